"""Reads of the vision: its aspirations, in their order."""

from uuid import UUID

from django.db.models import QuerySet

from kithward.errors import NotFound
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace


def aspirations(workspace: Workspace) -> QuerySet[Aspiration]:
    """All aspirations, the one that matters most first."""
    rows: QuerySet[Aspiration] = Aspiration.objects.of(workspace).order_by("rank", "created_at", "id")
    return rows


def aspiration(workspace: Workspace, aspiration_id: UUID) -> Aspiration:
    """One aspiration; raises NotFound."""
    found: Aspiration | None = Aspiration.objects.of(workspace).filter(id=aspiration_id).first()
    if found is None:
        raise NotFound("There is no such aspiration here.")
    return found
