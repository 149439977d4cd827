"""The log as its page shows it: days in words, what happened with whom, and where each entry came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from kithward.language.amounts import hours
from kithward.network.log import Entry
from kithward.web.activity_forms import KIND_WORDS, word
from kithward.web.shown import addresses

MOST_NAMED = 8
SOURCES = {"typed": "", "step": "from your plan", "linkedin": "from LinkedIn", "calendar": "from your calendar"}
BETWEEN = {"follow_up": " to ", "outcome": " from ", "role": ": "}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in an entry, and their page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    """Something that happened, in pieces that a sentence is made of."""

    id: UUID
    what: str
    between: str  # what and the people: "with", "from"
    people: tuple[Named, ...]
    more: str  # people who are not named
    about: str
    details: str
    note: str
    url: str  # of its page, where it has one
    delete_url: str  # of what can be edited there and deleted


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day, and what happened on it."""

    name: str
    anchor: str
    entries: tuple[EntryShown, ...]


def days_of(entries: Sequence[Entry], today: date) -> list[DayShown]:
    """The entries under their days."""
    person, activity, delete = addresses("person"), addresses("activity"), addresses("delete_activity")
    outcome = addresses("outcome")

    def shown(entry: Entry) -> EntryShown:
        people = tuple(Named(who.name, person(who.id)) for who in entry.people[:MOST_NAMED])
        if entry.is_activity:
            return entry_shown(entry, people, activity(entry.id), delete(entry.id))
        return entry_shown(entry, people, outcome(entry.id) if entry.kind == "outcome" else "", "")

    return [
        DayShown(day_name(day, today), f"day-{day}", tuple(map(shown, rows)))
        for day, rows in groupby(entries, key=lambda entry: entry.day)
    ]


def day_name(day: date, today: date) -> str:
    """ "Today", "Tuesday, 24 November", "24 November 2025"."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    if day == today + timedelta(days=1):
        return "Tomorrow"
    if day.year != today.year:
        return f"{day:%-d %B} {day.year}"
    return f"{day:%A}, {day:%-d %B}"


def entry_shown(entry: Entry, people: tuple[Named, ...], url: str, delete_url: str) -> EntryShown:
    is_promise = entry.kind == "follow_up"
    more = len(entry.people) - MOST_NAMED
    return EntryShown(
        id=entry.id,
        what=what_happened(entry),
        between=BETWEEN.get(entry.kind, " with "),
        people=people,
        more=f" and {more:,} more" if more > 0 else "",
        about="" if is_promise else ", ".join(entry.topics),
        details=" · ".join(details_of(entry)),
        note=entry.note,
        url=url,
        delete_url=delete_url,
    )


def what_happened(entry: Entry) -> str:
    if entry.kind == "role":
        return f"New {entry.form}"
    what = word(entry.form) if entry.form else KIND_WORDS[entry.kind]
    return f"{what}: {entry.event_name}" if entry.event_name else what


def details_of(entry: Entry) -> list[str]:
    medium = {"": "", "in person": "in person", "video": "by video", "phone": "by phone", "chat": "in a chat"}
    judged = {True: "meaningful", False: "only in passing", None: ""}
    found = (
        hours(entry.minutes) if entry.minutes else "",
        medium.get(entry.medium, f"by {entry.medium}"),
        judged[entry.meaningful],
        SOURCES.get(entry.source, f"from {entry.source}"),
    )
    return [words for words in found if words]
