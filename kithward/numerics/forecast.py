"""The chance that a goal's count is reached, with its band, and what would bring it to 80 %."""

# A two-memory Gamma-Poisson: the last weeks speak, the last year steadies them, and the count ahead is negative
# binomial, widened because events come in bursts and rates drift. What was reached by one day stays reached, so no
# chance falls with a longer horizon, although the drift alone would let it: within a year by up to .06, for someone
# with several a day. Constants fitted on mail, code reviews, a question site and conferences (docs/numerics.md).
# Known limit: those histories held no declared goals; the pull of having one is missing: real ones should be higher.

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from kithward.numerics.checks import number, numbers, whole_number, whole_numbers

Floats = NDArray[np.float64]

LONG_MEMORY_DAYS: Final = 240.0
SHORT_MEMORY_DAYS: Final = 20.0
LONG_RUN_WEIGHT_DAYS: Final = 15.0  # the long run counts as much as so many days of the short memory
BURST: Final = 1.5  # the variance, beyond Poisson's, per event expected
DRIFT: Final = 0.10  # the growth of the rate's squared coefficient of variation in DRIFT_DAYS
DRIFT_DAYS: Final = 30.0
PRIOR_DAYS: Final = 10.0
USUAL_MONTH_DAYS: Final = 30.4
KEPT_BEFORE: Final = 6.0  # a guess: a planned action is kept six times in ten
MISSED_BEFORE: Final = 4.0
WANTED: Final = 0.8
SLICES: Final = 24
MOST_DAYS: Final = 36_525  # a hundred years
WITHIN_DAYS: Final = 365
MOST_ACTIONS: Final = 100  # more is no plan

