"""What an outcome was for: shown beside it wherever it stands, and chosen with one click or on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import NotFound
from kithward.goals import outcomes as tied
from kithward.goals.queries import Held
from kithward.network.came_of_it import came
from kithward.outcomes import came_of_goal, goals_to_choose_from, what_for
from kithward.web.outcome_shown import CameShown, ForShown, GoalOfOutcome, came_shown
from kithward.web.page import back, form_page, go, show
from kithward.web.sent import id_of
from kithward.web.shown import addresses
from kithward.web.visit import Visit

MOST_OFFERED = 2  # goals to choose with one click, of an outcome that belongs to none; its own page has all


@dataclass(frozen=True, slots=True)
class OfGoalShown:
    """What came of a goal, and what may have, each with why."""

    tied: list[CameShown]
    more: int
    proposed: list[tuple[CameShown, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A goal to choose, and what speaks for it."""

    id: UUID
    sentence: str
    why: str
    is_chosen: bool


def for_shown(visit: Visit, outcome_ids: Sequence[UUID]) -> dict[UUID, ForShown]:
    """What each of these outcomes was for."""
    goal, outcome = addresses("goal"), addresses("outcome")
    return {
        outcome_id: ForShown(
            url=outcome(outcome_id),
            tied=tuple(GoalOfOutcome(goal_id, sentence, goal(goal_id)) for goal_id, sentence in found.tied),
            proposed=() if found.tied else found.proposed[:MOST_OFFERED],
        )
        for outcome_id, found in what_for(visit.workspace, outcome_ids, visit.today).items()
    }


def outcomes_shown(visit: Visit, outcome_ids: Sequence[UUID]) -> list[CameShown]:
    """These outcomes in words, the last ones first, each with what it was for."""
    was_for = for_shown(visit, outcome_ids)
    return [came_shown(row, was_for[row.id]) for row in came(visit.workspace, outcome_ids)]


def of_goal_shown(visit: Visit, row: Held) -> OfGoalShown:
    """What came of a goal, and what may have."""
    found = came_of_goal(visit.workspace, row, visit.today)
    return OfGoalShown(
        tied=[came_shown(one) for one in found.tied],
        more=found.in_all - len(found.tied),
        proposed=[(came_shown(one), why) for one, why in found.proposed],
    )


@form_page
def outcome(request: HttpRequest, visit: Visit, outcome_id: UUID) -> HttpResponse:
    """One outcome with all goals that it may belong to; `tie` or `untie` choose one, `goals` all of them at once."""
    found = next(iter(came(visit.workspace, [outcome_id])), None)
    if found is None:
        raise NotFound("There is no such outcome here.")
    if request.method == "POST":
        return choose(request, visit, outcome_id)
    was_for = what_for(visit.workspace, [outcome_id], visit.today)[outcome_id]
    chosen, why = dict(was_for.tied), {one.goal_id: one.why for one in was_for.proposed}
    others = chosen | dict(goals_to_choose_from(visit.workspace))
    first = [goal_id for goal_id in (*chosen, *why) if goal_id in others]
    context = {
        "outcome": came_shown(found),
        "choices": [
            Choice(goal_id, others[goal_id], why.get(goal_id, ""), goal_id in chosen)
            for goal_id in dict.fromkeys([*first, *others])
        ],
        "back": back(request, reverse("outcomes")),
    }
    return show(request, visit, "outcome.html", context)


def choose(request: HttpRequest, visit: Visit, outcome_id: UUID) -> HttpResponse:
    """Let the outcome belong to the goals that were chosen, by one click or on its page."""
    now = [goal_id for goal_id, _ in tied.goals_tied(visit.workspace, [outcome_id])[outcome_id]]
    if "tie" in request.POST:
        chosen = [*now, id_of(request.POST.get("tie"))]
    elif "untie" in request.POST:
        chosen = [goal_id for goal_id in now if goal_id != id_of(request.POST.get("untie"))]
    else:
        chosen = [id_of(sent) for sent in request.POST.getlist("goals")]
    undo_id = tied.choose(visit.workspace, outcome_id, chosen)
    words = said_of(visit, outcome_id) if undo_id else "It was so already."
    to = back(request, reverse("outcomes"))
    return go(request, to, words, focus=f"outcome-{outcome_id} came each outcomes", undo=undo_id)


def said_of(visit: Visit, outcome_id: UUID) -> str:
    """What the outcome belongs to now."""
    sentences = [sentence for _, sentence in tied.goals_tied(visit.workspace, [outcome_id])[outcome_id]]
    return f"It belongs to: {'; '.join(sentences)}." if sentences else "It belongs to no goal."
