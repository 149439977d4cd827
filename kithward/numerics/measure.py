"""What a goal counts, what it stands at, and which activity counted."""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from kithward.language.terms import ACTS, CONTACT_KINDS, KINDS, UNIT_KINDS
from kithward.numerics.arrays import (
    BEGAN_CODES,
    KIND_CODES,
    MEDIUM_CODES,
    ROLE_CODES,
    SENIORITY_CODES,
    UNKNOWN,
    ActivityLog,
    Codes,
    Floats,
    Ints,
    Mask,
    NameTest,
)

RECONNECT_DAYS = 60  # a tie silent for this long is taken up again by a contact; about the usual gap (numerics.ties)
WRITTEN_MEDIA = ("linkedin", "email", "chat")


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
    seniority: str = ""  # this or higher; "student" and "junior" stand for themselves
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
        empty = np.empty(0, dtype=np.int32)
        return cls(empty, empty, np.empty(0, dtype=np.bool_))


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


@dataclass(frozen=True, slots=True)
class Tally:
    """What counted in every spell of time, and what nearly counted in the last one."""

    counted: Rows
    amount: Floats  # of each counted row: 1, or its minutes
    counted_by_decision: Mask
    near: Rows
    near_failed: tuple[str, ...]  # of each near miss: the filter that failed, or "decision"
    last_spell: int

    @property
    def in_last_spell(self) -> Mask:
        return self.counted.spell == self.last_spell

    @property
    def done(self) -> int:
        """What the goal stands at in the last spell."""
        return int(self.amount[self.in_last_spell].sum())


def tally(
    measure: Measure, log: ActivityLog, *, spell_starts: Ints, until: int, decisions: Decisions | None = None
) -> Tally:
    """What `measure` counts in each spell of time up to the day `until`, and what nearly counts in the last spell.

    `spell_starts` (s,) are ascending days: a spell lasts until the next begins, and days before the first do not
    count. People are counted once a spell, so that a goal of a quarter looks back on quarters. A near miss fails
    exactly one filter. With `level` a person counts from the day they were first known.

    Raises ValueError when the spells are empty or not ascending.
    """
    if len(spell_starts) == 0 or np.any(np.diff(spell_starts) <= 0):
        raise ValueError("spell_starts must be ascending and not empty")
    rows = candidate_rows(measure, log, spell_starts=spell_starts, until=until)
    conditions = conditions_of(measure, log, rows, spell_starts)
    failures = sum((~holds for _, holds in conditions), np.zeros(len(rows), dtype=np.int8))
    decided = decided_rows(rows, decisions or Decisions.none())
    passes = np.where(decided == UNKNOWN, failures == 0, decided == 1)
    counted = first_of_each(rows, passes, by_person=measure.counts_people)
    last_spell = len(spell_starts) - 1
    missed = ~passes & ((failures == 1) | (decided == 0)) & (rows.spell == last_spell)
    missed &= ~np.isin(identity(rows, measure.counts_people), identity(rows.at(counted), measure.counts_people))
    near = first_of_each(rows, missed, by_person=measure.counts_people)
    return Tally(
        counted=rows.at(counted),
        amount=amounts(measure, log, rows.at(counted)),
        counted_by_decision=decided[counted] == 1,
        near=rows.at(near),
        near_failed=tuple(failed_filter(conditions, decided, row) for row in near),
        last_spell=last_spell,
    )


def fitting(measure: Measure, log: ActivityLog, *, since: int, until: int) -> Rows:
    """Every row of the log between two days that `measure` would count, the same person as often as they come."""
    starts = np.array([since], dtype=np.int32)
    rows = candidate_rows(measure, log, spell_starts=starts, until=until)
    fits = np.ones(len(rows), dtype=np.bool_)
    for _, holds in conditions_of(measure, log, rows, starts):
        fits &= holds
    return rows.at(np.flatnonzero(fits))


def identity(rows: Rows, by_person: bool) -> NDArray[np.int64]:
    """What is counted once, (k,): the person or the activity, within the spell."""
    what = rows.person if by_person else rows.activity
    return rows.spell.astype(np.int64) << 32 | what.astype(np.int64) & 0xFFFFFFFF


def first_of_each(rows: Rows, chosen: Mask, *, by_person: bool) -> NDArray[np.int64]:
    """Of the chosen rows, the index of the first for each person or activity in each spell, by day."""
    index = np.flatnonzero(chosen)
    _, first = np.unique(identity(rows.at(index), by_person), return_index=True)
    return index[np.sort(first)]


def amounts(measure: Measure, log: ActivityLog, rows: Rows) -> Floats:
    """How much each row counts, (k,)."""
    if measure.unit == "minutes":
        return np.asarray(np.maximum(log.minutes[rows.activity], 0), dtype=np.float64)
    return np.ones(len(rows), dtype=np.float64)


def failed_filter(conditions: list["Condition"], decided: Codes, row: int) -> str:
    if decided[row] == 0:
        return "decision"
    return next(name for name, holds in conditions if not holds[row])


