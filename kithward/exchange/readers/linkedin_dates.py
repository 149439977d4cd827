"""Dates and times as LinkedIn has written them over the years, put on the person's own calendar."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän",
            "feb",
            "mar mär mrz mae",
            "apr",
            "may mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct okt",
            "nov",
            "dec dez",
        ),
        1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[T,]?\s*(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[AP]M)?\s*(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)?)?$"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<separator>[-/])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[.\s-]+(?P<name>[^\W\d_]{3,})\.?[\s-]+(?P<year>\d{4}|\d\d)",
        r"(?P<name>[^\W\d_]{3,})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)",
        r"(?P<name>[^\W\d_]{3,})\.?[\s-]+(?P<year>\d{4})",
        r"(?P<year>\d{4})",
    )
)
_EARLIEST_YEAR = 1000
_YEARS_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was: a day of the person's calendar, the instant where a time was given, or why neither."""

    day: date | None = None
    at: datetime | None = None
    why: str = ""


def read_moment(text: str, as_of: datetime, *, may_be_ahead: bool = False) -> Moment:
    """The moment a cell speaks of, on the calendar of `as_of`; times without a zone are UTC, as LinkedIn writes them.

    `03/04/2024` is the third of April only where a month of its first number does not exist: LinkedIn writes US dates.
    """
    written = " ".join(text.split())
    if not written:
        return Moment(why="it has no date")
    found = _parse(written, as_of)
    if found is None:
        return Moment(why=f"the date “{written[:40]}” cannot be read")
    if not _EARLIEST_YEAR <= found.year <= as_of.year + _YEARS_AHEAD:
        return Moment(why=f"the year {found.year:04} cannot be right")
    at = found.astimezone(as_of.tzinfo) if isinstance(found, datetime) else None
    day = at.date() if at else found
    # Tomorrow is let through: the file may have been written further east than the person is now.
    if not may_be_ahead and day > as_of.date() + timedelta(days=1):
        return Moment(why=f"{day.isoformat()} is still ahead")
    return Moment(day, at)


def _parse(written: str, as_of: datetime) -> datetime | date | None:
    for form in _FORMS:
        if match := form.match(written):
            try:
                return _build(match.groupdict(), as_of)
            except ValueError:  # a thirty-first of February, an hour 25
                return None
    return None


def _build(parts: dict[str, str | None], as_of: datetime) -> datetime | date | None:
    year, day = parts["year"] or "", int(parts.get("day") or 1)
    month = _MONTHS.get((parts["name"] or "")[:3].casefold(), 0) if "name" in parts else int(parts.get("month") or 1)
    if month > 12 >= day and "separator" not in parts:
        month, day = day, month
    on = date(_full_year(year, as_of), month, day)
    if parts["hour"] is None:
        return on
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].upper() == "PM" else 0)
    at = datetime(on.year, on.month, on.day, hour, int(parts["minute"] or 0), int(parts["second"] or 0), tzinfo=UTC)
    return at.replace(tzinfo=_zone(parts["zone"] or ""))


def _full_year(written: str, as_of: datetime) -> int:
    """The year of two digits that is not far ahead: LinkedIn began in 2003, birthdays of 1968 are not its matter."""
    if len(written) == 4:
        return int(written)
    year = as_of.year // 100 * 100 + int(written)
    return year if year <= as_of.year + _YEARS_AHEAD else year - 100


def _zone(written: str) -> timezone:
    if written[:1] not in ("+", "-"):
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if written[0] == "+" else -offset)
