"""When a goal is judged: periods of the calendar, weeks that begin on any day, and windows with an end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.window import Every, Span, Window, add_turns, span_at, start_of_period, turns_between
from kithward.language.terms import PERIODS

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
rhythms = st.builds(Every, st.integers(1, 8), st.sampled_from(PERIODS))


def test_a_window_needs_an_end_or_a_rhythm_in_its_order() -> None:
    with pytest.raises(ValueError, match="last day or a rhythm"):
        Window(date(2026, 1, 1))
    with pytest.raises(ValueError, match="end before it starts"):
        Window(date(2026, 1, 2), by=date(2026, 1, 1))


def test_a_goal_by_a_date_has_one_span_whatever_the_day() -> None:
    window = Window(date(2026, 2, 10), by=date(2026, 3, 31))

    for day in (date(2026, 1, 1), date(2026, 3, 1), date(2027, 1, 1)):
        assert span_at(window, day) == Span(date(2026, 2, 10), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("every", "span"),
    [
        (Every(1, "day"), Span(date(2026, 5, 20), date(2026, 5, 20))),
        (Every(1, "week"), Span(date(2026, 5, 18), date(2026, 5, 24))),
        (Every(1, "month"), Span(date(2026, 5, 1), date(2026, 5, 31))),
        (Every(1, "quarter"), Span(date(2026, 4, 1), date(2026, 6, 30))),
        (Every(1, "year"), Span(date(2026, 1, 1), date(2026, 12, 31))),
    ],
)
def test_a_rhythm_set_within_a_period_speaks_of_the_whole_period(every: Every, span: Span) -> None:
    assert span_at(Window(date(2026, 5, 20), every=every), date(2026, 5, 20)) == span


def test_every_two_weeks_is_counted_from_the_week_of_the_start() -> None:
    window = Window(date(2026, 5, 20), every=Every(2, "week"))

    assert span_at(window, date(2026, 5, 31)) == Span(date(2026, 5, 18), date(2026, 5, 31))
    assert span_at(window, date(2026, 6, 1)) == Span(date(2026, 6, 1), date(2026, 6, 14))


@pytest.mark.parametrize(("week_start", "first"), [(0, 18), (6, 17), (2, 20), (3, 14)])
def test_weeks_begin_on_the_day_the_person_chose(week_start: int, first: int) -> None:
    window = Window(date(2026, 5, 20), every=Every(1, "week"))

    assert span_at(window, date(2026, 5, 20), week_start).first == date(2026, 5, first)


def test_before_its_start_a_rhythm_shows_its_first_period() -> None:
    window = Window(date(2026, 5, 20), every=Every(1, "month"))

    assert span_at(window, date(2026, 1, 7)) == Span(date(2026, 5, 1), date(2026, 5, 31))


def test_after_its_end_a_rhythm_shows_its_last_period_cut_at_the_end() -> None:
    window = Window(date(2026, 1, 1), by=date(2026, 6, 15), every=Every(1, "month"))

    for day in (date(2026, 6, 1), date(2026, 6, 30), date(2027, 6, 30)):
        assert span_at(window, day) == Span(date(2026, 6, 1), date(2026, 6, 15))


def test_the_end_of_the_calendar_breaks_nothing() -> None:
    window = Window(date(9999, 3, 1), every=Every(2, "year"))

    assert span_at(window, date(9999, 5, 1)).last == date(9999, 12, 30)


@given(days, days, rhythms, st.integers(0, 6))
def test_each_day_from_the_start_lies_in_its_span_and_spans_follow_each_other(
    starts_on: date, day: date, every: Every, week_start: int
) -> None:
    window = Window(starts_on, every=every)
    day = max(day, starts_on)

    span = span_at(window, day, week_start)
    after = span_at(window, span.last + timedelta(days=1), week_start)

    assert span.first <= day <= span.last
    assert after.first == span.last + timedelta(days=1)


@given(days, rhythms, st.integers(-40, 40))
def test_turns_are_counted_as_they_are_added(day: date, every: Every, turns: int) -> None:
    origin = start_of_period(day, every.period)

    assert turns_between(origin, add_turns(origin, every, turns), every) == turns
