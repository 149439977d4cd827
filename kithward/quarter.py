"""What a quarter leaves behind: the goals that are over, who helped with them, and who is thanked. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np

from kithward import pipeline
from kithward.goal_in_full import seen_on
from kithward.goals import queries
from kithward.goals.decided import decisions_on
from kithward.goals.queries import Held
from kithward.goals.reasons import took_part
from kithward.goals.standing import Aim, count
from kithward.network.columns import as_uuid
from kithward.network.follow_ups import promised
from kithward.network.queries import names_of
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.measure import Decisions, Rows
from kithward.reviews.periods import Days
from kithward.wins.queries import goals_won, thanks_in_words
from kithward.workspaces.models import Workspace

MOST_HELPED: Final = 3


@dataclass(frozen=True, slots=True)
class GoalOver:
    """A goal that is over: those who took part most often in what counted, and those it was decided to thank."""

    row: Held
    helped: tuple[str, ...]
    thanked: tuple[str, ...]


def goals_over(workspace: Workspace, days: Days, *, most: int) -> list[GoalOver]:
    """The goals that were met, missed or let go on these days, the last closed first."""
    rows = queries.closed_between(workspace, days.first, days.last, most=most)
    if not rows:
        return []
    won = goals_won(workspace, [row.goal.id for row in rows])
    titles = {row.goal.id: won[row.goal.id].title if row.goal.id in won else row.goal.sentence for row in rows}
    words = {goal_id: thanks_in_words(title) for goal_id, title in titles.items()}
    thanked = promised(workspace, set(words.values()))
    helped = who_helped(workspace, rows, days)
    return [GoalOver(row, helped[row.goal.id], tuple(thanked[words[row.goal.id]])) for row in rows]


def who_helped(workspace: Workspace, rows: Sequence[Held], days: Days) -> dict[UUID, tuple[str, ...]]:
    """Those who took part most often in what counted for each of these goals, from one look at the log."""
    aims = {row.goal.id: pipeline.aim_of(row) for row in rows}
    log = pipeline.log_for(workspace, list(aims.values()), days.first)
    decided = decisions_on(workspace, list(aims), log)
    people = {
        row.goal.id: most_often(workspace, aims[row.goal.id], log, row=row, days=days, decided=decided[row.goal.id])
        for row in rows
    }
    ids = {place: as_uuid(log.people.ids[place]) for places in people.values() for place in places}
    names = names_of(workspace, ids.values())
    return {goal_id: tuple(names[ids[place]] for place in places) for goal_id, places in people.items()}


def most_often(
    workspace: Workspace, aim: Aim, log: ActivityLog, *, row: Held, days: Days, decided: Decisions
) -> list[int]:
    """The places of those who took part most often in what counted since a goal was begun."""
    day = seen_on(row, days.last)
    found = count(aim, log, as_of=day, week_start=workspace.week_start, decisions=decided).counted
    people, times = np.unique(taking_part(log, found, since=aim.window.starts_on.toordinal()), return_counts=True)
    return [int(people[at]) for at in np.lexsort((people, -times))[:MOST_HELPED]]


def taking_part(log: ActivityLog, rows: Rows, *, since: int) -> list[int]:
    """Who took part in each of these rows: who counts, or else all who were there."""
    found: list[int] = []
    for at in np.flatnonzero(rows.day >= since):
        if rows.person[at] != UNKNOWN:
            found.append(int(rows.person[at]))
        elif rows.activity[at] != UNKNOWN:
            found.extend(took_part(log, int(rows.activity[at])))
    return found