def candidate_rows(measure: Measure, log: ActivityLog, *, spell_starts: Ints, until: int) -> Rows:
    """The rows of the right kind within the spells, before any filter."""
    if measure.level and measure.counts_people:
        person = np.arange(len(log.people), dtype=np.int32)
        day = np.maximum(log.people.ties.first_day, spell_starts[0])
        by_day = np.argsort(day, kind="stable")[: int((day <= until).sum())]
        nothing = np.full(len(by_day), UNKNOWN, dtype=np.int32)
        return Rows(nothing, person[by_day], day[by_day], np.zeros(len(by_day), dtype=np.int32))
    right_kind = np.zeros(len(KINDS), dtype=np.bool_)
    right_kind[[KIND_CODES[kind] for kind in measure.kinds]] = True
    wanted = right_kind[log.kind] & (log.day <= until) & (log.day >= spell_starts[0])
    if measure.unit == "introductions" or measure.act == "reach_out":
        wanted &= log.began_by != BEGAN_CODES["them"]  # what others did for me is theirs
    if measure.asks_of_people:
        pairs = np.flatnonzero(wanted[log.pair_activity])
        activity, person = log.pair_activity[pairs], log.pair_person[pairs]
    else:
        activity = np.flatnonzero(wanted).astype(np.int32)
        person = np.full(len(activity), UNKNOWN, dtype=np.int32)
    day = log.day[activity]
    spell = (np.searchsorted(spell_starts, day, side="right") - 1).astype(np.int32)
    return Rows(activity, person, day, spell)


Condition = tuple[str, Mask]


def conditions_of(measure: Measure, log: ActivityLog, rows: Rows, spell_starts: Ints) -> list[Condition]:
    """The name of each filter that is set, and the rows (k,) where it holds."""
    found: list[Condition] = []
    of_activity = rows.activity

    def when(is_set: object, name: str, holds: Callable[[], Mask]) -> None:
        if is_set:
            found.append((name, holds()))

    people = log.people
    if not (measure.level and measure.counts_people):
        when(measure.form, "form", lambda: log.form.any_of(NameTest(measure.form, whole=True))[of_activity])
        when(measure.medium, "medium", lambda: log.medium[of_activity] == MEDIUM_CODES[measure.medium])
        when(measure.min_minutes, "minutes", lambda: log.minutes[of_activity] >= measure.min_minutes)
        when(measure.topic, "topic", lambda: log.topics.any_of(NameTest(measure.topic, whole=False))[of_activity])
        when(
            measure.meaningful is not None,
            "meaningful",
            lambda: log.meaningful[of_activity] == int(bool(measure.meaningful)),
        )
        when(
            measure.began_by_me is not None,
            "began_by_me",
            lambda: log.began_by[of_activity] == BEGAN_CODES["me" if measure.began_by_me else "them"],
        )
    when(measure.field, "field", lambda: field_holds(measure, log, rows))
    when(measure.seniority, "seniority", lambda: seniority_holds(people.seniority[rows.person], measure.seniority))
    when(
        measure.organisation,
        "organisation",
        lambda: people.organisation.any_of(NameTest(measure.organisation, whole=False))[rows.person],
    )
    when(measure.place, "place", lambda: people.place.any_of(NameTest(measure.place, whole=False))[rows.person])
    when(measure.role, "role", lambda: role_holds(log, rows, measure.role))
    when(measure.act == "reconnect", "silence", lambda: silent_before(log, rows))
    when(
        measure.new is not None and not measure.level,
        "new",
        lambda: (people.ties.first_day[rows.person] >= spell_starts[rows.spell]) == measure.new,
    )
    return found


def silent_before(log: ActivityLog, rows: Rows) -> Mask:
    """Whether there was no contact with the person in the RECONNECT_DAYS before the row's day."""
    contact = np.zeros(len(KINDS), dtype=np.bool_)
    contact[[KIND_CODES[kind] for kind in CONTACT_KINDS]] = True
    pairs = np.flatnonzero(contact[log.kind[log.pair_activity]])
    contacts = np.sort(log.pair_person[pairs].astype(np.int64) << 32 | log.day[log.pair_activity[pairs]])
    person = rows.person.astype(np.int64) << 32
    quiet_from = np.searchsorted(contacts, person | np.maximum(rows.day - RECONNECT_DAYS, 0))
    return np.asarray(quiet_from == np.searchsorted(contacts, person | rows.day), dtype=np.bool_)


def field_holds(measure: Measure, log: ActivityLog, rows: Rows) -> Mask:
    """Whether the person works in the field; for a happening without a person, whether it was about it."""
    wanted = NameTest(measure.field, whole=True)
    by_person = log.people.fields.any_of(wanted)[rows.person] & (rows.person != UNKNOWN)
    if measure.counts_people:
        return np.asarray(by_person, dtype=np.bool_)
    about = log.topics.any_of(NameTest(measure.field, whole=False))[rows.activity]
    return np.asarray(by_person | about, dtype=np.bool_)


def seniority_holds(seniority: Codes, wanted: str) -> Mask:
    code = SENIORITY_CODES[wanted]
    holds = seniority == code if wanted in ("student", "junior", "mid") else seniority >= code
    return np.asarray(holds, dtype=np.bool_)


def role_holds(log: ActivityLog, rows: Rows, role: str) -> Mask:
    """Whether the person has the role on the row's day."""
    holds = np.zeros(len(rows.day), dtype=np.bool_)
    spells = log.roles
    for spell in np.flatnonzero(spells.role == ROLE_CODES[role]):
        of_person = rows.person == spells.person[spell]
        holds |= of_person & (rows.day >= spells.since[spell]) & (rows.day <= spells.until[spell])
    return holds


def decided_rows(rows: Rows, decisions: Decisions) -> Codes:
    """For each row (k,): 1 where the person said it counts, 0 where they said it does not, else UNKNOWN.

    A word on one activity and person goes before a word on all of an activity or all of a person.
    """
    forced = np.full(len(rows.day), UNKNOWN, dtype=np.int8)
    wide_first = np.argsort((decisions.activity != UNKNOWN) & (decisions.person != UNKNOWN), kind="stable")
    for number in wide_first:
        activity, person = decisions.activity[number], decisions.person[number]
        meant = np.ones(len(rows.day), dtype=np.bool_)
        if activity != UNKNOWN:
            meant &= rows.activity == activity
        if person != UNKNOWN:
            meant &= rows.person == person
        forced[meant] = int(decisions.counts[number])
    return forced
