"""Where a goal stands: what counted, the pace it shows, and the chance that the goal is met. Pure."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

import numpy as np

from kithward.goals.days_off import NONE_OFF, DaysOff
from kithward.goals.spells import past_spans, spell_starts
from kithward.goals.window import Span, Window, add_turns, span_at, turns_between
from kithward.language.amounts import percent, rough_percent
from kithward.numerics import forecast
from kithward.numerics.arrays import ActivityLog, Ints
from kithward.numerics.forecast import Rate
from kithward.numerics.forecast_record import shift_chance
from kithward.numerics.grown import remembered
from kithward.numerics.measure import Decisions, Measure, eligible
from kithward.numerics.tally import Tally, tally

# Five times the long memory of the rate: what is older weighs less than one in a hundred.
HISTORY_DAYS = 1200
LEAST_HISTORY_DAYS = 7  # one busy day is no pace: a log that begins now is taken to have been kept for a week
USUAL_SESSION_MINUTES = 30
USUAL_PRIOR = 0.5  # events in forecast.PRIOR_DAYS, before anything is known
ON_COURSE = 0.55
NEEDS_CARE = 0.25
LEAST_JUDGED = 20  # forecasts of so many spans must have been judged before they say anything of this person


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal as far as counting goes."""

    measure: Measure
    target: int
    window: Window
    sentence: str = ""
    kind: str = ""
    state: str = "draft"
    weight: float = 1.0
    usual_per_month: float | None = None
    goal_id: UUID | None = None
    set_on: date | None = None  # the log is taken to be complete from here on, whatever it was before
    # Target and window as first set: without a log they tell the pace, which no later change of the goal may shift.
    first_set: tuple[int, Window] | None = None
    days_off: DaysOff = NONE_OFF


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a person's own outcomes lie from what was forecast, in logits, learned from so many judged spans."""

    logits: float = 0.0
    judged: int = 0

    @property
    def is_learned(self) -> bool:
        return self.judged >= LEAST_JUDGED

    def applied(self, chance: float) -> float:
        """A forecast chance, moved by the shift once it is learned; 0 and 1 are facts and stay."""
        return float(shift_chance(chance, self.logits)) if self.is_learned else chance

    def undone(self, chance: float) -> float:
        """The forecast chance that this shift moves to `chance`."""
        return float(shift_chance(chance, -self.logits)) if self.is_learned else chance


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where an aim stands on a day; one that was worked out once is the same to all who ask again."""

    aim: Aim
    span: Span  # the one that is judged: the whole window, or the running period
    as_of: date
    done: int
    chance: float
    band: tuple[int, int, int]  # 10, 50 and 90 % quantiles of what is done at the span's end
    rate: Rate
    session_minutes: float  # for a goal in minutes: the usual length of one session; else 1
    tally: Tally
    whole_chance: float | None  # of a rhythm with an end: that all its periods left are met
    model_chance: float  # without the personal shift: what is kept, so that the shift can be learned from it
    shift: Shift = Shift()

    @property
    def chance_in_words(self) -> str:
        """The chance as it is shown: roughly, as long as too few forecasts have been judged to promise more."""
        sure = self.shift.is_learned or self.chance in (0.0, 1.0)
        return percent(self.chance) if sure else rough_percent(self.chance)

    @property
    def needed(self) -> int:
        """Events still missing; sessions for a goal in minutes."""
        return events_needed(self.aim.target - self.done, self.session_minutes)

    @property
    def days_left(self) -> int:
        return max((self.span.last - self.as_of).days, 0)

    @property
    def horizon_days(self) -> int:
        """Working days in which something can still count; the last day is one until it is over."""
        return horizon(self.span, self.as_of, self.aim.days_off)

    @property
    def counted(self) -> int:
        """How many pieces of evidence counted in the span."""
        return int(self.tally.in_last_spell.sum())

    @property
    def course(self) -> str:
        """In words: met, over, ahead, on course, needs care, or off course."""
        if self.done >= self.aim.target:
            return "met"
        if self.as_of > self.span.last:
            return "over"
        if self.as_of < self.span.first:
            return "ahead"
        return "on course" if self.chance >= ON_COURSE else "needs care" if self.chance >= NEEDS_CARE else "off course"

    @property
    def can_be_helped(self) -> bool:
        """Whether a step taken now could still count."""
        return self.aim.state == "active" and self.course in ("on course", "needs care", "off course")


@dataclass(frozen=True, slots=True)
class Given:
    """A forecast to keep: the chance and band of one goal's span."""

    goal_id: UUID
    judged_on: date
    chance: float
    done: int
    target: int
    band: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A period of a rhythm that is over."""

    span: Span
    done: int
    target: int
    mostly_off: bool = False

    @property
    def met(self) -> bool:
        return self.done >= self.target

    @property
    def missed(self) -> bool:
        """A period of days off is not missed, whatever was done in it."""
        return not self.met and not self.mostly_off

    @property
    def outcome(self) -> str:
        """In a word: met, missed, or off."""
        return "met" if self.met else "missed" if self.missed else "off"


@dataclass(frozen=True, slots=True)
class WaysBack:
    """Three ways to bring a goal to 80 %, each None where there is none."""

    target: int | None  # a smaller target
    by: date | None  # a later date
    actions: int | None  # so many planned actions in the time left


def horizon(span: Span, as_of: date, days_off: DaysOff) -> int:
    if as_of > span.last:
        return 0
    begins = max(as_of.toordinal() + 1, span.first.toordinal())
    days = span.last.toordinal() - begins + 1 - days_off.within(begins, span.last.toordinal())
    return min(max(days, 1), forecast.MOST_DAYS)


def events_needed(missing: float, session_minutes: float) -> int:
    return max(int(np.ceil(missing / session_minutes)), 0)


def looks_back_to(aim: Aim, as_of: date) -> date:
    """The first day of the log that matters to this aim: all of it for a level of what has happened."""
    if aim.measure.level and not aim.measure.counts_all_known:
        return date.min
    return min(date.fromordinal(max(as_of.toordinal() - HISTORY_DAYS, 1)), aim.window.starts_on)


def stand(
    aim: Aim,
    log: ActivityLog,
    *,
    as_of: date,
    week_start: int = 0,
    decisions: Decisions | None = None,
    before: Standing | None = None,
) -> Standing:
    """Where `aim` stands on the day `as_of`, from the log; quicker from where it stood `before` the log grew."""
    span = span_at(aim.window, as_of, week_start)
    counts = count(aim, log, as_of=as_of, week_start=week_start, decisions=decisions, before=before)
    done = counts.done
    session = session_minutes(aim.measure, counts)
    rate = pace(aim, log, counts, as_of=as_of, session=session)
    needed, days = events_needed(aim.target - done, session), horizon(span, as_of, aim.days_off)
    chance = forecast.chance(rate, needed=needed, horizon_days=days)
    quantiles = likely_ahead(rate, days)
    return Standing(
        aim=aim,
        span=span,
        as_of=as_of,
        done=done,
        chance=chance,
        band=tuple(int(done + more * session) for more in quantiles),  # type: ignore[arg-type]
        rate=rate,
        session_minutes=session,
        tally=counts,
        whole_chance=whole_chance(aim, rate, span=span, days=days, needed=(needed, events_needed(aim.target, session))),
        model_chance=chance,
    )


@lru_cache(maxsize=512)
def likely_ahead(rate: Rate, days: int) -> tuple[int, ...]:
    """How many more events there are likely to be, as 10, 50 and 90 % quantiles; a pace that stays asks once."""
    return tuple(forecast.band(rate, done=0, horizon_days=days).tolist())


def shifted(standing: Standing, shift: Shift) -> Standing:
    """A standing with its chances moved by what the person's judged forecasts have taught."""
    whole = standing.whole_chance
    return replace(
        standing,
        chance=shift.applied(standing.model_chance),
        whole_chance=None if whole is None else shift.applied(whole),
        shift=shift,
    )


