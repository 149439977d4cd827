"""Who is known to know whom, as pairs of places in the arrays: read anew when one was made or deleted."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np

from kithward.network.columns import coded, columns
from kithward.network.models import KnownLink, StrangerPair
from kithward.numerics.arrays import UNKNOWN, Ids, Ints, People
from kithward.workspaces.kept import Kept
from kithward.workspaces.models import Workspace


class Places:
    """Where the person of an id stands in the arrays; UNKNOWN for none."""

    def __init__(self, people: People) -> None:
        self.index: dict[Any, int] = people.index
        self.written_as_text = len(people) > 0 and isinstance(people.ids[0], str)

    def __call__(self, person_id: UUID | None) -> int:
        if person_id is None:
            return UNKNOWN
        return self.index.get(person_id.hex if self.written_as_text else person_id, UNKNOWN)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The links as they were read, for people in this order: pairs (k, 2) of their places."""

    ids: Ids
    count: int
    newest: UUID | None
    pairs: Ints

    def speaks_of(self, people: People) -> bool:
        """Whether everybody stands where they stood; more people may have come since."""
        size = len(self.ids)
        return self.ids is people.ids or (size <= len(people) and bool((self.ids == people.ids[:size]).all()))


kept: Kept[Links] = Kept()


def known_links(workspace: Workspace, people: People) -> Links:
    """Who is known to know whom; the same as before as long as no link was made or deleted.

    Links are made and deleted, never turned to other people: where two people become one, their places change too.
    """
    rows = KnownLink.objects.of(workspace)
    count, newest = rows.count(), rows.order_by("-id").values_list("id", flat=True).first()
    known = kept.get(workspace.id)
    if known is not None and (known.count, known.newest) == (count, newest) and known.speaks_of(people):
        return known
    read = Links(people.ids, count, newest, pairs_of(rows, people))
    if len(read.pairs) == count:  # else somebody came meanwhile, whom the next look will know
        kept.keep(workspace.id, read)
    return read


def strangers(workspace: Workspace, people: People) -> Ints:
    """Who is known not to know whom, as pairs (q, 2) of places; they are few, and read anew."""
    return pairs_of(StrangerPair.objects.of(workspace).order_by("id"), people)


def pairs_of(rows: Any, people: People) -> Ints:
    pairs = np.stack([coded(end, people.index, np.int32) for end in columns(rows, "person_id", "other_id")], axis=1)
    known: Ints = pairs[(pairs != UNKNOWN).all(axis=1)]
    return known
