"""What a goal counts: its rule, and the rows of the log that the rule takes."""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import ACTS, CONTACT_KINDS, KINDS, UNIT_KINDS
from kithward.numerics.arrays import (
    BEGAN_CODES,
    KIND_CODES,
    MEDIUM_CODES,
    NEVER,
    ROLE_CODES,
    SENIORITY_CODES,
    UNKNOWN,
    ActivityLog,
    Codes,
    Ints,
    Labels,
    Mask,
    NameTest,
)

RECONNECT_DAYS = 60  # a tie silent for this long is taken up again by a contact; about the usual gap (numerics.ties)
WRITTEN_MEDIA = ("linkedin", "email", "chat")
MINE_UNITS = ("introductions", "messages")  # made and sent: what others did for me is theirs
NOTHING = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Measure:
    """The counting rule of a goal: a unit, and filters that are empty where anything will do."""

    unit: str  # one of language.terms.UNITS
    act: str = ""  # for people: one of language.terms.ACTS; empty with a role: the role is what is reached
    form: str = ""  # conference, coffee, referral ...: one of language.terms.FORMS
    new: bool | None = None  # True: people first met within the window; False: people known before it
    meaningful: bool | None = None
    began_by_me: bool | None = None
    field: str = ""
    seniority: str = ""  # this or higher; "student", "junior" and "mid" stand for themselves
    role: str = ""
    organisation: str = ""
    place: str = ""
    medium: str = ""
    topic: str = ""
    min_minutes: int = 0  # at least this long
    level: bool = False  # all there ever was, not only what happened in the window ("grow to 500")

    @property
    def counts_people(self) -> bool:
        """Whether each person is counted once."""
        return self.unit == "people"

    @property
    def asks_of_people(self) -> bool:
        """Whether it matters who took part."""
        asked = (self.field, self.seniority, self.role, self.organisation, self.place, self.new is not None)
        return self.counts_people or any(asked)

    @property
    def counts_all_known(self) -> bool:
        """Whether everybody in the network counts, with or without an activity ("grow to 500")."""
        by_role = bool(self.role) and not self.act
        by_activity = (self.form, self.medium, self.topic, self.min_minutes)
        by_manner = self.meaningful is not None or self.began_by_me is not None
        is_plain = self.act in ("", "connect") and not by_role and not any(by_activity) and not by_manner
        return self.level and self.counts_people and is_plain

    @property
    def is_mine_alone(self) -> bool:
        """Whether what others began does not count, although nothing is said of who begins."""
        return self.began_by_me is None and (self.unit in MINE_UNITS or self.act == "reach_out")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of activity that can count.

        A message exchange is a conversation only when it was meaningful or when the goal names a written medium.
        """
        written_counts = bool(self.meaningful) or self.medium in WRITTEN_MEDIA
        if self.unit == "people":
            if self.role and not self.act:
                return ("role",)
            kinds = ACTS[self.act or "connect"]
            return (*kinds, "message") if self.act in ("talk", "meet") and written_counts else kinds
        kinds = UNIT_KINDS[self.unit]
        return (*kinds, "message") if self.unit == "conversations" and written_counts else kinds

    def filters(self) -> dict[str, str | bool | int]:
        """The parts besides the unit that are set, by name: what is stored and shown."""
        parts = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "unit"}
        defaults = {part.name: part.default for part in fields(self)}
        return {name: value for name, value in parts.items() if value != defaults[name]}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the person decided on evidence, (d,): UNKNOWN in `activity` or `person` stands for all of them."""

    activity: Ints
    person: Ints
    counts: Mask

    @classmethod
    def none(cls) -> "Decisions":
        return cls(NOTHING, NOTHING, np.empty(0, dtype=np.bool_))

    @property
    def activities_that_count(self) -> Ints:
        return np.asarray(self.activity[self.counts & (self.activity != UNKNOWN)], dtype=np.int32)

    @property
    def name_people(self) -> bool:
        return bool((self.person != UNKNOWN).any())


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the log by day, (k,): the activity, the person (UNKNOWN for none), the day, and its spell of time."""

    activity: Ints
    person: Ints
    day: Ints
    spell: Ints

    def __len__(self) -> int:
        return len(self.day)

    def at(self, index: NDArray[np.int64]) -> "Rows":
        return Rows(self.activity[index], self.person[index], self.day[index], self.spell[index])


def fitting(measure: Measure, log: ActivityLog, *, since: int, until: int) -> Rows:
    """Every row of the log between two days that `measure` would count, the same person as often as they come."""
    starts = np.array([since], dtype=np.int32)
    rows = candidate_rows(measure, log, spell_starts=starts, until=until)
    fits = np.ones(len(rows), dtype=np.bool_)
    for _, holds in conditions_of(measure, log, rows, spell_starts=starts, until=until):
        fits &= holds
    return rows.at(np.flatnonzero(fits))


def eligible(measure: Measure, log: ActivityLog) -> Mask:
    """Which happenings (n,) are of a kind that can count, and mine where that matters."""
    right_kind = np.zeros(len(KINDS), dtype=np.bool_)
    right_kind[[KIND_CODES[kind] for kind in measure.kinds]] = True
    found: Mask = right_kind[log.kind]
    return found & (log.began_by != BEGAN_CODES["them"]) if measure.is_mine_alone else found


def candidate_rows(
    measure: Measure, log: ActivityLog, *, spell_starts: Ints, until: int, decisions: Decisions | None = None
) -> Rows:
    """The rows of the right kind within the spells, before any filter; one a person where it matters who took part."""
    if measure.counts_all_known:
        return known_people(log, since=int(spell_starts[0]), until=until)
    decisions = decisions or Decisions.none()
    wanted = eligible(measure, log)
    wanted[decisions.activities_that_count] = True
    wanted &= (log.day <= until) & (log.day >= spell_starts[0])
    if measure.asks_of_people or decisions.name_people:
        pairs = np.flatnonzero(wanted[log.pair_activity])
        activity, person = log.pair_activity[pairs], log.pair_person[pairs]
        if not measure.counts_people:
            activity, person = with_those_alone(log, wanted, activity, person)
    else:
        activity = np.flatnonzero(wanted).astype(np.int32)
        person = np.full(len(activity), UNKNOWN, dtype=np.int32)
    day = log.day[activity]
    spell = (np.searchsorted(spell_starts, day, side="right") - 1).astype(np.int32)
    return Rows(activity, person, day, spell)


def known_people(log: ActivityLog, *, since: int, until: int) -> Rows:
    """Everybody of the network by the day they were first known; `since` stands in for a day that is not known."""
    person = np.arange(len(log.people), dtype=np.int32)
    day = np.maximum(log.people.ties.first_day, since)
    by_day = np.argsort(day, kind="stable")[: int((day <= until).sum())]
    nothing = np.full(len(by_day), UNKNOWN, dtype=np.int32)
    return Rows(nothing, person[by_day], day[by_day], np.zeros(len(by_day), dtype=np.int32))


def with_those_alone(log: ActivityLog, wanted: Mask, activity: Ints, person: Ints) -> tuple[Ints, Ints]:
    """The rows with those wanted happenings added for which nobody is named, in the log's order."""
    alone = wanted.copy()
    alone[log.pair_activity] = False
    more = np.flatnonzero(alone).astype(np.int32)
    activity = np.concatenate([activity, more])
    person = np.concatenate([person, np.full(len(more), UNKNOWN, dtype=np.int32)])
    order = np.argsort(activity, kind="stable")
    return activity[order], person[order]


