"""What a person can do with a review: note something at a step, pass it, finish, move, skip; each can be taken back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.language.dates import day_in_words
from kithward.reviews import queries
from kithward.reviews.models import Review, ReviewNote
from kithward.reviews.periods import Days
from kithward.reviews.steps import LONGEST_NOTE, ReviewStep, steps_of
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

NONE_SEEN = 0  # the version that was seen where there was none


@transaction.atomic
def keep_note(
    workspace: Workspace, days: Days, step: ReviewStep, text: str, *, as_of: date, seen_version: int | None = None
) -> UUID | None:
    """Note something at a step, and finish the review with the last one; begins it where it is not begun.

    Gives the id to take it back by; None where nothing changed. Raises BadInput for an overlong note and for days
    that are not over, Conflict when the note was changed since `seen_version` (0 for none).
    """
    words = checked(text)
    trace, row = begun(workspace, days, as_of)
    note_traced(workspace, row, step, words, as_of=as_of, seen_version=seen_version, trace=trace)
    if step == steps_of(days.kind)[-1]:
        close(workspace, row, Review.State.FINISHED, as_of)
        return trace.keep_if_changed(f"Finished the review of the {days.kind}")
    return trace.keep_if_changed(f"Your note: {step.title.lower()}")


@transaction.atomic
def pass_step(workspace: Workspace, days: Days, step: ReviewStep, *, as_of: date) -> UUID | None:
    """Go past a step: what was noted there stays as it is. With the last one the review is finished."""
    row = queries.review_of(workspace, days)
    note = queries.notes_of(workspace, [row.id])[row.id].get(step.key) if row else None
    return keep_note(workspace, days, step, note.text if note else "", as_of=as_of)


@transaction.atomic
def move(workspace: Workspace, days: Days, day: date, *, as_of: date) -> UUID | None:
    """Have the review on another day; None where it was due then. Raises BadInput for a day past or too late."""
    if not as_of <= day <= days.latest:
        raise BadInput(
            f"Choose a day from today to {day_in_words(days.latest)}: after that the next {days.kind} is looked at."
        )
    trace, row = opened(workspace, days, as_of)
    change(workspace, row, due_on=day)
    return trace.keep_if_changed(f"Moved the review of the {days.kind} to {day_in_words(day)}")


@transaction.atomic
def skip(workspace: Workspace, days: Days, *, as_of: date) -> UUID | None:
    """Let the review of these days be; what was noted stays."""
    trace, row = opened(workspace, days, as_of)
    close(workspace, row, Review.State.SKIPPED, as_of)
    return trace.keep_if_changed(f"Skipped the review of the {days.kind}")


def checked(text: str) -> str:
    """A note without the space around it, its lines ended alike. Raises BadInput where it is too long."""
    words = text.replace("\r\n", "\n").strip()
    if len(words) > LONGEST_NOTE:
        raise BadInput(f"There is room for {LONGEST_NOTE:,} letters; these are {len(words):,}.")
    return words


def begun(workspace: Workspace, days: Days, as_of: date) -> tuple[Trace, Review]:
    """The review of these days, begun; one that was skipped is open again."""
    trace, row = held(workspace, days, as_of)
    if row.state == Review.State.SKIPPED:
        change(workspace, row, state=Review.State.OPEN, closed_on=None)
    if row.begun_on is None:
        change(workspace, row, begun_on=as_of)
    return trace, row


def opened(workspace: Workspace, days: Days, as_of: date) -> tuple[Trace, Review]:
    """The review of these days, not yet closed. Raises Conflict where it is."""
    trace, row = held(workspace, days, as_of)
    if row.state != Review.State.OPEN:
        raise Conflict(f"The review of this {days.kind} is {row.state} already.")
    return trace, row


def held(workspace: Workspace, days: Days, as_of: date) -> tuple[Trace, Review]:
    """The review of these days, made where there is none, and the trace that follows it."""
    if days.last >= as_of:
        raise BadInput(f"This {days.kind} is not over: look back at it from {day_in_words(days.due_on)}.")
    hold(workspace)  # two windows would begin it twice
    trace, row = Trace(workspace), queries.review_of(workspace, days)
    if row is not None:
        trace.watch(Review, [row])
        return trace, row
    made: Review = Review.objects.create(
        workspace=workspace, kind=days.kind, first_on=days.first, last_on=days.last, due_on=days.due_on
    )
    trace.made(made)
    return trace, made


def note_traced(
    workspace: Workspace,
    row: Review,
    step: ReviewStep,
    words: str,
    *,
    as_of: date,
    seen_version: int | None,
    trace: Trace,
) -> None:
    """Write the note of a step, followed by the trace. Raises Conflict when it was changed since."""
    rows = ReviewNote.objects.of(workspace).filter(review_id=row.id, step=step.key)
    note = rows.first()
    if seen_version is not None and seen_version != (note.version if note else NONE_SEEN):
        raise Conflict("This note was changed in the meantime: look at it as it is now, then save again.")
    if note is None:
        trace.made(
            ReviewNote.objects.create(
                workspace=workspace, review_id=row.id, step=step.key, text=words, written_on=as_of
            )
        )
    elif note.text != words:
        trace.watch(ReviewNote, rows)
        rows.update(text=words, written_on=as_of, version=F("version") + 1)


def close(workspace: Workspace, row: Review, state: str, as_of: date) -> None:
    """Finish or skip a review; one that was finished keeps its day."""
    if row.state != state:
        change(workspace, row, state=state, closed_on=as_of)


def change(workspace: Workspace, row: Review, **values: Any) -> None:
    """Give a review other values."""
    Review.objects.of(workspace).filter(id=row.id).update(**values, version=F("version") + 1)
    for column, value in values.items():
        setattr(row, column, value)
