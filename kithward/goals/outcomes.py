"""Which outcomes belong to which goals: said and taken back by the person alone, each change to be undone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kithward.errors import NotFound
from kithward.goals import queries
from kithward.goals.models import GoalAspiration, OutcomeGoal
from kithward.language.dates import day_in_words
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace

TOLD = ("outcome_id", "outcome__kind", "outcome__day", "outcome__note", "outcome__person_id", "outcome__person__name")


@dataclass(frozen=True, slots=True)
class Tied:
    """An outcome that belongs to a goal."""

    outcome_id: UUID
    kind: str
    day: date
    note: str
    person_id: UUID | None
    person: str


@transaction.atomic
def choose(workspace: Workspace, outcome_id: UUID, goal_ids: Iterable[UUID]) -> UUID | None:
    """Let an outcome belong to just these goals; gives the id by which that can be taken back, None if it was so.

    Raises NotFound for a foreign outcome or goal.
    """
    rows, trace = OutcomeGoal.objects.of(workspace).filter(outcome_id=outcome_id), Trace(workspace)
    trace.watch(OutcomeGoal, rows)
    called = name_of(rows)
    sentences = tie(workspace, outcome_id, goal_ids)
    for row in rows.all():
        trace.made(row)
    to = f"belongs to: {'; '.join(sentences)}" if sentences else "belongs to no goal"
    return trace.keep_if_changed(f"{called or name_of(rows)} {to}")


@transaction.atomic
def tie(workspace: Workspace, outcome_id: UUID, goal_ids: Iterable[UUID]) -> list[str]:
    """The same without an undo; gives the sentences of the goals."""
    chosen = [queries.goal(workspace, goal_id).goal for goal_id in dict.fromkeys(goal_ids)]
    others = OutcomeGoal.objects.of(workspace).filter(outcome_id=outcome_id)
    others.exclude(goal_id__in=[goal.id for goal in chosen]).delete()
    # The database looks whether the outcome is of this workspace: goals know no tables of the network.
    try:
        with transaction.atomic():
            for goal in chosen:
                OutcomeGoal.objects.get_or_create(workspace=workspace, outcome_id=outcome_id, goal_id=goal.id)
    except IntegrityError as error:
        raise NotFound("There is no such outcome here.") from error
    return [goal.sentence for goal in chosen]


def name_of(rows: QuerySet[OutcomeGoal]) -> str:
    """ "The referral of 3 May": the outcome that these rows tie; nothing without any."""
    told = rows.values_list("outcome__kind", "outcome__day").first()
    return f"The {told[0]} of {day_in_words(told[1])}" if told else ""


def goals_tied(workspace: Workspace, outcome_ids: Sequence[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """The id and the sentence of each goal that these outcomes belong to, the one said first before the others."""
    found: dict[UUID, list[tuple[UUID, str]]] = {outcome_id: [] for outcome_id in outcome_ids}
    rows = OutcomeGoal.objects.of(workspace).filter(outcome_id__in=outcome_ids).order_by("id")
    for outcome_id, goal_id, sentence in rows.values_list("outcome_id", "goal_id", "goal__sentence"):
        found[outcome_id].append((goal_id, sentence))
    return found


def came_of_goals(workspace: Workspace, goal_ids: Iterable[UUID]) -> dict[UUID, list[Tied]]:
    """The outcomes that belong to each of these goals, the latest first."""
    found: dict[UUID, list[Tied]] = {goal_id: [] for goal_id in goal_ids}
    rows = OutcomeGoal.objects.of(workspace).filter(goal_id__in=list(found)).order_by("-outcome__day", "-outcome_id")
    for goal_id, *said in rows.values_list("goal_id", *TOLD):
        found[goal_id].append(Tied(*said))
    return found


def came_of_aspirations(workspace: Workspace) -> dict[UUID, list[Tied]]:
    """The outcomes that belong to each aspiration through the goals that serve it, whatever became of those."""
    serve = list(GoalAspiration.objects.of(workspace).values_list("aspiration_id", "goal_id"))
    of_goals = came_of_goals(workspace, {goal_id for _, goal_id in serve})
    found: dict[UUID, set[Tied]] = {}
    for aspiration_id, goal_id in serve:
        found.setdefault(aspiration_id, set()).update(of_goals[goal_id])
    return {
        aspiration_id: sorted(rows, key=lambda row: (row.day, row.outcome_id), reverse=True)
        for aspiration_id, rows in found.items()
    }


def kinds_in_words(rows: Iterable[Tied]) -> str:
    """ "2 × referral, interview": how often each kind of outcome came, the most frequent first."""
    times = Counter(row.kind for row in rows)
    return ", ".join(f"{number} × {kind}" if number > 1 else kind for kind, number in times.most_common())
