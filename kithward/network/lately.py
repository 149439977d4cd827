"""What happened in a stretch of days, as rows to show."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

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
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    parts = Participation.objects.of(workspace).filter(activity_id__in=[row.id for row in rows])
    for activity_id, name in parts.filter(person__workspace=workspace).values_list("activity_id", "person__name"):
        names[activity_id].append(name)
    return [
        Happened(row.day, row.kind, row.form, row.event_name, tuple(row.topics), tuple(sorted(names[row.id])))
        for row in rows
    ]
