"""What is counted in passes over whole columns is what counting one row after the other gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.measure import RECONNECT_DAYS, Measure
from kithward.numerics.tally import tally
from tests.logs import Happened, Somebody, log_of

START = 1000
PEOPLE = 4
KINDS = ("meeting", "call", "message", "event", "practice", "talk")

happenings = st.lists(
    st.builds(
        Happened,
        kind=st.sampled_from(KINDS),
        day=st.integers(START, START + 4 * RECONNECT_DAYS),
        people=st.lists(st.integers(0, PEOPLE - 1), unique=True, max_size=PEOPLE).map(tuple),
    ),
    max_size=40,
)
spells = st.lists(st.integers(START, START + 4 * RECONNECT_DAYS), min_size=1, max_size=5, unique=True).map(sorted)


def counted_plainly(happened: list[Happened], starts: list[int], *, kinds: tuple[str, ...], after_silence: bool) -> int:
    """How many people of these kinds there are in all spells together, each once in each."""
    found = set()
    for row in happened:
        for person in row.people:
            days = [other.day for other in happened if person in other.people and other.kind != "practice"]
            was_silent = min(days, default=row.day) <= row.day - RECONNECT_DAYS and not any(
                row.day - RECONNECT_DAYS <= day < row.day for day in days
            )
            if row.kind in kinds and row.day >= starts[0] and (was_silent or not after_silence):
                found.add((person, sum(start <= row.day for start in starts)))
    return len(found)


@given(happenings, spells)
def test_people_are_counted_once_in_each_spell(happened: list[Happened], starts: list[int]) -> None:
    log = log_of([Somebody()] * PEOPLE, happened)

    found = tally(Measure("people", act="talk"), log, spell_starts=np.array(starts, dtype=np.int32), until=START * 2)

    assert len(found.counted) == counted_plainly(happened, starts, kinds=("meeting", "call"), after_silence=False)


@given(happenings, spells)
def test_people_are_taken_up_again_after_a_silence_alone(happened: list[Happened], starts: list[int]) -> None:
    log = log_of([Somebody()] * PEOPLE, happened)
    kinds = ("meeting", "call", "message", "event")

    found = tally(
        Measure("people", act="reconnect"), log, spell_starts=np.array(starts, dtype=np.int32), until=START * 2
    )

    assert len(found.counted) == counted_plainly(happened, starts, kinds=kinds, after_silence=True)
