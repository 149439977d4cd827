"""What one person does for my goals."""

from datetime import date, timedelta

from kithward import pipeline
from kithward.network.models import Person
from kithward.numerics.measure import Measure
from kithward.planning.for_person import CountsFor
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, habit, log, person

EARLIER = TODAY - timedelta(days=30)
LEADERS = Measure("people", "meet", field="machine learning", seniority="leader")


def counts(workspace: Workspace, who: Person, as_of: date = TODAY) -> tuple[CountsFor, ...]:
    return pipeline.counts_for(workspace, who.id, as_of)


def test_person_who_fits_would_count_after_the_contacts_that_the_goal_counts(workspace: Workspace) -> None:
    goal(workspace, LEADERS)
    maria = person(workspace, title="Head of Machine Learning")
    jonas = person(workspace, "Jonas Weber", title="Software engineer")

    (one,) = counts(workspace, maria)

    assert (one.times, one.after) == (0, ("meeting", "call"))
    assert one.standing.aim.target == 4
    assert counts(workspace, jonas) == ()


def test_person_who_counted_is_not_counted_again(workspace: Workspace) -> None:
    goal(workspace, LEADERS, as_of=EARLIER)
    maria = person(workspace, title="Head of Machine Learning")
    log(workspace, "call", maria)

    (one,) = counts(workspace, maria)

    assert (one.times, one.after) == (1, ())


def test_goal_that_counts_what_happened_says_how_often_the_person_was_in_it(workspace: Workspace) -> None:
    goal(workspace, Measure("conversations"), target=9)
    maria = person(workspace)
    for _ in range(2):
        log(workspace, "call", maria)

    (one,) = counts(workspace, maria)

    assert (one.times, one.after) == (2, ("meeting", "call"))


def test_tie_is_taken_up_again_only_after_a_silence(workspace: Workspace) -> None:
    goal(workspace, Measure("people", "reconnect"))
    silent, lately, never = (person(workspace, name) for name in ("Ana Lopez", "Jonas Weber", "Sam Ortiz"))
    habit(workspace, "call", silent, every=30, times=3, until=TODAY - timedelta(days=90))
    log(workspace, "call", lately, day=TODAY - timedelta(days=5))

    assert counts(workspace, silent)[0].after == ("meeting", "call", "message")
    assert counts(workspace, lately) == ()
    assert counts(workspace, never) == ()


def test_role_would_be_asked_of_those_who_fit_and_have_it_not(workspace: Workspace) -> None:
    from kithward.network.actions import give_role

    goal(workspace, Measure("people", role="mentor", seniority="leader"))
    maria, jonas = (person(workspace, name, seniority="leader") for name in ("Maria Chen", "Jonas Weber"))
    give_role(workspace, jonas.id, "mentor", since=EARLIER)

    assert [one.after for one in counts(workspace, maria)] == [("role",)]
    assert [one.after for one in counts(workspace, jonas)] == []


def test_goal_of_a_form_counts_a_contact_of_that_form(workspace: Workspace) -> None:
    goal(workspace, Measure("conversations", form="coffee", topic="mentoring", min_minutes=60))

    (one,) = counts(workspace, person(workspace))

    assert one.after == ("meeting", "call")
