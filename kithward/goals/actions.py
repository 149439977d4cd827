"""What a person can change about their goals; every change is kept with its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from kithward.errors import BadInput, Conflict
from kithward.goals import queries
from kithward.goals.models import Decision, Forecast, Goal, GoalAspiration, MeasureVersion, Revision
from kithward.goals.standing import Given
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Terms:
    """What a goal counts, how many, when, and the sentence that says so."""

    measure: Measure
    target: int
    window: Window
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a target forecast for a span was reached by its last day, or not."""

    goal_id: UUID
    judged_on: date
    target: int
    met: bool


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is over: verdicts on forecasts, and the goals that ended, each "met" or "missed"."""

    verdicts: tuple[Verdict, ...]
    ended: tuple[tuple[UUID, str], ...]


@transaction.atomic
def add_goal(
    workspace: Workspace,
    terms: Terms,
    *,
    as_of: date,
    kind: str = "",
    chance: float | None = None,
    reason: str = "",
    aspirations: Sequence[UUID] = (),
    usual_per_month: float | None = None,
    state: str = Goal.State.ACTIVE,
) -> Goal:
    """A new goal, with its first version and the revision that set it. Raises Conflict for one that is open already."""
    twin = next(
        (
            row.goal
            for row in queries.goals(workspace, queries.OPEN_STATES)
            if (row.current.measure, row.current.target, row.current.window)
            == (terms.measure, terms.target, terms.window)
        ),
        None,
    )
    if twin is not None:
        raise Conflict(f"You have this goal already: {twin.sentence} ({queries.short_id(twin.id)}).")
    goal: Goal = Goal.objects.create(
        workspace=workspace,
        kind=kind or kind_of(terms.measure),
        sentence=terms.sentence,
        state=state,
        usual_per_month=usual_per_month,
    )
    write_version(workspace, goal, terms, number=1, valid_from=min(as_of, terms.window.starts_on))
    GoalAspiration.objects.bulk_create(
        GoalAspiration(workspace=workspace, goal_id=goal.id, aspiration_id=aspiration) for aspiration in aspirations
    )
    Revision.objects.create(
        workspace=workspace,
        goal_id=goal.id,
        made_on=as_of,
        what="set",
        after=terms.sentence,
        reason=reason,
        chance_after=chance,
    )
    return goal


def kind_of(measure: Measure) -> str:
    """The kind of goal that a measure makes: practice grows a skill, people and roles are milestones."""
    if measure.unit in ("practice", "minutes", "talks"):
        return Goal.Kind.DEVELOPMENT
    if measure.role or (measure.unit in ("people", "conversations") and (measure.meaningful or measure.new)):
        return Goal.Kind.MILESTONE
    return Goal.Kind.OBJECTIVE


def write_version(workspace: Workspace, goal: Goal, terms: Terms, *, number: int, valid_from: date) -> None:
    window = terms.window
    MeasureVersion.objects.create(
        workspace=workspace,
        goal_id=goal.id,
        number=number,
        valid_from=valid_from,
        unit=terms.measure.unit,
        filters=terms.measure.filters(),
        target=terms.target,
        starts_on=window.starts_on,
        by=window.by,
        every_n=window.every.n if window.every else None,
        every_period=window.every.period if window.every else "",
    )


@transaction.atomic
def adjust(
    workspace: Workspace,
    goal_id: UUID,
    terms: Terms,
    *,
    as_of: date,
    reason: str,
    chances: tuple[float | None, float | None] = (None, None),
    seen_version: int | None = None,
) -> Revision:
    """Change what a goal counts, how many or when; past periods stay judged as they were.

    Raises Conflict when the goal was changed since `seen_version`, BadInput when nothing would change.
    """
    row = queries.goal(workspace, goal_id)
    if seen_version is not None and row.goal.version != seen_version:
        raise Conflict("This goal was changed in the meantime: look at it again, then adjust it.")
    before = row.current
    changed = [
        name
        for name, old, new in (
            ("measure", before.measure, terms.measure),
            ("target", before.target, terms.target),
            ("window", before.window, terms.window),
        )
        if old != new
    ]
    if not changed:
        raise BadInput("That is what the goal says already: nothing was changed.")
    write_version(workspace, row.goal, terms, number=before.number + 1, valid_from=as_of)
    Goal.objects.of(workspace).filter(id=goal_id).update(sentence=terms.sentence, version=F("version") + 1)
    revision: Revision = Revision.objects.create(
        workspace=workspace,
        goal_id=goal_id,
        made_on=as_of,
        what=" and ".join(changed),
        before=row.goal.sentence,
        after=terms.sentence,
        reason=reason,
        chance_before=chances[0],
        chance_after=chances[1],
    )
    return revision


# From which states each decision may be taken, and the state it leads to.
STEPS = {
    "paused": (("active", "draft"), Goal.State.PAUSED),
    "resumed": (("paused", "draft"), Goal.State.ACTIVE),
    "dropped": (("active", "paused", "draft"), Goal.State.DROPPED),
    "met": (("active",), Goal.State.MET),
    "missed": (("active",), Goal.State.MISSED),
}


@transaction.atomic
def decide_state(
    workspace: Workspace, goal_id: UUID, what: str, *, as_of: date, reason: str = "", lesson: str = ""
) -> Goal:
    """Pause, resume, drop or close a goal, with its reason and what was learned. Raises Conflict where it cannot be."""
    goal = queries.goal(workspace, goal_id).goal
    allowed, state = STEPS[what]
    if goal.state not in allowed:
        raise Conflict(f"This goal is {goal.state}, so it cannot be {what}.")
    closed = as_of if state in (Goal.State.DROPPED, Goal.State.MET, Goal.State.MISSED) else None
    before, goal.state = goal.state, state
    Goal.objects.of(workspace).filter(id=goal_id).update(
        state=state, closed_on=closed, lesson=lesson or goal.lesson, version=F("version") + 1
    )
    Revision.objects.create(
        workspace=workspace, goal_id=goal_id, made_on=as_of, what=what, before=before, after=state, reason=reason
    )
    return goal


@transaction.atomic
def decide_evidence(
    workspace: Workspace,
    goal_id: UUID,
    *,
    counts: bool | None,
    as_of: date,
    activity_id: UUID | None = None,
    person_id: UUID | None = None,
    reason: str = "",
) -> None:
    """The person's own word that this counts or does not; None leaves it to the rule again."""
    queries.goal(workspace, goal_id)
    if activity_id is None and person_id is None:
        raise BadInput("Say which activity or which person is meant.")
    meant = {"goal_id": goal_id, "activity_id": activity_id, "person_id": person_id}
    rows = Decision.objects.of(workspace).filter(**{key: value for key, value in meant.items() if value is not None})
    for column in ("activity_id", "person_id"):
        rows = rows.filter(**{f"{column}__isnull": True}) if meant[column] is None else rows
    if counts is None:
        rows.delete()
    elif not rows.update(counts=counts, reason=reason, decided_on=as_of):
        Decision.objects.create(workspace=workspace, counts=counts, reason=reason, decided_on=as_of, **meant)


