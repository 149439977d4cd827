"""One week as the plan sees it: the situation read from the tables, and the set of steps chosen within the hours."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import numpy as np

from kithward.goals.standing import Standing
from kithward.goals.window import start_of_period
from kithward.network import queries as network_queries
from kithward.network.actions import Happening
from kithward.network.columns import as_uuid
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Floats
from kithward.numerics.forecast import remaining_pmf
from kithward.numerics.plan import GoalCurve, Items, Plan, plan_week
from kithward.numerics.ties import TieHealth, tie_health
from kithward.numerics.yields import CELLS, MESSAGE_TO_KNOWN, learned_chance
from kithward.planning import queries
from kithward.planning.actions import Chosen
from kithward.planning.models import Opportunity, Step
from kithward.planning.situation import Promise, Prospect, Situation, Suggestion
from kithward.planning.suggest import braced, family_of, suggestions
from kithward.workspaces.models import Workspace

MOST_LEFT_OUT = 40
LEAST_SHOWN_GAIN = 0.005
MOST_NEEDED = 500  # a goal that lacks more is out of the reach of any week


@dataclass(frozen=True, slots=True)
class Gain:
    """How far a step lifts the chance of a goal."""

    goal_id: UUID
    goal: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the plan, in words, with what it does for which goal."""

    id: str  # short, the same for the same step, to be typed
    key: str
    kind: str
    title: str
    minutes: int
    why: str
    gains: tuple[Gain, ...]
    person_id: UUID | None
    suggestion: Suggestion

    @property
    def opportunity_id(self) -> UUID | None:
        return self.named_row("opportunity")

    @property
    def follow_up_id(self) -> UUID | None:
        return self.named_row("promise")

    def named_row(self, table: str) -> UUID | None:
        what, _, row_id = self.key.partition(":")
        return UUID(row_id) if what == table else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that was not taken into the plan, and what it would have been worth."""

    step: PlannedStep
    worth: float  # gain in the weighted chance of the goals, given the plan
    because: str


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """The best use of a week's hours."""

    first: date
    last: date
    minutes_available: int
    minutes_done: int
    steps: tuple[PlannedStep, ...]
    left_out: tuple[LeftOut, ...]
    done: tuple[Step, ...]
    put_off: tuple[Step, ...]
    standings: tuple[Standing, ...]
    chances_after: dict[UUID, float]

    @property
    def minutes_planned(self) -> int:
        return sum(step.minutes for step in self.steps)


def week_of(workspace: Workspace, as_of: date) -> tuple[date, date]:
    """The first and last day of the week that holds a day."""
    first = start_of_period(as_of, "week", workspace.week_start)
    return first, first + timedelta(days=6)


def plan_of_week(
    workspace: Workspace,
    now: datetime,
    *,
    standings: Sequence[Standing],
    log: ActivityLog,
    minutes: int | None = None,
) -> WeekPlan:
    """The best set of steps for the week that holds `now` (aware), within the minutes that are left of it."""
    as_of = now.date()
    first, last = week_of(workspace, as_of)
    decided = queries.decided_steps(workspace, first)
    done = tuple(step for step in decided if step.state == "done")
    available = workspace.minutes_per_week if minutes is None else minutes
    spent = sum(step.minutes for step in done)
    open_goals = [at for at in standings if at.can_be_helped and at.needed <= MOST_NEEDED]
    situation = situation_of(workspace, now, standings=open_goals, log=log, week_end=last)
    weighed = not_passed_over(workspace, decided, suggestions(situation))
    money = money_left(workspace, done)
    plan = choose(open_goals, weighed, minutes=max(available - spent, 0), money=money)
    rest = worth_telling(plan, weighed)
    names = names_for(workspace, log, [weighed[index] for index in (*plan.chosen, *plan.left_out[rest])])
    return WeekPlan(
        first=first,
        last=last,
        minutes_available=available,
        minutes_done=spent,
        steps=tuple(
            planned(weighed[index], gains, open_goals, names)
            for index, gains in zip(plan.chosen, plan.gains, strict=True)
        ),
        left_out=tuple(left_out(plan, place, weighed, names, money=money) for place in rest),
        done=done,
        put_off=tuple(step for step in decided if step.state == "moved"),
        standings=tuple(standings),
        chances_after={
            at.aim.goal_id: at.shift.applied(float(after))
            for at, after in zip(open_goals, plan.chances_after, strict=True)
            if at.aim.goal_id
        },
    )


