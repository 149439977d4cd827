"""A year in review: whom I met, what I did, what came of it, and the best week, from the log. Pure."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from kithward.language.terms import ACTS, UNIT_KINDS
from kithward.numerics.arrays import BEGAN_CODES, KIND_CODES, NEVER, UNKNOWN, ActivityLog, Ints, Mask

MET: Final = [KIND_CODES[kind] for kind in ACTS["meet"]]
CONVERSATIONS: Final = [KIND_CODES[kind] for kind in UNIT_KINDS["conversations"]]
MOST_FIELDS: Final = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many people were met and how many conversations there were from a day to another."""

    first: date
    last: date
    people: int
    conversations: int


@dataclass(frozen=True, slots=True)
class Year:
    """What a year held, up to the day it is seen from."""

    number: int
    people: int  # met at least once
    new_people: int  # of them, or besides: known since this year
    conversations: int
    events: int
    talks: int
    introductions: int  # made by me
    promises: int  # kept
    outcomes: tuple[tuple[str, int], ...]  # by kind, the most frequent first
    fields: tuple[str, ...]  # of work in which nobody was known before
    best_week: Stretch | None
    months: tuple[Stretch, ...]

    @property
    def is_empty(self) -> bool:
        met = self.people or self.new_people or self.conversations
        return not (met or self.events or self.talks or self.introductions or self.promises or self.outcomes)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who was met on which day, (k,) each, and the days of conversations, (c,)."""

    day: Ints
    person: Ints
    talked: Ints

    def between(self, first: date, last: date) -> Stretch:
        people = len(np.unique(self.person[between(self.day, first, last)]))
        return Stretch(first, last, people, int(between(self.talked, first, last).sum()))


def year_of(log: ActivityLog, number: int, *, until: date, week_start: int = 0) -> Year:
    """What happened in a year up to a day, from a log that goes back to its beginning."""
    first, last = date(number, 1, 1), min(date(number, 12, 31), until)
    within, met = between(log.day, first, last), meetings_in(log, first, last)
    whole = met.between(first, last)
    return Year(
        number=number,
        people=whole.people,
        new_people=int(between(log.people.ties.first_day, first, last).sum()),
        conversations=whole.conversations,
        events=times(log, within, "event"),
        talks=times(log, within, "talk"),
        introductions=times(log, within & (log.began_by == BEGAN_CODES["me"]), "introduction"),
        promises=times(log, within, "follow_up"),
        outcomes=outcomes(log, within),
        fields=fields_opened(log, first, last),
        best_week=best_week(met, first, last, week_start),
        months=tuple(met.between(*month) for month in months(first, last)),
    )


def between(days: Ints, first: date, last: date) -> Mask:
    return np.asarray((days >= first.toordinal()) & (days <= last.toordinal()), dtype=np.bool_)


def times(log: ActivityLog, rows: Mask, kind: str) -> int:
    return int((rows & (log.kind == KIND_CODES[kind])).sum())


def meetings_in(log: ActivityLog, first: date, last: date) -> Meetings:
    """What of the log between two days is a meeting or a conversation."""
    within = between(log.day, first, last)
    pairs = (within & np.isin(log.kind, MET))[log.pair_activity] & (log.pair_person != UNKNOWN)
    talked = within & np.isin(log.kind, CONVERSATIONS)
    return Meetings(log.day[log.pair_activity[pairs]], log.pair_person[pairs], log.day[talked])


def outcomes(log: ActivityLog, rows: Mask) -> tuple[tuple[str, int], ...]:
    found = np.flatnonzero(rows & (log.kind == KIND_CODES["outcome"]))
    kinds = Counter(word for row in found for word in log.form.words(int(row))[:1])
    return tuple(kinds.most_common())


def fields_opened(log: ActivityLog, first: date, last: date) -> tuple[str, ...]:
    """The fields of work of which the first person was met from a day to another, in the order they were met."""
    opened: dict[str, int] = {}
    known_since = log.people.ties.first_day
    for person in np.flatnonzero(known_since != NEVER):
        for field in log.people.fields.words(int(person)):
            opened[field] = min(opened.get(field, int(known_since[person])), int(known_since[person]))
    found = [(day, field) for field, day in opened.items() if first.toordinal() <= day <= last.toordinal()]
    return tuple(field for _, field in sorted(found)[:MOST_FIELDS])


def best_week(met: Meetings, first: date, last: date, week_start: int) -> Stretch | None:
    """The week of the year in which most people were met; the first of several."""
    begins = first - timedelta(days=(first.weekday() - week_start) % 7)
    weeks = [(max(begins + timedelta(days=7 * turn), first), turn) for turn in range(54)]
    found = [met.between(day, min(begins + timedelta(days=7 * turn + 6), last)) for day, turn in weeks if day <= last]
    best = max(found, key=lambda week: (week.people, week.conversations), default=None)
    return best if best is not None and best.people else None


def months(first: date, last: date) -> list[tuple[date, date]]:
    """The months from a day to another, each by its first and last day."""
    found = []
    for number in range(1, 13):
        begins = date(first.year, number, 1)
        ends = date(first.year, number + 1, 1) - timedelta(days=1) if number < 12 else date(first.year, 12, 31)
        if begins <= last:
            found.append((begins, min(ends, last)))
    return found
