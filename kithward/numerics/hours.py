"""The hour that brought most: what each happening counted for the goals, and what came of it, by the time it took."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kithward.language.terms import ACTIVITY_KINDS
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Ints
from kithward.numerics.checks import number, numbers, whole_number
from kithward.numerics.sources import minutes_spent

OUTCOME_SHARE: Final = 0.25  # an outcome counts like a quarter of a goal; a guess
LEAST_MINUTES: Final = 15  # what is shorter takes that long with all around it; a guess
LEAST_COMPARED: Final = 3  # of fewer that brought anything none is called the best

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Best:
    """The happening that brought most an hour, by its place in the log."""

    activity: int
    per_hour: float  # in goals
    minutes: float
    is_guess: bool  # how long it took was not noted
    compared: int  # so many brought anything


def shares(amount: ArrayLike, spell: Ints, *, target: int) -> Floats:
    """Give what part of its goal each counted row (k,) was, in the order of days; beyond the target of a spell, none.

    `amount` (k,) is what a row counts, `spell` (k,) ascends. Raises ValueError for a target below one.
    """
    counts, wanted = numbers(amount, "amount", low=0), whole_number(target, "target", low=1)
    found = np.zeros(len(counts), dtype=np.float64)
    for one in np.unique(spell):
        of_spell = spell == one
        reached = np.minimum(np.cumsum(counts[of_spell]), wanted)
        found[of_spell] = np.diff(reached, prepend=0.0) / wanted
    return found


def best_hour(log: ActivityLog, worth: ArrayLike, *, since: int, until: int) -> Best | None:
    """Give the happening of these days that brought most an hour; None where too few brought anything.

    `worth` (n,) is what each happening brought, in goals. Of two alike the one that brought more, then the earlier.
    """
    brought = numbers(worth, "worth", low=0)
    number(until - since, "days", low=0)
    minutes = minutes_spent(log)
    is_activity = np.isin(log.kind, [KIND_CODES[kind] for kind in ACTIVITY_KINDS])
    able = np.flatnonzero(is_activity & (log.day >= since) & (log.day <= until) & (brought > 0))
    if len(able) < LEAST_COMPARED:
        return None
    per_hour = brought[able] / (np.maximum(minutes[able], LEAST_MINUTES) / 60)
    place = int(np.lexsort((log.day[able], -brought[able], -per_hour))[0])
    activity = int(able[place])
    return Best(
        activity=activity,
        per_hour=float(per_hour[place]),
        minutes=float(minutes[activity]),
        is_guess=bool(log.minutes[activity] == UNKNOWN),
        compared=len(able),
    )
