"""Calendars written in a line, for the tests that read them."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kithward.exchange.readers.calendar import read
from kithward.exchange.records import (
    ActivityRecord,
    Contents,
    OpportunityRecord,
    OwnerRecord,
    PersonRef,
    ReadingOptions,
)

SAMPLES = Path(__file__).parents[2] / "samples" / "calendar"
BERLIN = ZoneInfo("Europe/Berlin")
ALICE = OwnerRecord("", "", "Alice Ackermann", emails=("Alice@example.com",))
OPTIONS = ReadingOptions(datetime(2025, 6, 1, 12, tzinfo=BERLIN), owner=ALICE)
MARIA = PersonRef("Maria Chen", email="maria@example.com")
WITH_MARIA = "ATTENDEE;CN=Maria Chen:mailto:maria@example.com"
PAST = "DTSTART:20250501T100000Z"
AHEAD = "DTSTART:20250701T100000Z"


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", *lines, "END:VEVENT")


def read_calendar(*lines: str, options: ReadingOptions = OPTIONS) -> Contents:
    return read("\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR")).encode(), "work.ics", options)


def activity(*lines: str) -> ActivityRecord:
    """The one activity of an event with these lines, or of one that began on 1 May with Maria."""
    start = () if any(line.startswith("DTSTART") for line in lines) else (PAST,)
    contents = read_calendar(*event(*start, *lines))
    assert [len(contents.activities), contents.opportunities, contents.skipped] == [1, (), ()]
    return contents.activities[0]


def opportunity(*lines: str) -> OpportunityRecord:
    contents = read_calendar(*event(*lines))
    assert [len(contents.opportunities), contents.activities, contents.skipped] == [1, (), ()]
    return contents.opportunities[0]


def why_skipped(*lines: str) -> str:
    contents = read_calendar(*event(*lines))
    assert [contents.count, len(contents.skipped)] == [0, 1]
    return contents.skipped[0].why


def days(contents: Contents) -> list[str]:
    return [record.day.isoformat() for record in contents.activities]
