"""Everything about one person, in a bounded number of questions."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F

from kithward.network import queries
from kithward.network.acquaintances import Circle, Shared, circle, colleagues, met_together
from kithward.network.editing import ways_of
from kithward.network.models import FollowUp, Outcome, Person, TieRole
from kithward.network.timeline import Entry, happened_with
from kithward.workspaces.models import Workspace

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
    colleagues: tuple[Person, ...]
    colleagues_in_all: int
    timeline: tuple[Entry, ...]
    has_more: bool  # of the time line, behind this page


def portrait(workspace: Workspace, person_id: UUID, as_of: date, *, page: int = 1) -> Portrait:
    """Everything about one person on a day, with a page of their time line; raises NotFound."""
    person = queries.person(workspace, person_id)
    emails, phones = ways_of(workspace, person.id)
    entries, has_more = happened_with(workspace, person, page=page)
    others, others_in_all = colleagues(workspace, person)
    return Portrait(
        person=person,
        emails=tuple(emails),
        phones=tuple(phones),
        follow_ups=open_follow_ups_of(workspace, person.id),
        roles=tuple(TieRole.objects.of(workspace).filter(person_id=person.id).order_by("-since_on", "-id")[:MOST_OPEN]),
        outcomes=tuple(Outcome.objects.of(workspace).filter(person_id=person.id).order_by("-day", "-id")[:MOST_OPEN]),
        circle=circle(workspace, person, as_of),
        met_together=tuple(met_together(workspace, person.id)),
        colleagues=tuple(others),
        colleagues_in_all=others_in_all,
        timeline=tuple(entries),
        has_more=has_more,
    )


def open_follow_ups_of(workspace: Workspace, person_id: UUID) -> tuple[FollowUp, ...]:
    """What was promised to a person and is not done yet, the earliest due first."""
    rows = FollowUp.objects.of(workspace).filter(person_id=person_id, done_on__isnull=True)
    return tuple(rows.order_by(F("due_on").asc(nulls_last=True), "id")[:MOST_OPEN])
