"""What a browser sent, as what it stands for: ids, numbers and days, each of which may be anything."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.dateparse import parse_date

from kithward.errors import BadInput, NotFound


def id_or_none(typed: str | None) -> UUID | None:
    """An id; None for what is none."""
    try:
        return UUID(typed or "")
    except ValueError:
        return None


def id_of(typed: str | None) -> UUID:
    """An id; raises NotFound for what is none."""
    found = id_or_none(typed)
    if found is None:
        raise NotFound("There is no such thing here.")
    return found


def whole_number(typed: str | None) -> int:
    """A whole number; 0 for what is none."""
    return int(typed) if typed and typed.isdecimal() and len(typed) < 10 else 0


def day_or_none(typed: str) -> date | None:
    """A day; None for what is none."""
    try:
        return parse_date(typed)
    except ValueError:
        return None


def day_in(sent: Mapping[str, str], field: str) -> date | None:
    """The day in a field, None where it is empty; raises BadInput for what is no day."""
    typed = sent.get(field, "").strip()
    found = day_or_none(typed)
    if typed and found is None:
        raise BadInput(f"“{typed[:20]}” is no day: write it like 2026-06-30.")
    return found
