"""The way of a goal through its span: what stood on its days, and where it may go."""

from datetime import date, timedelta

import pytest

from kithward.goals.course import MOST_AHEAD, Course, Stood, course
from kithward.goals.standing import Aim, stand
from kithward.goals.window import Every, Window
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure
from tests.logs import Happened, Somebody, log_of

TODAY = date(2026, 6, 10)
FIRST = date(2026, 6, 1)
EVENTS = Measure("events")
MONTH = Window(FIRST, by=date(2026, 6, 30))


def events(*days: date, minutes: int = -1, kind: str = "event") -> ActivityLog:
    return log_of([], [Happened(kind, day.toordinal(), minutes=minutes) for day in days])


def course_of(log: ActivityLog, window: Window = MONTH, *, as_of: date = TODAY, **aim: object) -> Course:
    parts = {"measure": EVENTS, "target": 4, "state": "active", **aim}
    return course(stand(Aim(window=window, **parts), log, as_of=as_of))  # type: ignore[arg-type]


def test_each_day_on_which_something_counted_says_what_stood_then() -> None:
    twice, once, before = date(2026, 6, 3), date(2026, 6, 9), date(2026, 5, 20)

    found = course_of(events(before, twice, twice, once))

    assert (found.first, found.last, found.as_of, found.target) == (FIRST, MONTH.by, TODAY, 4)
    assert (found.start, found.so_far) == (0, (Stood(twice, 2), Stood(once, 3)))
    assert found.done == 3


def test_nothing_so_far_stands_at_zero() -> None:
    found = course_of(events())

    assert (found.start, found.so_far, found.done) == (0, (), 0)


def test_level_starts_at_what_stood_before_the_span() -> None:
    known = [Somebody(met=day.toordinal()) for day in (date(2026, 1, 5), date(2026, 2, 5), date(2026, 6, 4))]

    found = course_of(log_of(known), measure=Measure("people", "connect", level=True))

    assert (found.start, found.so_far) == (2, (Stood(date(2026, 6, 4), 3),))


def test_minutes_are_added_up_and_forecast_in_sessions() -> None:
    log = events(date(2026, 6, 2), date(2026, 6, 4), minutes=30, kind="practice")

    found = course_of(log, measure=Measure("minutes"), target=300)

    assert found.so_far == (Stood(date(2026, 6, 2), 30), Stood(date(2026, 6, 4), 60))
    assert all((day.high - 60) % 30 == 0 for day in found.ahead)


def test_every_day_ahead_has_its_band_and_the_last_one_agrees_with_the_standing() -> None:
    log = events(*(TODAY - timedelta(days=3 * back) for back in range(3)))
    standing = stand(Aim(EVENTS, 12, MONTH, state="active"), log, as_of=TODAY)

    found = course(standing)

    assert [day.day for day in found.ahead] == [TODAY + timedelta(days=ahead) for ahead in range(1, 21)]
    last = found.ahead[-1]
    assert (last.low, last.middle, last.high) == standing.band
    assert all(found.done <= day.low <= day.middle <= day.high for day in found.ahead)
    assert all(before.middle <= after.middle for before, after in zip(found.ahead, found.ahead[1:], strict=False))


def test_days_of_a_long_span_are_spread_and_hold_the_last_one() -> None:
    found = course_of(events(TODAY), Window(FIRST, by=date(2036, 5, 31)), target=50)

    assert len(found.ahead) == MOST_AHEAD
    assert found.ahead[-1].day == date(2036, 5, 31)


def test_last_day_can_still_bring_something() -> None:
    found = course_of(events(), Window(FIRST, by=TODAY))

    assert [day.day for day in found.ahead] == [TODAY]


def test_span_that_lies_ahead_is_forecast_over_its_own_days() -> None:
    first = TODAY + timedelta(days=10)

    found = course_of(events(), Window(first, by=first + timedelta(days=4)))

    assert [day.day for day in found.ahead] == [first + timedelta(days=ahead) for ahead in range(5)]


@pytest.mark.parametrize("state", ["met", "missed", "dropped"])
def test_closed_goal_has_nothing_ahead(state: str) -> None:
    assert course_of(events(TODAY), state=state).ahead == ()


def test_span_that_is_over_has_nothing_ahead_and_ends_on_its_last_day() -> None:
    found = course_of(events(date(2026, 6, 3)), as_of=date(2026, 7, 9))

    assert (found.as_of, found.ahead, found.done) == (date(2026, 6, 30), (), 1)


def test_rhythm_shows_its_running_period() -> None:
    found = course_of(events(date(2026, 5, 9), date(2026, 6, 9)), Window(date(2026, 4, 1), every=Every(1, "month")))

    assert (found.first, found.last, found.so_far) == (FIRST, date(2026, 6, 30), (Stood(date(2026, 6, 9), 1),))
