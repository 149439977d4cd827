"""Repeating entries of calendars: followed within bounds that no rule can break."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kithward.exchange.readers.calendar import read
from kithward.exchange.readers.calendar_repeats import MOST_DATES
from kithward.exchange.records import ReadingOptions
from tests.exchange.readers.calendar_lines import (
    ALICE,
    OPTIONS,
    PAST,
    SAMPLES,
    WITH_MARIA,
    days,
    event,
    read_calendar,
)


def test_a_series_is_followed_within_the_days_that_are_read() -> None:
    options = ReadingOptions(OPTIONS.as_of, ALICE, recurrence_days_ahead=14, recurrence_days_back=21)

    contents = read_calendar(
        *event("DTSTART;TZID=Europe/Berlin:20240102T090000", "RRULE:FREQ=WEEKLY", "UID:w", WITH_MARIA), options=options
    )

    assert days(contents) == ["2025-05-13", "2025-05-20", "2025-05-27"]
    assert [f"{record.starts_at:%Y-%m-%d %H}" for record in contents.opportunities] == [
        "2025-06-03 09",
        "2025-06-10 09",
    ]
    assert len({record.source_id for record in contents.activities}) == 3


def test_a_series_in_utc_keeps_the_hour_of_the_zone_that_the_calendar_states() -> None:
    contents = read_calendar(
        "X-WR-TIMEZONE:Europe/Berlin",
        *event("DTSTART:20250107T080000Z", "RRULE:FREQ=WEEKLY;COUNT=26", WITH_MARIA),
    )  # fmt: skip

    assert {f"{record.starts_at:%H:%M}" for record in contents.opportunities} == {"09:00"}


def test_dates_taken_out_added_and_moved_are_followed() -> None:
    start = "DTSTART;VALUE=DATE:20250501"

    contents = read_calendar(
        *event(
            start,
            "UID:d",
            "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE;VALUE=DATE:20250502,20250503",
            "RDATE:20250510",
            WITH_MARIA,
        ),
        *event("DTSTART;VALUE=DATE:20250520", "UID:d", "RECURRENCE-ID;VALUE=DATE:20250504", WITH_MARIA),
        *event(
            "DTSTART;VALUE=DATE:20250505", "UID:d", "RECURRENCE-ID;VALUE=DATE:20250505", "STATUS:CANCELLED", WITH_MARIA
        ),
    )

    assert sorted(days(contents)) == ["2025-05-01", "2025-05-10", "2025-05-20"]
    assert "d@2025-05-04" in [record.source_id for record in contents.activities]
    assert [entry.why for entry in contents.skipped] == ["it was cancelled"]


def test_reading_again_later_and_elsewhere_gives_the_same_names() -> None:
    content = (SAMPLES / "week.ics").read_bytes()
    later = ReadingOptions(datetime(2025, 8, 1, tzinfo=ZoneInfo("Asia/Tokyo")), ALICE)

    first, second = read(content, "week.ics", OPTIONS), read(content, "week.ics", later)

    names = [record.source_id for record in (*first.activities, *first.opportunities)]
    assert names == [record.source_id for record in second.activities]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "it repeats too often to be followed"),
        ("FREQ=MINUTELY;COUNT=99999999", "it repeats too often to be followed"),
        ("FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,1,2", "it repeats too often to be followed"),
        ("FREQ=DAILY;INTERVAL=0", "cannot be understood"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "cannot be understood"),
        ("FREQ=DAILY;BYMONTHDAY=32", "cannot be understood"),
        ("FREQ=DAILY;BYSETPOS=2", "cannot be understood"),
        ("FREQ=NEVER", "cannot be understood"),
        ("FREQ=WEEKLY;BYDAY=XX", "cannot be understood"),
        ("FREQ=WEEKLY;UNTL=20250601", "cannot be understood"),
        ("FREQ=YEARLY;BYDAY=99999999999999999999MO", "cannot be understood"),
        ("D1 #10", "cannot be understood"),
    ],
)
def test_a_rule_that_cannot_be_followed_gives_the_entry_once_and_quickly(rule: str, why: str) -> None:
    began = time.perf_counter()

    contents = read_calendar(*event(PAST, f"RRULE:{rule}", WITH_MARIA))

    assert days(contents) == ["2025-05-01"]
    assert len(contents.problems) == 1
    assert why in contents.problems[0]
    assert time.perf_counter() - began < 2


def test_a_daily_rule_from_the_year_one_is_not_walked_through() -> None:
    contents = read_calendar(*event("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY", WITH_MARIA))

    assert days(contents) == ["0001-01-01"]


def test_a_series_of_very_many_dates_is_capped_and_said() -> None:
    contents = read_calendar(*event("DTSTART:20230101T000000Z", "RRULE:FREQ=DAILY;BYHOUR=8,10,12", WITH_MARIA))

    assert len(contents.activities) + len(contents.opportunities) == MOST_DATES
    assert "more than 1,500 dates" in contents.problems[0]


def test_a_series_of_other_days_is_skipped_once() -> None:
    contents = read_calendar(*event("DTSTART:20100101T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Old", WITH_MARIA))

    assert [entry.why for entry in contents.skipped] == ["none of its dates lies between 2022-06-02 and 2025-09-29"]


def test_a_series_without_people_is_skipped_once_not_once_a_day() -> None:
    contents = read_calendar(*event("DTSTART:20250101T100000Z", "RRULE:FREQ=DAILY", "SUMMARY:Focus"))

    assert len(contents.skipped) == 1
