"""What a person can change about a goal before it is set: all of it, for nothing was judged by it yet."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.goals import actions, queries
from kithward.goals.actions import Terms
from kithward.goals.models import Goal, MeasureVersion
from kithward.goals.queries import Held
from kithward.goals.sentence import write
from kithward.goals.window import Window
from kithward.language.dates import day_in_words
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """All that is said of a goal that is to be set."""

    terms: Terms
    aspirations: tuple[UUID, ...] = ()
    usual_per_month: float | None = None
    chance: float | None = None


def from_today(row: Held, today: date) -> Window:
    """The window of a draft as if it were written today; a day that is over has to be chosen anew.

    Raises BadInput for that one.
    """
    now = row.current
    if now.by is not None and now.by < today:
        raise BadInput(f"{day_in_words(now.by)} has passed: open the draft, and choose a day ahead.", field="by")
    begins_when_set = now.starts_on <= now.valid_from
    return replace(now.window, starts_on=today) if begins_when_set else now.window


def wish_of(workspace: Workspace, row: Held, today: date) -> Wish:
    """A draft as it stands, to be set today."""
    window = from_today(row, today)
    measure, target = row.current.measure, row.current.target
    served = tuple(each.id for each in queries.aspirations_of(workspace, row.goal.id))
    return Wish(Terms(measure, target, window, write(measure, target, window, today)), served, row.goal.usual_per_month)


@transaction.atomic
def add(workspace: Workspace, wish: Wish, *, as_of: date, is_draft: bool = False) -> Goal:
    """A new goal, set at once or kept as a draft. Raises Conflict for one that is open already."""
    return actions.add_goal(
        workspace,
        wish.terms,
        as_of=as_of,
        chance=wish.chance,
        aspirations=wish.aspirations,
        usual_per_month=wish.usual_per_month,
        state=Goal.State.DRAFT if is_draft else Goal.State.ACTIVE,
    )


@transaction.atomic
def change(workspace: Workspace, goal_id: UUID, wish: Wish, *, as_of: date, seen_version: int | None = None) -> Goal:
    """A draft as it is wished for now, as if it were written today; the change is kept.

    Raises Conflict when it is no draft any more, was changed since `seen_version`, or asks for what another goal does.
    """
    row = queries.goal(workspace, goal_id)
    if row.goal.state != Goal.State.DRAFT:
        raise Conflict(f"This goal is {row.goal.state} and no draft any more: open it to see it.")
    if seen_version is not None and row.goal.version != seen_version:
        raise Conflict("This draft was changed in the meantime: open it again, then change it.")
    actions.check_terms(wish.terms, as_of)
    actions.check_usual(wish.usual_per_month)
    actions.refuse_twin(workspace, wish.terms, besides=goal_id)
    actions.serve(workspace, goal_id, wish.aspirations, as_of=as_of)
    MeasureVersion.objects.of(workspace).filter(goal_id=goal_id).delete()
    actions.write_version(workspace, row.goal, wish.terms, number=1, valid_from=as_of)
    Goal.objects.of(workspace).filter(id=goal_id).update(
        sentence=wish.terms.sentence,
        kind=actions.kind_of(wish.terms.measure),
        usual_per_month=wish.usual_per_month,
        version=F("version") + 1,
    )
    if row.goal.sentence != wish.terms.sentence:
        revise(workspace, row.goal, "draft", wish, as_of=as_of)
    return queries.goal(workspace, goal_id).goal


@transaction.atomic
def set_goal(workspace: Workspace, goal_id: UUID, wish: Wish, *, as_of: date, seen_version: int | None = None) -> Goal:
    """The draft, changed to what is wished for and set: from today on it counts. Raises Conflict as `change` does."""
    goal = change(workspace, goal_id, wish, as_of=as_of, seen_version=seen_version)
    Goal.objects.of(workspace).filter(id=goal_id).update(state=Goal.State.ACTIVE)
    revise(workspace, goal, "set", wish, as_of=as_of)
    return queries.goal(workspace, goal_id).goal


def revise(workspace: Workspace, before: Goal, what: str, wish: Wish, *, as_of: date) -> None:
    words = (before.sentence, wish.terms.sentence)
    actions.revise(workspace, before.id, what, words, as_of=as_of, chances=(None, wish.chance))
