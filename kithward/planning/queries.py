"""Reads of planning: opportunities ahead, and what was decided on steps."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kithward.planning.models import Opportunity, Step
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of


def opportunity(workspace: Workspace, opportunity_id: UUID) -> Opportunity:
    """One opportunity; raises NotFound."""
    found: Opportunity = row_of(Opportunity.objects.of(workspace), opportunity_id, called="opportunity")
    return found


def open_opportunities(workspace: Workspace, since: datetime) -> QuerySet[Opportunity]:
    """What is open and not over, the soonest first."""
    ahead = Q(starts_at__gte=since) | Q(starts_at__isnull=True, on__gte=since.date())
    undated = Q(starts_at__isnull=True, on__isnull=True)
    rows: QuerySet[Opportunity] = (
        Opportunity.objects.of(workspace)
        .filter(ahead | undated, state="open")
        .select_related("person")
        .order_by("starts_at", "on", "created_at")
    )
    return rows


def steps_since(workspace: Workspace, week_on: date) -> list[Step]:
    """What the person decided on steps of a week and of those after it, in that order."""
    rows = Step.objects.of(workspace).filter(week_on__gte=week_on)
    return list(rows.select_related("opportunity").order_by("created_at", "id"))


def dismissed(workspace: Workspace) -> set[str]:
    """The keys of steps that are never to be proposed again."""
    return set(Step.objects.of(workspace).filter(state="dismissed").values_list("key", flat=True))


def steps_done(workspace: Workspace) -> tuple[int, int]:
    """How many steps were done, and how many were moved on, ever: how far plans are kept."""
    rows = Step.objects.of(workspace)
    return rows.filter(state="done").count(), rows.filter(state="moved").count()
