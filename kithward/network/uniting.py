"""What one person is known by when two who were kept apart turn out to be one: nothing is lost."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from kithward.language.names import name_key

TYPED: Final = "typed"
DERIVED: Final = "derived"

# The person chooses between two values of these; all others are united by themselves.
CHOSEN: Final = (
    "name",
    "title",
    "organisation_id",
    "place",
    "seniority",
    "how_met",
    "chosen_rhythm_days",
    "profile_url",
)
_PARTS_OF_NAME = ("given_name", "family_name")
_JOINED = ("notes", "offer", "ask")
_UNITED = ("fields", "tags")
UNITED_COLUMNS: Final = (
    *CHOSEN,
    *_PARTS_OF_NAME,
    *_JOINED,
    *_UNITED,
    "name_key",
    "other_names",
    "other_profile_urls",
    "met_on",
    "origins",
)


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two: the columns of their row."""

    id: UUID
    columns: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.columns[column]

    def origin(self, column: str) -> str:
        """Where a value came from, "" where there is none; of unknown origin it counts as typed."""
        return str(self["origins"].get(_as_told(column), TYPED)) if self[column] else ""


def differing(keep: Half, other: Half) -> tuple[str, ...]:
    """The columns between whose values the person chooses: both have one, not the same, and one at least was told."""
    return tuple(
        column
        for column in CHOSEN
        if keep[column] and other[column] and keep[column] != other[column] and not _are_derived(column, keep, other)
    )


def _are_derived(column: str, *halves: Half) -> bool:
    return all(half.origin(column) == DERIVED for half in halves)


def better(column: str, keep: Half, other: Half) -> Half:
    """Whose value is proposed: typed over imported over derived, something over nothing, of names the fuller."""

    def rank(half: Half) -> tuple[int, int, int]:
        trust = {"": 0, DERIVED: 1, TYPED: 3}.get(half.origin(column), 2)
        words = half["name_key"].split() if column == "name" else []
        return trust, len(words), len(words[0]) if words else 0

    return other if rank(other) > rank(keep) else keep


def united(keep: Half, other: Half, *, choices: Mapping[str, UUID]) -> dict[str, Any]:
    """The columns of the one person; `choices` name, by column, the one whose value is kept.

    A value that was chosen against what is proposed, or over another of the same source, counts as typed: the next
    import of that source would turn it round again.
    """
    taken, origins = _taken(keep, other, choices)
    found: dict[str, Any] = {column: half[column] for column, half in taken.items()}
    found |= _names(keep, other, found["name"], origins)
    for column in _JOINED:
        found[column] = _joined_text(keep[column], other[column])
        origins[column] = _of_both(column, keep, other)
    for column in _UNITED:
        found[column], origins[column] = _united_list(column, keep, other)
    urls = [*keep["other_profile_urls"], *other["other_profile_urls"], keep["profile_url"], other["profile_url"]]
    found["other_profile_urls"] = [url for url in _once(urls) if url != found["profile_url"]]
    found["met_on"], origins["met_on"] = _earliest(keep, other)
    every_origin = {**other["origins"], **keep["origins"], **origins}
    return {**found, "origins": {column: origin for column, origin in every_origin.items() if origin}}


def _taken(keep: Half, other: Half, choices: Mapping[str, UUID]) -> tuple[dict[str, Half], dict[str, str]]:
    """Whose value each column takes, and where it then comes from."""
    halves, both = {keep.id: keep, other.id: other}, differing(keep, other)
    taken: dict[str, Half] = {}
    origins: dict[str, str] = {}
    for column in CHOSEN:
        # What was derived goes with the title that it was derived from.
        proposed = taken["title"] if _are_derived(column, keep, other) else better(column, keep, other)
        taken[column] = halves.get(choices.get(column, proposed.id), proposed) if column in both else proposed
        origin = taken[column].origin(column)
        if column in both and (taken[column] is not proposed or keep.origin(column) == other.origin(column)):
            origin = TYPED
        origins[_as_told(column)] = origin
    return taken, origins


def _as_told(column: str) -> str:
    """The name under which the origin of a column is kept."""
    return column.removesuffix("_id")


def _names(keep: Half, other: Half, name: str, origins: dict[str, str]) -> dict[str, Any]:
    """The name with its parts, from whoever bears it, and all other names of both."""
    bearers = [half for half in (keep, other) if half["name"] == name] + [
        half for half in (keep, other) if half["name"] != name and half["name_key"] == name_key(name)
    ]
    found: dict[str, Any] = {"name_key": bearers[0]["name_key"]}
    for column in _PARTS_OF_NAME:
        bearer = next((half for half in bearers if half[column]), bearers[0])
        found[column], origins[column] = bearer[column], bearer.origin(column)
    others = _once([*keep["other_names"], *other["other_names"], keep["name"], other["name"]], _key_of)
    found["other_names"] = [each for each in others if _key_of(each) != _key_of(name)]
    if found["other_names"]:
        lost = {keep["name"]: keep, other["name"]: other}
        told = [half.origin("other_names") for half in (keep, other)]
        told += [half.origin("name") for lost_name, half in lost.items() if lost_name != name]
        origins["other_names"] = TYPED if TYPED in told else next(filter(None, told), TYPED)
    return found


def _key_of(name: str) -> str:
    return name_key(name) or name.casefold()


def _joined_text(one: str, other: str) -> str:
    """Both texts, or the one that holds the other."""
    if other.strip() in one:
        return one
    return other if one.strip() in other else f"{one.rstrip()}\n\n{other.lstrip()}"


def _of_both(column: str, keep: Half, other: Half) -> str:
    origins = (keep.origin(column), other.origin(column))
    return TYPED if TYPED in origins else next(filter(None, origins), "")


def _united_list(column: str, keep: Half, other: Half) -> tuple[list[str], str]:
    """The entries of both; but derived ones give way to what was told."""
    told = [half for half in (keep, other) if half.origin(column) not in ("", DERIVED)]
    halves = told or [keep, other]
    origins = [half.origin(column) for half in halves if half[column]]
    united_origin = TYPED if TYPED in origins else next(iter(origins), "")
    return _once((entry for half in halves for entry in half[column]), str.casefold), united_origin


def _earliest(keep: Half, other: Half) -> tuple[Any, str]:
    days = [half for half in (keep, other) if half["met_on"]]
    first = min(days, key=lambda half: half["met_on"], default=keep)
    return first["met_on"], first.origin("met_on")


def _once(entries: Iterable[str], key: Callable[[str], str] = str) -> list[str]:
    found: dict[str, str] = {}
    for entry in entries:
        if entry:
            found.setdefault(key(entry), entry)
    return list(found.values())
