"""Two who may be one person, in words: what speaks for it, what to choose, and what is joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kithward.language.dates import day_in_words
from kithward.language.nouns import counted, listed
from kithward.network.duplicates import Entry
from kithward.network.likeness import Likeness
from kithward.network.merge import half_of
from kithward.network.uniting import DERIVED, TYPED, better, differing, united

LABELS = {
    "name": "Name",
    "title": "Title",
    "organisation_id": "Organisation",
    "place": "Place",
    "seniority": "Seniority",
    "how_met": "How you met",
    "chosen_rhythm_days": "Rhythm",
    "profile_url": "Profile address",
}
SOURCES = {"linkedin": "LinkedIn", "vcard": "a vCard", "calendar": "a calendar", "csv": "a table"}
# What is said of the addresses already, or is no news to anybody.
UNTOLD_TABLES = {"emailaddress", "phonenumber", "distinctpair"}


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One of the two: a line for each thing that is known."""

    id: str
    name: str
    lines: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two who may be one person, and why."""

    value: str  # both ids, as a form sends them
    title: str
    reason: str
    one: EntryShown
    other: EntryShown


@dataclass(frozen=True, slots=True)
class OptionShown:
    """A value to choose, where it comes from, and whether it is proposed."""

    id: str
    words: str
    origin: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A thing on which the two differ."""

    name: str
    label: str
    options: tuple[OptionShown, ...]


@dataclass(frozen=True, slots=True)
class MergeShown:
    """All that is said and asked before two become one."""

    keep: EntryShown
    other: EntryShown
    versions: tuple[int, int]
    fields: tuple[FieldShown, ...]
    joined: tuple[str, ...]


def pair_shown(pair: Likeness, found: Mapping[UUID, Entry]) -> PairShown:
    one, other = entry_shown(found[pair.one]), entry_shown(found[pair.other])
    title = f"{one.name}, twice" if one.name == other.name else f"{one.name} / {other.name}"
    reason = pair.reason[:1].upper() + pair.reason[1:]
    return PairShown(f"{pair.one} {pair.other}", title, reason, one, other)


def entry_shown(entry: Entry) -> EntryShown:
    """What tells somebody apart, a line for each."""
    person = entry.person
    place = " · ".join(filter(None, (person.organisation.name if person.organisation else "", person.place)))
    last = f"last on {day_in_words(person.last_contact_on)}" if person.last_contact_on else ""
    contacts = "1 contact" if person.contact_count == 1 else f"{person.contact_count:,} contacts"
    lines = (
        person.title,
        place,
        ", ".join(entry.emails),
        ", ".join(entry.phones),
        person.profile_url.removeprefix("https://www."),
        f"{contacts}, {last}" if last else "No contact in the log",
    )
    return EntryShown(str(person.id), person.name, tuple(filter(None, lines)))


def merge_shown(keep: Entry, other: Entry, *, rows: Mapping[str, int], chosen: Mapping[str, UUID]) -> MergeShown:
    """The two side by side; `rows` says how many of each table the other brings, `chosen` what was chosen before."""
    halves = half_of(keep.person), half_of(other.person)
    fields = tuple(
        FieldShown(
            name=column,
            label=LABELS[column],
            options=tuple(
                OptionShown(
                    id=str(entry.person.id),
                    words=value_in_words(column, entry),
                    origin=origin_in_words(half.origin(column)),
                    is_chosen=entry.person.id == chosen.get(column, better(column, *halves).id),
                )
                for entry, half in zip((keep, other), halves, strict=True)
            ),
        )
        for column in differing(*halves)
    )
    joined = tuple(joined_in_words(keep, other, rows))
    versions = (keep.person.version, other.person.version)
    return MergeShown(entry_shown(keep), entry_shown(other), versions, fields, joined)


def value_in_words(column: str, entry: Entry) -> str:
    person = entry.person
    if column == "organisation_id":
        return person.organisation.name if person.organisation else ""
    if column == "chosen_rhythm_days":
        return f"every {person.chosen_rhythm_days} days"
    return str(getattr(person, column))


def origin_in_words(origin: str) -> str:
    return {TYPED: "typed by you", DERIVED: "read from the title"}.get(origin, f"from {SOURCES.get(origin, origin)}")


def joined_in_words(keep: Entry, other: Entry, rows: Mapping[str, int]) -> list[str]:
    """What of both is kept without a question."""
    one = united(half_of(keep.person), half_of(other.person), choices={})
    told = [f"{label}: {', '.join(values)}" for label, values in lists_of(one, keep, other) if values]
    if keep.person.met_on and other.person.met_on and keep.person.met_on != other.person.met_on:
        told.append(f"Met on {day_in_words(one['met_on'])}, the earlier of both days")
    if keep.person.notes and other.person.notes:
        told.append("The notes of both, one after the other")
    moving = [counted(table, times) for table, times in rows.items() if table not in UNTOLD_TABLES]
    if moving:
        told.append(f"What belongs to either; {other.person.name} brings {listed(moving)}")
    return told


def lists_of(one: Mapping[str, Any], keep: Entry, other: Entry) -> Sequence[tuple[str, Sequence[str]]]:
    return (
        ("E-mail", tuple(dict.fromkeys((*keep.emails, *other.emails)))),
        ("Phone", tuple(dict.fromkeys((*keep.phones, *other.phones)))),
        ("Also known as", one["other_names"]),
        ("Fields of work", one["fields"]),
        ("Tags", one["tags"]),
    )
