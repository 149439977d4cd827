"""Numbers in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.numbers import MOST, find_numbers, in_words, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("1,000", 1000),
        ("1,234,567", 1234567),
        ("three", 3),
        ("Twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred", 200),
        ("two thousand five hundred", 2500),
        ("a million", 1_000_000),
        ("2k", 2000),
        ("3 thousand", 3000),
        ("a couple of", 2),
        ("a couple", 2),
        ("a pair of", 2),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("dozen", 12),
        ("two dozen", 24),
        ("once", 1),
        ("twice", 2),
        ("thrice", 3),
        ("a", 1),
        ("an", 1),
        ("another", 1),
        ("one more", 1),
        ("zero", 0),
        ("-3", -3),
        ("minus three", -3),
        ("٣", 3),
        ("9" * 5000, MOST),
    ],
)
def test_a_whole_text_is_read_as_its_number(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "some", "2.5", "3rd", "many people", "2026-03-12", "onerous", "Q3"])
def test_a_text_that_is_not_a_number_gives_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("meet five people and 2 leaders", [5, 2]),
        ("two and three", [2, 3]),
        ("30 minutes three times a week", [30, 3]),
        ("30min twice", [30, 2]),
        ("COVID-19, the 3rd, 2.5, 12:30, 1/2, someone, often", []),
        ("twenty-five, one two", [25, 1, 2]),
        ("done tonight", []),
    ],
)
def test_numbers_are_found_in_order(text: str, values: list[int]) -> None:
    found = find_numbers(text)

    assert [number.value for number in found] == values


def test_a_found_number_says_where_it_stands_and_what_it_is() -> None:
    text = "Call another friend twice"

    article, times = find_numbers(text, articles=True)

    assert (article.words, article.is_article, text[article.start : article.end]) == ("another", True, "another")
    assert (times.words, times.is_times, text[times.start : times.end]) == ("twice", True, "twice")


def test_small_numbers_are_written_as_words_and_large_ones_as_digits() -> None:
    assert [in_words(number) for number in (0, 1, 12, 13, 1500)] == ["zero", "one", "twelve", "13", "1,500"]


@given(st.integers(0, 10**9))
def test_a_written_number_reads_back(number: int) -> None:
    assert read_number(in_words(number)) == number


@given(st.text())
def test_no_text_raises_and_every_span_holds_its_words(text: str) -> None:
    for number in find_numbers(text, articles=True):
        assert text[number.start : number.end] == number.words
