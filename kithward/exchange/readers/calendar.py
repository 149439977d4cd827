"""Meetings, calls and events out of calendar files: what has happened becomes activities, what is ahead opportunities.

Each entry is read on its own, so one that is broken never spoils the rest. Repeating entries are followed from
`recurrence_days_back` before to `recurrence_days_ahead` after the moment of reading, and not more than `MOST_DATES`
times each. Where an entry names nobody, "Coffee with Maria Chen" in its title does. What was not taken is said once per
entry, not once per date.
"""

from datetime import UTC, datetime, time, timedelta, tzinfo

from kithward.exchange.readers.addresses import normal_email
from kithward.exchange.readers.calendar_entries import Calendar, Entry, Moment, entry_of, where_of
from kithward.exchange.readers.calendar_kinds import is_event, nature_of
from kithward.exchange.readers.calendar_people import Owner, began_by, declined_by, people_of
from kithward.exchange.readers.calendar_repeats import Occurrence, occurrences, once
from kithward.exchange.readers.content_blocks import Block, blocks_of
from kithward.exchange.readers.content_lines import parsed, text_of, unfolded
from kithward.exchange.readers.text import clean
from kithward.exchange.readers.timezones import Zones
from kithward.exchange.records import ActivityRecord, Contents, OpportunityRecord, PersonRef, ReadingOptions, Skipped
from kithward.language.names import name_key

_DAY_MINUTES = 8 * 60  # what a day of a whole-day event is taken to cost
_MOST_DAYS = 5
_UNKNOWN_MINUTES = 60  # what an entry ahead without an end is taken to cost
_NO_MEETING_MINUTES = 24 * 60  # nobody meets for this long: such an entry says when, not how long


def read(content: bytes, name: str, options: ReadingOptions) -> Contents:
    """The meetings, calls and events of a calendar file, with a reason for each entry that is none."""
    root = blocks_of(text_of(content))
    calendars = root.named("VCALENDAR")
    if root.named("VEVENT"):  # entries without a calendar around them
        calendars.append(root)
    reading = _Reading(options)
    for block in calendars:
        reading.read(block)
    if not reading.entries:
        reading.problems[f"{name} holds no events." if calendars else f"{name} holds no calendar."] = None
    return Contents(
        "calendar",
        activities=tuple(reading.activities),
        opportunities=tuple(reading.opportunities),
        skipped=tuple(reading.skipped.values()),
        problems=tuple(reading.problems),
    )


