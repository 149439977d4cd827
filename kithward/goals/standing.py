"""Where a goal stands: what counted, the pace it shows, and the chance that the goal is met. Pure."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from kithward.goals.spells import past_spans, spans_left, spell_starts
from kithward.goals.window import Span, Window, span_at
from kithward.numerics import forecast
from kithward.numerics.arrays import KIND_CODES, ActivityLog, Ints
from kithward.numerics.forecast import Rate
from kithward.numerics.measure import Decisions, Measure, Tally, tally

# Five times the long memory of the rate: what is older weighs less than one in a hundred.
HISTORY_DAYS = 1200
USUAL_SESSION_MINUTES = 30
SHORT_LOG_DAYS = 30  # until then the pace is half of what the target implies: the first entry must not shock it
ON_COURSE = 0.55
NEEDS_CARE = 0.25
WANTED = 0.8


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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an aim stands on a day."""

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

    @property
    def needed(self) -> int:
        """Events still missing; sessions for a goal in minutes."""
        return events_needed(self.aim.target - self.done, self.session_minutes)

    @property
    def days_left(self) -> int:
        return max((self.span.last - self.as_of).days, 0)

    @property
    def horizon_days(self) -> int:
        """Days in which something can still happen; the last day is one until it is over."""
        return horizon(self.span, self.as_of)

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
        if self.as_of < self.aim.window.starts_on and self.aim.window.every is None:
            return "ahead"
        return "on course" if self.chance >= ON_COURSE else "needs care" if self.chance >= NEEDS_CARE else "off course"

    @property
    def can_be_helped(self) -> bool:
        """Whether a step taken now could still count."""
        return self.aim.state == "active" and self.course in ("on course", "needs care", "off course")


@dataclass(frozen=True, slots=True)
class Judged:
    """A period of a rhythm that is over."""

    span: Span
    done: int
    target: int

    @property
    def met(self) -> bool:
        return self.done >= self.target


@dataclass(frozen=True, slots=True)
class WaysBack:
    """Three ways to bring a goal to 80 %, each None where there is none."""

    target: int | None  # a smaller target
    by: date | None  # a later date
    actions: int | None  # so many planned actions in the time left


def horizon(span: Span, as_of: date) -> int:
    return 0 if as_of > span.last else max((span.last - as_of).days, 1)


def events_needed(missing: float, session_minutes: float) -> int:
    return max(int(np.ceil(missing / session_minutes)), 0)


def looks_back_to(aim: Aim, as_of: date) -> date:
    """The first day of the log that matters to this aim."""
    return min(date.fromordinal(max(as_of.toordinal() - HISTORY_DAYS, 1)), aim.window.starts_on)


def stand(
    aim: Aim, log: ActivityLog, *, as_of: date, week_start: int = 0, decisions: Decisions | None = None
) -> Standing:
    """Where `aim` stands on the day `as_of`, from the log."""
    span = span_at(aim.window, as_of, week_start)
    if aim.window.by is not None and aim.window.by < span.last:
        span = Span(span.first, aim.window.by)
    counts = count(aim, log, as_of=as_of, week_start=week_start, decisions=decisions)
    done = counts.done
    session = session_minutes(aim.measure, counts)
    rate = pace(aim, log, counts, as_of=as_of, session=session)
    needed, days = events_needed(aim.target - done, session), horizon(span, as_of)
    quantiles = forecast.band(rate, done=0, horizon_days=days)
    return Standing(
        aim=aim,
        span=span,
        as_of=as_of,
        done=done,
        chance=forecast.chance(rate, needed=needed, horizon_days=days),
        band=tuple(int(done + more * session) for more in quantiles),  # type: ignore[arg-type]
        rate=rate,
        session_minutes=session,
        tally=counts,
        whole_chance=whole_chance(aim, rate, needed=needed, as_of=as_of, span=span, week_start=week_start),
    )


def count(aim: Aim, log: ActivityLog, *, as_of: date, week_start: int, decisions: Decisions | None) -> Tally:
    since = looks_back_to(aim, as_of)
    starts = spell_starts(aim.window, since=since, as_of=as_of, week_start=week_start)
    if aim.measure.level:
        starts = np.ones(1, dtype=np.int32)
    return tally(aim.measure, log, spell_starts=starts, until=as_of.toordinal(), decisions=decisions)


