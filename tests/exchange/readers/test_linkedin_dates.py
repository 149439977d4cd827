"""Dates and times in every form LinkedIn has written them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.linkedin_dates import read_moment

AS_OF = datetime(2024, 6, 1, 9, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    "written",
    [
        "12 Mar 2024",
        "12-Mar-24",
        "12. März 2024",
        "12 Mrz 2024",
        "March 12, 2024",
        "Mar 12, 2024",
        "03/12/2024",
        "3/12/24",
        "12.03.2024",
        "2024-03-12",
        "2024/03/12",
        " 12  Mar\u00a02024 ",
    ],
)
def test_a_day_is_read_in_every_form(written: str) -> None:
    assert read_moment(written, AS_OF).day == date(2024, 3, 12)


def test_a_month_that_does_not_exist_must_be_the_day() -> None:
    assert read_moment("15/03/2024", AS_OF).day == date(2024, 3, 15)


def test_a_month_or_year_alone_is_its_first_day() -> None:
    assert read_moment("Mar 2020", AS_OF).day == date(2020, 3, 1)
    assert read_moment("2020", AS_OF).day == date(2020, 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-12 02:30:00 UTC",
        "2024-03-12 02:30:00",
        "2024-03-12T02:30:00.123Z",
        "2024-03-12T03:30+01:00",
        "2024/03/12 02:30:00 UTC",
        "3/12/24, 2:30 AM",
        "3/12/24, 2:30\u202fAM",
        "Mar 12, 2024, 2:30 AM",
        "12 Mar 2024, 02:30",
    ],
)
def test_a_time_is_put_on_the_persons_own_day(written: str) -> None:
    moment = read_moment(written, AS_OF)

    assert moment.day == date(2024, 3, 11)
    assert moment.at is not None
    assert (moment.at.hour, moment.at.minute, moment.at.tzinfo) == (22, 30, AS_OF.tzinfo)


@pytest.mark.parametrize(("written", "hour"), [("12:05 AM", 0), ("12:05 PM", 12), ("11:05 PM", 23)])
def test_midnight_and_noon_are_told_apart(written: str, hour: int) -> None:
    as_of = AS_OF.replace(tzinfo=ZoneInfo("UTC"))

    moment = read_moment(f"3/12/24, {written}", as_of)

    assert moment.at is not None
    assert moment.at.hour == hour


def test_a_year_of_two_digits_is_not_far_ahead() -> None:
    assert read_moment("7-Feb-22", AS_OF).day == date(2022, 2, 7)
    assert read_moment("7-Feb-99", AS_OF).day == date(1999, 2, 7)


def test_a_year_long_past_is_taken() -> None:
    assert read_moment("05 Jun 1833", AS_OF).day == date(1833, 6, 5)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "it has no date"),
        ("soon", "the date “soon” cannot be read"),
        ("30 Feb 2024", "cannot be read"),
        ("12 Foo 2024", "cannot be read"),
        ("0000-01-01", "cannot be read"),
        ("2024-03-12 25:00:00", "cannot be read"),
        ("12 Mar 2024 or so", "cannot be read"),
        ("0012-01-01", "the year 0012 cannot be right"),
        ("9999-12-31 23:59:59 UTC", "the year 9999 cannot be right"),
        ("3 Jun 2024", "2024-06-03 is still ahead"),
    ],
)
def test_what_is_no_day_says_why(written: str, reason: str) -> None:
    moment = read_moment(written, AS_OF)

    assert moment.day is None
    assert reason in moment.why


def test_tomorrow_is_let_through_and_more_where_it_may_be_ahead() -> None:
    assert read_moment("2 Jun 2024", AS_OF).day == date(2024, 6, 2)
    assert read_moment("3 Jun 2024", AS_OF, may_be_ahead=True).day == date(2024, 6, 3)


@given(st.dates(date(1000, 1, 2), date(2024, 6, 1)), st.sampled_from(["%d %b %Y", "%Y-%m-%d", "%m/%d/%Y", "%b %d, %Y"]))
def test_every_day_is_read_back_in_every_form(day: date, form: str) -> None:
    assert read_moment(day.strftime(form), AS_OF).day == day


@given(st.text(max_size=30) | st.from_regex(r"\d{1,4}[-/. ]\w{1,4}[-/. ]\d{1,4}( \d\d:\d\d(:\d\d)?( UTC|[+-]\d{4})?)?"))
def test_any_text_gives_a_day_or_a_reason(text: str) -> None:
    moment = read_moment(text, AS_OF)

    assert (moment.day is None) == bool(moment.why)
