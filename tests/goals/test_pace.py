"""Paces, lengths of time and the reason of a chance, in plain words."""

from datetime import date

import pytest

from kithward.goals.pace import days_left_in_words, length_in_words, pace_in_words, reason_in_words
from kithward.goals.standing import Aim, Standing, stand
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from tests.logs import Happened, log_of

FIRST, LAST = date(2026, 12, 1), date(2027, 3, 31)
INTRODUCTIONS = Measure("introductions")


def standing(as_of: date, *, target: int = 3, measure: Measure = INTRODUCTIONS) -> Standing:
    log = log_of([], [Happened("introduction", date(2026, 12, 18).toordinal())])
    return stand(Aim(measure, target, Window(FIRST, by=LAST), state="active"), log, as_of=as_of)


@pytest.mark.parametrize(
    ("a_week", "words"),
    [
        (20, "20 introductions a week"),
        (2, "two introductions a week"),
        (0.8, "one introduction a week"),
        (0.5, "one introduction a fortnight"),
        (0.34, "one introduction every three weeks"),
        (0.2, "one introduction every five weeks"),
        (0.05, "one introduction every five months"),
        (0.02, "one introduction a year"),
        (0.001, "less than one introduction a year"),
    ],
)
def test_pace_is_said_as_people_say_it(a_week: float, words: str) -> None:
    assert pace_in_words(a_week / 7, INTRODUCTIONS) == words


def test_goal_in_minutes_comes_in_sessions() -> None:
    assert pace_in_words(3 / 7, Measure("minutes")) == "three sessions a week"


def test_people_are_counted_as_people() -> None:
    assert pace_in_words(1 / 7, Measure("people", "meet")) == "one person a week"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.2, "one day"),
        (9, "nine days"),
        (14, "two weeks"),
        (36, "five weeks"),
        (91, "three months"),
        (730, "two years"),
    ],
)
def test_length_is_said_in_the_unit_that_people_use(days: float, words: str) -> None:
    assert length_in_words(days) == words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2026, 11, 1), "begins on 1 December 2026"),
        (date(2027, 1, 11), "79 days left"),
        (date(2027, 3, 30), "1 day left"),
        (LAST, "today is the last day"),
        (date(2027, 4, 2), "ended on 31 March 2027"),
    ],
)
def test_days_left_are_said_to_the_end_and_beyond(as_of: date, words: str) -> None:
    assert days_left_in_words(standing(as_of)) == words


def test_reason_names_count_time_and_pace() -> None:
    words = reason_in_words(standing(date(2027, 1, 11)))

    assert words.startswith("one of three in six weeks, 79 days left, at your pace of one introduction every ")


def test_level_is_not_said_to_have_grown_in_the_span() -> None:
    words = reason_in_words(standing(date(2027, 1, 11), measure=Measure("people", "connect", level=True)))

    assert words.startswith("none of three, 79 days left")
