"""Opportunities: what could be done, what it is worth, and what became of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import doing, pipeline
from kithward.errors import BadInput, Conflict
from kithward.planning import actions, queries, reversible
from kithward.planning.week import week_of
from kithward.web.asking import answers_in, asked_in
from kithward.web.opportunities_shown import OpportunityShown, WeekChoice, opportunity_shown, week_words
from kithward.web.opportunity_forms import DoneForm, OpportunityForm, initial_of
from kithward.web.page import back, change, form_page, go, page, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.shown import names_of, news_in_words
from kithward.web.visit import Visit
from kithward.web.week import names_in
from kithward.web.when import day_of, local

WEEKS_AHEAD = 8
FILTERS = {"open": "Ahead", "past": "Did you go?", "done": "Done", "declined": "Declined"}


@page
def opportunities(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, by day: what is ahead, what is over without an answer, what was done or declined."""
    asked = request.GET.get("show", "")
    chosen = asked if asked in FILTERS else "open"
    counts = queries.opportunity_counts(visit.workspace, visit.now)
    first = first_row(number_in(request))
    rows = list(rows_of(visit, chosen)[first : first + PAGE])
    tabs = [(name, label, counts[name], name == chosen) for name, label in FILTERS.items()]
    context = {
        "rows": rows_shown(visit, rows, with_worth=chosen == "open"),
        "tabs": tabs,
        "chosen": chosen,
        "pages": pages(request, shown=len(rows), total=counts[chosen]),
        "this_week": week_of(visit.workspace, visit.today)[0],
    }
    return show(request, visit, "opportunities.html", context)


def rows_of(visit: Visit, chosen: str) -> Any:
    if chosen == "open":
        return queries.open_opportunities(visit.workspace, visit.now)
    if chosen == "past":
        return queries.unanswered_opportunities(visit.workspace, visit.now)
    return queries.closed_opportunities(visit.workspace, chosen)


def rows_shown(visit: Visit, rows: list[Any], *, with_worth: bool) -> list[OpportunityShown]:
    """These opportunities in words, what they are worth worked out for all at once."""
    this_week = week_of(visit.workspace, visit.today)[0]
    names = names_of(pipeline.standings(visit.workspace, visit.today)) if with_worth else {}
    worths = pipeline.opportunity_worths(visit.workspace, visit.now) if with_worth and rows else {}
    taken = queries.weeks_taken(visit.workspace, [row.id for row in rows], since=this_week)
    return [
        opportunity_shown(
            row, visit.now, worth=worths.get(row.id), names=names, taken=taken.get(row.id, ()), this_week=this_week
        )
        for row in rows
    ]


