"""How much alike two goals are, by what they count. Pure."""

from kithward.numerics.measure import Measure

# What a goal is about: when both say it and it differs, they are not alike.
SUBJECTS = ("field", "topic", "role", "form", "organisation", "place")


def likeness(measure: Measure, other: Measure) -> float:
    """From 0, nothing in common, to 1, the same: the share of what either says that both say."""
    if measure.unit != other.unit or measure.level != other.level:
        return 0.0
    mine, theirs = said(measure), said(other)
    if any(name in mine and name in theirs and mine[name] != theirs[name] for name in SUBJECTS):
        return 0.0
    about, about_other = subjects(mine), subjects(theirs)
    if (about or about_other) and not about.intersection(about_other):
        return 0.0
    both = sum(theirs.get(name) == value for name, value in mine.items())
    return both / len({*mine, *theirs})


def said(measure: Measure) -> dict[str, object]:
    """The unit and each filter, names without regard to case."""
    found = {"unit": measure.unit, **measure.filters()}
    return {name: value.casefold() if isinstance(value, str) else value for name, value in found.items()}


def subjects(parts: dict[str, object]) -> set[str]:
    return {name for name in SUBJECTS if name in parts}
