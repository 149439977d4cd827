"""Which workspaces there are."""

from django.db.models import QuerySet

from kithward.errors import NotFound
from kithward.workspaces.models import Workspace


def workspace(slug: str) -> Workspace:
    """The workspace of that name in addresses; raises NotFound."""
    found = Workspace.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(f"There is no workspace called “{slug}”.")
    return found


def workspaces() -> QuerySet[Workspace]:
    """All workspaces, oldest first."""
    return Workspace.objects.order_by("created_at")
