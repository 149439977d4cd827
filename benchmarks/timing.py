"""How a figure is measured, and beside which target it stands."""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured on one question and size, each time it was asked."""

    question: str
    size: str
    values: tuple[float, ...]
    unit: str = "ms"
    target: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not exceed; of few values the largest."""
        return sorted(self.values)[math.ceil(0.95 * len(self.values)) - 1]

    @property
    def ratio(self) -> float | None:
        """The median as a multiple of the target; None without one."""
        return self.median / self.target if self.target else None

    @property
    def is_missed(self) -> bool:
        return self.ratio is not None and self.ratio > 1


def nothing() -> None:
    """No preparation."""


def milliseconds(
    question: Callable[[], object], *, repeats: int, before: Callable[[], object] = nothing
) -> tuple[float, ...]:
    """How long each asking takes, without what comes before it."""
    times = []
    for _ in range(repeats):
        before()
        began = time.perf_counter()
        question()
        times.append(1000 * (time.perf_counter() - began))
    return tuple(times)
