"""Who may be in the network twice: found once for each state of the log, and what the person said to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from json import loads
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kithward.errors import Conflict
from kithward.language.names import name_key
from kithward.network import queries
from kithward.network.columns import as_uuid, columns, text_of
from kithward.network.likeness import Likeness, Somebody, likely_pairs
from kithward.network.models import DistinctPair, EmailAddress, Organisation, Person, PhoneNumber
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold
from kithward.workspaces.kept import Kept
from kithward.workspaces.models import Workspace

SHORTEST_NUMBER: Final = 7

kept: Kept[tuple[int, list[Likeness]]] = Kept()


def duplicates(workspace: Workspace) -> list[Likeness]:
    """The pairs who may be one person, the likeliest first, without those of whom it was said that they are two."""
    told = {frozenset(pair) for pair in DistinctPair.objects.of(workspace).values_list("person_id", "other_id")}
    return [pair for pair in _likely(workspace) if frozenset((pair.one, pair.other)) not in told]


def _likely(workspace: Workspace) -> list[Likeness]:
    version = Workspace.objects.values_list("log_version", flat=True).get(id=workspace.id)
    known = kept.get(workspace.id)
    if known is not None and known[0] == version:
        return known[1]
    found = likely_pairs(_everybody(workspace))
    kept.keep_with_transaction(workspace.id, (version, found))
    return found


def _everybody(workspace: Workspace) -> Iterator[Somebody]:
    emails = _by_person(columns(EmailAddress.objects.of(workspace), "person_id", "address"))
    phones = _by_person(columns(PhoneNumber.objects.of(workspace), "person_id", "digits"))
    named = dict(zip(*columns(Organisation.objects.of(workspace), "id", "name"), strict=True))
    rows = columns(
        Person.objects.of(workspace).order_by("id"),
        "id",
        "name",
        "name_key",
        "profile_url",
        "organisation_id",
        other_names=text_of("other_names"),
        other_urls=text_of("other_profile_urls"),
    )
    for row_id, name, key, url, organisation_id, other_names, other_urls in zip(*rows, strict=True):
        yield Somebody(
            as_uuid(row_id),
            name,
            key,
            tuple(name_key(other) for other in loads(other_names)) if other_names != "[]" else (),
            named.get(organisation_id, ""),
            organisation_id,
            frozenset(address.casefold() for address in emails.get(row_id, ())),
            frozenset(digits for digits in phones.get(row_id, ()) if len(digits) >= SHORTEST_NUMBER),
            frozenset(filter(None, (url, *loads(other_urls)))),
        )


def _by_person(found: list[list[Any]]) -> dict[Any, list[str]]:
    by_person: defaultdict[Any, list[str]] = defaultdict(list)
    for person_id, value in zip(*found, strict=True):
        by_person[person_id].append(value)
    return by_person


@transaction.atomic
def keep_apart(workspace: Workspace, one_id: UUID, other_id: UUID) -> UUID:
    """Remember that two people are not the same; gives the id by which it can be taken back.

    Raises Conflict when it was said before.
    """
    hold(workspace)
    names = queries.names_of(workspace, (one_id, other_id))
    smaller, larger = sorted((one_id, other_id), key=lambda person_id: person_id.hex)
    trace = Trace(workspace)
    pair, is_new = DistinctPair.objects.get_or_create(workspace=workspace, person_id=smaller, other_id=larger)
    if not is_new:
        raise Conflict(f"You said already that {names[one_id]} and {names[other_id]} are not the same.")
    trace.made(pair)
    return trace.keep(f"{names[one_id]} and {names[other_id]} are not the same")


# What is shown of those who may be one.


@dataclass(frozen=True, slots=True)
class Entry:
    """One of two who may be one person, as far as it tells them apart."""

    person: Person
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def entries(workspace: Workspace, ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """These people with their addresses, as far as they are still here."""
    wanted = set(ids)
    emails = _told_of(EmailAddress, "address", workspace, wanted)
    phones = _told_of(PhoneNumber, "number", workspace, wanted)
    return {
        person.id: Entry(person, emails.get(person.id, ()), phones.get(person.id, ()))
        for person in queries.with_organisation(workspace).filter(id__in=wanted)
    }


def _told_of(
    table: type[EmailAddress | PhoneNumber], column: str, workspace: Workspace, ids: Collection[UUID]
) -> dict[UUID, tuple[str, ...]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = table.objects.of(workspace).filter(person_id__in=ids).order_by("id")
    for person_id, value in rows.values_list("person_id", column):
        found[person_id].append(value)
    return {person_id: tuple(values) for person_id, values in found.items()}
