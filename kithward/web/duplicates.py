"""People who are in the network twice: the likely pairs, and making two one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import Conflict
from kithward.network import duplicates as found_twice
from kithward.network.merge import kept_first, merge_people, rows_of, two_people
from kithward.network.queries import names_of
from kithward.network.uniting import CHOSEN
from kithward.web.merging import MergeShown, merge_shown, pair_shown
from kithward.web.page import form_page, go, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.sent import id_of, whole_number
from kithward.web.visit import Visit
from kithward.workspaces.tables import table_of


@form_page
def duplicates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The likely pairs, the likeliest first; a pair that is sent is not the same."""
    if request.method == "POST":
        one, _, other = request.POST.get("pair", "").partition(" ")
        undo_id = found_twice.keep_apart(visit.workspace, id_of(one), id_of(other))
        words = "Kept apart: they will not be shown here again."
        return go(request, request.get_full_path(), words, focus="pairs twice", undo=undo_id)
    pairs = found_twice.duplicates(visit.workspace)
    first = first_row(number_in(request))
    some = pairs[first : first + PAGE]
    known = found_twice.entries(visit.workspace, {row_id for pair in some for row_id in (pair.one, pair.other)})
    context = {
        "pairs": [pair_shown(pair, known) for pair in some if {pair.one, pair.other} <= known.keys()],
        "pages": pages(request, shown=len(some), total=len(pairs)),
    }
    return show(request, visit, "duplicates.html", context)


@form_page
def merge(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Two entries side by side, what to choose and what is joined; sent, they become one."""
    sent = request.POST if request.method == "POST" else request.GET
    one_id, other_id = id_of(sent.get("one")), id_of(sent.get("other"))
    if request.method != "POST":
        return show(request, visit, "merge.html", {"merge": shown_of(visit, one_id, other_id)})
    chosen = {column: id_of(request.POST[column]) for column in CHOSEN if column in request.POST}
    seen = {
        one_id: whole_number(request.POST.get("seen-one")),
        other_id: whole_number(request.POST.get("seen-other")),
    }
    try:
        undo_id = merge_people(visit.workspace, one_id, other_id, values=chosen, seen_versions=seen)
    except Conflict as error:
        context = {"merge": shown_of(visit, one_id, other_id, chosen=chosen), "error": str(error)}
        return show(request, visit, "merge.html", context, status=409, focus="form-errors")
    name = names_of(visit.workspace, [one_id])[one_id]
    words = f"{name} is one entry now, with all that was in both."
    return go(request, reverse("person", args=[one_id]), words, undo=undo_id)


def shown_of(visit: Visit, one_id: UUID, other_id: UUID, *, chosen: dict[str, UUID] | None = None) -> MergeShown:
    people = two_people(visit.workspace, one_id, other_id)
    keep, other = people if chosen else kept_first(*people)
    known = found_twice.entries(visit.workspace, (keep.id, other.id))
    rows = {table_of(table): times for table, times in rows_of(visit.workspace, other.id).items()}
    return merge_shown(known[keep.id], known[other.id], rows=rows, chosen=chosen or {})
