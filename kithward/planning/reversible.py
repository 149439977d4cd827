"""Opportunities written down or changed so that it can be taken back: each gives the id to do so by."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kithward.planning import actions
from kithward.planning.models import Opportunity
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace


@transaction.atomic
def add_opportunity(workspace: Workspace, title: str, **values: Any) -> tuple[Opportunity, UUID]:
    """An opportunity, written down as `actions.add_opportunity` does."""
    trace, added = Trace(workspace), actions.add_opportunity(workspace, title, **values)
    trace.made(added)
    return added, trace.keep(f"Written down: {added.title}")


@transaction.atomic
def edit_opportunity(workspace: Workspace, opportunity_id: UUID, **values: Any) -> tuple[Opportunity, UUID | None]:
    """An opportunity, changed as `actions.edit_opportunity` does; no id where that changed nothing."""
    trace = Trace(workspace)
    trace.watch(Opportunity, Opportunity.objects.of(workspace).filter(id=opportunity_id))
    changed = actions.edit_opportunity(workspace, opportunity_id, **values)
    return changed, trace.keep_if_changed(f"Changed: {changed.title}")
