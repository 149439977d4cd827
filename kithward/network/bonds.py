"""What binds me and a person: roles, outcomes and known links, told and taken away, each change to be taken back."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput
from kithward.language.dates import day_in_words
from kithward.network import actions, queries
from kithward.network.models import KnownLink, Outcome, StrangerPair, TieRole
from kithward.undo.actions import Trace
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of


def role(workspace: Workspace, role_id: UUID) -> TieRole:
    """One role; raises NotFound."""
    found: TieRole = row_of(TieRole.objects.of(workspace), role_id, called="role")
    return found


@transaction.atomic
def give_role(workspace: Workspace, person_id: UUID, role: str, *, since: date) -> tuple[TieRole, UUID | None]:
    """The role that a person has since a day, and the id by which giving it can be taken back; None if it was so."""
    trace = Trace(workspace)
    trace.watch(TieRole, TieRole.objects.of(workspace).filter(person_id=person_id, role=role, since_on=since))
    given = actions.give_role(workspace, person_id, role, since=since)
    trace.made(given)
    name = queries.person(workspace, person_id).name
    return given, trace.keep_if_changed(f"{name}, your {given.role} since {day_in_words(since)}")


@transaction.atomic
def end_role(workspace: Workspace, role_id: UUID, *, until: date, as_of: date) -> tuple[TieRole, UUID | None]:
    """The role, ended on a day, and the id by which that can be taken back; None if it ended then already.

    Raises BadInput for a day before it began, or one that is still ahead.
    """
    row = role(workspace, role_id)
    if until < row.since_on:
        raise BadInput(f"A role cannot end on {day_in_words(until)}, before it began on {day_in_words(row.since_on)}.")
    if until > as_of:
        raise BadInput(f"{day_in_words(until)} is still ahead: end the role when it is over.")
    trace = Trace(workspace)
    trace.watch(TieRole, [row])
    log_changed(workspace)
    TieRole.objects.of(workspace).filter(id=row.id).update(until_on=until, version=F("version") + 1)
    name = queries.person(workspace, row.person_id).name
    ended = trace.keep_if_changed(f"{name}, your {row.role} until {day_in_words(until)}")
    return role(workspace, role_id), ended


@transaction.atomic
def remove_role(workspace: Workspace, role_id: UUID) -> UUID:
    """Take a role away, as one that never was; gives the id by which it can be taken back."""
    row = role(workspace, role_id)
    person = queries.person(workspace, row.person_id)
    trace = Trace(workspace)
    trace.delete(TieRole, [row.id])
    log_changed(workspace)  # roles are few, and read anew with every version of the log
    return trace.keep(f"Removed: {person.name}, your {row.role}")


@transaction.atomic
def add_outcome(workspace: Workspace, kind: str, *, day: date, person_id: UUID, note: str = "") -> tuple[Outcome, UUID]:
    """What came of it with a person, and the id by which adding it can be taken back."""
    trace = Trace(workspace)
    added = actions.add_outcome(workspace, kind, day=day, person_id=person_id, note=note)
    trace.made(added)
    return added, trace.keep(f"Came of it: {added.kind} of {day_in_words(day)}")


@transaction.atomic
def remove_outcome(workspace: Workspace, outcome_id: UUID) -> UUID:
    """Take an outcome away; gives the id by which it can be taken back."""
    row: Outcome = row_of(Outcome.objects.of(workspace), outcome_id, called="outcome")
    trace = Trace(workspace)
    trace.delete(Outcome, [row.id])
    log_changed(workspace)  # as are outcomes
    return trace.keep(f"Removed: {row.kind} of {day_in_words(row.day)}")


@transaction.atomic
def link_people(workspace: Workspace, one: UUID, other: UUID, *, how: str = "") -> tuple[str, UUID | None]:
    """That two people know each other in words, and the id by which that can be taken back; None if it was so."""
    trace = tracing(workspace, one, other)
    trace.made(actions.link_people(workspace, one, other, how=how))
    names = queries.names_of(workspace, (one, other))
    words = f"{names[one]} and {names[other]} know each other"
    return words, trace.keep_if_changed(words)


@transaction.atomic
def part_people(workspace: Workspace, one: UUID, other: UUID) -> tuple[str, UUID | None]:
    """That two people do not know each other in words, and the id by which that can be taken back; None if it was so.

    Raises Conflict where it was said that they do.
    """
    trace = tracing(workspace, one, other)
    trace.made(actions.part_people(workspace, one, other))
    names = queries.names_of(workspace, (one, other))
    words = f"{names[one]} and {names[other]} do not know each other"
    return words, trace.keep_if_changed(words)


def tracing(workspace: Workspace, one: UUID, other: UUID) -> Trace:
    """What is said of two people, as it was."""
    trace, both = Trace(workspace), (one, other)
    for table in (KnownLink, StrangerPair):
        trace.watch(table, table.objects.of(workspace).filter(person_id__in=both, other_id__in=both))
    return trace


@transaction.atomic
def remove_link(workspace: Workspace, link_id: UUID) -> UUID:
    """Say no longer that two people know each other; gives the id by which it can be taken back."""
    row: KnownLink = row_of(KnownLink.objects.of(workspace), link_id, called="link between people")
    names = queries.names_of(workspace, (row.person_id, row.other_id))
    trace = Trace(workspace)
    trace.delete(KnownLink, [row.id])
    return trace.keep(f"Removed: {names[row.person_id]} knows {names[row.other_id]}")
