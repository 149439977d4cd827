"""What happened, in a form: looked over before it is saved, added with everybody who was there, corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kithward import diary
from kithward.diary import Told
from kithward.errors import BadInput, Conflict
from kithward.network import queries
from kithward.network.actions import Seen
from kithward.network.came_of_it import ids_with
from kithward.network.line import NEED_PEOPLE, LoggedLine, Name
from kithward.network.meaning import Understood, line_of, names_in, with_people
from kithward.network.wording import passed_over_in_words
from kithward.web.activity_forms import ActivityForm, initial_of
from kithward.web.named import PART_WORDS, NameRow, names_given, rows_of
from kithward.web.outcome_goals import outcomes_shown
from kithward.web.page import back, change, form_page, go, show, wants_part
from kithward.web.sent import id_or_none, whole_number
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit

SENT = ("csrfmiddlewaretoken", "back", "key")


@dataclass(frozen=True, slots=True)
class Happening:
    """A form of what happened, with who took part; `line` is what was typed, `version` that of a row to correct."""

    form: ActivityForm
    rows: list[NameRow]
    url: str
    back: str
    key: str = ""
    line: str = ""
    version: int | None = None
    others: str = ""

    @property
    def parts(self) -> dict[str, str]:
        """What to choose from for each person's part, where it is not plain that all were simply there."""
        is_plain = all(row.part == "present" for row in self.rows)
        return {} if is_plain and "introduction" not in str(self.form["what"].value()) else PART_WORDS

    @property
    def is_unsure(self) -> bool:
        return any(row.is_unsure for row in self.rows)

    @property
    def first_unsure(self) -> int | None:
        return next((row.number for row in self.rows if row.is_unsure), None)


