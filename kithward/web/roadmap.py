"""The roadmap: one time line from here to the vision, and what hangs loose on it."""

from django.http import HttpRequest, HttpResponse

from kithward.roadmap import way_ahead
from kithward.web.page import page, show
from kithward.web.roadmap_shown import SPANS, roadmap_shown
from kithward.web.visit import Visit


@page
def roadmap(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page; `span` in its address says how far one looks."""
    asked = request.GET.get("span", "")
    found = way_ahead(visit.workspace, visit.today)
    context = {
        "roadmap": roadmap_shown(found, asked if asked in SPANS else "year"),
        "is_empty": not found.headings,
        "aspirations": [heading.aspiration for heading in found.headings if heading.aspiration],
    }
    return show(request, visit, "roadmap.html", context)