@transaction.atomic
def keep_forecasts(workspace: Workspace, given: Iterable[Given], *, as_of: date) -> None:
    """Store what is thought of each goal today, once a day and span; the last word of the day stands."""
    rows = [
        Forecast(
            workspace=workspace,
            goal_id=row.goal_id,
            made_on=as_of,
            judged_on=row.judged_on,
            chance=row.chance,
            done=row.done,
            target=row.target,
            low=row.band[0],
            middle=row.band[1],
            high=row.band[2],
        )
        for row in given
    ]
    Forecast.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["workspace", "goal_id", "made_on", "judged_on"],
        update_fields=["chance", "done", "target", "low", "middle", "high"],
    )


@transaction.atomic
def judge_forecasts(workspace: Workspace, outcomes: Iterable[tuple[UUID, date, bool]]) -> None:
    """Say of each goal and last day whether it was met; every forecast of that span learns it."""
    for goal_id, judged_on, met in outcomes:
        unjudged(workspace, goal_id, judged_on).update(came_true=met)


@transaction.atomic
def settle(workspace: Workspace, settlement: Settlement, *, as_of: date) -> None:
    """Write down what is over: forecasts learn whether they came true, and goals that ended are met or missed."""
    for verdict in settlement.verdicts:
        span = unjudged(workspace, verdict.goal_id, verdict.judged_on)
        span.filter(target=verdict.target).update(came_true=verdict.met)
    for goal_id, end in settlement.ended:
        decide_state(workspace, goal_id, end, as_of=as_of)


def unjudged(workspace: Workspace, goal_id: UUID, judged_on: date) -> QuerySet[Forecast]:
    rows: QuerySet[Forecast] = Forecast.objects.of(workspace).filter(goal_id=goal_id, judged_on=judged_on)
    return rows.filter(came_true__isnull=True)
