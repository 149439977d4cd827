"""The log: everything that happened, and the line that adds to it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from kithward import diary, pipeline
from kithward.errors import BadInput, KithwardError
from kithward.goals import queries as goal_queries
from kithward.language.dates import day_in_words
from kithward.network import queries
from kithward.network.log import LogPage, Place, Sought, log_page
from kithward.network.meaning import Understood, understand
from kithward.web.activities import checked, said_of
from kithward.web.activity_forms import KIND_WORDS
from kithward.web.line_shown import preview_of
from kithward.web.log_shown import days_of
from kithward.web.page import back, change, form_page, go, page, show, wants_part
from kithward.web.sent import day_or_none, id_or_none
from kithward.web.visit import Visit

MOST_DAYS_WAITED = 60


@form_page
def log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of the log; at POST, one line for it."""
    return line(request, visit) if request.method == "POST" else show_log(request, visit)


# The line.


def line(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write one line that is clear; show what was understood of any other, to be corrected before it is saved."""
    typed = request.POST.get("line", "")
    try:
        understood = understand(visit.workspace, typed, visit.today)
        if "check" in request.POST or not understood.is_clear:
            return checked(request, visit, understood, typed)
        told = diary.write(visit.workspace, understood, as_of=visit.today, key=line_key(request.POST))
    except BadInput as error:
        return line_again(request, visit, typed, str(error))
    to = back(request, reverse("log"))
    return go(request, to, *said_of(understood, told), focus="line", undo=told.undo_id, came=told.outcome_id)


def line_again(request: HttpRequest, visit: Visit, typed: str, error: str) -> HttpResponse:
    """The line with what is wrong with it, where it was typed."""
    context = {"line": {"value": typed, "error": error}, "visit": visit}
    if wants_part(request):
        response = render(request, "components/log_line.html", context, status=422)
        response["HX-Retarget"], response["HX-Reswap"] = "#log-line", "outerHTML"
        return response
    return show(request, visit, "log/line.html", context, status=422, focus="line")


@change
def send(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A line that waited for a connection: a clear one is written once, any other kept nowhere and told what it lacks.

    It tells in `day` when it was typed: that is what "today" means in it. What it moves is said as of now.
    """
    try:
        typed = typed_on(request.POST, visit.today)
        understood = on_day(understand(visit.workspace, request.POST.get("line", ""), typed), typed)
        if not understood.is_clear:
            raise BadInput(" ".join(what_is_open(understood)))
        told = diary.write(visit.workspace, understood, as_of=visit.today, key=line_key(request.POST))
    except KithwardError as error:
        return JsonResponse({"error": str(error), "key": request.POST.get("key", "")}, status=422)
    undo = reverse("undo", args=[told.undo_id])
    return JsonResponse({"said": said_of(understood, told), "key": request.POST.get("key", ""), "undo": undo})


def typed_on(given: QueryDict, today: date) -> date:
    """The day on which a line was typed; one that is ahead is that of a clock that is wrong.

    Raises BadInput for a line that waited so long that nobody can be asked what it meant.
    """
    typed = day_or_none(given.get("day", "")) or today
    if (today - typed).days > MOST_DAYS_WAITED:
        raise BadInput(f"This line was typed more than {MOST_DAYS_WAITED} days ago: say in it which day it was.")
    return min(typed, today)


def on_day(understood: Understood, day: date) -> Understood:
    """A line that names no day is of the day on which it was typed."""
    return replace(understood, line=replace(understood.line, day=understood.line.day or day))


def line_key(given: QueryDict) -> UUID | None:
    """The key of a line made one with its words: sent again it is known, and another line never taken for it."""
    key = id_or_none(given.get("key"))
    return uuid5(key, given.get("line", "").strip()) if key else None


def what_is_open(understood: Understood) -> list[str]:
    return [*(f"Who is “{meant.name.text}”?" for meant in understood.unsure), *understood.line.questions]


@page
def preview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What a line says so far, while it is typed."""
    try:
        understood = understand(visit.workspace, request.GET.get("line", ""), visit.today)
    except BadInput:
        return HttpResponse()  # not yet; what it lacks is said when it is sent
    context = {"preview": preview_of(understood, visit.today)}
    return render(request, "components/line_preview.html", context)


# The page.


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for, as it was typed, and what that finds."""

    given: QueryDict
    sought: Sought
    after: Place | None
    person: str = ""
    goal: UUID | None = None

    @property
    def are_set(self) -> bool:
        return any(self.given.get(name) for name in ("q", "kind", "goal", "person", "from", "to"))

    def without(self, *names: str) -> str:
        """The address without some of it."""
        kept = self.given.copy()
        for name in names:
            kept.pop(name, None)
        return f"{reverse('log')}?{kept.urlencode()}"

    @property
    def are_narrow(self) -> bool:
        """Whether something is set of what is folded away."""
        return any(self.given.get(name) for name in ("kind", "goal", "from", "to"))

    @property
    def everything(self) -> str:
        return reverse("log")

    @property
    def without_person(self) -> str:
        return self.without("person", "before")

    @property
    def newest(self) -> str:
        return self.without("before")

    def older(self, place: Place) -> str:
        kept = self.given.copy()
        kept["before"] = f"{place.day.isoformat()}.{place.id.hex}"
        return f"{reverse('log')}?{kept.urlencode()}"


def show_log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that happened, as far as the address asks for it."""
    filters = filters_in(request.GET, visit)
    found = log_page(visit.workspace, filters.sought, after=filters.after)
    context = {
        "days": days_of(found.entries, visit.today),
        "filters": filters,
        "older": filters.older(found.goes_on) if found.goes_on else "",
        "searched": searched_in_words(found),
        "kinds": KIND_WORDS,
        "goals": goal_queries.sentences(visit.workspace, goal_queries.OPEN_STATES),
    }
    if request.htmx and request.htmx.target == "results":
        return render(request, "log.html#results", {"visit": visit, **context})
    return show(request, visit, "log.html", context)


def searched_in_words(found: LogPage) -> str:
    """How far a search has come."""
    if found.looked_back_to is None:
        return ""
    return f"Looked back to {day_in_words(found.looked_back_to)} so far."


def filters_in(given: QueryDict, visit: Visit) -> Filters:
    """What the address asks for; what cannot be read in it asks for nothing."""
    kind = given.get("kind", "")
    person, goal = id_or_none(given.get("person")), id_or_none(given.get("goal"))
    sought = Sought(
        kind=kind if kind in KIND_WORDS else "",
        person_id=person,
        text=" ".join(given.get("q", "").replace("\0", "").split())[:200],
        first=day_or_none(given.get("from", "")),
        last=day_or_none(given.get("to", "")),
    )
    name = queries.names_of(visit.workspace, [person])[person] if person else ""
    if goal is not None:
        sought = replace(sought, only=counted_for(visit, goal))
    return Filters(given, sought, place_in(given.get("before", "")), name, goal)


def counted_for(visit: Visit, goal: UUID) -> frozenset[UUID]:
    """The activities that count for a goal now, or nearly do. Raises NotFound."""
    found = pipeline.evidence(visit.workspace, goal_queries.goal(visit.workspace, goal), visit.today)
    ids = (piece.activity_id for piece in (*found.counted, *found.near))
    return frozenset(row_id for row_id in ids if row_id is not None)


def place_in(typed: str) -> Place | None:
    day, _, row = typed.partition(".")
    on, row_id = day_or_none(day), id_or_none(row)
    return Place(on, row_id) if on and row_id else None
