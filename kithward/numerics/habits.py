"""What a log shows of a person's habits: rates with their 80 % interval, on a scale from 0 to 100. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from scipy import special

from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import BEGAN_CODES, KIND_CODES, NEVER, UNKNOWN, ActivityLog, Codes, Ints, Mask
from kithward.numerics.checks import number, whole_number
from kithward.numerics.measure import Measure, fitting

LOOKS_BACK_DAYS = 90
AGAIN_DAYS = 30  # within which there is a second contact with somebody new, or not

PRIOR_TRIALS = 5.0  # what is expected weighs as much as so many events
PRIOR_DAYS = 10.0  # or, where events are counted and not tried, as so many days: as in the goals' long memory
ANSWER_TELLS = 0.29  # how far a self-rating tells of what is done: Mabe & West (1982)
SURE = (0.1, 0.9)
SURE_SIGMAS = 1.2815515655446004
GROW, STRONG, MOST = 40.0, 70.0, 100.0

CONVERSATIONS = ("meeting", "call", "message")
SPOKEN = ("meeting", "call")
CONTACT_AGAIN = ("event", "meeting", "call", "message", "introduction", "talk")  # to be linked is none yet


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a habit lies between 0 and 100: 40 at `grow`, 70 at `strong`, 100 at `most`, and straight between them."""

    grow: float
    strong: float
    most: float = 1.0

    def score(self, value: float) -> float:
        return float(np.interp(value, (0, self.grow, self.strong, self.most), (0, GROW, STRONG, MOST)))

    def value(self, score: float) -> float:
        return float(np.interp(score, (0, GROW, STRONG, MOST), (0, self.grow, self.strong, self.most)))

    def expected(self, answer: float | None) -> float:
        """What is expected before the log is heard: the middle, moved by .29 of its distance to the answer's."""
        middle = self.value((GROW + STRONG) / 2)
        return middle if answer is None else middle + ANSWER_TELLS * (self.value(answer) - middle)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A habit's rate with its 80 % interval, and the number of events behind it."""

    value: float
    low: float
    high: float
    events: int


@dataclass(frozen=True, slots=True)
class Tried:
    """How often something was done of the times it could have been."""

    hits: int
    trials: int


@dataclass(frozen=True, slots=True)
class Habits:
    """What the days looked at show; `days` is how many of them the log covers."""

    days: int
    begun: Tried  # conversations, by me
    meaningful: Tried  # of those spoken, where it was said
    usual_minutes: int | None  # of those spoken
    new_people: int
    again: Tried  # somebody new, in contact again within 30 days
    in_touch: int  # people


def share(tried: Tried, expected: float) -> Estimate:
    """Give rate = (5*m0 + hits)/(5 + trials) with the interval of its Beta law; `expected` is m0, in [0, 1].

    Raises ValueError for more hits than trials, or numbers that are none.
    Source: conjugate Beta-Binomial, e.g. Gelman et al., Bayesian Data Analysis (2013), 2.4.
    """
    trials = whole_number(tried.trials, "trials", low=0)
    hits = whole_number(tried.hits, "hits", low=0, high=trials)
    m0 = min(max(number(expected, "expected", low=0, high=1), 1e-3), 1 - 1e-3)  # a Beta law has neither 0 nor 1
    good, bad = PRIOR_TRIALS * m0 + hits, PRIOR_TRIALS * (1 - m0) + trials - hits
    low, high = special.betaincinv(good, bad, SURE)
    return Estimate(good / (good + bad), float(low), float(high), trials)


def pace(count: int, days: float, expected: float, *, per: float) -> Estimate:
    """Give a rate in `per` days with the interval of its Gamma law; what is expected weighs as much as ten days.

    Raises ValueError for a count or days below 0, or an `expected` or a `per` that is not above 0.
    Source: conjugate Gamma-Poisson, as above, 2.6.
    Known limit: different people do not become twice as many in twice the time, so a young log promises too many.
    """
    shape = PRIOR_DAYS * number(expected, "expected", low=1e-9) / number(per, "per", low=1e-9)
    shape += whole_number(count, "count", low=0)
    scale = per / (PRIOR_DAYS + number(days, "days", low=0))
    low, high = special.gammaincinv(shape, SURE) * scale
    return Estimate(shape * scale, float(low), float(high), count)


