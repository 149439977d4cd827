"""Habits kept, and coming back: judged forgivingly, so that days off and one bad week break nothing. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import numpy as np

from kithward.goals.days_off import NONE_OFF, DaysOff
from kithward.goals.standing import Judged
from kithward.language.amounts import percent
from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import KIND_CODES, ActivityLog
from kithward.wins.triggers import BIG, SMALL, Found, ids_at

HALF_LIFE: Final = 3  # periods after which what was done before weighs half
LEVELS: Final = (("taking root", 0.5, SMALL, "A habit is taking root"), ("kept", 0.8, BIG, "A habit, kept"))
ROUNDED: Final = 1e-9  # after a whole half-life the score is half, but for the last digit
QUIET_DAYS: Final = 21  # without any contact, days off left out
BACK_TIMES: Final = 3  # contacts within BACK_DAYS make it a come-back
BACK_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A goal with a rhythm and its periods that are over, the oldest first."""

    goal_id: UUID
    sentence: str
    periods: Sequence[Judged]


def of_rhythms(rhythms: Iterable[Rhythm]) -> list[Found]:
    """The rhythms that have become habits, each on the last day of the period that made them one."""
    return [found for rhythm in rhythms for found in of_rhythm(rhythm)]


def of_rhythm(rhythm: Rhythm) -> Iterator[Found]:
    scores = scores_of(rhythm.periods)
    for name, least, size, words in LEVELS:
        place = next((place for place, score in enumerate(scores) if score >= least - ROUNDED), None)
        if place is not None:
            evidence = f"{percent(scores[place])} of what was planned, lately counting most; days off broke nothing"
            key, day = f"habit:{rhythm.goal_id}:{name}", rhythm.periods[place].span.last
            yield Found(key, day, f"{words}: {rhythm.sentence}", size, evidence, rhythm.goal_id)


def scores_of(periods: Sequence[Judged]) -> list[float]:
    """How much of a habit there is after each period, from 0 to 1.

    A period moves the score towards the part of its target that was done; one of days off, in which nothing was
    reached, leaves it as it is. Seven periods kept in a row reach .8, and one missed among them costs about one more.
    """
    keep, score, scores = 0.5 ** (1 / HALF_LIFE), 0.0, []
    for period in periods:
        if period.met or period.missed:
            score = keep * score + (1 - keep) * min(period.done / period.target, 1.0)
        scores.append(score)
    return scores


def come_backs(log: ActivityLog, *, since: date, days_off: DaysOff = NONE_OFF) -> list[Found]:
    """The times, since a day, when contacts came again after weeks without any."""
    rows = np.flatnonzero(np.isin(log.kind, [KIND_CODES[kind] for kind in CONTACT_KINDS]))
    rows = rows[np.argsort(log.day[rows], kind="stable")]
    days = log.day[rows]
    gaps = np.diff(days_off.working(days))
    found = []
    for place in np.flatnonzero(gaps > QUIET_DAYS) + 1:
        back = place + BACK_TIMES - 1
        if back < len(rows) and days[back] - days[place] <= BACK_DAYS and days[back] >= since.toordinal():
            day, first = date.fromordinal(int(days[back])), date.fromordinal(int(days[place]))
            weeks = int(gaps[place - 1]) // 7
            evidence = f"{BACK_TIMES} contacts since {first.day} {first:%B}"
            title, shown_by = f"Back after {weeks} quiet weeks", ids_at(log, rows[place : back + 1])
            found.append(Found(f"come-back:{first}", day, title, SMALL, evidence, shown_by=shown_by))
    return found
