"""What is kept up as days go by: what is over is judged, and the forecasts of the day are stored."""

import logging
from collections.abc import Sequence
from datetime import date
from threading import Lock
from uuid import UUID

from django.db import DatabaseError, transaction

from kithward import pipeline
from kithward.errors import KithwardError
from kithward.goals import queries, settling
from kithward.goals.standing import Standing
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

log = logging.getLogger(__name__)


def keep_up(workspace: Workspace, as_of: date) -> None:
    """Judge what is over, and keep the forecasts of the day: once a day, and again after each change of the log."""
    if is_due(workspace, as_of):
        settle_what_is_over(workspace, as_of)
    keep_forecasts(workspace, pipeline.standings(workspace, as_of), as_of=as_of)


def is_due(workspace: Workspace, as_of: date) -> bool:
    """Whether something is over that nobody has judged yet."""
    settlement = pipeline.settle(workspace, as_of)
    return bool(settlement.verdicts or settlement.ended)


@transaction.atomic
def settle_what_is_over(workspace: Workspace, as_of: date) -> None:
    """Judge what is over, worked out while nobody else can change the workspace: two at once judge it once."""
    hold(workspace)
    settling.settle(workspace, pipeline.settle(workspace, as_of), as_of=as_of)


def keep_forecasts(workspace: Workspace, found: Sequence[Standing], *, as_of: date) -> None:
    """Keep what is thought of each goal today, unless just that is kept already."""
    given = pipeline.forecasts_to_keep(found)
    if set(given) != queries.given_on(workspace, as_of):
        settling.keep_forecasts(workspace, given, as_of=as_of)


class Daily:
    """Keeps workspaces up when their day has changed, for a process that lives for days.

    All but the first look of a day ask only what this process remembers. Who looks while another keeps up is not kept
    waiting; what fails is logged and tried again at the next look, for a page must not be lost to it.
    """

    def __init__(self) -> None:
        self._kept: dict[UUID, date] = {}
        self._at_it = Lock()

    def keep_up(self, workspace: Workspace, as_of: date) -> None:
        """Keep a workspace up, unless that was done on this day."""
        if self._kept.get(workspace.id) == as_of or not self._at_it.acquire(blocking=False):
            return
        try:
            keep_up(workspace, as_of)
            self._kept[workspace.id] = as_of
        except (DatabaseError, KithwardError):
            log.exception("what is over could not be judged; the next look tries again")
        finally:
            self._at_it.release()
