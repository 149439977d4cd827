"""Taking people out of the network, with all that is only theirs."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from kithward.errors import BadInput
from kithward.network import queries
from kithward.network.models import Person
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.models import Workspace


@transaction.atomic
def delete_people(workspace: Workspace, ids: Iterable[UUID]) -> UUID:
    """Delete people with their addresses, roles, promises and their part in what happened.

    What happened stays in the log, what came of it too, and an opportunity that they would only introduce to.
    Gives the id by which it can be taken back.
    """
    hold(workspace)
    people = queries.people_with_ids(workspace, ids)
    if not people:
        raise BadInput("Choose somebody first.")
    trace = Trace(workspace)
    trace.delete(Person, [person.id for person in people])
    log_changed(workspace, rows_gone=True)
    return trace.keep(f"Deleted {people[0].name if len(people) == 1 else f'{len(people):,} people'}")
