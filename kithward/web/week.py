"""This week: the plan, what was decided on its steps, and the hours there are for it."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from kithward import doing, pipeline
from kithward.errors import BadInput, NotFound
from kithward.language.nouns import listed
from kithward.network.lately import happened
from kithward.planning import actions, queries
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of
from kithward.reviews.queries import all_due
from kithward.web.guide_shown import guide_of_week
from kithward.web.hours import minutes_in
from kithward.web.page import change, go, show
from kithward.web.said import complain
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit, look
from kithward.web.week_shown import WeekShown, intention_of, shown
from kithward.web.wins_shown import wins_shown
from kithward.wins.queries import to_celebrate
from kithward.workspaces.preferences import change_hours

MOST_UNANSWERED = 3
NAMES_APART = re.compile(r"[,;\n]|\band\b")


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The page itself; of one step it may ask when it will be (`say`), or who was there (`who`)."""
    say, who = request.GET.get("say", ""), request.GET.get("who", "")
    focus = "when" if say else "names" if who else ""
    return show_week(request, look(request), focus=focus, say=say, who=who)


def show_week(request: HttpRequest, visit: Visit, *, status: int = 200, focus: str = "", **forms: Any) -> HttpResponse:
    """This week, with the forms as they were filled."""
    week = week_of(visit) if visit.workspace is not None else None
    moments = wins_shown(to_celebrate(visit.workspace, visit.today)) if week else ()
    reviews = listed([one.days.kind for one in all_due(visit.workspace, visit.today)]) if week else ""
    guide = guide_of_week(visit, is_empty=not (week and week.goals))
    context = {"week": week, "moments": moments, "reviews": reviews, **guide, **forms}
    return show(request, visit, "week.html", context, status=status, focus=focus)


def week_of(visit: Visit) -> WeekShown:
    found = pipeline.this_week(visit.workspace, visit.now)
    plan = found.plan
    besides = [step.activity_id for step in plan.done]
    return shown(
        plan,
        happened=happened(visit.workspace, plan.first, plan.last, besides=besides),
        changes=found.changes,
        unanswered=queries.unanswered_opportunities(visit.workspace, visit.now)[:MOST_UNANSWERED],
        now=visit.now,
    )


@change
def decide(request: HttpRequest, visit: Visit, step: str) -> HttpResponse:
    """What was decided on one step: done, next week, not for me, taken into my week, let go, or when it will be."""
    plan = pipeline.week(visit.workspace, visit.now)
    try:
        found = doing.step_in(plan, step)
    except NotFound:
        complain(request, "That step is no longer in your plan, because something has changed since.")
        return show_week(request, visit, status=404, focus="plan")
    decision = request.POST.get("decision", "")
    if decision == "done":
        return done(request, visit, plan, found)
    if decision == "release":
        undo = actions.release(visit.workspace, chosen_of(found, plan.first))
        return go(request, reverse("week"), f"Let go again: {found.title}", focus="plan", undo=undo)
    said, focus, decided = decided_on(request, visit, plan, found, decision)
    return go(request, reverse("week"), f"{said}: {found.title}", focus=focus, undo=decided.undo_id)


def decided_on(
    request: HttpRequest, visit: Visit, plan: WeekPlan, step: PlannedStep, decision: str
) -> tuple[str, str, actions.Decided]:
    """What to say of a decision, where the keyboard goes on, and the decision as it was written."""
    chosen, itself = chosen_of(step, plan.first), f"step-{step.id} plan"
    if decision == "later":
        return "Moved to next week", after(plan, step), actions.put_off(visit.workspace, chosen, as_of=visit.today)
    if decision == "never":
        return "Not proposed again", after(plan, step), actions.dismiss(visit.workspace, chosen, as_of=visit.today)
    if decision == "take":
        return "In your week now", itself, actions.take(visit.workspace, chosen, as_of=visit.today)
    if decision == "intend":
        words = intention_of(request.POST.get("when", ""), request.POST.get("what", ""))
        return "Kept for", itself, actions.intend(visit.workspace, chosen, words, as_of=visit.today)
    raise BadInput("Choose done, next week, or not for me.")


def done(request: HttpRequest, visit: Visit, plan: WeekPlan, step: PlannedStep) -> HttpResponse:
    """Write a step that was done into the log; where a name is not clear, the page of the opportunity asks."""
    names = names_in(request.POST.get("names", ""))
    unclear = [meant for meant in doing.whom(visit.workspace, names) if meant.choice.state == "unsure"]
    if unclear and step.opportunity_id is not None:
        asking = f"{reverse('opportunity', args=[step.opportunity_id])}?{urlencode({'names': ', '.join(names)})}"
        return go(request, asking, f"Who is “{unclear[0].name.text}”? Choose below, then it is done.", focus="who")
    told = doing.finish_step(visit.workspace, step.id, doing.Telling(names=names), now=visit.now)
    said = [f"Done: {step.title}", *news_in_words(told.news)]
    if told.new_people:
        said.append(f"New in your network: {', '.join(told.new_people)}")
    return go(request, reverse("week"), *said, focus=after(plan, step), undo=told.undo_id)


def names_in(typed: str) -> tuple[str, ...]:
    """Names as people write them one after the other: with commas, "and", or one a line."""
    return tuple(filter(None, (name.strip() for name in NAMES_APART.split(typed))))


@change
def take(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take one that was left out into the week instead."""
    plan = pipeline.week(visit.workspace, visit.now)
    found = doing.step_in(plan, request.POST.get("take", ""))
    decided = actions.take(visit.workspace, chosen_of(found, plan.first), as_of=visit.today)
    words = f"In your week now: {found.title}"
    return go(request, reverse("week"), words, focus=f"step-{found.id} plan", undo=decided.undo_id)


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
