"""The one in-between form: what every reader yields, and imports take. Frozen, and free of any database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PersonRef:
    """What a file says of who somebody is; matched by profile address first, then e-mail, then name."""

    name: str = ""
    profile_url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person as a file tells it; empty where it says nothing."""

    where: str  # "Connections.csv row 17", "card 3"
    raw: str  # the row or card as it stood
    name: str
    given_name: str = ""
    family_name: str = ""
    other_names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()  # as written
    profile_url: str = ""
    title: str = ""
    organisation: str = ""
    place: str = ""
    met_on: date | None = None
    how_met: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    source_id: str = ""  # a card's UID, where it has one
    fields: tuple[str, ...] = ()  # of work, by their canonical names

    @property
    def ref(self) -> PersonRef:
        return PersonRef(self.name, self.profile_url, self.emails[0] if self.emails else "")


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """Something that happened on a day, with the people it was with."""

    where: str
    raw: str
    kind: str  # one of language.terms.ACTIVITY_KINDS
    day: date
    people: tuple[PersonRef, ...] = ()
    source_id: str = ""  # the same thing read again has the same one
    form: str = ""
    medium: str = ""
    minutes: int | None = None
    began_by: str = ""  # "me", "them", or "" where it is not known
    topics: tuple[str, ...] = ()
    event_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpportunityRecord:
    """Something ahead that could be done, such as an event in a calendar."""

    where: str
    raw: str
    title: str
    starts_at: datetime | date  # a datetime is aware; a date is a whole day
    minutes: int
    source_id: str
    kind: str = "event"
    form: str = ""
    place: str = ""
    people: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation that the owner follows."""

    where: str
    raw: str
    name: str
    followed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """A position the owner held or holds."""

    where: str
    raw: str
    organisation: str
    title: str
    place: str = ""
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnerRecord:
    """Who the file belongs to."""

    where: str
    raw: str
    name: str = ""
    profile_url: str = ""
    emails: tuple[str, ...] = ()
    headline: str = ""
    summary: str = ""
    industry: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not taken, and why."""

    where: str
    why: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that one file holds. `problems` are about the file as a whole or a part of it that could not be read."""

    source: str  # "linkedin", "vcard", "calendar"
    owner: OwnerRecord | None = None
    people: tuple[PersonRecord, ...] = ()
    activities: tuple[ActivityRecord, ...] = ()
    opportunities: tuple[OpportunityRecord, ...] = ()
    organisations: tuple[OrganisationRecord, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records were found, without what was skipped."""
        parts = (self.people, self.activities, self.opportunities, self.organisations, self.positions)
        return sum(map(len, parts)) + (self.owner is not None)


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a reader needs to know of the one who reads: given, never asked of the clock or the settings."""

    as_of: datetime  # aware: now, in the person's own time zone
    owner: OwnerRecord | None = None
    recurrence_days_ahead: int = 120
    recurrence_days_back: int = 1095
    columns: Mapping[str, str] = field(default_factory=dict)  # of a table: what the person said they hold
