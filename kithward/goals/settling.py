"""What is written down of goals as time goes by: the forecasts of a day, whether they came true, and what is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kithward.goals.actions import decide_state
from kithward.goals.models import Forecast
from kithward.goals.standing import Given
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a target forecast for a span was reached by its last day, or not."""

    goal_id: UUID
    judged_on: date
    target: int
    met: bool


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is over: verdicts on forecasts, and the goals that ended, each "met" or "missed"."""

    verdicts: tuple[Verdict, ...]
    ended: tuple[tuple[UUID, str], ...]


@transaction.atomic
def keep_forecasts(workspace: Workspace, given: Iterable[Given], *, as_of: date) -> None:
    """Store what is thought of each goal today, once a day and span; the last word of the day stands."""
    rows = [
        Forecast(
            workspace=workspace,
            goal_id=row.goal_id,
            made_on=as_of,
            judged_on=row.judged_on,
            chance=row.chance,
            done=row.done,
            target=row.target,
            low=row.band[0],
            middle=row.band[1],
            high=row.band[2],
        )
        for row in given
    ]
    Forecast.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["workspace", "goal_id", "made_on", "judged_on"],
        update_fields=["chance", "done", "target", "low", "middle", "high"],
    )


@transaction.atomic
def settle(workspace: Workspace, settlement: Settlement, *, as_of: date) -> None:
    """Write down what is over: forecasts learn whether they came true, and goals that ended are met or missed."""
    for verdict in settlement.verdicts:
        span = unjudged(workspace, verdict.goal_id, verdict.judged_on)
        span.filter(target=verdict.target).update(came_true=verdict.met)
    for goal_id, end in settlement.ended:
        decide_state(workspace, goal_id, end, as_of=as_of)


def unjudged(workspace: Workspace, goal_id: UUID, judged_on: date) -> QuerySet[Forecast]:
    rows: QuerySet[Forecast] = Forecast.objects.of(workspace).filter(goal_id=goal_id, judged_on=judged_on)
    return rows.filter(came_true__isnull=True)
