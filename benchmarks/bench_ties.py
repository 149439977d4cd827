"""How long it takes to say how alive every tie is."""

import numpy as np

from benchmarks.timing import Figure, milliseconds
from kithward.numerics.ties import tie_health

REPEATS = 15
TIES = 100_000


def run() -> list[Figure]:
    """The time for the health of so many ties, and for the chance of a contact with each within 90 days."""
    random = np.random.default_rng(1)
    contacts = random.integers(0, 40, TIES)
    log_gaps = np.maximum(contacts - 1, 0) * random.uniform(1, 6, TIES)
    silence = random.integers(0, 3000, TIES)
    chosen = np.where(random.random(TIES) < 0.05, 30.0, np.nan)
    times = milliseconds(lambda: tie_health(contacts, log_gaps, silence, chosen).within(90), repeats=REPEATS)
    return [Figure("How alive each tie is", f"{TIES:,} ties", times, target=100)]
