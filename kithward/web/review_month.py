"""The steps of the monthly review that decide on goals: ways back, larger targets, what stands still or is loose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse

from kithward import pipeline
from kithward.goal_in_full import way_back
from kithward.goals import queries as goal_queries
from kithward.goals.pace import length_in_words, pace_in_words
from kithward.goals.queries import Held
from kithward.goals.sizes import usual_chance, whole_period
from kithward.goals.standing import Standing
from kithward.goals.wording import counted
from kithward.language.dates import day_in_words
from kithward.language.numbers import in_words
from kithward.planning.queries import steps_done
from kithward.reviews import queries
from kithward.reviews.decided import Decided, decided_in
from kithward.reviews.proposals import Larger, Quiet, is_behind, larger, quiet
from kithward.vision import queries as vision_queries
from kithward.web.goal_shown import change_shown
from kithward.web.goal_ways import SHORT_DAYS, WayShown, first_up, rhythm_ways, sends, three_ways
from kithward.web.shown import names_of, percent
from kithward.web.vision_shown import MOST_LOOSE, MOST_OFFERED, loose_goals
from kithward.web.visit import Visit

MOST_ASKED: Final = 6  # goals of a kind that are decided on in one step
MOST_DECIDED: Final = 20
WAYS_BACK: Final = "What would bring it to 80 %"
ANOTHER_SIZE: Final = "Another size"


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A goal on which something is to be decided: why, and what can be done right there."""

    goal: Any
    name: str
    url: str
    chance: str
    words: str
    heading: str
    ways: tuple[WayShown, ...]


@dataclass(frozen=True, slots=True)
class DecidedShown:
    """A decision that was taken in the review."""

    id: UUID
    goal: str
    url: str
    words: str
    chances: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The goals under way on which nothing was decided yet in this review, and what was decided on the others."""

    goals: tuple[tuple[Held, Standing], ...]
    names: Mapping[UUID | None, str]
    decided: tuple[DecidedShown, ...]


def asked(visit: Visit, found: queries.Standing) -> Asked:
    """What is still to be decided in a review."""
    decided = {one.goal_id: one for one in reversed(decided_in(visit.workspace, found, visit.today))}  # the latest
    rows = goal_queries.goals(visit.workspace, ("active",))
    standings = pipeline.stand_all(visit.workspace, rows, visit.today)
    open_ones = tuple((row, at) for row, at in zip(rows, standings, strict=True) if row.goal.id not in decided)
    return Asked(open_ones, names_of(standings), tuple(map(decided_shown, list(decided.values())[-MOST_DECIDED:])))


def ways_back(visit: Visit, found: queries.Standing) -> dict[str, Any]:
    """The goals behind their course, the worst first, each with its three ways back; and those that are too easy."""
    seen, done = asked(visit, found), steps_done(visit.workspace)
    off = sorted(((row, at) for row, at in seen.goals if is_behind(at)), key=lambda one: usual_chance(one[1]))
    easy = [(row, at, size) for row, at in seen.goals if (size := larger(at))]
    served = goal_queries.served_by(visit.workspace, [row.goal.id for row, _ in off])
    return {
        "behind": [
            to_decide(row, at, seen.names, pace_words(at), back_ways(row, at, done, served))
            for row, at in off[:MOST_ASKED]
        ],
        "more": max(len(off) - MOST_ASKED, 0),
        "too_easy": [larger_shown(row, at, size, seen.names) for row, at, size in easy[:MOST_ASKED]],
        "decided": seen.decided,
    }


def loose(visit: Visit, found: queries.Standing) -> dict[str, Any]:
    """The goals that stand still, and those that serve no aspiration, each with what it might."""
    seen, done = asked(visit, found), steps_done(visit.workspace)
    still = [(row, at, since) for row, at in seen.goals if (since := quiet(at))]
    goals = goal_queries.goals(visit.workspace, goal_queries.OPEN_STATES)
    served = goal_queries.served_by(visit.workspace, [row.goal.id for row in goals])
    rows = loose_goals(goals, served)
    return {
        "still": [
            to_decide(row, at, seen.names, quiet_words(at, since), back_ways(row, at, done, served))
            for row, at, since in sorted(still, key=lambda one: -one[2].days)[:MOST_ASKED]
        ],
        "loose": rows[:MOST_LOOSE],
        "more_loose": max(len(rows) - MOST_LOOSE, 0),
        "offered": list(vision_queries.aspirations(visit.workspace)[:MOST_OFFERED]),
        "loose_back": reverse("review_step", args=["month", "loose"]),
        "decided": seen.decided,
    }


def back_ways(
    row: Held, at: Standing, done: tuple[int, int], served: Mapping[UUID, Collection[Any]]
) -> tuple[WayShown, ...]:
    """The three ways back of a goal that needs one."""
    serves = bool(served[row.goal.id])
    if at.aim.window.every is not None and is_behind(at):
        return rhythm_ways(row, at, done, serves=serves)
    back = way_back(at, done)
    return three_ways(row, at, back, serves=serves) if back else ()


def to_decide(
    row: Held,
    at: Standing,
    names: Mapping[UUID | None, str],
    words: str,
    ways: Sequence[WayShown],
    *,
    heading: str = WAYS_BACK,
) -> ToDecide:
    return ToDecide(
        goal=row.goal,
        name=names[row.goal.id],
        url=reverse("goal", args=[row.goal.id]),
        chance=chance_words(at),
        words=words,
        heading=heading,
        ways=tuple(ways),
    )


def larger_shown(row: Held, at: Standing, size: Larger, names: Mapping[UUID | None, str]) -> ToDecide:
    """A goal that is too easy, with the larger target that could be had instead."""
    what = counted(at.aim.measure, size.target)
    title = first_up(f"{in_words(size.target)} {what}, not {in_words(at.aim.target)}")
    words = f"{percent(size.chance)} at your pace: a stretch, and within reach"
    way = WayShown("target", title, words, sends(row, target=size.target))
    why = f"At your pace it is met {percent(size.chance_now)} of the time: it asks for less than you do anyway."
    return to_decide(row, at, names, why, [way], heading=ANOTHER_SIZE)


def chance_words(at: Standing) -> str:
    """ "41 %"; of a rhythm "47 % in a whole week"."""
    chance, every = percent(usual_chance(at)), at.aim.window.every
    if every is None:
        return chance
    return f"{chance} in {f'a whole {every.period}' if every.n == 1 else f'{in_words(every.n)} {every.period}s'}"


def pace_words(at: Standing) -> str:
    """ "You come to one event every five weeks; it needs two a month." """
    ahead = whole_period(at)
    now, days = pace_in_words(at.rate.mean, at.aim.measure), max(ahead.horizon_days, 1)
    is_short = days < SHORT_DAYS and at.aim.window.every is None
    left = f"{in_words(at.needed)} more within {length_in_words(days)}"
    return f"You come to {now}; it needs {left if is_short else pace_in_words(ahead.needed / days, at.aim.measure)}."


def quiet_words(at: Standing, since: Quiet) -> str:
    """ "Nothing counted for 62 days; it asks for one event a fortnight." """
    last = f", since {day_in_words(since.last_on)}" if since.last_on else ""
    wanted = pace_in_words(1 / since.asks_every, at.aim.measure)
    return f"Nothing counted for {since.days} days{last}; it asks for {wanted}."


def decided_shown(one: Decided) -> DecidedShown:
    shown = change_shown(one.change)
    return DecidedShown(
        id=one.goal_id,
        goal=one.sentence,
        url=reverse("goal", args=[one.goal_id]),
        words=shown.words,
        chances=shown.chances,
        reason=shown.reason,
    )
