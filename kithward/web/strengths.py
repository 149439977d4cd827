"""Strengths and weaknesses: what is answered, what comes of it, and a goal for what is to grow."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import strengths as reading
from kithward.assessment import actions, queries
from kithward.assessment.statements import AREAS, KEYS
from kithward.errors import Conflict
from kithward.web.page import change, form_page, go, leads_to, page, show
from kithward.web.strengths_forms import AnswersForm, answers_in
from kithward.web.strengths_shown import result_shown
from kithward.web.visit import Visit

LATER = "later"


@page
def strengths(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The latest assessment beside the log and the earlier ones, or what it is about where there is none."""
    begun, found = queries.begun(visit.workspace, visit.today), reading.strengths(visit.workspace, visit.today)
    context = {
        "answered": len(begun.answers) if begun else 0,
        "asked": len(KEYS),
        "result": result_shown(found, visit.today) if found else None,
    }
    return show(request, visit, "strengths.html", context)


@form_page
def assess(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The twenty statements; answered in full they are an assessment, and what was answered is kept in any case."""
    if request.method != "POST":
        begun = queries.begun(visit.workspace, visit.today)
        return show_form(request, visit, AnswersForm(answers=begun.answers if begun else {}))
    answers, form, to = answers_in(request.POST), AnswersForm(request.POST), leads_to(request, reverse("strengths"))
    if request.POST.get("do") == LATER:
        actions.answer(visit.workspace, answers, as_of=visit.today)
        return go(request, to, "What you answered so far is kept.", focus="title")
    if not form.is_valid():
        actions.answer(visit.workspace, answers, as_of=visit.today)
        return show_form(request, visit, form, status=422, focus="form-errors")
    try:
        undo_id = actions.finish(visit.workspace, answers, as_of=visit.today)
    except Conflict as error:
        return go(request, to, str(error), focus="title")
    return go(request, to, "Thank you: here is what it says.", focus="title", undo=undo_id)


def show_form(
    request: HttpRequest, visit: Visit, form: AnswersForm, *, status: int = 200, focus: str = ""
) -> HttpResponse:
    context = {"form": form, "back": leads_to(request, reverse("strengths"))}
    return show(request, visit, "strengths/assess.html", context, status=status, focus=focus)


@change
def keep_answers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was answered so far, sent whenever an answer is chosen."""
    answers = answers_in(request.POST)
    # All at once and nothing begun: a late one of a form that was sent meanwhile, which would begin another.
    if len(answers) < len(KEYS) or queries.begun(visit.workspace, visit.today):
        actions.answer(visit.workspace, answers, as_of=visit.today)
    return HttpResponse(status=204)


@change
def grow(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set the goal that was proposed for an area."""
    goal, undo_id = reading.grow(visit.workspace, request.POST.get("sentence", ""), visit.today)
    area = next((each.key for each in AREAS if each.key == request.POST.get("area")), "")
    return go(
        request, reverse("strengths"), f"Your goal is set: {goal.sentence}", focus=f"area-{area} title", undo=undo_id
    )


@change
def remove(request: HttpRequest, visit: Visit, assessment_id: UUID) -> HttpResponse:
    """Take one assessment away, as when it was only tried."""
    undo_id = actions.remove(visit.workspace, assessment_id)
    return go(request, reverse("strengths"), "Those answers are removed.", focus="earlier title", undo=undo_id)
