"""Two logs made one, and a log without some of its happenings."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.arrays import KIND_CODES, ActivityLog
from kithward.numerics.merge import merged, without
from tests.logs import Happened, Somebody, log_of

PEOPLE = [Somebody(), Somebody(), Somebody()]

happenings = st.lists(
    st.builds(
        Happened,
        kind=st.sampled_from(["event", "call"]),
        day=st.integers(1, 9),
        people=st.lists(st.integers(0, 2), unique=True).map(tuple),
        form=st.sampled_from(["", "coffee", "dinner"]),
        topics=st.sampled_from([(), ("AI",), ("AI", "law")]),
    ),
    max_size=8,
)


def told(log: ActivityLog) -> list[Any]:
    """What a log says, one happening after the other."""
    people = [log.pair_person[log.pair_activity == row].tolist() for row in range(len(log))]
    return [
        (int(log.day[row]), int(log.kind[row]), log.form.words(row), log.topics.words(row), people[row])
        for row in range(len(log))
    ]


def test_two_logs_stand_in_order_of_day_the_first_one_first() -> None:
    one = log_of(PEOPLE, [Happened("event", 5, (0,)), Happened("event", 9, (1,))])
    other = log_of(PEOPLE, [Happened("call", 1, (2,), form="coffee"), Happened("call", 5, (1, 2))])

    found = told(merged(one, other))

    assert [(day, people) for day, _, _, _, people in found] == [(1, [2]), (5, [0]), (5, [1, 2]), (9, [1])]
    assert [form for _, _, form, _, _ in found] == [("coffee",), (), (), ()]


def test_without_some_the_others_keep_their_people() -> None:
    log = log_of(PEOPLE, [Happened("event", day, (day,)) for day in (0, 1, 2)])

    found = without(log, np.array([False, True, False]))

    assert [people for *_, people in told(found)] == [[0], [2]]
    assert len(without(log, np.ones(3, dtype=np.bool_))) == 0


@given(happenings, happenings)
def test_nothing_is_lost_or_added_and_all_is_in_order(some: list[Happened], others: list[Happened]) -> None:
    one, other = log_of(PEOPLE, some), log_of(PEOPLE, others)

    found = merged(one, other)

    assert sorted(told(found), key=repr) == sorted([*told(one), *told(other)], key=repr)
    assert np.all(np.diff(found.day) >= 0)
    assert np.all(np.diff(found.pair_activity) >= 0)


@given(happenings)
def test_merging_with_nothing_and_leaving_nothing_out_change_nothing(some: list[Happened]) -> None:
    log = log_of(PEOPLE, some)

    assert told(merged(log, log_of(PEOPLE))) == told(log)
    assert told(without(log, np.zeros(len(log), dtype=np.bool_))) == told(log)


@given(happenings)
def test_what_is_left_and_what_is_gone_make_the_whole_again(some: list[Happened]) -> None:
    log = log_of(PEOPLE, some)
    events = log.kind == KIND_CODES["event"]

    assert sorted(told(merged(without(log, events), without(log, ~events))), key=repr) == sorted(told(log), key=repr)
