"""The goals: by the aspiration they serve, with where each stands, and what can be decided on one at once."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import pipeline, proposals
from kithward.errors import BadInput
from kithward.goals import actions, queries, reversible
from kithward.goals.queries import Held
from kithward.vision import queries as vision
from kithward.web.goals_shown import STATES, GoalCard, grouped, open_card, over_card, tabs
from kithward.web.page import back, change, go, page, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.visit import Visit


@page
def goals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The goals in one state, grouped by aspiration."""
    asked = request.GET.get("state", "")
    state = asked if asked in STATES else "active"
    counts = queries.count_by_state(visit.workspace)
    first = first_row(number_in(request))
    rows = queries.goals_page(visit.workspace, state, first=first, most=PAGE)
    served = queries.served_by(visit.workspace, [row.goal.id for row in rows])
    aspirations = list(vision.aspirations(visit.workspace))
    unserved = {row.id for row in aspirations} - queries.aspirations_served(visit.workspace)
    cards = cards_of(visit, rows, state)
    context = {
        "state": state,
        "tabs": tabs(state, counts),
        "groups": grouped(cards, served, aspirations, unserved if state == "active" and first == 0 else set()),
        "pages": pages(request, shown=len(rows), total=counts[state]),
        "has_more": counts[state] > PAGE,
        "any_goal": any(counts.values()),
        "aspirations": aspirations,
    }
    return show(request, visit, "goals.html", context)


def cards_of(visit: Visit, rows: list[Held], state: str) -> list[GoalCard]:
    """Each goal as it stands; of one that is over, what it came to by the day it was closed."""
    if state in queries.OPEN_STATES:
        found = pipeline.stand_all(visit.workspace, rows, visit.today)
        return [open_card(row, at) for row, at in zip(rows, found, strict=True)]
    aims = [pipeline.aim_of(row) for row in rows]
    days = [row.goal.closed_on or visit.today for row in rows]
    done = pipeline.done_by(visit.workspace, aims, days)
    return [over_card(row, count, visit.today) for row, count in zip(rows, done, strict=True)]


@change
def set_draft(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """Set a draft as it stands: from today on it counts."""
    undo_id = proposals.set_draft(visit.workspace, goal_id, visit.today)
    words = f"Your goal is set: {queries.goal(visit.workspace, goal_id).goal.sentence}"
    return go(request, back(request, reverse("goals")), words, focus="title goals-list", undo=undo_id)


@change
def serve(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """The aspirations that a goal serves."""
    try:
        chosen = [UUID(each) for each in request.POST.getlist("aspirations")]
    except ValueError as error:
        raise BadInput("Choose among your aspirations.") from error
    serve_them = partial(actions.serve, visit.workspace, goal_id, chosen, as_of=visit.today)
    undo_id = reversible.decide(visit.workspace, goal_id, serve_them, said="Chose what it serves")
    served = queries.aspirations_of(visit.workspace, goal_id)
    words = f"Serves {' and '.join(row.text for row in served)}" if served else "Serves no aspiration"
    return go(request, back(request, reverse("goals")), words, focus=f"goal-{goal_id} smart ends", undo=undo_id)
