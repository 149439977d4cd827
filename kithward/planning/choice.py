"""What could be done in a week, read from the tables, and the best set of it: worked out once for the same rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

import numpy as np

from kithward.goals.standing import Standing
from kithward.network import queries as network_queries
from kithward.network.came_of_it import record
from kithward.network.links import Links
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.forecast import Rate, remaining_pmf
from kithward.numerics.plan import plan_week
from kithward.numerics.plan_shapes import GoalCurve, Items, Plan
from kithward.numerics.sources import NOTHING_YET, Record
from kithward.numerics.ties import TieHealth, tie_health
from kithward.numerics.yields import CELLS, MESSAGE_TO_KNOWN, learned_chance
from kithward.planning import queries
from kithward.planning.held import Held, limits_with, with_held
from kithward.planning.models import Opportunity, Step
from kithward.planning.outcome_laws import wants_outcomes
from kithward.planning.situation import Promise, Prospect, Situation, Suggestion
from kithward.planning.step_names import family_of
from kithward.planning.suggest import suggestions
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Given:
    """All that the choice of a week rests on besides the log; what is given alike is answered alike."""

    as_of: date
    week_end: date
    standings: tuple[Standing, ...]
    promises: tuple[Promise, ...]
    prospects: tuple[Prospect, ...]
    links: Links
    kept_share: float
    record: Record = NOTHING_YET  # what contacts brought so far, where a goal asks for it
    held: tuple[Held, ...] = ()
    passed: frozenset[str] = frozenset()  # keys of steps that were decided on
    dismissed: frozenset[str] = frozenset()  # families of steps that are never to be proposed
    minutes: int = 0
    money: int | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The steps that were weighed, and the best set of them."""

    steps: tuple[Suggestion, ...]
    plan: Plan


def given_now(
    workspace: Workspace, now: datetime, *, standings: Sequence[Standing], log: ActivityLog, week_end: date
) -> Given:
    """What the tables hold of what could be done now, with every opportunity that is open."""
    kept, missed = queries.steps_done(workspace)
    place = network_queries.Places(log.people)
    return Given(
        as_of=now.date(),
        week_end=week_end,
        standings=tuple(standings),
        promises=tuple(
            Promise(str(row.id), row.what, place(row.person_id), row.due_on)
            for row in network_queries.open_follow_ups(workspace).select_related(None)
        ),
        prospects=tuple(
            prospect_of(row, place, now) for row in queries.open_opportunities(workspace, now).select_related(None)
        ),
        links=network_queries.known_links(workspace, log.people),
        kept_share=learned_chance(*MESSAGE_TO_KNOWN, kept, missed),
        record=record_for(workspace, standings, log, now.date()),
    )


def record_for(workspace: Workspace, standings: Sequence[Standing], log: ActivityLog, as_of: date) -> Record:
    """What contacts brought so far, where a goal counts that: then the log reaches back far enough to tell."""
    return record(workspace, log, as_of) if any(map(wants_outcomes, standings)) else NOTHING_YET


def weigh(given: Given, log: ActivityLog) -> Weighed:
    """The best set of steps, worked out once for the same log and rows."""
    return log.memory.once(given, lambda: weighed_anew(given, log))


def weighed_anew(given: Given, log: ActivityLog) -> Weighed:
    pinned = frozenset(row.key for row in given.held)
    in_reach = tuple(
        prospect
        for prospect in given.prospects
        if is_in_reach(prospect, given.week_end) or f"opportunity:{prospect.id}" in pinned
    )
    found = suggestions_once(replace(given, prospects=in_reach), pinned, log)
    open_to_choice = [
        step for step in found if step.key not in given.passed and family_of(step.key) not in given.dismissed
    ]
    steps = with_held(open_to_choice, given.held, log.people)
    minutes, money = limits_with(steps, given.held, minutes=given.minutes, money=given.money)
    return Weighed(tuple(steps), choose(given.standings, steps, minutes=minutes, money=money))


