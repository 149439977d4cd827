"""How long the week's plan takes."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from scipy.stats import nbinom

from benchmarks.timing import Figure, milliseconds
from kithward.numerics.plan import plan_week
from kithward.numerics.plan_shapes import GoalCurve, Items
from kithward.numerics.yields import CONFERENCE_DAY, MEETUP_HOUR, bernoulli, gamma_poisson

SIZES = {(30, 4): None, (100, 8): 40.0, (300, 12): None, (1000, 20): None}  # items and goals: the target in ms
BUDGET_MINUTES = 480.0
REPEATS = 15


def made_up_week(seed: int, items: int, goals: int) -> tuple[list[GoalCurve], Items]:
    """Give a week of many small free steps, some evenings and a few conference days."""
    random = np.random.default_rng(seed)
    needed = random.integers(1, 15, goals)
    mean, size = needed * random.uniform(0.2, 1.1, goals), random.uniform(1, 6, goals)
    curves = [
        GoalCurve(int(k), 1.0, nbinom.pmf(np.arange(k), r, r / (r + m)))
        for k, r, m in zip(needed, size, mean, strict=True)
    ]
    yields = np.broadcast_to(bernoulli(0.0), (items, goals, 13)).copy()
    minutes = random.choice([5.0, 10, 15, 30, 45, 60, 90], items)
    starts = np.full(items, np.nan)
    for item in range(items):
        touched = random.choice(goals, int(random.integers(1, 4)), replace=False)
        kind = random.random()
        if kind < 0.1:
            minutes[item], starts[item] = 480, random.integers(0, 5) * 1440 + 540
            yields[item, touched] = gamma_poisson(*CONFERENCE_DAY)
        elif kind < 0.3:
            minutes[item], starts[item] = 120, random.integers(0, 5) * 1440 + random.choice([1080, 1140])
            yields[item, touched] = gamma_poisson(*MEETUP_HOUR, exposure=2)
        else:
            yields[item, touched] = bernoulli(random.uniform(0.1, 0.8, len(touched)))
    return curves, Items(minutes, yields, starts=starts, ends=starts + minutes)


def plan_next(weeks: Iterator[tuple[list[GoalCurve], Items]]) -> object:
    """Plan the next of these weeks."""
    return plan_week(*next(weeks), minutes=BUDGET_MINUTES)


def run() -> list[Figure]:
    """The time of a plan for each size; another week at each repeat."""
    figures = []
    for (items, goals), target in SIZES.items():
        weeks = iter([made_up_week(seed, items, goals) for seed in range(REPEATS)])
        times = milliseconds(partial(plan_next, weeks), repeats=REPEATS)
        figures.append(Figure("The best set of steps", f"{items:,} steps, {goals} goals", times, target=target))
    return figures
