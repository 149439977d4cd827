"""Everybody in memory, to be found by words and filters: read once, then kept up as the log is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from json import loads
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import QuerySet

from kithward.language.words import words_of
from kithward.network.columns import as_uuid, columns, text_of
from kithward.network.finding import Choices, TiesOn, Wanted, choices, in_order, matching
from kithward.network.models import Organisation, Person
from kithward.network.snapshot import Snapshot, labels, latest
from kithward.network.word_index import RowText, WordIndex, nothing_indexed, with_rows
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ints, Labels, Mask, People
from kithward.numerics.whom import people_at
from kithward.workspaces.kept import Kept
from kithward.workspaces.models import Workspace

MOST_CHOICES = 20  # of each filter; what is rarer can be typed


@dataclass(frozen=True)
class Texts:
    """What the people of a snapshot are found by, in its order, as it was at one version."""

    version: int
    people: People
    words: WordIndex
    tags: Labels
    names: tuple[str, ...]  # name keys
    by_name: Ints
    ties: dict[int, TiesOn] = field(default_factory=dict)  # by day; one is kept
    choices: dict[int, tuple[ActivityLog, Choices]] = field(default_factory=dict)  # by day, as long as the log is it


@dataclass(frozen=True)
class Directory:
    """Everybody, on a day."""

    log: ActivityLog
    place: dict[Any, int]
    texts: Texts
    ties: TiesOn

    def find(self, wanted: Wanted, *, among: Mask | None = None) -> "Found":
        """The people who are wanted, in the order wanted; with words, those first whose names hold them all."""
        holds = matching(wanted, self.log, self.ties, self.texts.tags)
        if among is not None:
            holds &= among
        by_name = None
        if wanted.query.strip():
            words = words_of(wanted.query)
            anywhere, by_name = self.texts.words.holding(words)
            holds &= anywhere if words else False
        return Found(self.log.people, in_order(holds, self.ties.order(wanted.sort), first=by_name))

    def places_of(self, ids: Sequence[UUID]) -> Ints:
        """Where these people stand in the arrays; UNKNOWN for those who are not here."""
        as_text = len(self.log.people) > 0 and isinstance(self.log.people.ids[0], str)
        return np.array([self.place.get(one.hex if as_text else one, UNKNOWN) for one in ids], dtype=np.int32)

    def choices(self) -> Choices:
        """What there is to filter by."""
        day = self.ties.day
        known = self.texts.choices.get(day)
        if known is None or known[0] is not self.log:
            known = self.log, choices(self.log, self.texts.tags, day=day, most=MOST_CHOICES)
            self.texts.choices.clear()
            self.texts.choices[day] = known
        return known[1]


@dataclass(frozen=True, slots=True)
class Found:
    """People by their places in the arrays."""

    people: People
    places: Any

    def __len__(self) -> int:
        return len(self.places)

    def ids(self, first: int = 0, most: int | None = None) -> list[UUID]:
        """The ids of so many of them from the `first` on."""
        chosen = self.places[first:] if most is None else self.places[first : first + most]
        return [as_uuid(one) for one in self.people.ids[chosen]]


kept: Kept[Texts] = Kept()


def directory(workspace: Workspace, as_of: date, *, since: date | None = None) -> Directory:
    """Everybody as they are now, on a day; with a log that reaches back to `since` at least."""
    snapshot = latest(workspace, since or as_of)
    texts = texts_of(workspace, snapshot, kept.get(workspace.id))
    kept.keep_with_transaction(workspace.id, texts)
    day = as_of.toordinal()
    ties = texts.ties.get(day)
    if ties is None:
        ties = TiesOn(texts.people, day, texts.by_name)
        texts.ties.clear()
        texts.ties[day] = ties
    return Directory(snapshot.whole, snapshot.place, texts, ties)


def texts_of(workspace: Workspace, snapshot: Snapshot, known: Texts | None) -> Texts:
    """The texts of the people in the snapshot: those known, with what was changed since."""
    if known is not None and known.version <= snapshot.version:
        if known.people is snapshot.whole.people:
            return known
        rows = Person.objects.of(workspace).filter(log_version__gt=known.version)
        return brought_up(known, snapshot, read_texts(workspace, rows))
    none = np.empty(0, dtype=np.int32)
    nothing = Texts(0, people_at(snapshot.whole.people, none), nothing_indexed(), Labels(none, ()), (), none)
    return brought_up(nothing, snapshot, read_texts(workspace, Person.objects.of(workspace)))


@dataclass(frozen=True, slots=True)
class Read:
    """Rows as they were read, (c,)."""

    ids: list[Any]
    names: list[str]
    texts: list[RowText]
    tags: list[str]  # as JSON


def read_texts(workspace: Workspace, rows: QuerySet[Person]) -> Read:
    """What these people are found by."""
    chosen = ("id", "name", "name_key", "title", "organisation_id", "place", "notes")
    ids, names, keys, *said, others, fields, tags = columns(
        rows, *chosen, others=text_of("other_names"), fields=text_of("fields"), tags=text_of("tags")
    )
    organisations = dict(zip(*columns(Organisation.objects.of(workspace), "id", "name"), strict=True)) if ids else {}
    texts = [
        RowText(
            (name, *(loads(other) if other != "[]" else ())),
            (title, organisations.get(organisation, ""), place, notes, *loads(field), *loads(tag)),
        )
        for name, other, title, organisation, place, notes, field, tag in zip(
            names, others, *said, fields, tags, strict=True
        )
    ]
    return Read(ids, keys, texts, tags)


def brought_up(known: Texts, snapshot: Snapshot, read: Read) -> Texts:
    """The texts of `known` and of the rows that were `read`, in the order of the snapshot.

    Somebody who is in neither has vanished since the snapshot was taken, and is found by nothing.
    """
    place = snapshot.place
    new = [(place[person_id], number) for number, person_id in enumerate(read.ids) if person_id in place]
    at, chosen = (np.array(column, dtype=np.int64) for column in (zip(*new, strict=True) if new else ((), ())))
    source = sources(known, snapshot)
    names, by_name = known.names, known.by_name
    keys = {row: read.names[number] for row, number in new}
    if len(source) != len(names) or np.any(np.diff(source) != 1) or any(names[row] != keys[row] for row in keys):
        before = (*names, "")  # UNKNOWN is the last
        names = tuple(keys.get(row) or before[old] for row, old in enumerate(source.tolist()))
        by_name = name_order(known, names, source)
    source[at] = UNKNOWN  # read anew
    moved = np.full(len(known.names), UNKNOWN, dtype=np.int32)
    stays = np.flatnonzero(source != UNKNOWN)
    moved[source[stays]] = stays
    texts = [read.texts[number] for number in chosen.tolist()]
    return Texts(
        version=snapshot.version,
        people=snapshot.whole.people,
        words=with_rows(known.words, texts, at=at, moved=moved, rows=len(source)),
        tags=tags_at(known.tags, read, source=source, at=at, chosen=chosen),
        names=names,
        by_name=by_name,
    )


def sources(known: Texts, snapshot: Snapshot) -> Ints:
    """For each person of the snapshot the row that they have in `known`, or UNKNOWN."""
    before, now = known.people.ids, snapshot.whole.people.ids
    source = np.full(len(now), UNKNOWN, dtype=np.int32)
    if len(before) <= len(now) and np.array_equal(before, now[: len(before)]):  # nobody went, as nearly always
        source[: len(before)] = np.arange(len(before), dtype=np.int32)
        return source
    place = {person_id: row for row, person_id in enumerate(before)}
    source[:] = [place.get(person_id, UNKNOWN) for person_id in now]
    return source


def tags_at(known: Labels, read: Read, *, source: Ints, at: Any, chosen: Any) -> Labels:
    """The tags of everybody in the order of the snapshot."""
    more = labels([tags if tags != "[]" else "" for tags in read.tags], loads)
    codes = np.append(known.codes, np.int32(UNKNOWN))[source]  # UNKNOWN is the last place
    codes[at] = np.where(more.codes == UNKNOWN, UNKNOWN, more.codes + len(known.names)).astype(np.int32)[chosen]
    return Labels(codes, known.names + more.names)


def name_order(known: Texts, names: Sequence[str], source: Ints) -> Ints:
    """Everybody's places in order of their names; quick where most are in order already."""
    place = np.full(len(known.names), UNKNOWN, dtype=np.int32)
    came = np.flatnonzero(source != UNKNOWN)
    place[source[came]] = came
    before = place[known.by_name]
    places = [*before[before != UNKNOWN].tolist(), *np.flatnonzero(source == UNKNOWN).tolist()]
    places.sort(key=names.__getitem__)
    return np.array(places, dtype=np.int32)
