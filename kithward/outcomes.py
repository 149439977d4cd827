"""What outcomes are for: the goals that each belongs to by the person's word, and those that the evidence proposes.

Nothing is tied by itself: that an activity counted for a goal does not yet say that what came of it was for that goal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from uuid import UUID

import numpy as np

from kithward import pipeline
from kithward.goals import outcomes as tied
from kithward.goals import queries as goal_queries
from kithward.goals.candidates import asks_for_people, candidates
from kithward.goals.decided import decision_arrays
from kithward.goals.models import Decision, Goal
from kithward.goals.queries import Held
from kithward.goals.standing import Standing, looks_back_to
from kithward.network import queries
from kithward.network.came_of_it import Came, Rows, came, ids_since, places_in, places_of, rows_with_ids
from kithward.network.columns import as_uuid
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Ints, Mask
from kithward.numerics.whom import log_of
from kithward.workspaces.models import Workspace

MOST_PROPOSED = 3
MOST_MET = 10  # of the goals that were met, the last ones
MOST_ASKED = 50  # outcomes that a goal may claim, the last ones
MOST_TOLD = 10
MAY_CLAIM = (Goal.State.ACTIVE, Goal.State.PAUSED, Goal.State.MET)
KINDS = {code: kind.replace("_", " ") for kind, code in KIND_CODES.items()}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A goal that an outcome may belong to, and what speaks for it."""

    goal_id: UUID
    goal: str
    why: str
    place: int  # of the reason among all there are: 0 says most


@dataclass(frozen=True, slots=True)
class WhatFor:
    """What one outcome was for: the goals it belongs to, by id and sentence, and those that are proposed."""

    tied: tuple[tuple[UUID, str], ...] = ()
    proposed: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Outcomes as places in a log, (k,): the outcome itself, the happening it came from, and its person."""

    place: Ints
    origin: Ints
    person: Ints
    day: Ints
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameOfGoal:
    """The outcomes that belong to a goal, and those that the evidence proposes for it, each with why."""

    tied: tuple[Came, ...]  # the last ones first
    in_all: int
    proposed: tuple[tuple[Came, str], ...]


def what_for(workspace: Workspace, outcome_ids: Sequence[UUID], as_of: date) -> dict[UUID, WhatFor]:
    """What each of these outcomes was for, with the goals that the evidence proposes."""
    if not outcome_ids:
        return {}
    said, proposed = tied.goals_tied(workspace, outcome_ids), proposals(workspace, outcome_ids, as_of)
    found = {}
    for outcome_id in outcome_ids:
        belongs_to = {goal_id for goal_id, _ in said[outcome_id]}
        others = [one for one in proposed.get(outcome_id, ()) if one.goal_id not in belongs_to]
        found[outcome_id] = WhatFor(tuple(said[outcome_id]), tuple(others[:MOST_PROPOSED]))
    return found


def came_of_goal(workspace: Workspace, row: Held, as_of: date) -> CameOfGoal:
    """What came of a goal by the person's word, and what may have."""
    goal_id, since = row.goal.id, row.versions[0].valid_from
    belong = [one.outcome_id for one in tied.came_of_goals(workspace, [goal_id])[goal_id]]
    others = [one for one in ids_since(workspace, since, most=MOST_ASKED) if one not in belong]
    claimed = [(one, each[0]) for one, each in proposals(workspace, others, as_of, rows=[row]).items() if each]
    likely = dict(sorted(claimed, key=lambda each: each[1].place)[:MOST_PROPOSED])
    told = came(workspace, [*belong[:MOST_TOLD], *likely])
    return CameOfGoal(
        tied=tuple(one for one in told if one.id not in likely),
        in_all=len(belong),
        proposed=tuple((one, likely[one.id].why) for one in told if one.id in likely),
    )


def goals_to_choose_from(workspace: Workspace) -> list[tuple[UUID, str]]:
    """The id and the sentence of each goal that an outcome may belong to."""
    return goal_queries.sentences(workspace, MAY_CLAIM)


