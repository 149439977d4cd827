"""Which workspaces there are, and one row of a workspace by its id."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import QuerySet

from kithward.errors import NotFound
from kithward.workspaces.models import Workspace

Row = TypeVar("Row", bound=models.Model)


def workspace(slug: str) -> Workspace:
    """The workspace of that name in addresses; raises NotFound."""
    try:
        return Workspace.objects.get(slug=slug)
    except Workspace.DoesNotExist:
        raise NotFound(f"There is no workspace called “{slug}”.") from None


def workspaces() -> QuerySet[Workspace]:
    """All workspaces, oldest first."""
    return Workspace.objects.order_by("created_at")


def row_of(rows: QuerySet[Row], row_id: UUID, *, called: str) -> Row:
    """The row with that id among these rows of one workspace; raises NotFound for a missing and a foreign id alike."""
    try:
        return rows.get(id=row_id)
    except ObjectDoesNotExist:
        raise NotFound(f"There is no such {called} here.") from None
