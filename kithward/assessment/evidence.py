"""What the log shows of a person's habits, read for the areas of the assessment."""

from datetime import date, timedelta

import numpy as np

from kithward.assessment.habits import Seen
from kithward.network import queries as network
from kithward.network.follow_ups import due_and_done
from kithward.numerics import habits
from kithward.numerics.arrays import NEVER, UNKNOWN, ActivityLog, Labels
from kithward.workspaces.models import Workspace


def seen_in_log(workspace: Workspace, as_of: date) -> Seen:
    """What the days up to this one show."""
    today = as_of.toordinal()
    log = network.activity_log(workspace, date.fromordinal(habits.since(today)))
    kept, late = promises_kept(workspace, as_of)
    found = log.memory.once(("habits", today), lambda: habits.habits(log, today=today))
    return Seen(found, kept, late, fields_of(log))


def promises_kept(workspace: Workspace, as_of: date) -> tuple[habits.Tried, int | None]:
    rows = due_and_done(workspace, as_of - timedelta(days=habits.LOOKS_BACK_DAYS - 1), as_of)
    due = np.array([day.toordinal() for day, _ in rows], dtype=np.int32)
    done = np.array([NEVER if day is None else day.toordinal() for _, day in rows], dtype=np.int32)
    return habits.kept(due, done, today=as_of.toordinal())


def fields_of(log: ActivityLog) -> tuple[tuple[str, int], ...]:
    """How many people work in each field, a person in several of them in each; the largest first."""
    return log.memory.once("people in fields", lambda: sizes_of(log.people.fields))


def sizes_of(labels: Labels) -> tuple[tuple[str, int], ...]:
    people = np.bincount(labels.codes[labels.codes != UNKNOWN], minlength=len(labels.names))
    sizes: dict[str, int] = {}
    for words, count in zip(labels.names, people.tolist(), strict=True):
        for word in words:
            sizes[word] = sizes.get(word, 0) + count
    return tuple(sorted(((word, size) for word, size in sizes.items() if size), key=lambda pair: (-pair[1], pair[0])))
