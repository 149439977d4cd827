"""The vision: its page, writing it anew, its versions side by side, and the reflection that leads to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.goals import outcomes
from kithward.goals import queries as goal_queries
from kithward.vision import queries, reversible, writing
from kithward.vision.compare import side_by_side
from kithward.vision.reflection import QUESTIONS, vision_text
from kithward.vision.weight import weights_in_words
from kithward.web.conflict import beside
from kithward.web.page import form_page, go, leads_to, page, show
from kithward.web.sent import whole_number
from kithward.web.vision_forms import AnswerForm, AspirationForm, VisionForm
from kithward.web.vision_shown import (
    MOST_LOOSE,
    MOST_OFFERED,
    aspirations_shown,
    five_years_on,
    loose_goals,
    offered_phrases,
    reflection_shown,
    version_shown,
)
from kithward.web.visit import Visit

MOST_VERSIONS = 50  # to choose from
ANSWERS = "answers"


@page
def vision(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision, its aspirations by rank, and what serves them."""
    return show_vision(request, visit)


def show_vision(
    request: HttpRequest, visit: Visit, *, form: AspirationForm | None = None, status: int = 200, focus: str = ""
) -> HttpResponse:
    """The page, with the form for an aspiration as it was filled in."""
    workspace = visit.workspace
    latest, answers = queries.vision(workspace), queries.answer_texts(workspace)
    rows = list(queries.aspirations(workspace))
    goals = goal_queries.goals(workspace, goal_queries.OPEN_STATES)
    served = goal_queries.served_by(workspace, [row.goal.id for row in goals])
    loose = loose_goals(goals, served)
    context = {
        "vision": version_shown(latest) if latest else None,
        "reflection": reflection_shown(answers),
        "aspirations": aspirations_shown(rows, goals, served, came=outcomes.came_of_aspirations(workspace)),
        "here": reverse("vision"),
        "phrases": offered_phrases(answers, latest.text if latest else "", rows),
        "loose": loose[:MOST_LOOSE],
        "loose_back": reverse("vision"),
        "more_loose": max(len(loose) - MOST_LOOSE, 0),
        "offered": rows[:MOST_OFFERED],
        "how_goals_count": weights_in_words(),
        "form": form or AspirationForm(),
    }
    return show(request, visit, "vision.html", context, status=status, focus=focus)


@form_page
def write_vision(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision written anew: from itself, from the answers of the reflection, or from an earlier version."""
    latest = queries.vision(visit.workspace)
    if request.method != "POST":
        return show_writing(request, visit, VisionForm(initial=first_words(request, visit, latest)))
    form = VisionForm(request.POST)
    if not form.is_valid():
        return show_writing(request, visit, form, status=422)
    said = form.cleaned_data
    try:
        written, undo_id = reversible.write_vision(
            visit.workspace, said["text"], by=said["by"], as_of=visit.today, seen_number=said["version"]
        )
    except Conflict:
        saved = queries.vision(visit.workspace)
        now = VisionForm(
            initial={"text": saved.text, "by": saved.by, "version": saved.number} if saved else {"version": 0}
        )
        return show_writing(request, visit, beside(form, now), status=409)
    except BadInput as error:
        form.add_error("by", str(error))
        return show_writing(request, visit, form, status=422)
    words = f"Your vision is kept, version {written.number}." if undo_id else "Your vision says that already."
    return go(request, leads_to(request, reverse("vision")), words, focus="vision", undo=undo_id)


def first_words(request: HttpRequest, visit: Visit, latest: Any) -> dict[str, Any]:
    """What the form begins with."""
    asked = request.GET.get("from", "")
    by = latest.by if latest else five_years_on(visit.today)
    found = {"text": latest.text if latest else "", "by": by, "version": latest.number if latest else 0}
    if whole_number(asked):
        earlier = queries.version(visit.workspace, whole_number(asked))
        return {**found, "text": earlier.text, "by": earlier.by}
    if asked == ANSWERS or latest is None:
        return {**found, "text": vision_text(queries.answer_texts(visit.workspace))}
    return found


def show_writing(request: HttpRequest, visit: Visit, form: VisionForm, *, status: int = 200) -> HttpResponse:
    focus = "form-errors" if status != 200 else "id_text"
    is_first = queries.vision(visit.workspace) is None
    context = {"form": form, "is_first": is_first, "back": leads_to(request, reverse("vision"))}
    return show(request, visit, "write_vision.html", context, status=status, focus=focus)


@page
def versions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Two versions of the vision side by side: the last two, or those that were chosen."""
    numbers = list(queries.versions(visit.workspace).values_list("number", flat=True)[:MOST_VERSIONS])
    last_two = sorted(numbers[:2])
    asked = [whole_number(request.GET.get(name)) for name in ("one", "other")]
    chosen = [number or last for number, last in zip(asked, last_two, strict=False)]
    rows = [version_shown(queries.version(visit.workspace, number)) for number in chosen]
    sides = side_by_side(rows[0].text, rows[-1].text) if rows else ()
    context = {
        "versions": list(zip(rows, sides, strict=False)),
        "numbers": numbers,
        "chosen": chosen,
        "is_marked": any(sentence.is_alone for side in sides for paragraph in side for sentence in paragraph),
    }
    return show(request, visit, "vision_versions.html", context)


@form_page
def reflect(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One question of the reflection, and its answer."""
    question = writing.question_numbered(number)
    row = queries.answers(visit.workspace).get(question.key)
    saved = AnswerForm(
        initial={"text": row.text if row else "", "version": row.version if row else 0}, question=question
    )
    if request.method != "POST":
        return show_question(request, visit, number, saved)
    form = AnswerForm(request.POST, question=question)
    if not form.is_valid():
        return show_question(request, visit, number, form, status=422)
    said = form.cleaned_data
    try:
        undo_id = reversible.answer(
            visit.workspace, question, said["text"], as_of=visit.today, seen_version=said["version"]
        )
    except Conflict:
        return show_question(request, visit, number, beside(form, saved), status=409)
    to, focus = where_next(request, number)
    return go(request, to, "Kept." if undo_id else "", focus=focus, undo=undo_id)


def where_next(request: HttpRequest, number: int) -> tuple[str, str]:
    """Where it goes on after an answer, and what has the focus there."""
    if "leave" in request.POST:
        return reverse("vision"), "reflection"
    if number == len(QUESTIONS):
        return f"{reverse('write_vision')}?from={ANSWERS}", "id_text"
    return reverse("reflect", args=[number + 1]), "id_text"


def show_question(
    request: HttpRequest, visit: Visit, number: int, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "number": number, "questions": len(QUESTIONS), "before": number - 1}
    focus = "form-errors" if status != 200 else "id_text"
    return show(request, visit, "reflect.html", context, status=status, focus=focus)
