"""Measures, windows and spans in plain words."""

from datetime import date

import pytest

from kithward.goals.window import Every, Span, Window
from kithward.goals.wording import counted, describe_measure, describe_span, describe_window
from kithward.numerics.measure import Measure

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(TODAY, by=date(2027, 3, 31)), "by 31 March 2027"),
        (Window(TODAY, every=Every(1, "month")), "a month"),
        (Window(TODAY, by=date(2027, 6, 30), every=Every(2, "week")), "every two weeks until 30 June 2027"),
        (Window(date(2027, 1, 1), by=date(2027, 1, 31)), "from 1 January 2027 until 31 January 2027"),
        (Window(date(2027, 1, 1), every=Every(1, "week")), "a week from 1 January 2027"),
    ],
)
def test_a_window_says_when(window: Window, words: str) -> None:
    assert describe_window(window, TODAY) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-01", "2026-12-31", "in December"),
        ("2027-01-01", "2027-01-31", "in January 2027"),
        ("2026-10-01", "2026-12-31", "in Q4"),
        ("2027-01-01", "2027-12-31", "in 2027"),
        ("2026-11-23", "2026-11-29", "this week"),
        ("2026-12-07", "2026-12-13", "in the week from 7 December 2026"),
        ("2026-11-23", "2026-11-23", "today"),
        ("2026-11-24", "2026-11-24", "on 24 November 2026"),
        ("2026-11-23", "2027-02-23", "from 23 November 2026 to 23 February 2027"),
        ("9999-12-01", "9999-12-31", "in December 9999"),
    ],
)
def test_a_span_has_its_usual_name(first: str, last: str, words: str) -> None:
    span = Span(date.fromisoformat(first), date.fromisoformat(last))

    assert describe_span(span, TODAY) == words


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure("people", act="connect", new=True, field="fintech"), "new people I connect with in fintech"),
        (Measure("people", role="mentor"), "people who become my mentor"),
        (Measure("conversations", form="coffee", meaningful=True), "meaningful coffees"),
        (Measure("events", form="hosted"), "hosted events"),
        (Measure("practice", topic="public speaking"), "sessions about public speaking"),
        (Measure("minutes", topic="Python"), "minutes about Python"),
        (Measure("minutes", form="book"), "minutes of books"),
    ],
)
def test_a_measure_says_what_counts(measure: Measure, words: str) -> None:
    assert describe_measure(measure) == words


def test_what_is_counted_has_a_singular_and_a_plural() -> None:
    lunch = Measure("conversations", form="lunch")

    assert (counted(lunch, 1), counted(lunch, 2), counted(Measure("people", form="coffee"), 1)) == (
        "lunch",
        "lunches",
        "person",
    )
