"""Everything about one person, in a bounded number of questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final, TypeVar
from uuid import UUID

from kithward.network import queries
from kithward.network.acquaintances import Circle, Colleague, Shared, circle, colleagues, met_together
from kithward.network.editing import ways_of
from kithward.network.models import FollowUp, Outcome, Person, TieRole
from kithward.network.timeline import Entry, happened_with, told_of
from kithward.workspaces.models import Workspace

Row = TypeVar("Row", TieRole, Outcome)

MOST_OPEN: Final = 11  # follow-ups, and of roles and outcomes the latest


@dataclass(frozen=True, slots=True)
class Portrait:
    """Who somebody is, what was promised to them, what they are to me, what came of it, and whom they know."""

    person: Person
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]  # open, the earliest due first
    roles: tuple[TieRole, ...]  # the latest first
    outcomes: tuple[Outcome, ...]  # the latest first
    circle: Circle
    met_together: tuple[Shared, ...]
    colleagues: tuple[Colleague, ...]
    has_more_colleagues: bool
    timeline: tuple[Entry, ...]
    has_more: bool  # of the time line, behind this page


def portrait(workspace: Workspace, person_id: UUID, as_of: date, *, page: int = 1) -> Portrait:
    """Everything about one person on a day, with a page of their time line; raises NotFound."""
    person = queries.person(workspace, person_id)
    emails, phones = ways_of(workspace, person.id)
    told = told_of(workspace, person)
    entries, has_more = happened_with(workspace, person, page=page, told=told)
    others, has_more_colleagues = colleagues(workspace, person)
    return Portrait(
        person=person,
        emails=tuple(emails),
        phones=tuple(phones),
        follow_ups=open_ones(told.follow_ups)[:MOST_OPEN],
        roles=latest_first(told.roles, "since_on")[:MOST_OPEN],
        outcomes=latest_first(told.outcomes, "day")[:MOST_OPEN],
        circle=circle(workspace, person, as_of),
        met_together=tuple(met_together(workspace, person.id)),
        colleagues=others,
        has_more_colleagues=has_more_colleagues,
        timeline=tuple(entries),
        has_more=has_more,
    )


def open_ones(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """What was promised and is not done yet, the earliest due first."""
    rows = [row for row in follow_ups if row.done_on is None]
    return tuple(sorted(rows, key=lambda row: (row.due_on or date.max, row.id)))


def latest_first(rows: Iterable[Row], day: str) -> tuple[Row, ...]:
    """Rows in the order of one of their days."""
    return tuple(sorted(rows, key=attrgetter(day, "id"), reverse=True))
