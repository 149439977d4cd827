"""Two logs made one, and a log without some of its happenings; always in order of day."""

from dataclasses import replace

import numpy as np

from kithward.numerics.arrays import UNKNOWN, ActivityLog, Labels, Mask


def merged_labels(labels: Labels, more: Labels) -> Labels:
    """Both, one after the other."""
    shifted = np.where(more.codes == UNKNOWN, UNKNOWN, more.codes + len(labels.names)).astype(np.int32)
    return Labels(np.concatenate([labels.codes, shifted]), labels.names + more.names)


def merged(log: ActivityLog, more: ActivityLog) -> ActivityLog:
    """The happenings of both logs, which speak of the same people, by day; people and roles are those of `more`."""
    together = replace(
        more,
        ids=np.concatenate([log.ids, more.ids]),
        kind=np.concatenate([log.kind, more.kind]),
        day=np.concatenate([log.day, more.day]),
        minutes=np.concatenate([log.minutes, more.minutes]),
        medium=np.concatenate([log.medium, more.medium]),
        began_by=np.concatenate([log.began_by, more.began_by]),
        meaningful=np.concatenate([log.meaningful, more.meaningful]),
        form=merged_labels(log.form, more.form),
        topics=merged_labels(log.topics, more.topics),
        pair_activity=np.concatenate([log.pair_activity, more.pair_activity + np.int32(len(log))]),
        pair_person=np.concatenate([log.pair_person, more.pair_person]),
        pair_part=np.concatenate([log.pair_part, more.pair_part]),
    )
    return by_day(together)


def by_day(log: ActivityLog) -> ActivityLog:
    """The same log, its happenings in order of day and its pairs in order of their happening."""
    order = np.argsort(log.day, kind="stable")  # quick on runs that are in order already
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    pair_activity = place[log.pair_activity]
    pairs = np.argsort(pair_activity, kind="stable")
    return replace(
        log,
        ids=log.ids[order],
        kind=log.kind[order],
        day=log.day[order],
        minutes=log.minutes[order],
        medium=log.medium[order],
        began_by=log.began_by[order],
        meaningful=log.meaningful[order],
        form=Labels(log.form.codes[order], log.form.names),
        topics=Labels(log.topics.codes[order], log.topics.names),
        pair_activity=pair_activity[pairs],
        pair_person=log.pair_person[pairs],
        pair_part=log.pair_part[pairs],
    )


def without(log: ActivityLog, gone: Mask) -> ActivityLog:
    """The log without the happenings (n,) that are `gone`."""
    keep = ~gone
    place = np.cumsum(keep, dtype=np.int32) - np.int32(1)
    pairs = keep[log.pair_activity]
    return replace(
        log,
        ids=log.ids[keep],
        kind=log.kind[keep],
        day=log.day[keep],
        minutes=log.minutes[keep],
        medium=log.medium[keep],
        began_by=log.began_by[keep],
        meaningful=log.meaningful[keep],
        form=Labels(log.form.codes[keep], log.form.names),
        topics=Labels(log.topics.codes[keep], log.topics.names),
        pair_activity=place[log.pair_activity[pairs]],
        pair_person=log.pair_person[pairs],
        pair_part=log.pair_part[pairs],
    )
