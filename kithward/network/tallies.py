"""What each tie's rhythm needs of the log, kept up with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import numpy as np
from django.db.models import F

from kithward.language.terms import CONTACT_KINDS
from kithward.network.columns import DayNumber
from kithward.network.models import Activity, Participation, Person
from kithward.numerics.ties import tie_statistics
from kithward.undo.actions import TakenBack
from kithward.workspaces.models import Workspace
from kithward.workspaces.rows import chunks


def recount_ties(workspace: Workspace, person_ids: Sequence[UUID], *, version: int) -> None:
    """Count the contacts of these people anew from the log."""
    for some in chunks(person_ids):
        recount_some(workspace, some, version=version)


def recount_some(workspace: Workspace, person_ids: Sequence[UUID], *, version: int) -> None:
    people = list(Person.objects.of(workspace).filter(id__in=person_ids))
    rows = (
        Participation.objects.of(workspace)
        .filter(person_id__in=person_ids, activity__workspace=workspace, activity__kind__in=CONTACT_KINDS)
        .values_list("person_id", DayNumber(F("activity__day")))
    )
    days: dict[UUID, set[int]] = {}
    for person_id, day in rows:
        days.setdefault(person_id, set()).add(day)
    for person in people:
        contact_days = np.array(sorted(days.get(person.id, ())), dtype=np.int64)
        person.contact_count, person.log_gap_sum, last_day = tie_statistics(contact_days)
        person.first_contact_on = date.fromordinal(int(contact_days[0])) if len(contact_days) else None
        person.last_contact_on = date.fromordinal(last_day) if last_day is not None else None
        person.log_version = version
    columns = ["contact_count", "log_gap_sum", "first_contact_on", "last_contact_on", "log_version"]
    Person.objects.bulk_create(
        people, update_conflicts=True, unique_fields=["workspace", "id"], update_fields=columns, batch_size=500
    )


def mark_changed(workspace: Workspace, activity_ids: Iterable[UUID], *, version: int) -> None:
    """Let these activities, or who took part in them, count as changed at a version of the log."""
    for some in chunks(activity_ids):
        Activity.objects.of(workspace).filter(id__in=some).update(log_version=version)


def activities_touched(taken: TakenBack) -> set[UUID]:
    """The activities that are others since a change was taken back, or in which others took part."""
    parts = (part.values("activity_id") for part in taken.of(Participation))
    return {row.id for row in taken.of(Activity)}.union(*parts)


def people_touched(workspace: Workspace, taken: TakenBack) -> list[UUID]:
    """Those whose contacts may be others since a change was taken back."""
    people = {row.id for row in taken.of(Person)}
    for part in taken.of(Participation):
        people |= part.values("person_id")
    for some in chunks(row.id for row in taken.of(Activity)):
        parts = Participation.objects.of(workspace).filter(activity_id__in=some)
        people.update(parts.values_list("person_id", flat=True))
    return sorted(people)
