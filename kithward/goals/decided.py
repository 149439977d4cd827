"""What the person decided on the evidence of goals, as the numbers need it."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np

from kithward.goals import queries
from kithward.goals.models import Decision
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ids
from kithward.numerics.measure import Decisions
from kithward.workspaces.models import Workspace


def said_in(decided: Sequence[Decision]) -> tuple[tuple[UUID | None, UUID | None, bool], ...]:
    """What was decided, as far as it changes what counts."""
    return tuple((decision.activity_id, decision.person_id, decision.counts) for decision in decided)


def decisions_on(workspace: Workspace, goal_ids: Sequence[UUID], log: ActivityLog) -> dict[UUID | None, Decisions]:
    """What the person decided on the evidence of each of these goals, as rows of the log."""
    decided = queries.decisions(workspace, goal_ids)
    return {goal_id: decision_arrays(rows, log) for goal_id, rows in decided.items()}


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


def index_of(row_id: object, ids: Ids) -> int | None:
    """Where an id stands; UNKNOWN when there is no id, None when the id is not there."""
    if row_id is None:
        return UNKNOWN
    written = getattr(row_id, "hex", row_id) if len(ids) and isinstance(ids[0], str) else row_id
    found = np.flatnonzero(ids == written)
    return int(found[0]) if len(found) else None
