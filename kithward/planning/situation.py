"""What a week's steps are made from, and which of the steps that one can imagine would count. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from math import nan

import numpy as np
from numpy.typing import NDArray

from kithward.goals.standing import Standing
from kithward.numerics.arrays import (
    BEGAN_CODES,
    KIND_CODES,
    MEDIUM_CODES,
    UNKNOWN,
    ActivityLog,
    Floats,
    Ints,
    Labels,
    Mask,
)
from kithward.numerics.measure import RECONNECT_DAYS, Measure, Rows, activity_conditions, eligible, fitting
from kithward.numerics.sources import NOTHING_YET, Record
from kithward.numerics.ties import TieHealth

SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up that is not done yet."""

    id: str
    what: str
    person: int = UNKNOWN
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Prospect:
    """An opportunity, as far as planning goes; `starts` is in minutes on one clock, NaN where it has no hour."""

    id: str
    kind: str
    form: str
    title: str
    minutes: int
    money: int = 0
    starts: float = nan
    when: str = ""
    day: date | None = None  # of an event, or the last one it is open
    field: str = ""
    topic: str = ""
    person: int = UNKNOWN
    via: int = UNKNOWN


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One step that could be taken, and what it may bring: for each goal by index, the law of what it adds."""

    key: str
    kind: str
    title: str
    minutes: int
    why: str = ""
    brought: str = ""  # what contacts of its kind brought so far: why it lifts a goal that counts that
    people: tuple[int, ...] = ()  # named in title and reason
    person: int = UNKNOWN  # with whom it is done
    form: str = ""
    medium: str = ""
    topic: str = ""
    money: int = 0
    starts: float = nan
    group: int = -1
    must: bool = False
    worth: float = 0.0
    laws: dict[int, Floats] = field(default_factory=dict)


@dataclass(frozen=True)
class Situation:
    """All that steps are made from, on one day."""

    as_of: date
    week_end: date
    log: ActivityLog
    health: TieHealth
    standings: Sequence[Standing]
    promises: Sequence[Promise] = ()
    prospects: Sequence[Prospect] = ()
    links: Ints = field(default_factory=lambda: np.empty((0, 2), dtype=np.int32))
    kept_share: float = 0.6  # of planned steps that are done
    record: Record = NOTHING_YET  # what contacts brought so far
    pinned: frozenset[str] = frozenset()  # keys of steps that are weighed whatever they are worth

    @cached_property
    def contact_soon(self) -> Floats:
        """The chance of a contact by itself within SOON_DAYS, (p,)."""
        return self.health.within(SOON_DAYS)


def those_that_help(now: Situation, at: Standing, imagined: ActivityLog) -> Ints:
    """Which of the imagined happenings, by index, would count for a goal and have not counted yet."""
    today = now.as_of.toordinal()
    measure = at.aim.measure
    if measure.counts_all_known:
        return np.empty(0, dtype=np.int32)  # whom I can write to is known already
    rows = fitting(measure, imagined, since=min(at.span.first.toordinal(), today), until=today)
    helps = np.ones(len(rows), dtype=np.bool_)
    if measure.counts_people:
        helps &= ~np.isin(rows.person, at.tally.counted.person[at.tally.in_last_spell])
    if measure.act == "reconnect":
        helps &= now.log.people.ties.last_day[rows.person] <= today - RECONNECT_DAYS
    helping = rows.activity[helps]  # in order, those of one happening side by side
    first: Mask = np.append(True, helping[1:] != helping[:-1])[: len(helping)]
    return helping[first]


def counts_with_some(measure: Measure, imagined: ActivityLog) -> bool:
    """Whether the same thing that happens with each counts with those who fit: what happens decides nothing more."""
    first = Rows(*(np.zeros(1, dtype=np.int32) for _ in range(4)))
    counts = len(imagined) > 0 and bool(eligible(measure, imagined)[0])
    return counts and all(holds[0] for _, holds in activity_conditions(measure, imagined, first))


def imagine(
    now: Situation,
    person: Ints,
    *,
    kind: str,
    form: str = "",
    medium: str = "",
    minutes: int = 0,
    topic: str = "",
) -> ActivityLog:
    """A log in which the same thing happens today with each of these people, meaningful as hoped."""
    size, same = len(person), np.zeros(len(person), dtype=np.int32)
    return replace(
        happening_today(now, person, kind=np.full(size, KIND_CODES[kind]), minutes=np.full(size, minutes)),
        medium=np.full(size, MEDIUM_CODES.get(medium, UNKNOWN), dtype=np.int8),
        form=Labels(same, ((form,),)),
        topics=Labels(same, (tuple(filter(None, (topic,))),)),
    )


def imagine_promises(now: Situation) -> ActivityLog:
    """A log in which every promise is kept today."""
    person = np.array([promise.person for promise in now.promises], dtype=np.int32)
    kind = np.full(len(person), KIND_CODES["follow_up"])
    return happening_today(now, person, kind=kind, minutes=np.full(len(person), UNKNOWN))


def imagine_prospects(now: Situation) -> ActivityLog:
    """A log in which every opportunity is taken today."""
    each = np.arange(len(now.prospects), dtype=np.int32)
    about = (filter(None, (prospect.topic, prospect.field, prospect.title)) for prospect in now.prospects)
    return replace(
        happening_today(
            now,
            np.array([prospect.person for prospect in now.prospects], dtype=np.int32),
            kind=np.array([KIND_CODES[prospect.kind] for prospect in now.prospects]),
            minutes=np.array([prospect.minutes for prospect in now.prospects]),
        ),
        form=Labels(each, tuple((prospect.form,) for prospect in now.prospects)),
        topics=Labels(each, tuple(tuple(words) for words in about)),
    )


def happening_today(
    now: Situation, person: Ints, *, kind: NDArray[np.int64], minutes: NDArray[np.int64]
) -> ActivityLog:
    """A log in which one thing happens today with each of these people (UNKNOWN for nobody).

    All is begun by me but introductions: those that are asked for are made by others.
    """
    size = len(person)
    with_person = np.flatnonzero(person != UNKNOWN).astype(np.int32)
    unsaid = Labels(np.full(size, UNKNOWN, dtype=np.int32), ())
    return replace(
        now.log,
        ids=np.full(size, None, dtype=object),
        kind=kind.astype(np.int8),
        day=np.full(size, now.as_of.toordinal(), dtype=np.int32),
        minutes=minutes.astype(np.int32),
        medium=np.full(size, UNKNOWN, dtype=np.int8),
        began_by=np.where(kind == KIND_CODES["introduction"], BEGAN_CODES["them"], BEGAN_CODES["me"]).astype(np.int8),
        meaningful=np.ones(size, dtype=np.int8),
        form=unsaid,
        topics=unsaid,
        pair_activity=with_person,
        pair_person=person[with_person],
    )
