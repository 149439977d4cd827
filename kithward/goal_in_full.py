"""One goal in full: where it stands and may go, what counted, what changed, what could be done. Reads only."""

from dataclasses import dataclass
from datetime import date, datetime

from kithward import pipeline
from kithward.goals import queries, reasons
from kithward.goals.course import Course, course
from kithward.goals.history import Change, changes
from kithward.goals.models import Decision
from kithward.goals.queries import Held, Record
from kithward.goals.standing import Judged, Standing, WaysBack, ways_back
from kithward.numerics import forecast
from kithward.numerics.arrays import ActivityLog
from kithward.pipeline import Evidence
from kithward.planning import queries as planning
from kithward.planning.for_goal import ForGoal, for_goal
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace

MOST_EVIDENCE = 20  # pieces of each kind that are told at once


@dataclass(frozen=True, slots=True)
class GoalInFull:
    """All that is told of one goal on a day; of a closed one, as it was when it was closed."""

    row: Held
    at: Standing
    course: Course
    evidence: Evidence
    periods: tuple[Judged, ...]  # of a rhythm, those that are over
    back: WaysBack | None  # None where the chance is high enough, or nothing can be done any more
    aspirations: tuple[Aspiration, ...]
    changes: tuple[Change, ...]
    record: Record
    could: ForGoal

    @property
    def is_open(self) -> bool:
        return self.row.goal.state in queries.OPEN_STATES


@dataclass(frozen=True, slots=True)
class Look:
    """A goal on a day, with the log and the decisions that its standing was worked out from."""

    row: Held
    at: Standing
    log: ActivityLog
    decided: tuple[Decision, ...]


def goal_in_full(workspace: Workspace, row: Held, now: datetime, *, most: int = MOST_EVIDENCE) -> GoalInFull:
    """A goal with everything that is told of it, and the latest evidence, from one look at the log."""
    as_of = now.date()
    seen, steps = look(workspace, row, as_of), planning.steps_done(workspace)
    return GoalInFull(
        row=row,
        at=seen.at,
        course=seen.log.memory.once(("course", seen.at), lambda: course(seen.at)),
        evidence=evidence(workspace, seen, most=most),
        periods=tuple(pipeline.periods_of(workspace, row, seen.log, as_of=as_of, decided=seen.decided)),
        back=seen.log.memory.once(("way back", seen.at, steps), lambda: way_back(seen.at, steps)),
        aspirations=tuple(queries.aspirations_of(workspace, row.goal.id)),
        changes=changes(list(queries.revisions(workspace, row.goal.id)), row.versions),
        record=queries.record_of(workspace, row.goal.id),
        could=for_goal(workspace, seen.at, seen.log, now=now, steps=steps),
    )


def look(workspace: Workspace, row: Held, as_of: date) -> Look:
    """Where a goal stands, and from what."""
    day, week_start = seen_on(row, as_of), workspace.week_start
    log = pipeline.log_for(workspace, [pipeline.aim_of(row, version) for version in row.versions], day)
    decided = tuple(queries.decisions(workspace, [row.goal.id])[row.goal.id])
    shift = pipeline.personal_shift(workspace, as_of)
    at = pipeline.stand_once(log, pipeline.aim_of(row), decided, shift, as_of=day, week_start=week_start)
    return Look(row, at, log, decided)


def evidence(workspace: Workspace, seen: Look, *, most: int, skip: int = 0) -> Evidence:
    """The latest pieces of evidence, or those before so many that are passed over."""
    found = reasons.evidence(seen.at, seen.log, most=most, skip=skip)
    return pipeline.named_evidence(workspace, found, seen.log, seen.decided)


def seen_on(row: Held, as_of: date) -> date:
    """The day on which a goal is looked at: for one that is closed the last on which something could count."""
    days = [as_of]
    if row.goal.closed_on is not None:
        days += [row.goal.closed_on, *([row.current.by] if row.current.by else [])]
    return min(days)


def way_back(at: Standing, steps: tuple[int, int]) -> WaysBack | None:
    """What would bring a goal to 80 %, where its chance is lower and it can still be helped."""
    if not at.can_be_helped or at.chance >= forecast.WANTED:
        return None
    kept, missed = steps
    return ways_back(at, kept=kept, missed=missed)
