"""Which people are wanted, in which order, and what there is to choose from. Pure: arrays in, places out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import ROLES, SENIORITIES
from kithward.numerics.arrays import NEVER, UNKNOWN, ActivityLog, Codes, Floats, Ints, Labels, Mask, NameTest, People
from kithward.numerics.measure import Measure, seniority_holds
from kithward.numerics.ties import STATES, tie_health
from kithward.numerics.whom import person_filters

SORTS: Final = ("last", "name", "tie", "late")
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is looked for: words, and filters that are empty where anything will do."""

    query: str = ""
    field: str = ""
    organisation: str = ""
    seniority: str = ""  # this or higher, as in goals
    role: str = ""  # that they have now
    place: str = ""
    tag: str = ""
    states: tuple[str, ...] = ()  # of STATES: any of them
    never_met: bool = False
    late: bool = False
    sort: str = "last"

    @property
    def measure(self) -> Measure:
        """The filters that goals have too."""
        return Measure(
            "people",
            field=self.field,
            organisation=self.organisation,
            seniority=self.seniority,
            role=self.role,
            place=self.place,
            level=True,
        )


@dataclass(frozen=True)
class TiesOn:
    """How the ties with p people stand on a day."""

    people: People
    day: int
    by_name: Ints  # the people's places in order of their names
    _orders: dict[str, Places] = field(default_factory=dict)

    @cached_property
    def silence_days(self) -> Ints:
        """Days since the last contact, (p,); what there is for those never in contact means nothing."""
        return np.maximum(self.day - self.people.ties.last_day, 0).astype(np.int32)

    @cached_property
    def _health(self) -> tuple[Floats, Floats, Floats, Codes]:
        ties = self.people.ties
        found = tie_health(ties.contact_count, ties.log_gap_sum, self.silence_days, ties.chosen_rhythm_days)
        return found.alive, found.rhythm_days, found.reminder_after_days, found.state

    @property
    def alive(self) -> Floats:
        return self._health[0]

    @property
    def rhythm_days(self) -> Floats:
        return self._health[1]

    @property
    def state(self) -> Codes:
        """Numbers in STATES, (p,)."""
        return self._health[3]

    @cached_property
    def late_days(self) -> Ints:
        """Days since the reminder came due, (p,); 0 where it has not."""
        met = self.people.ties.contact_count > 0
        over = np.where(met, self.silence_days - self._health[2], 0.0)
        return np.ceil(np.maximum(over, 0.0)).astype(np.int32)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many ties there are in each state."""
        return dict(zip(STATES, np.bincount(self.state, minlength=len(STATES)).tolist(), strict=True))

    def order(self, sort: str) -> Places:
        """Everybody's places in one of SORTS; where that leaves two alike, by name."""
        if sort not in self._orders:
            last = -self.people.ties.last_day
            keys = {"last": (last,), "name": (), "tie": (last, self.state), "late": (last, -self.late_days)}[sort]
            order = self.by_name.astype(np.int64)
            for key in keys:
                order = order[np.argsort(key[order], kind="stable")]
            self._orders[sort] = order
        return self._orders[sort]

    @cached_property
    def into_fields(self) -> Counter[str]:
        """How many ties that are not dormant lead into each field of work."""
        return label_counts(self.people.fields, self.state < STATES.index("dormant"))


def matching(wanted: Wanted, log: ActivityLog, ties: TiesOn, tags: Labels) -> Mask:
    """The people (p,) for whom every filter holds; the words are looked up elsewhere."""
    holds = np.ones(len(log.people), dtype=np.bool_)
    for mask in person_filters(wanted.measure, log, since=ties.day, until=ties.day).values():
        holds &= mask
    if wanted.states:
        holds &= np.isin(ties.state, [STATES.index(state) for state in wanted.states])
    if wanted.never_met:
        holds &= log.people.ties.first_day == NEVER
    if wanted.late:
        holds &= ties.late_days > 0
    if wanted.tag:
        holds &= tags.any_of(NameTest(wanted.tag, whole=True))
    return holds


def in_order(holds: Mask, order: Places, *, first: Mask | None = None) -> Places:
    """The places of those who are wanted in their order, those in `first` before all others."""
    found = order[holds[order]]
    if first is None:
        return found
    leads = first[found]
    return np.concatenate([found[leads], found[~leads]])


def label_counts(labels: Labels, among: Mask | None = None) -> Counter[str]:
    """How many rows have each word."""
    codes = labels.codes if among is None else labels.codes[among]
    found: Counter[str] = Counter()
    for code, size in enumerate(np.bincount(codes[codes != UNKNOWN], minlength=len(labels.names)).tolist()):
        if size:
            for word in labels.names[code]:
                found[word] += size
    return found


@dataclass(frozen=True, slots=True)
class Choices:
    """What people can be filtered by, each value with the number of people who have it, most first."""

    fields: tuple[tuple[str, int], ...]
    organisations: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    seniorities: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]


def choices(log: ActivityLog, tags: Labels, *, day: int, most: int) -> Choices:
    """What there is to filter by, at most so many of each; seniorities and roles in their own order."""
    people, roles = log.people, log.roles
    running = (roles.since <= day) & (roles.until >= day) & (roles.person != UNKNOWN)
    return Choices(
        fields=top(label_counts(people.fields), most),
        organisations=top(label_counts(people.organisation), most),
        places=top(label_counts(people.place), most),
        tags=top(label_counts(tags), most),
        seniorities=named(SENIORITIES, lambda _, word: int(seniority_holds(people.seniority, word).sum())),
        roles=named(ROLES, lambda code, _: len(np.unique(roles.person[running & (roles.role == code)]))),
    )


def top(counts: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))[:most])


def named(words: Iterable[str], count: Callable[[int, str], int]) -> tuple[tuple[str, int], ...]:
    counted = ((word, count(code, word)) for code, word in enumerate(words))
    return tuple((word, number) for word, number in counted if number)
