"""What a step is likely to bring: laws of extra counts to start with, and how a person's own log moves them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kithward.numerics.checks import number, numbers, whole_number

Floats = NDArray[np.float64]

CELLS = 13  # counts 0 to 11, and 12 or more in the last cell
LEAST = 1e-9  # a Gamma or Beta law needs positive parameters

# Gamma laws (shape, rate) of new people met. The conference day was measured at two conferences, people talked to for
# five minutes or more: mean 2 a day; by this law nobody on 37 % of days.
CONFERENCE_DAY = (0.8, 0.4)
MEETUP_HOUR = (0.8, 3.2)  # a guess: .25 an hour, spread like a conference day

# Beta laws (hits, misses) of a step that works or does not; both are guesses, weighed like ten tries.
INTRODUCTION_ASKED = (5.0, 5.0)
MESSAGE_TO_KNOWN = (6.0, 4.0)

# Chance that a new tie sees a second contact within so many days; measured on office mail and on code reviews.
SECOND_CONTACT_OFFICE = {7: 0.24, 30: 0.34, 90: 0.45}
SECOND_CONTACT_OPEN_SOURCE = {7: 0.11, 30: 0.22, 90: 0.32}


def bernoulli(chance: ArrayLike, size: int = CELLS) -> Floats:
    """Give the law (..., size) of a step that brings one count with this chance (...), else none.

    Raises ValueError unless every chance lies in [0, 1] and size is 2 or more.
    """
    whole_number(size, "size", low=2)
    p = numbers(chance, "chance", low=0, high=1)
    law = np.zeros((*p.shape, size))
    law[..., 0] = 1 - p
    law[..., 1] = p
    return law


def gamma_poisson(shape: ArrayLike, rate: ArrayLike, size: int = CELLS, *, exposure: ArrayLike = 1.0) -> Floats:
    """Give the law (..., size) of a Poisson count whose mean is Gamma(shape, rate) * exposure.

    The exposure is in the unit of the rate (days, hours); an exposure of 0 brings nothing. The last cell holds all
    larger counts and is read as size - 1, so a long tail is slightly understated.
    Raises ValueError unless shape and rate are positive and the exposure is 0 or more, all finite.
    Source: Greenwood & Yule (1920), the negative binomial as a Gamma mixture of Poisson laws.
    """
    whole_number(size, "size", low=2)
    a, b, t = np.broadcast_arrays(
        numbers(shape, "shape", low=LEAST), numbers(rate, "rate", low=LEAST), numbers(exposure, "exposure", low=0)
    )
    k = np.arange(size - 2)
    law = np.empty((*a.shape, size))
    law[..., 0] = (b / (b + t)) ** a
    ratios = (a[..., None] + k) / (k + 1) * (t / (b + t))[..., None]
    law[..., 1:-1] = law[..., :1] * np.cumprod(ratios, axis=-1)
    law[..., -1] = np.maximum(1 - law[..., :-1].sum(axis=-1), 0)
    return law


def learned_yield(prior_shape: float, prior_rate: float, events: float, trials: float) -> tuple[float, float]:
    """Give the Gamma law (shape, rate) of a person's own yield after `events` counts in `trials` days or hours.

    Known limit: the more trials, the more alike this law takes one day to be to the next.
    Raises ValueError for negative, infinite or NaN numbers, or a prior that is not positive.
    Source: conjugate Gamma-Poisson, e.g. Gelman et al., Bayesian Data Analysis (2013), 2.6.
    """
    shape = number(prior_shape, "prior_shape", low=LEAST) + number(events, "events", low=0)
    return shape, number(prior_rate, "prior_rate", low=LEAST) + number(trials, "trials", low=0)


def learned_chance(prior_hits: float, prior_misses: float, hits: float, misses: float) -> float:
    """Give the mean chance in (0, 1) that a step works, after a person's own hits and misses.

    Raises ValueError for negative, infinite or NaN numbers, or a prior that is not positive.
    Source: conjugate Beta-Binomial, e.g. Gelman et al., Bayesian Data Analysis (2013), 2.4.
    """
    won = number(prior_hits, "prior_hits", low=LEAST) + number(hits, "hits", low=0)
    lost = number(prior_misses, "prior_misses", low=LEAST) + number(misses, "misses", low=0)
    return won / (won + lost)
