"""The laws of what steps bring."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from kithward.numerics.yields import (
    CONFERENCE_DAY,
    INTRODUCTION_ASKED,
    MEETUP_HOUR,
    bernoulli,
    gamma_poisson,
    learned_chance,
    learned_yield,
)


def test_bernoulli_puts_the_chance_on_one_count():
    law = bernoulli(0.6, size=4)

    assert law == pytest.approx([0.4, 0.6, 0, 0], abs=1e-15)


def test_bernoulli_takes_many_chances_at_once():
    laws = bernoulli([[0.1, 0.2, 0.3], [0, 1, 0.5]], size=2)

    assert laws.shape == (2, 3, 2)
    assert laws[1, 1] == pytest.approx([0, 1])


def test_a_conference_day_has_mean_two_and_nobody_on_37_percent_of_days():
    law = gamma_poisson(*CONFERENCE_DAY, size=200)

    assert law @ np.arange(200) == pytest.approx(2, abs=1e-6)
    assert law[0] == pytest.approx((0.4 / 1.4) ** 0.8, abs=1e-15)  # .367
    assert law[0] == pytest.approx(0.367, abs=5e-4)


def test_gamma_poisson_equals_scipys_negative_binomial():
    law = gamma_poisson(2.5, 0.7, size=9, exposure=3.0)

    assert law[:8] == pytest.approx(nbinom.pmf(np.arange(8), 2.5, 0.7 / 3.7), abs=1e-13)
    assert law[8] == pytest.approx(nbinom.sf(7, 2.5, 0.7 / 3.7), abs=1e-13)


def test_three_hours_of_meetup_bring_three_quarters_of_a_person():
    law = gamma_poisson(*MEETUP_HOUR, size=100, exposure=3)

    assert law @ np.arange(100) == pytest.approx(0.75, abs=1e-9)


@given(st.floats(0.05, 20), st.floats(0.05, 20), st.floats(0, 10), st.integers(2, 20))
def test_gamma_poisson_is_a_law_and_more_time_leaves_fewer_empty_handed(shape, rate, exposure, size):
    law = gamma_poisson(shape, rate, size, exposure=exposure)
    longer = gamma_poisson(shape, rate, size, exposure=exposure + 1)

    assert np.all(law >= 0)
    assert law.sum() == pytest.approx(1, abs=1e-9)
    assert longer[0] < law[0]


def test_a_yield_is_learned_from_the_log():
    shape, rate = learned_yield(*CONFERENCE_DAY, events=13, trials=4)

    assert (shape, rate) == pytest.approx((13.8, 4.4))
    assert shape / rate == pytest.approx(3.136, abs=1e-3)


def test_a_chance_is_learned_from_hits_and_misses():
    assert learned_chance(*INTRODUCTION_ASKED, hits=0, misses=0) == 0.5
    assert learned_chance(*INTRODUCTION_ASKED, hits=8, misses=2) == pytest.approx(0.65)


@pytest.mark.parametrize("chance", [float("nan"), -0.1, 1.1])
def test_bernoulli_refuses_what_is_no_chance(chance):
    with pytest.raises(ValueError, match="chance"):
        bernoulli(chance)


@pytest.mark.parametrize(("shape", "rate", "exposure"), [(float("nan"), 1, 1), (0, 1, 1), (1, 0, 1), (1, 1, -1)])
def test_gamma_poisson_refuses_what_is_no_law(shape, rate, exposure):
    with pytest.raises(ValueError, match="must be"):
        gamma_poisson(shape, rate, exposure=exposure)


def test_a_law_needs_two_cells():
    with pytest.raises(ValueError, match="size"):
        bernoulli(0.5, size=1)
    with pytest.raises(ValueError, match="size"):
        gamma_poisson(1, 1, size=1)


@pytest.mark.parametrize("numbers", [(0, 1, 1, 1), (1, 1, -1, 1), (1, 1, 1, float("nan"))])
def test_learning_refuses_impossible_numbers(numbers):
    with pytest.raises(ValueError, match="must be"):
        learned_yield(*numbers)
    with pytest.raises(ValueError, match="must be"):
        learned_chance(*numbers)
