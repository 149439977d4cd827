"""How long the shape of a network takes."""

from collections.abc import Callable

import numpy as np

from benchmarks.timing import Figure, milliseconds
from kithward.numerics.network import constraint_and_effective_size, most_telling_link, tie_weights, warm_paths

REPEATS = 9


def made_up_links(random: np.random.Generator, people: int, number: int) -> np.ndarray:
    """Give that many pairs of two different people."""
    first = random.integers(0, people, number)
    return np.stack([first, (first + random.integers(1, people, number)) % people], axis=1)


def run() -> list[Figure]:
    """The time of each question about the network's shape."""
    random = np.random.default_rng(1)
    ties, known = random.uniform(0.1, 5, 500), made_up_links(random, 500, 3000)
    links, strength = made_up_links(random, 100_000, 200_000), random.uniform(0, 1, 200_000)
    alive = np.where(random.random(100_000) < 0.01, random.random(100_000), 0)
    contact_of, days_ago = random.integers(0, 100_000, 1_000_000), random.uniform(0, 3000, 1_000_000)
    some, everyone = random.integers(0, 100_000, 20), np.arange(100_000)
    all_people, ego = "100,000 people, 200,000 links", "500 contacts, 3,000 links"
    questions: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("Tie weights", "1,000,000 contact days", lambda: tie_weights(contact_of, days_ago, size=100_000)),
        ("Constraint and effective size", ego, lambda: constraint_and_effective_size(ties, known)),
        ("The most telling link", ego, lambda: most_telling_link(ties, known)),
        ("Warm paths to 20 people", all_people, lambda: warm_paths(alive, links, strength, targets=some)),
        ("Warm paths to everybody", all_people, lambda: warm_paths(alive, links, strength, targets=everyone)),
    )
    return [Figure(name, size, milliseconds(question, repeats=REPEATS)) for name, size, question in questions]
