"""How long something took, in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.durations import find_minutes
from kithward.language.numbers import MOST


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 min", 45),
        ("45min", 45),
        ("45m", 45),
        ("45 minutes", 45),
        ("45'", 45),
        ("a 20-minute call", 20),
        ("thirty minutes", 30),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 h 30 min", 90),
        ("2 hours and 15 minutes", 135),
        ("1:30h", 90),
        ("1h", 60),
        ("2 hrs", 120),
        ("an hour", 60),
        ("one hour", 60),
        ("two hours", 120),
        ("half an hour", 30),
        ("half-an-hour", 30),
        ("a quarter of an hour", 15),
        ("three quarters of an hour", 45),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("for 90 minutes long", 90),
        ("30 hours", 1800),
        ("a couple of hours", 120),
        ("talked for about 40 min", 40),
        ("3 months", None),
        ("at 15:30", None),
        ("5 million", None),
        ("2 people", None),
        ("Q1H", None),
        ("9" * 2000 + " hours", 60 * MOST),
        ("", None),
    ],
)
def test_a_length_of_time_is_read_in_minutes(text: str, minutes: int | None) -> None:
    found = find_minutes(text)

    assert (found.minutes if found else None) == minutes


def test_where_the_words_stand_is_told() -> None:
    found = find_minutes("coffee, for 45 min, with Tom")

    assert found is not None
    assert (found.start, found.end) == (8, 18)


@given(st.text())
def test_any_text_gives_minutes_or_none(text: str) -> None:
    found = find_minutes(text)

    assert found is None or found.minutes >= 0
