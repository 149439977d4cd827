"""The pages that are always in reach: in the side bar of a desk, in the tab bar of a phone, by a key."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the navigation: the name of its address, its label, and the letter that leads there after `g`."""

    name: str
    label: str
    key: str
    in_tabs: bool = False  # of the few that fit the tab bar of a phone; the others stand behind "More"
    is_current: bool = False
    url: str = ""


MAIN = (
    Place("week", "This week", "w", in_tabs=True),
    Place("goals", "Goals", "g", in_tabs=True),
    Place("people", "People", "p", in_tabs=True),
    Place("log", "Log", "l", in_tabs=True),
    Place("follow_ups", "Follow-ups", "f"),
    Place("opportunities", "Opportunities", "o"),
    Place("network", "Network", "n"),
)
LOOKING = (
    Place("vision", "Vision", "v"),
    Place("roadmap", "Roadmap", "r"),
    Place("strengths", "Strengths", "t"),
    Place("review", "Review", "e"),
    Place("wins", "Wins", "a"),
)
KEEPING = (
    Place("imports", "Import", "i"),
    Place("settings", "Settings", "s"),
)


def nav(request: HttpRequest) -> dict[str, object]:
    """For every template: the places, each knowing whether the page is one of its own."""
    main, *groups = (tuple(at(place, request.path) for place in places) for places in (MAIN, LOOKING, KEEPING))
    every = [place for group in (main, *groups) for place in group]
    behind_more = [place for place in every if not place.in_tabs]
    return {"nav": {"main": main, "groups": groups, "all": every, "behind_more": behind_more}}


def at(place: Place, path: str) -> Place:
    url = reverse(place.name)
    below = path.startswith(f"{url}/") and url != "/"
    return Place(place.name, place.label, place.key, place.in_tabs, path == url or below, url)
