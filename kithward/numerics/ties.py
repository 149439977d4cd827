"""How alive each tie is, from its own rhythm: log-normal gaps, and a chance that the last contact was the last."""

# A tie is n distinct days of contact. Its gaps are log-normal around a median of its own, drawn towards what is usual
# until the tie has shown its rhythm; after each contact there is a chance, falling with n, that no other follows.
# Source: the "buy till you die" models (Schmittlein, Morrison & Colombo 1987; Fader, Hardie & Lee 2005), here with
# log-normal gaps; constants fitted on logs of office mail, code reviews and conferences (docs/numerics.md).
# Known limit: the order of ties travels between people, their level does not and needs the personal shift.

import math
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from kithward.numerics.arrays import Codes, Floats
from kithward.numerics.checks import numbers, whole_numbers

USUAL_LOG_GAP: Final = 4.2  # a median gap of 67 days, before any evidence
USUAL_SPREAD: Final = 0.45  # how far the rhythms of ties lie apart, in ln days
CHOSEN_SPREAD: Final = 0.2  # how far a tie strays from the rhythm that the person chose
GAP_SPREAD: Final = 1.15  # how far the gaps of one tie lie apart, in ln days
LATE: Final = 0.674  # three gaps of four are shorter than this many deviations above the median

NOT_YET: Final = "new"  # no contact so far
STATES: Final = ("alive", "cooling", "fading", "dormant", NOT_YET)
STATE_FROM: Final = (0.2, 0.5, 0.8)  # the P(alive) up to which a tie is dormant, fading and cooling

SUCCESSES_BEFORE: Final = 6.0  # a guess: reaching out comes to something six times in ten
FAILURES_BEFORE: Final = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class TieHealth:
    """How n ties stand; every field has shape (n,), or () when the question was about one tie."""

    rhythm_days: Floats  # the usual gap; NaN where there was never a contact and no rhythm was chosen
    alive: Floats  # the chance that the tie goes on, 0..1; 0 where there was never a contact
    state: Codes  # the number in STATES of the word for it
    reminder_after_days: Floats  # days after the last contact; infinite where nothing is to be waited for
    _log_gap: Floats = field(repr=False)
    _log_gap_deviation: Floats = field(repr=False)
    _odds_of_another: Floats = field(repr=False)
    _silence_days: Floats = field(repr=False)
    _silent: Floats = field(repr=False)  # the chance that a gap of a living tie is longer than the silence

    def within(self, horizon_days: ArrayLike) -> Floats:
        """The chance of a contact by itself within `horizon_days` (>= 0) from today, (n,), in 0..1.

        It is 0 where there was never a contact. ValueError for a horizon that is negative or not finite.
        """
        horizon = numbers(horizon_days, "horizon_days", low=0)
        met = self._silent - outlasts(self._silence_days + horizon, self._log_gap, self._log_gap_deviation)
        chance: Floats = self._odds_of_another * met / (self._odds_of_another * self._silent + 1)
        return chance


def outlasts(days: Floats, log_gap: Floats, deviation: Floats) -> Floats:
    """S(days): the chance that a gap of a living tie is longer."""
    return special.ndtr((log_gap - np.log(days)) / deviation)


def tie_statistics(contact_days: ArrayLike) -> tuple[int, float, int | None]:
    """(contact_count, log_gap_sum, last_day) of one tie: all that `tie_health` needs to know of its past.

    `contact_days`: whole day numbers, any order; a day given twice counts once. Nothing in contact yet gives
    (0, 0.0, None). ValueError for NaN and for days that are not whole numbers.
    """
    days = np.unique(whole_numbers(contact_days, "contact days"))
    if not days.size:
        return 0, 0.0, None
    return days.size, float(np.log(np.diff(days)).sum()), int(days[-1])


