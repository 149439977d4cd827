"""A goal in three sizes, each with its chance at one's own pace. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from kithward.goals.days_off import NONE_OFF
from kithward.goals.sentence import write
from kithward.goals.sentence_measure import MOST
from kithward.goals.smart import chance_words
from kithward.goals.standing import Standing, events_needed
from kithward.goals.window import Span
from kithward.goals.wording import counted_in_words
from kithward.numerics import forecast

STRETCH = 0.5  # the largest that is as likely met as not
HARD = 0.15  # the largest that still comes true one time in seven
MINUTES_STEP = 5
OWN = "Yours"


@dataclass(frozen=True, slots=True)
class Size:
    """A goal with one target: what to call it, its sentence, and its chance."""

    name: str
    target: int
    words: str  # "3 leaders"
    sentence: str
    chance: float
    is_own: bool


def usual_chance(at: Standing) -> float:
    """The chance of a proposed goal: of a rhythm in a whole period, for the running one may be nearly over."""
    return chance_of(at, at.aim.target)


def sizes(at: Standing) -> tuple[Size, ...]:
    """The goal as it was said with two others beside it, smallest first; one alone where nothing is smaller."""
    own = at.aim.target
    named = {target: name for name, target in points(at) if target != own}
    if own > 1 and min(named, default=own) >= own:
        named[own // 2] = "Smaller"
    below = sorted(target for target in named if target < own)
    above = sorted(target for target in named if target > own)
    if len(below) < 2 and not above:
        above = [own + max(own // 2, 1)]
        named[above[0]] = "Larger"
    chosen = [*below[:1], own, *above[-1:]] if below and above else [*below[:2], own, *above[:2]]
    return tuple(size(at, target, named.get(target, OWN)) for target in sorted(chosen) if target <= MOST)


def points(at: Standing) -> Iterator[tuple[str, int]]:
    """The targets that one's pace suggests, with what to call them; the likeliest last, so that its name stays."""
    done, _ = usual_time(at)
    for name, wanted in (("Hard", HARD), ("A stretch", STRETCH), ("Floor", forecast.WANTED)):
        target = target_with(at, wanted)
        if target > done:
            yield name, target


def target_with(at: Standing, chance: float) -> int:
    """The largest target that is met with such a chance; minutes in round numbers."""
    done, days = usual_time(at)
    events = forecast.target_at(at.rate, horizon_days=days, probability=at.shift.undone(chance))
    target = done + int(events * at.session_minutes)
    return target - target % MINUTES_STEP if at.aim.measure.unit == "minutes" else target


def size(at: Standing, target: int, name: str) -> Size:
    aim, chance = at.aim, chance_of(at, target)
    return Size(
        name=f"{name}, {chance_words(chance)}" if name == OWN else name,
        target=target,
        words=counted_in_words(aim.measure, target),
        sentence=write(aim.measure, target, aim.window, at.as_of),
        chance=chance,
        is_own=name == OWN,
    )


def chance_of(at: Standing, target: int) -> float:
    done, days = usual_time(at)
    needed = events_needed(target - done, at.session_minutes)
    return at.shift.applied(forecast.chance(at.rate, needed=needed, horizon_days=days))


def usual_time(at: Standing) -> tuple[int, int]:
    """What is done already in the time that a size is judged by, and its days: for a rhythm one whole period."""
    every = at.aim.window.every
    if every is None:
        return at.done, at.horizon_days
    days = max(min(round(every.days), forecast.MOST_DAYS), 1)
    return (at.done if at.aim.measure.level else 0), days


def whole_period(at: Standing) -> Standing:
    """A rhythm before a whole period, nothing of it done yet, as `usual_chance` sees it; any other goal as it is."""
    if at.aim.window.every is None or at.aim.measure.level:
        return at
    _, days = usual_time(at)
    span = Span(at.as_of + timedelta(days=1), at.as_of + timedelta(days=days))
    chance = usual_chance(at)
    return replace(at, aim=replace(at.aim, days_off=NONE_OFF), span=span, done=0, chance=chance)


def times_in_ten(chance: float) -> str:
    """A chance as it would be told: "about 4 times in 10", "hardly ever", "nearly always"."""
    times = round(chance * 10)
    if times == 0:
        return "hardly ever"
    if times == 10:
        return "nearly always"
    return f"about {times} time{'' if times == 1 else 's'} in 10"
