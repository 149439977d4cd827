"""How often to be in touch, in words and in days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.rhythms import LONGEST_DAYS, read_rhythm, rhythm_in_words


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("every 6 weeks", 42),
        ("Every six weeks.", 42),
        ("6 weeks", 42),
        ("42", 42),
        ("monthly", 30),
        ("once a month", 30),
        ("every other week", 14),
        ("every fortnight", 14),
        ("about every 3 months", 90),
        ("quarterly", 91),
        ("twice a year", 182),
        ("3 times a year", 122),
        ("a week", 7),
        ("every  day", 1),
    ],
)
def test_a_rhythm_is_read_from_words_and_from_days(typed: str, days: int) -> None:
    assert read_rhythm(typed) == days


@pytest.mark.parametrize(
    "typed", ["", "sometimes", "0", "every 0 weeks", "-3", "every 20 years", "99999999", "6 weeks or so", "biweekly"]
)
def test_what_is_no_rhythm_is_not_guessed(typed: str) -> None:
    assert read_rhythm(typed) is None


@given(st.integers(1, LONGEST_DAYS))
def test_every_rhythm_reads_back_from_its_own_words(days: int) -> None:
    assert read_rhythm(rhythm_in_words(days)) == days