def session_minutes(measure: Measure, counts: Tally) -> float:
    """The usual length of one session for a goal in minutes, so that sessions are forecast; 1 for all others."""
    if measure.unit != "minutes":
        return 1.0
    return float(np.median(counts.amount)) if counts.amount.any() else float(USUAL_SESSION_MINUTES)


def pace(aim: Aim, log: ActivityLog, counts: Tally, *, as_of: date, session: float) -> Rate:
    """The rate of the goal's own events, from the first day on which anything of its kind was logged."""
    today = as_of.toordinal()
    first = first_day_of_kind(aim.measure, log, until=today)
    oldest = max(today - HISTORY_DAYS, 1)
    if aim.usual_per_month is not None:
        prior = forecast.prior_for_usual_month(aim.usual_per_month)
    elif first is None or today - first < SHORT_LOG_DAYS:
        length = aim.window.every.days if aim.window.every else span_at(aim.window, as_of).days
        prior = forecast.prior_for_target(max(events_needed(aim.target, session), 1), max(length, 1.0))
    else:
        prior = 0.5
    days: Ints = counts.counted.day
    start = today if first is None else max(first, oldest)
    return forecast.event_rate(
        days[days >= start],
        np.ones(int((days >= start).sum())),
        start=start,
        today=today,
        prior_events=max(prior, 1e-6),
    )


def first_day_of_kind(measure: Measure, log: ActivityLog, *, until: int) -> int | None:
    """The first day on which something of the goal's kinds was logged; None without any."""
    if measure.level and measure.counts_people:
        days = log.people.ties.first_day[(log.people.ties.first_day > 0) & (log.people.ties.first_day <= until)]
        return int(days.min()) if len(days) else None
    of_kind = np.isin(log.kind, [KIND_CODES[kind] for kind in measure.kinds]) & (log.day <= until)
    rows = np.flatnonzero(of_kind)
    return int(log.day[rows[0]]) if len(rows) else None


def whole_chance(aim: Aim, rate: Rate, *, needed: int, as_of: date, span: Span, week_start: int) -> float | None:
    """For a rhythm with an end: the chance that all periods left are met."""
    if aim.window.every is None or aim.window.by is None or as_of > aim.window.by:
        return None
    left = spans_left(aim.window, as_of=as_of, week_start=week_start)
    return forecast.chance_periodic(
        rate,
        per_period=aim.target,
        periods_needed=left,
        periods_left=left,
        period_days=aim.window.every.days,
        running=(needed, horizon(span, as_of)),
    )


def judged_periods(aim: Aim, log: ActivityLog, *, as_of: date, week_start: int = 0) -> list[Judged]:
    """The periods of a rhythm that are over, oldest first, each with what was done in it."""
    spans = past_spans(aim.window, as_of=as_of, week_start=week_start)
    if not spans:
        return []
    starts = np.array([span.first.toordinal() for span in spans], dtype=np.int32)
    found = tally(aim.measure, log, spell_starts=starts, until=spans[-1].last.toordinal())
    done = np.bincount(found.counted.spell, weights=found.amount, minlength=len(spans))
    return [Judged(span, int(count), aim.target) for span, count in zip(spans, done, strict=True)]


def ways_back(standing: Standing, *, kept: int = 0, missed: int = 0) -> WaysBack:
    """What would bring a goal to a chance of 80 %: fewer, later, or so many planned actions of one's own."""
    session, done = standing.session_minutes, standing.done
    reachable = forecast.target_at(standing.rate, horizon_days=standing.horizon_days) * session + done
    fewer = int(reachable) if standing.done < reachable < standing.aim.target else None
    days = forecast.date_at(standing.rate, needed=standing.needed)
    later = date.fromordinal(standing.as_of.toordinal() + days) if days else None
    return WaysBack(
        target=fewer if fewer else None,
        by=later if later and later > standing.span.last and standing.aim.window.every is None else None,
        actions=forecast.actions_at(
            standing.rate, needed=standing.needed, horizon_days=standing.horizon_days, kept=kept, missed=missed
        ),
    )
