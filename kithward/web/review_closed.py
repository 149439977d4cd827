"""What stays of a goal that is over, noted in the quarter's review: what it taught, and whom to thank for it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kithward.errors import Conflict
from kithward.goals import queries, reversible
from kithward.language.nouns import listed
from kithward.reviews.queries import standing
from kithward.reviews.steps import step_called
from kithward.web.conflict import beside
from kithward.web.page import change, go
from kithward.web.review import saved_form, show_step
from kithward.web.review_forms import LessonForm
from kithward.web.review_quarter import goals_that_are_over, here, ids_for
from kithward.web.visit import Visit
from kithward.web.win_forms import ThankForm
from kithward.wins.actions import thank_for_goal


@change
def keep_lesson(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """Keep what a goal has taught; what was saved in another window is never lost."""
    goal = queries.goal(visit.workspace, goal_id).goal
    form = LessonForm(request.POST, auto_id=ids_for(goal_id))
    if not form.is_valid():
        return show_closed(request, visit, goal_id, status=422, lesson=form)
    said = form.cleaned_data
    try:
        undo_id = reversible.keep_lesson(visit.workspace, goal_id, said["lesson"], seen_version=said["version"])
    except Conflict:
        saved = LessonForm(initial={"lesson": goal.lesson, "version": goal.version}, auto_id=ids_for(goal_id))
        return show_closed(request, visit, goal_id, status=409, lesson=beside(form, saved))
    words = "Kept." if undo_id else "That is noted already."
    return go(request, here("closed"), words, focus=f"goal-{goal_id} title", undo=undo_id)


@change
def thank(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """A follow-up for each person to thank."""
    queries.goal(visit.workspace, goal_id)
    form = ThankForm(request.POST, workspace=visit.workspace, auto_id=ids_for(goal_id))
    if not form.is_valid():
        return show_closed(request, visit, goal_id, status=422, thanks=form)
    said = form.cleaned_data
    promises, undo_id = thank_for_goal(
        visit.workspace, goal_id, said["names"], as_of=visit.today, due_on=said["due_on"]
    )
    words = f"To thank: {listed([promise.person.name for promise in promises])}"
    return go(request, here("closed"), words, focus=f"goal-{goal_id} title", undo=undo_id)


def show_closed(request: HttpRequest, visit: Visit, goal_id: UUID, *, status: int, **forms: Any) -> HttpResponse:
    """The step again, with the form of one goal as it was filled in."""
    asked, found = step_called("quarter", "closed"), standing(visit.workspace, "quarter", visit.today)
    rows = goals_that_are_over(visit, found)["closed"]
    closed = [replace(row, **forms) if row.id == goal_id else row for row in rows]
    return show_step(request, visit, asked, found, saved_form(found, asked), status=status, closed=closed)
