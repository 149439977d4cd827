"""The card of a win to share: nothing private is on it but what is chosen."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kithward.language.dates import day_in_words
from kithward.web.card_drawn import EDGE, HEIGHT, WIDTH, Card, card_of
from kithward.web.page import page, show
from kithward.web.visit import Visit
from kithward.wins import queries
from kithward.wins.habits import LEVELS
from kithward.wins.triggers import SHARES

SAID_ALREADY = (*(words for _, _, words in SHARES), *(words for *_, words in LEVELS))


class ChoiceForm(forms.Form):
    """What of a win is on its card, besides what kind of win it is."""

    title = forms.BooleanField(label="What it was, in your words", required=False)
    evidence = forms.BooleanField(label="How it is known", required=False)
    celebrated = forms.BooleanField(label="How you celebrated it", required=False)
    day = forms.BooleanField(label="The day", required=False)
    name = forms.BooleanField(label="Your name", required=False)


@page
def win_card(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The card as it would be, and what to put on it."""
    row = queries.win(visit.workspace, win_id)
    form = chosen(request)
    asked = request.GET.copy()
    picture = f"{reverse('win_picture', args=[win_id])}?{asked.urlencode()}"
    context = {"win": row, "form": form, "card": drawn(row, visit, form), "picture": picture}
    return show(request, visit, "win_card.html", context)


@page
def win_picture(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The card itself, as SVG."""
    row = queries.win(visit.workspace, win_id)
    context = {"card": drawn(row, visit, chosen(request)), "width": WIDTH, "height": HEIGHT, "edge": EDGE}
    return render(request, "wins/card.svg", context, content_type="image/svg+xml")


def chosen(request: HttpRequest) -> ChoiceForm:
    form = ChoiceForm(request.GET)
    form.is_valid()
    return form


def drawn(row: Any, visit: Visit, form: ChoiceForm) -> Card:
    """The card with what was chosen, as far as there is any."""
    said = form.cleaned_data
    told = [getattr(row, name) for name in ("evidence", "celebrated") if said[name]]
    if said["title"]:
        told.insert(0, told_apart(row.title))
    footer = [visit.workspace.owner_name] if said["name"] else []
    footer += [day_in_words(row.day)] if said["day"] else []
    return card_of(row.headline, list(filter(None, told)), footer=" · ".join(filter(None, footer)))


def told_apart(title: str) -> str:
    """A title without what the headline says already: the goal of "Half way: Meet five leaders"."""
    before, colon, after = title.partition(": ")
    return after if colon and before in SAID_ALREADY else title
