"""Who was there together."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.together import MOST_PEOPLE, met_together
from tests.logs import Happened, Somebody, log_of

happenings = st.lists(st.tuples(st.integers(1, 50), st.sets(st.integers(0, 14), max_size=11)), max_size=20)


def test_small_meeting_tells_of_each_pair_once() -> None:
    log = log_of([Somebody()] * 4, [Happened("meeting", 5, (2, 0, 1)), Happened("call", 6, (0, 1))])

    assert met_together(log, until=10).tolist() == [[0, 1], [0, 2], [1, 2]]


def test_large_event_and_what_is_still_ahead_tell_nothing() -> None:
    crowd = tuple(range(MOST_PEOPLE + 1))
    log = log_of([Somebody()] * 12, [Happened("event", 5, crowd), Happened("meeting", 20, (10, 11))])

    assert met_together(log, until=10).tolist() == []


def test_nobody_and_nothing_give_no_pairs() -> None:
    assert met_together(log_of(), until=10).shape == (0, 2)


@given(happenings, st.integers(0, 60))
def test_pairs_are_those_of_plain_counting(told: list[tuple[int, set[int]]], until: int) -> None:
    log = log_of([Somebody()] * 15, [Happened("meeting", day, tuple(sorted(people))) for day, people in told])

    found = met_together(log, until=until)

    expected = {
        pair
        for day, people in told
        if day <= until and len(people) <= MOST_PEOPLE
        for pair in combinations(sorted(people), 2)
    }
    assert [tuple(pair) for pair in found.tolist()] == sorted(expected)
