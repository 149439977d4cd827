"""One win: how it was celebrated, what it meant, whom to thank for it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.language.nouns import listed
from kithward.network.lately import happened_with_ids
from kithward.web.page import back, change, go, page, show
from kithward.web.visit import Visit
from kithward.web.win_forms import MarkForm, ThankForm
from kithward.web.wins_shown import ids_in, wins_shown
from kithward.wins import actions, queries


@page
def win(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The win, and what can be done with it."""
    return show_win(request, visit, queries.win(visit.workspace, win_id))


def show_win(request: HttpRequest, visit: Visit, row: Any, *, status: int = 200, **forms: Any) -> HttpResponse:
    happened = happened_with_ids(visit.workspace, ids_in([row]))
    context = {
        "win": wins_shown([row], happened, queries.thanked(visit.workspace, [row]))[0],
        "marking": MarkForm(initial={"celebrated": row.celebrated, "meaning": row.meaning}),
        "thanking": ThankForm(workspace=visit.workspace),
        **forms,
    }
    return show(request, visit, "win.html", context, status=status, focus="form-errors")


@change
def mark_win(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """Keep how it was celebrated and what it meant; from the week's page, what it meant stays as it was."""
    row = queries.win(visit.workspace, win_id)
    form = MarkForm({"meaning": row.meaning, **request.POST.dict()})
    if not form.is_valid():
        return show_win(request, visit, row, status=422, marking=form)
    undo_id = actions.mark(visit.workspace, win_id, as_of=visit.today, **form.cleaned_data)
    return go(
        request, back(request, here(win_id)), f"Celebrated: {row.title}", focus="moments plan title", undo=undo_id
    )


@change
def pass_win(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """Let its moment pass."""
    row = queries.win(visit.workspace, win_id)
    undo_id = actions.leave(visit.workspace, win_id, as_of=visit.today)
    words = f"It stays on your wall: {row.title}"
    return go(request, back(request, reverse("week")), words, focus="moments plan title", undo=undo_id)


@change
def forget_win(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """Take it off the wall."""
    row = queries.win(visit.workspace, win_id)
    undo_id = actions.forget(visit.workspace, win_id, as_of=visit.today)
    return go(request, reverse("wins"), f"Off your wall: {row.title}", focus="wall", undo=undo_id)


@change
def thank_for_win(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """A follow-up for each person to thank."""
    row = queries.win(visit.workspace, win_id)
    form = ThankForm(request.POST, workspace=visit.workspace)
    if not form.is_valid():
        return show_win(request, visit, row, status=422, thanking=form)
    said = form.cleaned_data
    promises, undo_id = actions.thank(visit.workspace, win_id, said["names"], as_of=visit.today, due_on=said["due_on"])
    words = f"To thank: {listed([promise.person.name for promise in promises])}"
    return go(request, here(win_id), words, focus="thanks title", undo=undo_id)


def here(win_id: UUID) -> str:
    return reverse("win", args=[win_id])
