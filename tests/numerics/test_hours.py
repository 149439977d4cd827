"""The hour that brought most: shares of goals by the time they took."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.hours import best_hour, shares
from tests.logs import Happened, Somebody, log_of

DAY = 1000


def spells(*starts: int) -> np.ndarray:
    return np.array(starts, dtype=np.int32)


def test_each_row_is_its_part_of_the_target() -> None:
    assert shares([1, 1], spells(0, 0), target=4).tolist() == [0.25, 0.25]


def test_what_is_beyond_the_target_of_its_spell_brings_nothing() -> None:
    assert shares([1, 1, 1, 1], spells(0, 0, 0, 1), target=2).tolist() == [0.5, 0.5, 0, 0.5]
    assert shares([30, 50, 20], spells(0, 0, 0), target=60).tolist() == [0.5, 0.5, 0]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=30), st.integers(1, 9))
def test_no_spell_brings_more_than_its_whole_goal(rows: list[tuple[int, int]], target: int) -> None:
    rows = sorted(rows, key=lambda row: row[1])
    spell = spells(*(row[1] for row in rows))

    found = shares([row[0] for row in rows], spell, target=target)

    assert (found >= 0).all()
    assert all(found[spell == one].sum() <= 1 + 1e-9 for one in range(4))


def test_the_best_is_what_brought_most_for_its_time() -> None:
    log = log_of([Somebody()], [Happened("call", DAY + n, (0,), minutes=long) for n, long in enumerate((60, 30, 45))])

    best = best_hour(log, [0.5, 0.5, 0.5], since=DAY, until=DAY + 9)

    assert best
    assert (best.activity, best.per_hour, best.minutes, best.is_guess, best.compared) == (1, 1.0, 30, False, 3)


def test_a_moment_is_taken_for_a_quarter_of_an_hour() -> None:
    log = log_of([Somebody()], [Happened("call", DAY, (0,), minutes=long) for long in (1, 15, 30)])

    best = best_hour(log, [0.1, 0.2, 0.3], since=DAY, until=DAY)

    assert best
    assert best.activity == 1


def test_of_two_alike_the_earlier_is_named() -> None:
    log = log_of([Somebody()], [Happened("call", DAY + n, (0,), minutes=30) for n in range(3)])

    best = best_hour(log, [0.5, 0.5, 0.5], since=DAY, until=DAY + 9)

    assert best
    assert best.activity == 0


def test_a_length_that_was_not_noted_is_said_to_be_a_guess() -> None:
    log = log_of([Somebody()], [Happened("message", DAY, (0,)) for _ in range(3)])

    best = best_hour(log, [0.5, 0.5, 0.5], since=DAY, until=DAY)

    assert best
    assert best.is_guess


def test_nothing_is_called_the_best_of_two_nor_of_other_days_nor_of_what_is_no_activity() -> None:
    happened = [Happened("call", DAY, (0,)), Happened("call", DAY, (0,)), Happened("call", DAY + 99, (0,))]
    log = log_of([Somebody()], [*happened[:2], Happened("outcome", DAY, (0,)), happened[2]])

    assert best_hour(log, [0.5, 0.5, 0.5, 0.5], since=DAY, until=DAY + 9) is None


def test_numbers_that_nobody_can_mean_are_refused() -> None:
    log = log_of([Somebody()], [Happened("call", DAY, (0,))])

    with pytest.raises(ValueError, match="finite"):
        best_hour(log, [float("nan")], since=DAY, until=DAY)
    with pytest.raises(ValueError, match="target"):
        shares([1], spells(0), target=0)
