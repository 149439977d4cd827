"""What a person can change in their vision: the aspirations and their order."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput
from kithward.vision import queries
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace

LONGEST_TEXT = 300


@transaction.atomic
def add_aspiration(
    workspace: Workspace, text: str, *, kind: str, rank: int | None = None, by: date | None = None
) -> Aspiration:
    """A new aspiration at this rank, before those that stood there; the last one without a rank.

    Raises BadInput for an empty or overlong text, an unknown kind, and a rank below 1.
    """
    words = " ".join(text.split())
    if not words:
        raise BadInput("Say in a few words what you want to be, to be able to do, or to have lived.")
    if len(words) > LONGEST_TEXT:
        raise BadInput(f"An aspiration may have {LONGEST_TEXT} letters; this one has {len(words)}.")
    if kind not in Aspiration.Kind.values:
        raise BadInput(f"“{kind}” is not a kind of aspiration: choose one of {', '.join(Aspiration.Kind.values)}.")
    if rank is not None and rank < 1:
        raise BadInput("Ranks start at 1, for what matters most.")
    last = queries.aspirations(workspace).count() + 1
    place = last if rank is None else min(rank, last)
    Aspiration.objects.of(workspace).filter(rank__gte=place).update(rank=F("rank") + 1, version=F("version") + 1)
    added: Aspiration = Aspiration.objects.create(workspace=workspace, text=words, kind=kind, rank=place, by=by)
    return added


@transaction.atomic
def reorder(workspace: Workspace, aspiration_ids: Sequence[UUID]) -> None:
    """Rank the aspirations in this order, from 1 on. Raises BadInput unless each of them is named once."""
    ranks = {row.id: row.rank for row in queries.aspirations(workspace)}
    if sorted(ranks) != sorted(aspiration_ids):
        raise BadInput("To put the aspirations in order, name each of them once.")
    for rank, aspiration_id in enumerate(aspiration_ids, start=1):
        if ranks[aspiration_id] != rank:
            Aspiration.objects.of(workspace).filter(id=aspiration_id).update(rank=rank, version=F("version") + 1)
