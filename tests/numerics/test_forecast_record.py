"""The personal shift, and how good past forecasts were."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics import forecast_record

chances = st.floats(0, 1)


def test_a_shift_moves_the_logit_and_leaves_certainty_alone() -> None:
    moved = forecast_record.shift_chance([0, 0.5, 1], math.log(3))

    np.testing.assert_allclose(moved, [0, 0.75, 1], atol=1e-12)


def test_without_forecasts_nothing_is_shifted() -> None:
    assert forecast_record.fit_shift([], []) == 0
    assert forecast_record.fit_shift([0, 1], [0, 1]) == pytest.approx(0, abs=1e-9)


def test_the_shift_is_where_the_posterior_is_flat() -> None:
    given, met = np.full(40, 0.5), np.array([1] * 30 + [0] * 10)

    shift = forecast_record.fit_shift(given, met)

    # 40 outcomes at even odds: sum(met - expit(b)) = b / .35^2.
    assert 30 - 40 / (1 + math.exp(-shift)) == pytest.approx(shift / 0.35**2, abs=1e-6)
    assert 0 < shift < math.log(3)


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=30))
def test_the_opposite_record_gives_the_opposite_shift(record: list[tuple[float, bool]]) -> None:
    chances_given, met = np.array([p for p, _ in record]), np.array([o for _, o in record])

    there, back = forecast_record.fit_shift(chances_given, met), forecast_record.fit_shift(1 - chances_given, ~met)

    assert there == pytest.approx(-back, abs=1e-6)


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    assert forecast_record.brier([0.8, 0.4], [1, 0]) == pytest.approx((0.04 + 0.16) / 2, abs=1e-12)


def test_calibration_sets_what_was_said_beside_what_came() -> None:
    low, high = forecast_record.calibration([0.1, 0.2, 0.9, 1.0], [False, True, True, True], bins=2)

    assert (low.count, low.mean_chance, low.share_met) == (2, pytest.approx(0.15), 0.5)
    assert (high.low, high.high, high.mean_chance, high.share_met) == (0.5, 1.0, pytest.approx(0.95), 1.0)


@given(st.lists(st.tuples(chances, st.booleans()), max_size=50), st.integers(1, 20))
def test_each_forecast_is_in_one_bin_of_the_calibration(record: list[tuple[float, bool]], bins: int) -> None:
    table = forecast_record.calibration([p for p, _ in record], [o for _, o in record], bins=bins)

    assert sum(row.count for row in table) == len(record)
    assert all(row.low <= row.mean_chance <= row.high + 1e-12 for row in table)
    assert all(before.high <= after.low for before, after in pairwise(table))


@pytest.mark.parametrize(
    ("given", "met", "words"),
    [([0.5], [2], "outcome"), ([1.5], [1], "chances must be"), ([0.5], [], "each chance"), ([], [], "no forecasts")],
)
def test_an_impossible_record_is_refused(given: list[float], met: list[float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        forecast_record.brier(given, met)
