"""The way of a goal through the span that is judged: what stood on its days, and where it may go. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kithward.goals.standing import Standing
from kithward.numerics import forecast

MOST_AHEAD = 60  # days ahead that are worked out: more than a picture can tell apart
OPEN = ("active", "paused", "draft")


@dataclass(frozen=True, slots=True)
class Stood:
    """What the goal stood at when a day was over on which something counted."""

    day: date
    done: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What will stand when a day is over: less than `low` or more than `high` one time in ten each."""

    day: date
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Course:
    """The way through one span, from what stood before its first day to where its last day may find it."""

    first: date
    last: date
    as_of: date
    target: int
    start: int  # 0, but for a level
    so_far: tuple[Stood, ...]
    ahead: tuple[Ahead, ...]  # empty for a goal that is over or closed

    @property
    def done(self) -> int:
        """What stands on the day itself."""
        return self.so_far[-1].done if self.so_far else self.start


def course(standing: Standing) -> Course:
    """The way of a goal through its span, as seen on the standing's day."""
    span = standing.span
    start, so_far = stood(standing)
    return Course(
        first=span.first,
        last=span.last,
        as_of=min(standing.as_of, span.last),
        target=standing.aim.target,
        start=start,
        so_far=so_far,
        ahead=ahead(standing) if standing.aim.state in OPEN else (),
    )


def stood(standing: Standing) -> tuple[int, tuple[Stood, ...]]:
    """What stood before the span, and then on each of its days on which something counted."""
    counted, first = standing.tally.in_last_spell, standing.span.first.toordinal()
    days, place = np.unique(standing.tally.counted.day[counted], return_inverse=True)
    sums = np.cumsum(np.bincount(place, weights=standing.tally.amount[counted], minlength=len(days)))
    before = int(np.searchsorted(days, first))
    start = int(sums[before - 1]) if before else 0
    later = zip(days[before:].tolist(), sums[before:].tolist(), strict=True)
    return start, tuple(Stood(date.fromordinal(day), int(done)) for day, done in later)


def ahead(standing: Standing) -> tuple[Ahead, ...]:
    """Where the goal may stand on days ahead, evenly spread, the last one of the span among them."""
    days = standing.horizon_days
    if not days:
        return ()
    horizons = np.unique(np.ceil(np.linspace(1, days, min(days, MOST_AHEAD)))).astype(np.int64)
    more = forecast.band(standing.rate, done=0, horizon_days=horizons) * standing.session_minutes
    begun = max(standing.as_of, standing.span.first - timedelta(days=1))
    return tuple(
        Ahead(
            min(standing.aim.days_off.after(begun, horizon), standing.span.last),
            *(int(standing.done + some) for some in row),
        )
        for horizon, row in zip(horizons.tolist(), more.tolist(), strict=True)
    )