def count(
    aim: Aim,
    log: ActivityLog,
    *,
    as_of: date,
    week_start: int,
    decisions: Decisions | None,
    before: Standing | None = None,
) -> Tally:
    since = looks_back_to(aim, as_of)
    starts = spell_starts(aim.window, since=since, as_of=as_of, week_start=week_start)
    if aim.measure.level:
        starts = np.ones(1, dtype=np.int32)
    until, grown = as_of.toordinal(), remembered(log)
    if before is not None and grown is not None:
        found = grown.tally(aim.measure, log, before.tally, spell_starts=starts, until=until)
        if found is not None:
            return found
    return tally(aim.measure, log, spell_starts=starts, until=until, decisions=decisions)


def session_minutes(measure: Measure, counts: Tally) -> float:
    """The usual length of one session for a goal in minutes, so that sessions are forecast; 1 for all others."""
    if measure.unit != "minutes":
        return 1.0
    lengths = counts.amount[counts.amount > 0]
    return float(np.median(lengths)) if len(lengths) else float(USUAL_SESSION_MINUTES)


def pace(aim: Aim, log: ActivityLog, counts: Tally, *, as_of: date, session: float) -> Rate:
    """The rate of the goal's own events.

    The log is complete from the first day on which anything of the goal's kinds was logged, or from the day on which
    the goal was set if that is earlier: from then on, nothing logged means that nothing happened. Days off are passed
    over: what happens on one counts, and that nothing does slows no pace.
    """
    today = as_of.toordinal()
    set_on = min(aim.set_on.toordinal() if aim.set_on else today, today)
    first = first_day_of_kind(aim.measure, log, until=today)
    if aim.usual_per_month is not None:
        prior = forecast.prior_for_usual_month(aim.usual_per_month)
    elif first is None or first >= set_on:
        target, window = aim.first_set or (aim.target, aim.window)
        length = window.every.days if window.every else span_at(window, as_of).days
        prior = forecast.prior_for_target(events_needed(target, session), max(length, 1.0))
    else:
        prior = USUAL_PRIOR
    begun = set_on if first is None else min(first, set_on, today - LEAST_HISTORY_DAYS)
    start = max(begun, today - HISTORY_DAYS, 1)
    days: Ints = counts.counted.day
    begun, now = aim.days_off.working(np.array([start, today], dtype=np.int32)).tolist()
    on = aim.days_off.working(days[days >= start])
    return forecast.event_rate(on, np.ones(len(on)), start=begun, today=now, prior_events=prior)


