"""How pages are answered: whole, or for htmx the part that changed; and what follows a change."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kithward.errors import BadInput, Conflict, KithwardError, NotFound
from kithward.web import said
from kithward.web.guide_shown import guide_line
from kithward.web.visit import Visit, enter, look

STATUS = {NotFound: 404, Conflict: 409, BadInput: 422}
WHOLE, PART = "base.html", "part.html"
View = Callable[..., HttpResponse]


def show(
    request: HttpRequest,
    visit: Visit,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    focus: str = "",
) -> HttpResponse:
    """A page; htmx, which puts it where the old one stood, gets it without its frame.

    `focus` names, by their ids, what the keyboard goes on from: the first of them that is on the page.
    """
    layout = PART if wants_part(request) else WHOLE
    shown = {"visit": visit, "layout": layout, "focus": focus, **(context or {})}
    if "guide" not in shown:
        shown["guide"] = guide_line(request.resolver_match, visit)
    return render(request, template, shown, status=status)


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for what goes into the page that is open; the page of its history is asked for whole."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def go(
    request: HttpRequest,
    to: str,
    *words: str,
    focus: str = "",
    undo: UUID | None = None,
    came: UUID | None = None,
) -> HttpResponse:
    """The answer to a change: what to say of it, with its undo and an outcome that came of it, on the page at `to`."""
    said.say(request, words, focus=focus, undo=undo, came=came)
    if wants_part(request) and path_of(request.htmx.current_url or to) != path_of(to):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = to
        return response
    return redirect(to)


def back(request: HttpRequest, otherwise: str) -> str:
    """The page on which a form was sent: as it says itself in `back`, as htmx says, or else `otherwise`."""
    return ours(request, request.POST.get("back") or request.htmx.current_url or "", otherwise)


def leads_to(request: HttpRequest, otherwise: str) -> str:
    """Where a page with a form leads once it is saved: as the link to it said in `back`, or else `otherwise`.

    The page sends it with its form, so that it is still known when the form comes back with an error.
    """
    return ours(request, request.POST.get("back") or request.GET.get("back", ""), otherwise)


def ours(request: HttpRequest, wanted: str, otherwise: str) -> str:
    """The path of an address, where it is one of these pages, or else `otherwise`."""
    parts = urlsplit(wanted)
    here = f"{parts.path}?{parts.query}" if parts.query else parts.path
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}) and here.startswith("/")
    return here if is_ours else otherwise


def path_of(url: str) -> str:
    return urlsplit(url).path


def page(view: View) -> View:
    """A view that only looks; before anything was ever written, it leads to the first page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return not_allowed(request, "GET, HEAD")
        visit = look(request)
        if visit.workspace is None:
            return redirect("week")
        try:
            return view(request, visit, *args, **kwargs)
        except KithwardError as error:
            return refused(request, visit, error)

    return answered


def change(view: View) -> View:
    """A view that writes: by POST alone, in a workspace, its refusals said on the page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return not_allowed(request, "POST")
        visit = enter(request)
        try:
            check_letters(request)
            return view(request, visit, *args, **kwargs)
        except KithwardError as error:
            return refused(request, visit, error)

    return answered


def check_letters(request: HttpRequest) -> None:
    """Raise BadInput for a mark that nobody types and PostgreSQL does not keep."""
    if any("\0" in words for _, values in request.POST.lists() for words in values):
        raise BadInput("There is a mark in it that cannot be kept: type it again, please.")


def form_page(view: View) -> View:
    """A view that shows a form at GET and takes it at POST."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            return not_allowed(request, "GET, HEAD, POST")
        return (change if request.method == "POST" else page)(view)(request, *args, **kwargs)

    return answered


def not_allowed(request: HttpRequest, methods: str) -> HttpResponse:
    response = render(request, "405.html", status=405)
    response["Allow"] = methods
    return response


def refused(request: HttpRequest, visit: Visit, error: KithwardError) -> HttpResponse:
    """What could not be done, and why: on the page that is open, which keeps what was typed, or on one of its own."""
    status = STATUS.get(type(error), 422)
    if wants_part(request):
        said.complain(request, str(error))
        response = render(request, "components/said.html", status=status)
        response["HX-Retarget"], response["HX-Reswap"] = "#said", "innerHTML"
        return response
    to = back(request, request.META.get("HTTP_REFERER", ""))
    context = {"visit": visit, "words": str(error), "back": path_of(to) if to.startswith("/") else ""}
    return render(request, "refused.html", context, status=status)
