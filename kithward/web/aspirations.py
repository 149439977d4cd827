"""Aspirations: added, put in order, changed and taken away, on the page of the vision."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.goals import reversible as goals
from kithward.vision import queries, reversible
from kithward.web.conflict import beside
from kithward.web.page import back, change, form_page, go, leads_to, show
from kithward.web.sent import whole_number
from kithward.web.vision import show_vision
from kithward.web.vision_forms import AspirationForm, EditAspirationForm
from kithward.web.visit import Visit


@change
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new aspiration; a form that cannot be used comes back filled."""
    form = AspirationForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            added, undo_id = reversible.add_aspiration(visit.workspace, said["text"], kind=said["kind"], by=said["by"])
        except BadInput as error:
            form.add_error("text", str(error))
        else:
            to, words = back(request, reverse("vision")), f"An aspiration more: {added.text}"
            return go(request, to, words, focus=f"aspiration-{added.id} aspirations", undo=undo_id)
    return show_vision(request, visit, form=form, status=422, focus="form-errors")


@form_page
def edit(request: HttpRequest, visit: Visit, aspiration_id: UUID) -> HttpResponse:
    """An aspiration in other words; what was saved in another window is never lost."""
    row = queries.aspiration(visit.workspace, aspiration_id)
    saved = EditAspirationForm(initial={"text": row.text, "kind": row.kind, "by": row.by, "version": row.version})
    if request.method != "POST":
        return show_edit(request, visit, aspiration_id, saved)
    form = EditAspirationForm(request.POST)
    if not form.is_valid():
        return show_edit(request, visit, aspiration_id, form, status=422)
    said = form.cleaned_data
    try:
        changed, undo_id = reversible.change_aspiration(
            visit.workspace,
            aspiration_id,
            text=said["text"],
            kind=said["kind"],
            by=said["by"],
            seen_version=said["version"],
        )
    except Conflict:
        return show_edit(request, visit, aspiration_id, beside(form, saved), status=409)
    except BadInput as error:
        form.add_error("text", str(error))
        return show_edit(request, visit, aspiration_id, form, status=422)
    words = f"Changed: {changed.text}" if undo_id else "It says that already."
    return go(request, leads_to(request, reverse("vision")), words, focus=f"aspiration-{changed.id}", undo=undo_id)


def show_edit(
    request: HttpRequest, visit: Visit, aspiration_id: UUID, form: EditAspirationForm, *, status: int = 200
) -> HttpResponse:
    aspiration, to = queries.aspiration(visit.workspace, aspiration_id), leads_to(request, reverse("vision"))
    context = {"form": form, "aspiration": aspiration, "back": to}
    return show(
        request, visit, "edit_aspiration.html", context, status=status, focus="form-errors" if status != 200 else ""
    )


@change
def rank(request: HttpRequest, visit: Visit, aspiration_id: UUID) -> HttpResponse:
    """Put an aspiration at another place; the keyboard stays on the button, so that it can be moved on."""
    before = queries.aspiration(visit.workspace, aspiration_id).rank
    moved, undo_id = reversible.rank_aspiration(visit.workspace, aspiration_id, whole_number(request.POST.get("rank")))
    first, then = ("up", "down") if moved.rank <= before else ("down", "up")
    words = f"Number {moved.rank} now: {moved.text}. Your week weighs its goals by that."
    focus = f"{first}-{moved.id} {then}-{moved.id}"
    return go(request, back(request, reverse("vision")), words, focus=focus, undo=undo_id)


@change
def remove(request: HttpRequest, visit: Visit, aspiration_id: UUID) -> HttpResponse:
    """Take an aspiration away."""
    text = queries.aspiration(visit.workspace, aspiration_id).text
    undo_id = goals.remove_aspiration(visit.workspace, aspiration_id, as_of=visit.today)
    words = (f"Removed: {text}.", "The goals that served it keep standing.")
    return go(request, back(request, reverse("vision")), *words, focus="aspirations", undo=undo_id)
