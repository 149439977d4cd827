"""One VEVENT of a calendar file as an entry with real times and people, or the plain reason why it cannot be read."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import vDuration

from kithward.exchange.readers.addresses import normal_email
from kithward.exchange.readers.content_blocks import Block
from kithward.exchange.readers.content_lines import ContentLine, parsed, unescaped, unfolded
from kithward.exchange.readers.text import clean
from kithward.exchange.readers.timezones import Zones

Moment = date | datetime  # a date is a whole day, a datetime is aware
Properties = dict[str, list[ContentLine]]

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?[ ]*(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_LINKS = frozenset({"URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "DESCRIPTION"})
_CALLED_OFF = re.compile(r"^(?:cancell?ed|abgesagt|annulé|cancelado|declined)(?: event)?:", re.IGNORECASE)
_NO_PERSON_HOSTS = ("resource.calendar.google.com", "group.calendar.google.com", "import.calendar.google.com")
_NO_PERSON = re.compile(r"(?:no-?reply|do-?not-?reply|unknownorganizer|invalid)\b")
_FAMILY_FIRST = re.compile(r"([^\W\d][\w'’. -]*), ([^\W\d][\w'’. -]*)")
_NO_GIVEN_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "inc", "llc", "ltd", "gmbh"})


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody, or a room, that an entry names."""

    name: str
    email: str
    is_person: bool = True
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A VEVENT: once, repeating, or a change to one date of another entry."""

    where: str
    raw: str
    uid: str
    title: str
    start: Moment
    end: Moment
    location: str = ""
    links: str = ""  # where the address of a video call may stand
    called_off: bool = False
    organizer: Attendee | None = None
    people: tuple[Attendee, ...] = ()  # the organizer first
    sequence: int = 0
    rules: tuple[str, ...] = ()
    extra: tuple[Moment, ...] = ()
    except_on: tuple[Moment, ...] = ()
    instead_of: Moment | None = None  # the date of the series that this entry changes
    and_later: bool = False  # and all after it

    @property
    def repeats(self) -> bool:
        """Whether other dates than its own depend on it, or it on others."""
        return bool(self.rules or self.extra or self.instead_of)


@dataclass(slots=True)
class Calendar:
    """What the entries of one VCALENDAR share."""

    zones: Zones
    home: tzinfo  # where the person is, for what has no time zone
    stated: tzinfo | None = None  # X-WR-TIMEZONE: what the calendar is shown in
    called_off: bool = False  # METHOD:CANCEL
    unknown_zones: dict[str, None] = field(default_factory=dict)

    def moments(self, line: ContentLine) -> list[Moment]:
        """The moments of a property that are ones; a period counts with its start."""
        values = (self._moment(value.partition("/")[0], line) for value in line.value.split(","))
        return [value for value in values if value is not None]

    def _moment(self, value: str, line: ContentLine) -> Moment | None:
        found = _MOMENT.fullmatch(value.strip())
        if not found:
            return None
        year, month, day, hour, minute, second = (int(digits or 0) for digits in found.groups()[:6])
        if hour > 24:
            return None
        try:
            whole_day = date(year, month, day)
            if found[4] is None or line.parameters.get("VALUE", "").upper() == "DATE":
                return whole_day
            midnight = datetime.combine(whole_day, time.min, self._zone(line, found[7] or ""))
            at = midnight.replace(hour=hour % 24, minute=minute, second=min(second, 59)) + timedelta(days=hour // 24)
            return at.astimezone(self.stated) if found[7] and self.stated else at
        except (ValueError, OverflowError):  # the thirtieth of February, the year 0, the last day of the year 9999
            return None

    def _zone(self, line: ContentLine, offset: str) -> tzinfo:
        if offset:
            return UTC if offset in "Zz" else datetime.strptime(offset.replace(":", ""), "%z").tzinfo or UTC
        name = line.parameters.get("TZID", "")
        zone = self.zones.named(name) if name else None
        if name and zone is None:
            self.unknown_zones[name] = None
        return zone or self.stated or self.home


def entry_of(event: Block, number: int, calendar: Calendar) -> Entry | str:
    """The entry that a VEVENT is, or in plain words why it cannot be read."""
    properties: Properties = {}
    for line in filter(None, map(parsed, unfolded(event.lines))):
        properties.setdefault(line.name, []).append(line)
    start = next(iter(_moments(properties, "DTSTART", calendar)), None)
    if start is None:
        written = _text(properties, "DTSTART")
        return f"its start “{written}” is no date" if written else "it has no start"
    title = _text(properties, "SUMMARY")
    people = [_attendee(line) for name in ("ORGANIZER", "ATTENDEE") for line in properties.get(name, ())]
    return Entry(
        where=where_of(number, title),
        raw=event.raw,
        uid=_text(properties, "UID") or _made_uid(properties),
        title=title,
        start=start,
        end=_end(properties, start, calendar),
        location=_text(properties, "LOCATION"),
        links="\n".join(line.text for name in _LINKS for line in properties.get(name, ())),
        called_off=calendar.called_off or _is_called_off(properties, title),
        organizer=people[0] if "ORGANIZER" in properties else None,
        people=tuple(people),
        sequence=_sequence(properties),
        rules=tuple(filter(None, ("".join(line.value.split()).upper() for line in properties.get("RRULE", ())))),
        extra=tuple(_alike(at, start) for at in _moments(properties, "RDATE", calendar)),
        except_on=tuple(_alike(at, start) for at in _moments(properties, "EXDATE", calendar)),
        instead_of=next((_alike(at, start) for at in _moments(properties, "RECURRENCE-ID", calendar)), None),
        and_later=any(
            line.parameters.get("RANGE", "").upper() == "THISANDFUTURE" for line in properties.get("RECURRENCE-ID", ())
        ),
    )


def where_of(number: int, title: str) -> str:
    """How a person finds the entry in the file: by its number and what it is called."""
    return f"event {number}: {title}" if title else f"event {number}"


def _text(properties: Properties, name: str) -> str:
    return next(filter(None, (clean(unescaped(line.text)) for line in properties.get(name, ()))), "")


def _moments(properties: Properties, name: str, calendar: Calendar) -> list[Moment]:
    return [at for line in properties.get(name, ()) for at in calendar.moments(line)]


def _alike(at: Moment, start: Moment) -> Moment:
    """The moment as a day where the entry begins on a day, and with the entry's time of day where it has one."""
    if isinstance(start, datetime):
        return at if isinstance(at, datetime) else datetime.combine(at, start.timetz())
    return at.date() if isinstance(at, datetime) else at


