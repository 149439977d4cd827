"""The forms of a review: what is noted at one step, what a goal has taught, and another day for the whole."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from kithward.goals.actions import LONGEST_LESSON
from kithward.reviews.steps import LONGEST_NOTE, ReviewStep
from kithward.web.activity_forms import day_field
from kithward.web.conflict import EditForm

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2999, 12, 31)  # what lies beyond them has no week of its own


def first_field(*, required: bool = True) -> forms.DateField:
    """The first of the days that a form speaks of: its page may stay open until others are to be looked at."""
    bounds = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
    return forms.DateField(widget=forms.HiddenInput, required=required, validators=bounds)


class NoteForm(EditForm):
    """What is noted at a step, which may stay empty; the version that was seen is 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    first = first_field()
    text = forms.CharField(required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *given: Any, step: ReviewStep, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["text"].label, self.fields["text"].help_text = step.asked, step.hint


class LessonForm(EditForm):
    """What a goal that is over has taught."""

    lesson = forms.CharField(
        label="What it taught you",
        required=False,
        max_length=LONGEST_LESSON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MoveForm(forms.Form):
    """Another day for the review."""

    day = day_field("On another day")
    first = first_field(required=False)
    kind = ""

    @classmethod
    def of(cls, kind: str, *given: Any, **more: Any) -> "MoveForm":
        """The form for one of the reviews on the page, its ids its own."""
        form = cls(*given, auto_id=f"id_{kind}_%s", **more)
        form.kind = kind
        return form
