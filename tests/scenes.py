"""A workspace with something in it, made by the actions that a person has."""

from datetime import date, timedelta

from kithward.assessment import actions as assessment
from kithward.assessment.statements import STATEMENTS
from kithward.goals.actions import Terms, add_goal, decide_state
from kithward.goals.models import Goal
from kithward.goals.sentence import read
from kithward.network.actions import Happening, add_person, log_activity, promise
from kithward.network.models import Person
from kithward.planning.actions import add_opportunity
from kithward.reviews import actions as reviews
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import MONTH, QUARTER, WEEK
from kithward.undo.actions import Trace
from kithward.vision.actions import add_aspiration
from kithward.vision.models import Aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.vision.writing import answer, write_vision
from kithward.wins.actions import add_win
from kithward.workspaces.models import Workspace


def set_goal(workspace: Workspace, sentence: str, today: date) -> Goal:
    """The goal that the sentence says."""
    found = read(sentence, today)
    assert found.measure
    assert found.target
    assert found.window
    return add_goal(workspace, Terms(found.measure, found.target, found.window, found.sentence), as_of=today)


def know(workspace: Workspace, name: str, today: date) -> Person:
    """Somebody met a year ago, with three coffees since."""
    person = add_person(workspace, name, title="Head of Machine Learning", met_on=today - timedelta(days=365))
    for days in (200, 160, 120):
        coffee = Happening("meeting", today - timedelta(days=days), form="coffee", minutes=45, began_by="me")
        log_activity(workspace, coffee, people={person.id: "present"}, as_of=today)
    return person


def assess(workspace: Workspace, today: date, value: int) -> None:
    """An assessment with the same answer to all twenty statements."""
    answers = {each.key: value for each in STATEMENTS}
    assessment.finish_traced(workspace, answers, as_of=today, trace=Trace(workspace))


def fill(workspace: Workspace, today: date) -> None:
    """Two goals, three people, a promise, an event today, and an assessment of the last quarter with all to grow."""
    set_goal(workspace, "attend two events per month", today)
    set_goal(workspace, "have ten meaningful conversations within a year", today)
    people = [know(workspace, name, today) for name in ("Maria Chen", "Jonas Weber", "Priya Natarajan")]
    promise(workspace, "send the paper", person_id=people[2].id, due_on=today - timedelta(days=3))
    assess(workspace, today - timedelta(days=100), 1)
    add_opportunity(workspace, "PyData meetup", kind="event", form="meetup", minutes=120, on=today)
    add_win(workspace, "Asked the first question", day=today - timedelta(days=1), as_of=today, size="big")


def envision(workspace: Workspace, today: date) -> Aspiration:
    """A vision written twice, one answer of the reflection, and two aspirations, of which this is the first."""
    answer(workspace, QUESTIONS[0], "I lead a team. I choose the problems.", as_of=today)
    write_vision(workspace, "I lead a team.", by=date(today.year + 5, 12, 31), as_of=today - timedelta(days=90))
    write_vision(workspace, "I lead a team\n\nby the sea.", as_of=today)
    first = add_aspiration(workspace, "Lead an applied-ML team", kind="position", by=date(today.year + 3, 12, 31))
    add_aspiration(workspace, "Speak in public with ease", kind="skill")
    return first


def look_back(workspace: Workspace, today: date) -> None:
    """The reviews of last week, month and quarter, begun; that of the week before, finished with a note at each step.

    In that quarter a goal was missed, another stood still, and there was practice on one day of each week.
    """
    last = last_over("week", today)
    before = days_with("week", last.first - timedelta(days=1))
    for step in WEEK:
        reviews.keep_note(workspace, before, step, f"Noted: {step.title.lower()}.", as_of=before.due_on)
    reviews.keep_note(workspace, last, WEEK[0], "A good talk with Maria.", as_of=today)
    reviews.keep_note(workspace, last_over("month", today), MONTH[0], "Writing first.", as_of=today)
    quarter = last_over("quarter", today)
    reviews.keep_note(workspace, quarter, QUARTER[0], "Still true.", as_of=today)
    close_goal(workspace, "read two books within a year", quarter.last, "missed")
    set_goal(workspace, "give forty talks within two years", quarter.first - timedelta(days=300))
    for week in range(13):
        practice = Happening("practice", quarter.first + timedelta(weeks=week))
        log_activity(workspace, practice, people={}, as_of=today)


def close_goal(workspace: Workspace, sentence: str, day: date, what: str) -> Goal:
    """The goal that the sentence says, set and closed on a day."""
    goal = set_goal(workspace, sentence, day)
    return decide_state(workspace, goal.id, what, as_of=day)
