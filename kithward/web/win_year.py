"""A year in review: numbers from the log, and the wins of the year; to look at, and as PDF to keep."""

from datetime import MAXYEAR

from django.http import HttpRequest, HttpResponse

from kithward import pipeline
from kithward.errors import NotFound
from kithward.typeset.year import as_pdf
from kithward.web.page import page, show
from kithward.web.visit import Visit
from kithward.web.wins_shown import wins_shown
from kithward.wins import queries
from kithward.wins.year_told import MOST_WINS, YearTold, told


@page
def year(request: HttpRequest, visit: Visit, year: int) -> HttpResponse:
    """What a year held."""
    found = year_asked(visit, year)
    rows = list(queries.wins_of_year(visit.workspace, year)[: MOST_WINS + 1])
    context = {
        "year": found,
        "wins": wins_shown(rows[:MOST_WINS]),
        "has_more": len(rows) > MOST_WINS,
        "years": [other for other in queries.years(visit.workspace) if other != year],
    }
    return show(request, visit, "win_year.html", context)


@page
def year_pdf(request: HttpRequest, visit: Visit, year: int) -> HttpResponse:
    """The same on paper."""
    found, wins = year_asked(visit, year), queries.wins_told(visit.workspace, year)
    pdf = as_pdf(found, wins, owner=visit.workspace.owner_name, made_on=visit.today)
    headers = {"Content-Disposition": f'attachment; filename="{year}-in-review.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def year_asked(visit: Visit, number: int) -> YearTold:
    """A year in words; raises NotFound for one that is ahead."""
    if not 1 <= number < MAXYEAR or number > visit.today.year:
        raise NotFound("That year is still ahead.")
    return told(pipeline.year_in_review(visit.workspace, number, visit.today), visit.today)
