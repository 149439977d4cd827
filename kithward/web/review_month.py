"""The steps of the monthly review that decide on goals: ways back, larger targets, what stands still or is loose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse

from kithward.goals import queries as goal_queries
from kithward.goals.pace import length_in_words, pace_in_words
from kithward.goals.sizes import usual_chance, whole_period
from kithward.goals.standing import Standing
from kithward.goals.wording import counted
from kithward.language.dates import day_in_words
from kithward.language.numbers import in_words
from kithward.month import Asked, month
from kithward.reviews import queries
from kithward.reviews.decided import Decided
from kithward.reviews.proposals import Larger, Quiet
from kithward.vision import queries as vision_queries
from kithward.web.goal_shown import change_shown
from kithward.web.goal_ways import SHORT_DAYS, WayShown, first_up, in_whole, rhythm_ways, sends, three_ways
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


def ways_back(visit: Visit, found: queries.Standing) -> dict[str, Any]:
    """The goals behind their course, the worst first, each with its three ways back; and those that are too easy."""
    seen = month(visit.workspace, found, visit.today)
    behind, easy, names = seen.behind, seen.too_easy, names_of([one.at for one in seen.asked])
    served = goal_queries.served_by(visit.workspace, [one.row.goal.id for one in behind])
    return {
        "behind": [to_decide(one, names, pace_words(one.at), back_ways(one, served)) for one in behind[:MOST_ASKED]],
        "more": left_over(behind) + left_over(easy),
        "too_easy": [larger_shown(one, size, names) for one, size in easy[:MOST_ASKED]],
        "decided": decisions(seen.decided),
    }


def loose(visit: Visit, found: queries.Standing) -> dict[str, Any]:
    """The goals that stand still, and those that serve no aspiration, each with what it might."""
    seen = month(visit.workspace, found, visit.today)
    names = names_of([one.at for one in seen.asked])
    goals = goal_queries.goals(visit.workspace, goal_queries.OPEN_STATES)
    served = goal_queries.served_by(visit.workspace, [row.goal.id for row in goals])
    rows = loose_goals(goals, served)
    return {
        "still": [
            to_decide(one, names, quiet_words(one.at, since), back_ways(one, served))
            for one, since in seen.still[:MOST_ASKED]
        ],
        "more": left_over(seen.still),
        "loose": rows[:MOST_LOOSE],
        "more_loose": max(len(rows) - MOST_LOOSE, 0),
        "offered": list(vision_queries.aspirations(visit.workspace)[:MOST_OFFERED]),
        "loose_back": reverse("review_step", args=["month", "loose"]),
        "decided": decisions(seen.decided),
    }


def left_over(rows: Sequence[object]) -> int:
    """How many goals of a kind are not asked about in the step itself."""
    return max(len(rows) - MOST_ASKED, 0)


def back_ways(one: Asked, served: Mapping[UUID, Collection[Any]]) -> tuple[WayShown, ...]:
    """The three ways back of a goal that needs one."""
    if one.back is None:
        return ()
    ways = rhythm_ways if one.is_behind and one.at.aim.window.every else three_ways
    return ways(one.row, one.at, one.back, serves=bool(served[one.row.goal.id]))


def to_decide(
    one: Asked, names: Mapping[UUID | None, str], words: str, ways: Sequence[WayShown], *, heading: str = WAYS_BACK
) -> ToDecide:
    goal = one.row.goal
    return ToDecide(
        goal, names[goal.id], reverse("goal", args=[goal.id]), chance_words(one.at), words, heading, tuple(ways)
    )


def larger_shown(one: Asked, size: Larger, names: Mapping[UUID | None, str]) -> ToDecide:
    """A goal that is too easy, with the larger target that could be had instead."""
    aim = one.at.aim
    title = first_up(f"{in_words(size.target)} {counted(aim.measure, size.target)}, not {in_words(aim.target)}")
    words = f"{percent(size.chance)} at your pace: a stretch, and within reach"
    way = WayShown("target", title, words, sends(one.row, target=size.target))
    way = in_whole(way) if aim.window.every else way
    why = f"At your pace it is met {percent(size.chance_now)} of the time: it asks for less than you do anyway."
    return to_decide(one, names, why, [way], heading=ANOTHER_SIZE)


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


def decisions(decided: Sequence[Decided]) -> list[DecidedShown]:
    """What was decided in a review, as its steps show it."""
    return [decided_shown(one) for one in decided[:MOST_DECIDED]]


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
