"""The first-time guide: its page, and going on with it, passing over a step, leaving it, and taking it up again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse

from kithward import guide as guiding
from kithward.errors import BadInput
from kithward.guide import GuideStep
from kithward.web.guide_shown import address_of, guide_line, guide_shown
from kithward.web.page import back, form_page, go, path_of, show
from kithward.web.visit import Visit


@form_page
def guide(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The five steps, and what was decided on them."""
    if request.method != "POST":
        found = guiding.guide(visit.workspace, visit.today)
        return show(request, visit, "guide.html", {"whole": guide_shown(found, visit)})
    decision = request.POST.get("decision", "")
    if decision == "go":
        return go(request, next_address(visit))
    if decision == "skip":
        return skip(request, visit, request.POST.get("step", ""))
    if decision == "leave":
        return leave(request, visit)
    if decision == "again":
        return take_up_again(request, visit)
    if decision == "finish":
        guiding.turn(visit.workspace, "finished")
        return go(request, reverse("week"), focus="plan")
    raise BadInput("Go on, skip this step, or leave the guide.")


def next_address(visit: Visit, behind: str = "") -> str:
    """Where the guide goes on, from its first step or from the one that was passed over."""
    found = guiding.guide(visit.workspace, visit.today)
    step: GuideStep | None = found.after(behind) if behind else found.next
    return address_of(step, visit) if step else reverse("week")


def skip(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """Pass over a step, and go on with the next."""
    guiding.skip(visit.workspace, key)
    return go(request, next_address(visit, key), "Skipped. It waits in the guide, should you want it later.")


def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave the guide: of a page that is open, only its line goes, so that what was typed there stays."""
    guiding.turn(visit.workspace, "left")
    if wants_line(request):
        return render(request, "guide/left.html")
    words = "You have left the guide. It waits in Settings, should you want it again."
    return go(request, back(request, reverse("week")), words)


def take_up_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Be on the guide again: on a page that is open, with its line where it was."""
    guiding.turn(visit.workspace, "on")
    line = guide_line(resolve(path_of(request.htmx.current_url or "/")), visit) if wants_line(request) else None
    if line is not None:
        return render(request, "components/guide.html", {"guide": line})
    return go(request, reverse("guide"), "The guide is with you again.", focus="steps")


def wants_line(request: HttpRequest) -> bool:
    """Whether htmx asks for the line alone."""
    return bool(request.htmx) and request.htmx.target == "guide"
