"""The assessments of the sample year: what was answered, a quarter apart."""

from datetime import date, timedelta
from typing import Final

from kithward.assessment.actions import finish_traced
from kithward.assessment.statements import AREAS
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace

# Days ago, and the answers to the five statements of each area: at first little of everything, then more of what the
# goals of the quarter asked for. Following up felt better than it was.
TAKEN: Final = (
    (97, {"network": "32221", "starting": "21111", "communication": "33232", "following-up": "23322"}),
    (5, {"network": "43332", "starting": "34223", "communication": "43333", "following-up": "34333"}),
)


def write_assessments(workspace: Workspace, as_of: date) -> None:
    for ago, answers in TAKEN:
        given = {
            each.key: int(value)
            for area in AREAS
            for each, value in zip(area.statements, answers[area.key], strict=True)
        }
        untold = Trace(workspace)  # of what nobody did there is nothing to take back
        finish_traced(workspace, given, as_of=as_of - timedelta(days=ago), trace=untold)
