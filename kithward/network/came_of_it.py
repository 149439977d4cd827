"""What came of it: the outcomes of a year, where each came from, and what an hour of each kind of contact brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import F

from kithward.network.columns import DayNumber, as_uuid, columns
from kithward.network.models import Activity, Outcome
from kithward.network.queries import names_of
from kithward.network.snapshot import activity_log
from kithward.network.wording import happening_in_words
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.measure import RECONNECT_DAYS
from kithward.numerics.sources import SOURCES, WITHIN_DAYS, Brought, brought, came_from, source_of
from kithward.workspaces.models import Workspace

DAYS = 365
MOST = 50  # outcomes that are told one by one


@dataclass(frozen=True, slots=True)
class Origin:
    """The contact that an outcome came from."""

    activity_id: UUID
    day: date
    words: str
    source: str
    is_told: bool  # logged with it, not only the last contact before


@dataclass(frozen=True, slots=True)
class Came:
    """An outcome: what, when, from whom, and where it came from as far as that is known."""

    id: UUID
    kind: str
    day: date
    note: str
    person_id: UUID | None
    person: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class WhatCame:
    """The outcomes of a year and what brought them."""

    first: date
    last: date
    total: int
    untied: int  # outcomes that came from no contact that is known
    sources: tuple[Brought, ...]  # those that were used, or brought something
    usual: float  # outcomes an hour of anything brought
    outcomes: tuple[Came, ...]  # the last ones first


@dataclass(frozen=True, slots=True)
class Rows:
    """The outcomes as columns; ids as the database gives them."""

    ids: list[Any]
    kinds: list[str]
    people: list[Any]
    activities: list[Any]
    notes: list[str]
    days: list[int]

    def __len__(self) -> int:
        return len(self.ids)


def what_came(workspace: Workspace, as_of: date, *, most: int = MOST) -> WhatCame:
    """What came of the contacts of the last twelve months."""
    first = as_of - timedelta(days=DAYS - 1)
    log = activity_log(workspace, first - timedelta(days=WITHIN_DAYS + RECONNECT_DAYS))
    read = Outcome.objects.of(workspace).filter(day__range=(first, as_of)).order_by("-day", "-id")
    names = ("id", "kind", "person_id", "activity_id", "note")
    rows = Rows(*columns(read, *names, day=DayNumber(F("day"))))
    told = np.array(places_of(log, rows.activities), dtype=np.int64)
    person = np.array([log.people.index.get(one, UNKNOWN) for one in rows.people], dtype=np.int64)
    tied = came_from(log, person=person, day=np.array(rows.days, dtype=np.int64), told=told)
    found = brought(log, tied, since=first.toordinal(), until=as_of.toordinal())
    hours = sum(one.hours for one in found)
    return WhatCame(
        first=first,
        last=as_of,
        total=len(rows),
        untied=int((tied == UNKNOWN).sum()),
        sources=tuple(one for one in found if one.times or one.outcomes),
        usual=sum(one.outcomes for one in found) / hours if hours else 0.0,
        outcomes=tuple(told_of(workspace, rows, log, tied[:most], told[:most])),
    )


def places_of(log: ActivityLog, ids: Sequence[Any]) -> list[int]:
    """Where the activities with these ids stand in the log."""
    if not any(ids):
        return [UNKNOWN] * len(ids)
    place = log.memory.once("places of ids", lambda: {row_id: number for number, row_id in enumerate(log.ids)})
    return [place.get(one, UNKNOWN) if one else UNKNOWN for one in ids]


def told_of(workspace: Workspace, rows: Rows, log: ActivityLog, tied: Any, told: Any) -> list[Came]:
    """The first of these outcomes with their names, and with what they came from in words."""
    origins = origins_of(workspace, log, tied, told)
    people = [as_uuid(one) if one else None for one in rows.people[: len(tied)]]
    names = names_of(workspace, {one for one in people if one})
    return [
        Came(
            id=as_uuid(rows.ids[at]),
            kind=rows.kinds[at],
            day=date.fromordinal(rows.days[at]),
            note=rows.notes[at],
            person_id=person_id,
            person=names.get(person_id, "") if person_id else "",
            origin=origin,
        )
        for at, (origin, person_id) in enumerate(zip(origins, people, strict=True))
    ]


def origins_of(workspace: Workspace, log: ActivityLog, tied: Any, told: Any) -> list[Origin | None]:
    """What each of these outcomes came from, where that is known."""
    source = source_of(log)
    ids = [None if place == UNKNOWN else as_uuid(log.ids[place]) for place in tied]
    rows = {row.id: row for row in Activity.objects.of(workspace).filter(id__in={one for one in ids if one})}
    found: list[Origin | None] = []
    for at, activity_id in enumerate(ids):
        row = rows.get(activity_id) if activity_id else None
        if row is None:
            found.append(None)
            continue
        words = happening_in_words(row.kind, form=row.form, event=row.event_name, topics=row.topics)
        found.append(Origin(row.id, row.day, words, SOURCES[int(source[tied[at]])], bool(told[at] != UNKNOWN)))
    return found
