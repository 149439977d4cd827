"""What the tables would refuse, said in words before they do."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from kithward.errors import BadInput
from kithward.language import terms

MOST_MINUTES = 14 * 24 * 60


def check_lengths(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Raise BadInput for a text that is longer than its column."""
    for column, value in values.items():
        most = getattr(model._meta.get_field(column), "max_length", None) if isinstance(value, str) else None
        if most is not None and len(value) > most:
            raise BadInput(
                f"{column.replace('_', ' ').capitalize()} may have {most} characters; this has {len(value)}."
            )


def check_one_of(value: str, allowed: Iterable[str], *, called: str) -> None:
    """Raise BadInput for a word that is not one of these."""
    if value not in allowed:
        raise BadInput(f"“{value}” is not {called}: choose one of {', '.join(filter(None, allowed))}.")


def check_happening(values: Mapping[str, Any], parts: Iterable[str]) -> None:
    """Raise BadInput for an activity that cannot have happened."""
    check_one_of(values["kind"], terms.ACTIVITY_KINDS, called="a kind of activity")
    check_one_of(values["medium"], ("", *terms.MEDIA), called="a medium")
    check_one_of(values["began_by"], ("", *terms.BEGAN_BY), called="who began it")
    for part in parts:
        check_one_of(part, terms.PARTS, called="a part in it")
    minutes = values["minutes"]
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise BadInput(f"{minutes} minutes cannot be: give 0 to {MOST_MINUTES}.")


def check_person(values: Mapping[str, Any]) -> None:
    """Raise BadInput for what no person can have."""
    check_one_of(values.get("seniority") or "", ("", *terms.SENIORITIES), called="a seniority")
    rhythm = values.get("chosen_rhythm_days")
    if rhythm is not None and rhythm < 1:
        raise BadInput("A rhythm is one day or more.")