ACHIEVABLE: Final = (
    (0.90, "too easy"),
    (0.70, "realistic"),
    (0.40, "stretch"),
    (0.15, "hard"),
    (0.05, "long shot"),
    (0.0, "out of reach"),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """What is known of a rate of events per day: Gamma with shape `a` and rate `b` in days."""

    a: float
    b: float

    def __post_init__(self) -> None:
        if not (0 < self.a < math.inf and 0 < self.b < math.inf):
            raise ValueError(f"a rate needs a shape and days above 0, not {self.a:g} and {self.b:g}")

    @property
    def mean(self) -> float:
        """Events per day."""
        return self.a / self.b


def event_rate(
    days: ArrayLike,
    counts: ArrayLike,
    *,
    start: int,
    today: int,
    prior_events: float = 0.5,
    prior_days: float = PRIOR_DAYS,
) -> Rate:
    """The rate of a goal's own events, from their days (n,) and counts (n,), in any order.

    `start` is the first day from which the log is complete: events before it are left out, for nobody knows how many
    of them are missing. ValueError for events after `today`, a `start` after `today`, negative counts and NaN.
    """
    first, last = whole_number(start, "start"), whole_number(today, "today")
    on, count = whole_numbers(days, "days"), numbers(counts, "counts", low=0)
    if first > last:
        raise ValueError(f"the log cannot start on day {first}, after today ({last})")
    if on.shape != count.shape:
        raise ValueError(f"each day needs one count: {on.size} days, {count.size} counts")
    if on.size and on.max() > last:
        raise ValueError(f"an event on day {on.max()} lies after today ({last})")
    if not (0 < prior_events < math.inf and 0 < prior_days < math.inf):
        raise ValueError("prior_events and prior_days must be above 0")
    logged = on >= first
    age, count, history = last - on[logged], count[logged], last - first

    def memory(length: float) -> tuple[float, float]:
        """Events and days, each faded by its age."""
        return float(count @ np.exp(-age / length)), -length * math.expm1(-history / length)

    long_events, long_days = memory(LONG_MEMORY_DAYS)
    short_events, short_days = memory(SHORT_MEMORY_DAYS)
    long_run = (prior_events + long_events) / (prior_days + long_days)
    return Rate(LONG_RUN_WEIGHT_DAYS * long_run + short_events, LONG_RUN_WEIGHT_DAYS + short_days)


def prior_for_target(target: int, window_days: float) -> float:
    """The `prior_events` for a goal with no log yet: half the pace that its target implies."""
    window = number(window_days, "window_days", low=1)
    return PRIOR_DAYS * 0.5 * whole_number(target, "target", low=1) / window


def prior_for_usual_month(answer: float) -> float:
    """The `prior_events` from the answer to "how many in a usual month?"; "none" is heard as one a year."""
    return PRIOR_DAYS * max(number(answer, "answer", low=0), 1 / 12) / USUAL_MONTH_DAYS


def chance(rate: Rate, *, needed: int, horizon_days: float) -> float:
    """The chance of at least `needed` more events in the next `horizon_days`: 1 if none is needed, 0 with no time left.

    P(N >= k) = I_x(k, size), the regularised incomplete beta. ValueError for a negative horizon and for NaN.
    """
    return float(_tail(rate, np.array([whole_number(needed, "needed")]), _horizon(horizon_days))[0])


def chance_periodic(
    rate: Rate,
    *,
    per_period: int,
    periods_needed: int,
    periods_left: int,
    period_days: float,
    running: tuple[int, float] | None = None,
) -> float:
    """The chance that at least `periods_needed` of `periods_left` periods each see `per_period` events.

    `running` is (events still needed, days left) of the period under way, which is one of `periods_left`; without it
    all lie ahead. One rate, uncertain and drifting half the time ahead, is shared by all periods: 24 slices of equal
    probability, each at its median. A single period is a plain count goal.
    """
    k, days = whole_number(per_period, "per_period", low=0), _horizon(period_days, "period_days")
    need, left = whole_number(periods_needed, "periods_needed"), whole_number(periods_left, "periods_left", low=0)
    if running is not None and left == 0:
        raise ValueError("a period that is under way is one of the periods left")
    if need <= 0 or need > left:
        return float(need <= 0)
    running_need, running_days = (k, days) if running is None else (running[0], _horizon(running[1], "running's days"))
    if left == 1:
        return chance(rate, needed=running_need, horizon_days=running_days)
    spread = 1 / rate.a + DRIFT * (running_days + (left - 1) * days) / 2 / DRIFT_DAYS
    middles: Floats = (np.arange(SLICES) + 0.5) / SLICES
    slices: Floats = special.gammaincinv(np.full(SLICES, 1 / spread), middles) * spread * rate.mean
    now = _slice_chance(slices, whole_number(running_need, "running's need"), running_days)
    later = _slice_chance(slices, k, days)
    met = now * _at_least(need - 1, left - 1, later) + (1 - now) * _at_least(need, left - 1, later)
    return _bounded(float(met.mean()))


def band(
    rate: Rate, *, done: int, horizon_days: ArrayLike, probabilities: ArrayLike = (0.1, 0.5, 0.9)
) -> NDArray[np.int64]:
    """The count that stands after each horizon with each probability: (h,) horizons and (q,) probabilities give (h, q).

    Quantiles of `done + N`; one horizon as a number gives (q,). ValueError for a horizon below 0, a probability
    outside 0..1 (both ends excluded), and NaN.
    """
    so_far = whole_number(done, "done", low=0)
    horizons = numbers(horizon_days, "horizon_days", low=0, high=MOST_DAYS)
    wanted = np.atleast_1d(numbers(probabilities, "probabilities"))
    if ((wanted <= 0) | (wanted >= 1)).any():
        raise ValueError("probabilities must lie between 0 and 1")
    ahead = np.unique(horizons[horizons > 0])
    days = np.union1d(np.arange(1.0, ahead[-1] if ahead.size else 0.0), ahead)
    reached = np.vstack([np.zeros((1, wanted.size), np.int64), _reached(rate, days, 1 - wanted)])
    return so_far + reached[np.searchsorted(days, horizons, side="right")]


def remaining_pmf(rate: Rate, *, horizon_days: float, most: int) -> Floats:
    """The chance of exactly 0, 1 ... `most` more events, (most + 1,); the last also holds all that is beyond it."""
    counts = np.arange(whole_number(most, "most", low=0) + 2)
    tails = _tail(rate, counts, _horizon(horizon_days))
    tails[-1] = 0.0
    return np.maximum(-np.diff(tails), 0.0)


def target_at(rate: Rate, *, horizon_days: float, done: int = 0, probability: float = WANTED) -> int:
    """The largest target that is met with this probability: `done` and the most that is so likely to follow."""
    horizon, so_far = _horizon(horizon_days), whole_number(done, "done", low=0)
    wanted = _probability(probability)
    return so_far + (int(_reached(rate, _days_to(horizon), np.array([wanted]))[-1, 0]) if horizon else 0)


def date_at(rate: Rate, *, needed: int, probability: float = WANTED, within_days: int = WITHIN_DAYS) -> int | None:
    """In how many days `needed` more events have come with this probability; None if not within `within_days`."""
    k, wanted = whole_number(needed, "needed"), _probability(probability)
    if k <= 0:
        return 0
    days = np.arange(1.0, whole_number(within_days, "within_days", low=0, high=MOST_DAYS) + 1)
    enough = np.flatnonzero(_count_tail(rate, np.array(k), days) >= wanted)
    return int(days[enough[0]]) if enough.size else None


def actions_at(
    rate: Rate, *, needed: int, horizon_days: float, kept: int = 0, missed: int = 0, probability: float = WANTED
) -> int | None:
    """How many planned actions bring the goal to this probability; None if a hundred do not.

    Each is kept with a chance rho ~ Beta(6 + kept, 4 + missed), the same unknown one for all, so that their number is
    beta-binomial; `kept` and `missed` count the person's own actions so far.
    """
    k, horizon, wanted = whole_number(needed, "needed"), _horizon(horizon_days), _probability(probability)
    good = KEPT_BEFORE + whole_number(kept, "kept", low=0)
    bad = MISSED_BEFORE + whole_number(missed, "missed", low=0)
    still_needed = _tail(rate, k - np.arange(MOST_ACTIONS + 1), horizon)
    for planned in range(MOST_ACTIONS + 1 if horizon else 1):
        if _beta_binomial(planned, good, bad) @ still_needed[: planned + 1] >= wanted:
            return planned
    return None


def achievable(chance_at_start: float) -> str:
    """The word for a goal's chance when it is set: too easy, realistic, stretch, hard, long shot or out of reach."""
    given = number(chance_at_start, "chance", low=0, high=1)
    return next(word for least, word in ACHIEVABLE if given >= least)


def _horizon(days: float, name: str = "horizon_days") -> float:
    return number(days, name, low=0, high=MOST_DAYS)


def _probability(value: float) -> float:
    given = number(value, "probability")
    if not 0 < given < 1:
        raise ValueError(f"the probability must lie between 0 and 1, not {given:g}")
    return given


def _bounded(value: float) -> float:
    """A sum of probabilities without the rounding that lifts it above 1."""
    return min(max(value, 0.0), 1.0)


def _days_to(horizon: float) -> Floats:
    """1, 2 ... and the horizon itself, which is above 0."""
    return np.append(np.arange(1.0, horizon), horizon)


def _count_tail(rate: Rate, needed: NDArray[np.int64], days: Floats) -> Floats:
    """P(N >= needed) of the count in exactly so many days (> 0), for counts above 0, before what is reached stays so.

    The variance is mean * (1 + excess); BURST + mean/a = BURST + days/b keeps it finite for the smallest rates.
    """
    mean = rate.mean * days
    excess = BURST + days / rate.b + mean * DRIFT * days / DRIFT_DAYS
    return special.betainc(needed, mean / excess, excess / (1 + excess)).astype(np.float64, copy=False)


def _tail(rate: Rate, needed: NDArray[np.int64], horizon: float) -> Floats:
    """P(at least `needed` within the horizon), (n,), never falling with the horizon.

    For each count `_count_tail` rises with the days up to one peak, so only counts past theirs need the whole way.
    """
    tail = np.where(needed <= 0, 1.0, 0.0)
    open_ = needed > 0
    if horizon == 0 or not open_.any():
        return tail
    tail[open_] = _count_tail(rate, needed[open_], np.array(horizon))
    a_little_before = _count_tail(rate, np.maximum(needed, 1), np.array(horizon * 0.999))
    past_peak = open_ & (a_little_before >= tail)
    tail[past_peak] = _count_tail(rate, needed[past_peak], _days_to(horizon)[:, None]).max(axis=0)
    return tail


def _reached(rate: Rate, days: Floats, tails: Floats) -> NDArray[np.int64]:
    """The largest count with P(N >= count) >= tail, for every day (h,), in order, and tail (q,): (h, q)."""
    low = np.zeros((days.size, tails.size), np.int64)
    # Markov: P(N >= x) <= mean/x bounds the search.
    high = np.ceil(rate.mean * days[:, None] / tails).astype(np.int64)
    while (low < high).any():
        middle = (low + high + 1) // 2
        likely = (middle == 0) | (_count_tail(rate, np.maximum(middle, 1), days[:, None]) >= tails)
        low, high = np.where(likely, middle, low), np.where(likely, high, middle - 1)
    return np.maximum.accumulate(low, axis=0)


def _slice_chance(rates: Floats, needed: int, days: float) -> Floats:
    """P(at least `needed` in so many days) when the rate is known: bursts, but no doubt and no drift."""
    if needed <= 0 or days == 0:
        return np.full_like(rates, float(needed <= 0))
    size = np.maximum(rates * days / BURST, np.finfo(np.float64).tiny)  # the slowest slices underflow to 0
    tail: Floats = special.betainc(needed, size, BURST / (1 + BURST))
    return tail


def _at_least(needed: int, trials: int, success: Floats) -> Floats:
    """P(Binomial(trials, success) >= needed)."""
    if needed <= 0 or needed > trials:
        return np.full_like(success, float(needed <= 0))
    tail: Floats = special.betainc(needed, trials - needed + 1, success)
    return tail


def _beta_binomial(trials: int, good: float, bad: float) -> Floats:
    """P(0, 1 ... trials successes) when their chance is Beta(good, bad)."""
    hits = np.arange(trials + 1)
    log_ways = -np.log(trials + 1) - special.betaln(hits + 1, trials - hits + 1)
    pmf: Floats = np.exp(log_ways + special.betaln(good + hits, bad + trials - hits) - special.betaln(good, bad))
    return pmf
