"""The card of a win to share: nothing private is on it but what is chosen."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.typeset.card import Card, card_of
from kithward.typeset.card_picture import as_png, as_svg
from kithward.web.page import page, show
from kithward.web.visit import Visit
from kithward.wins import queries
from kithward.wins.sharing import PARTS, shared


class ChoiceForm(forms.Form):
    """What of a win is on its card, besides what kind of win it is."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {part: forms.BooleanField(label=label, required=False) for part, label in PARTS.items()}


@page
def win_card(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The card as it would be, and what to put on it."""
    row = queries.win(visit.workspace, win_id)
    form, asked = ChoiceForm(request.GET), request.GET.urlencode()
    svg, png = (f"{reverse(name, args=[win_id])}?{asked}" for name in ("win_svg", "win_png"))
    context = {"win": row, "form": form, "card": drawn(row, visit, form), "svg": svg, "png": png}
    return show(request, visit, "win_card.html", context)


@page
def win_svg(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The card itself, as SVG."""
    card = drawn(queries.win(visit.workspace, win_id), visit, ChoiceForm(request.GET))
    return HttpResponse(as_svg(card), content_type="image/svg+xml")


@page
def win_png(request: HttpRequest, visit: Visit, win_id: UUID) -> HttpResponse:
    """The very same as PNG, to be saved."""
    card = drawn(queries.win(visit.workspace, win_id), visit, ChoiceForm(request.GET))
    headers = {"Content-Disposition": 'attachment; filename="win.png"'}
    return HttpResponse(as_png(card), content_type="image/png", headers=headers)


def drawn(row: Any, visit: Visit, form: ChoiceForm) -> Card:
    """The card with what was chosen."""
    form.full_clean()
    parts = [part for part, is_chosen in form.cleaned_data.items() if is_chosen]
    told = shared(row, parts, owner=visit.workspace.owner_name)
    return card_of(told.headline, told.told, footer=told.footer)