def not_passed_over(workspace: Workspace, decided: Sequence[Step], found: Sequence[Suggestion]) -> list[Suggestion]:
    """The steps without those that were decided on in this week, or dismissed for good."""
    passed = {step.key for step in decided}
    dismissed = {family_of(key) for key in queries.dismissed(workspace)}
    return [step for step in found if step.key not in passed and family_of(step.key) not in dismissed]


def money_left(workspace: Workspace, done: Sequence[Step]) -> int | None:
    """What is left of the week's money; None where there is no limit."""
    if workspace.money_per_week is None:
        return None
    spent: int = sum(step.opportunity.money for step in done if step.opportunity_id is not None)
    return max(workspace.money_per_week - spent, 0)


def worth_telling(plan: Plan, steps: Sequence[Suggestion]) -> list[int]:
    """Which of the left-out steps to tell of, the best first: one a person, and none for whom is in the plan."""
    told: set[int] = {steps[index].group for index in plan.chosen}
    places = []
    for place, index in enumerate(plan.left_out):
        group = steps[index].group
        if group == -1 or group not in told:
            places.append(place)
            told.add(group)
    return places[:MOST_LEFT_OUT]


def situation_of(
    workspace: Workspace, now: datetime, *, standings: Sequence[Standing], log: ActivityLog, week_end: date
) -> Situation:
    kept, missed = queries.steps_done(workspace)
    place = network_queries.Places(log.people.ids)
    return Situation(
        as_of=now.date(),
        week_end=week_end,
        log=log,
        health=health_of(log, now.date()),
        standings=standings,
        promises=[
            Promise(str(row.id), row.what, place(row.person_id), row.due_on)
            for row in network_queries.open_follow_ups(workspace)
        ],
        prospects=[
            prospect_of(row, place, now)
            for row in queries.open_opportunities(workspace, now)
            if is_in_reach(row, now, week_end)
        ],
        links=network_queries.known_links(workspace, place),
        kept_share=learned_chance(*MESSAGE_TO_KNOWN, kept, missed),
    )


def health_of(log: ActivityLog, as_of: date) -> TieHealth:
    """How alive each tie is on a day, (p,)."""
    ties = log.people.ties
    silence = np.maximum(as_of.toordinal() - ties.last_day, 0)
    return tie_health(ties.contact_count, ties.log_gap_sum, silence, ties.chosen_rhythm_days)


def is_in_reach(row: Opportunity, now: datetime, week_end: date) -> bool:
    """Whether an opportunity can be taken this week: events on their day, all else until its last day."""
    if row.starts_at is not None:
        return row.starts_at.astimezone(now.tzinfo).date() <= week_end
    return row.on is None or row.kind != "event" or row.on <= week_end


def prospect_of(row: Opportunity, place: network_queries.Places, now: datetime) -> Prospect:
    starts, when = math.nan, ""
    if row.starts_at is not None:
        local = row.starts_at.astimezone(now.tzinfo)
        starts, when = row.starts_at.timestamp() / 60, f"{local:%A %H:%M}."
    elif row.on is not None:
        when = f"{row.on:%A, %-d %B}." if row.kind == "event" else f"Open until {row.on:%-d %B}."
    return Prospect(
        id=str(row.id),
        kind=row.kind,
        form=row.form,
        title=row.title,
        minutes=row.minutes,
        money=row.money,
        starts=starts,
        when=when,
        field=row.field,
        topic=row.topic,
        person=place(row.person_id),
        via=place(row.via_id),
    )


def choose(goals: Sequence[Standing], steps: Sequence[Suggestion], *, minutes: int, money: int | None) -> Plan:
    """The best set of these steps for these goals."""
    curves = [
        GoalCurve(
            at.needed,
            at.aim.weight,
            remaining_pmf(at.rate, horizon_days=at.horizon_days, most=max(at.needed, 1)),
        )
        for at in goals
    ]
    yields = np.zeros((len(steps), len(goals), CELLS))
    yields[:, :, 0] = 1
    for number, step in enumerate(steps):
        for goal, law in step.laws.items():
            yields[number, goal] = law
    starts = np.array([step.starts for step in steps], dtype=np.float64)
    items = Items(
        minutes=np.array([step.minutes for step in steps], dtype=np.float64),
        yields=yields,
        money=np.array([step.money for step in steps], dtype=np.float64),
        starts=starts,
        ends=starts + np.array([step.minutes for step in steps], dtype=np.float64),
        group=np.array([step.group for step in steps], dtype=np.int64),
        must=np.array([step.must for step in steps], dtype=np.bool_),
        base_worth=np.array([step.worth for step in steps], dtype=np.float64),
    )
    return plan_week(curves, items, minutes=minutes, money=math.inf if money is None else money)


