"""Reads of assessments: what was answered, and when it is time for another."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from kithward.assessment.models import Answer, Assessment
from kithward.assessment.statements import scores
from kithward.language.dates import shift
from kithward.workspaces.models import Workspace

KEPT_DAYS: Final = 28  # the statements ask of the last four weeks, so what was begun before them is begun anew
AGAIN_MONTHS: Final = 3
MOST_SHOWN: Final = 8  # two years


@dataclass(frozen=True, slots=True)
class Taken:
    """An assessment that was finished, with the score of each area by its key."""

    id: UUID
    on: date
    scores: dict[str, int]

    @property
    def again_on(self) -> date:
        """The day from which another is worth while."""
        return shift(self.on, months=AGAIN_MONTHS)


@dataclass(frozen=True, slots=True)
class Begun:
    """An assessment that is not finished, with what was answered so far."""

    id: UUID
    on: date
    answers: dict[str, int]


def taken(workspace: Workspace, *, most: int = MOST_SHOWN) -> list[Taken]:
    """The assessments that were finished, the latest first."""
    rows = Assessment.objects.of(workspace).filter(finished_on__isnull=False)
    found = list(rows.order_by("-finished_on", "-id").values_list("id", "finished_on")[:most])
    answers = answers_of(workspace, [row_id for row_id, _ in found])
    return [Taken(row_id, on, scores(answers[row_id])) for row_id, on in found if on is not None]


def is_taken(workspace: Workspace) -> bool:
    """Whether an assessment was ever finished."""
    found: bool = Assessment.objects.of(workspace).filter(finished_on__isnull=False).exists()
    return found


def begun(workspace: Workspace, as_of: date) -> Begun | None:
    """The assessment that is not finished yet; None without any, or where it speaks of other weeks by now."""
    row = Assessment.objects.of(workspace).filter(finished_on__isnull=True).first()
    if row is None or row.begun_on < as_of - timedelta(days=KEPT_DAYS):
        return None
    return Begun(row.id, row.begun_on, answers_of(workspace, [row.id])[row.id])


def answers_of(workspace: Workspace, ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    """What was answered in each of these assessments, by statement."""
    found: dict[UUID, dict[str, int]] = {row_id: {} for row_id in ids}
    rows = Answer.objects.of(workspace).filter(assessment_id__in=ids)
    for row_id, statement, value in rows.values_list("assessment_id", "statement", "value"):
        found[row_id][statement] = value
    return found