def suggestions_once(given: Given, pinned: frozenset[str], log: ActivityLog) -> list[Suggestion]:
    """Every step worth weighing; the hours and what was decided on make no other."""
    bare = replace(given, held=(), passed=frozenset(), dismissed=frozenset(), minutes=0, money=None)
    return log.memory.once((bare, pinned), lambda: suggestions(situation_in(given, log, pinned)))


def situation_in(given: Given, log: ActivityLog, pinned: frozenset[str] = frozenset()) -> Situation:
    return Situation(
        as_of=given.as_of,
        week_end=given.week_end,
        log=log,
        health=health_of(log, given.as_of),
        standings=given.standings,
        promises=given.promises,
        prospects=given.prospects,
        links=given.links.pairs,
        kept_share=given.kept_share,
        record=given.record,
        pinned=pinned,
    )


def health_of(log: ActivityLog, as_of: date) -> TieHealth:
    """How alive each tie is on a day, (p,)."""

    def work() -> TieHealth:
        ties = log.people.ties
        silence = np.maximum(as_of.toordinal() - ties.last_day, 0)
        return tie_health(ties.contact_count, ties.log_gap_sum, silence, ties.chosen_rhythm_days)

    return log.memory.once(("health", as_of), work)


def money_left(workspace: Workspace, done: Sequence[Step]) -> int | None:
    """What is left of the week's money; None where there is no limit."""
    if workspace.money_per_week is None:
        return None
    spent: int = sum(step.opportunity.money for step in done if step.opportunity_id is not None)
    return max(workspace.money_per_week - spent, 0)


def is_in_reach(prospect: Prospect, week_end: date) -> bool:
    """Whether an opportunity can be taken this week: events on their day, all else until its last day."""
    is_held_on_a_day = prospect.kind == "event" or not math.isnan(prospect.starts)
    return prospect.day is None or not is_held_on_a_day or prospect.day <= week_end


def prospect_of(row: Opportunity, place: network_queries.Places, now: datetime) -> Prospect:
    starts, when, day = math.nan, "", row.on
    if row.starts_at is not None:
        local = row.starts_at.astimezone(now.tzinfo)
        day = local.date()
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
        day=day,
        field=row.field,
        topic=row.topic,
        person=place(row.person_id),
        via=place(row.via_id),
    )


def choose(goals: Sequence[Standing], steps: Sequence[Suggestion], *, minutes: int, money: int | None) -> Plan:
    """The best set of these steps for these goals."""
    items = items_of(steps, len(goals))
    return plan_week(curves_of(goals), items, minutes=minutes, money=math.inf if money is None else money)


def curves_of(goals: Sequence[Standing]) -> list[GoalCurve]:
    """The goals as the plan sees them."""
    return [curve(at.needed, at.aim.weight, at.rate, at.horizon_days) for at in goals]


@lru_cache(maxsize=512)
def curve(needed: int, weight: float, rate: Rate, horizon_days: int) -> GoalCurve:
    """A goal as the plan sees it; one whose pace stays is asked for once."""
    return GoalCurve(needed, weight, remaining_pmf(rate, horizon_days=horizon_days, most=max(needed, 1)))


def items_of(steps: Sequence[Suggestion], goals: int) -> Items:
    """The steps as the plan sees them, against so many goals."""
    yields = np.zeros((len(steps), goals, CELLS))
    yields[:, :, 0] = 1
    for number, step in enumerate(steps):
        for goal, law in step.laws.items():
            yields[number, goal] = law
    starts = np.array([step.starts for step in steps], dtype=np.float64)
    return Items(
        minutes=np.array([step.minutes for step in steps], dtype=np.float64),
        yields=yields,
        money=np.array([step.money for step in steps], dtype=np.float64),
        starts=starts,
        ends=starts + np.array([step.minutes for step in steps], dtype=np.float64),
        group=np.array([step.group for step in steps], dtype=np.int64),
        must=np.array([step.must for step in steps], dtype=np.bool_),
        base_worth=np.array([step.worth for step in steps], dtype=np.float64),
    )
