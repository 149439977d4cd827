"""Looking around with the sample year, and coming back to one's own."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.demo import open_sample
from kithward.web.page import change, go
from kithward.web.visit import OPENED, OWN, Visit


@change
def sample(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open the sample year, made on first use."""
    opened = open_sample(visit.today)
    request.session[OPENED] = opened.slug
    return go(request, reverse("week"), "This is the sample year: look around.")


@change
def own(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave the sample year."""
    request.session[OPENED] = OWN
    return go(request, reverse("week"), "You are back with your own.")
