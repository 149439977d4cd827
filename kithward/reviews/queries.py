"""Reads of reviews: the one that stands, whether it is due, what was noted, and the earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kithward.goals.window import Period
from kithward.network.models import Activity
from kithward.planning.models import Step
from kithward.reviews.models import Review, ReviewNote
from kithward.reviews.periods import Days, days_with, last_over
from kithward.workspaces.models import Workspace

MOST_EARLIER: Final = 12
MOST_HELD: Final = 150
KINDS: Final[tuple[Period, ...]] = ("week", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Standing:
    """The review of the last days that are over, with what is kept of it so far."""

    days: Days
    row: Review | None
    notes: dict[str, ReviewNote]

    @property
    def state(self) -> str:
        return self.row.state if self.row else Review.State.OPEN

    @property
    def is_open(self) -> bool:
        return self.state == Review.State.OPEN

    @property
    def is_begun(self) -> bool:
        return self.row is not None and self.row.begun_on is not None

    @property
    def due_on(self) -> date:
        return self.row.due_on if self.row else self.days.due_on


@dataclass(frozen=True, slots=True)
class Marked:
    """A review on a time line: held, due, or still to come, and on which day."""

    days: Days
    state: str
    day: date


def review_of(workspace: Workspace, days: Days) -> Review | None:
    """The review of these days; None where nothing is kept of it."""
    found: Review | None = Review.objects.of(workspace).filter(kind=days.kind, first_on=days.first).first()
    return found


def standing(workspace: Workspace, kind: Period, as_of: date) -> Standing:
    """The review of the last week, month or quarter that is over."""
    return standing_of(workspace, last_over(kind, as_of, workspace.week_start))


def standing_of(workspace: Workspace, days: Days) -> Standing:
    """The review of these days."""
    row = review_of(workspace, days)
    return Standing(days, row, notes_of(workspace, [row.id])[row.id] if row else {})


def due(workspace: Workspace, kind: Period, as_of: date) -> Standing | None:
    """The review that is due: None before its day, once it is closed, and where there is nothing to look back at."""
    days = last_over(kind, as_of, workspace.week_start)
    found = Standing(days, review_of(workspace, days), {})
    is_waiting = found.is_open and found.due_on <= as_of
    return found if is_waiting and not is_empty(workspace, found) else None


def is_empty(workspace: Workspace, found: Standing) -> bool:
    """Whether there is nothing to look back at, and nothing was noted yet."""
    return not found.is_begun and not is_anything_in(workspace, found.days)


def all_due(workspace: Workspace, as_of: date) -> list[Standing]:
    """The reviews that are due, the shortest first."""
    found = (due(workspace, kind, as_of) for kind in KINDS)
    return [one for one in found if one is not None]


def is_anything_in(workspace: Workspace, days: Days) -> bool:
    """Whether anything happened or was decided on in these days."""
    span = (days.first, days.last)
    happened: bool = Activity.objects.of(workspace).filter(day__range=span).exists()
    return happened or Step.objects.of(workspace).filter(week_on__range=span).exists()


def notes_of(workspace: Workspace, review_ids: Sequence[UUID]) -> dict[UUID, dict[str, ReviewNote]]:
    """What was noted in each of these reviews, by the keys of the steps."""
    found: dict[UUID, dict[str, ReviewNote]] = {row_id: {} for row_id in review_ids}
    for note in ReviewNote.objects.of(workspace).filter(review_id__in=review_ids):
        found[note.review_id][note.step] = note
    return found


def earlier(workspace: Workspace, kind: Period, before: date) -> list[tuple[Review, dict[str, ReviewNote]]]:
    """The latest reviews of days before a day that were begun and not skipped, with what was noted."""
    rows = Review.objects.of(workspace).filter(kind=kind, first_on__lt=before, begun_on__isnull=False)
    found = list(rows.exclude(state=Review.State.SKIPPED).order_by("-first_on")[:MOST_EARLIER])
    notes = notes_of(workspace, [row.id for row in found])
    return [(row, notes[row.id]) for row in found]


def marked(workspace: Workspace, as_of: date) -> list[Marked]:
    """The reviews that were held, those that are due, and the next of each kind, the latest first."""
    rows = Review.objects.of(workspace).filter(state=Review.State.FINISHED).order_by("-closed_on", "-id")
    found = [Marked(row.days, "held", row.closed_on) for row in rows[:MOST_HELD] if row.closed_on]
    for kind in KINDS:
        found += ahead(workspace, kind, as_of)
    return sorted(found, key=lambda one: one.day, reverse=True)


def ahead(workspace: Workspace, kind: Period, as_of: date) -> list[Marked]:
    """The review of the last days of a kind, where it waits or was moved, and that of the running ones."""
    running = days_with(kind, as_of, workspace.week_start)
    found, waits = [Marked(running, "coming", running.due_on)], due(workspace, kind, as_of)
    if waits is not None:
        return [Marked(waits.days, "due", waits.due_on), *found]
    last = standing(workspace, kind, as_of)
    was_moved = last.is_open and last.due_on > as_of
    return [Marked(last.days, "coming", last.due_on), *found] if was_moved else found
