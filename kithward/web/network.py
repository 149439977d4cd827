"""The network's shape: how varied it is, who stands between its groups, and a map of people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput
from kithward.language.amounts import percent
from kithward.language.nouns import listed
from kithward.network import bonds
from kithward.numerics.network import Brokerage, Variety
from kithward.shape import Dot, NetworkMap, Shape, shape
from kithward.web.page import change, go, page, show
from kithward.web.visit import Visit

SIZES = (100, 300, 1000)  # people on the map: more would be a cloud, and a slow one
WIDTH, HEIGHT, EDGE = 1000, 640, 40
SMALLEST, LARGEST = 5.0, 13.0  # the radius of a dot
MOST_LABELS = 12
LETTER, LINE = 13, 30  # how wide a letter of a group's name is, and how high, in the picture's units
LEAST_LABELLED = 3  # people in a group that has its name on the map
MOST_IN_TABLE = 6
# From the constraint, lowest first; the bounds are a guess.
OPENNESS = (
    (0.1, "wide open: few of your people know each other"),
    (0.3, "open: there is room between your groups"),
    (0.6, "fairly close: many of your people know each other"),
    (99.0, "close: most of what you hear, your people hear from each other"),
)


@dataclass(frozen=True, slots=True)
class DotShown:
    """A person on the map, in the picture's units."""

    url: str
    name: str
    x: float
    y: float
    radius: float
    state: str
    is_bridge: bool
    group: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """Two people who know each other."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class LabelShown:
    """The name of a group on the map."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapShown:
    """The map and its list."""

    width: int
    height: int
    dots: tuple[DotShown, ...]
    lines: tuple[LineShown, ...]
    labels: tuple[LabelShown, ...]
    finding: str
    larger: int  # how many people the next larger map shows; 0 for none


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
        "states": [(state, count) for state, count in found.states.items() if count],
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


def map_shown(found: NetworkMap, most: int) -> MapShown:
    dots = tuple(dot_shown(dot) for dot in found.dots)
    lines = tuple(LineShown(dots[a].x, dots[a].y, dots[b].x, dots[b].y) for a, b in found.lines)
    named = [group for group in found.clusters if group.people >= LEAST_LABELLED][:MOST_LABELS]
    labels = apart(LabelShown(group.label, across(group.x), down(group.y)) for group in named)
    larger = next((size for size in SIZES if size > most), 0) if found.left_out else 0
    return MapShown(WIDTH, HEIGHT, dots, lines, labels, finding(found.dots, [group.label for group in named]), larger)


def apart(labels: Iterable[LabelShown]) -> tuple[LabelShown, ...]:
    """Those that do not cover one before them."""
    kept: list[LabelShown] = []
    for label in labels:
        width = LETTER * len(label.words)
        if all(
            abs(label.y - other.y) > LINE or abs(label.x - other.x) > (width + LETTER * len(other.words)) / 2
            for other in kept
        ):
            kept.append(label)
    return tuple(kept)


def dot_shown(dot: Dot) -> DotShown:
    radius = round(SMALLEST + (LARGEST - SMALLEST) * dot.strength**0.5, 1)
    url = person_url(dot.person_id)
    return DotShown(url, dot.name, across(dot.x), down(dot.y), radius, dot.state, dot.is_bridge, dot.group)


def person_url(person_id: UUID) -> str:
    return reverse("person", args=[person_id])


def across(share: float) -> float:
    return round(EDGE + share * (WIDTH - 2 * EDGE), 1)


def down(share: float) -> float:
    return round(EDGE + share * (HEIGHT - 2 * EDGE), 1)


def finding(dots: Sequence[Dot], groups: Sequence[str]) -> str:
    """What the map shows, in a sentence."""
    if not dots:
        return ""
    over = [dot.name for dot in dots if dot.is_bridge]
    between = f" Between the groups stand {listed(over)}." if over else ""
    about = f", most of them around {listed(list(groups[:3]))}" if groups else ""
    return f"{len(dots):,} people whose ties weigh most{about}.{between}"


@change
def know(request: HttpRequest, visit: Visit) -> HttpResponse:
    """That two people know each other or do not, as the person says; neither is asked again."""
    one, other = (read_id(request.POST.get(name, "")) for name in ("one", "other"))
    if request.POST.get("answer") == "no":
        words, undo_id = bonds.part_people(visit.workspace, one, other)
        return go(request, reverse("network"), f"{words}: you will not be asked again.", focus="between", undo=undo_id)
    words, undo_id = bonds.link_people(visit.workspace, one, other)
    return go(request, reverse("network"), f"{words}: that is in your map now.", focus="between", undo=undo_id)


def read_id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as error:
        raise BadInput("Those two people could not be read: open the page again.") from error
