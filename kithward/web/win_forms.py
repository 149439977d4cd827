"""The forms of a win: what went well, how it was celebrated, whom to thank."""

from typing import Any
from uuid import UUID

from django import forms

from kithward import doing
from kithward.web.activity_forms import day_field
from kithward.web.week import names_in
from kithward.wins.actions import LONGEST_MEANING

SIZES = [("small", "A small one"), ("big", "A big one")]


def celebrated_field() -> forms.CharField:
    attributes = {"autocomplete": "off", "placeholder": "cake with the team"}
    return forms.CharField(
        label="How you celebrated it", required=False, max_length=300, widget=forms.TextInput(attrs=attributes)
    )


def meaning_field() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label="What it meant to you", required=False, max_length=LONGEST_MEANING, widget=widget)


class WinForm(forms.Form):
    """A win that is told by hand."""

    title = forms.CharField(
        label="What went well",
        max_length=600,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Asked the first question at a conference"}
        ),
        error_messages={"required": "Say in a few words what went well."},
    )
    day = day_field("On which day")
    size = forms.ChoiceField(label="How big it is to you", choices=SIZES)
    celebrated = celebrated_field()
    meaning = meaning_field()


class MarkForm(forms.Form):
    """How a win was celebrated and what it meant."""

    celebrated = celebrated_field()
    meaning = meaning_field()


class ThankForm(forms.Form):
    """Whom to thank for a win."""

    names = forms.CharField(
        label="Whom to thank",
        max_length=2000,
        help_text="With commas between. Each becomes a follow-up.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Maria Chen, Jonas Weber"}),
        error_messages={"required": "Say whom to thank."},
    )
    due_on = day_field("By when", required=False)

    def __init__(self, *args: Any, workspace: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.workspace = workspace

    def clean_names(self) -> list[UUID]:
        """The people who are meant, each of them known."""
        found = []
        for meant in doing.whom(self.workspace, names_in(self.cleaned_data["names"])):
            name, choice = meant.name.text, meant.choice
            if choice.state == "unsure":
                near = ", ".join(candidate.name for candidate in choice.candidates)
                raise forms.ValidationError(f"“{name}” may be {near}: write the whole name of one of them.")
            if choice.id is None:
                raise forms.ValidationError(f"Nobody here is called “{name}”: add them to your people first.")
            found.append(choice.id)
        return found
