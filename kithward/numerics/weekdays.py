"""The day of the week on which most was begun, where it can be told from chance. Pure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import BEGAN_CODES, KIND_CODES, ActivityLog
from kithward.numerics.checks import number

WORKING_DAYS: Final = 5
LEAST_BEGUN: Final = 12  # of fewer no day stands out enough to build on
BY_CHANCE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Favourite:
    """The weekday (0 is Monday) on which so many of all that was begun fell."""

    weekday: int
    times: int
    total: int


def favourite_weekday(log: ActivityLog, *, since: int, until: int) -> Favourite | None:
    """Give the weekday of these days on which most was begun by oneself: contacts, and practice.

    None where it is no clear one: as many would fall on some day of a working week by chance with 5 % or more.
    Source: the upper tail of the binomial law, times five for the five days that could have been it (Bonferroni).
    Known limit: a class or a meeting that somebody else has set for that day looks like one's own choice.
    """
    number(until - since, "days", low=0)
    contact = np.isin(log.kind, [KIND_CODES[kind] for kind in CONTACT_KINDS]) & (log.began_by == BEGAN_CODES["me"])
    begun = contact | (log.kind == KIND_CODES["practice"])
    days = log.day[begun & (log.day >= since) & (log.day <= until)]
    if len(days) < LEAST_BEGUN:
        return None
    times = np.bincount((days + 6) % 7, minlength=7)  # the first day of all, 1, was a Monday
    best = int(times.argmax())
    by_chance = WORKING_DAYS * float(special.bdtrc(int(times[best]) - 1, len(days), 1 / WORKING_DAYS))
    return Favourite(best, int(times[best]), len(days)) if by_chance < BY_CHANCE else None
