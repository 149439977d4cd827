"""The log as arrays, read once and then kept up: a changed log pays only for what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from json import loads
from typing import Any

import numpy as np
from django.db.models import Count, F, QuerySet, TextField
from django.db.models.functions import Cast, JSONArray

from kithward.network.columns import DayNumber, coded, columns, numbered, numbers, text_of
from kithward.network.models import Activity, FollowUp, Organisation, Outcome, Person, TieRole
from kithward.numerics.arrays import (
    BEGAN_CODES,
    KIND_CODES,
    MEDIUM_CODES,
    NEVER,
    ROLE_CODES,
    SENIORITY_CODES,
    UNKNOWN,
    ActivityLog,
    Ids,
    Ints,
    Labels,
    Mask,
    People,
    RoleSpells,
    Ties,
)
from kithward.numerics.grown import Grown, remember
from kithward.numerics.merge import at_rows, by_day, merged, places_after, without
from kithward.workspaces.kept import Kept
from kithward.workspaces.models import Workspace

MOST_READS = 3  # while others write at the same time; the last one is given, but not kept
FAR_DAY = date.max.toordinal()
REST_CODES = [KIND_CODES[kind] for kind in ("follow_up", "outcome", "role")]
FEW = 500  # so many rows are asked for one by one; for more, all are read
NOBODY = np.empty(0, dtype=np.int32)
FORM_OF_KIND = {"course": "course", "book": "book", "practice": "session"}  # where no narrower form is said
MEANINGFUL_CODES = {True: 1, False: 0}
TOLD = ("kind", "form", "minutes", "medium", "began_by", "meaningful", "event_name")


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a log is no activity, as columns: kept follow-ups, outcomes, roles. They are few and read anew."""

    kept_promises: list[list[Any]]
    outcomes: list[list[Any]]
    roles: list[list[Any]]


@dataclass(frozen=True)
class Snapshot:
    """The log of a workspace since a day, as it was at one version; `place` finds a person's index by their id.

    The log remembers how it grew out of the one before (numerics.grown).
    """

    version: int
    since: date
    whole: ActivityLog
    rest: Rest
    place: dict[Any, int]


kept: Kept[Snapshot] = Kept()


def activity_log(workspace: Workspace, since: date) -> ActivityLog:
    """All that happened since a day, as arrays."""
    return latest(workspace, since).whole


def latest(workspace: Workspace, since: date) -> Snapshot:
    """The log since a day at least, as it is now."""
    for _ in range(MOST_READS):
        now = log_state(workspace)
        known = kept.get(workspace.id)
        if known is None or known.version > now[0] or known.since > since:
            read = read_all(workspace, since, state=now)
        elif known.version < now[0]:
            read = read_changes(workspace, known, state=now) or read_all(workspace, since, state=now)
        else:
            read = known
        if read is known or log_state(workspace) == now:  # else it holds a part of a change that came meanwhile
            break
    else:
        return read
    kept.keep_with_transaction(workspace.id, read)
    return read


def log_state(workspace: Workspace) -> tuple[int, int]:
    """The version of the log, and the last one at which rows were taken away."""
    found: tuple[int, int] = Workspace.objects.values_list("log_version", "log_epoch").get(id=workspace.id)
    return found


def read_all(workspace: Workspace, since: date, *, state: tuple[int, int]) -> Snapshot:
    people, place = read_people(workspace)
    activities = read_activities(Activity.objects.of(workspace).filter(day__gte=since), people=people, place=place)
    rest = read_rest(workspace, since)
    return Snapshot(state[0], since, with_rest(activities, rest, place), rest, place)


