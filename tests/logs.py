"""Small logs for the tests of what is counted: people and what happened with them, by place in the list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import (
    BEGAN_CODES,
    KIND_CODES,
    MEDIUM_CODES,
    NEVER,
    ROLE_CODES,
    SENIORITY_CODES,
    UNKNOWN,
    ActivityLog,
    Labels,
    People,
    RoleSpells,
    Ties,
)
from kithward.numerics.ties import tie_statistics

FAR = 3_652_059


@dataclass(frozen=True)
class Somebody:
    """A person; first and last day come from the log where they are not given."""

    fields: tuple[str, ...] = ()
    seniority: str = ""
    organisation: str = ""
    place: str = ""
    met: int = NEVER
    rhythm: float = np.nan


@dataclass(frozen=True)
class Happened:
    """An activity, follow-up kept, outcome or role begun."""

    kind: str
    day: int
    people: tuple[int, ...] = ()
    form: str = ""
    minutes: int = UNKNOWN
    medium: str = ""
    began_by: str = ""
    meaningful: bool | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class HasRole:
    """That a person was something to me from one day to another."""

    person: int
    role: str
    since: int
    until: int = FAR


def labels(words: Sequence[tuple[str, ...]]) -> Labels:
    names = tuple(dict.fromkeys(some for some in words if any(some)))
    codes = [names.index(some) if any(some) else UNKNOWN for some in words]
    return Labels(np.array(codes, dtype=np.int32), names)


def codes(values: Sequence[str], known: dict[str, int]) -> np.ndarray:
    return np.array([known.get(value, UNKNOWN) for value in values], dtype=np.int8)


def log_of(
    people: Sequence[Somebody] = (), happened: Sequence[Happened] = (), roles: Sequence[HasRole] = ()
) -> ActivityLog:
    """The log of these people and happenings; a role that begins is a happening of its day."""
    begun = [Happened("role", role.since, (role.person,)) for role in roles]
    rows = sorted([*happened, *begun], key=lambda row: row.day)
    pairs = [(number, person) for number, row in enumerate(rows) for person in row.people]
    return ActivityLog(
        ids=np.arange(len(rows)).astype(object),
        kind=codes([row.kind for row in rows], KIND_CODES),
        day=np.array([row.day for row in rows], dtype=np.int32),
        minutes=np.array([row.minutes for row in rows], dtype=np.int32),
        medium=codes([row.medium for row in rows], MEDIUM_CODES),
        began_by=codes([row.began_by for row in rows], BEGAN_CODES),
        meaningful=np.array([UNKNOWN if row.meaningful is None else row.meaningful for row in rows], dtype=np.int8),
        form=labels([(row.form,) for row in rows]),
        topics=labels([row.topics for row in rows]),
        pair_activity=np.array([activity for activity, _ in pairs], dtype=np.int32),
        pair_person=np.array([person for _, person in pairs], dtype=np.int32),
        people=people_of(people, rows),
        roles=RoleSpells(
            person=np.array([role.person for role in roles], dtype=np.int32),
            role=codes([role.role for role in roles], ROLE_CODES),
            since=np.array([role.since for role in roles], dtype=np.int32),
            until=np.array([role.until for role in roles], dtype=np.int32),
        ),
    )


def people_of(people: Sequence[Somebody], rows: Sequence[Happened]) -> People:
    contacts = [
        [row.day for row in rows if number in row.people and row.kind in CONTACT_KINDS] for number in range(len(people))
    ]
    ties = [tie_statistics(days) for days in contacts]
    met = [min([*days, person.met or FAR]) for days, person in zip(contacts, people, strict=True)]
    return People(
        ids=np.array([f"{number:032x}" for number in range(len(people))], dtype=object),
        seniority=codes([person.seniority for person in people], SENIORITY_CODES),
        fields=labels([person.fields for person in people]),
        organisation=labels([(person.organisation,) for person in people]),
        place=labels([(person.place,) for person in people]),
        ties=Ties(
            contact_count=np.array([count for count, _, _ in ties], dtype=np.int32),
            log_gap_sum=np.array([gaps for _, gaps, _ in ties], dtype=np.float64),
            first_day=np.array([NEVER if day == FAR else day for day in met], dtype=np.int32),
            last_day=np.array([last or NEVER for _, _, last in ties], dtype=np.int32),
            chosen_rhythm_days=np.array([person.rhythm for person in people], dtype=np.float64),
        ),
    )
