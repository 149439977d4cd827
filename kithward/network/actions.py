"""What a person can change in their network: people, what happened with them, what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.language import terms
from kithward.language.dates import day_in_words
from kithward.language.fields import derive
from kithward.language.names import name_key, plain_name
from kithward.network import queries
from kithward.network.checks import check_happening, check_lengths, check_one_of, check_person
from kithward.network.models import (
    Activity,
    FollowUp,
    KnownLink,
    Organisation,
    Outcome,
    Participation,
    Person,
    StrangerPair,
    TieRole,
)
from kithward.network.tallies import recount_ties
from kithward.undo.actions import Trace
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, as a face tells it: the parts of an activity besides its people."""

    kind: str
    day: date
    form: str = ""
    minutes: int | None = None
    medium: str = ""
    began_by: str = ""
    meaningful: bool | None = None
    topics: tuple[str, ...] = ()
    event_name: str = ""
    note: str = ""


def parts_of(told: object) -> dict[str, Any]:
    """The parts of an activity besides its day and its people, of a line, a row or whatever names them alike."""
    return {name: getattr(told, name) for name in Happening.__slots__ if name != "day"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as it was when somebody looked at it."""

    id: UUID
    version: int


@transaction.atomic
def log_activity(
    workspace: Workspace, happening: Happening, *, people: Mapping[UUID, str], as_of: date, source: str = "typed"
) -> Activity:
    """The activity, written with each person's part in it; every tie it touches starts its rhythm anew."""
    columns = columns_of(happening, people, as_of)
    check_lengths(Activity, {"source": source})
    found = queries.people_with_ids(workspace, people)
    version = log_changed(workspace)
    activity: Activity = Activity.objects.create(workspace=workspace, source=source, log_version=version, **columns)
    join(workspace, activity.id, {person.id: people[person.id] for person in found})
    recount_ties(workspace, list(people), version=version)
    return activity


@transaction.atomic
def edit_activity(
    workspace: Workspace, seen: Seen, happening: Happening, *, people: Mapping[UUID, str], as_of: date
) -> Activity:
    """The activity as it really happened, with these people. Raises Conflict when it was changed since it was seen."""
    activity = queries.activity(workspace, seen.id)
    columns = columns_of(happening, people, as_of)
    queries.people_with_ids(workspace, people)
    parts = queries.participations(workspace, activity.id)
    before = dict(parts.values_list("person_id", "part"))
    version = log_changed(workspace)
    as_seen = Activity.objects.of(workspace).filter(id=activity.id, version=seen.version)
    if not as_seen.update(**columns, version=F("version") + 1, log_version=version):
        raise Conflict("This was changed in the meantime: look at it as it is now, then save again.")
    joined = {person_id: part for person_id, part in people.items() if before.get(person_id) != part}
    parts.filter(person_id__in=[*(before.keys() - people.keys()), *joined]).delete()
    join(workspace, activity.id, joined)
    recount_ties(workspace, [*(before.keys() | people.keys())], version=version)
    return queries.activity(workspace, activity.id)


def columns_of(happening: Happening, people: Mapping[UUID, str], as_of: date) -> dict[str, Any]:
    """What happened as columns of its row. Raises BadInput for what cannot have happened."""
    if happening.day > as_of:
        raise BadInput(f"{day_in_words(happening.day)} is still ahead: add what is planned as an opportunity.")
    columns = {**parts_of(happening), "day": happening.day, "topics": list(happening.topics)}
    check_happening(columns, people.values())
    check_lengths(Activity, columns)
    return columns


def join(workspace: Workspace, activity_id: UUID, people: Mapping[UUID, str]) -> None:
    """Let these people have their part in an activity."""
    Participation.objects.bulk_create(
        Participation(workspace=workspace, activity_id=activity_id, person_id=person_id, part=part)
        for person_id, part in people.items()
    )


@transaction.atomic
def delete_activity(workspace: Workspace, activity_id: UUID) -> UUID:
    """Take an activity out of the log, with what it says of people's rhythms; promises and outcomes stay.

    Gives the id by which it can be taken back.
    """
    activity = queries.activity(workspace, activity_id)
    people = list(activity.participations.values_list("person_id", flat=True))
    trace = Trace(workspace)
    trace.delete(Activity, [activity.id])
    recount_ties(workspace, people, version=log_changed(workspace, rows_gone=True))
    return trace.keep(f"Deleted the {activity.form or activity.kind} of {day_in_words(activity.day)}")


@transaction.atomic
def add_person(workspace: Workspace, name: str, *, source: str = "typed", **values: Any) -> Person:
    """A new person; field of work and seniority are derived from the title where they are not given."""
    values["name"] = name
    check_person(values)
    origins = {column: source for column, value in values.items() if value}
    values = {**in_columns(workspace, values), **derived(values, origins)}
    check_profile_url(workspace, values)
    version = log_changed(workspace)
    person: Person = Person.objects.create(workspace=workspace, origins=origins, log_version=version, **values)
    return person


def in_columns(workspace: Workspace, values: Mapping[str, Any]) -> dict[str, Any]:
    """A person's values as columns: the name with its key, the organisation by its id, made when it is not known."""
    found = dict(values)
    if "name" in found:
        found["name"] = plain_name(found["name"])
        found["name_key"] = name_key(found["name"])
        if not found["name_key"]:
            raise BadInput("A person needs a name with at least one letter.")
    if "organisation" in found:
        named = plain_name(found.pop("organisation") or "")
        found["organisation_id"] = organisation_named(workspace, named).id if named else None
    check_lengths(Person, found)
    return found


def derived(values: Mapping[str, Any], origins: dict[str, str]) -> dict[str, Any]:
    """Field of work and seniority as the title says them, where they are not given; `origins` is told of it."""
    read = derive(values.get("title", ""), organisation=values.get("organisation") or "")
    found: dict[str, Any] = {}
    for column, value in (("fields", list(read.fields)), ("seniority", read.seniority)):
        if value and not values.get(column) and origins.get(column, "derived") == "derived":
            found[column], origins[column] = value, "derived"
    return found


def check_profile_url(workspace: Workspace, values: Mapping[str, Any], *, own_id: UUID | None = None) -> None:
    address = values.get("profile_url")
    known = Person.objects.of(workspace).filter(profile_url=address).first() if address else None
    if known is not None and known.id != own_id:
        raise Conflict(f"{known.name} has this profile address already.")


@transaction.atomic
def change_person(workspace: Workspace, person_id: UUID, *, seen_version: int | None = None, **values: Any) -> Person:
    """The person with other values, which count as typed and are never overwritten by an import.

    Raises Conflict when the person was changed since `seen_version`.
    """
    person = queries.person(workspace, person_id)
    changed_since = Conflict(f"{person.name} was changed in the meantime: look at the new values, then save again.")
    if seen_version is not None and person.version != seen_version:
        raise changed_since
    check_person(values)
    origins = {**person.origins, **dict.fromkeys(values, "typed")}
    columns = in_columns(workspace, values)
    check_profile_url(workspace, columns, own_id=person.id)
    if "title" in values or "organisation" in values:
        known = {"title": person.title, "organisation": person.organisation.name if person.organisation else ""}
        columns |= derived({**known, **values}, origins)
    as_seen = Person.objects.of(workspace).filter(id=person.id, version=person.version)
    if not as_seen.update(**columns, origins=origins, version=F("version") + 1, log_version=log_changed(workspace)):
        raise changed_since
    return queries.person(workspace, person_id)


def organisation_named(workspace: Workspace, name: str) -> Organisation:
    """The organisation of that name, made when there is none."""
    shown = plain_name(name)[:LONGEST_NAME]
    found: Organisation = Organisation.objects.get_or_create(
        workspace=workspace, name_key=name_key(shown) or shown.casefold(), defaults={"name": shown}
    )[0]
    return found


@transaction.atomic
def give_role(workspace: Workspace, person_id: UUID, role: str, *, since: date, until: date | None = None) -> TieRole:
    """Say what a person is to me since a day; said twice of the same day, it is kept once."""
    check_one_of(role, terms.ROLES, called="a role")
    if until is not None and until < since:
        raise BadInput(f"A role cannot end on {until:%-d %B %Y}, before it began.")
    person = queries.person(workspace, person_id)
    log_changed(workspace)
    given: TieRole = TieRole.objects.update_or_create(
        workspace=workspace, person_id=person.id, role=role, since_on=since, defaults={"until_on": until}
    )[0]
    return given


@transaction.atomic
def promise(
    workspace: Workspace,
    what: str,
    *,
    person_id: UUID | None = None,
    due_on: date | None = None,
    activity_id: UUID | None = None,
) -> FollowUp:
    """A follow-up: something promised to a person by a day."""
    if not what.strip():
        raise BadInput("A follow-up needs to say what is promised.")
    check_named(workspace, person_id, activity_id)
    made: FollowUp = FollowUp.objects.create(
        workspace=workspace, what=what.strip()[:500], person_id=person_id, due_on=due_on, activity_id=activity_id
    )
    return made


def check_named(workspace: Workspace, person_id: UUID | None, activity_id: UUID | None) -> None:
    """Raise NotFound for a person or an activity that is not here."""
    if person_id is not None:
        queries.person(workspace, person_id)
    if activity_id is not None:
        queries.activity(workspace, activity_id)


@transaction.atomic
def keep_promise(workspace: Workspace, follow_up_id: UUID, *, done_on: date) -> FollowUp:
    """The follow-up, kept on that day; kept before, it stays as it was."""
    follow_up = queries.follow_up(workspace, follow_up_id)
    if follow_up.done_on is None:
        log_changed(workspace)
        FollowUp.objects.of(workspace).filter(id=follow_up.id).update(done_on=done_on, version=F("version") + 1)
        follow_up.done_on = done_on
    return follow_up


@transaction.atomic
def add_outcome(
    workspace: Workspace,
    kind: str,
    *,
    day: date,
    person_id: UUID | None = None,
    activity_id: UUID | None = None,
    note: str = "",
) -> Outcome:
    """What came of it."""
    check_one_of(kind, terms.FORMS["outcome"], called="an outcome")
    check_named(workspace, person_id, activity_id)
    log_changed(workspace)
    added: Outcome = Outcome.objects.create(
        workspace=workspace, kind=kind, day=day, person_id=person_id, activity_id=activity_id, note=note
    )
    return added


@transaction.atomic
def link_people(workspace: Workspace, one: UUID, other: UUID, *, how: str = "") -> KnownLink:
    """That two people know each other, kept once a pair; what was said against it no longer counts."""
    pair = pair_of(workspace, one, other)
    StrangerPair.objects.of(workspace).filter(**pair).delete()
    link: KnownLink = KnownLink.objects.update_or_create(workspace=workspace, **pair, defaults={"how": how})[0]
    return link


@transaction.atomic
def part_people(workspace: Workspace, one: UUID, other: UUID) -> StrangerPair:
    """That two people do not know each other, kept once a pair. Raises Conflict where it was said that they do."""
    pair = pair_of(workspace, one, other)
    if KnownLink.objects.of(workspace).filter(**pair).exists():
        raise Conflict("You said before that they know each other: take that back first, on the page of one of them.")
    strangers: StrangerPair = StrangerPair.objects.get_or_create(workspace=workspace, **pair)[0]
    return strangers


def pair_of(workspace: Workspace, one: UUID, other: UUID) -> dict[str, Any]:
    """The columns of two people who stand as a pair, the smaller id first. Raises NotFound, or BadInput for one."""
    if one == other:
        raise BadInput("A person cannot be linked to themselves.")
    queries.people_with_ids(workspace, (one, other))
    smaller, larger = sorted((one, other), key=lambda person_id: person_id.hex)
    return {"person_id": smaller, "other_id": larger}
