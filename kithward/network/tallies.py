"""What each tie's rhythm needs of the log, kept up with it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import numpy as np
from django.db.models import F

from kithward.language.terms import CONTACT_KINDS
from kithward.network.columns import DayNumber
from kithward.network.models import Participation, Person
from kithward.numerics.ties import tie_statistics
from kithward.workspaces.models import Workspace

CHUNK = 5000  # people at a time: bounds memory and the length of a statement


def recount_ties(workspace: Workspace, person_ids: Sequence[UUID], *, version: int) -> None:
    """Count the contacts of these people anew from the log."""
    for start in range(0, len(person_ids), CHUNK):
        recount_some(workspace, person_ids[start : start + CHUNK], version=version)


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
