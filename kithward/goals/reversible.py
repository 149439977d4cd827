"""Decisions on goals, and on what they serve, that can be taken back: each gives the id to do so by."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kithward.goals import actions, queries
from kithward.goals.actions import Terms
from kithward.goals.models import Decision, Goal, GoalAspiration, MeasureVersion, Revision
from kithward.undo.actions import Trace
from kithward.vision import actions as vision
from kithward.workspaces.models import Workspace

OF_A_GOAL: Final = (GoalAspiration, MeasureVersion, Revision)


@transaction.atomic
def decide(workspace: Workspace, goal_id: UUID, act: Callable[[], object], *, said: str) -> UUID | None:
    """Do what changes one goal; gives the id by which it can be taken back, None where it changed nothing."""
    trace = Trace(workspace)
    trace.watch(Goal, Goal.objects.of(workspace).filter(id=goal_id))
    for table in OF_A_GOAL:
        trace.watch(table, table.objects.of(workspace).filter(goal_id=goal_id))
    act()
    made_for(trace, workspace, goal_id)
    return trace.keep_if_changed(f"{said}: {queries.goal(workspace, goal_id).goal.sentence}")


def made_for(trace: Trace, workspace: Workspace, goal_id: UUID) -> None:
    """Take note of the rows that a goal has now."""
    for table in OF_A_GOAL:
        for row in table.objects.of(workspace).filter(goal_id=goal_id):
            trace.made(row)


def adjust(workspace: Workspace, goal_id: UUID, terms: Terms, *, as_of: date, **said: Any) -> UUID | None:
    """Change a goal as `actions.adjust` does."""
    change = partial(actions.adjust, workspace, goal_id, terms, as_of=as_of, **said)
    return decide(workspace, goal_id, change, said="Changed")


@transaction.atomic
def add(workspace: Workspace, make: Callable[[], Goal]) -> tuple[Goal, UUID]:
    """A new goal, and the id by which it can be taken back until somebody builds on it."""
    trace, goal = Trace(workspace), make()
    trace.made(goal)
    made_for(trace, workspace, goal.id)
    said = "Kept as a draft" if goal.state == Goal.State.DRAFT else "Set"
    return goal, trace.keep(f"{said}: {goal.sentence}")


@transaction.atomic
def decide_evidence(
    workspace: Workspace,
    goal_id: UUID,
    *,
    counts: bool | None,
    as_of: date,
    activity_id: UUID | None = None,
    person_id: UUID | None = None,
    reason: str = "",
) -> UUID:
    """Decide on a piece of evidence as `actions.decide_evidence` does."""
    goal = queries.goal(workspace, goal_id).goal
    rows = actions.decided_on(workspace, {"goal_id": goal_id, "activity_id": activity_id, "person_id": person_id})
    trace = Trace(workspace)
    trace.watch(Decision, rows)
    actions.decide_evidence(
        workspace,
        goal_id,
        counts=counts,
        as_of=as_of,
        activity_id=activity_id,
        person_id=person_id,
        reason=reason,
    )
    for row in rows.all():
        trace.made(row)
    said = "Left to the rule" if counts is None else "Counted by your word" if counts else "Left out by your word"
    return trace.keep(f"{said}: {goal.sentence}")


def keep_lesson(workspace: Workspace, goal_id: UUID, lesson: str, *, seen_version: int | None = None) -> UUID | None:
    """Keep what a goal has taught as `actions.keep_lesson` does; None where that was noted already."""
    note = partial(actions.keep_lesson, workspace, goal_id, lesson, seen_version=seen_version)
    return decide(workspace, goal_id, note, said="What it taught")


@transaction.atomic
def remove_aspiration(workspace: Workspace, aspiration_id: UUID, *, as_of: date) -> UUID:
    """Take an aspiration away: the goals that served it keep standing, and keep in their history what they served."""
    trace, served = Trace(workspace), queries.goals_serving(workspace, aspiration_id)
    before = queries.served_by(workspace, served)
    removed = vision.remove_aspiration(workspace, aspiration_id, trace=trace)
    for goal_id in served:
        left = [row for row in before[goal_id] if row.id != aspiration_id]
        texts = actions.listed(before[goal_id]), actions.listed(left)
        trace.made(actions.revise(workspace, goal_id, "aspirations", texts, as_of=as_of))
    return trace.keep(f"Removed: {removed.text}")
