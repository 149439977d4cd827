"""One week as the plan sees it: the situation read from the tables, and the set of steps chosen within the hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from kithward.goals.standing import Standing
from kithward.goals.window import start_of_period
from kithward.language.amounts import percent
from kithward.network import queries as network_queries
from kithward.network.actions import Happening
from kithward.network.columns import as_uuid
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Floats
from kithward.numerics.plan_shapes import Plan
from kithward.planning import queries
from kithward.planning.actions import Chosen
from kithward.planning.choice import Given, Weighed, given_now, money_left, weigh
from kithward.planning.held import Held
from kithward.planning.models import Step
from kithward.planning.situation import Suggestion
from kithward.planning.step_names import braced, family_of, person_of_key
from kithward.workspaces.models import Workspace

MOST_LEFT_OUT = 40
LEAST_SHOWN_GAIN = 0.005
CONTACT_KEYS = ("message", "call", "meeting")
MOST_NEEDED = 500  # a goal that lacks more is out of the reach of any week


@dataclass(frozen=True, slots=True)
class Gain:
    """How far a step lifts the chance of a goal."""

    goal_id: UUID
    goal: str
    before: float
    after: float

    @property
    def is_seen(self) -> bool:
        """Whether the two chances differ as they are told."""
        return percent(self.before) != percent(self.after)


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
    held: Held | None = None  # how the person holds on to it

    @property
    def is_taken(self) -> bool:
        return self.held is not None and self.held.taken

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
    last_week: tuple[Step, ...]
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
    first, last = week_of(workspace, now.date())
    rows = queries.steps_since(workspace, first - timedelta(days=7))
    decided = [row for row in rows if row.week_on == first]
    done = tuple(row for row in decided if row.state == "done")
    available = workspace.minutes_per_week if minutes is None else minutes
    spent = sum(row.minutes for row in done)
    open_goals = [at for at in standings if at.can_be_helped and at.needed <= MOST_NEEDED]
    known = given_now(workspace, now, standings=open_goals, log=log, week_end=last)
    given = replace(
        known,
        held=held_in(rows, first, known, log),
        passed=frozenset(row.key for row in rows if is_passed(row, first)),
        dismissed=frozenset(family_of(key) for key in queries.dismissed(workspace)),
        minutes=max(available - spent, 0),
        money=money_left(workspace, done),
    )
    weighed = weigh(given, log)
    steps, left = in_words(workspace, weighed, given, log)
    return WeekPlan(
        first=first,
        last=last,
        minutes_available=available,
        minutes_done=spent,
        steps=steps,
        left_out=left,
        done=done,
        put_off=tuple(row for row in decided if row.state == "moved"),
        last_week=tuple(row for row in rows if row.week_on < first),
        standings=tuple(standings),
        chances_after={
            at.aim.goal_id: at.shift.applied(float(after))
            for at, after in zip(open_goals, weighed.plan.chances_after, strict=True)
            if at.aim.goal_id
        },
    )


def is_passed(row: Step, first: date) -> bool:
    """Whether a step is not to be proposed this week: it was decided on, or taken into a week ahead."""
    return (row.week_on == first and row.state != "planned") or (row.week_on > first and row.state == "planned")


def held_in(rows: Sequence[Step], first: date, given: Given, log: ActivityLog) -> tuple[Held, ...]:
    """What was taken into the week, then what last week left open, as far as it can still be done."""
    stands = {f"promise:{promise.id}" for promise in given.promises}
    stands |= {f"opportunity:{prospect.id}" for prospect in given.prospects}
    decided = {row.key for row in rows if row.week_on >= first}
    open_rows = [row for row in rows if (row.opportunity_id is None and row.follow_up_id is None) or row.key in stands]
    taken = [held(row, first) for row in open_rows if row.week_on == first and row.state == "planned"]
    carried = [
        held(row, first)
        for row in open_rows
        if row.week_on < first
        and row.state in ("planned", "moved")
        and row.key not in decided
        and not met_since(row, log)
    ]
    return (*taken, *carried)


def held(row: Step, first: date) -> Held:
    is_taken = row.week_on == first
    return Held(
        key=row.key,
        title=row.title,
        minutes=row.minutes,
        decided_on=row.decided_on,
        intention=row.intention,
        taken=is_taken,
        moved=row.state == "moved",
    )


def met_since(row: Step, log: ActivityLog) -> bool:
    """Whether I was in contact with the person of a step since it was decided on, so that it is done in a way."""
    person = person_of_key(log.people, row.key.rpartition(":")[2])
    is_contact = row.key.partition(":")[0] in CONTACT_KEYS
    return is_contact and person != UNKNOWN and bool(log.people.ties.last_day[person] > row.decided_on.toordinal())


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


def names_for(workspace: Workspace, log: ActivityLog, steps: Sequence[Suggestion]) -> dict[int, tuple[UUID, str]]:
    """The id and name of everybody these steps speak of, by index."""
    people = sorted({index for step in steps for index in (*step.people, step.person) if index != UNKNOWN})
    ids = {index: as_uuid(log.people.ids[index]) for index in people}
    names = network_queries.names_of(workspace, ids.values())
    return {index: (person_id, names[person_id]) for index, person_id in ids.items()}


def in_words(
    workspace: Workspace, weighed: Weighed, given: Given, log: ActivityLog
) -> tuple[tuple[PlannedStep, ...], tuple[LeftOut, ...]]:
    """The steps of the plan and those left out of it, with the names of their people."""
    plan, steps = weighed.plan, weighed.steps
    rest = worth_telling(plan, steps)
    names = names_for(workspace, log, [steps[index] for index in (*plan.chosen, *plan.left_out[rest])])
    on_hold = {row.key: row for row in given.held}

    def spoken(step: Suggestion, gains: tuple[Gain, ...] = ()) -> PlannedStep:
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
            held=on_hold.get(step.key),
        )

    chosen = (
        spoken(*with_gains(steps[index], gains, given.standings))
        for index, gains in zip(plan.chosen, plan.gains, strict=True)
    )
    return tuple(chosen), tuple(left_out(weighed, place, spoken, money=given.money) for place in rest)


def with_gains(step: Suggestion, gains: Floats, goals: Sequence[Standing]) -> tuple[Suggestion, tuple[Gain, ...]]:
    """A step of the plan with what it lifts, or with why it is there although it moves no chance by itself."""
    lifted = gains_shown(gains, goals)
    counts_outcomes = {at.aim.goal_id for at in goals if at.aim.measure.unit == "outcomes"}
    if step.laws and not lifted:
        step = replace(step, why=f"{small_part(step, goals)} {step.why}".strip())
    elif any(gain.goal_id in counts_outcomes for gain in lifted):
        step = replace(step, why=f"{step.why} {step.brought}".strip())
    return step, lifted


def gains_told(gains: Sequence[Gain]) -> list[Gain]:
    """The gains that can be seen; where there are none, all."""
    return [gain for gain in gains if gain.is_seen] or list(gains)


def gains_shown(gains: Floats, goals: Sequence[Standing]) -> tuple[Gain, ...]:
    """What a step does for each goal, (g, 2) before and after, where that is worth telling."""
    return tuple(
        Gain(at.aim.goal_id, at.aim.sentence, at.shift.applied(float(before)), at.shift.applied(float(after)))
        for at, (before, after) in zip(goals, gains, strict=True)
        if at.aim.goal_id and after - before >= LEAST_SHOWN_GAIN
    )


def small_part(step: Suggestion, goals: Sequence[Standing]) -> str:
    """Why a step is in the plan that moves no chance by itself: only several together do."""
    named = " and ".join(f"“{braced(goals[goal].aim.sentence)}”" for goal in sorted(step.laws))
    return f"A first part of {named}: it takes several to move the chance."


def left_out(
    weighed: Weighed, place: int, spoken: Callable[[Suggestion], PlannedStep], *, money: int | None
) -> LeftOut:
    plan = weighed.plan
    step, clash = weighed.steps[plan.left_out[place]], int(plan.left_out_clash[place])
    worth = float(plan.left_out_worth[place])
    if clash >= 0:
        because = "something else in the plan excludes it"
    elif worth <= 0:
        because = "it would add nothing to this plan"
    else:
        too_dear = money is not None and step.money > money - plan.money
        because = "the money does not reach" if too_dear else "the hours do not reach"
    return LeftOut(spoken(step), worth, because)


def in_full(text: str, step: Suggestion, names: dict[int, tuple[UUID, str]]) -> str:
    """A title or reason with the names in their places."""
    return text.format(*(names[index][1] for index in step.people))


def step_id(key: str) -> str:
    """A short name for a step: the same key always has the same one."""
    return sha256(key.encode()).hexdigest()[:6]


def chosen_of(step: PlannedStep, week_on: date) -> Chosen:
    """A planned step as the actions take it."""
    intention = step.held.intention if step.held else ""
    return Chosen(week_on, step.key, step.title, step.minutes, step.opportunity_id, step.follow_up_id, intention)


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
