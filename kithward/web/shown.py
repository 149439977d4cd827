"""This week as the page shows it: every number in words, nothing left to be worked out in a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kithward.diary import Moved
from kithward.goals.standing import Standing
from kithward.goals.wording import describe_span
from kithward.language import amounts
from kithward.language.dates import day_in_words
from kithward.network.lately import Happened
from kithward.planning.week import LeftOut, PlannedStep, WeekPlan

FIRST_LEFT_OUT = 3
MOST_NAMED = 3
LEAST_WORTH = 0.005
MONTHS_FROM_DAYS = 60
DAYS_A_MONTH = 30.4375
# The colour of a course; its word always stands beside it.
TONES = {"met": "lead", "on course": "lead", "needs care": "care", "off course": "late", "over": "late"}


@dataclass(frozen=True, slots=True)
class GainShown:
    """How far a step lifts a goal."""

    goal: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the plan."""

    id: str
    title: str
    why: str
    length: str
    gains: tuple[GainShown, ...]


@dataclass(frozen=True, slots=True)
class DoneShown:
    """Something that was done this week."""

    title: str
    day: str


@dataclass(frozen=True, slots=True)
class LeftOutShown:
    """A step that did not fit; `worth` is empty where it would add nothing."""

    title: str
    length: str
    worth: str
    because: str


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with its chance, how far it is, and its course as a word and a tone."""

    sentence: str
    chance: str
    done: int
    target: int
    progress: str
    course: str
    tone: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class WeekShown:
    """All that the page says of one week."""

    days: str
    spent: str
    hours: str
    steps: tuple[StepShown, ...]
    left_out: tuple[LeftOutShown, ...]
    done: tuple[DoneShown, ...]
    put_off: tuple[str, ...]
    goals: tuple[GoalShown, ...]

    @property
    def first_left_out(self) -> tuple[LeftOutShown, ...]:
        return self.left_out[:FIRST_LEFT_OUT]


def shown(plan: WeekPlan, happened: Sequence[Happened]) -> WeekShown:
    """A week's plan in words, and what happened in it besides the steps that were done."""
    return WeekShown(
        days=days_in_words(plan.first, plan.last),
        spent=spent_in_words(plan),
        hours=f"{plan.minutes_available / 60:.4g}",
        steps=tuple(step_shown(same, names_of(plan.standings)) for same in gathered(plan.steps)),
        left_out=tuple(left_out_shown(step) for step in plan.left_out),
        done=(
            *(DoneShown(step.title, f"{step.decided_on:%a}") for step in plan.done),
            *(DoneShown(happened_in_words(row), f"{row.day:%a}") for row in happened),
        ),
        put_off=tuple(step.title for step in plan.put_off),
        goals=tuple(goal_shown(at) for at in plan.standings),
    )


def days_in_words(first: date, last: date) -> str:
    """ "Mon 11 – Sun 17 January", "Mon 28 December – Sun 3 January"."""
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first:%a} {first.day}{month} – {last:%a} {last.day} {last:%B}"


def spent_in_words(plan: WeekPlan) -> str:
    """ "3 h 15 of your 4 h planned", with what is done already."""
    done = f"{hours(plan.minutes_done)} done, " if plan.minutes_done else ""
    return f"{done}{hours(plan.minutes_planned)} of your {hours(plan.minutes_available)} planned"


def percent(chance: float) -> str:
    """A chance that is not torn apart at the end of a line."""
    return unbroken(amounts.percent(chance))


def unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def hours(minutes: int) -> str:
    """A length of time in one piece."""
    return amounts.hours(minutes).replace(" ", "\N{NO-BREAK SPACE}")


def gathered(steps: Sequence[PlannedStep]) -> list[list[PlannedStep]]:
    """The steps in their order, those that are the same thing again put together, as three sessions a week are."""
    same: dict[str, list[PlannedStep]] = {}
    for step in steps:
        same.setdefault(step.title, []).append(step)
    return list(same.values())


def names_of(standings: Sequence[Standing]) -> dict[UUID | None, str]:
    """What to call each goal in a reason: its sentence without its last day, which the list of goals says."""
    names = {}
    for at in standings:
        last = f" by {day_in_words(at.aim.window.by)}" if at.aim.window.by else ""
        names[at.aim.goal_id] = at.aim.sentence.removesuffix(last)
    return names


def step_shown(same: Sequence[PlannedStep], names: Mapping[UUID | None, str]) -> StepShown:
    """A step, with all that doing it as often as planned would lift."""
    step, times = same[0], f"{len(same)} × " if len(same) > 1 else ""
    lifted = [gain for one in same for gain in one.gains]
    before = {gain.goal_id: gain.before for gain in reversed(lifted)}
    after = {gain.goal_id: gain.after for gain in lifted}
    gains = tuple(GainShown(names[goal], percent(before[goal]), percent(after[goal])) for goal in after)
    return StepShown(step.id, step.title, step.why, times + hours(step.minutes), gains)


def happened_in_words(row: Happened) -> str:
    """ "Coffee with Maria Chen about mentoring"."""
    what = (row.form or row.kind).replace("_", " ").capitalize()
    event = f": {row.event_name}" if row.event_name else ""
    more = len(row.people) - MOST_NAMED
    named = [*row.people[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    people = f" with {' and '.join(filter(None, [', '.join(named[:-1]), named[-1]]))}" if named else ""
    return f"{what}{event}{people}{' about ' + ', '.join(row.topics) if row.topics else ''}"


def left_out_shown(left: LeftOut) -> LeftOutShown:
    worth = f"+{percent(left.worth)}" if left.worth >= LEAST_WORTH else ""
    return LeftOutShown(left.step.title, hours(left.step.minutes), worth, left.because)


def goal_shown(at: Standing) -> GoalShown:
    return GoalShown(
        sentence=at.aim.sentence,
        chance=at.course if at.course in ("met", "over") else unbroken(at.chance_in_words),
        done=min(at.done, at.aim.target),
        target=at.aim.target,
        progress=progress_in_words(at),
        course="" if at.course in ("met", "over") else at.course,
        tone=TONES.get(at.course, "soft"),
        url=reverse("goal", args=[at.aim.goal_id]) if at.aim.goal_id else "",
    )


def progress_in_words(at: Standing) -> str:
    """ "0 of 2 in January · 20 days left"."""
    unit = " minutes" if at.aim.measure.unit == "minutes" else ""
    count = f"{at.done:,} of {at.aim.target:,}{unit}"
    when = f" {describe_span(at.span, at.as_of)}" if at.aim.window.every else ""
    return f"{count}{when} · {time_left(at)}"


def time_left(at: Standing) -> str:
    days = at.days_left
    if at.course == "over":
        return f"ended on {at.span.last:%-d %B}"
    if at.course == "ahead":
        return f"begins on {at.span.first:%-d %B}"
    if days >= MONTHS_FROM_DAYS:
        return f"{days / DAYS_A_MONTH:.0f} months left"
    return "the last day" if days == 0 else "1 day left" if days == 1 else f"{days} days left"


def moved_in_words(moved: Sequence[Moved]) -> list[str]:
    """Which goals were moved: "Two events a month: 48 % → 79 %"."""
    return [
        f"{goal.goal}: {goal.done:,} of {goal.target:,}, {percent(goal.before)} → {percent(goal.after)}"
        for goal in moved
    ]
