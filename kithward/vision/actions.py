"""What a person can change in their aspirations and their order; `reversible` does it so that it can be taken back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.undo.actions import Trace
from kithward.vision import queries
from kithward.vision.models import Aspiration
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

LONGEST_TEXT = 300


@transaction.atomic
def add_aspiration(
    workspace: Workspace, text: str, *, kind: str, rank: int | None = None, by: date | None = None
) -> Aspiration:
    """A new aspiration at this rank, before those that stood there; the last one without a rank.

    Raises BadInput for an empty or overlong text, an unknown kind, a rank below 1, and one that is there already.
    """
    words = checked(text, kind)
    check_rank(rank)
    hold(workspace)  # a second click comes while the first is under way
    if Aspiration.objects.of(workspace).filter(text=words, kind=kind).exists():
        raise BadInput(f"You aim for that already: {words}")
    last = queries.aspirations(workspace).count() + 1
    place = last if rank is None else min(rank, last)
    Aspiration.objects.of(workspace).filter(rank__gte=place).update(rank=F("rank") + 1, version=F("version") + 1)
    added: Aspiration = Aspiration.objects.create(workspace=workspace, text=words, kind=kind, rank=place, by=by)
    return added


def checked(text: str, kind: str) -> str:
    """The words of an aspiration. Raises BadInput for none or too many, and for an unknown kind."""
    words = " ".join(text.split())
    if not words:
        raise BadInput("Say in a few words what you want to be, to be able to do, or to have lived.")
    if len(words) > LONGEST_TEXT:
        raise BadInput(f"An aspiration may have {LONGEST_TEXT} letters; this one has {len(words)}.")
    if kind not in Aspiration.Kind.values:
        raise BadInput(f"“{kind}” is not a kind of aspiration: choose one of {', '.join(Aspiration.Kind.values)}.")
    return words


def check_rank(rank: int | None) -> None:
    """Raise BadInput for a rank that none can have."""
    if rank is not None and rank < 1:
        raise BadInput("Ranks start at 1, for what matters most.")


@transaction.atomic
def change_aspiration(
    workspace: Workspace, aspiration_id: UUID, *, text: str, kind: str, by: date | None, seen_version: int | None = None
) -> Aspiration:
    """An aspiration in other words.

    Raises BadInput for what none can be, Conflict when it was changed since `seen_version`.
    """
    row = queries.aspiration(workspace, aspiration_id)
    if seen_version is not None and row.version != seen_version:
        raise Conflict("This aspiration was changed in the meantime: look at it as it is now, then save again.")
    words = checked(text, kind)
    if (row.text, row.kind, row.by) != (words, kind, by):
        rows = Aspiration.objects.of(workspace).filter(id=row.id)
        rows.update(text=words, kind=kind, by=by, version=F("version") + 1)
    return queries.aspiration(workspace, row.id)


@transaction.atomic
def rank_aspiration(workspace: Workspace, aspiration_id: UUID, rank: int) -> Aspiration:
    """An aspiration at another rank; one beyond the others is the last. Raises BadInput for a rank below 1."""
    check_rank(rank)
    row = queries.aspiration(workspace, aspiration_id)
    order = [other.id for other in queries.aspirations(workspace) if other.id != row.id]
    order.insert(rank - 1, row.id)
    reorder(workspace, order)
    return queries.aspiration(workspace, row.id)


@transaction.atomic
def reorder(workspace: Workspace, aspiration_ids: Sequence[UUID]) -> None:
    """Rank the aspirations in this order, from 1 on. Raises BadInput unless each of them is named once."""
    ranks = {row.id: row.rank for row in queries.aspirations(workspace)}
    if sorted(ranks) != sorted(aspiration_ids):
        raise BadInput("To put the aspirations in order, name each of them once.")
    for rank, aspiration_id in enumerate(aspiration_ids, start=1):
        if ranks[aspiration_id] != rank:
            Aspiration.objects.of(workspace).filter(id=aspiration_id).update(rank=rank, version=F("version") + 1)


@transaction.atomic
def remove_aspiration(workspace: Workspace, aspiration_id: UUID, *, trace: Trace) -> Aspiration:
    """Take an aspiration away, with what says that goals serve it; the trace knows how it was."""
    row = queries.aspiration(workspace, aspiration_id)
    trace.watch(Aspiration, Aspiration.objects.of(workspace))
    trace.delete(Aspiration, [row.id])
    reorder(workspace, [other.id for other in queries.aspirations(workspace)])
    return row
