"""What is gathered while the files of one LinkedIn archive are read, before it is put together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from kithward.exchange.readers.addresses import normal_profile_url
from kithward.exchange.readers.linkedin_dates import Moment, read_moment
from kithward.exchange.readers.tables import Row, Table
from kithward.exchange.readers.text import clean
from kithward.exchange.records import (
    ActivityRecord,
    OpportunityRecord,
    OrganisationRecord,
    OwnerRecord,
    PersonRecord,
    PersonRef,
    PositionRecord,
    ReadingOptions,
    Skipped,
)
from kithward.language import names

_GONE = frozenset({"linkedin member", "linkedin user", "linkedin-mitglied"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands in the file; the recipients are told apart once all names are known."""

    where: str
    conversation: str
    title: str
    subject: str
    sender: PersonRef
    to: str
    to_urls: str
    day: date
    at: datetime
    raw: str


@dataclass(frozen=True, slots=True)
class ResolvedMessage:
    """A message with its people told apart."""

    message: Message
    sender: PersonRef
    recipients: tuple[PersonRef, ...]


@dataclass(slots=True)
class Gathering:
    """All that the files gave so far; each reader of a file adds to it."""

    options: ReadingOptions
    people: list[PersonRecord] = field(default_factory=list)
    activities: list[ActivityRecord] = field(default_factory=list)
    opportunities: list[OpportunityRecord] = field(default_factory=list)
    organisations: list[OrganisationRecord] = field(default_factory=list)
    positions: list[PositionRecord] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    profile: OwnerRecord | None = None
    emails: list[str] = field(default_factory=list)
    owner_sightings: Counter[PersonRef] = field(default_factory=Counter)

    def skip(self, where: str, why: str, row: Row) -> None:
        self.skipped.append(Skipped(where, why, row.raw))

    @property
    def as_of(self) -> datetime:
        return self.options.as_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the archive and the file it stands in."""

    file_name: str
    table: Table

    def where(self, row: Row) -> str:
        return f"{self.file_name} row {row.number}"

    def rows(self, into: Gathering) -> Iterator[tuple[str, Row]]:
        """Each row that can be read, with where it stands; the others are noted as skipped."""
        for row in self.table.rows():
            if row.problem:
                into.skip(self.where(row), row.problem, row)
            elif row.is_empty:
                into.skip(self.where(row), "the row is empty", row)
            else:
                yield self.where(row), row
        into.problems.extend(f"{self.file_name}: {problem}" for problem in self.table.problems)


@lru_cache(maxsize=16_384)  # an archive says a few hundred names ten thousands of times
def name_key(name: str) -> str:
    """What two spellings of one name have in common; a name of nothing but signs is its own key."""
    return names.name_key(name) or name


def person_key(ref: PersonRef) -> str:
    """What makes two mentions one person within an archive: the profile's address, else the name."""
    return ref.profile_url or name_key(ref.name)


def is_gone(name: str) -> bool:
    """Whether the name is what LinkedIn writes for people who left it."""
    return name.casefold() in _GONE


def person_of(row: Row, *, given: str, family: str, url: str) -> PersonRef:
    """Whom a row names in its columns for given name, family name and profile address."""
    return PersonRef(clean(f"{row[given]} {row[family]}"), normal_profile_url(row[url]))


def moment_of(row: Row, column: str, into: Gathering) -> Moment:
    """When the row says it was; never later than tomorrow."""
    return read_moment(row[column], into.as_of)
