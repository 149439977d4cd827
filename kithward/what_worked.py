"""What worked in some days: where new people came from, the hour that brought most, and which goals rose by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import numpy as np

from kithward import pipeline
from kithward.goals import queries as goal_queries
from kithward.goals.models import Goal
from kithward.goals.reasons import rows_at
from kithward.goals.since import LEAST_CHANGE, MOST_DAYS_OFF, MOST_TOLD, Counted, counted, nearest
from kithward.goals.standing import Given, Standing, looks_back_to
from kithward.language.dates import shift
from kithward.network import queries as network_queries
from kithward.network.came_of_it import outcomes_between, places_in
from kithward.network.columns import as_uuid
from kithward.network.lately import Happened, happened_with_ids
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.hours import OUTCOME_SHARE, best_hour, shares
from kithward.numerics.measure import RECONNECT_DAYS
from kithward.numerics.sources import LEAST, WITHIN_DAYS, Brought, brought, first_meetings, is_clear
from kithward.reviews.periods import Days
from kithward.workspaces.models import Workspace

MONTHS: Final = (1, 3, 12)  # how far back new people are looked for, until there are enough to tell
MAY_HAVE_COUNTED: Final = (Goal.State.ACTIVE, Goal.State.MET, Goal.State.MISSED)


@dataclass(frozen=True, slots=True)
class NewPeople:
    """The people who were met for the first time in so many months, by where they came from, the most first."""

    months: int
    total: int
    sources: tuple[Brought, ...]  # those that brought somebody
    is_clear: bool  # whether the first of them can be told from the second


@dataclass(frozen=True, slots=True)
class Share:
    """What one happening counted for a goal."""

    goal_id: UUID
    goal: str
    amount: int
    target: int


@dataclass(frozen=True, slots=True)
class BestHour:
    """The happening that brought most an hour, with its evidence; one of so many that brought anything."""

    activity_id: UUID
    happened: Happened
    minutes: int
    is_guess: bool
    goals: tuple[Share, ...]
    outcomes: tuple[str, ...]  # their kinds
    compared: int


@dataclass(frozen=True, slots=True)
class Rose:
    """A goal whose chance rose, and what counted for it, the latest first."""

    goal_id: UUID
    goal: str
    before: float
    after: float
    pieces: tuple[tuple[str, tuple[str, ...]], ...]  # what happened, and who took part
    more: int  # besides those


@dataclass(frozen=True, slots=True)
class WhatWorked:
    """What worked in a month; what could not be told from so little is None or empty."""

    days: Days
    new_people: NewPeople | None
    best: BestHour | None
    rose: tuple[Rose, ...]


def what_worked(workspace: Workspace, days: Days, as_of: date) -> WhatWorked:
    """What worked in a month, as it is known on a day."""
    rows = [
        row
        for row in goal_queries.goals(workspace, MAY_HAVE_COUNTED)
        if row.goal.closed_on is None or row.goal.closed_on >= days.first
    ]
    aims = [pipeline.aim_of(row) for row in rows]
    back_to = shift(days.first, months=1 - MONTHS[-1]) - timedelta(days=WITHIN_DAYS + RECONNECT_DAYS)
    log = network_queries.activity_log(workspace, min([back_to, *(looks_back_to(aim, as_of) for aim in aims)]))
    found = pipeline.stand_in(log, workspace, aims, as_of) if aims else []
    return WhatWorked(
        days=days,
        new_people=new_people(log, days),
        best=best(workspace, log, found, days, as_of),
        rose=rose(workspace, log, found, days),
    )


def new_people(log: ActivityLog, days: Days) -> NewPeople | None:
    """Where those came from who were met in the month; in three or twelve where it held too few to tell."""
    until = days.last.toordinal()
    for months in MONTHS:
        since = shift(days.first, months=1 - months).toordinal()
        met = first_meetings(log, since=since, until=until)
        if len(met) >= LEAST:
            sources = sorted(brought(log, met, since=since, until=until), key=lambda one: -one.outcomes)
            clear = is_clear(sources[0].outcomes, sources[1].outcomes)
            return NewPeople(months, len(met), tuple(one for one in sources if one.outcomes), clear)
    return None


def best(workspace: Workspace, log: ActivityLog, found: Sequence[Standing], days: Days, as_of: date) -> BestHour | None:
    """The hour that brought most, by its share of each goal with the goal's weight, and by what came of it."""
    since, until = days.first.toordinal(), days.last.toordinal()
    worth = np.zeros(len(log))
    for at in found:
        rows = at.tally.counted
        counts = rows.activity != UNKNOWN
        part = shares(at.tally.amount, rows.spell, target=at.aim.target)
        np.add.at(worth, rows.activity[counts], at.aim.weight * part[counts])
    outcomes = outcomes_between(workspace, days.first, as_of)
    _, _, tied = places_in(log, outcomes)
    np.add.at(worth, tied[tied != UNKNOWN], OUTCOME_SHARE)
    hour = best_hour(log, worth, since=since, until=until)
    if hour is None:
        return None
    activity_id = as_uuid(log.ids[hour.activity])
    return BestHour(
        activity_id=activity_id,
        happened=happened_with_ids(workspace, [activity_id])[activity_id],
        minutes=round(hour.minutes),
        is_guess=hour.is_guess,
        goals=tuple(share for at in found if (share := share_of(at, hour.activity))),
        outcomes=tuple(outcomes.kinds[place] for place in np.flatnonzero(tied == hour.activity)),
        compared=hour.compared,
    )


