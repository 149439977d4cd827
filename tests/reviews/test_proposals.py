"""What a review proposes for a goal: a larger target for one that is too easy, a word on one that stands still."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithward.goals.days_off import days_off
from kithward.goals.standing import Aim, Standing, stand
from kithward.goals.window import Every, Window
from kithward.numerics import forecast
from kithward.numerics.measure import Measure
from kithward.reviews.proposals import is_behind, larger, quiet, slower
from tests.logs import Happened, log_of

TODAY = date(2026, 11, 25)
QUARTER = Window(TODAY - timedelta(days=30), by=TODAY + timedelta(days=60))
MONTHLY = Window(TODAY - timedelta(days=300), every=Every(1, "month"))
YEAR = Window(TODAY - timedelta(days=200), by=TODAY + timedelta(days=164))


def standing(target: int, window: Window, days_ago: range | list[int], **parts: object) -> Standing:
    """A goal of events, set when its window began, and events so many days ago."""
    log = log_of([], [Happened("event", TODAY.toordinal() - back) for back in sorted(days_ago, reverse=True)])
    aim = Aim(Measure("events"), target, window, state="active", set_on=window.starts_on, **parts)  # type: ignore[arg-type]
    return stand(aim, log, as_of=TODAY)


def test_goal_that_is_too_easy_is_offered_the_largest_target_that_is_as_likely_met_as_not() -> None:
    found = larger(standing(7, QUARTER, range(1, 300, 7)))

    assert found
    assert found.chance_now >= 0.9
    assert 0.5 <= found.chance < 0.65
    assert found.target == 12


def test_rhythm_is_too_easy_by_a_whole_period_and_also_once_it_is_met_in_this_one() -> None:
    met = standing(1, MONTHLY, range(1, 300, 5))

    assert met.course == "met"
    assert (found := larger(met))
    assert found.target > 1


@pytest.mark.parametrize("target", [20, 60])
def test_goal_that_asks_for_something_is_left_alone(target: int) -> None:
    assert larger(standing(target, QUARTER, range(1, 300, 7))) is None


def test_goal_that_is_paused_or_met_is_left_alone() -> None:
    at = standing(8, QUARTER, range(1, 300, 7))

    assert larger(replace(at, aim=replace(at.aim, state="paused"))) is None
    assert larger(standing(2, QUARTER, range(1, 300, 7))) is None


def test_a_rhythm_is_behind_by_a_whole_period_and_not_by_the_last_days_of_one() -> None:
    last_days = standing(2, MONTHLY, range(25, 300, 4))  # none this month, of which five days are left

    assert last_days.course == "off course"
    assert not is_behind(last_days)
    assert is_behind(standing(4, MONTHLY, range(1, 300, 10)))


def test_a_goal_by_a_date_is_behind_until_it_is_on_course() -> None:
    assert is_behind(standing(60, QUARTER, range(1, 300, 7)))
    assert not is_behind(standing(8, QUARTER, range(1, 300, 7)))
    assert not is_behind(standing(2, QUARTER, range(1, 300, 7)))


def test_a_slower_rhythm_is_the_shortest_in_which_the_same_is_met_with_80_percent() -> None:
    at = standing(4, MONTHLY, range(1, 300, 10))

    found = slower(at)

    assert found
    assert found.period == "month"
    chances = [forecast.chance(at.rate, needed=4, horizon_days=round(30.4375 * n)) for n in (found.n - 1, found.n)]
    assert chances[0] < 0.8 <= chances[1]


@pytest.mark.parametrize("at", [standing(40, MONTHLY, range(1, 300, 10)), standing(60, QUARTER, range(1, 300, 7))])
def test_no_slower_rhythm_where_none_up_to_six_times_as_long_helps(at: Standing) -> None:
    assert slower(at) is None


def test_goal_stands_still_after_three_times_what_it_leaves_between_two() -> None:
    window = Window(TODAY - timedelta(days=300), every=Every(2, "week"))  # one in 14 days: 42 days

    assert quiet(standing(1, window, [41, 60])) is None
    found = quiet(standing(1, window, [42, 60]))
    assert found
    assert (found.days, found.last_on, found.asks_every) == (42, TODAY - timedelta(days=42), 14)


def test_nothing_stands_still_within_a_month_however_often_it_asks() -> None:
    daily = Window(TODAY - timedelta(days=300), every=Every(1, "week"))

    assert quiet(standing(7, daily, [29])) is None
    assert quiet(standing(7, daily, [30]))


def test_a_quarter_without_anything_is_a_standstill_however_seldom_it_asks() -> None:
    assert quiet(standing(2, YEAR, [89])) is None
    assert quiet(standing(2, YEAR, [90]))


def test_what_was_before_a_goal_was_set_is_not_held_against_it() -> None:
    young = replace(YEAR, starts_on=TODAY - timedelta(days=20))

    assert quiet(standing(1, young, [400])) is None
    assert quiet(standing(1, young, [])) is None


def test_goal_for_which_nothing_ever_counted_says_no_day() -> None:
    found = quiet(standing(2, YEAR, []))

    assert found
    assert (found.days, found.last_on) == (200, None)


def test_days_off_are_no_standstill() -> None:
    off = days_off([(TODAY - timedelta(days=50), TODAY - timedelta(days=20))])

    assert quiet(standing(2, YEAR, [100]))
    assert quiet(standing(2, YEAR, [100], days_off=off)) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.lists(st.integers(0, 400), max_size=30), st.sampled_from([QUARTER, MONTHLY, YEAR]))
def test_proposals_are_never_for_a_goal_that_does_not_need_them(
    target: int, days_ago: list[int], window: Window
) -> None:
    at = standing(target, window, days_ago)

    size, since = larger(at), quiet(at)

    assert size is None or (size.target > target and size.chance <= size.chance_now and size.chance_now >= 0.9)
    assert since is None or (since.days >= 30 and at.course in ("on course", "needs care", "off course"))
