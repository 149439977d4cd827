"""Asking whom a typed name means, where it is not clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from kithward.network.meaning import Meant

SOMEBODY_NEW = "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that is not clear, the field that answers it, and who may be meant."""

    name: str
    field: str
    candidates: tuple[Any, ...]
    proposed: UUID | None


def asked_in(meant: Sequence[Meant]) -> list[Asked]:
    """A question for each of these names that is not clear."""
    return [
        Asked(one.name.text, f"who-{number}", one.choice.candidates, one.choice.proposed)
        for number, one in enumerate(one for one in meant if one.choice.state == "unsure")
    ]


def answers_in(request: HttpRequest, asked: Sequence[Asked]) -> dict[str, UUID | None]:
    """Whom each unclear name means, as far as it was answered with one of those who were offered."""
    answers: dict[str, UUID | None] = {}
    for name in asked:
        answer = request.POST.get(name.field, "")
        meant = next((row.id for row in name.candidates if str(row.id) == answer), None)
        if meant is not None or answer == SOMEBODY_NEW:
            answers[name.name] = meant
    return answers
