"""People written down or changed so that it can be taken back: each gives the id to do so by.

An organisation that was made on the way stays: others may have come to it since.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from kithward.network import editing
from kithward.network.editing import PersonTold
from kithward.network.models import EmailAddress, Person, PhoneNumber
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace

WAYS = (EmailAddress, PhoneNumber)


@transaction.atomic
def add_in_full(workspace: Workspace, told: PersonTold, *, as_of: date) -> tuple[Person, UUID]:
    """A new person, as `editing.add_in_full` makes them."""
    trace, added = Trace(workspace), editing.add_in_full(workspace, told, as_of=as_of)
    trace.made(added)
    ways_made(trace, workspace, added.id)
    return added, trace.keep(f"Added: {added.name}")


@transaction.atomic
def edit_in_full(
    workspace: Workspace, person_id: UUID, told: PersonTold, *, as_of: date, seen_version: int | None = None
) -> tuple[Person, UUID | None]:
    """A person, changed as `editing.edit_in_full` does; no id where that changed nothing."""
    trace = Trace(workspace)
    trace.watch(Person, Person.objects.of(workspace).filter(id=person_id))
    for table in WAYS:
        trace.watch(table, table.objects.of(workspace).filter(person_id=person_id))
    changed = editing.edit_in_full(workspace, person_id, told, as_of=as_of, seen_version=seen_version)
    ways_made(trace, workspace, person_id)
    return changed, trace.keep_if_changed(f"Changed: {changed.name}")


def ways_made(trace: Trace, workspace: Workspace, person_id: UUID) -> None:
    """Take note of the addresses and numbers that a person has now."""
    for table in WAYS:
        for row in table.objects.of(workspace).filter(person_id=person_id):
            trace.made(row)