@form_page
def add_opportunity(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down something that could be done."""
    if request.method != "POST":
        blank = OpportunityForm(workspace=visit.workspace, initial={"kind": "event", "length": "2 h"})
        return show(request, visit, "add_opportunity.html", {"form": blank}, focus="id_title")
    form = OpportunityForm(request.POST, workspace=visit.workspace)
    if not form.is_valid():
        return show(request, visit, "add_opportunity.html", {"form": form}, status=422, focus="form-errors")
    values = form.values()
    added, undo_id = reversible.add_opportunity(visit.workspace, values.pop("title"), **values)
    to = reverse("opportunity", args=[added.id])
    return go(request, to, f"Written down: {added.title}", focus="title", undo=undo_id)


@page
def opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """One opportunity: what it is worth, the weeks it can be taken into, and what came of it."""
    row = queries.opportunity(visit.workspace, opportunity_id)
    names = names_in(request.GET.get("names", ""))
    asked = asked_in(doing.whom(visit.workspace, names))
    done = DoneForm(initial={"day": day_to_propose(row, visit), "names": ", ".join(names)})
    return show_opportunity(request, visit, row, done=done, asked=asked)


def show_opportunity(
    request: HttpRequest, visit: Visit, row: Any, *, done: DoneForm, asked: Any = (), **how: Any
) -> HttpResponse:
    this_week = week_of(visit.workspace, visit.today)[0]
    shown = rows_shown(visit, [row], with_worth=row.state == "open")[0]
    taken = {week.first for week in shown.taken}
    ahead = [this_week + timedelta(days=7 * number) for number in range(WEEKS_AHEAD)]
    weeks = [WeekChoice(first, week_words(first, this_week)) for first in ahead if first not in taken]
    context = {"row": shown, "weeks": weeks, "done": done, "asked": asked, "can_be_done": can_be_done(row, visit)}
    return show(request, visit, "opportunity.html", context, **how)


def can_be_done(row: Any, visit: Visit) -> bool:
    """Whether it may have happened already: it is not done, and no event of a day ahead."""
    at = local(row, visit.now)
    return row.state != "done" and (at is None or row.kind != "event" or day_of(at) <= visit.today)


def day_to_propose(row: Any, visit: Visit) -> date:
    """The day on which it most likely was: its own, but never one ahead."""
    at = local(row, visit.now)
    return min(day_of(at), visit.today) if at is not None else visit.today


@form_page
def edit_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Its form; where it was saved elsewhere meanwhile, both are shown and nothing is lost."""
    row = queries.opportunity(visit.workspace, opportunity_id)
    known = {"workspace": visit.workspace, "row": row}
    if request.method != "POST":
        form = OpportunityForm(initial=initial_of(row, visit.workspace.time_zone), **known)
        return show(request, visit, "edit_opportunity.html", {"form": form, "row": row}, focus="id_title")
    form = OpportunityForm(request.POST, **known)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen_version"] or 0
            saved, undo_id = reversible.edit_opportunity(visit.workspace, row.id, seen_version=seen, **form.values())
            to = reverse("opportunity", args=[saved.id])
            return go(request, to, f"Saved: {saved.title}", focus="title", undo=undo_id)
        except Conflict as error:
            theirs = saved_meanwhile(form, row, visit)
            form = kept_form(request, form, row, str(error))
    context = {"form": form, "row": row, "theirs": theirs}
    return show(request, visit, "edit_opportunity.html", context, status=422, focus="form-errors")


def saved_meanwhile(form: OpportunityForm, row: Any, visit: Visit) -> list[tuple[str, Any]]:
    """What stands there now, field by field, where it is not what was typed."""
    now = OpportunityForm(initial=initial_of(row, visit.workspace.time_zone), workspace=visit.workspace, row=row)
    pairs = ((field.label, field.value() or "", form[field.name].value() or "") for field in now.visible_fields())
    return [(label, value or "nothing") for label, value, typed in pairs if str(value) != str(typed)]


def kept_form(request: HttpRequest, form: OpportunityForm, row: Any, words: str) -> OpportunityForm:
    """The form as it was typed, which when it is sent again replaces what stands there now."""
    typed = request.POST.copy()
    typed["seen_version"] = str(row.version)
    again = OpportunityForm(typed, workspace=form.workspace, row=row)
    again.add_error(None, words)
    return again


@change
def take_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Take it into this week, or into one ahead."""
    row, first, this_week = asked_week(request, visit, opportunity_id)
    decided = actions.take(visit.workspace, doing.chosen_from(row, first), as_of=visit.today)
    words = f"Taken into {week_words(first, this_week)}: {row.title}"
    return go(
        request, back(request, reverse("opportunities")), words, focus=f"title-{row.id} title", undo=decided.undo_id
    )


@change
def release_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Let it go out of a week again."""
    row, first, this_week = asked_week(request, visit, opportunity_id)
    undo = actions.release(visit.workspace, doing.chosen_from(row, first))
    words = f"No longer in {week_words(first, this_week)}: {row.title}"
    return go(request, back(request, reverse("opportunities")), words, focus=f"title-{row.id} title", undo=undo)


def asked_week(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> tuple[Any, date, date]:
    """The opportunity, and the first days of the week that was chosen and of this one. Raises BadInput."""
    row = queries.opportunity(visit.workspace, opportunity_id)
    this_week = week_of(visit.workspace, visit.today)[0]
    try:
        wanted = date.fromisoformat(request.POST.get("week", "") or this_week.isoformat())
    except ValueError:
        raise BadInput("Choose a week.") from None
    first = week_of(visit.workspace, wanted)[0]
    if not this_week <= first <= this_week + timedelta(days=7 * 53):
        raise BadInput("Choose this week or one of those ahead.")
    return row, first, this_week


@change
def decline_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Say no to it, or that it did not happen."""
    return answered(request, visit, opportunity_id, actions.decline, "Declined")


@change
def reopen_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Take the no back."""
    return answered(request, visit, opportunity_id, actions.reopen, "Open again")


def answered(
    request: HttpRequest, visit: Visit, opportunity_id: UUID, answer: Callable[[Any, UUID], UUID], said: str
) -> HttpResponse:
    row = queries.opportunity(visit.workspace, opportunity_id)
    undo = answer(visit.workspace, row.id)
    to = back(request, reverse("opportunities"))
    return go(request, to, f"{said}: {row.title}", focus="unanswered title list plan", undo=undo)


@change
def finish_opportunity(request: HttpRequest, visit: Visit, opportunity_id: UUID) -> HttpResponse:
    """Mark it as done: what happened goes into the log, with who was there and what came of it."""
    row = queries.opportunity(visit.workspace, opportunity_id)
    form = DoneForm(request.POST)
    if not form.is_valid():
        return show_opportunity(request, visit, row, done=form, status=422, focus="form-errors")
    names = names_in(form.cleaned_data["names"])
    asked = asked_in(doing.whom(visit.workspace, names))
    answers = answers_in(request, asked)
    if len(answers) < len(asked):
        return show_opportunity(request, visit, row, done=form, asked=asked, status=422, focus="who")
    try:
        told = doing.finish_opportunity(visit.workspace, row.id, form.telling(names, answers), now=visit.now)
    except BadInput as error:
        form.add_error(None, str(error))
        return show_opportunity(request, visit, row, done=form, asked=asked, status=422, focus="form-errors")
    said = [f"Done: {told.title}", *news_in_words(told.news)]
    if told.new_people:
        said.append(f"New in your network: {', '.join(told.new_people)}")
    here = reverse("opportunity", args=[row.id])
    return go(request, here, *said, focus="title", undo=told.undo_id, came=told.outcome_id)
