"""The form of an assessment: a statement each, answered from never to very often."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from kithward.assessment.statements import ANSWERS, AREAS, KEYS, STATEMENTS

CHOICES = list(enumerate(ANSWERS))


@dataclass(frozen=True, slots=True)
class AreaAsked:
    """An area with its questions as they are filled in."""

    name: str
    number: int
    fields: tuple[Any, ...]


class AnswersForm(forms.Form):
    """Twenty statements, each a choice of five."""

    use_required_attribute = False  # what is missing is marked all at once, and what is there is kept

    def __init__(self, posted: Mapping[str, Any] | None = None, *, answers: Mapping[str, int] | None = None) -> None:
        super().__init__(posted, initial=dict(answers or {}), label_suffix="")
        for statement in STATEMENTS:
            self.fields[statement.key] = forms.TypedChoiceField(
                label=f"I {statement.words}",
                choices=CHOICES,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what comes nearest."},
            )

    def areas(self) -> Iterator[AreaAsked]:
        for number, area in enumerate(AREAS, start=1):
            yield AreaAsked(area.name, number, tuple(self[each.key] for each in area.statements))


def answers_in(posted: Mapping[str, str]) -> dict[str, int]:
    """What was answered so far; what is none of the choices is left out."""
    scale = {str(value): value for value, _ in CHOICES}
    return {key: scale[posted[key]] for key in KEYS if posted.get(key) in scale}
