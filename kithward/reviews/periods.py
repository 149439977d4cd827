"""The days that a review looks at, and when it is due (pure)."""

from dataclasses import dataclass
from datetime import date, timedelta

from kithward.goals.window import Period, start_of_period
from kithward.language.dates import shift

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A week, a month or a quarter that is looked back at."""

    kind: Period
    first: date
    last: date

    @property
    def due_on(self) -> date:
        """When its review is due, unless it is moved: the day after."""
        return self.last + DAY

    @property
    def latest(self) -> date:
        """The last day to which its review can be moved: then the next one is due."""
        return end_of(self.kind, self.due_on)


def days_with(kind: Period, day: date, week_start: int = 0) -> Days:
    """The days of that kind that a day is one of."""
    first = start_of_period(day, kind, week_start)
    return Days(kind, first, end_of(kind, first))


def last_over(kind: Period, today: date, week_start: int = 0) -> Days:
    """The last week, month or quarter that is over."""
    return days_with(kind, start_of_period(today, kind, week_start) - DAY, week_start)


def end_of(kind: Period, first: date) -> date:
    """The last day of what begins on this one."""
    if kind == "week":
        return first + timedelta(days=6)
    return shift(first, months=3 if kind == "quarter" else 1) - DAY
