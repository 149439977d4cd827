"""What came of it: the outcomes of a year, where each came from, and what an hour of each kind of contact brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import F, QuerySet

from kithward.errors import BadInput, NotFound
from kithward.network.columns import DayNumber, as_uuid, columns
from kithward.network.models import Activity, Outcome
from kithward.network.queries import names_of
from kithward.network.snapshot import activity_log
from kithward.network.wording import happening_in_words
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ints
from kithward.numerics.measure import RECONNECT_DAYS
from kithward.numerics.sources import (
    SOURCES,
    WITHIN_DAYS,
    Brought,
    Record,
    brought,
    came_from,
    came_of_sources,
    hours_spent,
    source_of,
)
from kithward.workspaces.models import Workspace

DAYS = 365
MOST = 30  # outcomes that are told one by one


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
    rows = outcomes_between(workspace, first, as_of)
    told, _, tied = places_in(log, rows)
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


def record(workspace: Workspace, log: ActivityLog, as_of: date) -> Record:
    """What each kind of contact brought in the last twelve months; asked once for the same log, which reaches back."""
    return log.memory.once(("record", as_of), lambda: record_anew(workspace, log, as_of))


def record_anew(workspace: Workspace, log: ActivityLog, as_of: date) -> Record:
    first, last = (as_of - timedelta(days=DAYS - 1)).toordinal(), as_of.toordinal()
    rows = rows_of(Outcome.objects.of(workspace).filter(day__range=(date.fromordinal(first), as_of)))
    _, _, tied = places_in(log, rows)
    kinds = np.array(rows.kinds, dtype=object)
    came = {kind: came_of_sources(log, tied[kinds == kind], since=first) for kind in sorted(set(rows.kinds))}
    hours = hours_spent(log, since=first, until=last)
    return Record(tuple(hours.tolist()), tuple((kind, tuple(found.tolist())) for kind, found in came.items()))


def came(workspace: Workspace, outcome_ids: Sequence[UUID]) -> list[Came]:
    """These few outcomes with where they came from, the last ones first; those that are not here are left out."""
    rows = rows_with_ids(workspace, outcome_ids) if outcome_ids else None
    if not rows:
        return []
    log = activity_log(workspace, date.fromordinal(min(rows.days)) - timedelta(days=WITHIN_DAYS + RECONNECT_DAYS))
    told, _, tied = places_in(log, rows)
    return told_of(workspace, rows, log, tied, told)


def outcome_called(workspace: Workspace, name: str) -> UUID:
    """The outcome whose id ends like `name`; raises NotFound, or BadInput for several."""
    ending = name.strip().casefold().replace("-", "")
    ids = Outcome.objects.of(workspace).values_list("id", flat=True)
    found = [row_id for row_id in ids if ending and row_id.hex.endswith(ending)]
    if not found:
        raise NotFound(f"There is no outcome “{name}”: `kithward outcomes` lists them with their ids.")
    if len(found) > 1:
        raise BadInput(f"“{name}” fits {len(found)} outcomes: give more of the id.")
    return found[0]


def ids_since(workspace: Workspace, since: date, *, most: int) -> list[UUID]:
    """The last outcomes since a day."""
    rows = Outcome.objects.of(workspace).filter(day__gte=since).order_by("-day", "-id")
    return list(rows.values_list("id", flat=True)[:most])


def ids_with(workspace: Workspace, activity_id: UUID) -> list[UUID]:
    """The outcomes that were logged with an activity."""
    return list(Outcome.objects.of(workspace).filter(activity_id=activity_id).values_list("id", flat=True))


def outcomes_between(workspace: Workspace, first: date, last: date) -> Rows:
    """The outcomes of these days, the last ones first."""
    return rows_of(Outcome.objects.of(workspace).filter(day__range=(first, last)))


def rows_with_ids(workspace: Workspace, ids: Sequence[UUID]) -> Rows:
    """Those of these outcomes, one or more, that there are."""
    return rows_of(Outcome.objects.of(workspace).filter(id__in=ids))


def rows_of(outcomes: QuerySet[Outcome]) -> Rows:
    """Outcomes as columns, the last ones first."""
    names = ("id", "kind", "person_id", "activity_id", "note")
    return Rows(*columns(outcomes.order_by("-day", "-id"), *names, day=DayNumber(F("day"))))


def places_in(log: ActivityLog, rows: Rows) -> tuple[Ints, Ints, Ints]:
    """Where in a log each outcome's activity stands as it was told, its person, and the contact that it came from."""
    told = np.array(places_of(log, rows.activities), dtype=np.int32)
    person = np.array([log.people.index.get(one, UNKNOWN) for one in rows.people], dtype=np.int32)
    return told, person, came_from(log, person=person, day=np.array(rows.days, dtype=np.int64), told=told)


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
    known = tied[tied != UNKNOWN]
    source = source_of(log, since=int(log.day[known].min()) if len(known) else 0)
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