def proposals(
    workspace: Workspace, outcome_ids: Sequence[UUID], as_of: date, *, rows: Sequence[Held] | None = None
) -> dict[UUID, list[Proposed]]:
    """For each of some outcomes the goals, of these or of all, that the evidence speaks for: the best reason first."""
    rows = goals_that_may_claim(workspace) if rows is None else rows
    if not rows or not outcome_ids:
        return {}
    aims = [pipeline.aim_of(row) for row in rows]
    log, outcomes = pipeline.log_for(workspace, aims, as_of), rows_with_ids(workspace, outcome_ids)
    asked = asked_in(workspace, log, outcomes)
    found: dict[UUID, list[Proposed]] = {as_uuid(row_id): [] for row_id in outcomes.ids}
    ids, decided = list(found), goal_queries.decisions(workspace, [row.goal.id for row in rows])
    for at in pipeline.stand_in(log, workspace, aims, as_of):
        assert at.aim.goal_id is not None
        fits = would_count(at, log, asked.person, decided[at.aim.goal_id], week_start=workspace.week_start)
        for number, place, why in reasons_for(at, log, asked, fits):
            found[ids[number]].append(Proposed(at.aim.goal_id, at.aim.sentence, why, place))
    return {outcome_id: sorted(reasons, key=attrgetter("place")) for outcome_id, reasons in found.items()}


def goals_that_may_claim(workspace: Workspace) -> list[Held]:
    """The goals that are under way, paused, or were met of late: what comes of those often comes later."""
    rows = goal_queries.goals(workspace, (Goal.State.ACTIVE, Goal.State.PAUSED))
    return rows + goal_queries.goals_page(workspace, Goal.State.MET, first=0, most=MOST_MET)


def asked_in(workspace: Workspace, log: ActivityLog, rows: Rows) -> Asked:
    """Outcomes as places in the log, and what their people are called."""
    _, person, origin = places_in(log, rows)
    people = [as_uuid(one) if one else None for one in rows.people]
    names = queries.names_of(workspace, {one for one in people if one})
    return Asked(
        place=np.array(places_of(log, rows.ids), dtype=np.int32),
        origin=origin,
        person=person,
        day=np.array(rows.days, dtype=np.int32),
        names=tuple(names.get(one, "") if one else "" for one in people),
    )


def reasons_for(at: Standing, log: ActivityLog, asked: Asked, fits: Mask) -> Iterator[tuple[int, int, str]]:
    """Which of the outcomes, by number, a goal may claim, the place of the reason (0 says most), and why in words.

    What came before the goal was set can be none of its.
    """
    counted = at.tally.counted
    itself, its_origin, its_person = (
        (places != UNKNOWN) & np.isin(places, among)
        for places, among in (
            (asked.place, counted.activity),
            (asked.origin, counted.activity),
            (asked.person, counted.person),
        )
    )
    if at.aim.measure.counts_people:  # others who took part did not count
        its_origin &= its_person
    since = (at.aim.set_on or at.span.first).toordinal()
    for number in np.flatnonzero((itself | its_origin | its_person | fits) & (asked.day >= since)).tolist():
        name = asked.names[number]
        if itself[number]:
            yield number, 0, "It counts for it."
        elif its_origin[number]:
            kind = KINDS[int(log.kind[asked.origin[number]])]
            yield number, 1, f"The {kind} it came from counted for it."
        else:
            counts = "counted" if its_person[number] else "would count"
            yield number, 2 if its_person[number] else 3, f"{name} {counts} for it."


def would_count(at: Standing, log: ActivityLog, person: Ints, decided: Sequence[Decision], *, week_start: int) -> Mask:
    """With which of these people (k,) something would count for a goal that wants some rather than others."""
    found = np.zeros(len(person), dtype=np.bool_)
    known = np.unique(person[person != UNKNOWN])
    if not asks_for_people(at.aim) or not at.can_be_helped or not len(known):
        return found
    few = log_of(log, known, since=looks_back_to(at.aim, at.as_of).toordinal())
    decisions = decision_arrays(decided, few)
    fits = candidates(at.aim, few, as_of=at.as_of, week_start=week_start, decisions=decisions)
    found[person != UNKNOWN] = fits[np.searchsorted(known, person[person != UNKNOWN])]
    return found
