"""All that happened with one person, latest first: activities, promises, outcomes, roles, how we met."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kithward.network.models import Activity, FollowUp, Outcome, Participation, Person, TieRole
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped

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


def happened_with(workspace: Workspace, person: Person, *, page: int = 1) -> tuple[list[Entry], bool]:
    """A page of all that happened with a person, latest first, and whether there is more behind it."""
    first = (page - 1) * A_PAGE
    lines = list(every_line(workspace, person)[first : first + A_PAGE + 1])
    some = lines[:A_PAGE]
    rows = rows_behind(workspace, person, some)
    others = others_in(workspace, person.id, [row_id for _, what, row_id in some if what == "activity"])
    zone = ZoneInfo(workspace.time_zone)
    entries = [entry(rows, others, line, zone) for line in some if line[2] in rows]
    return entries, len(lines) > A_PAGE


def entry(rows: dict[UUID, Any], others: dict[UUID, list[str]], line: tuple[date, str, UUID], zone: ZoneInfo) -> Entry:
    day, what, row_id = line
    if what == "promised" and rows[row_id].activity_id is None:
        day = rows[row_id].created_at.astimezone(zone).date()
    named = sorted(others.get(row_id, []))
    return Entry(day, what, rows[row_id], tuple(named[:MOST_NAMED]), max(len(named) - MOST_NAMED, 0))


def every_line(workspace: Workspace, person: Person) -> QuerySet[Any]:
    """The day, kind and row id of each line, the latest first."""
    follow_ups = FollowUp.objects.of(workspace).filter(person_id=person.id)
    follow_ups = follow_ups.filter(Q(activity__workspace=workspace) | Q(activity_id__isnull=True))
    # A promise was made when it was talked about, or else when it was written down: sorted by the day in UTC, which
    # the database knows without being told of time zones row by row, and shown by the day it was here.
    written_on = models.Func("created_at", function="DATE")
    promised = follow_ups.annotate(made_on=Coalesce("activity__day", written_on, output_field=models.DateField()))
    roles = TieRole.objects.of(workspace).filter(person_id=person.id)
    sources = [
        lines_of(promised.filter(Q(done_on__isnull=True) | Q(done_on__gt=F("made_on"))), "made_on", "promised"),
        lines_of(follow_ups.filter(done_on__isnull=False), "done_on", "kept"),
        lines_of(Outcome.objects.of(workspace).filter(person_id=person.id), "day", "outcome"),
        lines_of(roles, "since_on", "role begun"),
        lines_of(roles.filter(until_on__isnull=False), "until_on", "role ended"),
        lines_of(Person.objects.of(workspace).filter(id=person.id, met_on__isnull=False), "met_on", "met"),
    ]
    parts = Participation.objects.of(workspace).filter(person_id=person.id, activity__workspace=workspace)
    activities = lines_of(parts, "activity__day", "activity", "activity_id")
    together: QuerySet[Any] = activities.union(*sources, all=True)
    return together.order_by("-day_of", "-row_id")


def lines_of(rows: QuerySet[Any], day: str, what: str, row_id: str = "id") -> QuerySet[Any]:
    """The day, kind and id of these rows."""
    told = Value(what, output_field=models.CharField())
    # As an expression: for the sake of its order SQLite would go through the days of everybody.
    day_of = Coalesce(F(day), F(day))
    lines: QuerySet[Any] = rows.annotate(day_of=day_of, told=told, row_id=F(row_id))
    return lines.values_list("day_of", "told", "row_id")


def rows_behind(workspace: Workspace, person: Person, lines: list[tuple[date, str, UUID]]) -> dict[UUID, Any]:
    """The rows that these lines tell of, by their ids."""
    tables: dict[str, type[Scoped]] = {
        "activity": Activity,
        "promised": FollowUp,
        "kept": FollowUp,
        "outcome": Outcome,
        "role begun": TieRole,
        "role ended": TieRole,
    }
    wanted: defaultdict[type[Scoped], set[UUID]] = defaultdict(set)
    for _, what, row_id in lines:
        if what in tables:
            wanted[tables[what]].add(row_id)
    found: dict[UUID, Any] = {person.id: person}
    for table, ids in wanted.items():
        found |= {row.id: row for row in table.objects.of(workspace).filter(id__in=ids)}
    return found


def others_in(workspace: Workspace, person_id: UUID, activity_ids: list[UUID]) -> dict[UUID, list[str]]:
    """The names of those who took part in each of these activities besides a person."""
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = Participation.objects.of(workspace).filter(activity_id__in=activity_ids, person__workspace=workspace)
    for activity_id, name in rows.exclude(person_id=person_id).values_list("activity_id", "person__name"):
        names[activity_id].append(name)
    return dict(names)
