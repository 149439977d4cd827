"""A made-up network of any size, the same every time: people, what happened with them, opportunities and ten goals."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice, repeat
from typing import Any

import numpy as np
from django.db import models, transaction
from numpy.typing import NDArray

from kithward import pipeline
from kithward.assessment.actions import finish
from kithward.assessment.statements import STATEMENTS
from kithward.goals import actions as goal_actions
from kithward.goals.actions import Terms
from kithward.goals.standing import Aim
from kithward.goals.window import Every, Window
from kithward.language.terms import CONTACT_KINDS, FORMS, ROLES, SENIORITIES
from kithward.network.models import (
    Activity,
    FollowUp,
    KnownLink,
    Organisation,
    Outcome,
    Participation,
    Person,
    TieRole,
)
from kithward.numerics.measure import Measure
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace

AS_OF = date(2026, 6, 24)  # a Wednesday: half of the week is still to be planned
NOW = datetime(2026, 6, 24, 9, tzinfo=UTC)
DAYS = 8 * 365
ACTIVITIES_A_PERSON = 10
BATCH = 20_000

KINDS = {
    "message": 0.55,
    "meeting": 0.12,
    "call": 0.09,
    "event": 0.05,
    "connection": 0.08,
    "introduction": 0.03,
    "practice": 0.05,
    "talk": 0.01,
    "community": 0.02,
}
ALONE = ("practice",)
MINUTES = {"meeting": 45, "call": 30, "event": 180, "practice": 40, "talk": 60}
MEDIA = {"message": ("linkedin", "email", "chat"), "call": ("phone", "video"), "meeting": ("in person", "video")}
TOPICS = ("machine learning", "hiring", "public speaking", "climate tech", "fund raising", "career change", "moving")
FIELDS = ("machine learning", "data science", "design", "finance", "law", "health care", "marketing", "education")
PLACES = ("Berlin", "London", "Nairobi", "Toronto", "Lagos", "Lisbon", "Mumbai", "Warsaw", "")

# Goals of many kinds: what is counted, how many, and when; a tenth, to know more people, depends on the size.
YEAR = Window(date(2026, 1, 1), by=date(2026, 12, 31))
GOALS = (
    (Measure("people", act="meet", field="machine learning", seniority="senior", new=True), 12, YEAR),
    (Measure("conversations", meaningful=True), 8, Window(date(2026, 1, 1), every=Every(1, "month"))),
    (Measure("events", form="conference"), 4, YEAR),
    (Measure("messages", began_by_me=True), 6, Window(date(2026, 3, 2), every=Every(1, "week"))),
    (Measure("introductions"), 3, Window(date(2026, 1, 1), by=date(2026, 12, 31), every=Every(1, "quarter"))),
    (Measure("follow_ups"), 4, Window(date(2026, 1, 1), every=Every(1, "month"))),
    (Measure("people", role="mentor"), 2, YEAR),
    (Measure("minutes", topic="public speaking"), 180, Window(date(2026, 5, 1), every=Every(1, "week"))),
    (Measure("people", act="reconnect"), 5, Window(date(2026, 1, 1), every=Every(1, "month"))),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened, (n,) by day, and who took part, (m,)."""

    kind: NDArray[np.str_]
    day: NDArray[np.int64]
    pair_activity: NDArray[np.int64]
    pair_person: NDArray[np.int64]


def made_up_world(people: int, *, slug: str = "me", seed: int = 2026) -> Workspace:
    """A workspace with so many people and ten times as many activities, written straight into the tables."""
    random = np.random.default_rng(seed)
    happened = made_up_happenings(random, people)
    with transaction.atomic():
        workspace = Workspace.objects.create(slug=slug, name="Made up", log_version=1)
        persons = write_people(workspace, random, people, happened)
        write_activities(workspace, random, persons, happened)
        write_the_rest(workspace, random, persons)
        write_goals(workspace)
        finish(workspace, {each.key: 1 for each in STATEMENTS}, as_of=AS_OF)
    return workspace


