"""Two windows that edit the same thing: what was typed stays, and beside it stands what was saved in the meantime.

The pattern for every page that edits something. Its form is an `EditForm`, made with the `version` that was seen as an
initial value, and its template shows `components/conflict.html` above the fields. The view saves with that version,
and where the action raises Conflict it shows `beside(form, now)`: the next save then overwrites knowingly.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.forms import BoundField

VERSION = "version"
EMPTY = "nothing"
Form = TypeVar("Form", bound="EditForm")


class EditForm(forms.Form):
    """A form of something that is there already, in the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What was saved in the meantime: which fields differ from what was typed, by their labels."""

    labels: tuple[str, ...]


def beside(form: Form, now: Form) -> Form:
    """The form as it was typed, with what is saved `now` beside each field that differs, and in the version of now."""
    labels = []
    for field in form.visible_fields():
        saved = now[field.name]
        if as_text(field.value()) != as_text(saved.value()):
            field.saved_meanwhile = in_words(saved)
            described = (field.aria_describedby, f"{field.auto_id}_saved")
            field.field.widget.attrs["aria-describedby"] = " ".join(filter(None, described))
            labels.append(str(field.label))
    form.data = form.data.copy()
    form.data[form.add_prefix(VERSION)] = str(now[VERSION].value())
    form.meanwhile = Meanwhile(tuple(labels))
    return form


def as_text(value: Any) -> str:
    """A value as its field shows it, so that what was typed can be compared with what is stored."""
    return "" if value is None else str(value).strip().replace("\r\n", "\n")


def in_words(field: BoundField) -> str:
    """The value of a field as a person reads it: the label of a choice, not its code."""
    value = as_text(field.value())
    choices = dict(getattr(field.field, "choices", ()))
    return str(choices.get(value, value)) or EMPTY
