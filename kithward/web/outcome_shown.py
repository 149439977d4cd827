"""An outcome as pages show it."""

from dataclasses import dataclass
from uuid import UUID

from kithward.language.dates import day_in_words
from kithward.network.came_of_it import Came
from kithward.outcomes import Proposed
from kithward.web.shown import addresses


@dataclass(frozen=True, slots=True)
class GoalOfOutcome:
    """A goal that an outcome belongs to."""

    id: UUID
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class ForShown:
    """What an outcome was for, and what may be chosen with one click."""

    url: str
    tied: tuple[GoalOfOutcome, ...]
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class CameShown:
    """An outcome, where it came from, and what it was for."""

    id: UUID
    what: str
    day: str
    note: str
    person: str
    person_url: str
    origin: str
    origin_day: str
    origin_url: str
    is_told: bool
    was_for: ForShown | None


def came_shown(row: Came, was_for: ForShown | None = None) -> CameShown:
    """An outcome in words."""
    origin = row.origin
    return CameShown(
        id=row.id,
        what=row.kind.capitalize(),
        day=day_in_words(row.day),
        note=row.note,
        person=row.person,
        person_url=addresses("person")(row.person_id) if row.person_id else "",
        origin=origin.words if origin else "",
        origin_day=day_in_words(origin.day) if origin else "",
        origin_url=addresses("activity")(origin.activity_id) if origin else "",
        is_told=bool(origin and origin.is_told),
        was_for=was_for,
    )
