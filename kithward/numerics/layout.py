"""Where people stand on a map, so that those who belong together stand together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithward.numerics.arrays import UNKNOWN

SEED = 7  # the same people stand at the same places on every look
STEPS = 100
DISTANCE = 1.5  # how far apart people want to stand, as a multiple of their even share of the square
STEPS_OF_MANY = 30
MANY = 400
SPREAD = 0.75  # how far the map gives room to all alike
LINK, BELONGING = 1.0, 0.35  # how strongly a known link draws, and what people share


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Places in the unit square: of the people (p, 2) and of the groups (g, 2); and how much of a bridge each is."""

    people: NDArray[np.float64]
    groups: NDArray[np.float64]
    between: NDArray[np.float64]  # (p,): the share of shortest ways between others that lead over each


def lay_out(links: NDArray[np.int32], groups: NDArray[np.int32], *, size: int) -> Layout:
    """Give the places of `size` people; links (k, 2) are pairs, groups (p, t) codes of what each shares, or UNKNOWN.

    People are drawn to whom they know and to the middle of each group that two or more of them share, so that
    clusters show, and whoever stands between them. Force-directed (Fruchterman & Reingold 1991), from a fixed seed.
    Raises ValueError when groups do not have one row for each person.
    """
    if len(groups) != size:
        raise ValueError("groups must have one row for each person")
    if size == 0:
        nothing = np.empty((0, 2))
        return Layout(nothing, nothing, np.empty(0))
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    count = int(groups.max(initial=UNKNOWN)) + 1
    graph.add_nodes_from(range(size + count))
    graph.add_edges_from([(int(one), int(other), LINK) for one, other in links])
    person, column = np.nonzero(groups != UNKNOWN)
    middles = size + groups[person, column]
    graph.add_edges_from([(int(one), int(middle), BELONGING) for one, middle in zip(person, middles, strict=True)])
    steps = STEPS if size <= MANY else STEPS_OF_MANY
    found = rx.spring_layout(graph, weight_fn=float, num_iter=steps, seed=SEED, k=DISTANCE / size**0.5)
    places = in_square(np.array([found[node] for node in range(size + count)], dtype=np.float64))
    between = rx.betweenness_centrality(graph, normalized=True)
    return Layout(places[:size], places[size:], np.array([between[node] for node in range(size)]))


def in_square(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The places within the unit square, spread out: halfway to where their ranks stand on each side.

    So neither do the few that lie far out press all others together, nor do close ones cover each other.
    """
    low, high = np.quantile(places, 0.05, axis=0), np.quantile(places, 0.95, axis=0)
    linear = np.clip((places - low) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    ranks = places.argsort(axis=0).argsort(axis=0) / max(len(places) - 1, 1)
    return np.asarray((1 - SPREAD) * linear + SPREAD * ranks)
