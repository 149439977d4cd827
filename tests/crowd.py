"""A workspace with as many rows as a test wants, written past the actions because those would take minutes."""

from datetime import date, timedelta
from uuid import UUID

from kithward.goals.models import GoalAspiration
from kithward.network.actions import Happening, add_outcome, log_activity
from kithward.network.models import (
    Activity,
    EmailAddress,
    FollowUp,
    KnownLink,
    Outcome,
    Participation,
    Person,
    TieRole,
)
from kithward.network.tallies import recount_ties
from kithward.planning.models import Opportunity
from kithward.reviews.models import Review, ReviewNote
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import STEPS
from kithward.vision.models import Aspiration, ReflectionAnswer, VisionVersion
from kithward.vision.reflection import QUESTIONS
from kithward.wins.models import Thanks, Win
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace
from tests.scenes import assess, close_goal, set_goal

FIELDS = ("fintech", "machine learning", "climate tech", "")
MOST_REVIEWED = 50  # weeks
A_GOAL_IN_WEEKS = 10
MOST_ENVISIONED = 20  # nobody has thousands of visions
WAYS = ("call", "meeting", "message", "event")


def crowd(workspace: Workspace, today: date, *, size: int, prefix: str = "Person") -> None:
    """So many people and so many things that happened, half of them with the first; what is dated lies around today."""
    version = log_changed(workspace)
    people = Person.objects.bulk_create(
        Person(
            workspace=workspace,
            name=f"{prefix} {number:04d}",
            name_key=f"{prefix} {number:04d}".casefold(),
            title="Head of Data",
            fields=[FIELDS[number % 4]] if FIELDS[number % 4] else [],
            seniority="leader",
            place="Berlin",
            log_version=version,
        )
        for number in range(size)
    )
    activities = Activity.objects.bulk_create(
        Activity(
            workspace=workspace,
            kind=WAYS[number % 4],
            day=today - timedelta(days=number % 300),
            topics=["mentoring"],
            log_version=version,
        )
        for number in range(size)
    )
    first = people[0]
    with_whom = [
        (activity, {people[number].id, first.id} if number % 2 else {people[number].id})
        for number, activity in enumerate(activities)
    ]
    Participation.objects.bulk_create(
        Participation(workspace=workspace, activity_id=activity.id, person_id=person_id)
        for activity, ids in with_whom
        for person_id in ids
    )
    recount_ties(workspace, [person.id for person in people], version=version)
    around(workspace, today, [person.id for person in people])
    celebrate(workspace, today, activities, prefix=prefix)
    for quarters in (2, 1):
        assess(workspace, today - timedelta(days=95 * quarters), quarters)
    last_month(workspace, today, people[-1])
    events = set_goal(workspace, "attend two events per month", today)
    set_goal(workspace, "connect with five people in fintech within a year", today)
    envision(workspace, today, prefix, size=min(size, MOST_ENVISIONED), serves=events.id)
    look_back(workspace, today, prefix, weeks=min(size, MOST_REVIEWED))


def last_month(workspace: Workspace, today: date, person: Person) -> None:
    """Three calls of last month, each of which brought something, however small the crowd is."""
    for day in range(3):
        call = Happening("call", last_over("month", today).first + timedelta(day), minutes=30)
        made = log_activity(workspace, call, people={person.id: "present"}, as_of=today)
        add_outcome(workspace, "advice", person_id=person.id, activity_id=made.id, day=made.day)


