"""Days in plain words, read against Monday 23 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.dates import DayFound, day_in_words, find_days, read_day, read_due, shift

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-23"),
        ("this morning", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("last night", "2026-11-22"),
        ("the day before yesterday", "2026-11-21"),
        ("last Friday", "2026-11-20"),
        ("last Monday", "2026-11-16"),
        ("on Monday", "2026-11-23"),
        ("on Wednesday", "2026-11-18"),
        ("on wed", "2026-11-18"),
        ("two weeks ago", "2026-11-09"),
        ("3 days ago", "2026-11-20"),
        ("a week ago", "2026-11-16"),
        ("a couple of months ago", "2026-09-23"),
        ("half a year ago", "2026-05-23"),
        ("2026-03-12", "2026-03-12"),
        ("12 Mar", "2026-03-12"),
        ("12 Dec", "2025-12-12"),
        ("March 12th, 2026", "2026-03-12"),
        ("the 3rd of March", "2026-03-03"),
        ("on the 3rd", "2026-11-03"),
        ("on the 30th", "2026-10-30"),
        ("25/03/2026", "2026-03-25"),
        ("03/25/2026", "2026-03-25"),
        ("12.03.2026", "2026-03-12"),
        ("last month", "2026-10-31"),
        ("this week", "2026-11-23"),
        ("in May", "2026-05-31"),
        ("last March", "2026-03-31"),
        ("29 Feb", "2024-02-29"),
        ("tomorrow", "2026-11-24"),
    ],
)
def test_a_day_in_the_log_is_the_latest_that_fits(text: str, day: str) -> None:
    found = read_day(f"Coffee with Ann {text}, 45 min", MONDAY)

    assert found is not None
    assert found.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("on Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("next Tuesday", "2026-12-01"),
        ("by next Friday", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("in 2 weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("within a month", "2026-12-23"),
        ("in three months' time", "2027-02-23"),
        ("three months from now", "2027-02-23"),
        ("within the next quarter", "2027-02-23"),
        ("in the next 90 days", "2027-02-21"),
        ("over the next six weeks", "2027-01-04"),
        ("in half a year", "2027-05-23"),
        ("in a year and a half", "2028-05-23"),
        ("for 52 weeks", "2027-11-21"),
        ("by Q3", "2027-09-30"),
        ("by the end of Q1 2027", "2027-03-31"),
        ("by the first quarter of next year", "2027-03-31"),
        ("in 2027 Q2", "2027-06-30"),
        ("by the second half of 2027", "2027-12-31"),
        ("by the end of June", "2027-06-30"),
        ("by March", "2027-03-31"),
        ("by next March", "2027-03-31"),
        ("by November", "2026-11-30"),
        ("by next November", "2027-11-30"),
        ("before March", "2027-02-28"),
        ("before the end of the year", "2026-12-31"),
        ("before 2027", "2026-12-31"),
        ("until September", "2027-09-30"),
        ("by mid-June", "2027-06-15"),
        ("by the start of June", "2027-06-01"),
        ("this year", "2026-12-31"),
        ("next week", "2026-12-06"),
        ("by the end of next month", "2026-12-31"),
        ("by year end", "2026-12-31"),
        ("by EOQ", "2026-12-31"),
        ("by the 15th", "2026-12-15"),
        ("by Dec 25", "2026-12-25"),
        ("by Monday, March 1st", "2027-03-01"),
        ("by 31 March 2027", "2027-03-31"),
        ("by 31/12/26", "2026-12-31"),
        ("by Christmas", "2026-12-25"),
        ("by Easter", "2027-03-28"),
    ],
)
def test_a_due_day_is_the_next_that_fits(text: str, day: str) -> None:
    found = read_due(f"call Ann {text} please", MONDAY)

    assert found is not None
    assert (found.day, f"call Ann {text} please"[found.start : found.end].strip()) == (date.fromisoformat(day), text)


@pytest.mark.parametrize(
    ("text", "since", "day"),
    [
        ("in January", "2027-01-01", "2027-01-31"),
        ("in 2027", "2027-01-01", "2027-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("within this quarter", "2026-10-01", "2026-12-31"),
        ("between February and July", "2027-02-01", "2027-07-31"),
        ("from October to January", "2026-10-01", "2027-01-31"),
        ("from 1 January 2026 until 31 December 2026", "2026-01-01", "2026-12-31"),
        ("between 2027-02-01 and 2027-07-15", "2027-02-01", "2027-07-15"),
    ],
)
def test_a_stretch_keeps_its_first_day(text: str, since: str, day: str) -> None:
    (found,) = find_days(text, MONDAY)

    assert found == DayFound(date.fromisoformat(day), 0, len(text), date.fromisoformat(since))


@pytest.mark.parametrize(
    "text", ["", "may we march on", "Sat with Ann", "room 2027", "2/3 of it", "31 Feb", "45 min", "the second call"]
)
def test_words_that_only_look_like_days_are_left_alone(text: str) -> None:
    assert (read_day(text, MONDAY), read_due(text, MONDAY)) == (None, None)


def test_an_ambiguous_date_says_how_it_was_read() -> None:
    month_first = read_day("on 12/03/2026", MONDAY)
    day_first = read_day("on 12/03/2026", MONDAY, day_first=True)

    assert month_first is not None
    assert (month_first.day, month_first.note) == (
        date(2026, 12, 3),
        "12/03/2026 read as 3 December 2026, month first",
    )
    assert day_first is not None
    assert (day_first.day, day_first.note) == (date(2026, 3, 12), "")


def test_words_for_a_beginning_are_told_apart() -> None:
    start, end = find_days("starting in January, by the end of March", MONDAY)

    assert (start.opens, start.day) == (True, date(2027, 1, 1))
    assert (end.opens, end.day) == (False, date(2027, 3, 31))


@given(st.dates(), st.integers(-200_000, 200_000), st.integers(-200_000, 200_000))
def test_shifting_stays_within_the_years_there_are(day: date, days: int, months: int) -> None:
    assert date.min <= shift(day, days=days, months=months) <= date.max


@given(st.dates(), st.dates())
def test_a_written_day_reads_back(day: date, today: date) -> None:
    found = read_due(f"by {day_in_words(day)}", today)

    assert found is not None
    assert found.day == day


_SOME_WORDS = (
    "by in next last this the end of week month year quarter day March May 12 31st 2026 0000 9999 Friday sun Q3 two "
    "ago within for between and until 12/03/2027 99999999999 half a yesterday easter"
)
_WORDS = st.sampled_from(_SOME_WORDS.split())


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=9).map(" ".join)), st.dates())
def test_no_text_and_no_today_raises(text: str, today: date) -> None:
    for found in (*find_days(text, today), *find_days(text, today, ahead=False)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.since is None or found.since <= found.day
