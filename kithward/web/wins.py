"""The wall of wins, by month; and a win told by hand."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import Conflict
from kithward.network.lately import happened_with_ids
from kithward.web.page import change, go, page, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.visit import Visit
from kithward.web.win_forms import WinForm
from kithward.web.wins_shown import by_month, ids_in, wins_shown
from kithward.wins import actions, queries


@page
def wins(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of them, the latest first, and a form for one more."""
    form = WinForm(initial={"day": visit.today, "size": "small"})
    return show_wall(request, visit, form)


def show_wall(request: HttpRequest, visit: Visit, form: WinForm, *, status: int = 200) -> HttpResponse:
    every = queries.wins(visit.workspace)
    first = first_row(number_in(request))
    rows = list(every[first : first + PAGE])
    shown = wins_shown(rows, happened_with_ids(visit.workspace, ids_in(rows)), queries.thanked(visit.workspace, rows))
    context = {
        "form": form,
        "months": by_month(rows, shown),
        "pages": pages(request, shown=len(rows), total=every.count()),
        "years": queries.years(visit.workspace),
    }
    return show(request, visit, "wins.html", context, status=status, focus="form-errors")


@change
def add_win(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down something that went well."""
    form = WinForm(request.POST)
    if form.is_valid() and form.cleaned_data["day"] > visit.today:
        form.add_error("day", "A win is celebrated once it is there: choose a day that is not ahead.")
    if form.errors:
        return show_wall(request, visit, form, status=422)
    said = form.cleaned_data
    try:
        added, undo_id = actions.add_win(visit.workspace, said.pop("title"), as_of=visit.today, **said)
    except Conflict as error:
        return go(request, reverse("wins"), str(error), focus="wall")
    return go(request, reverse("wins"), f"On your wall: {added.title}", focus=f"win-{added.id} wall", undo=undo_id)
