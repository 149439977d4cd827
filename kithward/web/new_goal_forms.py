"""The forms of a new goal: correcting it by hand, and what goes with setting it."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms
from django.http import QueryDict

from kithward.goals.by_hand import CHOICES, FIND, KNOW, MOST, ByHand, as_fields, fields_of, forms_of
from kithward.goals.sentence import Reading
from kithward.language.terms import PERIODS

UNIT_WORDS = {
    "people": "people",
    "events": "events I attend",
    "conversations": "conversations",
    "introductions": "introductions I make",
    "follow_ups": "follow-ups I keep",
    "messages": "messages I send",
    "talks": "talks I give",
    "communities": "communities I join",
    "practice": "times I practise",
    "minutes": "minutes of practice",
    "outcomes": "outcomes",
    "activities": "anything I do",
}
ACT_WORDS = {
    "connect": "connect with",
    "meet": "meet or call",
    "talk": "talk to",
    "reach_out": "reach out to",
    "reconnect": "reconnect with",
    FIND: "win for a role",
    KNOW: "have in all",
}
YES_NO = {
    "new": ("new or known", "new to me", "known already"),
    "meaningful": ("any", "meaningful", "light"),
    "began_by_me": ("whoever begins", "that I begin", "that they begin"),
}


def words_of(values: Iterable[str], words: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(value, (words or {}).get(value, value.replace("_", "-"))) for value in values]


def chosen(
    label: str, values: Iterable[str], words: dict[str, str] | None = None, *, anything: str = "any"
) -> forms.ChoiceField:
    """A choice that may be left open."""
    return forms.ChoiceField(label=label, required=False, choices=[("", anything), *words_of(values, words)])


def yes_no(name: str, label: str) -> forms.TypedChoiceField:
    """Yes, no, or left open, each in its own words."""
    anything, yes, no = YES_NO[name]
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", anything), ("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


def number(label: str, *, least: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, widget=forms.NumberInput(attrs={"min": least, "inputmode": "numeric"})
    )


def day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class ByHandForm(forms.Form):
    """A goal field by field: those that its unit has, and whatever else is filled in."""

    target = number("How many", least=1)
    unit = chosen("What is counted", CHOICES["unit"], UNIT_WORDS, anything="choose")
    act = forms.ChoiceField(label="Whom I …", required=False, choices=words_of(CHOICES["act"], ACT_WORDS))
    form = forms.ChoiceField(label="Which kind", required=False)
    field = forms.CharField(
        label="Field of work", required=False, widget=forms.TextInput(attrs={"list": "fields-of-work"})
    )
    seniority = chosen("Seniority", CHOICES["seniority"], {"senior": "senior and up", "leader": "leader and up"})
    role = chosen("Role towards me", CHOICES["role"])
    organisation = forms.CharField(label="Organisation", required=False)
    place = forms.CharField(label="Place", required=False)
    medium = chosen("How", CHOICES["medium"], {"linkedin": "LinkedIn", "email": "e-mail"})
    topic = forms.CharField(label="About", required=False)
    new = yes_no("new", "New or known")
    meaningful = yes_no("meaningful", "Meaningful")
    began_by_me = yes_no("began_by_me", "Who begins")
    min_minutes = number("Minutes at least", least=0)
    by = day("By")
    every_n = number("Every how many", least=1)
    every_period = chosen("Of what", PERIODS, {period: f"{period}s" for period in PERIODS}, anything="no rhythm")
    starts_on = day("From")

    def __init__(self, posted: QueryDict | None = None, *, reading: Reading | None = None) -> None:
        given = as_fields(reading) if reading is not None else ByHand()
        initial = {each.name: shown_value(getattr(given, each.name)) for each in fields(given)}
        data = fitted(posted) if posted is not None else None
        super().__init__(data, initial=initial, auto_id="by-%s", label_suffix="")
        said = initial if data is None else {name: data.get(name, "") for name in self.fields}
        unit, act = str(said["unit"] or ""), str(said["act"] or "")
        offered = fields_of(unit, act) if unit else tuple(self.fields)
        self.fields["form"].choices = [("", "any"), *words_of(forms_of(unit, act))]
        for name in list(self.fields):
            if name not in offered and not said[name]:
                del self.fields[name]

    def by_hand(self) -> ByHand:
        """What was filled in, of a valid form."""
        said = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        return ByHand(**said)


def shown_value(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or ""


def fitted(posted: QueryDict) -> QueryDict:
    """What was posted, without what a unit chosen since does not have, and with what it needs."""
    data = posted.copy()
    unit = data.get("unit", "")
    if unit != "people":
        data["act"] = ""
    elif not data.get("act"):
        data["act"] = "connect"
    if data.get("form") and data["form"] not in forms_of(unit, data["act"]):
        data["form"] = ""
    return data


class SettingForm(forms.Form):
    """What goes with setting a goal: the usual month, the aspirations it serves, and the draft that it was."""

    usual = forms.FloatField(
        label="How many are there in a usual month?",
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"min": 0, "step": "any", "inputmode": "decimal"}),
    )
    aspirations = forms.MultipleChoiceField(label="Serves", required=False, widget=forms.CheckboxSelectMultiple)
    draft = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, posted: QueryDict | None, *, choices: list[tuple[str, str]], **initial: Any) -> None:
        super().__init__(posted, initial=initial, auto_id="set-%s", label_suffix="")
        self.fields["aspirations"].choices = choices
