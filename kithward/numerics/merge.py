"""Two logs made one, and a log without some of its happenings; always in order of day."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ints, Labels, Mask


def merged(log: ActivityLog, more: ActivityLog) -> ActivityLog:
    """The happenings of both logs, which speak of the same people, by day; people and roles are those of `more`.

    Where days are the same, those of `log` come first. Both logs are in order of day themselves.
    """
    at, place, moved = places(log.day, more.day)
    pair_activity, more_activity = moved[log.pair_activity], place[more.pair_activity].astype(np.int32)
    at_pair = np.searchsorted(pair_activity, more_activity)
    return replace(
        more,
        ids=np.insert(log.ids, at, more.ids),
        kind=np.insert(log.kind, at, more.kind),
        day=np.insert(log.day, at, more.day),
        minutes=np.insert(log.minutes, at, more.minutes),
        medium=np.insert(log.medium, at, more.medium),
        began_by=np.insert(log.began_by, at, more.began_by),
        meaningful=np.insert(log.meaningful, at, more.meaningful),
        form=merged_labels(log.form, more.form, at=at),
        topics=merged_labels(log.topics, more.topics, at=at),
        pair_activity=np.insert(pair_activity, at_pair, more_activity),
        pair_person=np.insert(log.pair_person, at_pair, more.pair_person),
    )


def places(day: Ints, more: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64], Ints]:
    """Where happenings of the days `more` go among those of `day`: before which, and where each of both then stands."""
    at = np.searchsorted(day, more, side="right")
    place = at + np.arange(len(more))
    return at, place, np.delete(np.arange(len(day) + len(more), dtype=np.int32), place)


def places_after(day: Ints, gone: Mask, more: Ints) -> tuple[Ints, Ints]:
    """Where each happening of the days `day` (n,) stands once those `gone` (n,) went, and where those of `more` do."""
    stands = np.full(len(day), UNKNOWN, dtype=np.int32)
    _, place, stands[~gone] = places(day[~gone], more)
    return stands, place.astype(np.int32)


def merged_labels(labels: Labels, more: Labels, *, at: NDArray[np.int64]) -> Labels:
    """Both, those of `more` put in before the places `at`."""
    shifted = np.where(more.codes == UNKNOWN, UNKNOWN, more.codes + len(labels.names)).astype(np.int32)
    return Labels(np.insert(labels.codes, at, shifted), labels.names + more.names)


def by_day(log: ActivityLog) -> ActivityLog:
    """The same log, its happenings in order of day and its pairs in order of their happening."""
    return at_rows(log, np.argsort(log.day, kind="stable"))  # quick on runs that are in order already


def without(log: ActivityLog, gone: Mask) -> ActivityLog:
    """The log without the happenings (n,) that are `gone`."""
    return at_rows(log, np.flatnonzero(~gone))


def at_rows(log: ActivityLog, rows: NDArray[np.int64]) -> ActivityLog:
    """The log of these happenings (k,) alone, in that order, its pairs in order of their happening."""
    place = np.full(len(log), UNKNOWN, dtype=np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    pair_activity = place[log.pair_activity]
    pairs = np.flatnonzero(pair_activity != UNKNOWN)
    pairs = pairs[np.argsort(pair_activity[pairs], kind="stable")]
    return replace(
        log,
        ids=log.ids[rows],
        kind=log.kind[rows],
        day=log.day[rows],
        minutes=log.minutes[rows],
        medium=log.medium[rows],
        began_by=log.began_by[rows],
        meaningful=log.meaningful[rows],
        form=Labels(log.form.codes[rows], log.form.names),
        topics=Labels(log.topics.codes[rows], log.topics.names),
        pair_activity=pair_activity[pairs],
        pair_person=log.pair_person[pairs],
    )
