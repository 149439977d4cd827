"""What a log shows of habits: worked by hand where that can be done."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.arrays import NEVER
from kithward.numerics.habits import (
    Scale,
    Tried,
    groups_that_count,
    habits,
    kept,
    pace,
    share,
    since,
)
from tests.logs import Happened, Somebody, log_of

TODAY = 1000


def test_a_share_is_what_was_expected_and_what_happened_five_to_one() -> None:
    found = share(Tried(3, 10), 0.5)

    assert found.value == pytest.approx((5 * 0.5 + 3) / (5 + 10))
    assert found.low < found.value < found.high
    assert found.events == 10


def test_interval_of_a_share_before_anything_happened() -> None:
    found = share(Tried(0, 0), 0.2)  # Beta(1, 4): P(X > x) = (1 - x)^4

    assert found.value == pytest.approx(0.2)
    assert found.low == pytest.approx(1 - 0.9 ** (1 / 4))
    assert found.high == pytest.approx(1 - 0.1 ** (1 / 4))


def test_a_pace_weighs_what_was_expected_like_ten_days() -> None:
    nothing_yet = pace(0, 0, 3, per=30)  # Gamma(1, 10 days): the exponential law

    assert pace(9, 90, 3, per=30).value == pytest.approx((1 + 9) / (10 + 90) * 30)
    assert (nothing_yet.value, nothing_yet.low, nothing_yet.high) == pytest.approx((3, -3 * log(0.9), -3 * log(0.1)))


def test_two_even_groups_are_two_with_the_doubt_of_what_was_expected() -> None:
    found = groups_that_count([10, 10], 2)

    half = 1.2815515655446004 * sqrt(5) / 25
    assert (found.value, found.low, found.high) == pytest.approx((2, 2 * exp(-half), 2 * exp(half)))
    assert found.events == 20


@pytest.mark.parametrize(("answer", "expected"), [(None, 0.45), (100, 0.45 + 0.29 * 0.55), (0, 0.45 - 0.29 * 0.45)])
def test_an_answer_moves_what_is_expected_by_a_part_of_its_distance(answer: float | None, expected: float) -> None:
    assert Scale(0.35, 0.55).expected(answer) == pytest.approx(expected)


@given(hits=st.integers(0, 50), more=st.integers(0, 50), expected=st.floats(0, 1))
def test_more_hits_never_lower_a_share_and_more_events_narrow_it(hits: int, more: int, expected: float) -> None:
    few, hit = share(Tried(hits, hits + more), expected), share(Tried(hits + 1, hits + more + 1), expected)
    many = share(Tried(10 * hits, 10 * (hits + more)), expected)

    assert 0 <= few.low <= few.high <= 1
    assert hit.value >= few.value
    assert many.high - many.low <= few.high - few.low + 0.2  # a share near its end may begin narrower


@given(value=st.floats(0, 12), grow=st.floats(0.1, 3), wider=st.floats(0.1, 3))
def test_a_scale_goes_there_and_back(value: float, grow: float, wider: float) -> None:
    scale = Scale(grow, grow + wider, 12)

    assert 0 <= scale.score(value) <= 100
    assert scale.value(scale.score(value)) == pytest.approx(value, abs=1e-9)
    assert scale.score(grow) == pytest.approx(40)
    assert scale.score(grow + wider) == pytest.approx(70)


@given(sizes=st.lists(st.integers(1, 200), min_size=1, max_size=20), expected=st.floats(1, 15))
def test_groups_lie_between_one_and_as_many_as_there_are(sizes: list[int], expected: float) -> None:
    found = groups_that_count(sizes, expected)

    assert 1 <= found.low <= found.value <= found.high
    assert found.value <= max(len(sizes), expected) + 1e-9


def test_what_a_log_shows() -> None:
    people = [Somebody(), Somebody(met=500), Somebody(), Somebody()]
    log = log_of(
        people,
        [
            Happened("meeting", TODAY - 100, (1,), minutes=90, began_by="me", meaningful=True),  # too long ago
            Happened("meeting", TODAY - 80, (0,), minutes=30, began_by="me", meaningful=True),  # new, and
            Happened("message", TODAY - 50, (0,), began_by="them"),  # seen again on the last day of thirty
            Happened("event", TODAY - 70, (2,)),  # new, and
            Happened("connection", TODAY - 68, (2,)),  # which is no word yet, and
            Happened("message", TODAY - 39, (2,), began_by="me"),  # a day too late
            Happened("call", TODAY - 40, (1,), minutes=50, meaningful=False),  # known since long, nobody says who began
            Happened("meeting", TODAY - 5, (3,), minutes=40, began_by="me"),  # new, too lately to judge
            Happened("meeting", TODAY + 3, (3,), began_by="me", meaningful=True),  # ahead
        ],
    )

    found = habits(log, today=TODAY)

    assert found.days == 90
    assert found.begun == Tried(3, 4)
    assert found.meaningful == Tried(1, 2)
    assert found.usual_minutes == 40
    assert found.new_people == 3
    assert found.again == Tried(1, 2)
    assert found.in_touch == 4


def test_a_young_log_covers_the_days_since_it_began() -> None:
    assert habits(log_of([Somebody()], [Happened("call", TODAY - 9, (0,))]), today=TODAY).days == 10
    assert habits(log_of(), today=TODAY) == habits(log_of([Somebody()]), today=TODAY)
    assert habits(log_of(), today=TODAY).days == 0


def test_somebody_met_on_the_first_day_of_the_stretch_is_judged() -> None:
    log = log_of([Somebody()], [Happened("meeting", day, (0,)) for day in (since(TODAY), since(TODAY) + 1)])

    assert habits(log, today=TODAY).again == Tried(1, 1)


def test_follow_ups_are_judged_when_their_day_is_over() -> None:
    due = np.array([900, 910, 920, 930, 1000, 996])
    done = np.array([898, 917, 928, NEVER, NEVER, 996])  # early, late, later, never, still time, on its day

    assert kept(due, done, today=TODAY) == (Tried(2, 5), 3)
    assert kept(due[:0], done[:0], today=TODAY) == (Tried(0, 0), None)
