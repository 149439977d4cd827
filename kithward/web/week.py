"""This week: the plan, what was decided on its steps, and the hours there are for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kithward import doing, pipeline
from kithward.errors import BadInput, NotFound
from kithward.network.lately import happened
from kithward.planning import actions
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of
from kithward.web.hours import minutes_in
from kithward.web.page import change, go, show
from kithward.web.said import complain
from kithward.web.shown import WeekShown, moved_in_words, shown
from kithward.web.visit import Visit, look
from kithward.workspaces.preferences import change_hours


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    return show_week(request, look(request))


def show_week(request: HttpRequest, visit: Visit, *, status: int = 200, focus: str = "", **forms: Any) -> HttpResponse:
    """This week, with the forms as they were filled."""
    week = week_of(visit) if visit.workspace is not None else None
    return show(request, visit, "week.html", {"week": week, **forms}, status=status, focus=focus)


def week_of(visit: Visit) -> WeekShown:
    plan = pipeline.week(visit.workspace, visit.now)
    besides = [step.activity_id for step in plan.done]
    return shown(plan, happened(visit.workspace, plan.first, plan.last, besides=besides))


@change
def decide(request: HttpRequest, visit: Visit, step: str) -> HttpResponse:
    """Done, for next week, or not for me: what was decided on one step."""
    plan = pipeline.week(visit.workspace, visit.now)
    try:
        found = doing.step_in(plan, step)
    except NotFound:
        complain(request, "That step is no longer in your plan, because something has changed since.")
        return show_week(request, visit, status=404, focus="plan")
    decision = request.POST.get("decision", "")
    if decision == "done":
        told = doing.finish_step(visit.workspace, step, doing.Telling(), now=visit.now)
        said = [f"Done: {found.title}", *moved_in_words(told.moved)]
    elif decision == "later":
        actions.put_off(visit.workspace, chosen_of(found, plan.first), as_of=visit.today)
        said = [f"Moved to next week: {found.title}"]
    elif decision == "never":
        actions.dismiss(visit.workspace, chosen_of(found, plan.first), as_of=visit.today)
        said = [f"Not proposed again: {found.title}"]
    else:
        raise BadInput("Choose done, next week, or not for me.")
    return go(request, reverse("week"), *said, focus=after(plan, found))


def after(plan: WeekPlan, step: PlannedStep) -> str:
    """Where the keyboard goes on: the first step behind this one that is still planned, or the plan."""
    ids = [row.id for row in plan.steps]
    behind = ids[ids.index(step.id) + 1 :] if step.id in ids else []
    return " ".join([*(f"step-{step_id}" for step_id in behind), "plan"])


@change
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How many hours a week there are."""
    typed = request.POST.get("hours", "")
    try:
        minutes = minutes_in(typed)
    except BadInput as error:
        return show_week(request, visit, status=422, focus="hours", hours={"value": typed, "error": str(error)})
    change_hours(visit.workspace, minutes_per_week=minutes)
    return go(request, reverse("week"), "Your hours are changed, and the week is planned anew.", focus="plan")
