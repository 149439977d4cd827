"""The data's way: log -> measure -> forecast -> plan, one short function a step. Reads only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import numpy as np

from kithward.goals import queries as goal_queries
from kithward.goals.actions import Given
from kithward.goals.models import Decision, Goal, MeasureVersion
from kithward.goals.queries import Held
from kithward.goals.standing import Aim, Judged, Standing, judged_periods, looks_back_to, stand
from kithward.network import queries as network_queries
from kithward.network.models import Person
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.measure import Decisions
from kithward.numerics.ties import tie_health, tie_state
from kithward.planning.suggest import tie_in_words
from kithward.planning.week import WeekPlan, plan_of_week
from kithward.workspaces.models import Workspace


def aim_of(goal: Goal, version: MeasureVersion) -> Aim:
    return Aim(
        measure=version.measure,
        target=version.target,
        window=version.window,
        sentence=goal.sentence,
        kind=goal.kind,
        state=goal.state,
        weight=goal.weight,
        usual_per_month=goal.usual_per_month,
        goal_id=goal.id,
    )


def log_for(workspace: Workspace, aims: Sequence[Aim], as_of: date) -> ActivityLog:
    """The log, as far back as these aims look."""
    return network_queries.activity_log(workspace, min(looks_back_to(aim, as_of) for aim in aims))


def standings(workspace: Workspace, as_of: date, states: Sequence[str] = (Goal.State.ACTIVE,)) -> list[Standing]:
    """Where each goal in these states stands on a day, oldest goal first."""
    return stand_all(workspace, goal_queries.goals(workspace, states), as_of)


def stand_all(workspace: Workspace, rows: Sequence[Held], as_of: date) -> list[Standing]:
    """Where these goals stand on a day."""
    if not rows:
        return []
    aims = [aim_of(row.goal, row.current) for row in rows]
    log = log_for(workspace, aims, as_of)
    decided = goal_queries.decisions(workspace, [row.goal.id for row in rows])
    return [
        stand(
            aim,
            log,
            as_of=as_of,
            week_start=workspace.week_start,
            decisions=decision_arrays(decided[row.goal.id], log),
        )
        for aim, row in zip(aims, rows, strict=True)
    ]


def standing(workspace: Workspace, row: Held, as_of: date) -> Standing:
    """Where one goal stands on a day."""
    return stand_all(workspace, [row], as_of)[0]


def proposal(workspace: Workspace, aim: Aim, as_of: date) -> Standing:
    """Where a goal would stand if it were set like this."""
    return stand(aim, log_for(workspace, [aim], as_of), as_of=as_of, week_start=workspace.week_start)


def periods(workspace: Workspace, row: Held, as_of: date) -> list[Judged]:
    """The past periods of a rhythm, each judged by the version of its time."""
    aims = {version.number: aim_of(row.goal, version) for version in row.versions}
    log = log_for(workspace, list(aims.values()), as_of)
    found = []
    for version in row.versions:
        for period in judged_periods(aims[version.number], log, as_of=as_of, week_start=workspace.week_start):
            if row.version_on(period.span.last) is version:
                found.append(period)
    return found


def decision_arrays(decided: Sequence[Decision], log: ActivityLog) -> Decisions:
    """Decisions as rows of the log; those on what is not in it are left out."""
    rows = []
    for decision in decided:
        activity, person = index_of(decision.activity_id, log.ids), index_of(decision.person_id, log.people.ids)
        if activity is not None and person is not None:
            rows.append((activity, person, decision.counts))
    activities, people, counts = zip(*rows, strict=True) if rows else ((), (), ())
    return Decisions(
        np.array(activities, dtype=np.int32), np.array(people, dtype=np.int32), np.array(counts, dtype=np.bool_)
    )


def index_of(row_id: object, ids: np.ndarray) -> int | None:  # type: ignore[type-arg]
    """Where an id stands; UNKNOWN when there is no id, None when the id is not there."""
    if row_id is None:
        return UNKNOWN
    written = getattr(row_id, "hex", row_id) if len(ids) and isinstance(ids[0], str) else row_id
    found = np.flatnonzero(ids == written)
    return int(found[0]) if len(found) else None


def week(
    workspace: Workspace, now: datetime, *, minutes: int | None = None, known: Sequence[Standing] | None = None
) -> WeekPlan:
    """The best use of the hours of the week that holds `now` (aware, in the person's zone)."""
    as_of = now.date()
    found = standings(workspace, as_of) if known is None else known
    log = network_queries.activity_log(workspace, min([looks_back_to(at.aim, as_of) for at in found] or [as_of]))
    return plan_of_week(workspace, now, standings=found, log=log, minutes=minutes)


def goal_standing(workspace: Workspace, goal_id: UUID, as_of: date) -> Standing:
    """Where the goal with that id stands; raises NotFound."""
    return standing(workspace, goal_queries.goal(workspace, goal_id), as_of)


def forecasts_to_keep(found: Sequence[Standing]) -> list[Given]:
    """What is thought of each open goal, as it is stored to be judged later."""
    return [
        Given(at.aim.goal_id, at.span.last, at.chance, at.done, at.aim.target, at.band)
        for at in found
        if at.aim.goal_id is not None and at.can_be_helped
    ]


@dataclass(frozen=True, slots=True)
class Tie:
    """How the tie with one person stands."""

    state: str
    alive: float
    rhythm_days: float | None
    words: str


def tie(person: Person, as_of: date) -> Tie:
    """How the tie with a person stands on a day, from its own rhythm."""
    count, last_on = person.contact_count, person.last_contact_on
    silence = max((as_of - last_on).days, 0) if last_on else 0
    chosen = math.nan if person.chosen_rhythm_days is None else float(person.chosen_rhythm_days)
    health = tie_health([count], [person.log_gap_sum], [silence], [chosen])
    alive, rhythm = float(health.alive[0]), float(health.rhythm_days[0])
    state = str(tie_state(alive)) if count else "new"
    words = tie_in_words(count, state, silence, rhythm)
    return Tie(state, alive, None if math.isnan(rhythm) else rhythm, words)
