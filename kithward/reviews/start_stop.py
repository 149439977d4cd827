"""What a quarter's review proposes to start, stop and continue, each from what happened, and what that is. Pure.

Where there is too little to tell, nothing is proposed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kithward.goals.standing import Judged, Standing
from kithward.language.amounts import percent
from kithward.language.dates import day_in_words
from kithward.network.wording import SOURCE_NAMES
from kithward.numerics.sources import Brought
from kithward.numerics.weekdays import Favourite
from kithward.reviews.periods import DAY, Days, days_with
from kithward.wins.habits import Rhythm, scores_of

LEAST_PERIODS: Final = 3  # of a rhythm that were judged, in the quarter and before it
FELL_BY: Final = 0.2  # of a habit's score, from 0 to 1
KEPT: Final = 0.8  # of the periods
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to start, stop or continue: of what kind, in words, what it rests on, and the goal it is about."""

    kind: str  # source, habit, goal, weekday, aspiration or area
    words: str
    rests_on: str
    goal_id: UUID | None = None
    aspiration_id: UUID | None = None
    sentence: str = ""  # of a goal that could be set


def to_take_up_again(rhythms: Sequence[Rhythm], days: Days) -> Iterator[Proposal]:
    """The habits that fell in the quarter: their score after it is lower by a fifth or more than before it."""
    earlier = days_with("quarter", days.first - DAY)
    for rhythm in rhythms:
        before, within = in_quarter(rhythm, earlier), in_quarter(rhythm, days)
        if min(len(judged(before)), len(judged(within))) < LEAST_PERIODS:
            continue
        then, now = score_on(rhythm, earlier.last), score_on(rhythm, days.last)
        if then - now >= FELL_BY:
            rests_on = f"{met_of(within)} met in the quarter, {met_of(before)} in the one before"
            yield Proposal("habit", f"Take up again: {rhythm.sentence}", rests_on, rhythm.goal_id)


def to_keep_up(rhythms: Sequence[Rhythm], days: Days) -> Iterator[Proposal]:
    """The habits that were kept: four of five periods of the quarter or more."""
    for rhythm in rhythms:
        within = judged(in_quarter(rhythm, days))
        if len(within) >= LEAST_PERIODS and sum(period.met for period in within) >= KEPT * len(within):
            yield Proposal("habit", rhythm.sentence, f"{met_of(within)} met in the quarter", rhythm.goal_id)


def score_on(rhythm: Rhythm, day: date) -> float:
    """How much of a habit there was on a day."""
    return scores_of([period for period in rhythm.periods if period.span.last <= day])[-1]


def in_quarter(rhythm: Rhythm, days: Days) -> list[Judged]:
    """The periods that ended in the quarter."""
    return [period for period in rhythm.periods if days.first <= period.span.last <= days.last]


def judged(periods: Sequence[Judged]) -> list[Judged]:
    """Those that were met or missed: periods of days off say nothing."""
    return [period for period in periods if period.met or period.missed]


def met_of(periods: Sequence[Judged]) -> str:
    """ "3 of 13 periods"."""
    told = judged(periods)
    return f"{sum(period.met for period in told)} of {len(told)} periods"


def standing_out(sources: Sequence[Brought], verdict: str) -> Iterator[Proposal]:
    """The kinds of contact that brought clearly more, or less, than the others for the hours spent."""
    all_outcomes, all_hours = sum(one.outcomes for one in sources), sum(one.hours for one in sources)
    for one in sources:
        if one.verdict == verdict:
            yield Proposal(
                "source",
                f"{SOURCE_NAMES[one.source]}: they brought {verdict} than the others for the hours spent",
                f"{one.outcomes:,} outcome{'' if one.outcomes == 1 else 's'} in {one.hours:,.0f} h of twelve months;"
                f" all contacts together {all_outcomes:,} in {all_hours:,.0f} h",
            )


def to_let_go(standings: Sequence[Standing], days: Days) -> Iterator[Proposal]:
    """The goals off their course for which nothing counted since the quarter began, which they saw from its start."""
    for at in standings:
        was_there = at.aim.set_on is not None and at.aim.set_on <= days.first
        counted_on = at.tally.counted.day
        if at.course != "off course" or not was_there or (counted_on >= days.first.toordinal()).any():
            continue
        rests_on = f"nothing counted for it since {day_in_words(days.first)}{last_time(at)}"
        yield Proposal(
            "goal",
            f"Let it go, pause it or make it smaller: {at.aim.sentence}",
            f"{rests_on}; its chance is {percent(at.chance)}",
            at.aim.goal_id,
        )


def last_time(at: Standing) -> str:
    """When something counted last, where anything did."""
    days = at.tally.counted.day
    return f", the last time on {day_in_words(date.fromordinal(int(days.max())))}" if len(days) else ""


def to_hold_on_to(favourite: Favourite | None) -> Iterator[Proposal]:
    """The weekday on which most was begun."""
    if favourite is not None:
        yield Proposal(
            "weekday",
            f"{WEEKDAYS[favourite.weekday]}s: the day on which you begin most",
            f"{favourite.times} of the {favourite.total} contacts that you began, or times you practised, fell on one",
        )
