"""Time zones by the names that calendars give them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.timezones import Zones

WINDOWS_DEFINITION = [
    "BEGIN:VTIMEZONE", "TZID:Eastern Standard Time", "X-MICROSOFT-CDO-TZID:10",
    "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART;VALUE=DATE-TIME:16010101T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT",
    "END:VTIMEZONE",
]  # fmt: skip


def hours(name: str, month: int, definition: list[str] | None = None) -> float | None:
    """What the zone is ahead of UTC on a day of 2024."""
    zone = Zones({name: definition} if definition else {}).named(name)
    offset = datetime(2024, month, 15, 12, tzinfo=zone).utcoffset() if zone else None
    return offset / timedelta(hours=1) if offset is not None else None


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("Europe/Berlin", 1, 2),
        ("europe/berlin", 1, 2),
        ("/freeassociation.sourceforge.net/Europe/Berlin", 1, 2),
        ("/citadel.org/20190914_1/America/Argentina/Buenos_Aires", -3, -3),
        ("W. Europe Standard Time", 1, 2),
        ("Romance Standard Time", 1, 2),
        ("GMT Standard Time", 0, 1),
        ("Eastern Standard Time", -5, -4),
        ("Eastern Time (US & Canada)", -5, -4),
        ("(GMT-05:00) Eastern Time (US & Canada)", -5, -4),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", 1, 2),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", 1, 2),
        ("(GMT+05:30) Nowhere", 5.5, 5.5),
        ("UTC+3", 3, 3),
        ("GMT-0230", -2.5, -2.5),
        ("UTC", 0, 0),
        ("tzone://Microsoft/Utc", 0, 0),
    ],
)
def test_names_that_tell_the_zone_are_known(name: str, winter: float, summer: float) -> None:
    assert (hours(name, 1), hours(name, 7)) == (winter, summer)


@pytest.mark.parametrize(
    "name", ["", "Nowhere", "America", "Customized Time Zone", "UTC+99", "../../etc/passwd", "x" * 500]
)
def test_names_that_tell_nothing_are_not_guessed(name: str) -> None:
    assert Zones({}).named(name) is None


def test_a_definition_in_the_file_goes_before_the_windows_name() -> None:
    assert hours("Eastern Standard Time", 1, WINDOWS_DEFINITION) == -5
    assert hours("My own zone", 7, WINDOWS_DEFINITION) == -4
    assert hours("Romance Standard Time", 7, WINDOWS_DEFINITION) == -4


def test_what_one_file_defines_is_unknown_in_the_next() -> None:
    first = Zones({"Custom": WINDOWS_DEFINITION}).named("Custom")

    assert first is not None
    assert Zones({}).named("Custom") is None


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=SECONDLY"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=YEARLY;INTERVAL=0"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=YEARLY;BYDAY=XX"),
        ("TZOFFSETTO:-0500", "TZOFFSETTO:-9900"),
        ("TZOFFSETTO:-0500", "TZOFFSETTO:"),
        ("END:STANDARD", ""),
    ],
)
def test_a_definition_that_cannot_be_followed_is_left_alone(line: str, instead: str) -> None:
    broken = [instead if each == line else each for each in WINDOWS_DEFINITION]

    assert hours("Custom", 7, broken) is None
    assert hours("Romance Standard Time", 7, broken) == 2


@given(st.lists(st.sampled_from([*WINDOWS_DEFINITION, "", ":", "RDATE:2024", "RRULE:", "DTSTART:2024"])))
def test_no_definition_whatever_raises(lines: list[str]) -> None:
    zone = Zones({"Custom": lines}).named("Custom")

    assert zone is None or datetime(2024, 7, 1, tzinfo=zone).utcoffset() is not None
