"""Records made to fit their tables: what no database takes is left out, what is too long is cut, and each time said."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import CharField, Model

from kithward.exchange.records import (
    ActivityRecord,
    OpportunityRecord,
    OrganisationRecord,
    OwnerRecord,
    PersonRecord,
    PersonRef,
    PositionRecord,
)
from kithward.language.names import plain_name
from kithward.network.models import Activity, EmailAddress, Organisation, Person, PhoneNumber, Position
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace

Record = TypeVar(
    "Record", PersonRecord, ActivityRecord, OpportunityRecord, OrganisationRecord, PositionRecord, OwnerRecord
)

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_MOST_MINUTES = 2**31 - 1


def storable(text: str) -> str:
    """The text without what PostgreSQL refuses: NUL, and halves of characters."""
    return _UNSTORABLE.sub("", text)


def lengths(model: type[Model], **columns: str) -> dict[str, int]:
    """How long each part of a record may be: part=column of the model."""
    found = {part: model._meta.get_field(column) for part, column in columns.items()}
    return {part: column.max_length or 0 for part, column in found.items() if isinstance(column, CharField)}


_NAME = lengths(Person, name="name")["name"]
_ADDRESS = lengths(EmailAddress, address="address")["address"]
_NUMBER = lengths(PhoneNumber, number="number")["number"]
_URL = lengths(Person, url="profile_url")["url"]
_SOURCE_ID = lengths(Activity, source_id="source_id")["source_id"]
_LENGTHS: dict[type, Mapping[str, int]] = {
    PersonRecord: lengths(
        Person,
        name="name",
        given_name="given_name",
        family_name="family_name",
        title="title",
        organisation="name",
        place="place",
        how_met="how_met",
    ),
    ActivityRecord: lengths(Activity, form="form", event_name="event_name"),
    OpportunityRecord: lengths(Opportunity, title="title", form="form", place="place"),
    OrganisationRecord: lengths(Organisation, name="name"),
    PositionRecord: lengths(Position, organisation="organisation_name", title="title", place="place"),
    OwnerRecord: lengths(
        Workspace,
        name="owner_name",
        headline="owner_headline",
        industry="owner_industry",
        place="owner_place",
        profile_url="owner_profile_url",
    ),
}
_TEXTS: dict[type, tuple[str, ...]] = {
    PersonRecord: ("notes",),
    ActivityRecord: ("note", "source_id"),
    OpportunityRecord: ("source_id",),
    OwnerRecord: ("summary",),
}


def fit(record: Record, problems: list[str]) -> Record:
    """The record as its table can hold it; what had to be cut or left out is added to the problems."""
    changes: dict[str, Any] = {}
    for part in ("where", "raw", *_TEXTS.get(type(record), ())):
        if _UNSTORABLE.search(value := getattr(record, part)):
            changes[part] = storable(value)
    where = changes.get("where", record.where)
    for part, most in _LENGTHS[type(record)].items():
        value = getattr(record, part)
        fitted = plain_name(storable(value)) if part in ("name", "organisation") else storable(value)
        if len(fitted) > most:
            problems.append(
                f"{where}: “{part.replace('_', ' ')}” has {len(fitted):,} characters, of which {most} were taken."
            )
            fitted = fitted[:most].rstrip()
        if fitted != value:
            changes[part] = fitted
    if isinstance(record, PersonRecord):
        changes |= _lists_of_a_person(record, where, problems)
    elif isinstance(record, ActivityRecord | OpportunityRecord):
        changes |= _parts_of_a_happening(record, changes.get("source_id", record.source_id))
    return replace(record, **changes) if changes else record


def _lists_of_a_person(record: PersonRecord, where: str, problems: list[str]) -> dict[str, Any]:
    fitted = {
        "emails": _short_enough(record.emails, _ADDRESS),
        "phones": _short_enough(record.phones, _NUMBER),
        "other_names": tuple(filter(None, (plain_name(storable(name))[:_NAME] for name in record.other_names))),
        "tags": tuple(filter(None, map(storable, record.tags))),
        "profile_url": next(iter(_short_enough((record.profile_url,), _URL)), ""),
    }
    told = {
        "e-mail address": (record.emails, fitted["emails"]),
        "phone number": (record.phones, fitted["phones"]),
        "profile address": ((record.profile_url,) if record.profile_url else (), (fitted["profile_url"],)),
    }
    for words, (before, after) in told.items():
        if before and len(list(filter(None, after))) < len(before):
            problems.append(f"{where}: a {words} that is too long to be one was left out.")
    return {part: value for part, value in fitted.items() if value != getattr(record, part)}


def _short_enough(texts: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(text for text in map(storable, texts) if text and len(text) <= most)


def _parts_of_a_happening(record: ActivityRecord | OpportunityRecord, source_id: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    people = tuple(map(fit_ref, record.people))
    if people != record.people:
        changes["people"] = people
    if record.minutes is not None and not 0 <= record.minutes <= _MOST_MINUTES:
        changes["minutes"] = None if isinstance(record, ActivityRecord) else 0
    if isinstance(record, ActivityRecord) and any(map(_UNSTORABLE.search, record.topics)):
        changes["topics"] = tuple(filter(None, map(storable, record.topics)))
    if len(source_id) > _SOURCE_ID:
        changes["source_id"] = f"sha256:{hashlib.sha256(source_id.encode()).hexdigest()}"
    elif not source_id:
        changes["source_id"] = f"made:{_made_id(record)}"
    return changes


def _made_id(record: ActivityRecord | OpportunityRecord) -> str:
    """A name for what has none in its file, the same each time it is read."""
    when = record.day if isinstance(record, ActivityRecord) else record.starts_at
    about = record.event_name + record.note if isinstance(record, ActivityRecord) else record.title
    told = (record.kind, record.form, str(when), storable(about), *map(repr, record.people))
    return hashlib.sha256("\n".join(told).encode(errors="replace")).hexdigest()


@lru_cache(maxsize=65_536)  # an archive names a few hundred people ten thousands of times
def fit_ref(ref: PersonRef) -> PersonRef:
    """Who is meant, as a person can be made of it."""
    name = plain_name(storable(ref.name))[:_NAME].rstrip()
    url, email = storable(ref.profile_url), storable(ref.email)
    return PersonRef(name, url if len(url) <= _URL else "", email if len(email) <= _ADDRESS else "")
