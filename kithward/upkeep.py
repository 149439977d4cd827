"""What is kept up as days go by: what is over is judged, the forecasts of the day are stored, and wins are found."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from threading import Lock
from uuid import UUID

from django.db import DatabaseError, transaction

from kithward import pipeline
from kithward.errors import KithwardError
from kithward.goals import queries, settling
from kithward.goals.standing import HISTORY_DAYS, Standing
from kithward.numerics.arrays import ActivityLog
from kithward.wins import finding
from kithward.wins.actions import keep_found
from kithward.wins.habits import come_backs, of_rhythms
from kithward.wins.models import Win
from kithward.wins.triggers import Found, of_closed, of_helped
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

log = logging.getLogger(__name__)


def keep_up(workspace: Workspace, as_of: date) -> None:
    """Judge what is over, keep the forecasts of the day, and find its wins: once a day.

    Forecasts and wins are looked after again with each change of the log (`after_change`).
    """
    if is_due(workspace, as_of):
        settle_what_is_over(workspace, as_of)
    look_again(workspace, as_of)


def after_change(workspace: Workspace, as_of: date) -> tuple[list[Standing], list[Win]]:
    """Where the goals stand after a change of the log, which is kept as what is thought of them, and its wins."""
    log, found = log_and_standings(workspace, as_of)
    keep_forecasts(workspace, found, as_of=as_of)
    return found, keep_wins(workspace, log, found, as_of=as_of)


def look_again(workspace: Workspace, as_of: date) -> None:
    """Keep the forecasts of the day, and find its wins; what was won by what is gone is won no more."""
    log, found = log_and_standings(workspace, as_of)
    keep_forecasts(workspace, found, as_of=as_of)
    keep_wins(workspace, log, found, as_of=as_of, besides=wins_of_the_day(workspace, log, as_of))


def log_and_standings(workspace: Workspace, as_of: date) -> tuple[ActivityLog, list[Standing]]:
    """Where the goals stand, and a log that goes back far enough to tell what is a first and what a best."""
    return pipeline.log_and_standings(workspace, as_of, back_to=as_of - timedelta(days=HISTORY_DAYS))


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


def keep_wins(
    workspace: Workspace,
    log: ActivityLog,
    found: Sequence[Standing],
    *,
    as_of: date,
    besides: Iterable[Found] | None = None,
) -> list[Win]:
    """Keep the wins that these goals and the log show, and give those that are new."""
    return keep_found(workspace, finding.look(log, found, as_of=as_of, besides=besides), as_of=as_of)


def wins_of_the_day(workspace: Workspace, log: ActivityLog, as_of: date) -> list[Found]:
    """The wins that one change alone does not bring: habits, come-backs, goals that were closed, help that bore."""
    return [
        *of_closed(finding.closed_as_met(workspace, as_of)),
        *of_rhythms(pipeline.rhythms(workspace, as_of)),
        *come_backs(log, since=finding.recent(as_of), days_off=queries.days_off_of(workspace)),
        *of_helped(finding.came_of_introductions(workspace, as_of)),
    ]


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