def made_up_happenings(random: np.random.Generator, people: int) -> Happened:
    """Each person is met on one day of eight years and then ever less; some are close and most are not."""
    size = people * ACTIVITIES_A_PERSON
    closeness = random.lognormal(0, 1, people)
    first, lasts = random.integers(0, DAYS - 1, people), random.exponential(500, people) + 20
    lived = 1 - np.exp((first - DAYS + 1) / lasts)  # the share of the tie that lies in the past already
    share = closeness * lived / (closeness * lived).sum()
    person = np.concatenate([np.arange(people), random.choice(people, size - people, p=share)])
    later = -lasts[person] * np.log1p(-random.random(size) * lived[person])
    later[:people] = 0
    kind = random.choice(list(KINDS), size, p=list(KINDS.values()))
    kind[:people] = random.choice(["connection", "event", "meeting"], people)
    day = AS_OF.toordinal() - DAYS + 1 + first[person] + later.astype(np.int64)
    order = np.argsort(day, kind="stable")
    kind, day, person = kind[order], day[order], person[order]
    guests = np.where(kind == "event", random.integers(1, 8, size), ~np.isin(kind, ALONE))
    activity = np.repeat(np.arange(size), guests)
    main = np.append(True, np.diff(activity) > 0)
    among = np.where(main, person[activity], random.choice(person, len(activity)))
    pairs = np.unique(np.stack([activity, among], axis=1), axis=0)  # nobody takes part twice
    return Happened(kind, day, pairs[:, 0], pairs[:, 1])


