"""The reviews of the week, the month and the quarter: where they stand, and their steps, one decision at a time."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.reviews import actions, queries
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import STEPS, ReviewStep, next_of, step_called, steps_of
from kithward.web.conflict import beside
from kithward.web.page import change, form_page, go, page, show
from kithward.web.review_forms import MoveForm, NoteForm
from kithward.web.review_shown import days_shown, earlier_shown, review_shown, seen_at, template_of
from kithward.web.visit import Visit
from kithward.web.when import day_words


@page
def review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The reviews of the last week, month and quarter, and the earlier ones."""
    return show_reviews(request, visit)


def show_reviews(request: HttpRequest, visit: Visit, *, filled: MoveForm | None = None) -> HttpResponse:
    """The page, with the form for another day as it was filled in."""
    found = {kind: queries.standing(visit.workspace, kind, visit.today) for kind in STEPS}
    forms = {kind: MoveForm.of(kind, initial={"day": max(row.due_on, visit.today)}) for kind, row in found.items()}
    if filled:
        forms[filled.kind] = filled
    context = {
        "reviews": [
            (review_shown(row, visit.today, is_empty=queries.is_empty(visit.workspace, row)), forms[kind])
            for kind, row in found.items()
        ],
        "earlier": [
            one
            for kind, row in found.items()
            for one in earlier_shown(kind, queries.earlier(visit.workspace, kind, row.days.first))
        ],
    }
    focus, status = ("form-errors", 422) if filled else ("", 200)
    return show(request, visit, "review.html", context, status=status, focus=focus)


@change
def decide(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Have a review on another day, or let it be."""
    steps_of(kind)
    form, decision = MoveForm.of(kind, request.POST), request.POST.get("decision", "")
    is_whole = form.is_valid()
    days = meant(visit, kind, form.cleaned_data.get("first"))
    if decision == "skip":
        undo_id = actions.skip(visit.workspace, days, as_of=visit.today)
        words = f"Skipped. The next {kind} comes with a review of its own."
        return go(request, reverse("review"), words, focus=f"review-{kind}", undo=undo_id)
    if decision != "move":
        raise BadInput("Move the review, or skip it.")
    if not is_whole:
        return show_reviews(request, visit, filled=form)
    day = form.cleaned_data["day"]
    try:
        undo_id = actions.move(visit.workspace, days, day, as_of=visit.today)
    except BadInput as error:
        form.add_error("day", str(error))
        return show_reviews(request, visit, filled=form)
    words = f"Your review waits until {day_words(day, visit.today)}."
    return go(request, reverse("review"), words, focus=f"review-{kind}", undo=undo_id)


def meant(visit: Visit, kind: str, first: date | None) -> Any:
    """The week, month or quarter that a form speaks of; the last that is over where it does not say."""
    if first is None:
        return last_over(kind, visit.today, visit.workspace.week_start)
    return days_with(kind, first, visit.workspace.week_start)


@form_page
def step(request: HttpRequest, visit: Visit, kind: str, key: str) -> HttpResponse:
    """One step: what it shows, and what is noted there."""
    asked = step_called(kind, key)
    if request.method != "POST":
        found = queries.standing(visit.workspace, kind, visit.today)
        return show_step(request, visit, asked, found, saved_form(found, asked))
    form = NoteForm(request.POST, step=asked)
    is_whole = form.is_valid()
    days = meant(visit, kind, form.cleaned_data.get("first"))
    found = queries.standing_of(visit.workspace, days)
    if not is_whole:
        return show_step(request, visit, asked, found, form, status=422)
    try:
        undo_id = kept(request, visit, found, asked, form.cleaned_data)
    except Conflict:
        now = queries.standing_of(visit.workspace, days)
        return show_step(request, visit, asked, now, beside(form, saved_form(now, asked)), status=409)
    return next_page(request, kind, asked, undo_id)


def saved_form(found: queries.Standing, asked: ReviewStep) -> NoteForm:
    """The form of a step as it is saved."""
    note = found.notes.get(asked.key)
    initial = {"text": note.text if note else "", "version": note.version if note else 0, "first": found.days.first}
    return NoteForm(initial=initial, step=asked)


def kept(request: HttpRequest, visit: Visit, found: queries.Standing, asked: ReviewStep, said: dict[str, Any]) -> Any:
    """The id to take back what was noted, or that the step was passed; None where nothing changed."""
    if "skip" in request.POST:
        return actions.pass_step(visit.workspace, found.days, asked, as_of=visit.today)
    return actions.keep_note(
        visit.workspace, found.days, asked, said["text"], as_of=visit.today, seen_version=said["version"]
    )


def next_page(request: HttpRequest, kind: str, asked: ReviewStep, undo_id: Any) -> HttpResponse:
    """Where it goes on after a step: the next one, or where the review stands."""
    following = next_of(kind, asked)
    if following is None:
        words = f"That was your review. Have a good {kind}." if undo_id else ""
        return go(request, reverse("review"), words, focus=f"review-{kind}", undo=undo_id)
    if "leave" in request.POST:
        return go(request, reverse("review"), "Kept." if undo_id else "", focus=f"review-{kind}", undo=undo_id)
    to = reverse("review_step", args=[kind, following.key])
    return go(request, to, "Kept." if undo_id else "", focus="title", undo=undo_id)


def show_step(
    request: HttpRequest,
    visit: Visit,
    asked: ReviewStep,
    found: queries.Standing,
    form: NoteForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A step with its form; `more` stands in for what it would show, as forms that came back with an error."""
    kind, steps = found.days.kind, steps_of(found.days.kind)
    number = steps.index(asked) + 1
    context = {
        "kind": kind,
        "form": form,
        "step": asked,
        "number": number,
        "steps": len(steps),
        "before": steps[number - 2] if number > 1 else None,
        "is_last": number == len(steps),
        "days": days_shown(kind, found.days.first, found.days.last),
        "seen_template": template_of(asked),
        **seen_at(asked, visit, found),
        **more,
    }
    return show(
        request, visit, "review_step.html", context, status=status, focus="form-errors" if status != 200 else ""
    )
