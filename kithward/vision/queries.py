"""Reads of the vision: its aspirations, in their order."""

from uuid import UUID

from django.db.models import QuerySet

from kithward.errors import BadInput, NotFound
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of


def aspirations(workspace: Workspace) -> QuerySet[Aspiration]:
    """All aspirations, the one that matters most first."""
    rows: QuerySet[Aspiration] = Aspiration.objects.of(workspace).order_by("rank", "created_at", "id")
    return rows


def aspiration(workspace: Workspace, aspiration_id: UUID) -> Aspiration:
    """One aspiration; raises NotFound."""
    found: Aspiration = row_of(Aspiration.objects.of(workspace), aspiration_id, called="aspiration")
    return found


def aspiration_called(workspace: Workspace, text: str) -> Aspiration:
    """The aspiration whose text holds `text`; raises NotFound, or BadInput for several."""
    wanted = text.strip().casefold()
    found = [row for row in aspirations(workspace) if wanted and wanted in row.text.casefold()]
    if not found:
        raise NotFound(f"There is no aspiration “{text}”: `kithward aspiration list` shows them.")
    if len(found) > 1:
        raise BadInput(f"“{text}” fits several aspirations: {'; '.join(row.text for row in found)}.")
    return found[0]
