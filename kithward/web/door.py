"""Without accounts the pages open only for who has the start link: not for others on this machine, nor other pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

A_YEAR = 365 * 24 * 3600


class Door:
    """Lets in who shows the cookie that the start link left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shown = request.COOKIES.get(cookie_name(request), "")
        is_start = request.path.startswith(reverse("start", args=["x"])[:-1])
        if is_start or constant_time_compare(shown, cookie_value()):
            return self.get_response(request)
        return render(request, "door.html", status=403)


@require_safe
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Leave the cookie with who has the key."""
    if not constant_time_compare(key, settings.START_KEY):
        return render(request, "door.html", status=403)
    response = redirect("week")
    response.set_cookie(cookie_name(request), cookie_value(), max_age=A_YEAR, httponly=True, samesite="Lax")
    return response


def cookie_name(request: HttpRequest) -> str:
    """One for each port: cookies know none, and two installations may run side by side."""
    return f"kithward_door_{request.get_port()}"


def cookie_value() -> str:
    return salted_hmac("kithward.web.door", settings.START_KEY, algorithm="sha256").hexdigest()
