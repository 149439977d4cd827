"""The spells a goal is counted in: its own, and those before that show its pace."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.spells import past_spans, spans_ahead, spell_starts
from kithward.goals.window import Every, Span, Window, span_at
from kithward.language.terms import PERIODS

JUNE = date(2026, 6, 10)
days = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))
windows = st.builds(
    lambda start, length, every: Window(start, start + timedelta(days=length) if length else None, every),
    days,
    st.integers(1, 3000),
    st.one_of(st.none(), st.builds(Every, st.integers(1, 5), st.sampled_from(PERIODS))),
)


def starts_of(window: Window, *, since: date, as_of: date = JUNE, week_start: int = 0) -> list[date]:
    found = spell_starts(window, since=since, as_of=as_of, week_start=week_start)
    return [date.fromordinal(int(day)) for day in found]


def test_a_monthly_goal_looks_back_on_months() -> None:
    window = Window(date(2026, 5, 20), every=Every(1, "month"))

    assert starts_of(window, since=date(2026, 3, 15)) == [date(2026, month, 1) for month in (3, 4, 5, 6)]


def test_a_goal_by_a_date_looks_back_on_blocks_of_its_own_length() -> None:
    window = Window(date(2026, 6, 1), by=date(2026, 6, 30))

    assert starts_of(window, since=date(2026, 4, 20)) == [date(2026, 4, 2), date(2026, 5, 2), date(2026, 6, 1)]


def test_a_goal_longer_than_its_history_still_looks_back() -> None:
    window = Window(JUNE, by=date(2031, 6, 9))

    starts = starts_of(window, since=date(2023, 3, 1))

    assert starts[0] <= date(2023, 3, 1)
    assert starts[-1] == JUNE


def test_two_weeks_look_back_in_steps_of_two_weeks_from_the_goals_own() -> None:
    window = Window(date(2026, 6, 9), every=Every(2, "week"))

    assert starts_of(window, since=date(2026, 5, 12)) == [date(2026, 5, 11), date(2026, 5, 25), date(2026, 6, 8)]


@given(windows, days, st.integers(0, 3000), st.integers(0, 6))
def test_spells_hold_all_days_since_and_end_with_the_judged_span(
    window: Window, as_of: date, back: int, week_start: int
) -> None:
    since = min(as_of - timedelta(days=back), window.starts_on)

    starts = starts_of(window, since=since, as_of=as_of, week_start=week_start)

    assert starts == sorted(set(starts))
    assert starts[-1] == span_at(window, as_of, week_start).first
    assert starts[0] <= since or len(starts) > 2000


# Periods that are over


def test_past_periods_end_with_the_last_one_that_is_over() -> None:
    window = Window(date(2026, 4, 20), every=Every(1, "month"))

    found = past_spans(window, as_of=JUNE)

    assert found == [Span(date(2026, 4, 1), date(2026, 4, 30)), Span(date(2026, 5, 1), date(2026, 5, 31))]


def test_the_last_period_is_over_with_the_window_even_when_it_was_cut_short() -> None:
    window = Window(date(2026, 5, 1), by=date(2026, 6, 5), every=Every(1, "month"))

    assert past_spans(window, as_of=date(2026, 6, 5))[-1].last == date(2026, 5, 31)
    assert past_spans(window, as_of=date(2026, 6, 6))[-1] == Span(date(2026, 6, 1), date(2026, 6, 5))
    assert past_spans(window, as_of=date(2027, 6, 6))[-1] == Span(date(2026, 6, 1), date(2026, 6, 5))


@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2026, 5, 1), date(2026, 5, 31)])
def test_nothing_is_over_before_the_first_period_ends(as_of: date) -> None:
    assert past_spans(Window(date(2026, 5, 20), every=Every(1, "month")), as_of=as_of) == []


def test_a_goal_by_a_date_has_no_periods_and_a_long_rhythm_shows_its_last_ones() -> None:
    assert past_spans(Window(date(2026, 1, 1), by=date(2026, 2, 1)), as_of=JUNE) == []

    daily = past_spans(Window(date(2020, 1, 1), every=Every(1, "day")), as_of=JUNE, most=7)

    assert [span.first for span in daily] == [JUNE - timedelta(days=back) for back in range(7, 0, -1)]


@given(windows, days, st.integers(0, 6))
def test_past_periods_follow_each_other_and_are_over(window: Window, as_of: date, week_start: int) -> None:
    spans = past_spans(window, as_of=as_of, week_start=week_start)

    assert all(span.first <= span.last < as_of for span in spans)
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(spans))


def test_a_rhythm_without_an_end_goes_on_for_as_long_as_one_looks() -> None:
    window = Window(date(2026, 5, 20), every=Every(1, "month"))

    ahead = spans_ahead(window, after=date(2026, 6, 30), until=date(2026, 9, 1))

    assert [span.first for span in ahead] == [date(2026, month, 1) for month in (7, 8, 9)]
    assert len(spans_ahead(window, after=date(2026, 6, 30), until=date.max, most=2)) == 2


def test_a_rhythm_with_an_end_goes_no_further() -> None:
    window = Window(date(2026, 5, 20), by=date(2026, 7, 10), every=Every(1, "month"))

    assert spans_ahead(window, after=date(2026, 6, 30), until=date.max) == [Span(date(2026, 7, 1), date(2026, 7, 10))]
    assert spans_ahead(window, after=date(2026, 7, 10), until=date.max) == []


@given(windows, days, st.integers(0, 400))
def test_the_periods_ahead_follow_on_each_other(window: Window, after: date, length: int) -> None:
    until = after + timedelta(days=length)

    ahead = spans_ahead(window, after=after, until=until)

    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(ahead))
    assert all(span.last > after and span.first <= until for span in ahead)
    assert not ahead or window.every is not None
