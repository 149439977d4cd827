"""Which changes can be taken back, and what came after them."""

from django.db.models import QuerySet

from kithward.errors import BadInput, NotFound
from kithward.language.names import short_id
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Editable
from kithward.workspaces.tables import scoped_tables

MOST_NAMED = 5


def changes(workspace: Workspace) -> QuerySet[Undo]:
    """The changes that can be taken back, the latest first."""
    rows: QuerySet[Undo] = Undo.objects.of(workspace).filter(taken_back_at__isnull=True).exclude(rows=[])
    return rows.order_by("-made_at", "-id")


def last_change(workspace: Workspace) -> Undo:
    """The latest change that can be taken back; raises NotFound."""
    found = changes(workspace).first()
    if found is None:
        raise NotFound("There is nothing to take back.")
    return found


def change_called(workspace: Workspace, name: str) -> Undo:
    """The change whose id ends like `name` or whose words hold it; raises NotFound, or BadInput for several."""
    wanted = name.strip().casefold()
    ending = wanted.replace("-", "")
    every = list(changes(workspace))
    found = [row for row in every if ending and row.id.hex.endswith(ending)]
    found = found or [row for row in every if wanted and wanted in row.words.casefold()]
    if not found:
        raise NotFound(f"There is no change “{name}” that can be taken back.")
    if len(found) > 1:
        listed = "; ".join(f"{short_id(row.id)} {row.words}" for row in found[:MOST_NAMED])
        raise BadInput(f"“{name}” fits several changes: {listed}. Give the id.")
    return found[0]


def added_since(workspace: Workspace, change: Undo) -> Editable | None:
    """Something that was added after a change, if anything was."""
    for table in scoped_tables():
        if issubclass(table, Editable):
            found: Editable | None = table.objects.of(workspace).filter(created_at__gt=change.made_at).first()
            if found is not None:
                return found
    return None