def first_day_of_kind(measure: Measure, log: ActivityLog, *, until: int) -> int | None:
    """The first day on which something of the goal's kinds was logged; None without any."""
    if measure.counts_all_known:
        days = log.people.ties.first_day[(log.people.ties.first_day > 0) & (log.people.ties.first_day <= until)]
        return int(days.min()) if len(days) else None
    rows = np.flatnonzero(eligible(measure, log) & (log.day <= until))
    return int(log.day[rows[0]]) if len(rows) else None


def whole_chance(aim: Aim, rate: Rate, *, span: Span, days: int, needed: tuple[int, int]) -> float | None:
    """For a rhythm with an end: the chance that all periods left are met.

    `needed` is what the running `span` still lacks in the `days` left of it, and what a whole period asks for.
    """
    if aim.window.every is None or aim.window.by is None or days == 0:
        return None
    left = periods_left(aim, span)
    return forecast.chance_periodic(
        rate,
        per_period=needed[1],
        periods_needed=left,
        periods_left=left,
        period_days=min(aim.window.every.days, forecast.MOST_DAYS),
        running=(needed[0], days),
    )


def periods_left(aim: Aim, span: Span) -> int:
    """How many periods of a rhythm with an end can still be met or missed, the running one among them."""
    assert aim.window.every is not None
    assert aim.window.by is not None
    turns = turns_between(span.first, aim.window.by, aim.window.every)
    if not aim.days_off:
        return turns + 1
    firsts = [add_turns(span.first, aim.window.every, turn) for turn in range(1, turns + 2)]
    ahead = [Span(first, following - timedelta(days=1)) for first, following in pairwise(firsts)]
    return 1 + sum(not aim.days_off.takes_most_of(period) for period in ahead)


def judged_periods(
    aim: Aim, log: ActivityLog, *, as_of: date, week_start: int = 0, decisions: Decisions | None = None
) -> list[Judged]:
    """The periods of a rhythm that are over, oldest first, each with what was done in it."""
    spans = past_spans(aim.window, as_of=as_of, week_start=week_start)
    if not spans:
        return []
    if aim.measure.level:
        return [
            judged(aim, span, count(aim, log, as_of=span.last, week_start=week_start, decisions=decisions).done)
            for span in spans
        ]
    starts = np.array([span.first.toordinal() for span in spans], dtype=np.int32)
    found = tally(aim.measure, log, spell_starts=starts, until=spans[-1].last.toordinal(), decisions=decisions)
    done = np.bincount(found.counted.spell, weights=found.amount, minlength=len(spans))
    return [judged(aim, span, int(amount)) for span, amount in zip(spans, done, strict=True)]


def judged(aim: Aim, span: Span, done: int) -> Judged:
    return Judged(span, done, aim.target, aim.days_off.takes_most_of(span))


def ways_back(standing: Standing, *, kept: int = 0, missed: int = 0) -> WaysBack:
    """What would bring a goal to a chance of 80 %: fewer, later, or so many planned actions of one's own."""
    rate, days, wanted = standing.rate, standing.horizon_days, standing.shift.undone(forecast.WANTED)
    reachable = forecast.target_at(rate, horizon_days=days, probability=wanted) * standing.session_minutes
    fewer = int(standing.done + reachable)
    more_days = forecast.date_at(rate, needed=standing.needed, probability=wanted)
    from_day = max(standing.as_of, standing.span.first - timedelta(days=1))
    later = (
        standing.aim.days_off.after(from_day, more_days) if more_days and standing.aim.window.every is None else None
    )
    return WaysBack(
        target=fewer if standing.done < fewer < standing.aim.target else None,
        by=later if later and later > standing.span.last else None,
        actions=forecast.actions_at(
            rate, needed=standing.needed, horizon_days=days, kept=kept, missed=missed, probability=wanted
        ),
    )
