"""Who may be one person kept twice, with the reason in words: found by what they share, never by comparing all."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import combinations
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import numpy as np
from rapidfuzz import fuzz, process

from kithward.language.nicknames import is_same_given_name, nicknames

MOST_PAIRS: Final = 2000
MOST_ALIKE: Final = 12  # who share a thing and are each compared with each; beyond, each with the first
MOST_SHARING: Final = 6  # of one address or number: beyond, it is that of a team
MOST_COMPARED: Final = 2000  # names of one organisation that begin or end alike, compared by their letters
ROWS_AT_ONCE: Final = 500
# One letter wrong in a short full name (rapidfuzz.fuzz.ratio, 0..100); of two who share an address, about half of it.
CLOSE_SPELLING: Final = 88.0
LIKE_ENOUGH: Final = 70.0


@dataclass(frozen=True)
class Somebody:
    """What tells one person from another, in the form in which it is compared."""

    id: UUID
    name: str
    key: str  # its name key
    other_keys: tuple[str, ...] = ()
    organisation: str = ""
    organisation_key: Hashable = None
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> list[str]:
        return self.key.split()

    @property
    def given(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def family(self) -> str:
        return self.words[-1] if len(self.words) > 1 else ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two who may be one person, why, and how much speaks for it, from 0 to 1."""

    one: UUID
    other: UUID
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that speaks for it: how much in one organisation, where one is not known, and in two."""

    reason: str
    together: float
    unknown: float = 0.0
    apart: float = 0.0
    is_strong: bool = False  # stronger than two profiles on one site


Pair = tuple[Somebody, Somebody]


def likely_pairs(people: Iterable[Somebody]) -> list[Likeness]:
    """The pairs who may be one person, the likeliest first; at most 2000.

    Two different profile addresses on one site make them two, unless they share an e-mail address or a number.
    """
    everybody = list(people)
    hints: defaultdict[tuple[UUID, UUID], dict[str, Hint]] = defaultdict(dict)
    pairs: dict[tuple[UUID, UUID], Pair] = {}
    for way in (
        _same_profile,
        _same_email,
        _same_phone,
        _same_name,
        _other_name,
        _turned,
        _short,
        _shorter,
        _misspelled,
    ):
        for one, other, hint in way(everybody):
            if one.id != other.id:
                pair = (one, other) if one.id < other.id else (other, one)
                key = (pair[0].id, pair[1].id)
                pairs[key] = pair
                hints[key].setdefault(hint.reason, hint)
    found = (_likeness(pairs[key], list(some.values())) for key, some in hints.items())
    return nsmallest(MOST_PAIRS, filter(None, found), key=lambda pair: (-pair.score, pair.reason, pair.one, pair.other))


def _likeness(pair: Pair, hints: Sequence[Hint]) -> Likeness | None:
    one, other = pair
    if _other_profile(one, other) and not any(hint.is_strong for hint in hints):
        return None
    known = one.organisation_key is not None and other.organisation_key is not None
    is_same = known and one.organisation_key == other.organisation_key
    scores = [hint.together if is_same else hint.apart if known else hint.unknown for hint in hints]
    if max(scores) == 0.0:
        return None
    told = [hint.reason for hint, score in zip(hints, scores, strict=True) if score > 0.0]
    reason = ", ".join([*told, *([f"both at {one.organisation}"] if is_same else [])])
    return Likeness(one.id, other.id, reason, min(max(scores) + 0.02 * (len(told) - 1), 1.0))


def _other_profile(one: Somebody, other: Somebody) -> bool:
    """Whether both have a profile on one site, and none in common."""
    if one.profiles & other.profiles:
        return False
    return not {urlsplit(url).netloc for url in one.profiles}.isdisjoint(urlsplit(url).netloc for url in other.profiles)


# The ways in which two may be one.


def _same_profile(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    hint = Hint("same profile address", 0.99, 0.99, 0.99, is_strong=True)
    for sharing in _sharing((url, one) for one in people for url in one.profiles):
        yield from ((one, other, hint) for one, other in _each(sharing))


def _same_email(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    """Families and teams share addresses: their names must agree."""
    hint = Hint("same e-mail address", 0.97, 0.96, 0.95, is_strong=True)
    for sharing in _sharing((address, one) for one in people for address in one.emails):
        if len(sharing) <= MOST_SHARING:
            yield from ((one, other, hint) for one, other in _each(sharing) if _may_be_one(one, other))


def _same_phone(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    hint = Hint("same phone number", 0.95, 0.94, 0.93, is_strong=True)
    for sharing in _sharing((number, one) for one in people for number in one.phones):
        if len(sharing) <= MOST_SHARING:
            yield from ((one, other, hint) for one, other in _each(sharing) if _may_be_one(one, other))


def _same_name(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    """A name that very many bear says something only within one organisation, and so does a first name alone."""
    full, first = Hint("same name", 0.9, 0.7, 0.5), Hint("same first name", 0.45)
    for sharing in _sharing((one.key, one) for one in people if one.key):
        hint = full if sharing[0].family else first
        if hint is first or len(sharing) > MOST_ALIKE:
            for colleagues in _sharing((one.organisation_key, one) for one in sharing if one.organisation_key):
                yield from ((one, other, hint) for one, other in _each(colleagues))
        else:
            yield from ((one, other, hint) for one, other in _each(sharing))


def _other_name(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    by_key = _by(people, lambda one: one.key)
    for one in people:
        for key in one.other_keys:
            if " " in key and key != one.key:
                for other in by_key.get(key, ())[:MOST_ALIKE]:
                    yield one, other, Hint(f"{one.name} is known as {other.name} too", 0.88, 0.75, 0.6)


def _turned(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    hint = Hint("same name in another order", 0.85, 0.65, 0.4)
    for sharing in _sharing((tuple(sorted(one.words)), one) for one in people if one.family):
        yield from ((one, other, hint) for one, other in _each(sharing) if one.key != other.key)


def _short(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    """Jon Weber and Jonathan Weber; within one organisation J. Weber and Jonathan Weber too."""
    by_name = _by(people, lambda one: (one.given, one.family) if one.family else None)
    by_initial = _by(people, lambda one: (one.given[0], one.family, one.organisation_key) if one.family else None)
    for one in people:
        if not one.family:
            continue
        for longer in nicknames(one.given):
            if len(one.given) < len(longer):
                for other in by_name.get((longer, one.family), ())[:MOST_ALIKE]:
                    short, long = one.name.split()[0], other.name.split()[0]
                    yield one, other, Hint(f"{short} is short for {long}", 0.82, 0.6)
        if len(one.given) == 1 and one.organisation_key is not None:
            for other in by_initial.get((one.given, one.family, one.organisation_key), ())[:MOST_ALIKE]:
                if len(other.given) > 1:
                    yield one, other, Hint("same initial and family name", 0.62)


def _shorter(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    """Maria Elena Chen and Maria Chen."""
    by_key = _by(people, lambda one: one.key if len(one.words) == 2 else None)
    for one in people:
        if len(one.words) > 2:
            for other in by_key.get(f"{one.given} {one.family}", ())[:MOST_ALIKE]:
                yield one, other, Hint("same name but for the middle", 0.78, 0.6)


def _misspelled(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody, Hint]]:
    """Names of one organisation that begin or end alike, and differ by a letter or two."""
    written = [one for one in people if one.family and one.organisation_key is not None]
    written = [one for one in written if not any(mark.isdigit() for mark in one.key)]
    hint = Hint("spelled almost the same", 0.58)
    for part in ("given", "family"):
        for block in _sharing(((one.organisation_key, getattr(one, part)), one) for one in written):
            names = _by(block, lambda one: one.key)
            for key, near in _close([str(key) for key in names]):
                yield names[key][0], names[near][0], hint


def _close(keys: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of different names that are spelled almost the same; of very many, only the first are compared."""
    keys = keys[:MOST_COMPARED]
    if len(keys) < 2:
        return
    for start in range(0, len(keys), ROWS_AT_ONCE):
        scores = process.cdist(
            keys[start : start + ROWS_AT_ONCE], keys, scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING, dtype=np.float32
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            if start + row < column:
                yield keys[start + row], keys[column]


# What they share.


def _by(people: Iterable[Somebody], key: Callable[[Somebody], Hashable]) -> Mapping[Hashable, list[Somebody]]:
    found: dict[Hashable, list[Somebody]] = {}
    for one in people:
        if (value := key(one)) is not None:
            found.setdefault(value, []).append(one)
    return found


def _sharing(signs: Iterable[tuple[Hashable, Somebody]]) -> Iterator[list[Somebody]]:
    """Those who share a sign, two or more of them."""
    found: defaultdict[Hashable, list[Somebody]] = defaultdict(list)
    for sign, one in signs:
        found[sign].append(one)
    return (some for some in found.values() if len(some) > 1)


def _each(people: list[Somebody]) -> Iterator[Pair]:
    """Each with each; of very many, each with the first."""
    if len(people) <= MOST_ALIKE:
        return combinations(people, 2)
    return ((people[0], other) for other in people[1:])


def _may_be_one(one: Somebody, other: Somebody) -> bool:
    """Whether the names of two who share an address may be one person's, as "Maria", "Chen Maria" and "mchen" may."""
    others = (other.key, *other.other_keys)
    return any(_keys_agree(mine, yours) for mine in (one.key, *one.other_keys) for yours in others)


def _keys_agree(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    if not words or not others or one.isascii() != other.isascii():
        return True  # another script cannot be compared
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    if words[-1] == others[-1] and is_same_given_name(words[0], others[0]):
        return True
    return fuzz.ratio("".join(words), "".join(others)) >= LIKE_ENOUGH
