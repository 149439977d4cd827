"""This week: the plan, what was decided on its steps, and the hours there are for it."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kithward import diary, pipeline
from kithward.errors import BadInput, NotFound
from kithward.language.durations import find_minutes
from kithward.planning import actions
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of
from kithward.web.page import change, changed, show
from kithward.web.shown import moved_in_words
from kithward.web.visit import Visit, look
from kithward.workspaces.actions import change_hours

MOST_HOURS = 168
PLAIN_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    return show(request, look(request))


@change
def decide(request: HttpRequest, visit: Visit, step: str) -> HttpResponse:
    """Done, for next week, or not for me: what was decided on one step."""
    plan = pipeline.week(visit.workspace, visit.now)
    try:
        found = diary.step_in(plan, step)
    except NotFound as error:
        raise NotFound("That step is no longer in your plan, because something has changed since.") from error
    decision = request.POST.get("decision", "")
    if decision == "done":
        told = diary.finish_step(visit.workspace, step, now=visit.now)
        said = [f"Done: {found.title}", *moved_in_words(told.moved)]
    elif decision == "later":
        actions.put_off(visit.workspace, chosen_of(found, plan.first), as_of=visit.today)
        said = [f"Moved to next week: {found.title}"]
    elif decision == "never":
        actions.dismiss(visit.workspace, chosen_of(found, plan.first), as_of=visit.today)
        said = [f"Not proposed again: {found.title}"]
    else:
        raise BadInput("Choose done, next week, or not for me.")
    return changed(request, visit, said, focus=after(plan, found))


def after(plan: WeekPlan, step: PlannedStep) -> tuple[str, ...]:
    """The ids of the steps behind this one: the first that is still planned takes its place."""
    ids = tuple(row.id for row in plan.steps)
    return ids[ids.index(step.id) + 1 :] if step.id in ids else ()


@change
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How many hours a week there are."""
    typed = request.POST.get("hours", "")
    try:
        minutes = minutes_in(typed)
    except BadInput as error:
        return show(request, visit, status=422, focus="hours", hours={"value": typed, "error": str(error)})
    change_hours(visit.workspace, minutes_per_week=minutes)
    return changed(request, visit, ["Your hours are changed, and the week is planned anew."], focus="plan")


def minutes_in(typed: str) -> int:
    """Minutes from hours as people write them: "4", "3,5", "3 h 15". Raises BadInput."""
    plain = PLAIN_HOURS.fullmatch(typed.strip())
    found = find_minutes(f"{typed.strip()} h" if plain else typed)
    if found is None or found.minutes > MOST_HOURS * 60:
        raise BadInput(f"“{typed}” is no number of hours a week: write 4, 3.5 or 3 h 15, up to {MOST_HOURS}.")
    return found.minutes
