"""Reads of planning: opportunities ahead, and what was decided on steps."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, DateTimeField, Q, QuerySet
from django.db.models.functions import Coalesce

from kithward.planning.models import Opportunity, Step
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of

WHEN = Coalesce("starts_at", "on", output_field=DateTimeField())
MOST_WITH_ONE = 10


def opportunity(workspace: Workspace, opportunity_id: UUID) -> Opportunity:
    """One opportunity; raises NotFound."""
    found: Opportunity = row_of(with_people(workspace), opportunity_id, called="opportunity")
    return found


def open_opportunities(workspace: Workspace, since: datetime) -> QuerySet[Opportunity]:
    """What is open and not over, the soonest first, with whom it is about."""
    return ahead_of(with_people(workspace), since)


def ahead_of(rows: QuerySet[Opportunity], since: datetime) -> QuerySet[Opportunity]:
    """Those of these that are open and not over, the soonest first."""
    ahead = Q(starts_at__gte=since) | Q(starts_at__isnull=True, on__gte=since.date())
    undated = Q(starts_at__isnull=True, on__isnull=True)
    return rows.filter(ahead | undated, state="open").order_by(WHEN.asc(nulls_last=True), "created_at")


def unanswered_opportunities(workspace: Workspace, now: datetime) -> QuerySet[Opportunity]:
    """What is over and was neither done nor declined, the latest first."""
    rows: QuerySet[Opportunity] = with_people(workspace).filter(is_unanswered(now)).order_by(WHEN.desc(), "-id")
    return rows


def is_unanswered(now: datetime) -> Q:
    return Q(state="open") & (Q(starts_at__lt=now) | Q(starts_at__isnull=True, on__lt=now.date()))


def closed_opportunities(workspace: Workspace, state: str) -> QuerySet[Opportunity]:
    """What was declined or done, the latest first."""
    by_day = (WHEN.desc(nulls_last=True), "-created_at")
    rows: QuerySet[Opportunity] = with_people(workspace).filter(state=state).order_by(*by_day)
    return rows


def with_people(workspace: Workspace) -> QuerySet[Opportunity]:
    rows: QuerySet[Opportunity] = Opportunity.objects.of(workspace).select_related("person", "via")
    return rows


def opportunities_with(workspace: Workspace, person_id: UUID, since: datetime) -> list[Opportunity]:
    """The soonest of what is open and about a person, or opened by an introduction of theirs."""
    theirs = Opportunity.objects.of(workspace).filter(Q(person_id=person_id) | Q(via_id=person_id))
    return list(ahead_of(theirs, since)[:MOST_WITH_ONE])


def steps_since(workspace: Workspace, week_on: date) -> list[Step]:
    """What the person decided on steps of a week and of those after it, in that order."""
    rows = Step.objects.of(workspace).filter(week_on__gte=week_on)
    return list(rows.select_related("opportunity").order_by("created_at", "id"))


def steps_between(workspace: Workspace, first: date, last: date) -> list[Step]:
    """What the person decided on the steps of the weeks that begin on these days."""
    rows: QuerySet[Step] = Step.objects.of(workspace).filter(week_on__range=(first, last))
    return list(rows.order_by("week_on", "created_at", "id"))


def dismissed(workspace: Workspace) -> set[str]:
    """The keys of steps that are never to be proposed again."""
    return set(Step.objects.of(workspace).filter(state="dismissed").values_list("key", flat=True))


def steps_done(workspace: Workspace) -> tuple[int, int]:
    """How many steps were done, and how many were moved on, ever: how far plans are kept."""
    rows = Step.objects.of(workspace).filter(state__in=("done", "moved")).order_by()
    found = dict(rows.values_list("state").annotate(number=Count("id")))
    return found.get("done", 0), found.get("moved", 0)


def steps_chosen(workspace: Workspace) -> int:
    """How many steps were ever taken into a week or done."""
    found: int = Step.objects.of(workspace).filter(state__in=("planned", "done")).count()
    return found


def weeks_taken(workspace: Workspace, opportunity_ids: Sequence[UUID], *, since: date) -> dict[UUID, list[date]]:
    """The first days of the weeks into which each of these opportunities is taken, from a week on."""
    rows = Step.objects.of(workspace).filter(opportunity_id__in=opportunity_ids, state="planned", week_on__gte=since)
    found: dict[UUID, list[date]] = {}
    for opportunity_id, week_on in rows.order_by("week_on").values_list("opportunity_id", "week_on"):
        assert opportunity_id is not None  # it is one of those asked for
        found.setdefault(opportunity_id, []).append(week_on)
    return found


def opportunity_counts(workspace: Workspace, now: datetime) -> dict[str, int]:
    """How many opportunities are open and ahead, over without an answer (past), done and declined."""
    rows = Opportunity.objects.of(workspace)
    found: dict[str, int] = rows.aggregate(
        past=Count("id", filter=is_unanswered(now)),
        open=Count("id", filter=Q(state="open")),
        done=Count("id", filter=Q(state="done")),
        declined=Count("id", filter=Q(state="declined")),
    )
    return {**found, "open": found["open"] - found["past"]}
