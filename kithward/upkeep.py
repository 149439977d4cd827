"""What is kept up as days go by: what is over is judged, and the forecasts of the day are stored."""

from collections.abc import Sequence
from datetime import date

from kithward import pipeline
from kithward.goals import actions, queries
from kithward.goals.standing import Standing
from kithward.workspaces.models import Workspace


def keep_up(workspace: Workspace, as_of: date) -> None:
    """Judge what is over, and keep the forecasts of the day: once a day, and again after each change of the log."""
    settlement = pipeline.settle(workspace, as_of)
    if settlement.verdicts or settlement.ended:
        actions.settle(workspace, settlement, as_of=as_of)
    keep_forecasts(workspace, pipeline.standings(workspace, as_of), as_of=as_of)


def keep_forecasts(workspace: Workspace, found: Sequence[Standing], *, as_of: date) -> None:
    """Keep what is thought of each goal today, unless just that is kept already."""
    given = pipeline.forecasts_to_keep(found)
    if set(given) != queries.given_on(workspace, as_of):
        actions.keep_forecasts(workspace, given, as_of=as_of)