Condition = tuple[str, Mask]


def conditions_of(measure: Measure, log: ActivityLog, rows: Rows, *, spell_starts: Ints, until: int) -> list[Condition]:
    """The name of each filter that is set, and the rows (k,) where it holds."""
    of_people = people_conditions(measure, log, rows, spell_starts=spell_starts, until=until)
    return of_people if measure.counts_all_known else [*activity_conditions(measure, log, rows), *of_people]


def activity_conditions(measure: Measure, log: ActivityLog, rows: Rows) -> list[Condition]:
    """The filters on what happened."""
    of = rows.activity
    least_minutes = max(measure.min_minutes, 1 if measure.unit == "minutes" else 0)
    tests: tuple[tuple[bool, str, Callable[[], Mask]], ...] = (
        (bool(measure.form), "form", lambda: log.form.at(of).any_of(NameTest(measure.form, whole=True))),
        (bool(measure.medium), "medium", lambda: log.medium[of] == MEDIUM_CODES[measure.medium]),
        (bool(least_minutes), "minutes", lambda: log.minutes[of] >= least_minutes),
        (bool(measure.topic), "topic", lambda: log.topics.at(of).any_of(NameTest(measure.topic, whole=False))),
        (measure.meaningful is not None, "meaningful", lambda: log.meaningful[of] == int(bool(measure.meaningful))),
        (
            measure.began_by_me is not None,
            "began_by_me",
            lambda: log.began_by[of] == BEGAN_CODES["me" if measure.began_by_me else "them"],
        ),
    )
    return [(name, holds()) for is_set, name, holds in tests if is_set]