def read_changes(workspace: Workspace, known: Snapshot, *, state: tuple[int, int]) -> Snapshot | None:
    """`known`, brought up to date by reading the rows that were changed since; None where people are gone."""
    people, place, others, facts_changed = known.whole.people, known.place, NOBODY, False
    found = person_columns(Person.objects.of(workspace).filter(log_version__gt=known.version))
    if found[0]:
        people, place, others, facts_changed = changed_people(workspace, known, found)
    # Days are compared afterwards: asked for both, SQLite would go through all days instead of the few changes.
    rows = Activity.objects.of(workspace).filter(log_version__gt=known.version)
    changed = read_activities(rows, people=people, place=place)
    rows_went = known.version < state[1]
    if rows_went and Person.objects.of(workspace).count() != len(people):
        return None
    # What was taken away and put back may be known still.
    edited = set(changed.ids if rows_went else columns(rows.filter(version__gt=1), "id")[0])
    changed = without(changed, changed.day < known.since.toordinal())
    rest = read_rest(workspace, known.since)
    before = replace(known.whole, people=people)
    gone = np.zeros(len(before), dtype=np.bool_)
    if edited:
        gone = np.fromiter((row_id in edited for row_id in before.ids), dtype=np.bool_, count=len(before))
    if rows_went:
        gone |= vanished(workspace, known.since, ~gone, before, changed)
    new = replace(changed, roles=before.roles)
    if rest != known.rest:
        gone |= np.isin(before.kind, REST_CODES)
        new = with_rest(changed, rest, place)
    whole = merged(without(before, gone) if gone.any() else before, new)
    stands, new_stands = places_after(before.day, gone, new.day)
    remember(
        whole,
        Grown(
            standings=known.whole.memory.answers("standing"),
            place=stands,
            gone=at_rows(before, np.flatnonzero(gone)),
            new=new,
            new_place=new_stands,
            people=others,
            facts_changed=facts_changed,
            roles_changed=rest.roles != known.rest.roles,
        ),
    )
    return Snapshot(state[0], known.since, whole, rest, place)


def vanished(workspace: Workspace, since: date, stays: Mask, before: ActivityLog, changed: ActivityLog) -> Mask:
    """Which of the happenings of `before` (n,) that would stay were taken away; `changed` came besides them.

    The days on which there are fewer activities now than there should be say where to look.
    """
    rows, activities = Activity.objects.of(workspace).filter(day__gte=since).order_by(), np.flatnonzero(stays)
    activities = activities[~np.isin(before.kind[activities], REST_CODES)]
    days, expected = np.unique(np.concatenate([before.day[activities], changed.day]), return_counts=True)
    now = dict(rows.values_list("day").annotate(number=Count("*")))
    on = map(date.fromordinal, days.tolist())
    short = [day for day, number in zip(on, expected.tolist(), strict=True) if now.get(day, 0) < number]
    found = np.zeros(len(before), dtype=np.bool_)
    if short:
        there = set(columns(rows.filter(day__in=short), "id")[0])
        some = activities[np.isin(before.day[activities], [day.toordinal() for day in short])]
        found[some] = [row_id not in there for row_id in before.ids[some]]
    return found


def ids_array(values: Sequence[Any]) -> Ids:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def labels(values: Sequence[Any], read: Any) -> Labels:
    """Labels of values that each stand for the words that `read` finds in them; every value is read once."""
    codes = {value: code for code, value in enumerate(dict.fromkeys(value for value in values if value))}
    return Labels(coded(values, codes, np.int32), tuple(tuple(read(value)) for value in codes))


PERSON_COLUMNS = ("id", "seniority", "place", "organisation_id", "contact_count", "log_gap_sum", "chosen_rhythm_days")


def person_columns(rows: QuerySet[Any]) -> list[list[Any]]:
    return columns(
        rows,
        *PERSON_COLUMNS,
        first=DayNumber(F("first_contact_on")),
        met=DayNumber(F("met_on")),
        last=DayNumber(F("last_contact_on")),
        fields=text_of("fields"),
    )


