"""What a goal stands at, and which activity counted or nearly did."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kithward.numerics.arrays import UNKNOWN, ActivityLog, Codes, Floats, Ints, Mask
from kithward.numerics.measure import Condition, Decisions, Measure, Rows, candidate_rows, conditions_of, eligible


@dataclass(frozen=True, slots=True)
class Tally:
    """What counted in every spell of time, and what nearly counted in the last one."""

    counted: Rows
    amount: Floats  # of each counted row: 1, or its minutes
    counted_by_decision: Mask
    near: Rows
    near_failed: tuple[str, ...]  # of each near miss: the filter that failed, or "decision"
    last_spell: int

    @property
    def in_last_spell(self) -> Mask:
        return np.asarray(self.counted.spell == self.last_spell, dtype=np.bool_)

    @property
    def done(self) -> int:
        """What the goal stands at in the last spell."""
        return int(self.amount[self.in_last_spell].sum())


def tally(
    measure: Measure, log: ActivityLog, *, spell_starts: Ints, until: int, decisions: Decisions | None = None
) -> Tally:
    """What `measure` counts in each spell of time up to the day `until`, and what nearly counts in the last spell.

    `spell_starts` (s,) are ascending days: a spell lasts until the next begins, and days before the first do not
    count. People are counted once a spell, so that a goal of a quarter looks back on quarters. A near miss fails
    exactly one filter. With `level` a person counts from the day they were first known. The person's own decisions
    go before the rule, and bring in activities of any kind.

    Raises ValueError when the spells are empty or not ascending.
    """
    if len(spell_starts) == 0 or np.any(np.diff(spell_starts) <= 0):
        raise ValueError("spell_starts must be ascending and not empty")
    decisions = decisions or Decisions.none()
    rows = candidate_rows(measure, log, spell_starts=spell_starts, until=until, decisions=decisions)
    conditions = conditions_of(measure, log, rows, spell_starts=spell_starts, until=until)
    failures = sum((~holds for _, holds in conditions), np.zeros(len(rows), dtype=np.int8))
    if len(decisions.activities_that_count) and not measure.counts_all_known:
        failures[~eligible(measure, log)[rows.activity]] += 2  # here by the person's word: counts by that alone
    decided = decided_rows(rows, decisions)
    passes = np.where(decided == UNKNOWN, failures == 0, decided == 1)
    counted = first_of_each(rows, np.flatnonzero(passes), by_person=measure.counts_people)
    last_spell = len(spell_starts) - 1
    missed = np.flatnonzero(~passes & ((failures == 1) | (decided == 0)) & (rows.spell == last_spell))
    what = rows.person if measure.counts_people else rows.activity
    missed = missed[~np.isin(what[missed], what[counted[rows.spell[counted] == last_spell]])]
    near = first_of_each(rows, missed, by_person=measure.counts_people)
    return Tally(
        counted=rows.at(counted),
        amount=amounts(measure, log, rows.at(counted)),
        counted_by_decision=decided[counted] == 1,
        near=rows.at(near),
        near_failed=failed_filters(conditions, decided, near),
        last_spell=last_spell,
    )


def first_of_each(rows: Rows, index: NDArray[np.int64], *, by_person: bool) -> NDArray[np.int64]:
    """Of the rows at `index`, which ascends, the first for each person in each spell, or for each activity."""
    if not len(index):
        return index
    if not by_person:  # the rows of an activity stand side by side
        first: Mask = np.append(True, np.diff(rows.activity[index]) != 0)
        return np.asarray(index[first], dtype=np.int64)
    person, spell = rows.person[index], rows.spell[index]
    first = np.empty(len(index), dtype=np.bool_)
    first_place = np.empty(person.max() + 2, dtype=np.int64)  # of each person; UNKNOWN is the last
    for start, end in pairwise([0, *np.flatnonzero(np.diff(spell)) + 1, len(index)]):  # rows are in order of spells
        some, places = person[start:end], np.arange(start, end)
        first_place[some[::-1]] = places[::-1]  # of what is set twice the later one stays
        first[start:end] = first_place[some] == places
    return np.asarray(index[first], dtype=np.int64)


def amounts(measure: Measure, log: ActivityLog, rows: Rows) -> Floats:
    """How much each row counts, (k,)."""
    if measure.unit == "minutes":
        return np.asarray(np.maximum(log.minutes[rows.activity], 0), dtype=np.float64)
    return np.ones(len(rows), dtype=np.float64)


def failed_filters(conditions: list[Condition], decided: Codes, index: NDArray[np.int64]) -> tuple[str, ...]:
    """Of each row at `index`: the decision where it was one, else the first filter that does not hold."""
    names = np.array(["decision", *(name for name, _ in conditions)], dtype=object)
    failed = np.stack([decided[index] == 0, *(~holds[index] for _, holds in conditions)])
    return tuple(names[failed.argmax(axis=0)])


def decided_rows(rows: Rows, decisions: Decisions) -> Codes:
    """For each row (k,): 1 where the person said it counts, 0 where they said it does not, else UNKNOWN.

    The narrower word goes first: on one person in one activity, on all of an activity, on all of a person.
    """
    forced = np.full(len(rows.day), UNKNOWN, dtype=np.int8)
    narrowness = 2 * (decisions.activity != UNKNOWN) + (decisions.person != UNKNOWN)
    wide_first = np.argsort(narrowness, kind="stable")
    for number in wide_first:
        activity, person = decisions.activity[number], decisions.person[number]
        meant = np.ones(len(rows.day), dtype=np.bool_)
        if activity != UNKNOWN:
            meant &= rows.activity == activity
        if person != UNKNOWN:
            meant &= rows.person == person
        forced[meant] = int(decisions.counts[number])
    return forced
