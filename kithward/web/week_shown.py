"""This week as the page shows it: every number in words, nothing left to be worked out in a template."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from kithward.goals.wording import describe_span
from kithward.network.lately import Happened
from kithward.pipeline import Changed
from kithward.planning.week import Gain, LeftOut, PlannedStep, WeekPlan, gains_told
from kithward.web.shown import (
    GoalShown,
    addresses,
    days_in_words,
    goal_shown,
    happened_in_words,
    hours,
    names_of,
    percent,
)
from kithward.web.when import day_then

FIRST_LEFT_OUT = 3
MOST_LEFT_OUT = 10  # more is no choice
LEAST_WORTH = 0.005
INTENDED = re.compile(r"When (.*?), I will (.*)", re.DOTALL)
# What the person does, from what the plan tells them to do.
MINE = ((" introduce you to ", " introduce me to "), (" about being your ", " about being my "))


@dataclass(frozen=True, slots=True)
class GainShown:
    """How far a step lifts a goal."""

    goal: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the plan; `when` and `what` fill the form of its if-then, `kept` says how the person holds on to it."""

    id: str
    title: str
    why: str
    length: str
    gains: tuple[GainShown, ...]
    kept: str
    is_taken: bool
    intention: str
    when: str
    what: str
    asks_who: bool
    decide_url: str
    url: str  # of the opportunity that it is


@dataclass(frozen=True, slots=True)
class DoneShown:
    """Something that was done this week."""

    title: str
    day: str


@dataclass(frozen=True, slots=True)
class LeftOutShown:
    """A step that did not fit; `worth` is empty where it would add nothing."""

    id: str
    title: str
    length: str
    worth: str
    because: str


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """What changed for a goal since last week, and why."""

    goal: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class UnansweredShown:
    """An opportunity that is over without an answer."""

    title: str
    when: str
    url: str
    decline_url: str


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
    changes: tuple[ChangeShown, ...]
    last_week: str
    unanswered: tuple[UnansweredShown, ...]

    @property
    def first_left_out(self) -> tuple[LeftOutShown, ...]:
        return self.left_out[:FIRST_LEFT_OUT]

    @property
    def other_left_out(self) -> tuple[LeftOutShown, ...]:
        return self.left_out[FIRST_LEFT_OUT:]


def shown(
    plan: WeekPlan,
    *,
    happened: Sequence[Happened],
    changes: Sequence[Changed],
    unanswered: Iterable[Any],
    now: datetime,
) -> WeekShown:
    """A week's plan in words, what happened in it besides the steps that were done, and what changed since the last."""
    names = names_of(plan.standings)
    return WeekShown(
        days=days_in_words(plan.first, plan.last),
        spent=spent_in_words(plan),
        hours=f"{plan.minutes_available / 60:.4g}",
        steps=tuple(step_shown(same, names) for same in gathered(plan.steps)),
        left_out=tuple(left_out_shown(step) for step in plan.left_out[:MOST_LEFT_OUT]),
        done=(
            *(DoneShown(step.title, f"{step.decided_on:%a}") for step in plan.done),
            *(DoneShown(happened_in_words(row), f"{row.day:%a}") for row in happened),
        ),
        put_off=tuple(step.title for step in plan.put_off),
        goals=tuple(goal_shown(at) for at in plan.standings),
        changes=tuple(change_shown(one, names) for one in changes),
        last_week=last_week_in_words(plan),
        unanswered=tuple(
            UnansweredShown(
                title=row.title,
                when=day_then(row, now),
                url=addresses("opportunity")(row.id),
                decline_url=addresses("decline_opportunity")(row.id),
            )
            for row in unanswered
        ),
    )


def spent_in_words(plan: WeekPlan) -> str:
    """ "3 h 15 of your 4 h planned", with what is done already."""
    done = f"{hours(plan.minutes_done)} done, " if plan.minutes_done else ""
    return f"{done}{hours(plan.minutes_planned)} of your {hours(plan.minutes_available)} planned"


