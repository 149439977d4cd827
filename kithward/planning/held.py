"""Steps that the person holds on to: taken into this week, or carried over from the last. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import nan

from kithward.numerics.arrays import UNKNOWN, People
from kithward.planning.situation import Suggestion
from kithward.planning.step_names import braced, person_of_key

# What a key begins with, and what doing such a step is.
KIND_OF_KEY = {"introduction": "introduction", "role": "meeting", "practice": "practice", "start": "other"}


@dataclass(frozen=True, slots=True)
class Held:
    """One step that was taken into the week, or that was left open last week."""

    key: str
    title: str
    minutes: int
    decided_on: date
    intention: str = ""
    taken: bool = True  # into this week; else it was moved here, or left open, last week
    moved: bool = False


def with_held(found: Sequence[Suggestion], held: Sequence[Held], people: People) -> list[Suggestion]:
    """The suggestions with those that are held on to first: what was taken stays, whatever it excludes."""
    by_key = {step.key: step for step in found}
    taken = [by_key.get(row.key) or rebuilt(row, people) for row in held if row.taken]
    carried = [replace(by_key[row.key], must=True) for row in held if not row.taken and row.key in by_key]
    keys = {row.key for row in held}
    return [*side_by_side(taken), *carried, *(step for step in found if step.key not in keys)]


def rebuilt(row: Held, people: People) -> Suggestion:
    """A step that was taken and that nothing proposes any more, as it was written down."""
    kind, _, rest = row.key.partition(":")
    person = person_of_key(people, rest.rpartition(":")[2] if kind == "role" else rest.partition(":")[0])
    return Suggestion(
        key=row.key,
        kind=KIND_OF_KEY.get(kind, "other"),
        title=braced(row.title),
        minutes=row.minutes,
        why="You took this step into your week.",
        person=person if kind in ("introduction", "role") else UNKNOWN,
    )


def side_by_side(taken: Sequence[Suggestion]) -> list[Suggestion]:
    """Taken steps, none of which keeps another out: the person knows how both fit."""
    found: list[Suggestion] = []
    groups: set[int] = set()
    for step in taken:
        ends = step.starts + step.minutes
        overlaps = any(other.starts < ends and step.starts < other.starts + other.minutes for other in found)
        group = UNKNOWN if step.group in groups else step.group
        found.append(replace(step, must=True, group=group, starts=nan if overlaps else step.starts))
        groups.add(step.group)
    return found


def limits_with(
    steps: Sequence[Suggestion], held: Sequence[Held], *, minutes: int, money: int | None
) -> tuple[int, int | None]:
    """The minutes and the money to plan with: what is left, or what the taken steps need if that is more."""
    keys = {row.key for row in held if row.taken}
    taken = [step for step in steps if step.key in keys]
    minutes = max(minutes, sum(step.minutes for step in taken))
    return minutes, None if money is None else max(money, sum(step.money for step in taken))
