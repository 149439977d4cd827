"""People as the lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kithward.network.models import Person
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as far as a line of a list tells of them."""

    id: UUID
    name: str
    title: str
    organisation: str
    fields: tuple[str, ...]
    seniority: str
    place: str
    tags: tuple[str, ...]
    contact_count: int


def lines_of(workspace: Workspace, ids: Sequence[UUID]) -> list[PersonLine]:
    """These people in this order, for a list; who is not here is left out."""
    columns_read = (
        "id",
        "name",
        "title",
        "organisation__name",
        "fields",
        "seniority",
        "place",
        "tags",
        "contact_count",
    )
    lines = {}
    for row in Person.objects.of(workspace).filter(id__in=ids).values_list(*columns_read):
        row_id, name, title, organisation, fields, seniority, place, tags, count = row
        lines[row_id] = PersonLine(
            row_id, name, title, organisation or "", tuple(fields), seniority, place, tuple(tags), count
        )
    return [lines[one] for one in ids if one in lines]