def last_week_in_words(plan: WeekPlan) -> str:
    """ "Last week: 3 steps done, 1 moved on, 1 left open."."""
    states = [step.state for step in plan.last_week]
    counts = (("done", "done"), ("moved", "moved on"), ("planned", "left open"))
    told = [f"{states.count(state)} {words}" for state, words in counts if state in states]
    if not told:
        return ""
    number, _, words = told[0].partition(" ")
    steps = "step" if number == "1" else "steps"
    return f"Last week: {', '.join([f'{number} {steps} {words}', *told[1:]])}."


def gathered(steps: Sequence[PlannedStep]) -> list[list[PlannedStep]]:
    """The steps in their order, those that are the same thing again put together, as three sessions a week are.

    One that is held on to stands by itself.
    """
    same: dict[str, list[PlannedStep]] = {}
    for step in steps:
        same.setdefault(step.key if step.held else step.title, []).append(step)
    return list(same.values())


def step_shown(same: Sequence[PlannedStep], names: Mapping[UUID | None, str]) -> StepShown:
    """A step, with all that doing it as often as planned would lift."""
    step, times = same[0], f"{len(same)} × " if len(same) > 1 else ""
    intention = step.held.intention if step.held else ""
    when, what = parts_of(intention, step.title)
    return StepShown(
        id=step.id,
        title=step.title,
        why=step.why,
        length=times + hours(step.minutes),
        gains=gains_shown([gain for one in same for gain in one.gains], names),
        kept=how_kept(step),
        is_taken=step.is_taken,
        intention=intention,
        when=when,
        what=what,
        asks_who=step.kind == "event",
        decide_url=addresses("decide")(step.id),
        url=addresses("opportunity")(step.opportunity_id) if step.opportunity_id else "",
    )


def gains_shown(lifted: Sequence[Gain], names: Mapping[UUID | None, str]) -> tuple[GainShown, ...]:
    """What one step or several do for each goal, from the first chance to the last."""
    last = {gain.goal_id: gain for gain in lifted}
    first = {gain.goal_id: gain for gain in reversed(lifted)}
    whole = [replace(gain, before=first[goal].before) for goal, gain in last.items()]
    return tuple(
        GainShown(names[gain.goal_id], percent(gain.before), percent(gain.after)) for gain in gains_told(whole)
    )


def how_kept(step: PlannedStep) -> str:
    if step.held is None:
        return ""
    if step.held.taken:
        return "In your week"
    return "Moved from last week" if step.held.moved else "Left open last week"


def intention_of(when: str, what: str) -> str:
    """An if-then as one sentence: "When it is Tuesday, I will call Maria with a coffee"; empty without a when."""
    when, what = (words.strip().strip(".,").strip() for words in (when, what))
    when = re.sub(r"^when\s+", "", when, flags=re.IGNORECASE)
    what = re.sub(r"^i\s+will\s+", "", what, flags=re.IGNORECASE)
    return f"When {when}, I will {what or 'do it'}" if when else ""


def parts_of(intention: str, title: str) -> tuple[str, str]:
    """The when and the what of an if-then; before there is one, what the step's title says to do."""
    found = INTENDED.fullmatch(intention)
    if found:
        return found[1], found[2]
    what = title[:1].lower() + title[1:]
    for yours, mine in MINE:
        what = what.replace(yours, mine)
    return "", what


def left_out_shown(left: LeftOut) -> LeftOutShown:
    worth = f"+{percent(left.worth)}" if left.worth >= LEAST_WORTH else ""
    return LeftOutShown(left.step.id, left.step.title, hours(left.step.minutes), worth, left.because)


def change_shown(one: Changed, names: Mapping[UUID | None, str]) -> ChangeShown:
    """What changed for a goal: "48 % → 79 %", or its count where no forecast was kept, and why."""
    since, at = one.since, one.since.standing
    if since.chance_then is not None:
        before, after = percent(since.chance_then), percent(at.chance)
    else:
        span = f" {describe_span(at.span, at.as_of)}" if at.aim.window.every else ""
        before, after = "", f"{at.done:,} of {at.aim.target:,}{span}"
    told = [
        f"{piece.words}{' with ' + ', '.join(who) if who else ''}"
        for piece, who in zip(since.counted, one.names, strict=True)
    ]
    more = [f"{since.counted_more} more"] if since.counted_more else []
    return ChangeShown(names[at.aim.goal_id], before, after, "; ".join([*told, *more]) or since.why)
