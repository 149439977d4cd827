"""Reads of goals: the rows, with what each counts now, and what the person decided on evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Avg, Count, Max, QuerySet

from kithward.errors import BadInput, NotFound
from kithward.goals.days_off import NONE_OFF, DaysOff, days_off
from kithward.goals.models import Decision, Forecast, Goal, GoalAspiration, MeasureVersion, Revision
from kithward.goals.standing import Given
from kithward.goals.window import Window
from kithward.language.names import short_id
from kithward.numerics.measure import Measure
from kithward.vision.models import Aspiration
from kithward.vision.weight import weight_of
from kithward.workspaces.holidays import holidays
from kithward.workspaces.models import Workspace

OPEN_STATES = (Goal.State.ACTIVE, Goal.State.PAUSED, Goal.State.DRAFT)
GIVEN_UP = (Goal.State.DROPPED, Goal.State.PAUSED)
JUDGED_DAYS = 730  # what is older says little of how a person is now


@dataclass(frozen=True, slots=True)
class Held:
    """A goal with all versions of what it counts, oldest first, and the ranks of the aspirations that it serves."""

    goal: Goal
    versions: tuple[MeasureVersion, ...]
    days_off: DaysOff = NONE_OFF
    ranks: tuple[int, ...] = ()

    @property
    def current(self) -> MeasureVersion:
        return self.versions[-1]

    @property
    def weight(self) -> float:
        """How many times it counts in the plan: its own factor, and that of what it serves."""
        return self.goal.weight * weight_of(self.ranks)

    def version_on(self, day: date) -> MeasureVersion:
        """The version by which a period that ended on `day` was judged."""
        valid = [version for version in self.versions if version.valid_from <= day]
        return valid[-1] if valid else self.versions[0]


def goals(workspace: Workspace, states: Sequence[str] = ()) -> list[Held]:
    """The goals in these states (in all without any), oldest first."""
    rows = Goal.objects.of(workspace).order_by("created_at", "id")
    return held(workspace, rows.filter(state__in=states) if states else rows)


def sentences(workspace: Workspace, states: Sequence[str]) -> list[tuple[UUID, str]]:
    """The id and the sentence of each goal in these states, oldest first."""
    rows = Goal.objects.of(workspace).filter(state__in=states).order_by("created_at", "id")
    return list(rows.values_list("id", "sentence"))


def held(workspace: Workspace, rows: QuerySet[Goal]) -> list[Held]:
    found = list(rows)
    if not found:
        return []
    versions: dict[UUID, list[MeasureVersion]] = {goal.id: [] for goal in found}
    for version in MeasureVersion.objects.of(workspace).filter(goal_id__in=list(versions)).order_by("number"):
        versions[version.goal_id].append(version)
    off, ranks = days_off_of(workspace), ranks_served(workspace, list(versions))
    return [Held(goal, tuple(versions[goal.id]), off, tuple(ranks[goal.id])) for goal in found]


def ranks_served(workspace: Workspace, goal_ids: Sequence[UUID]) -> dict[UUID, list[int]]:
    """The ranks of the aspirations that each of these goals serves, the one that matters most first."""
    found: dict[UUID, list[int]] = {goal_id: [] for goal_id in goal_ids}
    rows = GoalAspiration.objects.of(workspace).filter(goal_id__in=goal_ids).order_by("aspiration__rank")
    for goal_id, rank in rows.values_list("goal_id", "aspiration__rank"):
        found[goal_id].append(rank)
    return found


def days_off_of(workspace: Workspace) -> DaysOff:
    """The days off of a workspace, as goals count them."""
    return days_off((row.first, row.last) for row in holidays(workspace))


def goal(workspace: Workspace, goal_id: UUID) -> Held:
    """One goal; raises NotFound."""
    found = held(workspace, Goal.objects.of(workspace).filter(id=goal_id))
    if not found:
        raise NotFound("There is no such goal here.")
    return found[0]


def goal_called(workspace: Workspace, name: str) -> Held:
    """The goal whose id ends like `name` or whose sentence holds it; raises NotFound, or BadInput for several."""
    wanted = name.strip().casefold()
    ending = wanted.replace("-", "")
    found = [
        row
        for row in goals(workspace)
        if wanted and (row.goal.id.hex.endswith(ending) or wanted in row.goal.sentence.casefold())
    ]
    if not found:
        raise NotFound(f"There is no goal “{name}”: `kithward goals` lists them.")
    if len(found) > 1:
        listed = "; ".join(f"{short_id(row.goal.id)} {row.goal.sentence}" for row in found[:5])
        raise BadInput(f"“{name}” fits several goals: {listed}. Give the id.")
    return found[0]


def twin(workspace: Workspace, measure: Measure, target: int, window: Window) -> Held | None:
    """The open goal that asks for the same, since whichever day; None without one."""
    wanted = (measure, target, window.by, window.every)
    for row in goals(workspace, OPEN_STATES):
        now = row.current
        if (now.measure, now.target, now.window.by, now.window.every) == wanted:
            return row
    return None


def goals_page(workspace: Workspace, state: str, *, first: int, most: int) -> list[Held]:
    """Some goals in one state: open ones oldest first, closed ones with the last closed first."""
    order = ("created_at", "id") if state in OPEN_STATES else ("-closed_on", "-id")
    return held(workspace, Goal.objects.of(workspace).filter(state=state).order_by(*order)[first : first + most])


def closed_between(workspace: Workspace, first: date, last: date, *, most: int) -> list[Held]:
    """The goals that were met, missed or let go on these days, the last closed first."""
    rows = Goal.objects.of(workspace).filter(closed_on__range=(first, last)).order_by("-closed_on", "-id")
    return held(workspace, rows[:most])


def latest(workspace: Workspace, *, most: int) -> list[Held]:
    """The goals that were written last, in any state, latest first."""
    return held(workspace, Goal.objects.of(workspace).order_by("-created_at", "-id")[:most])


def count_by_state(workspace: Workspace) -> dict[str, int]:
    """How many goals there are in each state."""
    found = dict.fromkeys(Goal.State.values, 0)
    rows = Goal.objects.of(workspace).order_by().values_list("state").annotate(number=Count("id"))
    return found | dict(rows)


def served_by(workspace: Workspace, goal_ids: Sequence[UUID]) -> dict[UUID, list[Aspiration]]:
    """The aspirations that each of these goals serves, by rank."""
    by_id = {row.id: row for row in Aspiration.objects.of(workspace).order_by("rank", "created_at", "id")}
    found: dict[UUID, set[UUID]] = {goal_id: set() for goal_id in goal_ids}
    rows = GoalAspiration.objects.of(workspace).filter(goal_id__in=goal_ids)
    for goal_id, aspiration_id in rows.values_list("goal_id", "aspiration_id"):
        found[goal_id].add(aspiration_id)
    return {goal_id: [row for row in by_id.values() if row.id in ids] for goal_id, ids in found.items()}


def goals_serving(workspace: Workspace, aspiration_id: UUID) -> list[UUID]:
    """The open goals that serve an aspiration."""
    open_goals = Goal.objects.of(workspace).filter(state__in=OPEN_STATES).values("id")
    rows = GoalAspiration.objects.of(workspace).filter(aspiration_id=aspiration_id, goal_id__in=open_goals)
    return list(rows.order_by("goal_id").values_list("goal_id", flat=True))


def aspirations_served(workspace: Workspace) -> set[UUID]:
    """The aspirations that some open goal serves."""
    open_goals = Goal.objects.of(workspace).filter(state__in=OPEN_STATES).values("id")
    rows = GoalAspiration.objects.of(workspace).filter(goal_id__in=open_goals)
    return set(rows.values_list("aspiration_id", flat=True))


def decisions(workspace: Workspace, goal_ids: Sequence[UUID]) -> dict[UUID, list[Decision]]:
    """What the person decided on the evidence of each of these goals."""
    found: dict[UUID, list[Decision]] = {goal_id: [] for goal_id in goal_ids}
    for decision in Decision.objects.of(workspace).filter(goal_id__in=goal_ids):
        found[decision.goal_id].append(decision)
    return found


def revisions(workspace: Workspace, goal_id: UUID) -> QuerySet[Revision]:
    """Every change to a goal, latest first."""
    rows: QuerySet[Revision] = Revision.objects.of(workspace).filter(goal_id=goal_id).order_by("-made_at", "-id")
    return rows


def revised_since(workspace: Workspace, since: date) -> list[tuple[Held, list[Revision]]]:
    """The goals that were changed since a day, oldest first, each with every change to it, latest first."""
    recent = Revision.objects.of(workspace).filter(made_on__gte=since).values("goal_id")
    rows = held(workspace, Goal.objects.of(workspace).filter(id__in=recent).order_by("created_at", "id"))
    found: dict[UUID, list[Revision]] = {row.goal.id: [] for row in rows}
    for revision in Revision.objects.of(workspace).filter(goal_id__in=list(found)).order_by("-made_at", "-id"):
        found[revision.goal_id].append(revision)
    return [(row, found[row.goal.id]) for row in rows]


def aspirations_of(workspace: Workspace, goal_id: UUID) -> list[Aspiration]:
    """The aspirations that a goal serves, by rank."""
    served = GoalAspiration.objects.of(workspace).filter(goal_id=goal_id).values("aspiration_id")
    return list(Aspiration.objects.of(workspace).filter(id__in=served).order_by("rank"))


def forecasts(workspace: Workspace) -> QuerySet[Forecast]:
    """All forecasts that were kept, oldest first."""
    rows: QuerySet[Forecast] = Forecast.objects.of(workspace).select_related("goal").order_by("made_on", "id")
    return rows


def judged(workspace: Workspace) -> tuple[list[float], list[bool]]:
    """The chances that were given and whether they came true, for forecasts that have been judged."""
    rows = list(forecasts(workspace).filter(came_true__isnull=False).values_list("chance", "came_true"))
    return [chance for chance, _ in rows], [bool(came_true) for _, came_true in rows]


@dataclass(frozen=True, slots=True)
class ExpiredSpan:
    """A span that is over, of which a target was forecast, last on `made_on`, and not judged yet."""

    goal_id: UUID
    judged_on: date
    target: int
    made_on: date


def expired_spans(workspace: Workspace, as_of: date) -> list[ExpiredSpan]:
    """The spans that ended before a day and whose forecasts have not been judged, oldest first."""
    rows = (
        Forecast.objects.of(workspace)
        .filter(judged_on__lt=as_of, came_true__isnull=True)
        .values_list("goal_id", "judged_on", "target")
        .annotate(last_made=Max("made_on"))
        .order_by("judged_on", "goal_id", "target")
    )
    return [ExpiredSpan(*row) for row in rows]


def judged_spans(workspace: Workspace, as_of: date) -> tuple[list[float], list[bool]]:
    """One forecast of each span that was judged before a day, and whether it came true.

    It is the middle one of those made: all forecasts of a span share its outcome, so that together they say no more.
    """
    rows = (
        Forecast.objects.of(workspace)
        .filter(came_true__isnull=False, judged_on__lt=as_of, judged_on__gte=as_of - timedelta(days=JUDGED_DAYS))
        .filter(chance__gt=0, chance__lt=1)
        .order_by("goal_id", "judged_on", "made_on")
        .values_list("goal_id", "judged_on", "chance", "came_true")
    )
    spans = [list(made) for _, made in groupby(rows, key=lambda row: row[:2])]
    middle = [made[len(made) // 2] for made in spans]
    return [row[2] for row in middle], [bool(row[3]) for row in middle]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of the forecasts of one goal: in how many spans they were judged, and how many of those were met."""

    judged: int = 0
    met: int = 0
    mean_chance: float = 0.0  # given in the spans that were judged


