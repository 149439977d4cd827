"""What of a win is told to others: what kind of win it is, and beyond that nothing but what is chosen."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kithward.language.dates import day_in_words
from kithward.wins.habits import LEVELS
from kithward.wins.triggers import SHARES

if TYPE_CHECKING:
    from kithward.wins.models import Win

PARTS: Final = {
    "title": "What it was, in your words",
    "evidence": "How it is known",
    "celebrated": "How you celebrated it",
    "day": "The day",
    "name": "Your name",
}
SAID_ALREADY: Final = (*(words for _, _, words in SHARES), *(words for *_, words in LEVELS))


@dataclass(frozen=True, slots=True)
class Shared:
    """What may be told, in the order in which it is."""

    headline: str
    told: tuple[str, ...]
    footer: str


def shared(win: "Win", parts: Collection[str], *, owner: str) -> Shared:
    """A win with the chosen of its PARTS, as far as there is any."""
    title = told_apart(win.title) if "title" in parts else ""
    told = (title, *(getattr(win, part) for part in ("evidence", "celebrated") if part in parts))
    footer = (owner if "name" in parts else "", day_in_words(win.day) if "day" in parts else "")
    return Shared(win.headline, tuple(filter(None, told)), " · ".join(filter(None, footer)))


def told_apart(title: str) -> str:
    """A title without what the headline says already: the goal of "Half way: Meet five leaders"."""
    before, colon, after = title.partition(": ")
    return after if colon and before in SAID_ALREADY else title