def people_of(workspace: Workspace, found: list[list[Any]]) -> People:
    ids, seniority, place, organisation, count, gap_sum, rhythm, first, met, last, fields = found
    contact, meeting = numbers(first, missing=FAR_DAY), numbers(met, missing=FAR_DAY)
    first_day = np.minimum(contact, meeting)
    names = names_of_organisations(workspace, {one for one in organisation if one})
    return People(
        ids=ids_array(ids),
        seniority=coded(seniority, SENIORITY_CODES, np.int8),
        fields=labels(fields, loads),
        organisation=labels(organisation, lambda organisation_id: (names[organisation_id],)),
        place=labels(place, lambda name: (name,)),
        ties=Ties(
            contact_count=numbers(count, missing=0),
            log_gap_sum=np.array(gap_sum, dtype=np.float64),
            first_day=np.where(first_day == FAR_DAY, NEVER, first_day).astype(np.int32),
            last_day=numbers(last, missing=NEVER),
            chosen_rhythm_days=np.array([np.nan if days is None else days for days in rhythm], dtype=np.float64),
        ),
    )


def names_of_organisations(workspace: Workspace, ids: set[Any]) -> dict[Any, str]:
    rows = Organisation.objects.of(workspace)
    few = rows.filter(id__in=ids) if len(ids) <= FEW else rows
    return dict(zip(*columns(few, "id", "name"), strict=True)) if ids else {}


def read_people(workspace: Workspace) -> tuple[People, dict[Any, int]]:
    found = person_columns(Person.objects.of(workspace))
    people = people_of(workspace, found)
    return people, people.index


def changed_people(
    workspace: Workspace, known: Snapshot, found: list[list[Any]]
) -> tuple[People, dict[Any, int], Ints, bool]:
    """The people of `known` with those that were `found` changed in their old places, and new ones at the end.

    And the places of those changed and new; and whether there is another fact of somebody who was there: how often
    they were in contact is none.
    """
    changed, old, place = people_of(workspace, found), known.whole.people, known.place
    came = [person_id for person_id in found[0] if person_id not in place]
    if came:
        place = {**place, **{person_id: number for number, person_id in enumerate(came, start=len(place))}}
    places = [place[person_id] for person_id in found[0]]
    source = np.arange(len(place), dtype=np.int64)
    source[places] = len(old) + np.arange(len(found[0]))
    facts_changed = any(at < len(old) and facts(old, at) != facts(changed, number) for number, at in enumerate(places))

    def joined(before: Any, after: Any) -> Any:
        return np.concatenate([before, after])[source]

    def joined_labels(before: Labels, after: Labels) -> Labels:
        shifted = np.where(after.codes == UNKNOWN, UNKNOWN, after.codes + len(before.names)).astype(np.int32)
        return Labels(joined(before.codes, shifted), before.names + after.names)

    ties = {name: joined(getattr(old.ties, name), getattr(changed.ties, name)) for name in Ties.__slots__}
    people = People(
        ids=joined(old.ids, changed.ids),
        seniority=joined(old.seniority, changed.seniority),
        fields=joined_labels(old.fields, changed.fields),
        organisation=joined_labels(old.organisation, changed.organisation),
        place=joined_labels(old.place, changed.place),
        ties=Ties(**ties),
    )
    people.memory.once("index", lambda: place)  # made already
    return people, place, np.array(places, dtype=np.int32), facts_changed


def facts(people: People, index: int) -> tuple[Any, ...]:
    """Who somebody is and since when they are known, as goals ask of it."""
    labels = (people.fields, people.organisation, people.place)
    said = (one.words(index) for one in labels)
    return int(people.seniority[index]), int(people.ties.first_day[index]), *said


