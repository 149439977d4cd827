"""What happened in a stretch of days, as rows to show."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithward.network import queries
from kithward.network.models import Activity, Participation
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Happened:
    """One activity with the names of those who took part."""

    day: date
    kind: str
    form: str
    event_name: str
    topics: tuple[str, ...]
    people: tuple[str, ...]


def happened(
    workspace: Workspace, first: date, last: date, *, besides: Sequence[UUID | None] = (), most: int = 20
) -> list[Happened]:
    """The activities of these days, the latest first, besides those with these ids."""
    rows = list(
        Activity.objects.of(workspace)
        .filter(day__range=(first, last))
        .exclude(id__in=[row_id for row_id in besides if row_id is not None])
        .order_by("-day", "-id")[:most]
    )
    return list(with_names(workspace, rows).values())


def happened_with_ids(workspace: Workspace, ids: Collection[UUID]) -> dict[UUID, Happened]:
    """Those of these activities that are in the log, by their id."""
    return with_names(workspace, list(Activity.objects.of(workspace).filter(id__in=ids))) if ids else {}


def with_names(workspace: Workspace, rows: Sequence[Activity]) -> dict[UUID, Happened]:
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    # Two questions: asked for the names at once, SQLite goes through all people.
    parts = Participation.objects.of(workspace).filter(activity_id__in=[row.id for row in rows])
    took_part = list(parts.values_list("activity_id", "person_id"))
    name_of = queries.names_of(workspace, {person_id for _, person_id in took_part})
    for activity_id, person_id in took_part:
        names[activity_id].append(name_of[person_id])
    return {
        row.id: Happened(row.day, row.kind, row.form, row.event_name, tuple(row.topics), tuple(sorted(names[row.id])))
        for row in rows
    }
