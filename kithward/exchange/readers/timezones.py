"""Time zones as calendars name them: IANA, Windows, with or without a definition, or only by their offset.

Nothing is remembered from one file to the next: what a file calls "Custom" must not reach another person's calendar.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from io import StringIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_UTC_NAMES = frozenset({"utc", "gmt", "z", "etc/utc", "coordinated universal time", "tzone://microsoft/utc"})
_US_NAMES = {
    f"{name.lower()} time (us & canada)": f"US/{name}" for name in ("Eastern", "Central", "Mountain", "Pacific")
}
_OFFSET = re.compile(r"^\W*(?:UTC|GMT)?\s*([+-])(\d{1,2})(?:[:.]?(\d{2}))?\b(.*)$", re.IGNORECASE)
_OF_A_ZONE = frozenset(["BEGIN", "END", "TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"])
_ODD_RULE = re.compile(r"INTERVAL=0*(?:;|$)|BYHOUR|BYMINUTE|BYSECOND|BYSETPOS|BYEASTER")
_ZONE_OFFSET = re.compile(r"[+-]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")


class Zones:
    """The time zones of one calendar, by the names it uses."""

    def __init__(self, definitions: Mapping[str, Sequence[str]]) -> None:
        """Take the VTIMEZONE blocks by their TZID, each as its unfolded lines."""
        self._definitions = definitions
        self._found: dict[str, tzinfo | None] = {}

    def named(self, tzid: str) -> tzinfo | None:
        """The zone of that name, or None where nobody could know which is meant."""
        if tzid not in self._found:
            self._found[tzid] = self._search(tzid)
        return self._found[tzid]

    def _search(self, tzid: str) -> tzinfo | None:
        """By its name where the world agrees on it, else as the file defines it, else by what the name hints at."""
        name = tzid.strip().strip("\"'").lstrip("/")
        known = UTC if name.casefold() in _UTC_NAMES else _iana(name)
        return (
            known
            or _defined(self._definitions.get(tzid.strip(), ()))
            or _windows(name)
            or _prefixed(name)
            or _described(name)
        )


@cache
def _iana_names() -> Mapping[str, str]:
    return {name.casefold(): name for name in available_timezones()}


@cache
def _cities() -> Mapping[str, str]:
    return {name.rpartition("/")[2].casefold(): name for name in sorted(available_timezones()) if "/" in name}


def _iana(name: str) -> tzinfo | None:
    # Asked by the list of names: a ZoneInfo made from what a file says would look for files of that name.
    known = _iana_names().get(name.casefold())
    try:
        return ZoneInfo(known) if known else None
    except ZoneInfoNotFoundError:
        return None


def _windows(name: str) -> tzinfo | None:
    return _iana(WINDOWS_TO_OLSON.get(name, "")) or _iana(_US_NAMES.get(name.casefold(), ""))


def _prefixed(name: str) -> tzinfo | None:
    """`freeassociation.sourceforge.net/Europe/Berlin`: a maker's prefix before the name that all know."""
    parts = name.split("/")
    return next(filter(None, (_iana("/".join(parts[start:])) for start in range(1, len(parts) - 1))), None)


def _described(name: str) -> tzinfo | None:
    """`(GMT+01.00) Sarajevo/Warsaw/Zagreb`: by its first city that has this offset, else by the offset alone."""
    found = _OFFSET.match(name)
    if not found:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    if abs(offset) >= timedelta(hours=24):
        return None
    if zone := _windows(found[4].lstrip(") ")):
        return zone
    for city in re.split(r"[,/;&)]", found[4]):
        zone = _iana(_cities().get(city.strip().casefold().replace(" ", "_"), ""))
        if zone and datetime(2024, 1, 1, tzinfo=zone).utcoffset() == offset:
            return zone
    return timezone(offset)


def _defined(lines: Sequence[str]) -> tzinfo | None:
    """The zone that a VTIMEZONE block defines, or None where it cannot be followed."""
    kept = [line for line in map(_plain, lines) if line]
    begun, ended = ([line[len(mark) :] for line in kept if line.startswith(mark)] for mark in ("BEGIN:", "END:"))
    if sorted(begun) != sorted(ended) or not all(map(_can_be_followed, kept)):
        return None
    try:
        return tzical(StringIO("\r\n".join(kept))).get()
    except ValueError:
        return None


def _plain(line: str) -> str:
    """A line of a VTIMEZONE as dateutil takes it, or nothing where it is of no use to it."""
    head, _, value = line.partition(":")
    name = head.partition(";")[0].upper()
    if name not in _OF_A_ZONE:
        return ""
    if name == "DTSTART":
        # Windows starts its rules in 1601; every lookup would walk through four centuries of them.
        year = "1970" if value.startswith("1601") else value[:4]
        return f"DTSTART:{year}{value[4:]}" + ("T000000" if len(value) == 8 else "")
    return f"{name}:{value.upper() if name in ('BEGIN', 'END', 'RRULE') else value}"


def _can_be_followed(line: str) -> bool:
    """Whether a line is safe to follow: a rule that changes each second, or never, would be walked without end."""
    name, _, value = line.partition(":")
    if name == "RRULE":
        return "FREQ=YEARLY" in value and not _ODD_RULE.search(value)
    return not name.startswith("TZOFFSET") or _ZONE_OFFSET.fullmatch(value.strip()) is not None
