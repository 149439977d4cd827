"""How a log grew out of an earlier one, and what was worked out of that and still holds."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import KIND_CODES, NEVER, UNKNOWN, ActivityLog, Ints, Mask
from kithward.numerics.measure import Measure, Rows, eligible
from kithward.numerics.tally import Tally, tally
from kithward.numerics.whom import rows_and_log_of

Order = NDArray[np.int64]
CONTACT_CODES = [KIND_CODES[kind] for kind in CONTACT_KINDS]


@dataclass(frozen=True, slots=True)
class Grown:
    """What became of an earlier log of n happenings, whose people keep their places; more may have come."""

    standings: Mapping[Hashable, Any]  # worked out of the earlier log, by what was asked
    place: Ints  # (n,): where each happening stands now; UNKNOWN where it is gone
    gone: ActivityLog  # happenings that are gone or were another before
    new: ActivityLog  # happenings that came, or as they are now
    new_place: Ints  # where those stand now
    people: Ints  # who came, and of whom anything is another
    facts_changed: bool  # of somebody who was there: who they are, or since when they are known
    roles_changed: bool

    def leaves(self, measure: Measure) -> bool:
        """Whether `measure` counts in both logs the same happenings; what people decided is not asked here."""
        if any(eligible(measure, log).any() for log in (self.gone, self.new)):
            return False
        if measure.act == "reconnect" and any(np.isin(log.kind, CONTACT_CODES).any() for log in (self.gone, self.new)):
            return False  # any contact breaks a silence
        if measure.counts_all_known and len(self.people):
            return False
        if measure.role and self.roles_changed:
            return False
        return not (measure.asks_of_people and self.facts_changed)

    def moved(self, known: Tally) -> Tally:
        """A tally of the earlier log, its happenings where they stand now."""
        return replace(known, counted=self.rows(known.counted), near=self.rows(known.near))

    def rows(self, rows: Rows) -> Rows:
        place = np.append(self.place, np.int32(UNKNOWN))  # UNKNOWN is the last
        return replace(rows, activity=place[rows.activity])

    def tally(
        self, measure: Measure, log: ActivityLog, known: Tally, *, spell_starts: Ints, until: int
    ) -> Tally | None:
        """What `measure` counts now, from what it counted in the earlier log; None where all must be counted again.

        Nothing was decided by hand. Each person counts by what happened with them, and all else by itself.
        """
        if measure.counts_all_known or (measure.role and self.roles_changed):
            return None
        if measure.counts_people:
            pairs = (log.pair_person for log in (self.gone, self.new))
            who = np.unique(np.concatenate([self.people, *pairs])).astype(np.int32)
            rows, theirs = rows_and_log_of(log, who, since=NEVER)
            more = tally(measure, theirs, spell_starts=spell_starts, until=until)
            return joined(self.moved(known), more, lambda of: ~np.isin(of.person, who), rows, who)
        if measure.asks_of_people and self.facts_changed:
            return None
        more = tally(measure, self.new, spell_starts=spell_starts, until=until)
        everybody = np.arange(len(log.people), dtype=np.int32)
        return joined(self.moved(known), more, lambda of: of.activity != UNKNOWN, self.new_place, everybody)


def joined(known: Tally, more: Tally, stays: Callable[[Rows], Mask], rows: Ints, who: Ints) -> Tally:
    """The rows of `known` that stay and those of `more`, whose happenings are `rows` and whose people are `who`."""
    rows, who = np.append(rows, np.int32(UNKNOWN)), np.append(who, np.int32(UNKNOWN))  # UNKNOWN is the last

    def both(before: Rows, after: Rows) -> tuple[Rows, Order]:
        """The rows of both in order of what happened, and where each stood among those of `before`, then `after`."""
        after = replace(after, activity=rows[after.activity], person=who[after.person])
        kept = np.flatnonzero(stays(before))
        order = np.concatenate([kept, len(before) + np.arange(len(after))])
        found = {name: np.concatenate([getattr(before, name), getattr(after, name)]) for name in Rows.__slots__}
        order = order[np.argsort(found["activity"][order], kind="stable")]
        return Rows(**{name: column[order] for name, column in found.items()}), order

    counted, order = both(known.counted, more.counted)
    near, near_order = both(known.near, more.near)
    failed = np.array([*known.near_failed, *more.near_failed], dtype=object)
    return Tally(
        counted=counted,
        amount=np.concatenate([known.amount, more.amount])[order],
        counted_by_decision=np.concatenate([known.counted_by_decision, more.counted_by_decision])[order],
        near=near,
        near_failed=tuple(failed[near_order]),
        last_spell=known.last_spell,
    )


def remember(log: ActivityLog, grown: Grown) -> None:
    """Keep beside a log how it grew."""
    log.memory.once("grown", lambda: grown)


def remembered(log: ActivityLog) -> Grown | None:
    """How a log grew; None where it was read whole."""
    found: Grown | None = log.memory.once("grown", lambda: None)
    return found
