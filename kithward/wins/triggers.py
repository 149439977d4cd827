"""What is worth celebrating, found in where goals stand and in the log. Pure.

Each win has a key that stays the same however often it is looked for, and a day: the one on which it came true.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import numpy as np

from kithward.goals.standing import Standing
from kithward.goals.wording import describe_span
from kithward.language.nouns import listed
from kithward.language.terms import ACTIVITY_KINDS
from kithward.numerics.arrays import BEGAN_CODES, KIND_CODES, UNKNOWN, ActivityLog, Ints, NameTest

SMALL, BIG = "small", "big"
SHARES: Final = (
    ("quarter", 0.25, "A quarter of the way"),
    ("half", 0.5, "Half way"),
    ("three-quarters", 0.75, "Three quarters of the way"),
    ("met", 1.0, "Goal met"),
)
LEAST_SHARED: Final = 4  # of a smaller target each step is a large one, and says so by itself
LEAST_PERIOD_DAYS: Final = 28  # a shorter period that was kept is no win by itself: the habit is
ACTIVITIES: Final = frozenset(KIND_CODES[kind] for kind in ACTIVITY_KINDS)
GIVEN_TIMES: Final = (5, 10, 25, 50, 100, 250)


@dataclass(frozen=True, slots=True)
class Found:
    """A win: what it is in plain words, how it is known, and the rows of the log that show it."""

    key: str
    day: date
    title: str
    size: str = SMALL
    evidence: str = ""
    goal_id: UUID | None = None
    shown_by: tuple[Any, ...] = ()  # ids as the log has them


@dataclass(frozen=True, slots=True)
class Closed:
    """A goal that was closed as met, on a day."""

    goal_id: UUID
    sentence: str
    on: date


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be done for a first time, or again and again: what of the log it is."""

    name: str
    title: str
    size: str
    kind: str
    form: str = ""
    by_me: bool = False

    def rows(self, log: ActivityLog) -> Ints:
        """Where it stands in the log, (k,), by day."""
        rows = np.flatnonzero(log.kind == KIND_CODES[self.kind])
        if self.by_me:
            rows = rows[log.began_by[rows] == BEGAN_CODES["me"]]
        if self.form:
            rows = rows[log.form.at(rows).any_of(NameTest(self.form, whole=True))]
        return np.asarray(rows[np.argsort(log.day[rows], kind="stable")], dtype=np.int32)


FIRSTS: Final = (
    Kind("talk", "Your first talk", BIG, "talk"),
    Kind("introduction", "The first introduction you made", BIG, "introduction", by_me=True),
    Kind("hosted", "The first event you hosted", BIG, "event", "hosted"),
    Kind("conference", "Your first conference", SMALL, "event", "conference"),
    Kind("event", "Your first event", SMALL, "event"),
    Kind("community", "The first community you joined", SMALL, "community"),
    Kind("course", "Your first course", SMALL, "course"),
    Kind("informational interview", "Your first informational interview", SMALL, "meeting", "informational interview"),
    Kind("mentor", "Your first mentor", BIG, "role", "mentor"),
    Kind("mentee", "The first person you mentor", BIG, "role", "mentee"),
    Kind("referral", "The first referral", SMALL, "outcome", "referral"),
    Kind("interview", "The first interview that came of it", BIG, "outcome", "interview"),
    Kind("offer", "The first offer that came of it", BIG, "outcome", "offer"),
    Kind("collaboration", "The first collaboration that came of it", BIG, "outcome", "collaboration"),
    Kind("client", "The first client who came of it", BIG, "outcome", "client"),
    Kind("invitation to speak", "The first invitation to speak", BIG, "outcome", "invitation to speak"),
)
GIVEN: Final = (
    Kind("introductions", "introductions made", BIG, "introduction", by_me=True),
    Kind("promises", "promises kept", SMALL, "follow_up"),
)


def of_goals(standings: Iterable[Standing], log: ActivityLog) -> list[Found]:
    """What each goal has reached in the span that is judged."""
    return [found for at in standings if at.aim.goal_id for found in of_goal(at, log)]