def groups_that_count(sizes: Sequence[int], expected: float) -> Estimate:
    """Give the number of groups that count, exp(-sum p ln p), with its interval; `expected` weighs like five people.

    On the logarithm, whose variance for n people is (sum p ln^2 p - H^2)/n (Basharin 1959); what is expected has 1 for
    each of its five. Raises ValueError for an empty group, or an `expected` below 1.
    Known limit: groups of which nobody is known yet are not counted, so a small network looks less varied than it is.
    """
    groups = [whole_number(size, "size", low=1) for size in sizes]
    people = sum(groups)
    parts = [size / people for size in groups]
    entropy = -sum(part * log(part) for part in parts)
    spread = max(sum(part * log(part) ** 2 for part in parts) - entropy**2, 0.0)
    heard = PRIOR_TRIALS + people
    middle = (PRIOR_TRIALS * log(number(expected, "expected", low=1)) + people * entropy) / heard
    half = SURE_SIGMAS * sqrt((PRIOR_TRIALS + people * spread) / heard / heard)
    return Estimate(exp(middle), exp(max(middle - half, 0.0)), exp(middle + half), people)


def habits(log: ActivityLog, *, today: int) -> Habits:
    """What the 90 days up to a day show, today among them; the log must reach back 120 (`since`)."""
    contact = of_kinds(log, CONTACT_KINDS) & (log.day <= today)
    first = int(log.day[contact].min()) if contact.any() else today + 1
    days = min(LOOKS_BACK_DAYS, today - first + 1)
    lately = contact & (log.day > today - LOOKS_BACK_DAYS)
    begun = lately & of_kinds(log, CONVERSATIONS)
    spoken = lately & of_kinds(log, SPOKEN)
    minutes = log.minutes[spoken & (log.minutes != UNKNOWN)]
    return Habits(
        days=days,
        begun=tried(log.began_by, begun, BEGAN_CODES["me"]),
        meaningful=tried(log.meaningful, spoken, 1),
        usual_minutes=int(np.median(minutes)) if len(minutes) else None,
        new_people=len(met_new(log, since=today - LOOKS_BACK_DAYS + 1, until=today)[0]),
        again=seen_again(log, today=today),
        in_touch=len(np.unique(log.pair_person[lately[log.pair_activity]])),
    )


def since(today: int) -> int:
    """The day to which the log must reach back."""
    return today - LOOKS_BACK_DAYS - AGAIN_DAYS + 1


def of_kinds(log: ActivityLog, kinds: Sequence[str]) -> Mask:
    return np.isin(log.kind, [KIND_CODES[kind] for kind in kinds])


def tried(codes: Codes, rows: Mask, hit: int) -> Tried:
    """Of these rows, those where it was said how it was, and those that were as wanted."""
    told = codes[rows & (codes != UNKNOWN)]
    return Tried(int((told == hit).sum()), len(told))


def met_new(log: ActivityLog, *, since: int, until: int) -> tuple[Ints, Ints]:
    """Who was first met in these days, each once, and on which day."""
    rows = fitting(Measure("people", act="meet", new=True), log, since=since, until=until)
    people, at = np.unique(rows.person, return_index=True)  # rows are by day, so the first one is
    return people, rows.day[at]


def seen_again(log: ActivityLog, *, today: int) -> Tried:
    """Of those who were first met long enough ago, with how many there was a word on a later day within 30 days."""
    people, day = met_new(log, since=since(today), until=today - AGAIN_DAYS)
    met_on = np.full(len(log.people), NEVER, dtype=np.int32)
    met_on[people] = day
    pairs = of_kinds(log, CONTACT_AGAIN)[log.pair_activity]
    person, on = log.pair_person[pairs], log.day[log.pair_activity[pairs]]
    gap = np.where(met_on[person] == NEVER, 0, on - met_on[person])
    again = np.unique(person[(gap > 0) & (gap <= AGAIN_DAYS)])
    return Tried(len(again), len(people))


def kept(due: Ints, done: Ints, *, today: int) -> tuple[Tried, int | None]:
    """Of follow-ups, those kept by the day they were due, and their usual distance from it in days.

    `done` is NEVER for those still open; one that is due today may still be kept, and is not judged. The distance is
    below 0 when they are kept early, None where none was.
    """
    is_done = done != NEVER
    judged = is_done | (due < today)
    late = (done - due)[is_done]
    return Tried(int((late <= 0).sum()), int(judged.sum())), int(np.median(late)) if len(late) else None
