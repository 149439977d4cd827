"""A goal before it is set: its chance and sizes at one's own pace, who would fit, and what came of goals like it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from kithward import pipeline
from kithward.errors import BadInput
from kithward.goals import drafts, queries, reversible
from kithward.goals.actions import Terms, kind_of
from kithward.goals.likeness import likeness
from kithward.goals.queries import Held
from kithward.goals.sentence import Reading
from kithward.goals.sizes import Size, sizes, usual_chance
from kithward.goals.standing import Aim, Standing, first_day_of_kind
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure, fitting
from kithward.workspaces.models import Workspace

LATELY_DAYS = 90
LEAST_ALIKE = 0.5
MOST_ALIKE = 3
MOST_COMPARED = 200
WHO = ("field", "seniority", "organisation", "place", "role")


@dataclass(frozen=True, slots=True)
class Fit:
    """The people known already who would fit, and how many of them there was contact with lately."""

    number: int
    lately: int
    since: date


@dataclass(frozen=True, slots=True)
class Alike:
    """A goal like the proposed one, open or past, and what came of it."""

    goal_id: UUID
    sentence: str
    state: str
    closed_on: date | None
    lesson: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be said of a goal before it is set."""

    standing: Standing
    chance: float  # of a rhythm: in a whole period
    sizes: tuple[Size, ...]
    paced_since: date | None  # the first day of the log that tells the pace; None when there is none yet
    fit: Fit | None  # None where nothing is asked of people
    alike: tuple[Alike, ...]


def propose(workspace: Workspace, aim: Aim, as_of: date) -> Proposal:
    """What can be said of a goal that would be set like this on a day."""
    at = pipeline.proposal(workspace, aim, as_of)
    log = pipeline.log_for(workspace, [aim], as_of)
    first = first_day_of_kind(aim.measure, log, until=as_of.toordinal())
    return Proposal(
        standing=at,
        chance=usual_chance(at),
        sizes=sizes(at),
        paced_since=date.fromordinal(first) if first is not None and first < as_of.toordinal() else None,
        fit=who_fits(aim.measure, log, as_of),
        alike=goals_alike(workspace, aim, besides=aim.goal_id),
    )


def aim_of(reading: Reading, *, usual_per_month: float | None = None, goal_id: UUID | None = None) -> Aim:
    """What a whole reading aims at. Raises BadInput for one that is no goal yet."""
    if not reading.understood or reading.measure is None or reading.target is None or reading.window is None:
        raise BadInput(" ".join((*reading.problems, *reading.questions)) or "This is no goal yet.", field="sentence")
    return Aim(
        reading.measure,
        reading.target,
        reading.window,
        sentence=reading.sentence,
        kind=kind_of(reading.measure),
        usual_per_month=usual_per_month,
        goal_id=goal_id,
    )


def terms_of(reading: Reading) -> Terms:
    """The terms on which a whole reading can be set. Raises BadInput for one that is no goal yet."""
    aim = aim_of(reading)
    return Terms(aim.measure, aim.target, aim.window, aim.sentence)


def set_draft(workspace: Workspace, goal_id: UUID, as_of: date) -> UUID | None:
    """Set a draft as it stands: from today on it counts. Gives the id by which that can be taken back.

    Raises BadInput for one whose day is over, Conflict for a goal that is no draft.
    """
    row = queries.goal(workspace, goal_id)
    wish = drafts.wish_of(workspace, row, as_of)
    chance = pipeline.proposal(workspace, replace(pipeline.aim_of(row), window=wish.terms.window), as_of).chance
    set_it = partial(drafts.set_goal, workspace, goal_id, replace(wish, chance=chance), as_of=as_of)
    return reversible.decide(workspace, goal_id, set_it, said="Set")


def who_fits(measure: Measure, log: ActivityLog, as_of: date) -> Fit | None:
    """The people known on a day who would fit a goal, and those of them with whom there was contact lately."""
    asked = {name: getattr(measure, name) for name in WHO if getattr(measure, name)}
    if measure.counts_people and not measure.act:
        asked.pop("role", None)  # the role is what is still to be taken
    if not asked or not measure.asks_of_people:
        return None
    today, since = as_of.toordinal(), as_of - timedelta(days=LATELY_DAYS)
    rows = fitting(Measure("people", act="connect", level=True, **asked), log, since=1, until=today)
    last_days = log.people.ties.last_day[rows.person]
    return Fit(len(rows), int((last_days >= since.toordinal()).sum()), since)


def goals_alike(workspace: Workspace, aim: Aim, *, besides: UUID | None) -> tuple[Alike, ...]:
    """The goals most like this one, the latest first among equals."""
    rows = queries.latest(workspace, most=MOST_COMPARED)
    found = [(likeness(aim.measure, row.current.measure), row) for row in rows if row.goal.id != besides]
    near = sorted((pair for pair in found if pair[0] >= LEAST_ALIKE), key=lambda pair: -pair[0])
    return tuple(alike(row) for _, row in near[:MOST_ALIKE])


def alike(row: Held) -> Alike:
    goal = row.goal
    return Alike(goal.id, goal.sentence, goal.state, goal.closed_on, goal.lesson)
