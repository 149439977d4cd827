"""The shapes everything speaks: people (p,), happenings (n,), and who took part in what (m,). Days are ordinals."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import BEGAN_BY, KINDS, MEDIA, ROLES, SENIORITIES
from kithward.numerics.memory import Memory

Ints = NDArray[np.int32]
Codes = NDArray[np.int8]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ids = NDArray[np.object_]  # as the database gave them: making a million UUIDs would take longer than all the rest

UNKNOWN = -1
NEVER = 0  # a day that no one has lived: ordinals start at 1

KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
MEDIUM_CODES = {medium: code for code, medium in enumerate(MEDIA)}
SENIORITY_CODES = {seniority: code for code, seniority in enumerate(SENIORITIES)}
ROLE_CODES = {role: code for code, role in enumerate(ROLES)}
BEGAN_CODES = {beginner: code for code, beginner in enumerate(BEGAN_BY)}


@dataclass(frozen=True, slots=True)
class Labels:
    """Text values as codes (n,) into `names`; UNKNOWN where there is none. Each name may stand for several words."""

    codes: Ints
    names: tuple[tuple[str, ...], ...]

    def at(self, rows: NDArray[np.integer[Any]]) -> "Labels":
        """The labels of these rows."""
        return Labels(self.codes[rows], self.names)

    def any_of(self, accepts: "NameTest") -> Mask:
        """Which rows (n,) have a name with a word that `accepts` says yes to; each name that occurs is asked once."""
        occurs = np.zeros(len(self.names) + 1, dtype=np.bool_)  # UNKNOWN is the last
        occurs[self.codes] = True
        yes = np.zeros(len(self.names) + 1, dtype=np.bool_)
        for code in np.flatnonzero(occurs[:-1]):
            yes[code] = any(accepts(word) for word in self.names[code])
        return yes[self.codes]

    def words(self, row: int) -> tuple[str, ...]:
        code = int(self.codes[row])
        return self.names[code] if code != UNKNOWN else ()


class NameTest:
    """Says whether a word is, or holds, the one wanted; case does not matter."""

    def __init__(self, wanted: str, *, whole: bool) -> None:
        self.wanted, self.whole = wanted.casefold(), whole

    def __call__(self, word: str) -> bool:
        folded = word.casefold()
        return folded == self.wanted if self.whole else self.wanted in folded


@dataclass(frozen=True, slots=True)
class Ties:
    """Me and each person, (p,): what the rhythm needs of the log."""

    contact_count: Ints
    log_gap_sum: Floats
    first_day: Ints  # of contact, or when we met; NEVER where nothing is known
    last_day: Ints  # of contact; NEVER without one
    chosen_rhythm_days: Floats  # NaN where none was chosen


@dataclass(frozen=True, slots=True)
class People:
    """The people of the network, (p,)."""

    ids: Ids
    seniority: Codes
    fields: Labels
    organisation: Labels
    place: Labels
    ties: Ties
    memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)  # of these people alone

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def index(self) -> dict[Any, int]:
        """Where the person of each id stands."""
        return self.memory.once("index", lambda: {row_id: number for number, row_id in enumerate(self.ids)})


@dataclass(frozen=True, slots=True)
class RoleSpells:
    """Which person (k,) has been what to me, from a day to another (a far day where it lasts)."""

    person: Ints
    role: Codes
    since: Ints
    until: Ints


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """What happened, (n,), and who took part, (m,): pair j says that `pair_person[j]` was in `pair_activity[j]`.

    Follow-ups that were kept, outcomes and roles that began are happenings too, so that all goals are counted alike.
    """

    ids: Ids
    kind: Codes
    day: Ints
    minutes: Ints  # UNKNOWN where not said
    medium: Codes
    began_by: Codes
    meaningful: Codes  # 1 yes, 0 no, UNKNOWN
    form: Labels
    topics: Labels  # and the event's name
    pair_activity: Ints
    pair_person: Ints
    people: People
    roles: RoleSpells
    memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)  # of this log alone

    def __len__(self) -> int:
        return len(self.ids)
