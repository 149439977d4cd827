"""Which contacts outcomes came from, and what an hour of each kind of contact brought. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from kithward.language.terms import CONTACT_KINDS, FORMS
from kithward.numerics.arrays import KIND_CODES, UNKNOWN, ActivityLog, Ints, Mask
from kithward.numerics.checks import number, numbers, whole_number, whole_numbers
from kithward.numerics.habits import SURE, Estimate
from kithward.numerics.measure import Rows, silent_before
from kithward.numerics.yields import learned_yield

SOURCES: Final = ("event", "introduction", "reconnect", "message", "call", "meeting", "other")
RECONNECTS: Final = ("message", "call", "meeting")  # one of these after a long silence is reconnecting
WITHIN_DAYS = 90  # a contact longer ago is not taken for what an outcome came from; a guess
LEAST = 3.0  # outcomes that came, or would have come by what is usual: of fewer nothing is said
CLEAR = 0.8  # that one source brings more than another
LEAST_KNOWN = 3  # lengths of a kind that must be known before they say how long the others took
# Minutes of a contact whose length nobody noted, until one's own say better; all guesses.
USUAL_MINUTES: Final = {"event": 120, "introduction": 15, "message": 10, "call": 30, "meeting": 50, "talk": 60}
USUAL_REST = 30
# Hours of contact that one outcome takes, before there is any of one's own; of one form alone, as many times as there
# are forms. Both are guesses.
HOURS_AN_OUTCOME = 20.0
LAST_DAY = date.max.toordinal()
STRIDE = LAST_DAY + WITHIN_DAYS + 1  # from one person's days to the next one's: more than any silence

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Brought:
    """What one source brought: outcomes from so many contacts in so many hours, and the rate with its 80 % interval."""

    source: str
    outcomes: int
    times: int
    hours: float
    guessed: int  # contacts whose length is a guess
    per_hour: Estimate | None  # None as long as nothing came of anything
    verdict: str  # against all sources together: more, less, like, or few where that cannot be told


def source_of(log: ActivityLog, *, since: int = 0) -> Ints:
    """Give the place in SOURCES of each happening of the log, (n,); reconnecting goes before the kind of contact.

    Of what was before a day the kind alone is told: to find what was silent before takes time.
    """
    return log.memory.once(("sources", since), lambda: sources_in(log, since))


def sources_in(log: ActivityLog, since: int) -> Ints:
    rest = SOURCES.index("other")
    by_kind = np.full(len(KIND_CODES), rest, dtype=np.int32)
    for place, source in enumerate(SOURCES):
        if source in KIND_CODES and source != "other":
            by_kind[KIND_CODES[source]] = place
    found = by_kind[log.kind]
    can_reconnect = np.isin(log.kind, [KIND_CODES[kind] for kind in RECONNECTS])
    pairs = pairs_since(log, since)
    pairs = pairs[can_reconnect[log.pair_activity[pairs]]]
    activity = log.pair_activity[pairs]
    rows = Rows(activity, log.pair_person[pairs], log.day[activity], np.zeros(len(pairs), dtype=np.int32))
    found[activity[silent_before(log, rows)]] = SOURCES.index("reconnect")
    found.flags.writeable = False  # all who ask share it
    return found


def pairs_since(log: ActivityLog, day: int) -> NDArray[np.int64]:
    """Where those stand who took part from a day on; the log is in the order of days."""
    first = int(np.searchsorted(log.pair_activity, np.searchsorted(log.day, day)))
    return np.arange(first, len(log.pair_activity))


def came_from(log: ActivityLog, *, person: ArrayLike, day: ArrayLike, told: ArrayLike) -> Ints:
    """Give the happening that each outcome came from, (k,): as `told`, else the last contact with its person before.

    `person` and `told` (k,) are places in the log, UNKNOWN where there is none; `day` (k,) is that of the outcome. A
    contact counts from its own day on for WITHIN_DAYS; where there is none the outcome came from nothing known.
    Raises ValueError for what is no place or no day.
    Known limit: the last contact need not be the one that mattered.
    """
    who = whole_numbers(person, "person", low=UNKNOWN, high=len(log.people) - 1)
    on = whole_numbers(day, "day", low=1, high=LAST_DAY)
    said = whole_numbers(told, "told", low=UNKNOWN, high=len(log) - 1)
    if not len(on):
        return said.astype(np.int32)
    pairs = pairs_since(log, int(on.min()) - WITHIN_DAYS)
    pairs = pairs[contacts(log)[log.pair_activity[pairs]]]
    activity = log.pair_activity[pairs]
    key = log.pair_person[pairs].astype(np.int64) * STRIDE + log.day[activity]
    order = np.lexsort((activity, key))
    key, activity = key[order], activity[order]
    last = np.searchsorted(key, who * STRIDE + on, side="right") - 1
    if not len(key):
        return said.astype(np.int32)
    silence = who * STRIDE + on - key[np.maximum(last, 0)]  # of another person it is longer than any
    is_contact = (last >= 0) & (who != UNKNOWN) & (silence <= WITHIN_DAYS)
    return np.where(said != UNKNOWN, said, np.where(is_contact, activity[last], UNKNOWN)).astype(np.int32)


def first_meetings(log: ActivityLog, *, since: int, until: int) -> Ints:
    """Give the contact (k,) by which each person was met who was not known before these days, in the log's order.

    The log reaches back to `since` at least. Who came by an import alone was not met: there is no contact.
    """
    pairs = np.flatnonzero(contacts(log)[log.pair_activity])
    activity = log.pair_activity[pairs]
    person, first = np.unique(log.pair_person[pairs], return_index=True)  # of each person, the log's order is by day
    met = activity[first]
    is_new = (log.people.ties.first_day[person] >= since) & (log.day[met] >= since) & (log.day[met] <= until)
    return np.sort(met[is_new]).astype(np.int32)


def contacts(log: ActivityLog) -> Mask:
    """Give which happenings of the log, (n,), are a contact."""
    return np.isin(log.kind, [KIND_CODES[kind] for kind in CONTACT_KINDS])


def is_clear(most: int, next_most: int) -> bool:
    """Say whether what came most often does so for more than chance: with 80 %, more of the two than the next."""
    ahead = whole_number(most, "most", low=0), whole_number(next_most, "next_most", low=0)
    return float(special.betaincc(1 + ahead[0], 1 + ahead[1], 0.5)) >= CLEAR


def minutes_spent(log: ActivityLog) -> Floats:
    """Give how long each happening took, (n,): as noted, else the middle of one's own of its kind, else a guess."""
    minutes = log.minutes.astype(np.float64)
    for kind, code in KIND_CODES.items():
        of_kind = log.kind == code
        known = minutes[of_kind & (log.minutes != UNKNOWN)]
        usual = float(np.median(known)) if len(known) >= LEAST_KNOWN else USUAL_MINUTES.get(kind, USUAL_REST)
        minutes[of_kind & (log.minutes == UNKNOWN)] = usual
    return minutes


