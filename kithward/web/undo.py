"""Taking the last change back, from the message that followed it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import diary
from kithward.web.page import back, change, go
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit


@change
def undo(request: HttpRequest, visit: Visit, undo_id: UUID) -> HttpResponse:
    """Take a change back, on the page that one is on; when that page is gone with it, on this week's."""
    undone = diary.take_back(visit.workspace, undo_id, now=visit.now)
    to = back(request, reverse("week"))
    if any(str(row_id) in to for row_id in undone.gone):
        to = reverse("week")
    return go(request, to, f"Taken back: {undone.words}.", *news_in_words(undone.news))