def of_goal(at: Standing, log: ActivityLog) -> Iterator[Found]:
    """The shares of a goal that were reached since it was set, or that this period of a rhythm was kept.

    Of the shares that one happening reached at once, the last is told.
    """
    every, target = at.aim.window.every, at.aim.target
    if every is not None and every.days < LEAST_PERIOD_DAYS:
        return
    rows = np.flatnonzero(at.tally.in_last_spell)
    rows = rows[np.argsort(at.tally.counted.day[rows], kind="stable")]
    days, activities = at.tally.counted.day[rows], at.tally.counted.activity[rows]
    totals = np.cumsum(at.tally.amount[rows])
    reached: dict[tuple[int, int], tuple[str, str]] = {}
    for name, share, words in SHARES:
        place = int(np.searchsorted(totals, share * target))
        if place < len(rows) and (name == "met" or (every is None and target >= LEAST_SHARED)):
            reached[int(days[place]), int(activities[place])] = (name, words)
    for (on, activity), (name, words) in reached.items():
        day = date.fromordinal(on)
        if at.aim.set_on is None or day >= at.aim.set_on:
            done = int(totals[(days == on) & (activities == activity)].max())
            yield reached_by(at, name, words, day=day, done=done, shown_by=ids_at(log, [activity]))


def reached_by(at: Standing, name: str, words: str, *, day: date, done: int, shown_by: tuple[Any, ...]) -> Found:
    """A share of a goal as a win; of a rhythm, its period."""
    sentence, goal_id = at.aim.sentence, at.aim.goal_id
    unit = " minutes" if at.aim.measure.unit == "minutes" else ""
    evidence = f"{done:,} of {at.aim.target:,}{unit}"
    if at.aim.window.every is None:
        size = BIG if name == "met" else SMALL
        return Found(f"goal:{goal_id}:{name}", day, f"{words}: {sentence}", size, evidence, goal_id, shown_by)
    period = describe_span(at.span, date.min)  # with its year, which a wall of wins needs
    title = f"{sentence}: done {period}"
    return Found(f"goal:{goal_id}:{at.span.first}", day, title, SMALL, evidence, goal_id, shown_by)


def of_closed(closed: Iterable[Closed]) -> list[Found]:
    """Goals that were closed as met, however that was known."""
    return [
        Found(f"goal:{goal.goal_id}:met", goal.on, f"Goal met: {goal.sentence}", BIG, "closed as met", goal.goal_id)
        for goal in closed
    ]


def firsts(log: ActivityLog, *, since: date) -> list[Found]:
    """What was done for the first time that the log knows of, where that was since a day."""
    found = []
    for kind in FIRSTS:
        rows = kind.rows(log)
        if len(rows) and (day := date.fromordinal(int(log.day[rows[0]]))) >= since:
            key, shown_by = f"first:{kind.name}", ids_at(log, rows[:1])
            found.append(Found(key, day, kind.title, kind.size, "the first in your log", shown_by=shown_by))
    return without_wider(found)


def without_wider(found: Sequence[Found]) -> list[Found]:
    """Without the first event, where that was the first conference as well: one thing is celebrated once."""
    shown = {one.shown_by for one in found if one.key in ("first:conference", "first:hosted")}
    return [one for one in found if one.key != "first:event" or one.shown_by not in shown]


def given(log: ActivityLog, *, since: date) -> list[Found]:
    """Help that was given so many times: introductions made, promises kept."""
    found = []
    for kind in GIVEN:
        rows = kind.rows(log)
        for times in GIVEN_TIMES:
            if times <= len(rows) and (day := date.fromordinal(int(log.day[rows[times - 1]]))) >= since:
                key, shown_by = f"given:{kind.name}:{times}", ids_at(log, rows[times - 1 : times])
                found.append(Found(key, day, f"{times} {kind.title}", kind.size, shown_by=shown_by))
    return found


@dataclass(frozen=True, slots=True)
class Helped:
    """An outcome that came of an introduction I made."""

    outcome_id: UUID
    kind: str
    day: date
    activity_id: UUID
    names: tuple[str, ...] = ()


def of_helped(helped: Iterable[Helped]) -> list[Found]:
    """What came of introductions that I made, as far as the log knows."""
    return [
        Found(
            f"helped:{one.outcome_id}",
            one.day,
            f"Your introduction led to {article(one.kind)}",
            BIG,
            f"of {listed(one.names)}" if one.names else "",
            shown_by=(one.activity_id,),
        )
        for one in helped
    ]


def article(noun: str) -> str:
    """ "an offer", "a client"; advice stands alone."""
    return noun if noun == "advice" else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def ids_at(log: ActivityLog, rows: Iterable[int]) -> tuple[Any, ...]:
    """The ids of those of these rows of the log that are activities."""
    return tuple(log.ids[row] for row in rows if row != UNKNOWN and log.kind[row] in ACTIVITIES)