def written(model: Any, rows: Any) -> None:
    """Write rows in batches, so that a million of them are never in memory at once."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)


def ids_of(model: type[models.Model], workspace: Workspace) -> list[Any]:
    """The ids of all rows in the order in which they were made."""
    return list(model.objects.filter(workspace=workspace).order_by("id").values_list("id", flat=True))  # type: ignore[attr-defined]


def write_people(workspace: Workspace, random: np.random.Generator, people: int, happened: Happened) -> list[Any]:
    organisations = [
        Organisation(workspace=workspace, name=f"Organisation {number}", name_key=f"organisation {number}")
        for number in range(max(people // 20, 1))
    ]
    written(Organisation, organisations)
    employer = random.integers(0, len(organisations), people)
    works_in = random.integers(0, len(FIELDS), people)
    seniority = random.choice(["", *SENIORITIES], people)
    counts, log_gaps, first, last = tie_numbers(happened, people)
    written(
        Person,
        (
            Person(
                workspace=workspace,
                name=f"Person Number {number}",
                name_key=f"person number {number}",
                organisation_id=organisations[employer[number]].id if employer[number] % 3 else None,
                fields=[FIELDS[works_in[number]]] if number % 4 else [],
                seniority=str(seniority[number]),
                place=PLACES[number % len(PLACES)],
                contact_count=counts[number],
                log_gap_sum=log_gaps[number],
                first_contact_on=date.fromordinal(first[number]) if counts[number] else None,
                last_contact_on=date.fromordinal(last[number]) if counts[number] else None,
                log_version=1,
            )
            for number in range(people)
        ),
    )
    return ids_of(Person, workspace)


def tie_numbers(happened: Happened, people: int) -> tuple[list[int], list[float], list[int], list[int]]:
    """What the actions keep of every tie: contact days, the sum of the logarithms of gaps, first and last day."""
    contact = np.isin(happened.kind, CONTACT_KINDS)[happened.pair_activity]
    person, day = happened.pair_person[contact], happened.day[happened.pair_activity[contact]]
    met = np.unique(np.stack([person, day], axis=1), axis=0)
    begins, ends = np.searchsorted(met[:, 0], np.arange(people)), np.searchsorted(met[:, 0], np.arange(people), "right")
    gap = np.append(0.0, np.log(np.maximum(np.diff(met[:, 1]), 1)))
    gap[begins[begins < ends]] = 0
    log_gaps = np.bincount(met[:, 0], weights=gap, minlength=people)
    days = np.append(met[:, 1], 0)
    return (ends - begins).tolist(), log_gaps.tolist(), days[begins].tolist(), days[ends - 1].tolist()


def write_activities(workspace: Workspace, random: np.random.Generator, persons: list[Any], happened: Happened) -> None:
    size = len(happened.kind)
    chosen, began = random.integers(0, 1000, size), random.integers(0, 3, size)
    days = {day: date.fromordinal(day) for day in np.unique(happened.day).tolist()}

    def row(kind: str, day: int, number: int, beginner: int) -> Activity:
        media, forms = MEDIA.get(kind, ("",)), FORMS.get(kind, ("",))
        return Activity(
            workspace=workspace,
            kind=kind,
            form=forms[number % len(forms)],
            day=days[day],
            minutes=MINUTES.get(kind),
            medium=media[number % len(media)],
            began_by=("me", "them", "")[beginner],
            meaningful=(True, False, None)[number % 3],
            topics=[TOPICS[number % len(TOPICS)]] if number % 5 == 0 else [],
            event_name=f"Event {day // 7}-{number % 9}" if kind == "event" else "",
            log_version=1,
        )

    columns = (happened.kind.tolist(), happened.day.tolist(), chosen.tolist(), began.tolist())
    written(Activity, map(row, *columns))
    ids = ids_of(Activity, workspace)
    pairs = zip(happened.pair_activity.tolist(), happened.pair_person.tolist(), strict=True)
    written(
        Participation,
        (
            Participation(workspace=workspace, activity_id=ids[activity], person_id=persons[person])
            for activity, person in pairs
        ),
    )


def write_the_rest(workspace: Workspace, random: np.random.Generator, persons: list[Any]) -> None:
    """Roles, promises, outcomes, links and 30 opportunities."""
    people = len(persons)

    def some(size: int) -> list[int]:
        return [int(number) for number in random.choice(people, min(size, people), replace=False)]

    def a_day(number: int) -> date:
        return AS_OF - timedelta(days=number * 7919 % DAYS)

    written(
        TieRole,
        (
            TieRole(workspace=workspace, person_id=persons[one], role=ROLES[one % len(ROLES)], since_on=a_day(one))
            for one in some(people // 50)
        ),
    )
    written(
        FollowUp,
        (
            FollowUp(
                workspace=workspace,
                person_id=persons[one],
                what="Send what was promised",
                due_on=AS_OF - timedelta(days=place - 10) if place < 20 else a_day(one),
                done_on=None if place < 20 else a_day(one),
            )
            for place, one in enumerate(some(people // 10))
        ),
    )
    kinds = FORMS["outcome"]
    written(
        Outcome,
        (
            Outcome(workspace=workspace, person_id=persons[one], kind=kinds[one % len(kinds)], day=a_day(one))
            for one in some(people // 100)
        ),
    )
    drawn = np.sort(random.integers(0, people, (people // 2, 2)), axis=1)
    pairs = {(one, other) for one, other in drawn.tolist() if one != other}
    written(
        KnownLink,
        (
            KnownLink(workspace=workspace, person_id=persons[one], other_id=persons[other])
            for one, other in sorted(pairs)
        ),
    )
    written(Opportunity, map(made_up_opportunity, repeat(workspace), range(30), repeat(persons)))


def made_up_opportunity(workspace: Workspace, number: int, persons: list[Any]) -> Opportunity:
    kind = ("event", "event", "meeting", "introduction", "course")[number % 5]
    is_event = kind == "event"
    return Opportunity(
        workspace=workspace,
        kind=kind,
        form=("conference", "meetup", "workshop")[number % 3] if is_event else "",
        title=f"Opportunity {number}",
        starts_at=NOW + timedelta(hours=5 * number) if is_event else None,
        on=None if is_event else AS_OF + timedelta(days=number),
        minutes=(480, 120, 180)[number % 3] if is_event else 30,
        field=FIELDS[number % len(FIELDS)],
        person_id=None if is_event else persons[number * 31 % len(persons)],
    )


def write_goals(workspace: Workspace) -> None:
    """Goals that are open: the more happens in a network, the more is aimed for."""
    known = Measure("people", act="connect", level=True)
    for number, (measure, target, window) in enumerate((*GOALS, (known, 1, YEAR))):
        usual = pipeline.proposal(workspace, Aim(measure, target, window), AS_OF).band[1]
        terms = Terms(measure, max(target, usual + 1), window, f"Goal {number + 1}")
        goal_actions.add_goal(workspace, terms, as_of=AS_OF)
