"""What changed for each goal since about a week ago: the chance and the count then and now, and why. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np

from kithward.goals.reasons import Row, rows_at, took_part, what_happened
from kithward.goals.standing import Given, Standing
from kithward.numerics.arrays import UNKNOWN, ActivityLog

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
MOST_DAYS_OFF = 5  # a forecast made so many days before or after is still "about a week ago"
MOST_TOLD = 3
LEAST_CHANGE = 0.02


@dataclass(frozen=True, slots=True)
class Counted:
    """One piece of evidence that came since: what happened, in words, and the places of those who took part."""

    words: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A goal then and now; what is None was not kept or speaks of another span of time."""

    standing: Standing
    made_on: date | None
    done_then: int | None
    chance_then: float | None
    counted: tuple[Counted, ...]  # the latest first
    counted_more: int  # besides those
    target_then: int | None
    apart: str = "a week"  # then and now, in words

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to tell."""
        moved = self.chance_then is not None and abs(self.standing.chance - self.chance_then) >= LEAST_CHANGE
        return bool(self.counted) or moved or self.target_changed

    @property
    def target_changed(self) -> bool:
        return self.target_then is not None and self.target_then != self.standing.aim.target

    @property
    def why(self) -> str:
        """Why the chance moved, where no evidence tells it."""
        if self.counted:
            return ""
        if self.target_changed:
            return f"the target is {self.standing.aim.target} now, it was {self.target_then}"
        if self.done_then is not None and self.done_then > self.standing.done:
            return "something that had counted does not count any more"
        return f"nothing counted, and {self.apart} less is left"


def nearest(
    kept: Sequence[tuple[date, Given]], as_of: date, *, ago: timedelta = WEEK
) -> dict[UUID, tuple[date, Given]]:
    """For each goal the forecast that was made nearest to a day, a week ago unless it is said."""
    wanted = as_of - ago
    found: dict[UUID, tuple[date, Given]] = {}
    for made_on, given in sorted(kept, key=lambda row: (abs((row[0] - wanted).days), row[0])):
        if abs((made_on - wanted).days) <= MOST_DAYS_OFF:
            found.setdefault(given.goal_id, (made_on, given))
    return found


def since_then(
    standings: Sequence[Standing],
    log: ActivityLog,
    then: Mapping[UUID, tuple[date, Given]],
    as_of: date,
    *,
    ago: timedelta = WEEK,
) -> list[Since]:
    """What changed for each goal since the forecast kept of it, or else within a week or what is said."""
    return [since_for(at, log, then.get(at.aim.goal_id) if at.aim.goal_id else None, as_of, ago) for at in standings]


def since_for(at: Standing, log: ActivityLog, then: tuple[date, Given] | None, as_of: date, ago: timedelta) -> Since:
    made_on, given = then or (None, None)
    same_span = given is not None and given.judged_on == at.span.last
    after = (made_on or as_of - ago).toordinal()
    rows = np.flatnonzero(at.tally.in_last_spell & (at.tally.counted.day > after))[::-1]
    return Since(
        standing=at,
        made_on=made_on if same_span else None,
        done_then=given.done if given and same_span else None,
        chance_then=at.shift.applied(given.chance) if given and same_span else None,
        counted=tuple(counted(log, row) for row in rows_at(at.tally.counted, rows[:MOST_TOLD])),
        counted_more=max(len(rows) - MOST_TOLD, 0),
        target_then=given.target if given and same_span else None,
        apart="a week" if ago == WEEK else "a month",
    )


def counted(log: ActivityLog, row: Row) -> Counted:
    who = (row.person,) if row.person != UNKNOWN else ()
    return Counted(what_happened(log, row), who or (took_part(log, row.activity) if row.activity != UNKNOWN else ()))
