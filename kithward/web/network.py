"""The network's shape: how varied it is, who stands between its groups, and a map of people."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.language.amounts import percent
from kithward.network import bonds
from kithward.numerics.network import Brokerage, Variety
from kithward.shape import Shape, shape
from kithward.web.network_map import SIZES, map_shown
from kithward.web.page import change, go, page, show
from kithward.web.sent import id_of
from kithward.web.visit import Visit

MOST_IN_TABLE = 6
# From the constraint, lowest first; the bounds are a guess.
OPENNESS = (
    (0.1, "wide open: few of your people know each other"),
    (0.3, "open: there is room between your groups"),
    (0.6, "fairly close: many of your people know each other"),
    (99.0, "close: most of what you hear, your people hear from each other"),
)


@dataclass(frozen=True, slots=True)
class VarietyShown:
    """How varied the network is in one way."""

    title: str
    effective: str
    rows: tuple[tuple[str, str, str], ...]  # label, people, share
    rest: int
    unknown: str


@page
def network(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page; `people` in its address says how many the map shows."""
    asked = request.GET.get("people", "")
    most = int(asked) if asked in map(str, SIZES) else SIZES[0]
    found = shape(visit.workspace, visit.today, most=most)
    context = {
        "shape": found,
        "size": f"{found.size:,}",
        "states": [(state, f"{count:,}") for state, count in found.states.items() if count],
        "varieties": varieties(found),
        "openness": openness(found.brokerage),
        "between": f"{found.brokerage.effective_size:.0f}",
        "constraint": "" if found.brokerage.constraint is None else f"{found.brokerage.constraint:.2f}",
        "map": map_shown(found.map, most),
    }
    return show(request, visit, "network.html", context)


def openness(brokerage: Brokerage) -> str:
    """How close the network is, in words; nothing without any tie."""
    if brokerage.constraint is None:
        return ""
    return next(words for most, words in OPENNESS if brokerage.constraint < most)


def varieties(found: Shape) -> list[VarietyShown]:
    ways = (
        ("Fields of work", found.fields),
        ("Seniority", found.seniority),
        ("Organisations", found.organisations),
        ("Places", found.places),
    )
    return [variety_shown(title, variety) for title, variety in ways]


def variety_shown(title: str, variety: Variety) -> VarietyShown:
    rows = tuple((group.label, f"{group.people:,}", percent(group.share)) for group in variety.groups[:MOST_IN_TABLE])
    unknown = f"not known of {variety.unknown:,}" if variety.unknown else ""
    return VarietyShown(title, f"{variety.effective:.1f}", rows, max(len(variety.groups) - MOST_IN_TABLE, 0), unknown)


@change
def know(request: HttpRequest, visit: Visit) -> HttpResponse:
    """That two people know each other or do not, as the person says; neither is asked again."""
    one, other = (id_of(request.POST.get(name)) for name in ("one", "other"))
    if request.POST.get("answer") == "no":
        words, undo_id = bonds.part_people(visit.workspace, one, other)
        return go(request, reverse("network"), f"{words}: you will not be asked again.", focus="between", undo=undo_id)
    words, undo_id = bonds.link_people(visit.workspace, one, other)
    return go(request, reverse("network"), f"{words}: that is in your map now.", focus="between", undo=undo_id)
