"""Reads of the network: rows for the faces, arrays for the numbers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from kithward.errors import NotFound
from kithward.language.names import name_key
from kithward.network.links import Places as Places
from kithward.network.links import known_links as known_links
from kithward.network.models import (
    Activity,
    FollowUp,
    Organisation,
    Participation,
    Person,
)
from kithward.network.snapshot import activity_log as activity_log
from kithward.network.snapshot import log_state
from kithward.network.who import KnownName, KnownNames
from kithward.workspaces.kept import Kept
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of

SOME_ID = re.compile(r"[0-9a-f]{6,32}")


def person(workspace: Workspace, person_id: UUID) -> Person:
    """One person; raises NotFound."""
    found: Person = row_of(with_organisation(workspace), person_id, called="person")
    return found


def activity(workspace: Workspace, activity_id: UUID) -> Activity:
    """One activity; raises NotFound."""
    found: Activity = row_of(Activity.objects.of(workspace), activity_id, called="activity")
    return found


def participations(workspace: Workspace, activity_id: UUID) -> QuerySet[Participation]:
    """Who took part in an activity."""
    rows: QuerySet[Participation] = Participation.objects.of(workspace).filter(activity_id=activity_id)
    return rows


def follow_up(workspace: Workspace, follow_up_id: UUID) -> FollowUp:
    """One follow-up; raises NotFound."""
    found: FollowUp = row_of(FollowUp.objects.of(workspace), follow_up_id, called="follow-up")
    return found


def number_of_people(workspace: Workspace) -> int:
    """How many people there are in the network."""
    found: int = Person.objects.of(workspace).count()
    return found


def people_with_ids(workspace: Workspace, ids: Iterable[UUID]) -> list[Person]:
    """These people; raises NotFound when one of them is missing."""
    wanted = set(ids)
    found = list(Person.objects.of(workspace).filter(id__in=wanted))
    if len(found) < len(wanted):
        raise NotFound("There is no such person here.")
    return found


def with_organisation(workspace: Workspace) -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.objects.of(workspace).select_related("organisation")
    return rows


def rows_of(workspace: Workspace, ids: Sequence[UUID]) -> list[Person]:
    """These people in this order, with their organisations; who is not here is left out."""
    rows = {row.id: row for row in with_organisation(workspace).filter(id__in=ids)}
    return [rows[one] for one in ids if one in rows]


def people_named(workspace: Workspace, name: str) -> Sequence[Person]:
    """The people with that name, however it is written, or else those whose name holds all its words."""
    key = name_key(name)
    rows = with_organisation(workspace).order_by("name_key", "id")
    exact = list(rows.filter(name_key=key)[:50])
    if exact or not key:
        return exact
    for word in key.split():
        rows = rows.filter(name_key__contains=word)
    return list(rows[:50])


def people_called(workspace: Workspace, name: str) -> Sequence[Person]:
    """The people meant by a name, or by an id or its end."""
    ending = name.strip().casefold().replace("-", "")
    if SOME_ID.fullmatch(ending):
        found = [
            row_id
            for row_id in Person.objects.of(workspace).values_list("id", flat=True)
            if row_id.hex.endswith(ending)
        ]
        if found:
            return list(with_organisation(workspace).filter(id__in=found[:50]))
    return people_named(workspace, name)


names_kept: Kept[tuple[int, KnownNames]] = Kept()


def known_names(workspace: Workspace) -> KnownNames:
    """All names, to find out who is meant by one that was typed; read again when the log has changed."""
    version = log_state(workspace)[0]
    kept = names_kept.get(workspace.id)
    if kept is not None and kept[0] == version:
        return kept[1]
    found = read_names(workspace)
    names_kept.keep_with_transaction(workspace.id, (version, found))
    return found


def read_names(workspace: Workspace) -> KnownNames:
    rows = Person.objects.of(workspace).values_list(
        "id", "name", "name_key", "other_names", "organisation__name", "last_contact_on", "contact_count"
    )
    return KnownNames(
        KnownName(row[0], row[1], row[2], tuple(row[3]), row[4] or "", row[5], row[6])
        for row in rows.filter(Q(organisation__workspace=workspace) | Q(organisation_id__isnull=True))
    )


def open_follow_ups(workspace: Workspace) -> QuerySet[FollowUp]:
    """What was promised and is not done yet, the earliest due first."""
    rows: QuerySet[FollowUp] = (
        FollowUp.objects.of(workspace)
        .filter(done_on__isnull=True)
        .select_related("person")
        .order_by(models.F("due_on").asc(nulls_last=True), "created_at")
    )
    return rows


def owed_to(workspace: Workspace, ids: Sequence[UUID]) -> dict[UUID, FollowUp]:
    """What was promised to each of these people and is not done yet, the earliest due."""
    rows = FollowUp.objects.of(workspace).filter(done_on__isnull=True, person_id__in=ids)
    found: dict[UUID, FollowUp] = {}
    for row in rows.order_by(models.F("due_on").asc(nulls_last=True), "id"):
        if row.person_id is not None:
            found.setdefault(row.person_id, row)
    return found


def names_of(workspace: Workspace, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these people; raises NotFound when one of them is missing."""
    wanted = set(ids)
    found = dict(Person.objects.of(workspace).filter(id__in=wanted).values_list("id", "name"))
    if len(found) < len(wanted):
        raise NotFound("There is no such person here.")
    return found


def organisations(workspace: Workspace) -> QuerySet[Organisation]:
    rows: QuerySet[Organisation] = Organisation.objects.of(workspace)
    return rows


def first_day(workspace: Workspace) -> date | None:
    """The day of the first activity in the log."""
    return Activity.objects.of(workspace).order_by("day").values_list("day", flat=True).first()
