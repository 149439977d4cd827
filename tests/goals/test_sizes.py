"""Three sizes of a goal, each with its chance at one's own pace."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithward.goals.sizes import sizes, times_in_ten, usual_chance, whole_period
from kithward.goals.standing import Aim, Shift, Standing, shifted, stand
from kithward.goals.window import Every, Span, Window
from kithward.numerics.measure import Measure
from tests.logs import Happened, log_of

TODAY = date(2026, 11, 25)
QUARTER = Window(TODAY, by=TODAY + timedelta(days=90))
QUARTER_SPAN = Span(TODAY, TODAY + timedelta(days=90))
MONTHLY = Window(TODAY, every=Every(1, "month"))


def standing(
    target: int, *, every_days: int = 15, times: int = 30, window: Window = QUARTER, unit: str = "events"
) -> Standing:
    """A goal to do something as often as it happened every so many days until yesterday."""
    kind, minutes = ("practice", 40) if unit == "minutes" else ("event", -1)
    days = [TODAY.toordinal() - 1 - every_days * back for back in range(times)]
    log = log_of([], [Happened(kind, day, minutes=minutes) for day in days])
    return stand(Aim(Measure(unit), target, window), log, as_of=TODAY)


def test_own_size_stands_between_the_floor_and_a_hard_one() -> None:
    found = sizes(standing(5))

    assert [size.name for size in found] == ["Floor", "Yours, a stretch", "Hard"]
    assert [size.is_own for size in found] == [False, True, False]
    assert found[0].chance >= 0.8 > found[1].chance > found[2].chance >= 0.15
    assert found[1].words == "5 events"
    assert found[1].sentence == "Attend five events by 23 February 2027"


def test_easy_goal_is_shown_beside_what_one_can_count_on() -> None:
    found = sizes(standing(1))

    assert [size.name for size in found] == ["Yours, too easy", "Floor", "A stretch"]
    assert found[0].target < found[1].target < found[2].target


def test_goal_out_of_reach_is_shown_beside_two_that_are_not() -> None:
    found = sizes(standing(60))

    assert [size.name for size in found] == ["Floor", "A stretch", "Yours, out of reach"]
    assert found[-1].chance < 0.05


def test_goal_without_any_pace_is_shown_beside_a_smaller_one() -> None:
    found = sizes(standing(8, times=0))

    assert next(size.target for size in found if not size.is_own) < 8
    assert [size.target for size in found if size.is_own] == [8]


def test_goal_that_only_leaves_a_smaller_one_is_shown_beside_a_larger_one_too() -> None:
    found = sizes(standing(2, times=0))

    assert [size.name for size in found][0::2] == ["Smaller", "Larger"]


def test_floor_is_found_by_the_chances_that_are_shown() -> None:
    learned = shifted(standing(60), Shift(1.0, judged=40))

    floor, stretch, _ = sizes(learned)

    assert floor.chance >= 0.8
    assert stretch.chance >= 0.5
    assert floor.target > sizes(standing(60))[0].target


def test_rhythm_is_judged_by_a_whole_period_and_not_by_what_is_left_of_this_one() -> None:
    at = standing(4, window=MONTHLY)

    assert (at.done, at.days_left) == (2, 5)
    assert at.chance == pytest.approx(0.08, abs=0.05)
    assert usual_chance(at) == pytest.approx(0.25, abs=0.05)


def test_a_whole_period_begins_with_nothing_done() -> None:
    at = standing(4, window=MONTHLY)

    whole = whole_period(at)

    assert (whole.done, whole.needed, whole.horizon_days) == (0, 4, 30)
    assert whole.chance == usual_chance(at)
    assert whole_period(standing(4)).span == QUARTER_SPAN


def test_minutes_come_in_round_numbers() -> None:
    found = sizes(standing(100, unit="minutes", every_days=7, window=MONTHLY))

    assert all(size.target % 5 == 0 for size in found)
    assert any("minutes" in size.words for size in found)


def test_chances_are_moved_by_what_came_true_before() -> None:
    at = standing(5)

    assert usual_chance(shifted(at, Shift(1.0, judged=40))) > usual_chance(at)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10_000), st.integers(1, 200), st.integers(0, 40), st.sampled_from([QUARTER, MONTHLY]))
def test_sizes_rise_and_their_chances_fall(target: int, every_days: int, times: int, window: Window) -> None:
    found = sizes(standing(target, every_days=every_days, times=times, window=window))

    assert 1 <= len(found) <= 3
    assert sum(size.is_own for size in found) == 1
    assert [size.target for size in found] == sorted({size.target for size in found})
    assert all(size.target >= 1 and 0 <= size.chance <= 1 for size in found)
    assert [size.chance for size in found] == sorted((size.chance for size in found), reverse=True)


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "hardly ever"), (0.12, "about 1 time in 10"), (0.41, "about 4 times in 10"), (0.97, "nearly always")],
)
def test_chance_is_told_in_times_of_ten(chance: float, words: str) -> None:
    assert times_in_ten(chance) == words
