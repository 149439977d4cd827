"""How much a goal counts: by the highest aspiration that it serves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.vision.weight import weight_in_words, weight_of, weights_in_words

RANKS = st.lists(st.integers(1, 200), min_size=1, max_size=8)


@pytest.mark.parametrize(("ranks", "weight"), [((), 1.0), ((1,), 1.5), ((2,), 1.25), ((5, 2), 1.25), ((10,), 1.05)])
def test_weight_comes_from_the_best_rank(ranks: tuple[int, ...], weight: float) -> None:
    assert weight_of(ranks) == pytest.approx(weight)


@given(RANKS)
def test_goal_that_serves_counts_more_than_one_that_does_not_and_never_twice_as_much(ranks: list[int]) -> None:
    assert weight_of([]) < weight_of(ranks) <= 1.5


@given(RANKS, st.integers(1, 200))
def test_serving_one_more_never_makes_a_goal_count_less(ranks: list[int], another: int) -> None:
    assert weight_of([*ranks, another]) >= weight_of(ranks)


def test_weight_is_said_in_words() -> None:
    assert [weight_in_words(weight) for weight in (1.0, 1.5, 1 + 1 / 6, 2.0)] == [
        "counts once",
        "counts 1.5 times",
        "counts 1.17 times",
        "counts 2 times",
    ]
    assert "1.5 times for number 1, 1.25 times for number 2, 1.17 times for number 3" in weights_in_words()
