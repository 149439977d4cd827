"""Everything that happened, newest first, a page at a time.

Pages go on from the last entry that was seen, not from a number of entries: however far back, a page costs the same,
and none is shown twice when something is logged meanwhile.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from kithward.language.names import name_key
from kithward.language.terms import ACTIVITY_KINDS
from kithward.network.models import Activity, FollowUp, Outcome, Participation, Person, TieRole
from kithward.workspaces.models import Workspace

A_PAGE: Final = 50
MOST_NAMESAKES: Final = 500  # whom a word of a search may name
FIRST_ID: Final = UUID(int=0)
# What is told of an activity, in the order of an Entry.
TOLD: Final = (
    "id", "day", "kind", "form", "minutes", "medium", "meaningful", "event_name", "topics", "note", "source",
)  # fmt: skip
MOST_LOOKED_THROUGH: Final = 100_000  # activities that one page of a search reads, so that it answers soon


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for in the log; empty where anything will do. `only` holds ids of activities."""

    kind: str = ""  # one of language.terms.KINDS
    person_id: UUID | None = None
    text: str = ""
    first: date | None = None
    last: date | None = None
    only: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the log a page ended: its last entry."""

    day: date
    id: UUID


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in an entry."""

    id: UUID
    name: str
    part: str = "present"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened: an activity, or a promise kept, an outcome, a role that began."""

    id: UUID
    day: date
    kind: str  # one of language.terms.KINDS
    form: str = ""  # of an activity, the kind of an outcome, the role
    minutes: int | None = None
    medium: str = ""
    meaningful: bool | None = None
    event_name: str = ""
    topics: Sequence[str] = ()
    note: str = ""  # also what was promised
    source: str = "typed"
    people: tuple[Who, ...] = ()

    @property
    def is_activity(self) -> bool:
        return self.kind in ACTIVITY_KINDS


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some entries, and where the next page goes on, if there is one.

    `looked_back_to` is set where a search stopped to answer soon: what is older was not looked at yet.
    """

    entries: tuple[Entry, ...]
    goes_on: Place | None
    looked_back_to: date | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought in a workspace, with what has to be found out once for all tables."""

    workspace: Workspace
    sought: Sought
    after: Place | None
    since: date | None  # no further back than this
    names: dict[str, list[UUID]] = field(default_factory=dict)  # who is called by each word, and by all of them

    def in_order(self, rows: QuerySet[Any], column: str) -> QuerySet[Any]:
        """Rows of the days that are sought, the latest first, behind the place where the last page ended."""
        first = max(filter(None, (self.sought.first, self.since)), default=None)
        if first is not None:
            rows = rows.filter(**{f"{column}__gte": first})
        if self.sought.last is not None:
            rows = rows.filter(**{f"{column}__lte": self.sought.last})
        if self.after is not None:
            # Said as a bound on the day, which an index knows, less those of that day that were seen.
            rows = rows.filter(**{f"{column}__lte": self.after.day})
            rows = rows.exclude(**{column: self.after.day, "id__gte": self.after.id})
        return rows.order_by(F(column).desc(), "-id")

    def with_words(
        self, rows: QuerySet[Any], columns: Sequence[str], people: Callable[[list[UUID]], Q]
    ) -> QuerySet[Any]:
        """Those rows that hold every word in these columns or in a name."""
        if not self.sought.text:
            return rows
        every = Q()
        for word in self.sought.text.split():
            fits = people(self.called(word))
            for column in columns:
                fits |= Q(**{f"{column}__icontains": word})
            every &= fits
        return rows.filter(every | people(self.called(self.sought.text)))

    def called(self, words: str) -> list[UUID]:
        """Those whose name holds all these words, in contact last first."""
        if words not in self.names:
            people = Person.objects.of(self.workspace)
            for word in words.split():
                people = people.filter(name_key__contains=name_key(word) or word)
            latest = people.order_by(F("last_contact_on").desc(nulls_last=True), "id")
            self.names[words] = list(latest.values_list("id", flat=True)[:MOST_NAMESAKES])
        return self.names[words]


def log_page(workspace: Workspace, sought: Sought, *, after: Place | None = None) -> LogPage:
    """The entries that are sought, the latest first, behind the place where the last page ended."""
    search = Search(workspace, sought, after, looked_back_to(workspace, sought, after))
    every = (entries for entries in sources(search))
    found = list(islice(merge(*every, key=lambda entry: (entry.day, entry.id), reverse=True), A_PAGE + 1))
    shown = with_people(workspace, found[:A_PAGE])
    if len(found) > A_PAGE:
        return LogPage(shown, Place(shown[-1].day, shown[-1].id))
    if search.since is not None:
        return LogPage(shown, Place(search.since, FIRST_ID), search.since)
    return LogPage(shown, None)


def looked_back_to(workspace: Workspace, sought: Sought, after: Place | None) -> date | None:
    """How far back one page of a search reads; None where it is found without reading through what is not sought."""
    if not (sought.text or sought.kind in ACTIVITY_KINDS) or sought.person_id is not None or sought.only is not None:
        return None
    rows = Search(workspace, replace(sought, text="", kind=""), after, None).in_order(
        Activity.objects.of(workspace), "day"
    )
    days = rows.order_by("-day").values_list("day", flat=True)  # the index on days is enough
    return days[MOST_LOOKED_THROUGH : MOST_LOOKED_THROUGH + 1].first()


def sources(search: Search) -> Iterator[Iterable[Entry]]:
    """What is sought of each table that has entries."""
    kind = search.sought.kind
    if not kind or kind in ACTIVITY_KINDS:
        found = list(activities(search))
        yield found
        if len(found) > A_PAGE:  # what is older than these is on a later page
            search = replace(search, since=found[-1].day)
    if search.sought.only is None:
        others = {"follow_up": kept_promises, "outcome": outcomes, "role": roles}
        yield from (entries(search) for name, entries in others.items() if kind in ("", name))


def activities(search: Search) -> Iterator[Entry]:
    workspace, sought = search.workspace, search.sought
    rows = search.in_order(Activity.objects.of(workspace), "day")
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    parts = Participation.objects.of(workspace)
    if sought.text:
        rows = search.with_words(
            rows.annotate(topics_text=Cast("topics", TextField())),
            ("event_name", "topics_text", "note", "form"),
            lambda people: Q(id__in=parts.filter(person_id__in=people).values("activity_id")),
        )
    ids = sought.only
    if sought.person_id is not None:
        ids_of_person = frozenset(parts.filter(person_id=sought.person_id).values_list("activity_id", flat=True))
        ids = ids_of_person if ids is None else ids & ids_of_person
    for row in rows.values_list(*TOLD)[: A_PAGE + 1] if ids is None else latest_of(rows, ids):
        yield Entry(*row)


def latest_of(rows: QuerySet[Any], ids: frozenset[UUID]) -> list[tuple[Any, ...]]:
    """The latest of the rows with these ids.

    Put in order here: asked for the order, SQLite would go through all days instead of the few rows.
    """
    found = sorted(rows.filter(id__in=ids).order_by().values_list("day", "id"), reverse=True)[: A_PAGE + 1]
    chosen = rows.filter(id__in=[row_id for _, row_id in found]).order_by()
    return sorted(chosen.values_list(*TOLD), key=itemgetter(1, 0), reverse=True)


def kept_promises(search: Search) -> Iterator[Entry]:
    rows = FollowUp.objects.of(search.workspace).filter(done_on__isnull=False)
    for row_id, day, person, name, what in about_somebody(search, rows, "done_on", "what"):
        yield Entry(row_id, day, "follow_up", note=what, people=somebody(person, name))


def outcomes(search: Search) -> Iterator[Entry]:
    rows = Outcome.objects.of(search.workspace)
    for row_id, day, person, name, kind, note in about_somebody(search, rows, "day", "kind", "note"):
        yield Entry(row_id, day, "outcome", kind, note=note, people=somebody(person, name))


def roles(search: Search) -> Iterator[Entry]:
    rows = TieRole.objects.of(search.workspace)
    for row_id, day, person, name, role in about_somebody(search, rows, "since_on", "role"):
        yield Entry(row_id, day, "role", role, people=somebody(person, name))


def about_somebody(search: Search, rows: QuerySet[Any], day: str, *columns: str) -> QuerySet[Any]:
    """What is sought among rows that name one person or none: the id, day, person and name of each, and `columns`."""
    rows = search.with_words(search.in_order(rows, day), columns, lambda people: Q(person_id__in=people))
    if search.sought.person_id is not None:
        rows = rows.filter(person_id=search.sought.person_id)
    return rows.values_list("id", day, "person_id", "person__name", *columns)[: A_PAGE + 1]


def somebody(person_id: UUID | None, name: str) -> tuple[Who, ...]:
    return () if person_id is None else (Who(person_id, name),)


def with_people(workspace: Workspace, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, the activities among them with those who took part, by name."""
    parts = Participation.objects.of(workspace).filter(
        activity_id__in=[entry.id for entry in entries if entry.is_activity], person__workspace=workspace
    )
    people: defaultdict[UUID, list[Who]] = defaultdict(list)
    rows = parts.order_by("person__name_key", "id").values_list("activity_id", "person_id", "person__name", "part")
    for activity_id, person_id, name, part in rows:
        people[activity_id].append(Who(person_id, name, part))
    return tuple(replace(entry, people=tuple(people[entry.id])) if entry.is_activity else entry for entry in entries)