def names_for(workspace: Workspace, log: ActivityLog, steps: Sequence[Suggestion]) -> dict[int, tuple[UUID, str]]:
    """The id and name of everybody these steps speak of, by index."""
    people = sorted({index for step in steps for index in (*step.people, step.person) if index != UNKNOWN})
    ids = {index: as_uuid(log.people.ids[index]) for index in people}
    names = network_queries.names_of(workspace, ids.values())
    return {index: (person_id, names[person_id]) for index, person_id in ids.items()}


def planned(
    step: Suggestion, gains: Floats, goals: Sequence[Standing], names: dict[int, tuple[UUID, str]]
) -> PlannedStep:
    lifted = tuple(
        Gain(at.aim.goal_id, at.aim.sentence, at.shift.applied(float(before)), at.shift.applied(float(after)))
        for at, (before, after) in zip(goals, gains, strict=True)
        if at.aim.goal_id and after - before >= LEAST_SHOWN_GAIN
    )
    if step.laws and not lifted:
        step = replace(step, why=f"{small_part(step, goals)} {step.why}".strip())
    return in_words(step, lifted, names)


def small_part(step: Suggestion, goals: Sequence[Standing]) -> str:
    """Why a step is in the plan that moves no chance by itself: only several together do."""
    named = " and ".join(f"“{braced(goals[goal].aim.sentence)}”" for goal in sorted(step.laws))
    return f"A first part of {named}: it takes several to move the chance."


def in_words(step: Suggestion, gains: tuple[Gain, ...], names: dict[int, tuple[UUID, str]]) -> PlannedStep:
    return PlannedStep(
        id=step_id(step.key),
        key=step.key,
        kind=step.kind,
        title=in_full(step.title, step, names),
        minutes=step.minutes,
        why=in_full(step.why, step, names),
        gains=gains,
        person_id=names[step.person][0] if step.person != UNKNOWN else None,
        suggestion=step,
    )


def left_out(
    plan: Plan,
    place: int,
    steps: Sequence[Suggestion],
    names: dict[int, tuple[UUID, str]],
    *,
    money: int | None,
) -> LeftOut:
    step, clash = steps[plan.left_out[place]], int(plan.left_out_clash[place])
    worth = float(plan.left_out_worth[place])
    if clash >= 0:
        because = "something else in the plan excludes it"
    elif worth <= 0:
        because = "it would add nothing to this plan"
    else:
        too_dear = money is not None and step.money > money - plan.money
        because = "the money does not reach" if too_dear else "the hours do not reach"
    return LeftOut(in_words(step, (), names), worth, because)


def in_full(text: str, step: Suggestion, names: dict[int, tuple[UUID, str]]) -> str:
    """A title or reason with the names in their places."""
    return text.format(*(names[index][1] for index in step.people))


def step_id(key: str) -> str:
    """A short name for a step: the same key always has the same one."""
    return sha256(key.encode()).hexdigest()[:6]


def chosen_of(step: PlannedStep, week_on: date) -> Chosen:
    """A planned step as the actions take it."""
    return Chosen(week_on, step.key, step.title, step.minutes, step.opportunity_id, step.follow_up_id)


def happening_of(step: PlannedStep, as_of: date) -> Happening | None:
    """What doing a step writes into the log; None for a promise kept and for a mere beginning."""
    made = step.suggestion
    if made.kind in ("follow_up", "other"):
        return None
    kind = "message" if made.kind == "introduction" else made.kind
    about = made.topic or (step.title if made.kind == "introduction" else "")
    return Happening(
        kind=kind,
        day=as_of,
        form=made.form,
        minutes=made.minutes,
        medium=made.medium,
        began_by="me",
        topics=(about,) if about else (),
        event_name=step.title.removeprefix("Go to “").removesuffix("”") if kind == "event" else "",
    )
