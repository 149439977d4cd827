"""The weekly review: where it stands, and its steps, one decision at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.reviews import actions, queries
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import WEEK, ReviewStep, next_of, number_of, step_called
from kithward.web.conflict import beside
from kithward.web.page import change, form_page, go, page, show
from kithward.web.review_forms import MoveForm, NoteForm
from kithward.web.review_shown import earlier_shown, review_shown, seen_at
from kithward.web.shown import days_in_words
from kithward.web.visit import Visit


@page
def review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The review of last week, and the earlier ones."""
    return show_review(request, visit, None)


def show_review(request: HttpRequest, visit: Visit, form: MoveForm | None, *, status: int = 200) -> HttpResponse:
    """The page, with the form for another day as it was filled in."""
    found = queries.standing(visit.workspace, "week", visit.today)
    context = {
        "review": review_shown(found, visit.today),
        "form": form or MoveForm(initial={"day": max(found.due_on, visit.today)}),
        "earlier": earlier_shown(queries.earlier(visit.workspace, "week", found.days.first)),
    }
    return show(request, visit, "review.html", context, status=status, focus="form-errors" if form else "")


@change
def move(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Have the review on another day."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        return show_review(request, visit, form, status=422)
    day = form.cleaned_data["day"]
    try:
        undo_id = actions.move(visit.workspace, week_over(visit), day, as_of=visit.today)
    except BadInput as error:
        form.add_error("day", str(error))
        return show_review(request, visit, form, status=422)
    return go(request, reverse("review"), f"Your review waits until {day:%A}.", focus="review", undo=undo_id)


@change
def skip(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let the review of last week be."""
    undo_id = actions.skip(visit.workspace, week_over(visit), as_of=visit.today)
    words = "Skipped. The next week comes with a review of its own."
    return go(request, reverse("review"), words, focus="review", undo=undo_id)


def week_over(visit: Visit) -> Any:
    return last_over("week", visit.today, visit.workspace.week_start)


@form_page
def step(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """One step: what it shows, and what is noted there."""
    asked = step_called(key)
    if request.method != "POST":
        found = queries.standing(visit.workspace, "week", visit.today)
        return show_step(request, visit, asked, found, saved_form(found, asked))
    form = NoteForm(request.POST, step=asked)
    is_whole = form.is_valid()
    first = form.cleaned_data.get("first", visit.today)
    days = days_with("week", first, visit.workspace.week_start) if "first" in form.cleaned_data else week_over(visit)
    found = queries.standing_of(visit.workspace, days)
    if not is_whole:
        return show_step(request, visit, asked, found, form, status=422)
    try:
        undo_id = kept(request, visit, found, asked, form.cleaned_data)
    except Conflict:
        now = queries.standing_of(visit.workspace, days)
        return show_step(request, visit, asked, now, beside(form, saved_form(now, asked)), status=409)
    return next_page(request, asked, undo_id)


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


def next_page(request: HttpRequest, asked: ReviewStep, undo_id: Any) -> HttpResponse:
    """Where it goes on after a step: the next one, or where the review stands."""
    following = next_of(asked)
    if following is None:
        words = "That was your review. Have a good week." if undo_id else ""
        return go(request, reverse("review"), words, focus="review", undo=undo_id)
    if "leave" in request.POST:
        return go(request, reverse("review"), "Kept." if undo_id else "", focus="review", undo=undo_id)
    to = reverse("review_step", args=[following.key])
    return go(request, to, "Kept." if undo_id else "", focus="title", undo=undo_id)


def show_step(
    request: HttpRequest,
    visit: Visit,
    asked: ReviewStep,
    found: queries.Standing,
    form: NoteForm,
    *,
    status: int = 200,
) -> HttpResponse:
    number = number_of(asked)
    context = {
        "form": form,
        "step": asked,
        "number": number,
        "steps": len(WEEK),
        "before": WEEK[number - 2] if number > 1 else None,
        "is_last": number == len(WEEK),
        "days": days_in_words(found.days.first, found.days.last),
        "seen_template": f"review/{asked.key}.html",
        **seen_at(asked, visit, found),
    }
    return show(
        request, visit, "review_step.html", context, status=status, focus="form-errors" if status != 200 else ""
    )
