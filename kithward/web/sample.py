"""Looking around with the sample year, and coming back to one's own."""

from django.http import HttpRequest, HttpResponse

from kithward.demo import open_sample
from kithward.web.page import change, changed
from kithward.web.visit import OPENED, OWN, Visit, at, enter


@change
def sample(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open the sample year, made on first use."""
    opened = open_sample(visit.today)
    request.session[OPENED] = opened.slug
    return changed(request, at(opened), [], focus="sample")


@change
def own(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave the sample year."""
    request.session[OPENED] = OWN
    return changed(request, enter(request), [], focus="top")
