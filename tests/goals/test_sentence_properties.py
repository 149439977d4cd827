"""What must hold for every sentence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithward.goals.sentence import LONGEST, read, write
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from tests.goals.strategies import TODAY, measures, windows

_SOME_WORDS = (
    "I want to connect with three new people in fintech by the end of June two a week every month 30 minutes practise "
    "public speaking at Google from Berlin <b> 🎉 مرحبا “x” coffee coffees and also ; 0 -5 1.5 10% half a dozen twice "
    "mentor call send about that whose role is 2027 minus hours 99999999999999999999 or IT space industry “ ”"
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_SOME_WORDS.split()), max_size=12).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(measures(), st.integers(1, 1_000_000), windows())
def test_a_written_goal_reads_back_the_same(measure: Measure, target: int, window: Window) -> None:
    reading = read(write(measure, target, window, TODAY), TODAY)

    assert (reading.measure, reading.target, reading.window) == (measure, target, window)
    assert reading.understood


@settings(max_examples=150, deadline=None)
@given(texts, st.dates())
def test_any_text_is_a_goal_or_is_asked_about(text: str, today: date) -> None:
    reading = read(text, today)

    assert reading.understood != bool(reading.questions or reading.problems)
    assert all(word.strip(" .") in " ".join(text.split()) for word in reading.ignored)


@settings(max_examples=100, deadline=None)
@given(texts, st.dates())
def test_what_is_proposed_reads_well(text: str, today: date) -> None:
    reading = read(text, today)

    assert bool(reading.proposals) != reading.understood
    assert all(read(proposal, today).understood for proposal in reading.proposals)


@pytest.mark.parametrize("length", [LONGEST + 1, 100_000])
def test_a_very_long_text_is_refused(length: int) -> None:
    reading = read("meet people " * (length // 12 + 1), TODAY)

    assert reading.measure is None
    assert "one sentence" in reading.problems[0]
