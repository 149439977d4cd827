"""What the columns of any table of contacts seem to hold: told by their names, checked against their values."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kithward.errors import BadInput
from kithward.exchange.readers.addresses import normal_email
from kithward.exchange.readers.contact_cells import is_profile, looks_like_date, looks_like_phone
from kithward.exchange.readers.contact_columns import (
    ANY_TABLE,
    IGNORE,
    MEANINGS,
    NAMES,
    Dialect,
    dialect_of,
    meaning_by_name,
)
from kithward.exchange.readers.tables import Row
from kithward.exchange.readers.text import clean

SAMPLES = 3
_SAMPLE_LENGTH = 60
_MOST = 0.6  # of the values that are there must look alike for a column to be called after them
# Where a name promises one of these and no value keeps it ("Email opt-in"), the name is not believed.
_PROMISES = {
    "e-mail": lambda value: "@" in value,
    "phone": lambda value: sum(map(str.isdigit, value)) >= 5,
    "met on": looks_like_date,
    "last contact on": looks_like_date,
}
_SOMEBODY = re.compile(r"[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){1,3}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, what it holds, and the first different values in it."""

    name: str
    meaning: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table of contacts is read."""

    dialect: Dialect
    columns: tuple[Column, ...]

    @property
    def tells_names(self) -> bool:
        """Whether anything says who somebody is."""
        return any(column.meaning in (*NAMES, "e-mail") for column in self.columns)

    def named(self, meaning: str) -> list[str]:
        """The columns that hold it, in their order."""
        return [column.name for column in self.columns if column.meaning == meaning]


def layout_of(columns: Sequence[str], rows: Sequence[Row], chosen: Mapping[str, str]) -> Layout:
    """What each column holds: as was chosen, else as its name says, else as its first values look.

    Raises BadInput for a choice of a column that is not there, or of a meaning that there is none of.
    """
    _check(columns, chosen)
    dialect = dialect_of(columns)
    values = {name: [value for row in rows if (value := clean(row[name])) not in ("", name)] for name in columns}
    guessed = {name: meaning_by_name(name, dialect) for name in columns}
    if dialect is ANY_TABLE:
        guessed = {name: _checked(meaning, values[name]) for name, meaning in guessed.items()}
        _find_names(guessed, values, chosen)
    meanings = {name: chosen.get(name) or guessed[name] or IGNORE for name in columns}
    return Layout(dialect, tuple(Column(name, meanings[name], _samples(values[name])) for name in columns))


def _check(columns: Sequence[str], chosen: Mapping[str, str]) -> None:
    for column, meaning in chosen.items():
        if column not in columns:
            listed = ", ".join(f"“{name}”" for name in columns)
            raise BadInput(f"There is no column “{column}”: the table has {listed}.")
        if meaning not in MEANINGS:
            raise BadInput(f"“{meaning}” is nothing that “{column}” can hold: choose of {', '.join(MEANINGS)}.")


def _checked(meaning: str, values: Sequence[str]) -> str:
    """The meaning, unless the values speak against it; what the values say where the name says nothing."""
    keeps = _PROMISES.get(meaning)
    if keeps and values and not any(map(keeps, values)):
        return IGNORE
    if meaning in ("", "name") and _mostly(values, normal_email):
        return "e-mail"
    if meaning:
        return meaning
    return "profile address" if _mostly(values, is_profile) else "phone" if _mostly(values, looks_like_phone) else ""


def _find_names(guessed: dict[str, str], values: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> None:
    """Where no column is called after a name, the first whose values look like names; half a name alone is a whole."""
    meanings = {name: chosen.get(name) or meaning for name, meaning in guessed.items()}
    found = [name for name, meaning in meanings.items() if meaning in NAMES]
    if not found:
        unclear = (name for name, meaning in meanings.items() if not meaning and _mostly(values[name], _is_somebody))
        found = [next(unclear, "")]
    if len(found) == 1 and found[0]:
        guessed[found[0]] = "name"


def _is_somebody(value: str) -> bool:
    return bool(_SOMEBODY.fullmatch(value)) and value != value.lower()


def _mostly(values: Sequence[str], looks: Callable[[str], object]) -> bool:
    return bool(values) and sum(1 for value in values if looks(value)) >= _MOST * len(values)


def _samples(values: Sequence[str]) -> tuple[str, ...]:
    short = (value if len(value) <= _SAMPLE_LENGTH else f"{value[: _SAMPLE_LENGTH - 1]}…" for value in values)
    return tuple(dict.fromkeys(short))[:SAMPLES]
