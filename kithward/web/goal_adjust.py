"""Changing one goal: the new chance first, then the change and its reason; who comes second is told of the first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import pipeline
from kithward.errors import BadInput, Conflict
from kithward.goals import adjusting, queries, reversible
from kithward.goals.actions import Terms
from kithward.goals.queries import Held
from kithward.goals.sentence import read
from kithward.goals.sizes import usual_chance
from kithward.goals.standing import Standing
from kithward.language.amounts import percent
from kithward.upkeep import keep_forecasts
from kithward.web.goal_forms import LOOK, FieldsForm, SentenceForm, first_values
from kithward.web.goal_ways import WHOLE
from kithward.web.page import form_page, go, leads_to, show
from kithward.web.shown import unbroken
from kithward.web.visit import Visit

Changes = FieldsForm | SentenceForm


@dataclass(frozen=True, slots=True)
class Preview:
    """What a goal would say after a change, and its chance then beside that of now."""

    sentence: str
    before: str
    after: str
    done: str
    ignored: tuple[str, ...] = ()


@form_page
def adjust(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """The goal as it stands, to be changed field by field or said anew."""
    row = queries.goal(visit.workspace, goal_id)
    if row.goal.state not in queries.OPEN_STATES:
        raise Conflict(f"This goal is {row.goal.state}, so it cannot be changed: set a new one.")
    if request.method != "POST":
        return show_forms(request, visit, row)
    posted = form_in(request.POST, row)
    if not posted.is_valid():
        return show_forms(request, visit, row, posted, status=422, focus="form-errors")
    try:
        return answered(request, visit, row, posted)
    except Conflict as error:
        return show_forms(
            request, visit, row, with_open_eyes(request, row, str(error)), status=409, focus="form-errors"
        )
    except BadInput as error:
        posted.add_error("sentence" if isinstance(posted, SentenceForm) else None, str(error))
        return show_forms(request, visit, row, posted, status=422, focus="form-errors")


def answered(request: HttpRequest, visit: Visit, row: Held, posted: Changes) -> HttpResponse:
    """The new chance where it is asked for, else the change itself."""
    terms, ignored = terms_in(posted, visit, row)
    before = pipeline.standing(visit.workspace, row, visit.today)
    after = pipeline.if_adjusted(visit.workspace, row, terms, visit.today)
    if WHOLE in request.POST:  # as it was proposed: the last days of a period would tell of themselves alone
        before, after = (replace(at, chance=usual_chance(at)) for at in (before, after))
    seen = preview_of(terms, before, after, ignored)
    if LOOK in request.POST:
        return show_forms(request, visit, row, posted, preview=seen, focus="preview")
    undo_id = reversible.adjust(
        visit.workspace,
        row.goal.id,
        terms,
        as_of=visit.today,
        reason=posted.cleaned_data["reason"],
        chances=(before.chance, after.chance),
        seen_version=posted.cleaned_data["seen_version"],
    )
    keep_forecasts(visit.workspace, pipeline.standings(visit.workspace, visit.today), as_of=visit.today)
    of_what = " in a whole period" if WHOLE in request.POST else ""
    words = f"Changed: {terms.sentence}. {seen.before} → {seen.after}{of_what}."
    to = leads_to(request, reverse("goal", args=[row.goal.id]))
    return go(request, to, words, focus=f"decided-{row.goal.id} title", undo=undo_id)


def terms_in(posted: Changes, visit: Visit, row: Held) -> tuple[Terms, tuple[str, ...]]:
    """What the goal would say, and the words of a new sentence that nothing was made of."""
    before = adjusting.terms_of(row)
    if isinstance(posted, SentenceForm):
        reading = read(posted.cleaned_data["sentence"], visit.today, week_start=visit.workspace.week_start)
        return adjusting.said_anew(before, reading, visit.today), reading.ignored
    target, by, every = posted.asked
    return adjusting.changed(before, target=target, by=by, every=every, today=visit.today), ()


def with_open_eyes(request: HttpRequest, row: Held, words: str) -> Changes:
    """The form as it was typed, over the goal as it stands by now: the next save is one that has seen it."""
    posted = form_in({**request.POST.dict(), "seen_version": str(row.goal.version)}, row)
    posted.add_error(
        None, f"{words} It now says “{row.goal.sentence}”. What you typed is still here; saved now, it replaces that."
    )
    return posted


def form_in(data: Mapping[str, Any], row: Held) -> Changes:
    return SentenceForm(data) if "sentence" in data else FieldsForm(data, row=row)


def show_forms(
    request: HttpRequest,
    visit: Visit,
    row: Held,
    posted: Changes | None = None,
    *,
    preview: Preview | None = None,
    status: int = 200,
    focus: str = "",
) -> HttpResponse:
    """Both forms, one of them as it was posted."""
    first = first_values(row, adjusting.terms_of(row))
    context = {
        "goal": row.goal,
        "fields": posted if isinstance(posted, FieldsForm) else FieldsForm(initial=first, row=row),
        "anew": posted if isinstance(posted, SentenceForm) else SentenceForm(initial=first),
        "said_anew": isinstance(posted, SentenceForm),
        "preview": preview,
        "back_to": leads_to(request, ""),
        "in_whole": WHOLE in request.POST,
    }
    return show(request, visit, "goal/adjust.html", context, status=status, focus=focus)


def preview_of(terms: Terms, before: Standing, after: Standing, ignored: tuple[str, ...]) -> Preview:
    return Preview(
        sentence=terms.sentence,
        before=unbroken(percent(before.chance)),
        after=unbroken(percent(after.chance)),
        done=f"{after.done:,} of {after.aim.target:,}",
        ignored=ignored,
    )
