"""How good past forecasts were, and the shift that a person's own record teaches."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from kithward.numerics.checks import number, numbers, whole_number

Floats = NDArray[np.float64]

SHIFT_SPREAD: Final = 0.35  # how far people's own levels lie apart, in logits


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The forecasts of one size, beside what came of them."""

    low: float
    high: float
    count: int
    mean_chance: float
    share_met: float


def shift_chance(chances: ArrayLike, shift: float) -> Floats:
    """Chances (n,) moved by a person's own shift in logits; 0 and 1 stay what they are."""
    given = numbers(chances, "chances", low=0, high=1)
    return special.expit(special.logit(given) + number(shift, "shift"))


def fit_shift(chances: ArrayLike, outcomes: ArrayLike) -> float:
    """The shift in logits that fits a person's past forecasts (n,) to what came of them (n,), 1 where it was met.

    The most likely value under a prior N(0, 0.35^2), so 0 without forecasts. Forecasts of 0 and 1 were facts and teach
    nothing. ValueError for chances outside 0..1 and outcomes other than 0 and 1.
    """
    given, met = _forecasts(chances, outcomes)
    unsure = (given > 0) & (given < 1)
    logits, met = special.logit(given[unsure]), met[unsure]
    low, high = -(SHIFT_SPREAD**2) * met.size, SHIFT_SPREAD**2 * met.size
    while high - low > 1e-9:  # the slope of the log posterior falls all the way, so halving finds its only zero
        middle = (low + high) / 2
        rising = (met - special.expit(logits + middle)).sum() > middle / SHIFT_SPREAD**2
        low, high = (middle, high) if rising else (low, middle)
    return (low + high) / 2


def brier(chances: ArrayLike, outcomes: ArrayLike) -> float:
    """The mean squared distance of forecasts (n,) from outcomes (n,): 0 is perfect, .25 is always saying 50 %.

    Brier (1950). ValueError when there is nothing to judge.
    """
    given, met = _forecasts(chances, outcomes)
    if not given.size:
        raise ValueError("no forecasts to judge yet")
    return float(np.mean((given - met) ** 2))


def calibration(chances: ArrayLike, outcomes: ArrayLike, *, bins: int = 10) -> tuple[CalibrationBin, ...]:
    """How often it came true, for forecasts of each size: equal bins over 0..1, without the empty ones."""
    given, met = _forecasts(chances, outcomes)
    edges = np.linspace(0, 1, whole_number(bins, "bins", low=1) + 1)
    place = np.clip(np.searchsorted(edges, given, side="right") - 1, 0, bins - 1)
    return tuple(
        CalibrationBin(
            low=float(edges[i]),
            high=float(edges[i + 1]),
            count=int((place == i).sum()),
            mean_chance=float(given[place == i].mean()),
            share_met=float(met[place == i].mean()),
        )
        for i in np.unique(place)
    )


def _forecasts(chances: ArrayLike, outcomes: ArrayLike) -> tuple[Floats, Floats]:
    given = numbers(chances, "chances", low=0, high=1)
    met = numbers(np.asarray(outcomes) * 1, "outcomes", low=0, high=1)  # truth values are welcome here
    if given.shape != met.shape:
        raise ValueError(f"each chance needs one outcome: {given.size} chances, {met.size} outcomes")
    if ((met != 0) & (met != 1)).any():
        raise ValueError("an outcome is 1 (met) or 0 (not met)")
    return given, met
