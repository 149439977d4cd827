"""All that happened with one person, latest first: activities, promises, outcomes, roles, how we met."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kithward.network.models import Activity, FollowUp, Outcome, Participation, Person, TieRole
from kithward.workspaces.models import Workspace

A_PAGE: Final = 50
MOST_NAMED: Final = 4  # of the others who took part in an activity


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what happened with a person.

    `what` is "activity", "promised", "kept", "outcome", "role begun", "role ended" or "met"; `row` is what it tells of,
    and `others` are those who took part besides, of an activity.
    """

    day: date
    what: str
    row: Any
    others: tuple[str, ...] = ()
    more: int = 0  # who took part besides those


@dataclass(frozen=True, slots=True)
class Told:
    """All that was written down of one person besides activities, of which alone there are many."""

    follow_ups: tuple[Any, ...]  # each with the day on which it was talked about, as `promised_on`
    outcomes: tuple[Outcome, ...]
    roles: tuple[TieRole, ...]


def told_of(workspace: Workspace, person: Person) -> Told:
    """What was promised to a person, what came of it, and what they are and were to me."""
    promised_then = Q(activity__workspace=workspace) | Q(activity_id__isnull=True)
    follow_ups = FollowUp.objects.of(workspace).filter(promised_then, person_id=person.id)
    return Told(
        follow_ups=tuple(follow_ups.annotate(promised_on=F("activity__day"))),
        outcomes=tuple(Outcome.objects.of(workspace).filter(person_id=person.id)),
        roles=tuple(TieRole.objects.of(workspace).filter(person_id=person.id)),
    )


def happened_with(
    workspace: Workspace, person: Person, *, page: int = 1, told: Told | None = None
) -> tuple[list[Entry], bool]:
    """A page of all that happened with a person, latest first, and whether there is more behind it."""
    first = (page - 1) * A_PAGE
    beside = list(entries_of(person, told or told_of(workspace, person), ZoneInfo(workspace.time_zone)))
    passed = max(first - len(beside), 0)  # however they mix, so many activities at least stand on the pages before
    activities = activities_with(workspace, person.id, passed, first + A_PAGE + 1)
    lines = sorted([*activities, *beside], key=lambda entry: (entry.day, entry.row.id), reverse=True)[first - passed :]
    return with_others(workspace, person.id, lines[:A_PAGE]), len(lines) > A_PAGE


def activities_with(workspace: Workspace, person_id: UUID, first: int, last: int) -> list[Entry]:
    """Those of the activities with a person that stand at these places, the latest first."""
    rows = Activity.objects.of(workspace).filter(
        participations__workspace=workspace, participations__person_id=person_id
    )
    # As an expression: for the sake of its order SQLite would go through the days of everybody.
    latest = rows.order_by(Coalesce(F("day"), F("day")).desc(), "-id")[first:last]
    told = latest.values_list("id", "day", "kind", "form", "event_name", "topics", "note", named=True)
    return [Entry(row.day, "activity", row) for row in told]


def entries_of(person: Person, told: Told, zone: ZoneInfo) -> Iterator[Entry]:
    """The lines of what is told of a person besides activities, in no order."""
    if person.met_on:
        yield Entry(person.met_on, "met", person)
    for outcome in told.outcomes:
        yield Entry(outcome.day, "outcome", outcome)
    for role in told.roles:
        yield Entry(role.since_on, "role begun", role)
        if role.until_on:
            yield Entry(role.until_on, "role ended", role)
    for promise in told.follow_ups:
        # Made when it was talked about, or else when it was written down.
        made_on = promise.promised_on or promise.created_at.astimezone(zone).date()
        if promise.done_on is None or promise.done_on > made_on:
            yield Entry(made_on, "promised", promise)
        if promise.done_on:
            yield Entry(promise.done_on, "kept", promise)


def with_others(workspace: Workspace, person_id: UUID, entries: list[Entry]) -> list[Entry]:
    """The entries, those of activities with the names of those who took part besides the person."""
    activity_ids = [entry.row.id for entry in entries if entry.what == "activity"]
    if not activity_ids:
        return entries
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = Participation.objects.of(workspace).filter(activity_id__in=activity_ids, person__workspace=workspace)
    for activity_id, name in rows.exclude(person_id=person_id).values_list("activity_id", "person__name"):
        names[activity_id].append(name)
    return [with_names(entry, sorted(names.get(entry.row.id, ()))) for entry in entries]


def with_names(entry: Entry, names: list[str]) -> Entry:
    return Entry(entry.day, entry.what, entry.row, tuple(names[:MOST_NAMED]), more=max(len(names) - MOST_NAMED, 0))
