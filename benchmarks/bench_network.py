"""How long the shape of a network takes."""

import statistics
import time
from collections.abc import Callable

import numpy as np

from kithward.numerics.network import constraint_and_effective_size, most_telling_link, tie_weights, warm_paths

REPEATS = 9


def made_up_links(random: np.random.Generator, people: int, number: int) -> np.ndarray:
    """Give that many pairs of two different people."""
    first = random.integers(0, people, number)
    return np.stack([first, (first + random.integers(1, people, number)) % people], axis=1)


def run() -> list[dict[str, str | float]]:
    """Give the median time of each question, in milliseconds."""
    random = np.random.default_rng(1)
    ties, known = random.uniform(0.1, 5, 500), made_up_links(random, 500, 3000)
    links, strength = made_up_links(random, 100_000, 200_000), random.uniform(0, 1, 200_000)
    alive = np.where(random.random(100_000) < 0.01, random.random(100_000), 0)
    contact_of, days_ago = random.integers(0, 100_000, 1_000_000), random.uniform(0, 3000, 1_000_000)
    some, everyone = random.integers(0, 100_000, 20), np.arange(100_000)
    questions: dict[str, Callable[[], object]] = {
        "tie weights, 100,000 people, 1,000,000 contact days": lambda: tie_weights(contact_of, days_ago, size=100_000),
        "constraint, 500 contacts, 3,000 links": lambda: constraint_and_effective_size(ties, known),
        "most telling link, 500 contacts, 3,000 links": lambda: most_telling_link(ties, known),
        "warm paths to 20 of 100,000, 200,000 links": lambda: warm_paths(alive, links, strength, targets=some),
        "warm paths to all of 100,000": lambda: warm_paths(alive, links, strength, targets=everyone),
    }
    return [{"question": name, "median_ms": _median_ms(question)} for name, question in questions.items()]


def _median_ms(question: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        question()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


if __name__ == "__main__":
    for row in run():
        print("{question:<55} {median_ms:8.2f} ms".format(**row))
