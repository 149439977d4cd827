"""Who was there together: what a log tells of who knows whom."""

import numpy as np
from numpy.typing import NDArray

from kithward.numerics.arrays import ActivityLog, Ints

MOST_PEOPLE = 8  # in a larger company not everybody meets everybody (a guess)


def met_together(log: ActivityLog, *, until: int, most_people: int = MOST_PEOPLE) -> NDArray[np.int32]:
    """Give the pairs (k, 2) of people, the lower place first and each once, who took part in one small activity.

    Activities of a day after `until` and those with more than `most_people` are left out. O(m) for m parts taken.
    Known limit: that two were in one meeting says that they met, not that they keep in touch.
    """
    rows = np.flatnonzero(log.day[log.pair_activity] <= until)
    order = rows[np.argsort(log.pair_activity[rows], kind="stable")]
    activity, person = log.pair_activity[order], log.pair_person[order]
    first, size = group_bounds(activity)
    found = [pairs_of_size(person, first[size == some], some) for some in range(2, most_people + 1)]
    pairs = np.sort(np.concatenate(found), axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0).astype(np.int32).reshape(-1, 2)


def group_bounds(activity: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each run of the same activity begins, and how long it is."""
    begins = np.flatnonzero(np.diff(activity, prepend=-1))
    return begins, np.diff(begins, append=len(activity))


def pairs_of_size(person: Ints, first: NDArray[np.int64], size: int) -> NDArray[np.int32]:
    """All pairs within the groups of one size that begin at these places."""
    one, other = np.triu_indices(size, k=1)
    groups = person[first[:, None] + np.arange(size)]
    return np.stack([groups[:, one].ravel(), groups[:, other].ravel()], axis=1).astype(np.int32)
