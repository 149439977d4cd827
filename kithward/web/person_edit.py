"""Adding and editing one person."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.network import queries
from kithward.network.deleting import delete_people
from kithward.network.editing import alike, ways_of
from kithward.network.reversible import add_in_full, edit_in_full
from kithward.network.who import find
from kithward.planning.person_wording import about_in_words
from kithward.web.conflict import beside
from kithward.web.page import change, form_page, go, show
from kithward.web.person_forms import EditPersonForm, PersonForm, initial_of, values_of
from kithward.web.visit import Visit


@form_page
def add_person(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Somebody new; whoever looks like somebody who is here is asked about first."""
    given = {"today": visit.today, "region": visit.workspace.region}
    if request.method != "POST":
        form = PersonForm(initial={"name": request.GET.get("name", "")[:300]}, **given)
        return show_add(request, visit, form)
    form = PersonForm(request.POST, **given)
    if not form.is_valid():
        return show_add(request, visit, form, status=422, focus="form-errors")
    told = form.told()
    same = [] if "sure" in request.POST else alike(visit.workspace, told)
    if same:
        return show_add(
            request, visit, form, status=422, focus="same", same=[(one, about_in_words(one.person)) for one in same]
        )
    try:
        added, undo_id = add_in_full(visit.workspace, told, as_of=visit.today)
    except (BadInput, Conflict) as error:
        form.add_error(None, str(error))
        return show_add(request, visit, form, status=422, focus="form-errors")
    return go(request, reverse("person", args=[added.id]), f"{added.name} is in your network.", undo=undo_id)


def show_add(
    request: HttpRequest, visit: Visit, form: PersonForm, *, status: int = 200, focus: str = "id_name", **more: Any
) -> HttpResponse:
    return show(request, visit, "person_add.html", {"form": form, **more}, status=status, focus=focus)


@form_page
def edit_person(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Everything that is kept of a person, to be changed; what was saved in another window is never lost."""
    form = form_of(request, visit, person_id)
    if request.method != "POST":
        return show_edit(request, visit, person_id, form)
    if not form.is_valid():
        return show_edit(request, visit, person_id, form, status=422)
    told = form.changed_from(kept(visit, person_id))
    seen = form.cleaned_data["version"]
    try:
        person, undo_id = edit_in_full(visit.workspace, person_id, told, as_of=visit.today, seen_version=seen)
    except Conflict as error:
        now = saved_form(visit, person_id)
        if now["version"].value() != seen:
            return show_edit(request, visit, person_id, beside(form, now), status=409)
        form.add_error("profile_url", str(error))
        return show_edit(request, visit, person_id, form, status=422)
    except BadInput as error:
        form.add_error(None, str(error))
        return show_edit(request, visit, person_id, form, status=422)
    return go(request, reverse("person", args=[person_id]), f"{person.name} is changed.", undo=undo_id)


@change
def merge_with(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """The page where a person and another become one entry, by the name of the other."""
    person = queries.person(visit.workspace, person_id)
    typed = request.POST.get("name", "").strip()
    choice = find(typed, queries.known_names(visit.workspace))
    others = [choice.id] if choice.state == "known" else [one.id for one in choice.candidates]
    others = [other for other in others if other != person.id]
    if len(others) == 1:
        return go(request, merge_address(person.id, others[0]))
    candidates = [(one, merge_address(person.id, one.id)) for one in choice.candidates if one.id in others]
    twin = {"name": typed, "candidates": candidates}
    form = saved_form(visit, person_id)
    return show_edit(request, visit, person_id, form, status=422, focus="twin", twin=twin)


def merge_address(one: UUID, other: UUID) -> str:
    return f"{reverse('merge')}?{urlencode({'one': one, 'other': other})}"


@change
def delete_person(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Take a person out of the network; what happened stays in the log."""
    name = queries.person(visit.workspace, person_id).name
    undo_id = delete_people(visit.workspace, [person_id])
    return go(request, reverse("people"), f"Deleted {name}.", undo=undo_id)


def form_of(request: HttpRequest, visit: Visit, person_id: UUID) -> EditPersonForm:
    """The form as it was sent, or as it is saved; raises NotFound."""
    saved = saved_form(visit, person_id)
    if request.method != "POST":
        return saved
    return EditPersonForm(request.POST, today=visit.today, region=visit.workspace.region)


def saved_form(visit: Visit, person_id: UUID) -> EditPersonForm:
    """The form with what is saved."""
    initial = initial_of(kept(visit, person_id), queries.person(visit.workspace, person_id).version)
    return EditPersonForm(initial=initial, today=visit.today, region=visit.workspace.region)


def kept(visit: Visit, person_id: UUID) -> dict[str, Any]:
    person = queries.person(visit.workspace, person_id)
    return values_of(person, *ways_of(visit.workspace, person_id))


def show_edit(
    request: HttpRequest,
    visit: Visit,
    person_id: UUID,
    form: EditPersonForm,
    *,
    status: int = 200,
    focus: str = "form-errors",
    **more: Any,
) -> HttpResponse:
    """The form; where something is not right, the keyboard goes on from `focus`."""
    context = {"form": form, "person": queries.person(visit.workspace, person_id), **more}
    return show(request, visit, "person_edit.html", context, status=status, focus=focus if status != 200 else "")
