"""Personal bests: a month with more people or more conversations than any before it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import ACTS, UNIT_KINDS
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Ints
from kithward.wins.triggers import BIG, SMALL, Found, ids_at

LEAST_BEST: Final = 4  # fewer are no record worth the word
LEAST_MORE: Final = 1.1  # times what was the most before: one more each month would soon be no record either
LEAST_MONTHS: Final = 3  # with something in them, before one can be the best
EPOCH: Final = 719_163  # the ordinal of the first day of 1970, from which NumPy counts
MONTHS_BEFORE: Final = 1970 * 12


@dataclass(frozen=True, slots=True)
class Record:
    """What can be more in a month than ever: its name, its title, and the kinds of happenings that count."""

    name: str
    title: str
    noun: str
    size: str
    kinds: Sequence[str]
    by_person: bool


RECORDS: Final = (
    Record("people", "More people in a month than ever before", "people", BIG, ACTS["meet"], by_person=True),
    Record(
        "conversations",
        "More conversations in a month than ever before",
        "conversations",
        SMALL,
        UNIT_KINDS["conversations"],
        by_person=False,
    ),
)


def bests(log: ActivityLog, *, since: date) -> list[Found]:
    """The months, from that of a day on, in which more happened than in any month before, each on the day it did."""
    first = months_of(np.array([since.toordinal()], dtype=np.int32))[0]
    return [found for record in RECORDS for found in bests_of(record, log, int(first))]


def bests_of(record: Record, log: ActivityLog, first_month: int) -> list[Found]:
    rows, months = counted(record, log)
    if not len(rows):
        return []
    numbers, starts, counts = np.unique(months, return_index=True, return_counts=True)
    best = np.maximum.accumulate(counts)
    found = []
    for place in range(LEAST_MONTHS, len(numbers)):
        before = int(best[place - 1])
        needed = max(before + 1, ceil(before * LEAST_MORE), LEAST_BEST)
        if numbers[place] >= first_month and counts[place] >= needed:
            row = rows[starts[place] + needed - 1]  # the one that made it more than ever
            held = int(numbers[np.argmax(counts[:place])])
            found.append(won(record, log, int(row), needed, most=(before, month_in_words(held))))
    return found


def won(record: Record, log: ActivityLog, row: int, reached: int, *, most: tuple[int, str]) -> Found:
    day = date.fromordinal(int(log.day[row]))
    evidence = f"{reached} {record.noun} in {day:%B %Y}; before that, {most[0]} in {most[1]} were the most"
    shown_by = ids_at(log, [row])
    return Found(f"best:{record.name}:{day:%Y-%m}", day, record.title, record.size, evidence, shown_by=shown_by)


def counted(record: Record, log: ActivityLog) -> tuple[Ints, NDArray[np.int64]]:
    """The rows of the log that count, (k,), by day, and the month of each; a person counts once a month."""
    kinds = np.isin(log.kind, [KIND_CODES[kind] for kind in record.kinds])
    if not record.by_person:
        rows = np.flatnonzero(kinds)
        rows = rows[np.argsort(log.day[rows], kind="stable")]
        return rows.astype(np.int32), months_of(log.day[rows])
    pairs = np.flatnonzero(kinds[log.pair_activity] & (log.pair_person != UNKNOWN))
    activity, person = log.pair_activity[pairs], log.pair_person[pairs].astype(np.int64)
    order = np.argsort(log.day[activity], kind="stable")
    activity, person = activity[order], person[order]
    months = months_of(log.day[activity])
    _, first = np.unique(months * (len(log.people) + 1) + person, return_index=True)
    first.sort()
    return activity[first], months[first]


def months_of(days: Ints) -> NDArray[np.int64]:
    """The calendar month of each day, counted through from the year 0."""
    months = (days.astype(np.int64) - EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months.astype(np.int64) + MONTHS_BEFORE)


def month_in_words(month: int) -> str:
    return f"{date(month // 12, month % 12 + 1, 1):%B %Y}"
