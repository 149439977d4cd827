"""The shape of a network: how varied it is, what stands between its groups, and a map of it. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import CONTACT_KINDS, SENIORITIES
from kithward.network import queries
from kithward.network.columns import as_uuid
from kithward.network.links import Links, known_links, strangers
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Floats, Ints, Labels, Mask, People
from kithward.numerics.layout import Layout, lay_out
from kithward.numerics.network import (
    MEMORY_DAYS,
    Brokerage,
    Variety,
    constraint_and_effective_size,
    most_telling_link,
    thin_groups,
    tie_weights,
    variety,
)
from kithward.numerics.ties import STATES, tie_health
from kithward.numerics.together import met_together
from kithward.workspaces.models import Workspace

LOOKS_BACK_DAYS = int(5 * MEMORY_DAYS)  # what is older weighs less than one in a hundred
LEAST_IN_GROUP = 2
MOST_GROUPS = 40  # on a map; the largest
MOST_BRIDGES = 5
MOST_THIN = 12  # fields worth naming, the thinnest
LEAST_BETWEEN = 0.02


@dataclass(frozen=True, slots=True)
class Telling:
    """Two people of whom it would tell most to know whether they know each other."""

    first: tuple[UUID, str]
    second: tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Dot:
    """One person on the map, its place in the unit square."""

    person_id: UUID
    name: str
    x: float
    y: float
    state: str
    strength: float  # of my tie, 0 to 1
    is_bridge: bool
    group: str  # what most of those around share; empty for none


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group on the map: what its people share, where its middle is, and how many they are."""

    label: str
    x: float
    y: float
    people: int


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The people whose ties weigh most, and who of them is known to know whom."""

    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, int], ...]  # places in `dots`
    clusters: tuple[Cluster, ...]
    left_out: int  # people with a tie who are not on it


@dataclass(frozen=True, slots=True)
class Shape:
    """A network in numbers."""

    size: int
    states: dict[str, int]
    fields: Variety
    seniority: Variety
    organisations: Variety
    places: Variety
    thin_fields: tuple[str, ...]
    brokerage: Brokerage
    telling: Telling | None
    map: NetworkMap


def shape(workspace: Workspace, as_of: date, *, most: int) -> Shape:
    """How a network looks on a day, with a map of at most so many people."""
    log = queries.activity_log(workspace, as_of - timedelta(days=LOOKS_BACK_DAYS))
    known, unlinked = known_links(workspace, log.people), strangers(workspace, log.people)
    asked = ("shape", as_of, most, known.count, known.newest, unlinked.tobytes())
    return log.memory.once(asked, lambda: shape_of(workspace, log, known, unlinked=unlinked, as_of=as_of, most=most))


def shape_of(workspace: Workspace, log: ActivityLog, known: Links, *, unlinked: Ints, as_of: date, most: int) -> Shape:
    people, day = log.people, as_of.toordinal()
    states = states_of(people, day)
    weights = weights_of(log, day)
    links = np.concatenate([known.pairs, met_together(log, until=day)]).astype(np.int32)
    fields = variety(words_of(people.fields))
    return Shape(
        size=len(people),
        states={state: int((states == state).sum()) for state in STATES},
        fields=fields,
        seniority=variety([SENIORITIES[code] if code != UNKNOWN else "" for code in people.seniority.tolist()]),
        organisations=variety(words_of(people.organisation)),
        places=variety(words_of(people.place)),
        thin_fields=tuple(group.label for group in thin_groups(fields))[:MOST_THIN],
        brokerage=constraint_and_effective_size(weights, links),
        telling=telling(workspace, people, weights, links=links, unlinked=unlinked),
        map=map_of(workspace, people, links, weights=weights, states=states, most=most),
    )


def words_of(labels: Labels) -> list[str]:
    """One word for each person and each thing that their label stands for; empty where there is none."""
    return [word for row in range(len(labels.codes)) for word in labels.words(row) or ("",)]


def states_of(people: People, day: int) -> NDArray[np.str_]:
    """The state of each tie (p,); "new" without a contact."""
    ties = people.ties
    silence = np.maximum(day - ties.last_day, 0)
    health = tie_health(ties.contact_count, ties.log_gap_sum, silence, ties.chosen_rhythm_days)
    return np.array(STATES)[health.state]


def weights_of(log: ActivityLog, day: int) -> Floats:
    """How much each tie weighs (p,), by how often and how lately there was a contact."""
    contact = np.isin(log.kind, [KIND_CODES[kind] for kind in CONTACT_KINDS]) & (log.day <= day)
    rows: Mask = contact[log.pair_activity]
    ago = day - log.day[log.pair_activity[rows]]
    return tie_weights(log.pair_person[rows], ago, size=len(log.people))


def telling(workspace: Workspace, people: People, weights: Floats, *, links: Ints, unlinked: Ints) -> Telling | None:
    found = most_telling_link(weights, links, unlinked=unlinked)
    if found is None:
        return None
    ids = [as_uuid(people.ids[place]) for place in (found.first, found.second)]
    names = queries.names_of(workspace, ids)
    return Telling((ids[0], names[ids[0]]), (ids[1], names[ids[1]]))


def map_of(
    workspace: Workspace,
    people: People,
    links: NDArray[np.int32],
    *,
    weights: Floats,
    states: NDArray[np.str_],
    most: int,
) -> NetworkMap:
    """The map of the people whose ties weigh most."""
    shown = np.argsort(-weights, kind="stable")[:most]
    shown = shown[weights[shown] > 0]
    row = np.full(len(people), UNKNOWN, dtype=np.int32)
    row[shown] = np.arange(len(shown))
    inside = np.unique(row[links[(row[links] != UNKNOWN).all(axis=1)]], axis=0).reshape(-1, 2)
    groups, labels = groups_of(people, shown)
    layout = lay_out(inside, groups, size=len(shown))
    over = bridges(layout)
    ids = [as_uuid(people.ids[place]) for place in shown]
    names = queries.names_of(workspace, ids)
    dots = tuple(
        Dot(
            person_id=ids[number],
            name=names[ids[number]],
            x=float(layout.people[number, 0]),
            y=float(layout.people[number, 1]),
            state=str(states[place]),
            strength=float(weights[place] / weights[shown[0]]),
            is_bridge=number in over,
            group=labels[groups[number, 0]] if groups[number, 0] != UNKNOWN else "",
        )
        for number, place in enumerate(shown.tolist())
    )
    left_out = int((weights > 0).sum()) - len(shown)
    return NetworkMap(dots, tuple(map(tuple, inside.tolist())), clusters(groups, labels, layout), left_out)


def groups_of(people: People, shown: NDArray[np.int64]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """What each of these people shares with another of them, field and organisation (k, 2), and what it is called."""
    fields = [(people.fields.words(place) or ("",))[0] for place in shown]
    bodies = [(people.organisation.words(place) or ("",))[0] for place in shown]
    counts: dict[str, int] = {}
    for word in (*fields, *bodies):
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted((word for word in counts if word and counts[word] >= LEAST_IN_GROUP), key=lambda w: (-counts[w], w))
    code = {word: number for number, word in enumerate(ranked[:MOST_GROUPS])}
    groups = [[code.get(field, UNKNOWN), code.get(body, UNKNOWN)] for field, body in zip(fields, bodies, strict=True)]
    return np.array(groups, dtype=np.int32).reshape(-1, 2), tuple(code)


def clusters(groups: NDArray[np.int32], labels: Sequence[str], layout: Layout) -> tuple[Cluster, ...]:
    counts = np.bincount(groups[groups != UNKNOWN], minlength=len(labels))
    return tuple(
        Cluster(label, float(x), float(y), int(count))
        for label, (x, y), count in zip(labels, layout.groups, counts, strict=False)
    )


def bridges(layout: Layout) -> set[int]:
    """The few through whom most ways between the others lead."""
    best = np.argsort(-layout.between, kind="stable")[:MOST_BRIDGES]
    return {int(number) for number in best if layout.between[number] >= LEAST_BETWEEN}
