"""Whom one person knows: links that were told of, ways to them and through them, and who was met together."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final
from uuid import UUID

import numpy as np
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from kithward.network.columns import as_uuid, columns
from kithward.network.models import KnownLink, Participation, Person
from kithward.network.queries import with_organisation
from kithward.numerics.network import BROKER_ALIVE, warm_paths
from kithward.numerics.ties import STATES, TieHealth, tie_health
from kithward.numerics.yields import INTRODUCTION_ASKED
from kithward.workspaces.models import Workspace

MOST_LINKS: Final = 100  # of one person, from each side; who knows more is shown with some
MOST_FURTHER: Final = 300  # links of those whom the person knows
MOST_WAYS: Final = 5
MOST_SHARED: Final = 8
MOST_LOOKED_AT: Final = 100  # activities, for who was there too
MOST_PARTS: Final = 5000
TOLD: Final = ("id", "name", "name_key", "title", "organisation_id", "organisation__name")
OF_TIE: Final = ("contact_count", "log_gap_sum", "last_contact_on", "chosen_rhythm_days")
HARDLY_KNOWN: Final = 2  # contacts: with fewer, and a tie that is not alive, an introduction would help


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom a person is known to know, and how alive my own tie with them is."""

    link_id: UUID
    person: Person
    how: str
    alive: float
    state: str  # of my own tie: one of STATES


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

    id: UUID
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else of the same organisation."""

    id: UUID
    name: str
    title: str


def circle(workspace: Workspace, person: Person, as_of: date) -> Circle:
    """Whom a person knows, with the ways to the person and through them, on a day."""
    own_alive = float(health_of([person], as_of).alive[0])
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


def health_of(people: Sequence[Person], as_of: date) -> TieHealth:
    """How my ties with these people stand on a day."""
    silence = [max((as_of - one.last_contact_on).days, 0) if one.last_contact_on else 0 for one in people]
    chosen = [math.nan if one.chosen_rhythm_days is None else float(one.chosen_rhythm_days) for one in people]
    return tie_health([one.contact_count for one in people], [one.log_gap_sum for one in people], silence, chosen)


def known_people(workspace: Workspace, ids: Sequence[UUID]) -> QuerySet[Person]:
    """These people, as far as is told of somebody whom another knows."""
    return with_organisation(workspace).filter(id__in=ids).only(*TOLD, *OF_TIE)


def links_of(workspace: Workspace, ids: Iterable[UUID], *, most: int) -> list[KnownLink]:
    """The links of these people with anybody, so many from each side at most."""
    wanted, rows = list(ids), KnownLink.objects.of(workspace)
    return [*rows.filter(person_id__in=wanted)[:most], *rows.filter(other_id__in=wanted)[:most]]


def acquaintances_of(workspace: Workspace, person_id: UUID, as_of: date) -> tuple[Acquaintance, ...]:
    """Whom a person knows, the most alive of my own ties first."""
    links = {
        link.other_id if link.person_id == person_id else link.person_id: link
        for link in links_of(workspace, [person_id], most=MOST_LINKS)
    }
    people = list(known_people(workspace, list(links))) if links else []
    health = health_of(people, as_of)
    found = [known_by(links[one.id].id, one, links[one.id].how, health, at) for at, one in enumerate(people)]
    return tuple(sorted(found, key=lambda known: (-known.alive, known.person.name_key)))


def known_by(link_id: UUID, person: Person, how: str, health: TieHealth, at: int) -> Acquaintance:
    """A person at this place of my ties, with how they are known."""
    return Acquaintance(link_id, person, how, float(health.alive[at]), STATES[health.state[at]])


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
    people = [*(one.person for one in acquaintances), *known_people(workspace, list(beyond))]
    place = {one.id: number for number, one in enumerate(people)}
    # Each acquaintance leads to a stand-in of their own for the person, so that the best way through each is found.
    stand_ins = range(len(people), len(people) + len(acquaintances))
    pairs = [(place[link.person_id], place[link.other_id]) for link in further if both_in(link, place)]
    pairs += [(number, stand_in) for number, stand_in in enumerate(stand_ins)]
    health = health_of(people, as_of)
    found = warm_paths(
        np.concatenate([health.alive, np.zeros(len(acquaintances))]),
        np.array(pairs).reshape(-1, 2),
        np.ones(len(pairs)),
        targets=np.array(stand_ins, dtype=np.int64),
        per_introduction=per_introduction(),
    )
    how = {frozenset((link.person_id, link.other_id)): link.how for link in further}
    return tuple(Way(named(people, path.people[:-1], known, how, health), path.chance) for path in found[:MOST_WAYS])


def both_in(link: KnownLink, place: dict[UUID, int]) -> bool:
    return link.person_id in place and link.other_id in place


def named(
    people: Sequence[Person],
    through: Sequence[int],
    known: dict[UUID, Acquaintance],
    how: dict[frozenset[UUID], str],
    health: TieHealth,
) -> tuple[Acquaintance, ...]:
    """The people of a way, each with how they know the next."""
    ends = [people[number] for number in through]
    last = known[ends[-1].id]
    before = [
        known_by(last.link_id, one, how.get(frozenset((one.id, following.id)), ""), health, at)
        for at, (one, following) in zip(through, pairwise(ends), strict=False)
    ]
    return (*before, last)


def met_together(workspace: Workspace, person_id: UUID) -> list[Shared]:
    """Who was there most often when I met a person, in the latest of what we did together."""
    parts = Participation.objects.of(workspace)
    latest = parts.filter(person_id=person_id).order_by("-activity_id").values("activity_id")[:MOST_LOOKED_AT]
    # Counted here: asked to group them, SQLite would go through everybody's parts in the order of people.
    others = parts.filter(activity_id__in=latest).exclude(person_id=person_id)[:MOST_PARTS]
    times = Counter(columns(others, "person_id")[0])
    if not times:
        return []
    most = sorted(times.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHARED]
    chosen = {as_uuid(other): number for other, number in most}
    people = Person.objects.of(workspace).filter(id__in=list(chosen)).values_list("name_key", "id", "name")
    # Sorted here: for the sake of their order SQLite would go through the names of everybody.
    found = [Shared(one_id, name, chosen[one_id]) for _, one_id, name in sorted(people)]
    return sorted(found, key=lambda shared: -shared.times)


def colleagues(workspace: Workspace, person: Person) -> tuple[tuple[Colleague, ...], bool]:
    """Others of the same organisation, the latest in contact first, and whether there are more."""
    if person.organisation_id is None:
        return (), False
    rows = Person.objects.of(workspace).filter(organisation_id=person.organisation_id).exclude(id=person.id)
    # As an expression: for the sake of its order SQLite would go through the last contacts with everybody.
    last = Coalesce(F("last_contact_on"), Value(date.min))
    latest = rows.order_by(last.desc(), "name_key", "id").values_list("id", "name", "title")[: MOST_SHARED + 1]
    found = tuple(Colleague(*row) for row in latest)
    return found[:MOST_SHARED], len(found) > MOST_SHARED
