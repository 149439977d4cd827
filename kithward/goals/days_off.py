"""Days off: no pace is kept on them and none is asked of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from kithward.goals.window import Span
from kithward.numerics.arrays import Ints


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Stretches of days off as ordinals, first and last included, ascending and apart from each other."""

    stretches: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def until(self, days: Ints) -> Ints:
        """How many days off there were up to each of these days (n,), that day included."""
        found = np.zeros_like(days)
        for first, last in self.stretches:
            found += np.clip(days - first + 1, 0, last - first + 1)
        return found

    def working(self, days: Ints) -> Ints:
        """The days (n,) counted without those off: two days are as far apart as the working days between them."""
        return np.asarray(days - self.until(days))

    def within(self, first: int, last: int) -> int:
        """How many of the days from `first` to `last`, both included, are off."""
        return sum(max(min(end, last) - max(begin, first) + 1, 0) for begin, end in self.stretches)

    def after(self, day: date, working_days: int) -> date:
        """The day on which so many working days have passed since `day`."""
        found = day.toordinal() + working_days
        for first, last in self.stretches:
            if last > day.toordinal() and first <= found:
                found += last - max(first, day.toordinal() + 1) + 1
        return date.fromordinal(min(found, date.max.toordinal()))

    def takes_most_of(self, span: Span) -> bool:
        """Whether more than half of a span's days are off, so that nothing can be asked of it."""
        return 2 * self.within(span.first.toordinal(), span.last.toordinal()) > span.days


NONE_OFF = DaysOff()


def days_off(stretches: Iterable[tuple[date, date]]) -> DaysOff:
    """Stretches of days in any order, also over each other, as days off."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted((first.toordinal(), last.toordinal()) for first, last in stretches):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return DaysOff(tuple(joined))