def tie_health(
    contact_count: ArrayLike,
    log_gap_sum: ArrayLike,
    silence_days: ArrayLike,
    chosen_rhythm_days: ArrayLike | None = None,
) -> TieHealth:
    """How alive n ties are, their rhythm in days, and when a reminder is due.

    All of shape (n,), or numbers for one tie. `silence_days` (>= 0) since the last contact; today counts as one.
    `chosen_rhythm_days` (>= 1), NaN where none was chosen: the reminder is then the chosen rhythm itself.
    A tie without a contact (count 0) is not alive; its gaps and silence are ignored, NaN included; its rhythm and
    reminder are the chosen ones, or else NaN and infinity, so that no reminder comes due.
    ValueError for a count, gap, silence or rhythm that is out of range, NaN or infinite elsewhere.
    """
    whole_count, chosen = whole_numbers(contact_count, "contact_count", low=0), _chosen_rhythm(chosen_rhythm_days)
    count, gap_sum, days, chosen = np.broadcast_arrays(whole_count, log_gap_sum, silence_days, chosen)
    met, has_chosen = count > 0, ~np.isnan(chosen)
    log_gaps = numbers(np.where(met, gap_sum, 0.0), "log_gap_sum", low=0)
    silence = np.maximum(numbers(np.where(met, days, 1.0), "silence_days", low=0), 1.0)

    prior_log_gap = np.log(chosen, where=has_chosen, out=np.full_like(chosen, USUAL_LOG_GAP))
    prior_weight = np.where(has_chosen, CHOSEN_SPREAD**-2, USUAL_SPREAD**-2)
    variance = 1 / (prior_weight + np.maximum(count - 1, 0) / GAP_SPREAD**2)
    log_gap = variance * (prior_log_gap * prior_weight + log_gaps / GAP_SPREAD**2)
    deviation = np.sqrt(GAP_SPREAD**2 + variance)
    odds = count**2 / math.e  # (1 - q) / q with q = 1 / (1 + exp(-(1 - 2 ln n)))
    silent = outlasts(silence, log_gap, deviation)
    going_on = odds * silent
    usual, late = np.exp(log_gap), np.exp(log_gap + LATE * deviation)
    alive = going_on / (going_on + 1)
    return TieHealth(
        rhythm_days=np.where(met, usual, chosen),
        alive=alive,
        state=tie_state(alive, contact_count=count, gaps_of_silence=silence / usual),
        reminder_after_days=np.where(has_chosen, chosen, np.where(met, late, np.inf)),
        _log_gap=log_gap,
        _log_gap_deviation=deviation,
        _odds_of_another=odds,
        _silence_days=silence,
        _silent=silent,
    )


def _chosen_rhythm(chosen_rhythm_days: ArrayLike | None) -> Floats:
    """The chosen rhythms as floats, NaN where none was chosen."""
    if chosen_rhythm_days is None:
        return np.asarray(np.nan)
    chosen = np.asarray(chosen_rhythm_days, dtype=np.float64)  # None inside a list becomes NaN
    numbers(chosen[~np.isnan(chosen)], "chosen_rhythm_days", low=1)
    return chosen


def tie_state(alive: ArrayLike, *, contact_count: ArrayLike, gaps_of_silence: ArrayLike) -> Codes:
    """The state of n ties as numbers in STATES, (n,).

    By P(alive): alive from .8, cooling from .5, fading from .2, else dormant. Whoever was met once is alive for as long
    as the usual gap lasts (`gaps_of_silence` up to 1): one contact does not tell a tie that fades from one that begins.
    """
    chance, count = np.asarray(alive), np.asarray(contact_count)
    state = np.zeros(chance.shape, dtype=np.int8)
    for least in STATE_FROM:
        state += chance < least
    state[(count == 1) & (np.asarray(gaps_of_silence) <= 1)] = STATES.index("alive")
    state[count == 0] = STATES.index(NOT_YET)
    return state


def reconnect_worth(
    value: ArrayLike, chance_anyway: ArrayLike, *, minutes: ArrayLike, succeeded: ArrayLike = 0, failed: ArrayLike = 0
) -> Floats:
    """What reaching out adds per minute: value * (P(success | I reach out) - P(contact anyway)) / minutes, (n,).

    `chance_anyway`: `TieHealth.within` over the days that the success may take. `succeeded` and `failed` count the
    person's own attempts so far, on top of the Beta(6, 4) before any. Negative where a contact will come by itself.
    ValueError for minutes that are not positive, a chance outside 0..1, negative counts, and NaN.
    """
    time = numbers(minutes, "minutes", low=0)
    if not time.all():
        raise ValueError("minutes must be more than 0")
    hits = SUCCESSES_BEFORE + whole_numbers(succeeded, "succeeded", low=0)
    misses = FAILURES_BEFORE + whole_numbers(failed, "failed", low=0)
    gain = hits / (hits + misses) - numbers(chance_anyway, "chance_anyway", low=0, high=1)
    worth: Floats = numbers(value, "value") * gain / time
    return worth
