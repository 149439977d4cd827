"""The map of people as a drawing: dots, lines, and words that do not cover each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.urls import reverse

from kithward.language.nouns import listed
from kithward.shape import Cluster, Dot, NetworkMap

SIZES = (100, 300, 1000)  # people on the map: more would be a cloud, and a slow one
WIDTH, HEIGHT, EDGE = 1000, 640, 40
SMALLEST, LARGEST = 5.0, 13.0  # the radius of a dot
FEW = 300  # of more people, each dot is smaller
MOST_LABELS = 12
GAP = 6  # between a dot and the name beside it
LEAST_LABELLED = 3  # people in a group that has its name on the map


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
class Type:
    """How large a label is written: the width of a letter and the height of a line, in the picture's units."""

    letter: float
    line: float


# As kithward.css writes them; on a phone the picture is a third as wide, and so the names of groups are larger in it.
GROUP, NAME, GROUP_ON_PHONE = Type(14, 28), Type(10.5, 22), Type(24, 48)


@dataclass(frozen=True, slots=True)
class LabelShown:
    """Words on the map, by their middle and the line they stand on."""

    words: str
    x: float
    y: float
    type: Type

    def covers(self, other: "LabelShown") -> bool:
        width = (self.type.letter * len(self.words) + other.type.letter * len(other.words)) / 2
        return abs(self.y - other.y) < (self.type.line + other.type.line) / 2 and abs(self.x - other.x) < width

    def is_inside(self) -> bool:
        half = self.type.letter * len(self.words) / 2
        return half <= self.x <= WIDTH - half and self.type.line <= self.y <= HEIGHT


@dataclass(frozen=True, slots=True)
class MapShown:
    """The map and its list."""

    width: int
    height: int
    dots: tuple[DotShown, ...]
    lines: tuple[LineShown, ...]
    groups: tuple[LabelShown, ...]
    groups_on_phone: tuple[LabelShown, ...]
    names: tuple[LabelShown, ...]  # of those between the groups
    finding: str
    larger: int  # how many people the next larger map shows; 0 for none


def map_shown(found: NetworkMap, most: int) -> MapShown:
    smaller = min((FEW / max(len(found.dots), 1)) ** 0.5, 1.0)
    dots = tuple(dot_shown(dot, smaller) for dot in found.dots)
    lines = tuple(LineShown(dots[a].x, dots[a].y, dots[b].x, dots[b].y) for a, b in found.lines)
    named = [group for group in found.clusters if group.people >= LEAST_LABELLED][:MOST_LABELS]
    groups = placed(places_of_group(group, GROUP) for group in named)
    on_phone = placed(places_of_group(group, GROUP_ON_PHONE) for group in named)
    names = placed((places_of_name(dot) for dot in dots if dot.is_bridge), besides=groups)
    larger = next((size for size in SIZES if size > most), 0) if found.left_out else 0
    words = finding(found.dots, [group.label for group in named])
    return MapShown(WIDTH, HEIGHT, dots, lines, groups, on_phone, names, words, larger)


def placed(wanted: Iterable[Sequence[LabelShown]], besides: Sequence[LabelShown] = ()) -> tuple[LabelShown, ...]:
    """Each label at the first of its places where it covers none before it; left out where there is no such place."""
    kept: list[LabelShown] = []
    for places in wanted:
        free = (one for one in places if one.is_inside() and not any(one.covers(other) for other in [*besides, *kept]))
        kept += islice(free, 1)
    return tuple(kept)


def places_of_group(group: Cluster, size: Type) -> list[LabelShown]:
    """In the middle of the group, or a line or two above or below."""
    return [LabelShown(group.label, across(group.x), down(group.y) + size.line * by, size) for by in (0, 1, -1, 2, -2)]


def places_of_name(dot: DotShown) -> list[LabelShown]:
    """Above the dot, below it, or to its right or left."""
    beside = dot.radius + GAP + NAME.letter * len(dot.name) / 2
    level = dot.y + NAME.line / 3
    return [
        LabelShown(dot.name, round(x, 1), round(y, 1), NAME)
        for x, y in (
            (dot.x, dot.y - dot.radius - GAP),
            (dot.x, dot.y + dot.radius + NAME.line),
            (dot.x + beside, level),
            (dot.x - beside, level),
        )
    ]


def dot_shown(dot: Dot, smaller: float) -> DotShown:
    radius = round(smaller * (SMALLEST + (LARGEST - SMALLEST) * dot.strength**0.5), 1)
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
