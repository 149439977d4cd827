"""The page of one goal, and what can be decided there: what counts, a faster pace, to pause, to let go."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import goal_in_full, pipeline
from kithward.errors import BadInput
from kithward.goals import actions, queries, reversible
from kithward.goals.sizes import whole_period
from kithward.goals.standing import Standing
from kithward.language.amounts import percent
from kithward.month import ways_to
from kithward.numerics import forecast
from kithward.planning.queries import steps_done
from kithward.upkeep import after_change, keep_up
from kithward.vision import queries as vision
from kithward.vision.weight import weight_in_words
from kithward.web.goal_shown import goal_page, pieces_shown
from kithward.web.goal_ways import WHOLE, pace_now, pace_wanted
from kithward.web.outcome_goals import of_goal_shown
from kithward.web.page import back, change, go, leads_to, page, show
from kithward.web.paging import first_row, number_in, pages
from kithward.web.sent import id_of
from kithward.web.shown import unbroken
from kithward.web.visit import Visit

SHOWN_AT_ONCE = 10
A_PAGE = 20
LONGEST_REASON = 300
LONGEST_WHY = 1000
SAID = {
    "paused": "Paused: {}",
    "resumed": "Under way again: {}",
    "dropped": "Let go: {}",
    "met": "Closed as met: {}",
    "missed": "Closed as missed: {}",
}
COUNTS = {"yes": True, "no": False, "rule": None}


@page
def goal(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """The page itself."""
    row = queries.goal(visit.workspace, goal_id)
    found = goal_in_full.goal_in_full(visit.workspace, row, visit.now, most=SHOWN_AT_ONCE)
    measure = found.at.aim.measure
    context = {
        "goal": row.goal,
        "found": found,
        "page": goal_page(found),
        "counted": pieces_shown(found.evidence.counted, measure),
        "near": pieces_shown(found.evidence.near, measure),
        "counted_in_all": found.at.counted,
        "near_in_all": len(found.at.tally.near),
        "adjustable": found.is_open,
        "aspirations": list(vision.aspirations(visit.workspace)),
        "served": frozenset(aspiration.id for aspiration in found.aspirations),
        "came": of_goal_shown(visit, row),
        "weight": weight_in_words(row.weight),
    }
    return show(request, visit, "goal.html", context)


@page
def evidence(request: HttpRequest, visit: Visit, goal_id: UUID, which: str) -> HttpResponse:
    """All that counted, or nearly did, a page at a time."""
    row = queries.goal(visit.workspace, goal_id)
    seen = goal_in_full.look(visit.workspace, row, visit.today)
    skip = first_row(number_in(request), size=A_PAGE)
    found = goal_in_full.evidence(visit.workspace, seen, most=A_PAGE, skip=skip)
    total = seen.at.counted if which == "counted" else len(seen.at.tally.near)
    pieces = pieces_shown(found.counted if which == "counted" else found.near, seen.at.aim.measure)
    context = {
        "goal": row.goal,
        "which": which,
        "pieces": pieces,
        "adjustable": row.goal.state in queries.OPEN_STATES,
        "pages": pages(request, shown=len(pieces), total=total, size=A_PAGE),
    }
    return show(request, visit, "goal/evidence_page.html", context)


@change
def decide_evidence(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """One's own word that something counts or does not, or the rule's again."""
    row = queries.goal(visit.workspace, goal_id)
    if row.goal.state not in queries.OPEN_STATES:
        raise BadInput("This goal is closed, so what counted for it stays as it is.")
    activity_id, person_id = (
        id_of(sent) if (sent := request.POST.get(name)) else None for name in ("activity", "person")
    )
    before = pipeline.standing(visit.workspace, row, visit.today)
    undo_id = reversible.decide_evidence(
        visit.workspace,
        goal_id,
        counts=chosen(request, "counts", COUNTS),
        as_of=visit.today,
        activity_id=activity_id,
        person_id=person_id,
        reason=request.POST.get("reason", "").strip()[:LONGEST_REASON],
    )
    after = pipeline.standing(visit.workspace, row, visit.today)
    after_change(visit.workspace, visit.today)
    here = reverse("goal", args=[goal_id])
    return go(request, back(request, here), moved(before, after), focus="counted", undo=undo_id)


@change
def promise_pace(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """A faster pace, promised to oneself."""
    at, steps = pipeline.goal_standing(visit.workspace, goal_id, visit.today), steps_done(visit.workspace)
    ahead = whole_period(at) if WHOLE in request.POST else at
    back = ways_to(at, steps, in_whole=WHOLE in request.POST)
    if back is None or back.actions is None:
        raise BadInput("There is no faster pace to promise: the page says what has changed.")
    promised = pace_wanted(ahead, back.actions)
    promise = partial(
        actions.promise_pace,
        visit.workspace,
        goal_id,
        paces=(pace_now(ahead), promised),
        as_of=visit.today,
        reason=reason_in(request),
        chances=(ahead.chance, forecast.WANTED),
    )
    undo_id = reversible.decide(visit.workspace, goal_id, promise, said="Promised a faster pace")
    to = leads_to(request, reverse("goal", args=[goal_id]))
    return go(request, to, f"Promised: {promised}.", focus=decided_focus(goal_id), undo=undo_id)


@change
def keep(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """Leave a goal as it is, with open eyes."""
    at = pipeline.goal_standing(visit.workspace, goal_id, visit.today)
    kept = partial(
        actions.keep_as_it_is,
        visit.workspace,
        goal_id,
        as_of=visit.today,
        reason=request.POST.get("reason", "").strip()[:LONGEST_WHY],
        chance=at.chance,
    )
    undo_id = reversible.decide(visit.workspace, goal_id, kept, said="Kept as it is")
    to = leads_to(request, reverse("goal", args=[goal_id]))
    return go(request, to, f"Kept as it is: {at.aim.sentence}", focus=decided_focus(goal_id), undo=undo_id)


@change
def decide(request: HttpRequest, visit: Visit, goal_id: UUID) -> HttpResponse:
    """Pause, resume, let go, or close a goal."""
    what = request.POST.get("what", "")
    if what not in SAID:
        raise BadInput("Choose to pause, resume, let go or close the goal.")
    decided = partial(
        actions.decide_state,
        visit.workspace,
        goal_id,
        what,
        as_of=visit.today,
        reason=request.POST.get("reason", "").strip(),
        lesson=request.POST.get("lesson", "").strip(),
    )
    undo_id = reversible.decide(visit.workspace, goal_id, decided, said=what.capitalize())
    keep_up(visit.workspace, visit.today)  # a goal that is met has its moment at once
    sentence = queries.goal(visit.workspace, goal_id).goal.sentence
    here = back(request, reverse("goal", args=[goal_id]))
    focus = f"decided-{goal_id} title goal-{goal_id} goals-list"
    return go(request, here, SAID[what].format(sentence), focus=focus, undo=undo_id)


def decided_focus(goal_id: UUID) -> str:
    """Where the keyboard goes on after a decision: among those of a review, or at the changes of the goal."""
    return f"decided-{goal_id} changes title"


def moved(before: Standing, after: Standing) -> str:
    """What one's word on the evidence did: "2 of 3 now, 41 % → 62 %"."""
    count = f"{after.done:,} of {after.aim.target:,}"
    if after.done == before.done:
        return f"Noted. It moved nothing: still {count}."
    return f"{count} now, {unbroken(percent(before.chance))} → {unbroken(percent(after.chance))}."


def reason_in(request: HttpRequest) -> str:
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise BadInput("Say why in a few words: it is what you will want to know later.")
    return reason


def chosen(request: HttpRequest, name: str, choices: dict[str, bool | None]) -> bool | None:
    answer = request.POST.get(name, "")
    if answer not in choices:
        raise BadInput("Choose whether it counts, does not count, or is left to the rule.")
    return choices[answer]
