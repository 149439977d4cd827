"""The charts of one goal: what they find, in words, and the tables behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithward.goal_in_full import GoalInFull
from kithward.goals.course import Course
from kithward.goals.standing import Judged, Standing
from kithward.goals.wording import describe_span
from kithward.language.dates import day_in_words
from kithward.numerics.measure import Measure
from kithward.web import charts

MOST_ROWS = 12  # of what was so far in a chart's table
MOST_PERIODS = 24
AHEAD_ROWS = 6
OUTCOMES = {"met": "met", "missed": "missed", "off": "days off"}


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a chart's table, in words."""

    when: str
    parts: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        return self.parts[1:]


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """The chart of the way so far and ahead, what it finds, and its table."""

    drawings: tuple[charts.ProgressChart, ...]  # for a desk and for a phone
    finding: str
    rows: tuple[RowShown, ...]
    has_band: bool


@dataclass(frozen=True, slots=True)
class PeriodsShown:
    """The periods of a rhythm: bars, what they find, and their table."""

    drawings: tuple[charts.PeriodsChart, ...]  # for a desk and for a phone
    finding: str
    rows: tuple[RowShown, ...]
    has_off: bool  # whether one of them was mostly days off


def progress_shown(course: Course, at: Standing) -> ProgressShown:
    return ProgressShown(
        drawings=tuple(charts.progress(course, box) for box in charts.BOXES),
        finding=finding_of(course, at),
        rows=tuple(progress_rows(course)),
        has_band=bool(course.ahead),
    )


def finding_of(course: Course, at: Standing) -> str:
    """What the chart says, in plain words."""
    done = f"{course.done:,} of {amount(course.target, at.aim.measure)}"
    if not course.ahead:
        return f"{done} by {day_in_words(course.as_of)}."
    last = course.ahead[-1]
    if last.low == last.high:
        return f"{done} so far, and most likely {last.low:,} by {day_in_words(last.day)}."
    likely = f"{last.low:,} to {last.high:,} by {day_in_words(last.day)}, eight times in ten"
    half = f"; half the time {last.middle:,} or more" if last.middle > last.low else ""
    return f"{done} so far, and likely {likely}{half}."


def progress_rows(course: Course) -> list[RowShown]:
    rows = [RowShown(day_in_words(course.first), ("at the start", f"{course.start:,}", "", ""))]
    for stood in charts.thinned(course.so_far, MOST_ROWS):
        rows.append(RowShown(day_in_words(stood.day), ("so far", f"{stood.done:,}", "", "")))
    last = len(course.ahead) - 1
    for place in sorted({round(part * last / (AHEAD_ROWS - 1)) for part in range(AHEAD_ROWS)}) if course.ahead else ():
        day = course.ahead[place]
        rows.append(RowShown(day_in_words(day.day), ("ahead", f"{day.middle:,}", f"{day.low:,}", f"{day.high:,}")))
    return rows


def periods_shown(found: GoalInFull) -> PeriodsShown:
    at = found.at
    running = Judged(at.span, at.done, at.aim.target) if found.is_open and at.as_of <= at.span.last else None
    judged = [(period, OUTCOMES[period.outcome]) for period in found.periods]
    if running:
        judged.append((running, "met already" if running.met else "still running"))
    return PeriodsShown(
        drawings=tuple(charts.periods(found.periods, running, box) for box in charts.BOXES),
        finding=kept_in_words(found.periods),
        rows=tuple(
            RowShown(describe_span(period.span, at.as_of), (f"{period.done:,}", f"{period.target:,}", words))
            for period, words in judged[-MOST_PERIODS:]
        ),
        has_off=any(period.outcome == "off" for period in found.periods),
    )


def kept_in_words(past: Sequence[Judged]) -> str:
    """ "Met in 7 of the last 9 periods; one more was mostly days off"."""
    if not past:
        return "The first period is still running."
    off = sum(period.outcome == "off" for period in past)
    met, asked = sum(period.met for period in past), len(past) - off
    if not asked:
        return "The last period was mostly days off." if off == 1 else f"The last {off} periods were mostly days off."
    aside = f"; {off} more {'was' if off == 1 else 'were'} mostly days off" if off else ""
    if asked == 1:
        return f"The last period was {'met' if met else 'missed'}{aside}."
    return f"Met in {met} of the last {asked} periods{aside}."


def amount(number: int, measure: Measure) -> str:
    return f"{number:,} minutes" if measure.unit == "minutes" else f"{number:,}"
