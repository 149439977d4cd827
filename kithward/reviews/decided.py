"""What was decided on goals during a review: each change with its reason and the chance before and after."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kithward.goals import queries
from kithward.goals.history import Change, changes
from kithward.reviews.queries import Standing
from kithward.workspaces.models import Workspace

NOT_DECIDED: Final = ("set", "draft", "aspirations", "met", "missed")  # begun, or closed when its time was over


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on one goal."""

    goal_id: UUID
    sentence: str
    change: Change


def decided_in(workspace: Workspace, found: Standing, as_of: date) -> list[Decided]:
    """The last decision on each goal since a review was begun; of one that is not begun, those of today."""
    since = found.row.begun_on if found.row and found.row.begun_on else as_of
    latest: dict[UUID, Decided] = {}
    for row, revisions in queries.revised_since(workspace, since):
        for change in changes(revisions, row.versions):  # latest first
            if change.day >= since and change.what not in NOT_DECIDED:
                latest.setdefault(row.goal.id, Decided(row.goal.id, row.goal.sentence, change))
    return list(latest.values())
