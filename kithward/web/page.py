"""How a change is answered: the whole page, or for htmx the part of it that changed."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kithward import pipeline
from kithward.errors import BadInput, Conflict, KithwardError, NotFound
from kithward.network.lately import happened
from kithward.web.shown import WeekShown, shown
from kithward.web.visit import Visit, enter

STATUS = {NotFound: 404, Conflict: 409, BadInput: 422}
View = Callable[..., HttpResponse]


def show(
    request: HttpRequest, visit: Visit, *, status: int = 200, focus: str | Sequence[str] = "", **forms: Any
) -> HttpResponse:
    """This week, with the forms as they were filled.

    `focus` names what the keyboard goes on from; of several steps, the first that is still planned.
    """
    week = week_of(visit) if visit.workspace is not None else None
    template = "week.html#week" if request.htmx else "week.html"
    if not isinstance(focus, str):
        planned = {step.id for step in week.steps} if week else set()
        focus = next((step for step in focus if step in planned), "plan")
    return render(request, template, {"week": week, "visit": visit, "focus": focus, **forms}, status=status)


def week_of(visit: Visit) -> WeekShown:
    plan = pipeline.week(visit.workspace, visit.now)
    besides = [step.activity_id for step in plan.done]
    return shown(plan, happened(visit.workspace, plan.first, plan.last, besides=besides))


def changed(request: HttpRequest, visit: Visit, said: Sequence[str], *, focus: str | Sequence[str]) -> HttpResponse:
    """The answer to a change: what to say of it, and the page as it is now."""
    for words in said:
        messages.success(request, words)
    return show(request, visit, focus=focus) if request.htmx else redirect("week")


def refused(request: HttpRequest, visit: Visit, error: KithwardError) -> HttpResponse:
    """The page with what could not be done, and why."""
    messages.error(request, str(error))
    return show(request, visit, status=STATUS.get(type(error), 422), focus=(), is_refused=True)


def change(view: View) -> View:
    """A view that writes: by POST alone, in a workspace, its refusals shown on the page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            response = render(request, "405.html", status=405)
            response["Allow"] = "POST"
            return response
        visit = enter(request)
        try:
            return view(request, visit, *args, **kwargs)
        except KithwardError as error:
            return refused(request, visit, error)

    return answered
