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
    (97, {"network": "21210", "starting": "11101", "communication": "32232", "following-up": "22321"}),
    (5, {"network": "22321", "starting": "32213", "communication": "33233", "following-up": "34332"}),
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
