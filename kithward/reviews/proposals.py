"""What a review proposes for a goal, from what really happened: a slower rhythm, a larger target, or to look at it.

Pure. A rhythm is judged by a whole period of it: the last days of one prove nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from kithward.goals.sizes import STRETCH, chance_of, target_with, usual_chance
from kithward.goals.standing import ON_COURSE, Standing, events_needed
from kithward.goals.window import Every
from kithward.numerics import forecast

TOO_EASY: Final = 0.9  # of such a chance a goal asks for less than its person does anyway
QUIET_TIMES: Final = 3  # nothing counted for so many times as long as the goal leaves between two
LEAST_QUIET_DAYS: Final = 30  # a month without anything is no standstill yet, however often it asks
MOST_TIMES_SLOWER: Final = 6  # a rhythm stretched further is another goal
MOST_QUIET_DAYS: Final = 90  # a quarter without anything is one, however seldom it asks


@dataclass(frozen=True, slots=True)
class Larger:
    """A larger target for a goal that is too easy, with the chances of both at one's own pace."""

    target: int
    chance: float
    chance_now: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """A goal for which nothing counted for long: for so many days, and on which day something did last."""

    days: int
    last_on: date | None  # None where nothing ever counted
    asks_every: float  # days that the goal leaves between two events


def is_behind(at: Standing) -> bool:
    """Whether a goal under way is less likely met than one on course: a rhythm in a whole period of it."""
    if at.aim.window.every is None or at.aim.measure.level:
        return at.can_be_helped and at.course != "on course"
    return at.aim.state == "active" and at.course != "over" and usual_chance(at) < ON_COURSE


def slower(at: Standing) -> Every | None:
    """The rhythm with the same target and the shortest longer periods in which that is met with 80 %; None for none."""
    every = at.aim.window.every
    if every is None or at.aim.measure.level:
        return None
    needed = events_needed(at.aim.target, at.session_minutes)
    for times in range(2, MOST_TIMES_SLOWER + 1):
        longer = Every(every.n * times, every.period)
        days = min(round(longer.days), forecast.MOST_DAYS)
        if at.shift.applied(forecast.chance(at.rate, needed=needed, horizon_days=days)) >= forecast.WANTED:
            return longer
    return None


def larger(at: Standing) -> Larger | None:
    """A target that is met about as often as not, for a goal that is too easy; of a rhythm in a whole period."""
    is_under_way = at.can_be_helped or (at.aim.state == "active" and at.aim.window.every is not None)
    if not is_under_way or usual_chance(at) < TOO_EASY:
        return None
    target = target_with(at, STRETCH)
    return Larger(target, chance_of(at, target), usual_chance(at)) if target > at.aim.target else None


def quiet(at: Standing) -> Quiet | None:
    """How long nothing counted, for a goal that could still be helped and stands still.

    That is three times as long as it leaves between two events, but at least 30 days and at most 90, days off aside;
    before a goal was set nothing is held against it.
    """
    if not at.can_be_helped or not at.span.days:
        return None
    days = at.tally.counted.day
    last = int(days.max()) if len(days) else None
    set_on = (at.aim.set_on or at.span.first).toordinal()
    since, now = at.aim.days_off.working(np.array([max(last or set_on, set_on), at.as_of.toordinal()])).tolist()
    asks_every = at.span.days / max(events_needed(at.aim.target, at.session_minutes), 1)
    if now - since < min(max(QUIET_TIMES * asks_every, LEAST_QUIET_DAYS), MOST_QUIET_DAYS):
        return None
    return Quiet(now - since, date.fromordinal(last) if last else None, asks_every)
