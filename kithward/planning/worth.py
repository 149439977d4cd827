"""What each opportunity does for the goals by itself: how far it lifts which, and how much that is an hour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import numpy as np

from kithward.goals.standing import Standing
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.plan import lifts_alone
from kithward.planning.choice import Given, curves_of, given_now, items_of, situation_in
from kithward.planning.situation import Prospect, Suggestion
from kithward.planning.suggest import from_prospects
from kithward.planning.week import MOST_NEEDED, Gain, gains_shown, week_of
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Worth:
    """What one opportunity does: the goals it lifts, and what that is worth an hour, in weighted chance."""

    gains: tuple[Gain, ...]
    per_hour: float


def worths_now(
    workspace: Workspace, now: datetime, *, standings: Sequence[Standing], log: ActivityLog
) -> dict[UUID, Worth]:
    """The worth of each opportunity that is open and ahead, whenever it is, worked out once for the same rows."""
    open_goals = [at for at in standings if at.can_be_helped and at.needed <= MOST_NEEDED]
    _, last = week_of(workspace, now.date())
    given = given_now(workspace, now, standings=open_goals, log=log, week_end=last)
    return log.memory.once(("worth", given), lambda: worths(given, log))


def worths(given: Given, log: ActivityLog) -> dict[UUID, Worth]:
    steps = [
        in_time(step, prospect, given.standings)
        for step, prospect in zip(from_prospects(situation_in(given, log)), given.prospects, strict=True)
    ]
    items = items_of(steps, len(given.standings))
    lifts = lifts_alone(curves_of(given.standings), items)
    weights = np.array([at.aim.weight for at in given.standings])
    per_hour = (lifts[:, :, 1] - lifts[:, :, 0]) @ weights / (np.maximum(items.minutes, 1) / 60)
    return {
        UUID(prospect.id): Worth(gains_shown(gains, given.standings), float(rate))
        for prospect, gains, rate in zip(given.prospects, lifts, per_hour, strict=True)
    }


def in_time(step: Suggestion, prospect: Prospect, goals: Sequence[Standing]) -> Suggestion:
    """The step with what it adds to those goals alone that are still running on its day."""
    if prospect.day is None or prospect.kind != "event":
        return step
    return replace(step, laws={goal: law for goal, law in step.laws.items() if prospect.day <= goals[goal].span.last})
