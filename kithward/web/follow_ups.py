"""What was promised: late, due, later and done; kept with one click, put off, worded otherwise, taken away."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kithward import diary
from kithward.errors import BadInput, Conflict
from kithward.language.names import name_key
from kithward.network import promises, queries
from kithward.network.actions import Seen
from kithward.network.follow_ups import A_PAGE, GROUPS, follow_up_counts, follow_ups_in
from kithward.network.line import LoggedLine, PromisedFollowUp
from kithward.network.meaning import Understood, with_people
from kithward.web.activities import sent_key
from kithward.web.activity_forms import day_field
from kithward.web.log_shown import day_name
from kithward.web.named import NameRow, names_given, rows_of
from kithward.web.page import back, change, form_page, go, page, show, wants_part
from kithward.web.paging import number_in, pages
from kithward.web.sent import id_or_none, whole_number
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit

LABELS = {"late": "Late", "due": "Due", "later": "Later", "done": "Done"}
EMPTY = {
    "late": "Nothing is late. Whoever you promised something has it, or still has time to get it.",
    "due": "Nothing is due within a week.",
    "later": "Nothing is promised for later.",
    "done": "What you keep is gathered here, and counts for your goals.",
}


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A follow-up, with its day in words."""

    id: UUID
    what: str
    person_id: UUID | None
    person: str
    when: str
    is_late: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class PromiseForm:
    """The form of a follow-up: its fields, to whom it was promised, and what it changes, if it is no new one."""

    form: "FollowUpForm"
    row: NameRow
    url: str
    back: str
    key: str = ""
    id: UUID | None = None
    version: int | None = None

    @property
    def prefix(self) -> str:
        """What the ids of its fields begin with, as two such forms may stand on a page."""
        return "edit" if self.id else "new"


class FollowUpForm(forms.Form):
    """What was promised, and by when."""

    what = forms.CharField(
        label="What I promised",
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "send the paper"}),
        error_messages={"required": "Say what you promised."},
    )
    due_on = day_field("By when", required=False)


