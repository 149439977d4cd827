"""What is worth knowing of some people: what is owed to them, for which goals they would count, how late they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from kithward import pipeline
from kithward.goals import queries as goal_queries
from kithward.goals.candidates import asks_for_people, candidates
from kithward.goals.decided import decision_arrays
from kithward.goals.models import Decision, Goal
from kithward.goals.standing import Aim, looks_back_to
from kithward.network import directory, queries
from kithward.network.directory import Directory
from kithward.network.listing import PersonLine, lines_of
from kithward.network.models import FollowUp
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Mask
from kithward.numerics.ties import NOT_YET, STATES
from kithward.numerics.whom import log_of
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal that wants some people rather than others, and what was decided on its evidence."""

    goal_id: UUID
    aim: Aim
    decided: tuple[Decision, ...]

    def among(self, log: ActivityLog, as_of: date, *, week_start: int) -> Mask:
        """The people of a log with whom something would count for the goal."""
        decisions = decision_arrays(self.decided, log)
        return candidates(self.aim, log, as_of=as_of, week_start=week_start, decisions=decisions)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everybody on a day, and the goals that want some of them."""

    workspace: Workspace
    as_of: date
    directory: Directory
    wishes: tuple[Wish, ...]

    def candidates_for(self, goal_id: UUID) -> Mask | None:
        """The people (p,) who would count for a goal; None for a goal that is not among the wishes."""
        for wish in self.wishes:
            if wish.goal_id == goal_id:
                return wish.among(self.directory.log, self.as_of, week_start=self.workspace.week_start)
        return None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One person of the network, and what is worth knowing of them on a day."""

    person: PersonLine
    state: str  # one of STATES
    silence_days: int | None  # None without any contact
    rhythm_days: float | None  # None where nothing tells of one
    late_days: int
    promised: FollowUp | None  # what is owed to them, the earliest due
    counts_for: tuple[Aim, ...]
    only_tie_into: str  # a field of work that no other tie leads into, dormant ones aside


def outlook(workspace: Workspace, as_of: date) -> Outlook:
    """Everybody, and whom the active goals could use, on a day."""
    rows = goal_queries.goals(workspace, (Goal.State.ACTIVE,))
    aims = [pipeline.aim_of(row) for row in rows]
    since = min((looks_back_to(aim, as_of) for aim in aims), default=as_of)
    wanting = [(row.goal.id, aim) for row, aim in zip(rows, aims, strict=True) if asks_for_people(aim)]
    decided = goal_queries.decisions(workspace, [goal_id for goal_id, _ in wanting]) if wanting else {}
    return Outlook(
        workspace=workspace,
        as_of=as_of,
        directory=directory.directory(workspace, as_of, since=since),
        wishes=tuple(Wish(goal_id, aim, tuple(decided[goal_id])) for goal_id, aim in wanting),
    )


def acquaintances(now: Outlook, ids: Sequence[UUID]) -> list[Acquaintance]:
    """These few people in this order, each with what is worth knowing; who is not here any more is left out."""
    places = dict(zip(ids, now.directory.places_of(ids).tolist(), strict=True))
    rows = [row for row in lines_of(now.workspace, ids) if places[row.id] != UNKNOWN]
    promised = queries.owed_to(now.workspace, [row.id for row in rows])
    wanted = counting(now, [places[row.id] for row in rows])
    return [
        acquaintance(now.directory, row, places[row.id], promised.get(row.id), aims)
        for row, aims in zip(rows, wanted, strict=True)
    ]


def counting(now: Outlook, places: Sequence[int]) -> list[tuple[Aim, ...]]:
    """For each of the people in these places the goals that they would count for."""
    if not now.wishes or not places:
        return [()] * len(places)
    first = min(looks_back_to(wish.aim, now.as_of) for wish in now.wishes)
    few = log_of(now.directory.log, np.array(places, dtype=np.int32), since=first.toordinal())
    masks = [(wish.aim, wish.among(few, now.as_of, week_start=now.workspace.week_start)) for wish in now.wishes]
    return [tuple(aim for aim, mask in masks if mask[number]) for number in range(len(places))]


def acquaintance(
    found: Directory, person: PersonLine, place: int, promised: FollowUp | None, counts_for: tuple[Aim, ...]
) -> Acquaintance:
    ties, state = found.ties, STATES[found.ties.state[place]]
    rhythm = float(ties.rhythm_days[place])
    fields = found.log.people.fields.words(place) if state not in ("dormant", NOT_YET) else ()
    return Acquaintance(
        person=person,
        state=state,
        silence_days=None if state == NOT_YET else int(ties.silence_days[place]),
        rhythm_days=None if np.isnan(rhythm) else rhythm,
        late_days=int(ties.late_days[place]),
        promised=promised,
        counts_for=counts_for,
        only_tie_into=next((name for name in fields if ties.into_fields[name] == 1), ""),
    )