def brought(log: ActivityLog, tied: ArrayLike, *, since: int, until: int) -> list[Brought]:
    """Give what each source brought in some days: the outcomes (k,), by where they came from, for the hours spent.

    A source is taken to be like all of them together until it shows otherwise, which weighs as much as one outcome.
    Source: conjugate Gamma-Poisson (numerics.yields.learned_yield).
    """
    source, spent = source_of(log, since=since - WITHIN_DAYS), contacts_between(log, since, until)
    outcomes, hours = came_of_sources(log, tied, since=since), hours_spent(log, since=since, until=until)
    times = np.bincount(source[spent], minlength=len(SOURCES))
    guessed = np.bincount(source[spent & (log.minutes == UNKNOWN)], minlength=len(SOURCES))
    rates = per_hour(outcomes, hours)
    usual = usual_rate(outcomes, hours)
    return [
        Brought(
            name, int(outcomes[at]), int(times[at]), float(hours[at]), int(guessed[at]), rates[at],
            verdict(rates[at], float(hours[at]), usual),
        )
        for at, name in enumerate(SOURCES)
    ]  # fmt: skip


def came_of_sources(log: ActivityLog, tied: ArrayLike, *, since: int) -> Ints:
    """Give how many outcomes (k,) since a day came of each source, by the happening that each came from."""
    places = whole_numbers(tied, "tied", low=UNKNOWN, high=len(log) - 1)
    found = np.bincount(source_of(log, since=since - WITHIN_DAYS)[places[places != UNKNOWN]], minlength=len(SOURCES))
    return found.astype(np.int32)


