"""The forms of the vision: its text, one answer of the reflection, and an aspiration in a few words."""

from typing import Any

from django import forms

from kithward.vision.actions import LONGEST_TEXT
from kithward.vision.reflection import LONGEST_ANSWER, Question
from kithward.vision.writing import LONGEST_VISION
from kithward.web.conflict import EditForm
from kithward.web.opportunity_forms import DayInput


class VisionForm(EditForm):
    """Where I want to be, and by when; the version that was seen is the number of the last one, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="Where you want to be",
        max_length=LONGEST_VISION,
        help_text="In your own words, as if you were there. It is yours alone.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    by = forms.DateField(label="By when", required=False, widget=DayInput())


class AnswerForm(EditForm):
    """The answer to one question, which may stay empty; the version that was seen is 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(required=False, max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *given: Any, question: Question, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["text"].label, self.fields["text"].help_text = question.asked, question.hint


class AspirationForm(forms.Form):
    """An aspiration in a few words."""

    text = forms.CharField(label="What to be, to be able to do, or to have lived", max_length=LONGEST_TEXT)
    kind = forms.ChoiceField(
        label="That is",
        choices=[("position", "a position"), ("skill", "a skill"), ("experience", "an experience")],
    )
    by = forms.DateField(label="By when", required=False, widget=DayInput())


class EditAspirationForm(EditForm, AspirationForm):
    """An aspiration that is there already."""
