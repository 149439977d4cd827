"""Days off: neither pace nor period is judged by them."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.days_off import DaysOff, days_off
from kithward.goals.standing import Aim, judged_periods, periods_left, stand, ways_back
from kithward.goals.window import Every, Span, Window
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure
from tests.logs import Happened, log_of

MONDAY = date(2026, 6, 1)
AUGUST = (date(2026, 8, 1), date(2026, 8, 31))

stretches = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 40)).map(
        lambda pair: (MONDAY + timedelta(pair[0]), MONDAY + timedelta(pair[0] + pair[1]))
    ),
    max_size=6,
)


def events(*days: date) -> ActivityLog:
    return log_of(happened=[Happened("event", day.toordinal()) for day in days])


def weekly(first: date, *, times: int) -> ActivityLog:
    return events(*(first + timedelta(7 * week) for week in range(times)))


def test_stretches_that_touch_or_cover_each_other_are_one() -> None:
    found = days_off([(date(2026, 6, 8), date(2026, 6, 10)), (date(2026, 6, 1), date(2026, 6, 7)), (MONDAY, MONDAY)])

    assert found.stretches == ((MONDAY.toordinal(), date(2026, 6, 10).toordinal()),)


@given(stretches, st.integers(0, 300), st.integers(1, 200))
def test_day_after_so_many_working_days_has_so_many_before_it(
    off: list[tuple[date, date]], start: int, ahead: int
) -> None:
    found, day = days_off(off), MONDAY + timedelta(start)

    then = found.after(day, ahead)

    passed = (then - day).days - found.within(day.toordinal() + 1, then.toordinal())
    assert passed == ahead
    assert found.within(then.toordinal(), then.toordinal()) == 0


@given(stretches, st.lists(st.integers(0, 500), min_size=1, max_size=20))
def test_working_days_keep_their_order_and_count_what_is_between(
    off: list[tuple[date, date]], places: list[int]
) -> None:
    found = days_off(off)
    days = np.array(sorted(MONDAY.toordinal() + place for place in places), dtype=np.int32)

    working = found.working(days)

    assert (np.diff(working) >= 0).all()
    between = days[-1] - days[0] - found.within(int(days[0]) + 1, int(days[-1]))
    assert working[-1] - working[0] == between


def test_month_of_days_off_is_not_missed() -> None:
    log = events(date(2026, 7, 3), date(2026, 7, 10))
    aim = Aim(Measure("events"), 2, Window(date(2026, 7, 1), every=Every(1, "month")), days_off=days_off([AUGUST]))

    found = judged_periods(aim, log, as_of=date(2026, 9, 10))

    assert [(period.met, period.missed) for period in found] == [(True, False), (False, False)]


def test_holiday_neither_slows_the_pace_nor_counts_as_time_left() -> None:
    log = weekly(date(2026, 5, 1), times=13)
    aim = Aim(Measure("events"), 20, Window(date(2026, 5, 1), by=date(2026, 10, 31)), set_on=date(2026, 5, 1))
    rested = replace(aim, days_off=days_off([AUGUST]))

    after_holiday, without = (stand(one, log, as_of=date(2026, 8, 31)) for one in (rested, aim))

    assert after_holiday.rate.mean > without.rate.mean
    before = stand(rested, log, as_of=date(2026, 7, 31))
    assert before.horizon_days == (date(2026, 10, 31) - date(2026, 8, 31)).days
    assert stand(aim, log, as_of=date(2026, 7, 31)).horizon_days == before.horizon_days + 31


def test_later_date_that_would_do_lies_beyond_the_days_off() -> None:
    log = weekly(date(2026, 3, 1), times=20)
    window = Window(date(2026, 7, 15), by=date(2026, 7, 31))
    aim = Aim(Measure("events"), 3, window, set_on=date(2026, 3, 1))

    plain, rested = (
        ways_back(stand(one, log, as_of=date(2026, 7, 16))) for one in (aim, replace(aim, days_off=days_off([AUGUST])))
    )

    assert plain.by is not None
    assert rested.by is not None
    assert rested.by > plain.by


def test_periods_of_days_off_are_not_asked_for_any_more() -> None:
    window = Window(date(2026, 7, 1), by=date(2026, 10, 31), every=Every(1, "month"))
    aim = Aim(Measure("events"), 2, window)
    running = Span(date(2026, 7, 1), date(2026, 7, 31))

    assert periods_left(aim, running) == 4
    assert periods_left(replace(aim, days_off=days_off([AUGUST])), running) == 3


def test_no_days_off_change_nothing() -> None:
    days = np.array([1, 5, 9], dtype=np.int32)

    assert not DaysOff()
    assert DaysOff().working(days).tolist() == [1, 5, 9]
    assert DaysOff().after(MONDAY, 10) == MONDAY + timedelta(10)