def _end(properties: Properties, start: Moment, calendar: Calendar) -> Moment:
    """The end, never before the start; a day lasts at least until the next."""
    shortest = timedelta(0) if isinstance(start, datetime) else timedelta(days=1)
    try:
        earliest = start + shortest
        stated = [_alike_end(at, start) for at in _moments(properties, "DTEND", calendar)]
        stated += [start + _duration(line.value) for line in properties.get("DURATION", ())]
    except OverflowError:  # a length of a million years
        return start
    return max([earliest, *stated[:1]])


def _alike_end(at: Moment, start: Moment) -> Moment:
    if isinstance(start, datetime) and not isinstance(at, datetime):
        return datetime.combine(at, time.min, start.tzinfo)
    return _alike(at, start)


def _duration(written: str) -> timedelta:
    try:
        length: timedelta = vDuration.from_ical(written.strip().upper())  # type: ignore[no-untyped-call]
    except ValueError:
        return timedelta(0)
    return length


def _sequence(properties: Properties) -> int:
    written = _text(properties, "SEQUENCE")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _is_called_off(properties: Properties, title: str) -> bool:
    return _text(properties, "STATUS").upper() == "CANCELLED" or _CALLED_OFF.match(title) is not None


def _made_uid(properties: Properties) -> str:
    """A name for an entry that has none, the same each time the file is read."""
    written = "\n".join(line.value for name in ("DTSTART", "SUMMARY", "LOCATION") for line in properties.get(name, ()))
    return f"no-uid-{hashlib.sha256(written.encode()).hexdigest()[:16]}"


def _attendee(line: ContentLine) -> Attendee:
    email = normal_email(line.parameters.get("EMAIL", "")) or normal_email(unescaped(line.text))
    name = _name(line.parameters.get("CN", "") or line.text.partition("<")[0] * ("<" in line.text))
    kind = line.parameters.get("CUTYPE", "INDIVIDUAL").upper()
    status = line.parameters.get("PARTSTAT", "") or line.parameters.get("STATUS", "")  # vCalendar 1.0 has the latter
    is_person = (
        kind in ("INDIVIDUAL", "UNKNOWN", "")
        and line.parameters.get("ROLE", "").upper() != "NON-PARTICIPANT"
        and not email.endswith(_NO_PERSON_HOSTS)
        and not _NO_PERSON.match(email)
        and bool(name or email)
    )
    return Attendee(name, email, is_person, declined=status.upper() == "DECLINED")


def _name(written: str) -> str:
    """The name without quotes, "Chen, Maria" turned round, and nothing where an address stands in its place."""
    name = clean(unescaped(written)).strip("'\" ")
    found = _FAMILY_FIRST.fullmatch(name)
    if found and found[2].replace(".", "").casefold() not in _NO_GIVEN_NAMES:
        return f"{found[2]} {found[1]}"
    return "" if "@" in name else name