def people_conditions(
    measure: Measure, log: ActivityLog, rows: Rows, *, spell_starts: Ints, until: int
) -> list[Condition]:
    """The filters on who took part; none holds where nobody is named, but for a field that it was about."""
    people = log.people
    role_on = np.full(len(rows), until, dtype=np.int32) if measure.level else rows.day

    def of_people(holds: Mask) -> Mask:
        return np.append(holds, False)[rows.person]  # UNKNOWN is the last place

    def named(labels: Labels, wanted: str) -> Mask:
        return of_people(labels.any_of(NameTest(wanted, whole=False)))

    tests: tuple[tuple[bool, str, Callable[[], Mask]], ...] = (
        (bool(measure.field), "field", lambda: field_holds(measure, log, rows)),
        (
            bool(measure.seniority),
            "seniority",
            lambda: of_people(seniority_holds(people.seniority, measure.seniority)),
        ),
        (bool(measure.organisation), "organisation", lambda: named(people.organisation, measure.organisation)),
        (bool(measure.place), "place", lambda: named(people.place, measure.place)),
        (bool(measure.role), "role", lambda: role_holds(log, rows, measure.role, on=role_on)),
        (measure.act == "reconnect", "silence", lambda: silent_before(log, rows)),
        (
            measure.new is not None and not measure.level,
            "new",
            lambda: (rows.person != UNKNOWN) & (is_new(log, rows, spell_starts) == measure.new),
        ),
    )
    return [(name, holds()) for is_set, name, holds in tests if is_set]


def is_new(log: ActivityLog, rows: Rows, spell_starts: Ints) -> Mask:
    """Whether the person was first known within the row's spell; a tie without any day has yet to begin."""
    first = np.append(log.people.ties.first_day, NEVER)[rows.person]
    return np.asarray((first == NEVER) | (first >= spell_starts[rows.spell]), dtype=np.bool_)


def silent_before(log: ActivityLog, rows: Rows) -> Mask:
    """Whether the person was known, but there was no contact in the RECONNECT_DAYS before the row's day."""
    contact = np.zeros(len(KINDS), dtype=np.bool_)
    contact[[KIND_CODES[kind] for kind in CONTACT_KINDS]] = True
    pairs = np.flatnonzero(contact[log.kind[log.pair_activity]])
    person, day = log.pair_person[pairs], log.day[log.pair_activity[pairs]]
    first = np.append(log.people.ties.first_day, NEVER)[rows.person]
    silent: Mask = (first != NEVER) & (first <= rows.day - RECONNECT_DAYS)
    if not len(rows):
        return silent
    # Block by block of so many days: a contact on an earlier day of the same block breaks the silence, and else the
    # last one before the block tells how long it lasted.
    last_before = np.full(len(log.people) + 1, NEVER, dtype=np.int32)
    first_within = np.empty(len(log.people) + 1, dtype=np.int32)
    begun = 0
    for start in range(int(rows.day[0]), int(rows.day[-1]) + 1, RECONNECT_DAYS):
        before, end = np.searchsorted(day, (start, start + RECONNECT_DAYS))
        last_before[person[begun:before]] = day[begun:before]  # of what is set twice the later one stays
        block = slice(*np.searchsorted(rows.day, (start, start + RECONNECT_DAYS)))
        who, on = rows.person[block], rows.day[block]
        first_within[who] = start + RECONNECT_DAYS
        first_within[person[before:end][::-1]] = day[before:end][::-1]
        silent[block] &= (first_within[who] >= on) & (last_before[who] < on - RECONNECT_DAYS)
        begun = int(before)
    return silent


def field_holds(measure: Measure, log: ActivityLog, rows: Rows) -> Mask:
    """Whether the person works in the field or, where people are not what is counted, whether it was about it."""
    by_person = np.append(log.people.fields.any_of(NameTest(measure.field, whole=True)), False)[rows.person]
    if measure.counts_people:
        return np.asarray(by_person, dtype=np.bool_)
    about = log.topics.at(rows.activity).any_of(NameTest(measure.field, whole=False))
    return np.asarray(by_person | about, dtype=np.bool_)


def seniority_holds(seniority: Codes, wanted: str) -> Mask:
    code = SENIORITY_CODES[wanted]
    holds = seniority == code if wanted in ("student", "junior", "mid") else seniority >= code
    return np.asarray(holds, dtype=np.bool_)


def role_holds(log: ActivityLog, rows: Rows, role: str, *, on: Ints) -> Mask:
    """Whether the person has the role on each row's day of `on` (k,)."""
    holds = np.zeros(len(rows), dtype=np.bool_)
    spells = log.roles
    for spell in np.flatnonzero((spells.role == ROLE_CODES[role]) & (spells.person != UNKNOWN)):
        of_person = rows.person == spells.person[spell]
        holds |= of_person & (on >= spells.since[spell]) & (on <= spells.until[spell])
    return holds
