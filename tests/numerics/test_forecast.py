"""Goal forecasts: known answers worked by hand, and what must hold for any history."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kithward.numerics import forecast
from kithward.numerics.forecast import Rate

EVERY_12_DAYS = forecast.event_rate(range(0, 169, 12), [1] * 15, start=0, today=180)

rates = st.builds(
    lambda mean, days: Rate(mean * days, days), mean=st.floats(1e-4, 5), days=st.floats(15, 35, allow_subnormal=False)
)
horizons = st.integers(0, 400)
needs = st.integers(-2, 60)
chances = st.floats(0, 1)


def negative_binomial_tail(mean: float, variance: float, needed: int) -> float:
    """P(N >= needed) summed term by term, from the definition."""
    size = mean**2 / (variance - mean)
    share = size / (size + mean)
    log_terms = [
        math.lgamma(n + size) - math.lgamma(n + 1) - math.lgamma(size) + size * math.log(share) + n * math.log1p(-share)
        for n in range(needed)
    ]
    return 1 - math.fsum(math.exp(term) for term in log_terms)


# The rate


def test_one_event_every_twelve_days_is_about_two_a_month() -> None:
    assert EVERY_12_DAYS.mean * 30 == pytest.approx(2.06, abs=5e-3)


def test_the_rate_follows_the_formula_as_printed() -> None:
    long_run = (0.5 + 3 * math.exp(-10 / 240)) / (10 + 240 * (1 - math.exp(-50 / 240)))

    rate = forecast.event_rate([40], [3], start=0, today=50)

    assert rate.a == pytest.approx(15 * long_run + 3 * math.exp(-10 / 20), abs=1e-12)
    assert rate.b == pytest.approx(15 + 20 * (1 - math.exp(-50 / 20)), abs=1e-12)


def test_no_log_yet_gives_the_prior_alone() -> None:
    rate = forecast.event_rate([], [], start=7, today=7, prior_events=2.0)

    assert rate == Rate(15 * 0.2, 15)


def test_a_prior_from_the_target_is_half_its_pace() -> None:
    rate = forecast.event_rate([], [], start=0, today=0, prior_events=forecast.prior_for_target(8, 90))

    assert rate.mean == pytest.approx(4 / 90, abs=1e-12)


def test_a_prior_from_a_usual_month_is_the_answer() -> None:
    rate = forecast.event_rate([], [], start=0, today=0, prior_events=forecast.prior_for_usual_month(3))

    assert rate.mean * 30.4 == pytest.approx(3, abs=1e-12)


def test_none_in_a_usual_month_leaves_a_small_chance() -> None:
    rate = forecast.event_rate([], [], start=0, today=0, prior_events=forecast.prior_for_usual_month(0))

    assert 0 < forecast.chance(rate, needed=1, horizon_days=30) < 0.1


def test_events_before_the_log_was_complete_are_left_out() -> None:
    with_early = forecast.event_rate([-5, 3, 9], [4, 1, 1], start=0, today=20)

    assert with_early == forecast.event_rate([3, 9], [1, 1], start=0, today=20)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 5)), max_size=30), st.randoms())
def test_the_order_of_events_does_not_matter(events: list[tuple[int, int]], random) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)

    there, back = (
        forecast.event_rate([d for d, _ in some], [c for _, c in some], start=0, today=300)
        for some in (events, shuffled)
    )
    assert there.a == pytest.approx(back.a, rel=1e-12)
    assert there.b == back.b


@given(st.integers(0, 300), st.integers(1, 9))
def test_another_event_never_lowers_the_rate(day: int, count: int) -> None:
    before = forecast.event_rate([100], [1], start=0, today=300)

    assert forecast.event_rate([100, day], [1, count], start=0, today=300).mean > before.mean


@pytest.mark.parametrize(
    ("days", "counts", "start", "today", "words"),
    [
        ([1], [1], 5, 4, "after today"),
        ([6], [1], 0, 5, "an event on day 6 lies after today"),
        ([1], [-1], 0, 5, "counts must be at least 0"),
        ([1], [math.nan], 0, 5, "counts must be finite"),
        ([math.nan], [1], 0, 5, "days must be finite"),
        ([1.5], [1], 0, 5, "days must be whole"),
        ([1, 2], [1], 0, 5, "2 days, 1 counts"),
        ([1], [1], math.nan, 5, "start must be finite"),
    ],
)
def test_an_impossible_log_is_refused(days: list, counts: list, start: int, today: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        forecast.event_rate(days, counts, start=start, today=today)


@pytest.mark.parametrize("prior", [{"prior_events": 0}, {"prior_days": -1}, {"prior_events": math.nan}])
def test_an_impossible_prior_is_refused(prior: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        forecast.event_rate([], [], start=0, today=0, **prior)


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, 0), (math.nan, 1), (1, math.inf)])
def test_an_impossible_rate_is_refused(a: float, b: float) -> None:
    with pytest.raises(ValueError, match="a rate needs"):
        Rate(a, b)


# The chance


def test_a_steady_past_reaches_eight_more_three_times_in_ten() -> None:
    assert forecast.chance(EVERY_12_DAYS, needed=8, horizon_days=90) == pytest.approx(0.302, abs=5e-4)


@pytest.mark.parametrize("needed", [1, 2, 5, 8, 20])
@pytest.mark.parametrize("days", [1, 30, 90])
def test_the_tail_is_the_sum_of_the_terms(needed: int, days: int) -> None:
    a, b = EVERY_12_DAYS.a, EVERY_12_DAYS.b
    mean = a / b * days
    variance = mean * (1 + 1.5) + mean**2 * (1 / a + 0.10 * days / 30)

    ours = forecast.chance(EVERY_12_DAYS, needed=needed, horizon_days=days)

    size, share = mean**2 / (variance - mean), 1 - mean / variance
    assert ours == pytest.approx(negative_binomial_tail(mean, variance, needed), abs=1e-12)
    assert ours == pytest.approx(float(stats.beta.cdf(share, needed, size)), abs=1e-12)


def test_what_is_done_is_certain_and_no_time_left_is_none() -> None:
    assert forecast.chance(EVERY_12_DAYS, needed=0, horizon_days=0) == 1
    assert forecast.chance(EVERY_12_DAYS, needed=-3, horizon_days=10) == 1
    assert forecast.chance(EVERY_12_DAYS, needed=1, horizon_days=0) == 0


@given(rates, needs, horizons)
def test_a_chance_stays_in_bounds_and_falls_with_what_is_needed(rate: Rate, needed: int, days: int) -> None:
    easier, harder = (forecast.chance(rate, needed=needed + more, horizon_days=days) for more in (0, 1))

    assert 0 <= harder <= easier <= 1


@given(rates, needs, horizons)
def test_a_longer_horizon_never_lowers_the_chance(rate: Rate, needed: int, days: int) -> None:
    shorter, longer = (forecast.chance(rate, needed=needed, horizon_days=days + more) for more in (0, 1))

    assert shorter <= longer + 1e-12


def test_what_was_surely_reached_in_a_quarter_stays_reached_in_a_year() -> None:
    busy = Rate(70, 30)

    in_a_quarter, in_a_year = (forecast.chance(busy, needed=60, horizon_days=days) for days in (90, 365))

    assert in_a_year >= in_a_quarter > 0.9


@pytest.mark.parametrize("days", [-1, math.nan, math.inf, 1e9])
def test_an_impossible_horizon_is_refused(days: float) -> None:
    with pytest.raises(ValueError, match="horizon_days must be"):
        forecast.chance(EVERY_12_DAYS, needed=1, horizon_days=days)


@pytest.mark.parametrize("needed", [math.nan, 1.5])
def test_an_impossible_need_is_refused(needed: float) -> None:
    with pytest.raises(ValueError, match="needed must be"):
        forecast.chance(EVERY_12_DAYS, needed=needed, horizon_days=30)


# Per period


def periodic(rate: Rate = EVERY_12_DAYS, **changes) -> float:
    """Two per 30 days in at least four of six periods, unless said otherwise."""
    usual = {"per_period": 2, "periods_needed": 4, "periods_left": 6, "period_days": 30}
    return forecast.chance_periodic(rate, **(usual | changes))


def test_two_a_month_in_four_of_six_months_has_the_published_chance() -> None:
    assert periodic() == pytest.approx(0.314, abs=5e-4)


def test_a_running_period_that_has_just_begun_is_like_any_other() -> None:
    assert periodic(running=(2, 30)) == pytest.approx(periodic(), abs=1e-12)


def test_a_running_period_already_met_helps_and_one_out_of_time_hurts() -> None:
    assert periodic(running=(2, 0)) < periodic() < periodic(running=(0, 12))


def test_a_running_period_out_of_time_leaves_only_the_others() -> None:
    assert periodic(periods_needed=6, running=(1, 0)) == 0
    assert periodic(periods_needed=1, periods_left=1, running=(0, 0)) == 1


def test_a_single_period_is_a_plain_count_goal() -> None:
    alone = forecast.chance(EVERY_12_DAYS, needed=1, horizon_days=12)

    assert periodic(periods_needed=1, periods_left=1, running=(1, 12)) == alone


def test_periods_are_certain_when_none_is_needed_and_impossible_when_too_few_are_left() -> None:
    assert periodic(periods_needed=0) == 1
    assert periodic(periods_needed=0, periods_left=0) == 1
    assert periodic(periods_needed=7) == 0


@given(rates, st.integers(0, 8), st.integers(0, 13), st.integers(1, 12), st.integers(1, 100))
def test_a_periodic_chance_stays_in_bounds_and_falls_with_what_is_needed(
    rate: Rate, per_period: int, needed: int, left: int, days: int
) -> None:
    def at(count: int, periods: int) -> float:
        return periodic(rate, per_period=count, periods_needed=periods, periods_left=left, period_days=days)

    easier = at(per_period, needed)

    assert 0 <= easier <= 1
    assert at(per_period + 1, needed) <= easier + 1e-12
    assert at(per_period, needed + 1) <= easier + 1e-12 or left == 1


def test_the_smallest_rate_gives_no_chance_rather_than_no_number() -> None:
    assert periodic(Rate(1e-300, 15)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    "wrong",
    [{"period_days": -1}, {"periods_left": -1}, {"per_period": math.nan}, {"periods_left": 0, "running": (1, 5)}],
)
def test_impossible_periods_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"period"):
        periodic(**wrong)


# The band, and the counts ahead


def test_the_band_has_the_quantiles_of_the_negative_binomial() -> None:
    mean = EVERY_12_DAYS.mean * 90
    size = mean / (1.5 + 90 / EVERY_12_DAYS.b + mean * 0.1 * 3)
    expected = 3 + stats.nbinom.ppf([0.1, 0.5, 0.9], size, size / (size + mean))

    assert forecast.band(EVERY_12_DAYS, done=3, horizon_days=90).tolist() == expected.tolist()


@given(rates, st.lists(st.integers(0, 200), min_size=1, max_size=8), st.integers(0, 20))
def test_the_band_is_ordered_in_probability_and_in_time(rate: Rate, days: list[int], done: int) -> None:
    ahead = sorted(days)

    counts = forecast.band(rate, done=done, horizon_days=ahead)

    assert counts.shape == (len(ahead), 3)
    assert (counts >= done).all()
    assert (np.diff(counts, axis=1) >= 0).all()
    assert (np.diff(counts, axis=0) >= 0).all()


@given(rates, st.integers(1, 200))
def test_a_horizon_gives_the_same_band_alone_and_among_others(rate: Rate, days: int) -> None:
    among = forecast.band(rate, done=0, horizon_days=[200, days, 0])

    assert among[1].tolist() == forecast.band(rate, done=0, horizon_days=days).tolist()
    assert among[2].tolist() == [0, 0, 0]


def test_a_band_over_no_days_is_empty() -> None:
    assert forecast.band(EVERY_12_DAYS, done=3, horizon_days=[]).shape == (0, 3)


@pytest.mark.parametrize("wrong", [{"probabilities": [0, 0.5]}, {"horizon_days": -1}, {"done": math.nan}])
def test_an_impossible_band_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        forecast.band(EVERY_12_DAYS, **({"done": 0, "horizon_days": 30} | wrong))


@given(rates, horizons, st.integers(0, 60))
def test_the_counts_ahead_sum_to_one_with_the_tail_in_the_last(rate: Rate, days: int, most: int) -> None:
    pmf = forecast.remaining_pmf(rate, horizon_days=days, most=most)

    assert pmf.shape == (most + 1,)
    assert (pmf >= 0).all()
    assert pmf.sum() == pytest.approx(1, abs=1e-12)
    assert pmf[-1] == pytest.approx(forecast.chance(rate, needed=most, horizon_days=days), abs=1e-12)


# What would bring it to 80 %


def test_the_ways_back_are_the_published_ones() -> None:
    assert forecast.target_at(EVERY_12_DAYS, horizon_days=90) == 1
    assert forecast.date_at(EVERY_12_DAYS, needed=8) is None
    assert forecast.actions_at(EVERY_12_DAYS, needed=8, horizon_days=90) == 11


@given(rates, st.integers(1, 400), st.floats(0.05, 0.95))
def test_the_target_is_the_largest_that_is_likely_enough(rate: Rate, days: int, wanted: float) -> None:
    target = forecast.target_at(rate, horizon_days=days, probability=wanted)

    assert forecast.chance(rate, needed=target, horizon_days=days) >= wanted
    assert forecast.chance(rate, needed=target + 1, horizon_days=days) < wanted


@given(rates, st.integers(1, 30))
def test_the_date_is_the_first_that_is_likely_enough(rate: Rate, needed: int) -> None:
    days = forecast.date_at(rate, needed=needed)

    if days is None:
        assert forecast.chance(rate, needed=needed, horizon_days=365) < 0.8
    else:
        assert forecast.chance(rate, needed=needed, horizon_days=days) >= 0.8
        assert forecast.chance(rate, needed=needed, horizon_days=days - 1) < 0.8


def test_what_is_reached_already_needs_neither_time_nor_actions() -> None:
    assert forecast.date_at(EVERY_12_DAYS, needed=0) == 0
    assert forecast.actions_at(EVERY_12_DAYS, needed=0, horizon_days=0) == 0
    assert forecast.target_at(EVERY_12_DAYS, horizon_days=0, done=5) == 5


def test_no_number_of_actions_helps_when_no_time_is_left_or_far_too_much_is_needed() -> None:
    assert forecast.actions_at(EVERY_12_DAYS, needed=1, horizon_days=0) is None
    assert forecast.actions_at(EVERY_12_DAYS, needed=500, horizon_days=90) is None


@pytest.mark.parametrize("planned", [10, 11])
def test_eleven_actions_are_the_fewest_by_the_beta_binomial(planned: int) -> None:
    kept = stats.betabinom.pmf(range(planned + 1), planned, 6, 4)

    reached = sum(p * forecast.chance(EVERY_12_DAYS, needed=8 - n, horizon_days=90) for n, p in enumerate(kept))

    assert (reached >= 0.8) == (planned == 11)


def test_someone_who_keeps_what_they_plan_needs_fewer_actions() -> None:
    reliable = forecast.actions_at(EVERY_12_DAYS, needed=8, horizon_days=90, kept=30)
    unreliable = forecast.actions_at(EVERY_12_DAYS, needed=8, horizon_days=90, missed=30)

    assert reliable is not None
    assert unreliable is not None
    assert reliable < 11 < unreliable


def test_the_stretch_lies_above_the_floor() -> None:
    floor, stretch = (forecast.target_at(EVERY_12_DAYS, horizon_days=90, done=2, probability=p) for p in (0.8, 0.5))

    assert (floor, stretch) == (3, 6)
    assert 0.5 <= forecast.chance(EVERY_12_DAYS, needed=4, horizon_days=90) <= 0.6


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (1, "too easy"),
        (0.9, "too easy"),
        (0.89, "realistic"),
        (0.7, "realistic"),
        (0.69, "stretch"),
        (0.4, "stretch"),
        (0.39, "hard"),
        (0.15, "hard"),
        (0.14, "long shot"),
        (0.05, "long shot"),
        (0.04, "out of reach"),
        (0, "out of reach"),
    ],
)
def test_each_chance_has_its_word(chance: float, word: str) -> None:
    assert forecast.achievable(chance) == word


@pytest.mark.parametrize("chance", [-0.1, 1.1, math.nan])
def test_an_impossible_chance_has_no_word(chance: float) -> None:
    with pytest.raises(ValueError, match="chance must be"):
        forecast.achievable(chance)
