"""When a goal is judged: by a day, or once every so many periods. Pure calendar arithmetic."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

Period = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Every:
    """A rhythm: once every `n` periods."""

    n: int
    period: Period

    @property
    def days(self) -> float:
        """The usual length in days."""
        return self.n * {"day": 1, "week": 7, "month": 30.4375, "quarter": 91.3125, "year": 365.25}[self.period]


@dataclass(frozen=True, slots=True)
class Window:
    """From `starts_on`, by a last day (included), per period, or both (a rhythm with an end)."""

    starts_on: date
    by: date | None = None
    every: Every | None = None

    def __post_init__(self) -> None:
        if self.by is None and self.every is None:
            raise ValueError("a window needs a last day or a rhythm")
        if self.by is not None and self.by < self.starts_on:
            raise ValueError("a window cannot end before it starts")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def start_of_period(day: date, period: Period, week_start: int = 0) -> date:
    """The first day of the calendar period that holds `day`; weeks begin on `week_start` (Monday is 0)."""
    if period == "week":
        return day - timedelta(days=(day.weekday() - week_start) % 7)
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    if period == "year":
        return day.replace(month=1, day=1)
    return day


def one_turn(every: Every) -> tuple[int, int]:
    """The months and the days of one turn of the rhythm."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(every.period, 0) * every.n
    return months, {"day": 1, "week": 7}.get(every.period, 0) * every.n


def span_at(window: Window, day: date, week_start: int = 0) -> Span:
    """The span that holds `day`: the period it falls in for a rhythm, else the whole window.

    A day before the start gives the first span, a day after the end the last. A rhythm's first period is the calendar
    period that holds the start, whole, so that "two a month" set on the 20th still says which month it speaks of; its
    last one is cut at the window's end.
    """
    if window.every is None:
        assert window.by is not None
        return Span(window.starts_on, window.by)
    origin = start_of_period(window.starts_on, window.every.period, week_start)
    within = min(max(day, window.starts_on), window.by or date.max)
    turn = turns_between(origin, within, window.every)
    last = add_turns(origin, window.every, turn + 1) - timedelta(days=1)
    return Span(add_turns(origin, window.every, turn), min(last, window.by or date.max))


def add_turns(origin: date, every: Every, turns: int) -> date:
    """`origin` moved by so many turns of the rhythm, as far as the calendar goes."""
    months, days = one_turn(every)
    try:
        return origin + (relativedelta(months=months * turns) if months else timedelta(days=days * turns))
    except (OverflowError, ValueError):
        return date.max if turns > 0 else date.min


def turns_between(origin: date, day: date, every: Every) -> int:
    """How many whole turns of the rhythm lie between `origin` and `day`."""
    months, days = one_turn(every)
    if not months:
        return (day - origin).days // days
    return ((day.year - origin.year) * 12 + day.month - origin.month) // months
