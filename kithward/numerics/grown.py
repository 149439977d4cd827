"""How a log grew out of an earlier one, and what was worked out of that and still holds."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Ints
from kithward.numerics.measure import Measure, Rows, Tally, eligible

CONTACT_CODES = [KIND_CODES[kind] for kind in CONTACT_KINDS]


@dataclass(frozen=True, slots=True)
class Grown:
    """What became of an earlier log of n happenings, whose people keep their places; more may have come."""

    standings: Mapping[Hashable, Any]  # worked out of the earlier log, by what was asked
    place: Ints  # (n,): where each happening stands now; UNKNOWN where it is gone
    gone: ActivityLog  # happenings that are gone or were another before
    new: ActivityLog  # happenings that came, or as they are now
    people_changed: bool  # somebody came, or anything is another about somebody
    facts_changed: bool  # of somebody who was there: who they are, or since when they are known
    roles_changed: bool

    def leaves(self, measure: Measure) -> bool:
        """Whether `measure` counts in both logs the same happenings; what people decided is not asked here."""
        if any(eligible(measure, log).any() for log in (self.gone, self.new)):
            return False
        if measure.act == "reconnect" and any(np.isin(log.kind, CONTACT_CODES).any() for log in (self.gone, self.new)):
            return False  # any contact breaks a silence
        if measure.counts_all_known and self.people_changed:
            return False
        if measure.role and self.roles_changed:
            return False
        return not (measure.asks_of_people and self.facts_changed)

    def tally(self, tally: Tally) -> Tally:
        """A tally of the earlier log that this change leaves alone, as one of the log of now."""
        return replace(tally, counted=self.rows(tally.counted), near=self.rows(tally.near))

    def rows(self, rows: Rows) -> Rows:
        place = np.append(self.place, np.int32(UNKNOWN))  # UNKNOWN is the last
        return replace(rows, activity=place[rows.activity])


def remember(log: ActivityLog, grown: Grown) -> None:
    """Keep beside a log how it grew."""
    log.memory.once("grown", lambda: grown)


def remembered(log: ActivityLog) -> Grown | None:
    """How a log grew; None where it was read whole."""
    found: Grown | None = log.memory.once("grown", lambda: None)
    return found