def read_activities(rows: QuerySet[Any], *, people: People, place: dict[Any, int]) -> ActivityLog:
    """These activities and who took part, by day."""
    # One row for each who took part. What is told of an activity comes as one text: few are different, and each of
    # those is read once.
    told = Cast(JSONArray(*TOLD, text_of("topics")), TextField())
    row_ids, row_day, row_told, row_person = columns(
        rows, "id", day=DayNumber(F("day")), told=told, person=F("participations__person_id")
    )
    activity, ids = numbered(row_ids)
    row_telling, tellings = numbered(row_told)
    telling, day = np.empty(len(ids), dtype=np.int32), np.empty(len(ids), dtype=np.int32)
    telling[activity], day[activity] = row_telling, row_day
    parts = zip(*map(loads, tellings), strict=True) if tellings else [()] * (len(TOLD) + 1)
    kind, form, minutes, medium, began_by, meaningful, event_name, topics = parts
    forms = labels(
        [name or FORM_OF_KIND.get(what) for name, what in zip(form, kind, strict=True)], lambda name: (name,)
    )
    words = [(*loads(said), *([name] if name else [])) for said, name in zip(topics, event_name, strict=True)]
    about = labels(words, tuple)
    person = coded(row_person, place, np.int32)
    named = person != UNKNOWN
    return by_day(
        ActivityLog(
            ids=ids_array(ids),
            kind=coded(kind, KIND_CODES, np.int8)[telling],
            day=day,
            minutes=numbers(minutes, missing=UNKNOWN)[telling],
            medium=coded(medium, MEDIUM_CODES, np.int8)[telling],
            began_by=coded(began_by, BEGAN_CODES, np.int8)[telling],
            meaningful=coded(meaningful, MEANINGFUL_CODES, np.int8)[telling],
            form=Labels(forms.codes[telling], forms.names),
            topics=Labels(about.codes[telling], about.names),
            pair_activity=activity[named],
            pair_person=person[named],
            people=people,
            roles=no_roles(),
        )
    )


def no_roles() -> RoleSpells:
    none = np.empty(0, dtype=np.int32)
    return RoleSpells(none, none.astype(np.int8), none, none)


def read_rest(workspace: Workspace, since: date) -> Rest:
    return Rest(
        kept_promises=columns(
            FollowUp.objects.of(workspace).filter(done_on__gte=since), "id", "person_id", day=DayNumber(F("done_on"))
        ),
        outcomes=columns(
            Outcome.objects.of(workspace).filter(day__gte=since), "id", "person_id", "kind", day=DayNumber(F("day"))
        ),
        roles=columns(
            TieRole.objects.of(workspace),
            "id",
            "person_id",
            "role",
            since=DayNumber(F("since_on")),
            until=DayNumber(F("until_on")),
        ),
    )


def with_rest(activities: ActivityLog, rest: Rest, place: dict[Any, int]) -> ActivityLog:
    """The activities with follow-ups that were kept, outcomes, and roles that began."""
    role_ids, role_person, role, role_since, role_until = rest.roles
    spells = RoleSpells(
        person=coded(role_person, place, np.int32),
        role=coded(role, ROLE_CODES, np.int8),
        since=numbers(role_since, missing=NEVER),
        until=numbers(role_until, missing=FAR_DAY),
    )
    promise_ids, promise_person, promise_day = rest.kept_promises
    outcome_ids, outcome_person, outcome_kind, outcome_day = rest.outcomes
    logs = [
        simple_log(kind, ids, coded(people, place, np.int32), form, day, like=replace(activities, roles=spells))
        for kind, ids, people, form, day in (
            ("follow_up", promise_ids, promise_person, ("",) * len(promise_ids), promise_day),
            ("outcome", outcome_ids, outcome_person, outcome_kind, outcome_day),
            ("role", role_ids, role_person, ("",) * len(role_ids), role_since),
        )
    ]
    return merged(activities, reduce(merged, logs))


def simple_log(
    kind: str, ids: Sequence[Any], person: Any, form: Sequence[str], day: Sequence[int], *, like: ActivityLog
) -> ActivityLog:
    """Happenings of one kind, each with at most one person."""
    unknown = np.full(len(ids), UNKNOWN, dtype=np.int8)
    with_person = np.flatnonzero(person != UNKNOWN)
    log = replace(
        like,
        ids=ids_array(ids),
        kind=np.full(len(ids), KIND_CODES[kind], dtype=np.int8),
        day=numbers(day, missing=NEVER),
        minutes=unknown.astype(np.int32),
        medium=unknown,
        began_by=unknown,
        meaningful=unknown,
        form=labels(form, lambda name: (name,)),
        topics=Labels(unknown.astype(np.int32), ()),
        pair_activity=with_person.astype(np.int32),
        pair_person=person[with_person],
    )
    return by_day(log)
