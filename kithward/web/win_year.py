"""A year in review: numbers from the log, and the wins of the year; made to be printed, too."""

from datetime import MAXYEAR, date

from django.http import HttpRequest, HttpResponse

from kithward import pipeline
from kithward.errors import NotFound
from kithward.language.dates import day_in_words
from kithward.language.nouns import listed
from kithward.web.page import page, show
from kithward.web.visit import Visit
from kithward.web.wins_shown import wins_shown
from kithward.wins import queries
from kithward.wins.year import Stretch, Year

MOST_WINS = 24
NUMBERS = (
    ("people", "person met", "people met"),
    ("new_people", "person new to you", "people new to you"),
    ("conversations", "conversation", "conversations"),
    ("events", "event", "events"),
    ("talks", "talk given", "talks given"),
    ("introductions", "introduction made", "introductions made"),
    ("promises", "promise kept", "promises kept"),
)


@page
def year(request: HttpRequest, visit: Visit, year: int) -> HttpResponse:
    """What a year held."""
    if not 1 <= year < MAXYEAR or year > visit.today.year:
        raise NotFound("That year is still ahead.")
    found = pipeline.year_in_review(visit.workspace, year, visit.today)
    rows = list(queries.wins_of_year(visit.workspace, year)[:MOST_WINS])
    context = {
        "year": found,
        "numbers": numbers(found),
        "outcomes": [f"{times} × {kind}" if times > 1 else kind for kind, times in found.outcomes],
        "fields": listed(found.fields),
        "best_week": week_in_words(found.best_week) if found.best_week else "",
        "months": [(f"{month.first:%B}", month.people, month.conversations) for month in found.months],
        "wins": wins_shown(rows),
        "years": [other for other in queries.years(visit.workspace) if other != year],
        "until": day_in_words(visit.today) if date(year, 12, 31) > visit.today else "",
    }
    return show(request, visit, "win_year.html", context)


def numbers(found: Year) -> list[tuple[str, str]]:
    """What there is any of, each with its noun."""
    told = [(getattr(found, name), one, many) for name, one, many in NUMBERS]
    return [(f"{number:,}", one if number == 1 else many) for number, one, many in told if number]


def week_in_words(week: Stretch) -> str:
    """ "The week of Monday 2 March: 5 people, 3 conversations"."""
    people = "1 person" if week.people == 1 else f"{week.people} people"
    more = "1 conversation" if week.conversations == 1 else f"{week.conversations} conversations"
    return f"The week of {week.first:%A} {week.first.day} {week.first:%B}: {people}, {more}"