def around(workspace: Workspace, today: date, people: list[UUID]) -> None:
    """Beside each person: an address, a promise, an outcome, a role, somebody they know, and something to do."""
    first = people[0]
    EmailAddress.objects.bulk_create(
        EmailAddress(workspace=workspace, person_id=one, address=f"{number}@example.org")
        for number, one in enumerate(people)
    )
    FollowUp.objects.bulk_create(
        FollowUp(
            workspace=workspace,
            person_id=first,
            what=f"Send paper {number}",
            due_on=today + timedelta(number % 60 - 30),
        )
        for number in range(len(people))
    )
    Outcome.objects.bulk_create(
        Outcome(workspace=workspace, person_id=first, kind="advice", day=today - timedelta(number % 90))
        for number in range(len(people))
    )
    TieRole.objects.bulk_create(
        TieRole(workspace=workspace, person_id=one, role="peer", since_on=today - timedelta(400)) for one in people
    )
    KnownLink.objects.bulk_create(
        KnownLink(
            workspace=workspace,
            person_id=min(first, one, key=lambda row: row.hex),
            other_id=max(first, one, key=lambda row: row.hex),
        )
        for one in people[1:]
    )
    Opportunity.objects.bulk_create(
        Opportunity(
            workspace=workspace, kind="event", title=f"Meetup {number}", minutes=90, on=today + timedelta(number % 40)
        )
        for number in range(len(people))
    )


def envision(workspace: Workspace, today: date, words: str, *, size: int, serves: UUID) -> None:
    """So many versions of a vision, so many aspirations that a goal serves, and an answer to each question."""
    VisionVersion.objects.bulk_create(
        VisionVersion(workspace=workspace, number=number, text=f"{words} at sea {number}", written_on=today)
        for number in range(1, size + 1)
    )
    aspirations = Aspiration.objects.bulk_create(
        Aspiration(workspace=workspace, kind="skill", text=f"{words} speaks {number}", rank=number)
        for number in range(1, size + 1)
    )
    GoalAspiration.objects.bulk_create(
        GoalAspiration(workspace=workspace, goal_id=serves, aspiration_id=row.id) for row in aspirations
    )
    ReflectionAnswer.objects.bulk_create(
        ReflectionAnswer(workspace=workspace, question=row.key, text=f"{words} leads. " * size, answered_on=today)
        for row in QUESTIONS
    )


def celebrate(workspace: Workspace, today: date, activities: list[Activity], *, prefix: str) -> None:
    """A win for each activity, every other one big, all with somebody to thank; their days lie around today."""
    wins = Win.objects.bulk_create(
        Win(
            workspace=workspace,
            key=f"hand:{number}",
            is_found=False,
            found_on=today,
            day=today - timedelta(days=number % 60),
            size=("big", "small")[number % 2],
            title=f"{prefix} said yes {number}",
            evidence="4 of 8",
            shown_by=[activity.id.hex],
        )
        for number, activity in enumerate(activities)
    )
    promises = list(FollowUp.objects.of(workspace).order_by("id"))
    Thanks.objects.bulk_create(
        Thanks(workspace=workspace, win_id=win.id, follow_up_id=promise.id)
        for win, promise in zip(wins, promises, strict=True)
    )


def look_back(workspace: Workspace, today: date, words: str, *, weeks: int) -> None:
    """A review of each of so many weeks, of last month and quarter; the last ones are open, all with a note a step.

    In that quarter somebody was written to, and a goal was missed for every ten weeks.
    """
    last, quarter = last_over("week", today), last_over("quarter", today)
    days = [days_with("week", last.first - timedelta(weeks=number)) for number in range(weeks)]
    rows = [
        Review(
            workspace=workspace,
            kind=one.kind,
            first_on=one.first,
            last_on=one.last,
            due_on=one.due_on,
            state="open" if is_open else "finished",
            begun_on=one.due_on,
            closed_on=None if is_open else one.due_on,
        )
        for one in (last_over("month", today), quarter, *days)
        for is_open in (one.kind != "week" or one == last,)
    ]
    Review.objects.bulk_create(rows)
    ReviewNote.objects.bulk_create(
        ReviewNote(
            workspace=workspace, review_id=row.id, step=step.key, text=f"{words} was there", written_on=row.due_on
        )
        for row in rows
        for step in STEPS[row.kind]
    )
    writing = Happening("message", quarter.last, began_by="me")
    log_activity(workspace, writing, people={Person.objects.of(workspace)[0].id: "present"}, as_of=today)
    for number in range(weeks // A_GOAL_IN_WEEKS):
        close_goal(workspace, f"send {number + 2} messages within a year", quarter.last, "missed")
