"""The roadmap: where the way leads, the goals that serve it, and what hangs loose. Reads only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kithward import pipeline
from kithward.goals import outcomes, queries
from kithward.goals.models import Goal
from kithward.goals.outcomes import Tied
from kithward.goals.queries import Held
from kithward.goals.standing import Judged, Standing
from kithward.goals.window import Window
from kithward.reviews.queries import Marked, marked
from kithward.vision import queries as vision
from kithward.vision.models import Aspiration
from kithward.wins import queries as wins
from kithward.workspaces.models import Workspace

MOST_OPEN = 60  # goals on the way: more would be a wall, not a picture
MOST_WINS = 300
MOST_OVER = 40  # of those that were met, and of those that were missed: the last ones
OVER = (Goal.State.MET, Goal.State.MISSED)
ORDER = ("met", "missed", "active", "paused", "draft")


@dataclass(frozen=True, slots=True)
class FarEnd:
    """What stands at the end of the way."""

    words: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Leg:
    """A goal on the way."""

    id: UUID
    sentence: str
    kind: str
    state: str
    target: int
    window: Window
    closed_on: date | None
    at: Standing | None  # of one that is active
    periods: tuple[Judged, ...]  # of a rhythm: those that are over, and the running one last
    besides: tuple[str, ...]  # the aspirations it serves, but for the first
    came: tuple[Tied, ...] = ()  # the outcomes that belong to it

    @property
    def last(self) -> date | None:
        """The last day, as far as there is one."""
        return min((day for day in (self.closed_on, self.window.by) if day is not None), default=None)

    @property
    def course(self) -> str:
        """In a word: its state, or where an active goal stands."""
        return self.at.course if self.at else self.state


@dataclass(frozen=True, slots=True)
class Heading:
    """An aspiration with the goals that serve it first; without an aspiration, those that serve none."""

    aspiration: Aspiration | None
    legs: tuple[Leg, ...]
    came: tuple[Tied, ...] = ()  # the outcomes of all goals that serve it, or did


@dataclass(frozen=True, slots=True)
class Unserved:
    """An aspiration that no goal is set for, and what there is: nothing, a draft, or goals that are over."""

    aspiration: Aspiration
    has: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A win on its day; a goal that was met is one, found or not."""

    day: date
    words: str
    is_big: bool
    win_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The way from here to the far end, on a day."""

    as_of: date
    week_start: int
    far_end: FarEnd | None
    headings: tuple[Heading, ...]  # by rank; those that serve nothing last
    unserved: tuple[Unserved, ...]
    loose: tuple[Leg, ...]  # open goals that serve no aspiration
    reached: tuple[Reached, ...]  # the latest first
    reviews: tuple[Marked, ...]  # held, due and to come, the latest first
    left_out: int  # open goals for which there is no room

    @property
    def legs(self) -> tuple[Leg, ...]:
        return tuple(leg for heading in self.headings for leg in heading.legs)


def way_ahead(workspace: Workspace, as_of: date) -> Roadmap:
    """The way from here to the far end, with what stands on it and what hangs loose."""
    opened = queries.goals(workspace, queries.OPEN_STATES)
    rows = opened[:MOST_OPEN]
    for state in OVER:
        rows += queries.goals_page(workspace, state, first=0, most=MOST_OVER)
    aspirations = list(vision.aspirations(workspace))
    serves = queries.served_by(workspace, [row.goal.id for row in rows])
    came = outcomes.came_of_goals(workspace, [row.goal.id for row in rows])
    legs = {leg.id: replace(leg, came=tuple(came[leg.id])) for leg in legs_of(workspace, rows, serves, as_of)}
    under: dict[UUID | None, list[Leg]] = {row.id: [] for row in aspirations} | {None: []}
    for goal_id, leg in legs.items():
        under[serves[goal_id][0].id if serves[goal_id] else None].append(leg)
    came_of = outcomes.came_of_aspirations(workspace)
    headings = [Heading(row, in_order(under[row.id]), tuple(came_of.get(row.id, ()))) for row in aspirations]
    alone = in_order(under[None])
    return Roadmap(
        as_of=as_of,
        week_start=workspace.week_start,
        far_end=far_end(workspace, aspirations),
        headings=(*headings, *([Heading(None, alone)] if alone else [])),
        unserved=tuple(unserved(aspirations, [(leg, serves[leg.id]) for leg in legs.values()])),
        loose=tuple(leg for leg in alone if leg.state not in OVER),
        reached=tuple(reached(workspace, list(legs.values()), as_of)),
        reviews=tuple(marked(workspace, as_of)),
        left_out=max(len(opened) - MOST_OPEN, 0),
    )


def far_end(workspace: Workspace, aspirations: Sequence[Aspiration]) -> FarEnd | None:
    """What stands at the end of the way: the vision; before it is written, the aspiration that is furthest ahead."""
    written = vision.vision(workspace)
    if written is not None:
        return FarEnd(first_sentence(written.text), written.by)
    dated = [(row.by, -row.rank, row.text) for row in aspirations if row.by]
    if not dated:
        return None
    by, _, words = max(dated)
    return FarEnd(words, by)


def first_sentence(text: str) -> str:
    """What a text begins with: its first sentence, without the point at its end."""
    begun = re.split(r"(?<=[.!?…])\s|\n", text.strip(), maxsplit=1)[0]
    return " ".join(begun.split()).removesuffix(".")


def unserved(aspirations: Sequence[Aspiration], legs: Sequence[tuple[Leg, Sequence[Aspiration]]]) -> list[Unserved]:
    """The aspirations that no goal is set for, by rank, each with what there is."""
    states: dict[UUID, set[str]] = {row.id: set() for row in aspirations}
    for leg, served in legs:
        for row in served:
            states[row.id].add(leg.state)
    return [
        Unserved(row, "draft" if "draft" in states[row.id] else "over" if states[row.id] else "")
        for row in aspirations
        if not states[row.id] & {"active", "paused"}
    ]


def reached(workspace: Workspace, legs: Sequence[Leg], as_of: date) -> list[Reached]:
    """What was reached by a day, the latest first: the goals on the way that were met, and all other wins."""
    met = [leg for leg in legs if leg.state == "met" and leg.closed_on]
    found = [Reached(leg.closed_on, f"Goal met: {leg.sentence}", is_big=True) for leg in met if leg.closed_on]
    others = wins.wins(workspace).filter(day__lte=as_of).exclude(key__in=[f"goal:{leg.id}:met" for leg in met])
    rows = others.values_list("id", "day", "title", "size")[:MOST_WINS]
    found += [Reached(day, title, size == "big", win_id) for win_id, day, title, size in rows]
    return sorted(found, key=lambda one: one.day, reverse=True)


def in_order(legs: Sequence[Leg]) -> tuple[Leg, ...]:
    """What is over first, then what ends soonest, then rhythms without an end, then what waits."""
    return tuple(sorted(legs, key=lambda leg: (ORDER.index(leg.state), leg.last or date.max, leg.sentence)))


def legs_of(workspace: Workspace, rows: Sequence[Held], serves: dict[UUID, list[Aspiration]], as_of: date) -> list[Leg]:
    """Each goal on the way; active ones with where they stand, rhythms with their periods. One look at the log."""
    active = [row for row in rows if row.goal.state == Goal.State.ACTIVE]
    rhythms = [row for row in rows if row.current.window.every is not None and row.goal.state != Goal.State.DRAFT]
    aims = [pipeline.aim_of(row, version) for row in (*active, *rhythms) for version in row.versions]
    log = pipeline.log_for(workspace, aims, as_of) if aims else None
    at: dict[UUID, Standing] = {}
    past: dict[UUID, list[Judged]] = {}
    if log is not None and active:
        found = pipeline.stand_in(log, workspace, [pipeline.aim_of(row) for row in active], as_of)
        at = {row.goal.id: standing for row, standing in zip(active, found, strict=True)}
    if log is not None and rhythms:
        decided = queries.decisions(workspace, [row.goal.id for row in rhythms])
        for row in rhythms:
            periods = pipeline.periods_of(workspace, row, log, as_of=as_of, decided=decided[row.goal.id])
            past[row.goal.id] = periods
    return [
        leg_of(row, at.get(row.goal.id), past.get(row.goal.id, []), [one.text for one in serves[row.goal.id][1:]])
        for row in rows
    ]


def leg_of(row: Held, at: Standing | None, past: Sequence[Judged], besides: Sequence[str]) -> Leg:
    goal, counts = row.goal, row.current
    running = []
    if at is not None and counts.window.every is not None and at.as_of <= at.span.last:
        running = [Judged(at.span, at.done, at.aim.target)]
    return Leg(
        id=goal.id,
        sentence=goal.sentence,
        kind=goal.kind,
        state=goal.state,
        target=counts.target,
        window=counts.window,
        closed_on=goal.closed_on if goal.state in OVER else None,
        at=at,
        periods=(*past, *running),
        besides=tuple(besides),
    )