@page
def follow_ups(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One group of them, that of the address or the first that holds any; and a form for one more."""
    return show_group(request, visit, blank(visit))


def blank(visit: Visit) -> PromiseForm:
    form = FollowUpForm(auto_id="id_new_%s")
    return PromiseForm(form, nobody(), reverse("add_follow_up"), reverse("follow_ups"), visit.fresh_key)


def nobody(name: str = "", meant: UUID | None = None) -> NameRow:
    return NameRow(0, name, "", "present", str(meant or ""), name if meant else "", "", (), None)


def show_group(request: HttpRequest, visit: Visit, adding: PromiseForm, *, status: int = 200) -> HttpResponse:
    counts = follow_up_counts(visit.workspace, visit.today)
    wanted = request.GET.get("show", "")
    group = wanted if wanted in GROUPS else next((name for name in GROUPS[:3] if counts[name]), "due")
    found = follow_ups_in(visit.workspace, group, visit.today, page=number_in(request))
    address = reverse("follow_ups")
    context = {
        "tabs": [(name, LABELS[name], f"{counts[name]:,}", f"{address}?show={name}") for name in GROUPS],
        "group": group,
        "rows": [promise_shown(row, visit.today) for row in found.rows],
        "pages": pages(request, shown=len(found.rows), total=counts[group], size=A_PAGE),
        "snoozes": promises.days_to_snooze_to(visit.today, week_start=visit.workspace.week_start),
        "adding": adding,
        "empty": EMPTY[group],
        "has_any": any(counts.values()),
    }
    return show(request, visit, "follow_ups.html", context, status=status, focus="form-errors new-who")


def promise_shown(row: Any, today: date) -> PromiseShown:
    is_open = row.done_on is None
    is_late = is_open and row.due_on is not None and row.due_on < today
    day = row.due_on if is_open else row.done_on
    verb = "done" if not is_open else "was due" if is_late else "due"
    when = f"{verb} {lower(day_name(day, today))}" if day else "no day set"
    return PromiseShown(row.id, row.what, row.person_id, row.person.name if row.person else "", when, is_late, is_open)


def lower(words: str) -> str:
    """ "today", but "Tuesday, 24 November"."""
    return words.lower() if words in ("Today", "Yesterday", "Tomorrow") else words


@change
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write a promise down."""
    form = FollowUpForm(request.POST, auto_id="id_new_%s")
    understood = understood_in(visit, form, request)
    if understood is None or understood.unsure:
        key = request.POST.get("key", "")
        adding = filled(visit, request, form, PromiseForm(form, nobody(), reverse("add_follow_up"), "", key))
        return show_group(request, visit, adding, status=422)
    told = diary.write(visit.workspace, understood, as_of=visit.today, key=sent_key(request.POST))
    new = [f"New in your network: {person.name}" for person in told.new_people]
    to = back(request, reverse("follow_ups"))
    return go(request, to, f"To do: {form.cleaned_data['what']}", *new, focus="follow-ups", undo=told.undo_id)


@form_page
def follow_up(request: HttpRequest, visit: Visit, follow_up_id: UUID) -> HttpResponse:
    """The form of one of them, on a page of its own or in the place of its row; and changing it."""
    row = queries.follow_up(visit.workspace, follow_up_id)
    if request.method == "POST":
        return save(request, visit, row)
    form = FollowUpForm(initial={"what": row.what, "due_on": row.due_on}, auto_id="id_edit_%s")
    person = queries.person(visit.workspace, row.person_id) if row.person_id else None
    whom = nobody(person.name, person.id) if person else nobody()
    to = back(request, reverse("follow_ups")) if wants_part(request) else reverse("follow_ups")
    return show_form(request, visit, PromiseForm(form, whom, request.path, to, id=row.id, version=row.version))


def save(request: HttpRequest, visit: Visit, row: Any) -> HttpResponse:
    form = FollowUpForm(request.POST, auto_id="id_edit_%s")
    understood = understood_in(visit, form, request)
    to = back(request, reverse("follow_ups"))
    seen = Seen(row.id, whole_number(request.POST.get("version")))
    editing = PromiseForm(form, nobody(), request.path, to, id=row.id, version=seen.version)
    if understood is None or understood.unsure:
        return show_form(request, visit, filled(visit, request, form, editing), status=422)
    try:
        told = diary.rewrite_promise(visit.workspace, seen, understood)
    except Conflict:
        form.add_error(None, f"In another window it became “{row.what}”. Save again to have it as below.")
        editing = replace(filled(visit, request, form, editing), version=row.version)
        return show_form(request, visit, editing, status=409)
    return go(request, to, f"Changed: {told.title}", focus="follow-ups", undo=told.undo_id)


def understood_in(visit: Visit, form: FollowUpForm, request: HttpRequest) -> Understood | None:
    """What the form says, and whom its name means; None when something is wrong, which the form then says."""
    if not form.is_valid():
        return None
    said, names = form.cleaned_data, tuple(names_given(request.POST).values())[:1]
    if names and not name_key(names[0].text):
        form.add_error(None, "A name has at least one letter.")
        return None
    line = LoggedLine(follow_up=PromisedFollowUp(said["what"], said["due_on"], names), names=names)
    return with_people(visit.workspace, line)


def filled(visit: Visit, request: HttpRequest, form: FollowUpForm, shown: PromiseForm) -> PromiseForm:
    """The form as it was sent, with its name and whom that may mean."""
    names = dict(enumerate(tuple(names_given(request.POST).values())[:1]))
    meant = with_people(visit.workspace, LoggedLine(names=tuple(names.values()))).meant
    rows = rows_of(visit.workspace, names, meant)
    return replace(shown, form=form, row=rows[0] if rows else nobody(), back=request.POST.get("back", ""))


def show_form(request: HttpRequest, visit: Visit, editing: PromiseForm, *, status: int = 200) -> HttpResponse:
    """The form of one follow-up: in the place of its row for htmx, else on a page of its own."""
    context = {"visit": visit, "promise": editing}
    if wants_part(request) and (request.method == "POST" or "promise" in (request.htmx.target or "")):
        response = render(request, "components/promise_form.html", context, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = f"#promise-{editing.id}", "innerHTML"
        return response
    return show(request, visit, "follow_up.html", context, status=status, focus="form-errors")


@change
def decide(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was decided on one of the list: done, put off, or deleted."""
    decision, _, chosen = request.POST.get("decision", "").partition(":")
    row_id = id_or_none(chosen)
    if row_id is None:
        raise BadInput("Choose what to do with one of them.")
    words, undo_id = decided(visit, decision, row_id)
    return go(request, back(request, reverse("follow_ups")), *words, focus="follow-ups", undo=undo_id)


def decided(visit: Visit, decision: str, row_id: UUID) -> tuple[list[str], UUID | None]:
    """What to say of a decision once it is carried out, and the id to take it back by."""
    row = queries.follow_up(visit.workspace, row_id)
    days = promises.days_to_snooze_to(visit.today, week_start=visit.workspace.week_start)
    if decision == "done":
        told = diary.keep_follow_up(visit.workspace, row_id, as_of=visit.today)
        return [f"Done: {told.title}", *news_in_words(told.news)], told.undo_id
    if decision == "delete":
        return [f"Deleted: {row.what}"], promises.delete_follow_up(visit.workspace, row_id)
    if decision in days:
        until = days[decision]
        undo_id = promises.snooze(visit.workspace, row_id, until=until, as_of=visit.today)
        return [f"Put off to {lower(day_name(until, visit.today))}: {row.what}"], undo_id
    raise BadInput("Choose done, another day, or delete.")