@form_page
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form for something new, and writing what it says."""
    if request.method == "POST":
        return save_new(request, visit)
    form = ActivityForm(initial={"what": "event", "day": visit.today}, today=visit.today, names={})
    happening = Happening(form, [], reverse("add_activity"), reverse("log"), visit.fresh_key)
    return show(request, visit, "log/add.html", {"happening": happening})


def save_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    names = names_given(request.POST)
    form = ActivityForm(request.POST, today=visit.today, names=names)
    to = back(request, reverse("log"))
    happening = Happening(
        form, [], reverse("add_activity"), to, request.POST.get("key", ""), request.POST.get("line", "")
    )
    understood = understood_in(visit, form, must_name=True)
    if understood is None or understood.unsure:
        return ask_again(request, visit, happening, understood)
    try:
        told = diary.write(visit.workspace, understood, as_of=visit.today, key=sent_key(request.POST))
    except BadInput as error:
        form.add_error(None, str(error))
        return ask_again(request, visit, happening, understood)
    return go(request, to, *said_of(understood, told), focus="line", undo=told.undo_id, came=told.outcome_id)


def understood_in(visit: Visit, form: ActivityForm, *, must_name: bool) -> Understood | None:
    """What the fields say, and whom their names mean; None when something is wrong, which the form then says."""
    if not form.is_valid():
        return None
    try:
        line = form.line()
    except BadInput as error:
        form.add_error(None, str(error))
        return None
    if must_name and line.kind in NEED_PEOPLE and not line.names:
        form.add_error(None, "Say who it was with.")
        return None
    return with_people(visit.workspace, line)


def ask_again(
    request: HttpRequest,
    visit: Visit,
    happening: Happening,
    understood: Understood | None,
    *,
    page: str = "log/add.html",
) -> HttpResponse:
    """The form as it was filled, with what is wrong or not clear in it."""
    names = happening.form.names
    meant = understood or with_people(visit.workspace, LoggedLine(names=tuple(names.values())))
    happening = replace(happening, rows=rows_of(visit.workspace, names, meant.meant))
    return show_form(request, visit, happening, page=page, status=422)


def show_form(
    request: HttpRequest, visit: Visit, happening: Happening, *, page: str = "log/add.html", status: int = 200
) -> HttpResponse:
    """The form on a page of its own, or for htmx in the place where what it is about was typed."""
    if wants_part(request) and request.method == "POST":
        context = {"visit": visit, "happening": happening}
        response = render(request, "components/happening_form.html", context, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = "#happening", "outerHTML"
        return response
    first = f"who-{happening.first_unsure}"
    activity_id = (request.resolver_match.kwargs or {}).get("activity_id")
    came = ids_with(visit.workspace, activity_id) if activity_id else []
    context = {"happening": happening, "activity_id": activity_id, "outcomes": outcomes_shown(visit, came)}
    return show(request, visit, page, context, status=status, focus=f"form-errors {first} happening-title")


def checked(request: HttpRequest, visit: Visit, understood: Understood, typed: str) -> HttpResponse:
    """What was understood of a line, to be looked at and corrected before it is saved."""
    names = numbered(understood.line)
    form = ActivityForm(initial=initial_of(understood.line, names), today=visit.today, names=names)
    rows = rows_of(visit.workspace, names, understood.meant)
    key = request.POST.get("key", "")
    happening = Happening(form, rows, reverse("add_activity"), back(request, reverse("log")), key, typed)
    return show_form(request, visit, happening, status=422 if understood.unsure else 200)


def numbered(line: LoggedLine) -> dict[int, Name]:
    """Everybody a line names, by number; who is only named besides has no part in what happened."""
    there = {name.key for name in line.names}
    return {number: name if name.key in there else replace(name, part="") for number, name in enumerate(names_in(line))}


@form_page
def activity(request: HttpRequest, visit: Visit, activity_id: UUID) -> HttpResponse:
    """The form of an activity as it is in the log, and correcting it."""
    row = queries.activity(visit.workspace, activity_id)
    if request.method == "POST":
        return save(request, visit, activity_id)
    line = line_of(visit.workspace, row)
    names = dict(enumerate(line.names))
    form = ActivityForm(initial=initial_of(line, names), today=visit.today, names=names, is_new=False)
    rows = rows_of(visit.workspace, names, with_people(visit.workspace, line).meant)
    happening = Happening(form, rows, request.path, reverse("log"), version=row.version)
    return show_form(request, visit, happening, page="log/activity.html")


def save(request: HttpRequest, visit: Visit, activity_id: UUID) -> HttpResponse:
    names = names_given(request.POST)
    before = initial_of(line_of(visit.workspace, queries.activity(visit.workspace, activity_id)), names)
    form = ActivityForm(request.POST, today=visit.today, names=names, is_new=False, initial=before)
    version = whole_number(request.POST.get("version"))
    to = back(request, reverse("log"))
    happening = Happening(form, [], request.path, to, version=version)
    understood = understood_in(visit, form, must_name=False)
    if understood is None or understood.unsure:
        return ask_again(request, visit, happening, understood, page="log/activity.html")
    try:
        told = diary.rewrite(visit.workspace, Seen(activity_id, version), understood, as_of=visit.today)
    except BadInput as error:
        form.add_error(None, str(error))
        return ask_again(request, visit, happening, understood, page="log/activity.html")
    except Conflict:
        return both(request, visit, happening, understood, activity_id)
    words = [f"Changed: {told.title}", *news_of(told)]
    return go(request, to, *words, focus=f"entry-{activity_id}", undo=told.undo_id)


def both(
    request: HttpRequest, visit: Visit, happening: Happening, understood: Understood, activity_id: UUID
) -> HttpResponse:
    """What was typed, kept beside what the activity has become meanwhile; saved once more, it counts."""
    row = queries.activity(visit.workspace, activity_id)
    theirs = with_people(visit.workspace, line_of(visit.workspace, row)).in_words()
    happening.form.add_error(
        None, f"This was changed in another window meanwhile; there it says: {theirs}. Save again to have it as below."
    )
    happening = replace(happening, version=row.version)
    response = ask_again(request, visit, happening, understood, page="log/activity.html")
    response.status_code = 409
    return response


@change
def delete(request: HttpRequest, visit: Visit, activity_id: UUID) -> HttpResponse:
    """Take an activity out of the log."""
    told = diary.delete_activity(visit.workspace, activity_id, as_of=visit.today)
    return go(
        request,
        back(request, reverse("log")),
        told.title,
        *news_in_words(told.news),
        focus="entries",
        undo=told.undo_id,
    )


def sent_key(given: Mapping[str, Any]) -> UUID | None:
    """The key that a form was sent with, made one with what was typed into it.

    So the same thing sent twice is known again, and something else typed into a page that was gone back to is not
    taken for it.
    """
    key = id_or_none(given.get("key"))
    if key is None:
        return None
    return uuid5(key, "\n".join(f"{name}={given[name]}" for name in sorted(given) if name not in SENT))


def said_of(understood: Understood, told: Told) -> list[str]:
    """What was written, who is new, what was passed over, and which goals moved."""
    if told.is_repeat:
        return [told.title, "It was sent twice, and is written once."]
    words = [f"Logged: {told.title}", *news_of(told), *passed_over_in_words(understood.line)]
    return [*words, *understood.line.questions]


def news_of(told: Told) -> list[str]:
    new = ", ".join(person.name for person in told.new_people)
    return [*news_in_words(told.news), *([f"New in your network: {new}"] if new else [])]
