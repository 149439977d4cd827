"""Who is meant by a typed name: a known person, a few to choose from, or somebody new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from rapidfuzz import fuzz, process

from kithward.language.names import name_key
from kithward.language.nicknames import nicknames

# A name spelled otherwise is always asked about, however close: Maria Chan is not Maria Chen. The threshold only says
# who is worth asking about: one letter wrong in a short full name, two in a long one (rapidfuzz.fuzz.ratio, 0..100).
CLOSE_SPELLING: Final = 84.0
SHORTEST_MISSPELLED: Final = 4  # letters: "Tim" is no misspelled "Tom"
CANDIDATES_SHOWN: Final = 5
BY_FAR_TIMES: Final = 3  # so many times as often in contact as the next, and not longer ago, is proposed first
BY_FAR_DAYS: Final = 180  # or so many days more recently


@dataclass(frozen=True, slots=True)
class KnownName:
    """A known person, as far as a typed name can mean them."""

    id: UUID
    name: str
    key: str  # its name key
    other_names: tuple[str, ...] = ()
    organisation: str = ""
    last_contact_on: date | None = None
    contact_count: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, and why."""

    id: UUID
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant. Only "known" may be taken without asking; `proposed` is the one to offer first, by far."""

    state: Literal["known", "unsure", "new"]
    id: UUID | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    proposed: UUID | None = None


class KnownNames:
    """The names of all known people, built once and asked many times."""

    def __init__(self, people: Iterable[KnownName]) -> None:
        self.people = list(people)
        self.keys = [person.key for person in self.people]
        self.by_key: defaultdict[str, list[KnownName]] = defaultdict(list)
        self.by_given: defaultdict[str, list[KnownName]] = defaultdict(list)
        self.by_family: defaultdict[str, list[KnownName]] = defaultdict(list)
        for person in self.people:
            self.by_key[person.key].append(person)
            for key in {name_key(name) for name in person.other_names} - {person.key}:
                self.by_key[key].append(person)
            words = person.key.split()
            if words:
                self.by_given[words[0]].append(person)
            if len(words) > 1:
                self.by_family[words[-1]].append(person)


def find(name: str, known: KnownNames, *, organisation: str = "") -> Choice:
    """Who is meant by a name as it was typed, with an organisation where one was typed beside it.

    Known without asking are: the only one of that name (or of that other name); the only one of that first name, also
    with the first letter of the family name; the only one whose first name is its short form, with the same family
    name. An organisation that does not fit makes each of them a question. All else that is near is a question too.
    """
    key = name_key(name)
    if not key:
        return Choice("new")
    words = key.split()
    for people, reason in _sure_ways(key, words, known):
        if people:
            return _settled(people, reason, organisation, is_full=len(words) > 1)
    near = list(_near_ways(key, words, known))
    return _unsure(near, organisation) if near else Choice("new")


def _sure_ways(key: str, words: list[str], known: KnownNames) -> Iterator[tuple[list[KnownName], str]]:
    yield known.by_key.get(key, []), "same name"
    given, family = words[0], words[-1]
    if len(words) == 1:
        yield known.by_given.get(key, []), "first name"
    elif len(words) == 2 and len(family) == 1:
        namesakes = known.by_given.get(given, [])
        yield [one for one in namesakes if _family(one).startswith(family)], "first name and initial"
    elif len(words) == 2:
        short = nicknames(given)
        relatives = known.by_family.get(family, [])
        yield [one for one in relatives if one.key.count(" ") == 1 and _given(one) in short], "short form of the name"


def _near_ways(key: str, words: list[str], known: KnownNames) -> Iterator[tuple[KnownName, str]]:
    """Everybody who is near, the nearest way first."""
    given = words[0]
    if len(words) == 1:
        yield from (
            (one, "short form of the first name") for each in nicknames(key) for one in known.by_given.get(each, [])
        )
        yield from ((one, "family name") for one in known.by_family.get(key, []))
        for close in _close(key, list(known.by_given)):
            yield from ((one, f"spelled like {close.capitalize()}") for one in known.by_given[close])
        return
    turned = (one for one in known.by_given.get(words[-1], []) if sorted(one.key.split()) == sorted(words))
    yield from ((one, "same words in another order") for one in turned)
    namesakes, relatives = known.by_given.get(given, []), known.by_family.get(words[-1], [])
    yield from ((one, "same first name, and a part of the rest") for one in namesakes if _shares_more(one, words))
    yield from ((one, "known by the first name only") for one in namesakes if one.key == given)
    yield from ((one, "short form of the name") for one in relatives if _given(one) in nicknames(given))
    yield from ((one, "same family name and initial") for one in relatives if _is_initial(given, _given(one)))
    for close in _close(key, known.keys):
        yield from ((one, "spelled almost the same") for one in known.by_key[close])


def _close(key: str, keys: list[str]) -> list[str]:
    if len(key) < SHORTEST_MISSPELLED:
        return []
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING, limit=None)
    return [match[0] for match in sorted(found, key=lambda match: (-match[1], match[0]))]


def _settled(people: list[KnownName], reason: str, organisation: str, *, is_full: bool) -> Choice:
    there = [person for person in people if organisation and _is_there(person, organisation)]
    if len(there) == 1:
        return Choice("known", there[0].id, f"{reason} and organisation")
    contradicted = bool(organisation) and (bool(people[0].organisation) or not is_full)
    if len(people) == 1 and not contradicted:
        return Choice("known", people[0].id, f"{reason}, the only one")
    return _unsure([(person, reason) for person in there or people], organisation)


def _unsure(near: list[tuple[KnownName, str]], organisation: str) -> Choice:
    """The candidates, nearest way first, and within one way the one most lately in contact first."""
    reasons: dict[UUID, tuple[KnownName, str]] = {}
    for person, reason in near:
        reasons.setdefault(person.id, (person, reason))
    order = list(dict.fromkeys(reason for _, reason in near))
    ranked = sorted(
        reasons.values(),
        key=lambda each: (
            organisation != "" and not _is_there(each[0], organisation),
            order.index(each[1]),
            -(each[0].last_contact_on or date.min).toordinal(),
            -each[0].contact_count,
            each[0].key,
            each[0].id,
        ),
    )
    candidates = tuple(
        Candidate(person.id, person.name, _with_organisation(reason, person)) for person, reason in ranked
    )
    stands_out = len(ranked) == 1 or (ranked[0][1] == ranked[1][1] and _is_by_far(ranked[0][0], ranked[1][0]))
    proposed = ranked[0][0].id if stands_out else None
    return Choice("unsure", None, ranked[0][1], candidates[:CANDIDATES_SHOWN], proposed)


def _is_by_far(first: KnownName, second: KnownName) -> bool:
    """Whether the first is in contact far more lately, or far more often, than the second."""
    if first.last_contact_on is None:
        return False
    if second.last_contact_on is None:
        return True
    days = (first.last_contact_on - second.last_contact_on).days
    return days >= BY_FAR_DAYS or (days >= 0 and first.contact_count >= BY_FAR_TIMES * max(second.contact_count, 1))


def _with_organisation(reason: str, person: KnownName) -> str:
    return f"{reason}, at {person.organisation}" if person.organisation else reason


def _is_there(person: KnownName, organisation: str) -> bool:
    """Whether the organisations may be one: "Wayfarer" and "Wayfarer GmbH" are."""
    known, typed = name_key(person.organisation).split(), name_key(organisation).split()
    shorter = min(len(known), len(typed))
    return shorter > 0 and known[:shorter] == typed[:shorter]


def _shares_more(person: KnownName, words: list[str]) -> bool:
    """Whether the family name is the same too, or the one name is a part of the other."""
    parts = person.key.split()
    return len(parts) > 1 and (parts[-1] == words[-1] or set(parts) < set(words) or set(words) < set(parts))


def _is_initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _given(person: KnownName) -> str:
    return person.key.partition(" ")[0]


def _family(person: KnownName) -> str:
    return person.key.rpartition(" ")[2] if " " in person.key else ""