def record_of(workspace: Workspace, goal_id: UUID) -> Record:
    """How far the forecasts of a goal came true, one span counting once however often it was forecast."""
    spans = list(
        Forecast.objects.of(workspace)
        .filter(goal_id=goal_id, came_true__isnull=False)
        .values_list("judged_on", "came_true")
        .annotate(mean=Avg("chance"))
        .order_by("judged_on")
    )
    if not spans:
        return Record()
    return Record(len(spans), sum(bool(met) for _, met, _ in spans), sum(mean for *_, mean in spans) / len(spans))


def given_on(workspace: Workspace, day: date) -> set[Given]:
    """The forecasts that were kept on a day."""
    rows = Forecast.objects.of(workspace).filter(made_on=day)
    return {
        Given(row.goal_id, row.judged_on, row.chance, row.done, row.target, (row.low, row.middle, row.high))
        for row in rows
    }


def given_between(workspace: Workspace, first: date, last: date) -> list[tuple[date, Given]]:
    """The forecasts that were kept on these days, each with its day."""
    rows = Forecast.objects.of(workspace).filter(made_on__range=(first, last)).order_by("made_on")
    return [
        (
            row.made_on,
            Given(row.goal_id, row.judged_on, row.chance, row.done, row.target, (row.low, row.middle, row.high)),
        )
        for row in rows
    ]
