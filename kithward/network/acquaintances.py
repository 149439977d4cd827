"""Whom one person knows: links that were told of, ways to them and through them, and who was met together."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db.models import Count, F, Q, QuerySet

from kithward.network.models import KnownLink, Participation, Person
from kithward.network.queries import activity_ids_of, with_organisation
from kithward.numerics.network import BROKER_ALIVE, warm_paths
from kithward.numerics.ties import tie_health
from kithward.numerics.yields import INTRODUCTION_ASKED
from kithward.workspaces.models import Workspace

MOST_LINKS: Final = 100  # of one person; who knows more is shown with the latest
MOST_FURTHER: Final = 300  # links of those whom the person knows
MOST_WAYS: Final = 5
MOST_SHARED: Final = 8
HARDLY_KNOWN: Final = 2  # contacts: with fewer, and a tie that is not alive, an introduction would help


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom a person is known to know, and how alive my own tie with them is."""

    link_id: UUID
    person: Person
    how: str
    alive: float


@dataclass(frozen=True, slots=True)
class Way:
    """A warm way to somebody: the people it leads through, my own contact first, and the chance that it works."""

    through: tuple[Acquaintance, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom a person knows, who could introduce me to them, and to whom they could introduce me."""

    acquaintances: tuple[Acquaintance, ...]  # the most alive of my own ties first
    ways: tuple[Way, ...]
    could_introduce: tuple[Acquaintance, ...]
    introduction_chance: float  # of each of those


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody else who was there, and how often."""

    person: Person
    times: int


def circle(workspace: Workspace, person: Person, as_of: date) -> Circle:
    """Whom a person knows, with the ways to the person and through them, on a day."""
    own_alive = alive_of([person], as_of)[person.id]
    acquaintances = acquaintances_of(workspace, person.id, as_of)
    hardly_known = is_hardly_known(person, own_alive)
    ways = ways_to(workspace, person, acquaintances, as_of) if hardly_known and acquaintances else ()
    asks = [known for known in acquaintances if is_hardly_known(known.person, known.alive)]
    reached = own_alive >= BROKER_ALIVE
    return Circle(
        acquaintances=acquaintances,
        ways=ways,
        could_introduce=tuple(asks) if reached else (),
        introduction_chance=own_alive * per_introduction() if reached else 0.0,
    )


def is_hardly_known(person: Person, alive: float) -> bool:
    return person.contact_count < HARDLY_KNOWN and alive < BROKER_ALIVE


def per_introduction() -> float:
    """How often an introduction that is asked for comes about."""
    made, not_made = INTRODUCTION_ASKED
    return made / (made + not_made)


def alive_of(people: Sequence[Person], as_of: date) -> dict[UUID, float]:
    """How alive my tie with each of these people is on a day."""
    silence = [max((as_of - one.last_contact_on).days, 0) if one.last_contact_on else 0 for one in people]
    chosen = [math.nan if one.chosen_rhythm_days is None else float(one.chosen_rhythm_days) for one in people]
    health = tie_health([one.contact_count for one in people], [one.log_gap_sum for one in people], silence, chosen)
    return {one.id: float(alive) for one, alive in zip(people, health.alive, strict=True)}


def links_of(workspace: Workspace, ids: Iterable[UUID], *, most: int) -> QuerySet[KnownLink]:
    """The links of these people with anybody, the latest first."""
    wanted = list(ids)
    rows: QuerySet[KnownLink] = KnownLink.objects.of(workspace).filter(Q(person_id__in=wanted) | Q(other_id__in=wanted))
    return rows.order_by("-id")[:most]


def acquaintances_of(workspace: Workspace, person_id: UUID, as_of: date) -> tuple[Acquaintance, ...]:
    """Whom a person knows, the most alive of my own ties first."""
    links = {
        link.other_id if link.person_id == person_id else link.person_id: link
        for link in links_of(workspace, [person_id], most=MOST_LINKS)
    }
    people = list(with_organisation(workspace).filter(id__in=list(links)))
    alive = alive_of(people, as_of)
    found = [Acquaintance(links[one.id].id, one, links[one.id].how, alive[one.id]) for one in people]
    return tuple(sorted(found, key=lambda known: (-known.alive, known.person.name_key)))


def ways_to(
    workspace: Workspace, person: Person, acquaintances: Sequence[Acquaintance], as_of: date
) -> tuple[Way, ...]:
    """The warmest way to a person through each of those whom they know, straight or over one more, the best first."""
    known = {one.person.id: one for one in acquaintances}
    # Over a tie that is alive the straight way is always the warmer one.
    unreached = [one.person.id for one in acquaintances if one.alive < BROKER_ALIVE]
    further = [
        link
        for link in links_of(workspace, unreached, most=MOST_FURTHER)
        if person.id not in (link.person_id, link.other_id)
    ]
    beyond = {row_id for link in further for row_id in (link.person_id, link.other_id)} - known.keys()
    people = [*(one.person for one in acquaintances), *with_organisation(workspace).filter(id__in=list(beyond))]
    place = {one.id: number for number, one in enumerate(people)}
    # Each acquaintance leads to a stand-in of their own for the person, so that the best way through each is found.
    stand_ins = range(len(people), len(people) + len(acquaintances))
    pairs = [(place[link.person_id], place[link.other_id]) for link in further if both_in(link, place)]
    pairs += [(number, stand_in) for number, stand_in in enumerate(stand_ins)]
    alive = alive_of(people, as_of)
    found = warm_paths(
        np.array([*(alive[one.id] for one in people), *np.zeros(len(acquaintances))]),
        np.array(pairs).reshape(-1, 2),
        np.ones(len(pairs)),
        targets=np.array(stand_ins, dtype=np.int64),
        per_introduction=per_introduction(),
    )
    how = {frozenset((link.person_id, link.other_id)): link.how for link in further}
    return tuple(Way(named(people, path.people[:-1], known, how, alive), path.chance) for path in found[:MOST_WAYS])


def both_in(link: KnownLink, place: dict[UUID, int]) -> bool:
    return link.person_id in place and link.other_id in place


def named(
    people: Sequence[Person],
    through: Sequence[int],
    known: dict[UUID, Acquaintance],
    how: dict[frozenset[UUID], str],
    alive: dict[UUID, float],
) -> tuple[Acquaintance, ...]:
    """The people of a way, each with how they know the next."""
    ends = [people[number] for number in through]
    last = known[ends[-1].id]
    before = [
        Acquaintance(last.link_id, one, how.get(frozenset((one.id, following.id)), ""), alive[one.id])
        for one, following in pairwise(ends)
    ]
    return (*before, last)


def met_together(workspace: Workspace, person_id: UUID) -> list[Shared]:
    """Who was there most often when I met a person."""
    rows: Any = (
        Participation.objects.of(workspace)
        .filter(activity_id__in=activity_ids_of(workspace, person_id))
        .exclude(person_id=person_id)
        .values_list("person_id")
        .annotate(times=Count("activity_id"))
        .order_by("-times", "person_id")[:MOST_SHARED]
    )
    times = dict(rows)
    people = with_organisation(workspace).filter(id__in=list(times))
    return sorted(
        (Shared(one, times[one.id]) for one in people), key=lambda shared: (-shared.times, shared.person.name_key)
    )


def colleagues(workspace: Workspace, person: Person) -> tuple[list[Person], int]:
    """Others of the same organisation, the latest in contact first, and how many there are in all."""
    if person.organisation_id is None:
        return [], 0
    rows = Person.objects.of(workspace).filter(organisation_id=person.organisation_id).exclude(id=person.id)
    latest = rows.order_by(F("last_contact_on").desc(nulls_last=True), "name_key", "id")
    return list(latest[:MOST_SHARED]), rows.count()
