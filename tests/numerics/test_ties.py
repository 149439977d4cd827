"""Ties: known answers worked by hand, and what must hold for any history."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics import ties

CONTACT_DAYS = [0, 14, 31, 40, 75]

histories = st.lists(st.integers(0, 5000), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("silence", "alive", "within_90", "state"),
    [
        (5, 0.898, 0.681, "alive"),
        (30, 0.844, 0.591, "alive"),
        (90, 0.693, 0.402, "cooling"),
        (180, 0.486, 0.228, "fading"),
        (365, 0.227, 0.079, "fading"),
    ],
)
def test_five_contacts_give_the_published_chances(silence: int, alive: float, within_90: float, state: str) -> None:
    count, gaps, _ = ties.tie_statistics(CONTACT_DAYS)

    health = ties.tie_health(count, gaps, silence)

    assert float(health.alive) == pytest.approx(alive, abs=5e-4)
    assert float(health.within(90)) == pytest.approx(within_90, abs=5e-4)
    assert ties.STATES[health.state] == state


def test_five_contacts_give_the_published_rhythm_and_reminder() -> None:
    count, gaps, last_day = ties.tie_statistics(CONTACT_DAYS)

    health = ties.tie_health(count, gaps, 5)

    assert (count, last_day) == (5, 75)
    assert gaps == pytest.approx(math.log(14 * 17 * 9 * 35), abs=1e-12)
    assert float(health.rhythm_days) == pytest.approx(39.275, abs=1e-3)
    assert float(health.reminder_after_days) == pytest.approx(88.381, abs=1e-3)


@pytest.mark.parametrize(("silence", "alive"), [(0, 0.269), (1, 0.269), (30, 0.214), (90, 0.129)])
def test_one_contact_gives_the_published_chances(silence: int, alive: float) -> None:
    health = ties.tie_health(*ties.tie_statistics([40])[:2], silence)

    assert float(health.alive) == pytest.approx(alive, abs=5e-4)
    assert float(health.rhythm_days) == pytest.approx(math.exp(4.2), abs=1e-9)


def test_alive_and_within_follow_the_formula_as_printed() -> None:
    n, gap_sum, s, h = 4, 9.7, 63, 30
    v = 1 / (1 / 0.45**2 + (n - 1) / 1.15**2)
    mu, sd = v * (4.2 / 0.45**2 + gap_sum / 1.15**2), math.sqrt(1.15**2 + v)
    q = 1 / (1 + math.exp(-(1.0 - 2.0 * math.log(n))))
    lasts, later = (0.5 * math.erfc((math.log(x) - mu) / sd / math.sqrt(2)) for x in (s, s + h))

    health = ties.tie_health(n, gap_sum, s)

    assert float(health.alive) == pytest.approx((1 - q) * lasts / ((1 - q) * lasts + q), abs=1e-12)
    assert float(health.within(h)) == pytest.approx((1 - q) * (lasts - later) / ((1 - q) * lasts + q), abs=1e-12)


def test_a_chosen_rhythm_is_the_reminder_and_draws_the_usual_rhythm() -> None:
    count, gaps, _ = ties.tie_statistics(CONTACT_DAYS)

    left, chosen = ties.tie_health(count, gaps, 5), ties.tie_health(count, gaps, 5, 200)

    assert float(chosen.reminder_after_days) == 200
    assert float(left.rhythm_days) < float(chosen.rhythm_days) < 200


def test_a_yearly_friend_is_alive_though_no_contact_is_near() -> None:
    health = ties.tie_health(*ties.tie_statistics(range(0, 3650, 365))[:2], 120, 365)

    assert float(health.alive) > 0.8
    assert float(health.within(90)) < 0.4


def test_chosen_and_unchosen_rhythms_mix_in_one_array() -> None:
    both = ties.tie_health([5, 5], [8.0, 8.0], [60, 60], [math.nan, 30])

    alone = ties.tie_health(5, 8.0, 60)
    with_rhythm = ties.tie_health(5, 8.0, 60, 30)
    assert both.alive.tolist() == [float(alone.alive), float(with_rhythm.alive)]
    assert both.reminder_after_days.tolist() == [float(alone.reminder_after_days), 30]


def test_someone_never_met_is_not_alive_and_causes_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        health = ties.tie_health([0, 0, 5], [math.nan, 0, 8.0], [math.nan, 3, 60], [math.nan, 30, math.nan])
        within = health.within(90)

    assert health.alive.tolist()[:2] == [0, 0]
    assert within.tolist()[:2] == [0, 0]
    assert within[2] > 0
    assert health.reminder_after_days.tolist()[:2] == [math.inf, 30]
    assert math.isnan(health.rhythm_days[0])
    assert health.rhythm_days[1] == 30


def test_one_history_with_many_silences_has_every_field_of_their_shape() -> None:
    health = ties.tie_health(5, 8.0, np.arange(4))

    assert health.rhythm_days.shape == health.alive.shape == health.reminder_after_days.shape == (4,)
    assert health.within(30).shape == (4,)


def test_no_ties_at_all_give_empty_answers() -> None:
    health = ties.tie_health([], [], [])

    assert health.alive.shape == (0,)
    assert health.state.shape == (0,)


def test_a_tie_without_contacts_has_no_statistics() -> None:
    assert ties.tie_statistics([]) == (0, 0.0, None)


@pytest.mark.parametrize("days", [[1.0, math.nan], [0.5], [math.inf], ["1"], np.array(["2024-01-01"], "datetime64[D]")])
def test_contact_days_that_are_not_whole_days_are_refused(days: object) -> None:
    with pytest.raises(ValueError, match="contact days must be"):
        ties.tie_statistics(days)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((-1, 0.0, 5), "contact_count must be at least 0"),
        ((2, math.nan, 5), "log_gap_sum must be finite"),
        ((2, -0.1, 5), "log_gap_sum must be at least 0"),
        ((2, 1.0, -1), "silence_days must be at least 0"),
        ((2, 1.0, math.inf), "silence_days must be finite"),
        ((2, 1.0, 5, 0), "chosen_rhythm_days must be at least 1"),
    ],
)
def test_impossible_ties_are_refused(arguments: tuple[float, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ties.tie_health(*arguments)


def test_a_horizon_in_the_past_is_refused() -> None:
    with pytest.raises(ValueError, match="horizon_days must be at least 0"):
        ties.tie_health(2, 1.0, 5).within(-1)


@given(histories, st.randoms())
def test_order_and_repeats_of_contact_days_do_not_matter(days: list[int], random: object) -> None:
    shuffled = [*days, *days]
    random.shuffle(shuffled)

    assert ties.tie_statistics(shuffled) == ties.tie_statistics(days)


@given(histories, st.integers(0, 3000), st.integers(0, 1000))
def test_chances_stay_in_bounds_and_fall_with_silence(days: list[int], silence: int, horizon: int) -> None:
    health = ties.tie_health(*ties.tie_statistics(days)[:2], [silence, silence + 30])

    alive, within = health.alive, health.within(horizon)
    assert 1 >= alive[0] >= alive[1] >= 0
    assert (within >= 0).all()
    assert (within <= alive + 1e-12).all()
    assert (health.within(horizon + 1) >= within - 1e-12).all()


@given(st.lists(st.tuples(histories, st.integers(0, 3000)), min_size=1, max_size=8))
def test_many_ties_at_once_equal_each_alone(cases: list[tuple[list[int], int]]) -> None:
    statistics = [ties.tie_statistics(days)[:2] for days, _ in cases]

    together = ties.tie_health([n for n, _ in statistics], [g for _, g in statistics], [s for _, s in cases])

    alone = [float(ties.tie_health(n, g, s).alive) for (n, g), (_, s) in zip(statistics, cases, strict=True)]
    np.testing.assert_allclose(together.alive, alone, rtol=1e-12)


@pytest.mark.parametrize(
    ("alive", "state"),
    [
        (1, "alive"),
        (0.8, "alive"),
        (0.79, "cooling"),
        (0.5, "cooling"),
        (0.49, "fading"),
        (0.2, "fading"),
        (0.19, "dormant"),
    ],
)
def test_states_begin_at_their_published_chances(alive: float, state: str) -> None:
    codes = ties.tie_state([alive], contact_count=[2], gaps_of_silence=[0])

    assert [ties.STATES[code] for code in codes] == [state]


@pytest.mark.parametrize(
    ("silence", "rhythm", "state"),
    [(0, None, "alive"), (66, None, "alive"), (67, None, "dormant"), (14, 14, "alive"), (15, 14, "dormant")],
)
def test_somebody_met_once_is_alive_for_as_long_as_their_usual_gap(
    silence: int, rhythm: int | None, state: str
) -> None:
    health = ties.tie_health(1, 0.0, silence, rhythm)

    assert ties.STATES[health.state] == state
    assert float(health.alive) < 0.3


def test_somebody_never_met_is_new() -> None:
    health = ties.tie_health([0, 2], [0.0, 3.0], [math.nan, 5], [7.0, math.nan])

    assert [ties.STATES[code] for code in health.state] == ["new", "cooling"]


def test_reaching_out_is_worth_what_it_adds_per_minute() -> None:
    worth = ties.reconnect_worth([10, 10, 10], [0.1, 0.6, 0.9], minutes=[5, 5, 5])

    np.testing.assert_allclose(worth, [1.0, 0.0, -0.6], atol=1e-12)


def test_own_outcomes_move_the_chance_of_success() -> None:
    worth = ties.reconnect_worth(1, 0, minutes=1, succeeded=2, failed=8)

    assert float(worth) == pytest.approx(8 / 20, abs=1e-12)


@pytest.mark.parametrize("minutes", [0, -1, math.nan])
def test_reaching_out_in_no_time_is_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="minutes must be"):
        ties.reconnect_worth(1, 0.1, minutes=minutes)
