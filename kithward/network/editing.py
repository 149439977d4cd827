"""Adding and editing one person as a form does it: all that it tells at once, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kithward.errors import BadInput
from kithward.language.addresses import normal_email
from kithward.language.names import name_key
from kithward.language.phones import phone_digits
from kithward.network import actions, queries
from kithward.network.models import EmailAddress, Person, PhoneNumber
from kithward.workspaces.models import Workspace

MOST_WAYS: Final = 20  # addresses, and as many numbers
MOST_LISTED: Final = 40  # fields, tags, other names
LONGEST_ITEM: Final = 80
LONGEST_TEXT: Final = 20_000
LONGEST_NUMBER: Final = 100
MOST_ALIKE: Final = 5
LISTS: Final = {"fields": "fields of work", "tags": "tags", "other_names": "other names"}
TEXTS: Final = {"notes": "The notes", "offer": "What you can offer", "ask": "What you can ask"}


@dataclass(frozen=True, slots=True)
class PersonTold:
    """What is told of a person: the values to change, and all addresses and numbers (None: as they are)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    emails: Sequence[str] | None = None
    phones: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who is here already and may be the same person, and why."""

    person: Person
    why: str


@transaction.atomic
def add_in_full(workspace: Workspace, told: PersonTold, *, as_of: date) -> Person:
    """A new person with their addresses and numbers. Raises BadInput for what no person can have."""
    check_told(told, as_of)
    values = dict(told.values)
    person = actions.add_person(workspace, values.pop("name", ""), **values)
    write_ways(workspace, person.id, told)
    return person


@transaction.atomic
def edit_in_full(
    workspace: Workspace, person_id: UUID, told: PersonTold, *, as_of: date, seen_version: int | None = None
) -> Person:
    """The person with what is told changed. Raises Conflict when they were changed since `seen_version`."""
    check_told(told, as_of)
    person = actions.change_person(workspace, person_id, seen_version=seen_version, **told.values)
    write_ways(workspace, person.id, told)
    return person


def check_told(told: PersonTold, as_of: date) -> None:
    """Raise BadInput for what no person can have, as far as the columns do not say it themselves."""
    met_on = told.values.get("met_on")
    if met_on is not None and met_on > as_of:
        raise BadInput(f"You cannot have met on {met_on:%-d %B %Y}: that day is still ahead.")
    for column, called in LISTS.items():
        items = told.values.get(column) or ()
        if len(items) > MOST_LISTED:
            raise BadInput(f"There may be {MOST_LISTED} {called}; these are {len(items)}.")
        if long := next((item for item in items if len(item) > LONGEST_ITEM), ""):
            raise BadInput(f"“{long[:30]}…” is too long: {called} may have {LONGEST_ITEM} characters each.")
    for column, called in TEXTS.items():
        if len(told.values.get(column) or "") > LONGEST_TEXT:
            raise BadInput(f"{called} may have {LONGEST_TEXT:,} characters.")
    if max(len(told.emails or ()), len(told.phones or ())) > MOST_WAYS:
        raise BadInput(f"There may be {MOST_WAYS} addresses and {MOST_WAYS} numbers.")


def read_emails(written: Iterable[str]) -> list[str]:
    """The addresses as they are kept, each once. Raises BadInput for one that is none."""
    found: dict[str, None] = {}
    for text in filter(None, map(str.strip, written)):
        address = normal_email(text)
        if not address or len(address) > 320:
            raise BadInput(f"“{text[:60]}” is no e-mail address.")
        found[address] = None
    return list(found)


def read_phones(written: Iterable[str], region: str) -> dict[str, str]:
    """The numbers as written by their digits, each once. Raises BadInput for one that has no digits."""
    found: dict[str, str] = {}
    for text in (" ".join(one.split()) for one in written):
        if text and (len(text) > LONGEST_NUMBER or not any(mark.isdecimal() for mark in text)):
            raise BadInput(f"“{text[:60]}” is no telephone number.")
        if text:
            found.setdefault(phone_digits(text, region), text)
    return found


def write_ways(workspace: Workspace, person_id: UUID, told: PersonTold) -> None:
    """Keep just these addresses and numbers of a person; those that stay are left as they are."""
    if told.emails is not None:
        addresses = read_emails(told.emails)
        kept = EmailAddress.objects.of(workspace).filter(person_id=person_id)
        kept.exclude(address__in=addresses).delete()
        known = set(kept.values_list("address", flat=True))
        for address in (address for address in addresses if address not in known):
            EmailAddress.objects.create(workspace=workspace, person_id=person_id, address=address)
    if told.phones is not None:
        numbers = read_phones(told.phones, workspace.region)
        have = {row.digits: row for row in PhoneNumber.objects.of(workspace).filter(person_id=person_id)}
        gone = [row.id for digits, row in have.items() if numbers.get(digits) != row.number]
        PhoneNumber.objects.of(workspace).filter(id__in=gone).delete()
        for digits, number in numbers.items():
            if digits not in have or have[digits].number != number:
                PhoneNumber.objects.create(workspace=workspace, person_id=person_id, number=number, digits=digits)


def ways_of(workspace: Workspace, person_id: UUID) -> tuple[list[str], list[str]]:
    """The e-mail addresses of a person, and the telephone numbers as written, in the order they came."""
    emails = EmailAddress.objects.of(workspace).filter(person_id=person_id).order_by("id")
    phones = PhoneNumber.objects.of(workspace).filter(person_id=person_id).order_by("id")
    return list(emails.values_list("address", flat=True)), list(phones.values_list("number", flat=True))


def alike(workspace: Workspace, told: PersonTold) -> list[Alike]:
    """Who is here already with the same profile address, e-mail address, telephone number or name."""
    people = queries.with_organisation(workspace)
    emails = EmailAddress.objects.of(workspace).filter(address__in=filter(None, map(normal_email, told.emails or ())))
    digits = [phone_digits(number, workspace.region) for number in told.phones or ()]
    phones = PhoneNumber.objects.of(workspace).filter(digits__in=digits)
    key, address = name_key(told.values.get("name") or ""), told.values.get("profile_url") or ""
    signs = (
        ("the same profile address", people.filter(profile_url=address) if address else people.none()),
        ("the same e-mail address", people.filter(id__in=emails.values("person_id"))),
        ("the same telephone number", people.filter(id__in=phones.values("person_id"))),
        ("the same name", people.filter(name_key=key) if key else people.none()),
    )
    found: dict[UUID, Alike] = {}
    for why, rows in signs:
        for row in rows.order_by("name_key", "id")[:MOST_ALIKE]:
            found.setdefault(row.id, Alike(row, why))
    return list(found.values())[:MOST_ALIKE]