def contacts_between(log: ActivityLog, since: int, until: int) -> Mask:
    found: Mask = contacts(log) & (log.day >= since) & (log.day <= until)
    return found


def hours_spent(log: ActivityLog, *, since: int, until: int) -> Floats:
    """Give the hours of contact of each source in some days."""
    spent, source = contacts_between(log, since, until), source_of(log, since=since - WITHIN_DAYS)
    hours: Floats = np.bincount(source[spent], weights=minutes_spent(log)[spent], minlength=len(SOURCES)) / 60
    return hours


@dataclass(frozen=True, slots=True)
class Record:
    """What one's own contacts brought so far: the hours of each source, and of each form of outcome how many it did."""

    hours: tuple[float, ...] = (0.0,) * len(SOURCES)
    came: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def outcomes(self, form: str = "") -> tuple[int, ...]:
        """Give how many outcomes of a form, or of any, came of each source."""
        rows = [numbers_of for name, numbers_of in self.came if form in ("", name)]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(SOURCES)

    def law(self, source: str, form: str = "") -> tuple[float, float]:
        """Give the Gamma law (shape, rate) of the outcomes of a form, or of any, in an hour of a source."""
        guess = HOURS_AN_OUTCOME * (len(FORMS["outcome"]) if form else 1)
        return expected(self.outcomes(form), self.hours, SOURCES.index(source), guess=guess)


NOTHING_YET: Final = Record()


def expected(outcomes: ArrayLike, hours: ArrayLike, source: int, *, guess: float) -> tuple[float, float]:
    """Give the Gamma law (shape, rate) of the outcomes in an hour of one source, by its place.

    It starts from what an hour of all other sources brought, weighed like one outcome, and that in turn from one
    outcome in `guess` hours: nothing known gives just the guess. Its own outcomes count once, so that one more at most
    doubles any rate. Raises ValueError for what cannot be counted, and for a guess that is not positive.
    Source: conjugate Gamma-Poisson (numerics.yields.learned_yield), with the mean of the others as its start.
    """
    counts, spent = whole_numbers(outcomes, "outcomes", low=0), numbers(hours, "hours", low=0)
    mine, mine_hours = int(counts[source]), float(spent[source])
    shape, rate = learned_yield(1.0, guess, float(counts.sum()) - mine, max(float(spent.sum()) - mine_hours, 0.0))
    return learned_yield(1.0, rate / shape, mine, mine_hours)


def usual_rate(outcomes: ArrayLike, hours: ArrayLike) -> float:
    """Give how many outcomes an hour of anything brought; 0 as long as nothing came or no time was spent."""
    came = float(numbers(outcomes, "outcomes", low=0).sum())
    spent = float(numbers(hours, "hours", low=0).sum())
    return came / spent if spent > 0 else 0.0


def per_hour(outcomes: ArrayLike, hours: ArrayLike) -> list[Estimate | None]:
    """Give the outcomes per hour of each source, with their 80 % interval; None for all as long as nothing came."""
    counts, spent = whole_numbers(outcomes, "outcomes", low=0), numbers(hours, "hours", low=0)
    usual = usual_rate(counts, spent)
    if usual == 0:
        return [None] * len(counts)
    return [rate_of(int(count), float(time), usual) for count, time in zip(counts, spent, strict=True)]


def rate_of(count: int, hours: float, usual: float) -> Estimate:
    """Give the rate of one source: what is usual weighs as much as one outcome in the time that one usually takes."""
    shape, rate = learned_yield(1.0, 1 / usual, count, hours)
    low, high = special.gammaincinv(shape, SURE) / rate
    return Estimate(shape / rate, float(low), float(high), count)


def verdict(rate: Estimate | None, hours: float, usual: float) -> str:
    """Say what a source brought against all together: more, less, like; few where it cannot be told."""
    number(hours, "hours", low=0)
    if rate is None or max(rate.events, usual * hours) < LEAST:
        return "few"
    return "more" if rate.low > usual else "less" if rate.high < usual else "like"
