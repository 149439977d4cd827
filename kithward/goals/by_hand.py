"""A goal corrected by hand, field by field: which fields each unit has, and what they make together. Pure."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, cast

from kithward.errors import BadInput
from kithward.goals.sentence import LONGEST, Reading, spoken
from kithward.goals.window import Every, Period, Window
from kithward.language.dates import day_in_words
from kithward.language.fields import find_fields
from kithward.language.names import plain_name
from kithward.language.terms import ACTS, FORMS, MEDIA, PERIODS, ROLES, SENIORITIES, UNIT_KINDS, UNITS
from kithward.numerics.measure import Measure

FIND = "find"  # people who take a role
KNOW = "know"  # all people in the network, not only those of the window
MOST = 1_000_000
MOST_TURNS = 1000
QUOTES = frozenset('“”"„«»')  # what a sentence sets names apart by
MET_UNITS = ("people", "conversations", "messages", "introductions", "follow_ups")  # with people new or known
LEARNT_UNITS = ("practice", "minutes", "talks", "communities")  # their field of work is the topic
MANNER = ("form", "medium", "topic", "meaningful", "began_by_me", "min_minutes")  # of what happened, not of who
NAMES = ("field", "organisation", "place", "topic")
CHOICES = {
    "unit": UNITS,
    "act": (*ACTS, FIND, KNOW),
    "form": tuple(form for forms in FORMS.values() for form in forms),
    "seniority": SENIORITIES,
    "role": ROLES,
    "medium": MEDIA,
    "every_period": PERIODS,
}
MEASURED = tuple(each.name for each in fields(Measure) if each.name not in ("act", "level"))


@dataclass(frozen=True, slots=True)
class ByHand:
    """A goal as the fields of a form; empty where anything will do, or where nothing was said yet."""

    target: int | None = None
    unit: str = ""
    act: str = ""  # for people: one of language.terms.ACTS, FIND or KNOW
    form: str = ""
    field: str = ""
    seniority: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    medium: str = ""
    topic: str = ""
    new: bool | None = None
    meaningful: bool | None = None
    began_by_me: bool | None = None
    min_minutes: int = 0
    by: date | None = None
    every_n: int | None = None
    every_period: str = ""
    starts_on: date | None = None


def fields_of(unit: str, act: str = "") -> tuple[str, ...]:
    """The fields to offer for goals with this unit, in the order of ByHand: those that usually say something of it."""
    absent = set(impossible(unit, act))
    if unit not in MET_UNITS or act == KNOW:
        absent.add("new")
    if unit in LEARNT_UNITS:
        absent.add("field")
    if not forms_of(unit, act):
        absent.add("form")
    return tuple(each.name for each in fields(ByHand) if each.name not in absent)


def impossible(unit: str, act: str = "", role: str = "") -> tuple[str, ...]:
    """The fields with which a goal of this unit could never count anything."""
    if unit != "people":
        return ("act",)
    return MANNER if act == FIND or (act == KNOW and role) else ()


def forms_of(unit: str, act: str = "") -> tuple[str, ...]:
    """The narrower names that what counts can have."""
    if unit == "minutes":
        return ("course", "book")
    kinds = ACTS.get("connect" if act == KNOW else act, ()) if unit == "people" else UNIT_KINDS.get(unit, ())
    forms = {form: None for kind in kinds for form in (*FORMS.get(kind, ()), kind) if form in CHOICES["form"]}
    return tuple(form for form in forms if form != "session")  # the usual one: needs no words


def as_fields(reading: Reading) -> ByHand:
    """What was read, as far as it was, as the fields of the form."""
    measure, window = reading.measure, reading.window
    said: dict[str, Any] = {"target": reading.target}
    if measure is not None:
        said |= {name: getattr(measure, name) for name in MEASURED}
        said["act"] = KNOW if measure.level else FIND if measure.role and not measure.act else measure.act
        if not measure.counts_people:
            said["act"] = ""
    if window is not None:
        said |= {"by": window.by, "starts_on": window.starts_on}
        if window.every is not None:
            said |= {"every_n": window.every.n, "every_period": window.every.period}
    return ByHand(**said)


def as_reading(given: ByHand, today: date) -> Reading:
    """The goal that the fields make together, with its sentence.

    Raises BadInput that names the field for what is missing, unknown, over, or can never count.
    """
    check_choices(given)
    if given.target is None or not 1 <= given.target <= MOST:
        raise BadInput(f"How many? A whole number from 1 to {MOST:,}.", field="target")
    made = spoken(measure_of(given), given.target, window_of(given, today), today)
    if len(made.sentence) > LONGEST:
        longest = max(NAMES, key=lambda name: len(getattr(given, name)))
        raise BadInput(f"The goal would be {len(made.sentence)} letters long; {LONGEST} are the most.", field=longest)
    return made


def check_choices(given: ByHand) -> None:
    """Raise BadInput for a word that is not among those to choose from."""
    for name, allowed in CHOICES.items():
        chosen = getattr(given, name)
        if chosen and chosen not in allowed:
            raise BadInput(f"“{chosen}” is not known here: choose one of the list.", field=name)
    if not given.unit:
        raise BadInput("Say what is counted.", field="unit")


def measure_of(given: ByHand) -> Measure:
    """What is counted. Raises BadInput for fields that do not go together."""
    act = given.act or ("connect" if given.unit == "people" else "")
    for name in impossible(given.unit, act, given.role):
        if getattr(given, name) not in ("", None, 0):
            words = "Only people have this" if name == "act" else "Taking a role has nothing of this kind"
            raise BadInput(f"{words}, so nothing would ever count: leave it open.", field=name)
    if given.form and given.form not in forms_of(given.unit, act):
        raise BadInput(f"“{given.form}” does not go with {given.unit.replace('_', '-')}: leave it open.", field="form")
    if act == FIND and not given.role:
        raise BadInput("Choose the role that they should take.", field="role")
    if not 0 <= given.min_minutes <= MOST:
        raise BadInput(f"A whole number of minutes, up to {MOST:,}.", field="min_minutes")
    names = {name: name_of(getattr(given, name), field=name) for name in NAMES}
    whole = {name: getattr(given, name) for name in MEASURED} | names
    return Measure(**whole, act="" if act in (FIND, KNOW) else act, level=act == KNOW)


def name_of(typed: str, *, field: str) -> str:
    """A name on one line; a field of work by its usual name. Raises BadInput for what no sentence can hold."""
    name = plain_name(typed)
    if QUOTES.intersection(name):
        raise BadInput("Write it without quotation marks.", field=field)
    if name and not any(map(str.isalnum, name)):
        raise BadInput("Say it in words.", field=field)
    known = find_fields(name) if field == "field" else ()
    is_whole = len(known) == 1 and (known[0].start, known[0].end) == (0, len(name))
    return known[0].field if is_whole else name


def window_of(given: ByHand, today: date) -> Window:
    """When it is judged. Raises BadInput for a time that is over, never begins, or is not said."""
    if bool(given.every_n) != bool(given.every_period):
        missing = "every_n" if given.every_period else "every_period"
        raise BadInput("A rhythm needs both: every how many, and of what.", field=missing)
    if given.every_n is not None and not 1 <= given.every_n <= MOST_TURNS:
        raise BadInput(f"Every how many? From 1 to {MOST_TURNS}.", field="every_n")
    every = Every(given.every_n, cast("Period", given.every_period)) if given.every_n else None
    starts_on = given.starts_on or today
    if given.by is None and every is None:
        raise BadInput("By which day, or how often?", field="by")
    if given.by is not None and given.by < today:
        raise BadInput(f"{day_in_words(given.by)} has passed: choose a day ahead.", field="by")
    if given.by is not None and given.by < starts_on:
        raise BadInput(f"It would end on {day_in_words(given.by)}, before it begins.", field="by")
    return Window(starts_on, given.by, every)
