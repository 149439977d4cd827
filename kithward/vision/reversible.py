"""Changes of the vision and of its aspirations that can be taken back: each gives the id to do so by."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kithward.undo.actions import Trace
from kithward.vision import actions, queries, writing
from kithward.vision.models import Aspiration, ReflectionAnswer, VisionVersion
from kithward.vision.reflection import Question
from kithward.workspaces.models import Workspace

Row = TypeVar("Row")


def write_vision(
    workspace: Workspace, text: str, *, as_of: date, by: date | None = None, seen_number: int | None = None
) -> tuple[VisionVersion, UUID | None]:
    """The vision, written as `writing.write_vision` does; no id where it said that already."""
    return traced(
        workspace,
        queries.versions(workspace)[:1],
        lambda: writing.write_vision(workspace, text, as_of=as_of, by=by, seen_number=seen_number),
        said=lambda row: f"Your vision, version {row.number}",
    )


def answer(
    workspace: Workspace, question: Question, text: str, *, as_of: date, seen_version: int | None = None
) -> UUID | None:
    """Answer a question, as `writing.answer` does; None where it was answered so."""
    return traced(
        workspace,
        ReflectionAnswer.objects.of(workspace).filter(question=question.key),
        lambda: writing.answer(workspace, question, text, as_of=as_of, seen_version=seen_version),
        said=lambda _: f"Your answer to “{question.asked}”",
    )[1]


def add_aspiration(
    workspace: Workspace, text: str, *, kind: str, rank: int | None = None, by: date | None = None
) -> tuple[Aspiration, UUID | None]:
    """A new aspiration, as `actions.add_aspiration` makes it."""
    return traced(
        workspace,
        Aspiration.objects.of(workspace),
        lambda: actions.add_aspiration(workspace, text, kind=kind, rank=rank, by=by),
        said=lambda row: f"Added: {row.text}",
    )


def change_aspiration(
    workspace: Workspace, aspiration_id: UUID, *, text: str, kind: str, by: date | None, seen_version: int | None = None
) -> tuple[Aspiration, UUID | None]:
    """An aspiration in other words, as `actions.change_aspiration` changes it; no id where it was so."""
    return traced(
        workspace,
        Aspiration.objects.of(workspace).filter(id=aspiration_id),
        lambda: actions.change_aspiration(
            workspace, aspiration_id, text=text, kind=kind, by=by, seen_version=seen_version
        ),
        said=lambda row: f"Changed: {row.text}",
    )


def rank_aspiration(workspace: Workspace, aspiration_id: UUID, rank: int) -> tuple[Aspiration, UUID | None]:
    """An aspiration at another rank, as `actions.rank_aspiration` moves it; no id where it stood there."""
    return traced(
        workspace,
        Aspiration.objects.of(workspace),  # the rank of one moves the others
        lambda: actions.rank_aspiration(workspace, aspiration_id, rank),
        said=lambda row: f"Number {row.rank}: {row.text}",
    )


@transaction.atomic
def traced(
    workspace: Workspace, rows: QuerySet[Any], act: Callable[[], Row], *, said: Callable[[Row], str]
) -> tuple[Row, UUID | None]:
    """What an act on these rows gives, and the id by which it can be taken back; None where it changed nothing."""
    trace = Trace(workspace)
    trace.watch(rows.model, rows)
    done = act()
    if done is not None:
        trace.made(done)  # type: ignore[arg-type]  # a row of the table
    return done, trace.keep_if_changed(said(done))
