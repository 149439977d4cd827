"""The dates on which a calendar's entries fall, repeating ones only within bounds that no rule can break."""

import calendar as days
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from icalendar import Calendar, Component, Event, vDDDLists, vDDDTypes, vRecur
from recurring_ical_events import CalendarQuery

from kithward.exchange.readers.calendar_entries import Entry, Moment

MOST_DATES = 1500  # of one entry: more than one a day through the three years that are read

_MARK = "X-KITHWARD-ENTRY"
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_FOLLOWED = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_MOST_TIMES_A_DAY = 4
# What the standard forbids with these is also what makes a rule search for ever for a day that never comes.
_NOT_WITH = {
    "DAILY": ("BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER"),
    "WEEKLY": ("BYYEARDAY", "BYWEEKNO", "BYMONTHDAY", "BYSETPOS", "BYEASTER"),
    "MONTHLY": ("BYYEARDAY", "BYWEEKNO", "BYEASTER"),
    "YEARLY": ("BYEASTER",),
}
_OLDEST_START = 1900  # a daily rule from the year 1 takes a second to walk through


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entry on one of its dates."""

    entry: Entry
    start: Moment
    end: Moment
    source_id: str


def once(entry: Entry) -> Occurrence:
    """The entry on its own date alone."""
    return Occurrence(entry, entry.start, entry.end, _source_id(entry.uid, entry.instead_of or entry.start))


def occurrences(entries: Sequence[Entry], first: datetime, last: datetime) -> tuple[list[Occurrence], list[str]]:
    """The dates within two instants of entries with one UID; and what could not be followed and is taken once."""
    problems = [f"{entry.where}: {why}, so it is taken once." for entry in entries if (why := _why_once(entry))]
    entries = [replace(entry, rules=()) if _why_once(entry) else entry for entry in entries]
    if not any(entry.repeats for entry in entries):
        return list(map(once, entries)), problems
    calendar = Calendar()
    for number, entry in enumerate(entries):
        calendar.add_component(_component(entry, number))
    try:
        dates = (date for series in CalendarQuery(calendar).series for date in series.between(first, last))
        found = [_occurrence(date.as_component(False), entries) for date in islice(dates, MOST_DATES + 1)]
    except (ValueError, TypeError, LookupError, ArithmeticError):  # what the libraries raise of malformed rules
        why = "how it repeats cannot be understood, so it is taken once."
        return list(map(once, entries)), [*problems, f"{entries[0].where}: {why}"]
    if len(found) > MOST_DATES:
        problems.append(
            f"{entries[0].where}: it falls on more than {MOST_DATES:,} dates, of which the first are taken."
        )
    return found[:MOST_DATES], problems


def _occurrence(component: Component, entries: Sequence[Entry]) -> Occurrence:
    entry = entries[int(str(component[_MARK]))]
    start: Moment = component.decoded("DTSTART")
    end: Moment = component.decoded("DTEND")
    return Occurrence(entry, start, end, _source_id(entry.uid, component.decoded("RECURRENCE-ID")))


def _source_id(uid: str, start: Moment) -> str:
    """What stays the same when the file is read again, even by somebody who has moved to another time zone."""
    at = start.replace(tzinfo=None) if isinstance(start, datetime) else start
    return f"{uid}@{at.isoformat()}"


def _component(entry: Entry, number: int) -> Event:
    """The entry as the library that follows rules takes it, its times already in their zones."""
    event = Event({"UID": entry.uid, "SEQUENCE": entry.sequence, _MARK: number})
    event["DTSTART"], event["DTEND"] = vDDDTypes(entry.start), vDDDTypes(entry.end)
    event["RRULE"] = [vRecur.from_ical(rule) for rule in entry.rules]
    event["RDATE"], event["EXDATE"] = vDDDLists(list(entry.extra)), vDDDLists(list(entry.except_on))
    if entry.instead_of:
        event["RECURRENCE-ID"] = vDDDTypes(entry.instead_of, {"RANGE": "THISANDFUTURE"} if entry.and_later else {})
    return event


def _why_once(entry: Entry) -> str:
    """Why the rules of an entry are not followed, or nothing."""
    return next(filter(None, (_why_not(rule, entry.start.year) for rule in entry.rules)), "")


def _why_not(rule: str, year: int) -> str:
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency = parts.get("FREQ", "")
    not_understood = f"how it repeats (“{rule}”) cannot be understood"
    if frequency in _TOO_OFTEN or _times_a_day(parts) > _MOST_TIMES_A_DAY:
        return "it repeats too often to be followed"
    if frequency not in _FOLLOWED or any(part in parts for part in _NOT_WITH[frequency]) or not _is_read(rule):
        return not_understood
    if not re.fullmatch(r"0*[1-9]\d{0,3}", parts.get("INTERVAL", "1")) or not _comes(parts):
        return not_understood
    too_old = year < _OLDEST_START and frequency in ("DAILY", "WEEKLY")
    return "its repeats begin too long ago to be followed" if too_old else ""


def _is_read(rule: str) -> bool:
    try:
        vRecur.from_ical(rule)
    except ValueError:
        return False
    return True


def _times_a_day(parts: dict[str, str]) -> int:
    times = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= parts.get(part, "").count(",") + 1
    return times


def _comes(parts: dict[str, str]) -> bool:
    """Whether any of the months has one of the days: a rule for 30 February would search until the year 9999."""
    longest = max(
        (days.monthrange(2024, month)[1] for month in _numbers(parts, "BYMONTH", 1) if 1 <= month <= 12), default=0
    )
    return any(1 <= day <= longest for day in _numbers(parts, "BYMONTHDAY", 1))


def _numbers(parts: dict[str, str], name: str, default: int) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]{1,9}", parts.get(name, str(default)))]