class _Reading:
    """What one file has given so far."""

    def __init__(self, options: ReadingOptions) -> None:
        if options.as_of.tzinfo is None:
            raise ValueError("as_of must say its time zone")
        self.home: tzinfo = options.as_of.tzinfo
        self.as_of = options.as_of
        self.first = options.as_of - timedelta(days=options.recurrence_days_back)
        self.last = options.as_of + timedelta(days=options.recurrence_days_ahead)
        self.owner = options.owner
        self.entries = 0
        self.activities: list[ActivityRecord] = []
        self.opportunities: list[OpportunityRecord] = []
        self.skipped: dict[tuple[str, str], Skipped] = {}
        self.problems: dict[str, None] = {}  # in order, each once
        self._taken: set[str] = set()

    def read(self, block: Block) -> None:
        """Take what one VCALENDAR holds."""
        lines = {line.name: clean(line.value) for line in filter(None, map(parsed, unfolded(block.lines)))}
        zones = _zones(block)
        stated = zones.named(lines.get("X-WR-TIMEZONE", ""))
        calendar = Calendar(zones, self.home, stated, called_off=lines.get("METHOD", "").upper() == "CANCEL")
        owner = self._owner(lines.get("X-WR-CALNAME", ""))
        for entries in self._series(block, calendar).values():
            self._read_series(entries, owner)
        for zone in calendar.unknown_zones:
            instead = "the calendar's" if stated else "your"
            self.problems[f"The time zone “{zone}” is not known; {instead} own was taken instead."] = None

    def _owner(self, calendar_name: str) -> Owner:
        """Who is "me": Google names a person's main calendar by the person's address."""
        emails = {*(self.owner.emails if self.owner else ()), calendar_name}
        return Owner(frozenset(map(normal_email, emails)) - {""}, name_key(self.owner.name) if self.owner else "")

    def _series(self, block: Block, calendar: Calendar) -> dict[str, list[Entry]]:
        """The entries that can be read, by their UID."""
        series: dict[str, list[Entry]] = {}
        for event in block.named("VEVENT"):
            self.entries += 1
            entry = entry_of(event, self.entries, calendar)
            if isinstance(entry, str):
                where = where_of(self.entries, "")
                self.skipped[where, entry] = Skipped(where, entry, event.raw)
                continue
            if not event.closed:
                self.problems[f"{entry.where} has no end; what stands there was read."] = None
            series.setdefault(entry.uid, []).append(entry)
        return series

    def _read_series(self, entries: list[Entry], owner: Owner) -> None:
        if not any(entry.repeats for entry in entries):
            newest = max(entry.sequence for entry in entries)
            for entry in entries:
                if entry.sequence < newest:
                    self._skip(entry, "an older version of another entry")
                else:
                    self._take(once(entry), owner)
            return
        found, problems = occurrences(entries, self.first, self.last)
        self.problems |= dict.fromkeys(problems)
        for occurrence in found:
            self._take(occurrence, owner)
        if not found:
            self._skip(entries[0], f"none of its dates lies between {self.first:%Y-%m-%d} and {self.last:%Y-%m-%d}")

    def _take(self, occurrence: Occurrence, owner: Owner) -> None:
        entry = occurrence.entry
        people = people_of(entry, owner)
        starts_at, ends_at = self._instant(occurrence.start), self._instant(occurrence.end)
        why = self._why_not(occurrence, owner, people) or self._why_not_now(starts_at, ends_at)
        if why:
            self._skip(entry, why)
            return
        self._taken.add(occurrence.source_id)
        if not owner.is_known and entry.people:
            self.problems["Whose calendar this is is not known, so you may be among its people."] = None
        minutes = int((ends_at - starts_at).total_seconds() // 60) if isinstance(occurrence.start, datetime) else 0
        if ends_at <= self.as_of:
            self.activities.append(self._activity(occurrence, owner, people, minutes))
        else:
            self.opportunities.append(self._opportunity(occurrence, people, minutes))

    def _why_not(self, occurrence: Occurrence, owner: Owner, people: tuple[PersonRef, ...]) -> str:
        entry = occurrence.entry
        if occurrence.source_id in self._taken:
            return "the same entry again"
        if entry.called_off:
            return "it was cancelled"
        if declined_by(entry, owner):
            return "you declined it"
        return "" if people or is_event(entry.title) else "no other people in it"

    def _why_not_now(self, starts_at: datetime, ends_at: datetime) -> str:
        if starts_at > self.last:
            return f"more than {(self.last - self.as_of).days} days ahead"
        goes_on = starts_at <= self.as_of < ends_at
        return "it is going on right now; read the calendar again once it is over" if goes_on else ""

    def _skip(self, entry: Entry, why: str) -> None:
        self.skipped.setdefault((entry.where, why), Skipped(entry.where, why, entry.raw))

    def _instant(self, at: Moment) -> datetime:
        """The moment in UTC; a day begins where the person is."""
        moment = at if isinstance(at, datetime) else datetime.combine(at, time.min, self.home)
        try:
            return moment.astimezone(UTC)
        except OverflowError:  # the first and the last day that there are
            return moment.replace(tzinfo=UTC)

    def _at_home(self, at: Moment) -> Moment:
        try:
            return at.astimezone(self.home) if isinstance(at, datetime) else at
        except OverflowError:
            return at

    def _activity(
        self, occurrence: Occurrence, owner: Owner, people: tuple[PersonRef, ...], minutes: int
    ) -> ActivityRecord:
        entry, at = occurrence.entry, self._at_home(occurrence.start)
        nature = nature_of(entry.title, entry.location, entry.links)
        return ActivityRecord(
            where=entry.where,
            raw=entry.raw,
            kind=nature.kind,
            day=at.date() if isinstance(at, datetime) else at,
            people=people,
            source_id=occurrence.source_id,
            form=nature.form,
            medium=nature.medium,
            minutes=minutes if 0 < minutes < _NO_MEETING_MINUTES else None,
            began_by=began_by(entry, owner),
            event_name=entry.title if nature.kind == "event" else "",
            note="" if nature.kind == "event" else entry.title,
        )

    def _opportunity(self, occurrence: Occurrence, people: tuple[PersonRef, ...], minutes: int) -> OpportunityRecord:
        entry, start, end = occurrence.entry, occurrence.start, occurrence.end
        nature = nature_of(entry.title, entry.location, entry.links)
        if not isinstance(start, datetime):
            minutes = _DAY_MINUTES * min(end.toordinal() - start.toordinal(), _MOST_DAYS)
        return OpportunityRecord(
            where=entry.where,
            raw=entry.raw,
            title=entry.title or "Meeting",
            starts_at=self._at_home(start),
            minutes=minutes or _UNKNOWN_MINUTES,
            source_id=occurrence.source_id,
            kind="event" if nature.kind == "event" else "meeting",
            form=nature.form,
            place=entry.location,
            people=people,
        )


def _zones(block: Block) -> Zones:
    definitions: dict[str, list[str]] = {}
    for zone in block.named("VTIMEZONE"):
        lines = list(unfolded(zone.everything))
        names = [line.value.strip() for line in filter(None, map(parsed, lines)) if line.name == "TZID"]
        definitions.update(dict.fromkeys(names[:1], lines))
    return Zones(definitions)
