"""What a quarter leaves behind: goals that are over and who helped, what to start, stop and continue. Reads only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
from kithward.language.amounts import percent
from kithward.network.came_of_it import what_came
from kithward.network.columns import as_uuid
from kithward.network.follow_ups import promised
from kithward.network.queries import activity_log, names_of
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.measure import Decisions, Rows
from kithward.numerics.weekdays import favourite_weekday
from kithward.reviews.periods import Days
from kithward.reviews.start_stop import (
    Proposal,
    standing_out,
    to_hold_on_to,
    to_keep_up,
    to_let_go,
    to_take_up_again,
)
from kithward.strengths import strengths
from kithward.vision.queries import aspirations
from kithward.wins.queries import goals_won, thanks_in_words
from kithward.workspaces.models import Workspace

MOST_HELPED: Final = 3
MOST_PROPOSED: Final = 4  # at one step: more would be a list, not a proposal


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


def to_start(workspace: Workspace, days: Days, as_of: date) -> list[Proposal]:
    """What could be begun: habits that fell, areas that are to grow, aspirations that no goal serves."""
    fell = to_take_up_again(pipeline.rhythms(workspace, as_of), days)
    return [*fell, *areas_to_grow(workspace, as_of), *unserved(workspace)][:MOST_PROPOSED]


def areas_to_grow(workspace: Workspace, as_of: date) -> list[Proposal]:
    """The areas of the assessment that are to grow and have no goal, each with one that would grow it."""
    found = strengths(workspace, as_of)
    return [
        Proposal(
            "area",
            f"{area.area.name}: {area.offer.sentence}",
            f"the area is to grow; {percent(area.offer.chance)} at your own pace",
            sentence=area.offer.sentence,
        )
        for area in (found.areas if found else ())
        if area.offer and area.offer.goal_id is None
    ]


def unserved(workspace: Workspace) -> list[Proposal]:
    """The aspirations that no open goal serves."""
    served = queries.aspirations_served(workspace)
    return [
        Proposal("aspiration", f"A first goal for: {row.text}", "no goal serves it", aspiration_id=row.id)
        for row in aspirations(workspace)
        if row.id not in served
    ]


def to_stop(workspace: Workspace, days: Days, as_of: date) -> list[Proposal]:
    """What could be left off: contacts that bring less for the hours, and goals for which nothing was done."""
    standings = pipeline.standings(workspace, as_of)
    less = standing_out(what_came(workspace, as_of, most=0).sources, "less")
    return [*to_let_go(standings, days), *less][:MOST_PROPOSED]


def to_continue(workspace: Workspace, days: Days, as_of: date) -> list[Proposal]:
    """What could stay: contacts that bring more for the hours, habits that were kept, and the day they were kept on."""
    more = standing_out(what_came(workspace, as_of, most=0).sources, "more")
    kept = to_keep_up(pipeline.rhythms(workspace, as_of), days)
    log = activity_log(workspace, days.first)
    weekday = favourite_weekday(log, since=days.first.toordinal(), until=days.last.toordinal())
    return [*more, *kept, *to_hold_on_to(weekday)][:MOST_PROPOSED]


PROPOSED: Final[Mapping[str, Callable[[Workspace, Days, date], list[Proposal]]]] = {
    "start": to_start,
    "stop": to_stop,
    "continue": to_continue,
}
