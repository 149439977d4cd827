"""Rhythms in plain words."""

import pytest

from kithward.goals.rhythm import find_rhythms, rhythm_in_words
from kithward.goals.window import Every


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("per day", Every(1, "day")),
        ("a week", Every(1, "week")),
        ("each month", Every(1, "month")),
        ("every single quarter", Every(1, "quarter")),
        ("/year", Every(1, "year")),
        ("every two weeks", Every(2, "week")),
        ("every 6 months", Every(6, "month")),
        ("every other week", Every(2, "week")),
        ("every third month", Every(3, "month")),
        ("every fortnight", Every(2, "week")),
        ("fortnightly", Every(2, "week")),
        ("daily", Every(1, "day")),
        ("quarterly", Every(1, "quarter")),
        ("half-yearly", Every(2, "quarter")),
        ("every Friday", Every(1, "week")),
        ("on Mondays", Every(1, "week")),
        ("every morning", Every(1, "day")),
    ],
)
def test_a_rhythm_is_found(text: str, every: Every) -> None:
    (found,) = find_rhythms(f"two calls {text}")

    assert (found.every, found.question) == (every, "")


@pytest.mark.parametrize("text", ["", "a week ago", "two weeks", "everyday heroes", "on Monday", "a weekend"])
def test_other_words_are_no_rhythm(text: str) -> None:
    assert find_rhythms(text) == ()


@pytest.mark.parametrize("text", ["biweekly", "bi-monthly", "semiannually", "every zero weeks"])
def test_what_can_be_read_in_two_ways_is_asked(text: str) -> None:
    (found,) = find_rhythms(text)

    assert found.every is None
    assert found.question.endswith("?")


def test_a_written_rhythm_reads_back() -> None:
    rhythms = [Every(1, "week"), Every(2, "month"), Every(13, "day")]

    assert [rhythm_in_words(every) for every in rhythms] == ["a week", "every two months", "every 13 days"]
    assert [find_rhythms(rhythm_in_words(every))[0].every for every in rhythms] == rhythms
