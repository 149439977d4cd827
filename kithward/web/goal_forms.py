"""The forms that change a goal: field by field, or said anew."""

from datetime import date
from typing import Any

from django import forms

from kithward.goals.actions import LONGEST_SENTENCE, MOST_TARGET, MOST_TURNS, Terms
from kithward.goals.queries import Held
from kithward.goals.window import Every
from kithward.language.terms import PERIODS

LONGEST_REASON = 1000
LOOK = "look"  # the button that asks for the new chance alone
WHY = "It is kept with the change, for the day you ask yourself."


class ChangeForm(forms.Form):
    """What both ways of changing a goal ask."""

    reason = forms.CharField(label="Why", max_length=LONGEST_REASON, help_text=WHY)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if LOOK in self.data:  # who only wants to know the chance owes no reason yet
            self.fields["reason"].required = False


class FieldsForm(ChangeForm):
    """Another target, last day or rhythm; what is counted stays."""

    target = forms.IntegerField(label="How many", min_value=1, max_value=MOST_TARGET)
    by = forms.DateField(label="By", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    every_n = forms.IntegerField(label="Every", required=False, min_value=1, max_value=MOST_TURNS)
    every_period = forms.ChoiceField(
        label="Period", required=False, choices=[("", "no rhythm"), *((period, f"{period}s") for period in PERIODS)]
    )

    field_order = ("target", "every_n", "every_period", "by", "reason", "seen_version")

    def __init__(self, *arguments: Any, row: Held, **more: Any) -> None:
        super().__init__(*arguments, auto_id="change-%s", **more)
        if row.current.window.every is None:
            del self.fields["every_n"], self.fields["every_period"]
            self.fields["by"].required = True
        else:
            self.fields["by"].label = "Until"
            self.fields["by"].help_text = "Leave it empty for a rhythm without an end."
            self.fields["every_n"].required = self.fields["every_period"].required = True

    @property
    def asked(self) -> tuple[int, date | None, Every | None]:
        """The target, the last day and the rhythm."""
        said = self.cleaned_data
        every = Every(said["every_n"], said["every_period"]) if said.get("every_n") else None
        return said["target"], said["by"], every


class SentenceForm(ChangeForm):
    """The whole goal, said anew."""

    sentence = forms.CharField(label="Say it anew", max_length=LONGEST_SENTENCE)

    field_order = ("sentence", "reason", "seen_version")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, auto_id="anew-%s", **more)


def first_values(row: Held, terms: Terms) -> dict[str, object]:
    """What a form begins with: the goal as it stands."""
    every = terms.window.every
    return {
        "target": terms.target,
        "by": terms.window.by,
        "every_n": every.n if every else None,
        "every_period": every.period if every else "",
        "sentence": terms.sentence,
        "seen_version": row.goal.version,
    }