def share_of(at: Standing, activity: int) -> Share | None:
    """What a happening counted for a goal; None for nothing."""
    amount = int(at.tally.amount[at.tally.counted.activity == activity].sum())
    return Share(at.aim.goal_id, at.aim.sentence, amount, at.aim.target) if amount and at.aim.goal_id else None


def rose(workspace: Workspace, log: ActivityLog, found: Sequence[Standing], days: Days) -> tuple[Rose, ...]:
    """The goals whose chance rose from the first days of a month to its last, and that something counted for."""
    first, last = kept_about(workspace, days.first), kept_about(workspace, days.last)
    grown: list[tuple[Standing, float, float]] = []
    for at in found:
        before, after = (kept.get(at.aim.goal_id) if at.aim.goal_id else None for kept in (first, last))
        if before and after and before.judged_on == after.judged_on:
            chances = at.shift.applied(before.chance), at.shift.applied(after.chance)
            if chances[1] - chances[0] >= LEAST_CHANGE:
                grown.append((at, *chances))
    told = [(at, before, after, pieces_in(log, at, days)) for at, before, after in grown]
    names = names_in(workspace, log, [piece for *_, pieces in told for piece in pieces[:MOST_TOLD]])
    return tuple(
        Rose(
            goal_id=at.aim.goal_id,
            goal=at.aim.sentence,
            before=before,
            after=after,
            pieces=tuple((piece.words, tuple(names[one] for one in piece.people)) for piece in pieces[:MOST_TOLD]),
            more=max(len(pieces) - MOST_TOLD, 0),
        )
        for at, before, after, pieces in sorted(told, key=lambda one: one[1] - one[2])
        if pieces and at.aim.goal_id
    )


def kept_about(workspace: Workspace, day: date) -> dict[UUID, Given]:
    """What was thought of each goal about a day, as it was kept."""
    off = timedelta(days=MOST_DAYS_OFF)
    kept = goal_queries.given_between(workspace, day - off, day + off)
    return {goal_id: given for goal_id, (_, given) in nearest(kept, day, ago=timedelta()).items()}


def pieces_in(log: ActivityLog, at: Standing, days: Days) -> list[Counted]:
    """What counted for a goal in some days, the latest first."""
    rows = at.tally.counted
    within = (rows.day >= days.first.toordinal()) & (rows.day <= days.last.toordinal())
    return [counted(log, row) for row in rows_at(rows, np.flatnonzero(within)[::-1])]


def names_in(workspace: Workspace, log: ActivityLog, pieces: Sequence[Counted]) -> dict[int, str]:
    """The names of those who took part, by their places in the log."""
    ids = {one: as_uuid(log.people.ids[one]) for piece in pieces for one in piece.people}
    names = network_queries.names_of(workspace, ids.values())
    return {one: names[row_id] for one, row_id in ids.items()}
