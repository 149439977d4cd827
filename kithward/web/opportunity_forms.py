"""The forms of an opportunity: what it is, and what came of it."""

import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from kithward import doing
from kithward.language import terms
from kithward.language.amounts import hours
from kithward.language.durations import find_minutes
from kithward.language.fields import field_named
from kithward.planning.actions import MOST_MINUTES, MOST_MONEY

KINDS = {
    "event": "An event",
    "meeting": "A person to meet",
    "introduction": "An introduction to ask for",
    "message": "Somebody to write to",
    "community": "A community to join",
    "course": "A course",
    "talk": "A talk to give",
    "other": "Something else",
}
MOST_PLAIN_HOURS = 14  # a plain number up to here is hours, above it minutes
PLAIN_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")
ANY = [("", "not said")]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **more: Any) -> None:
        super().__init__(format="%Y-%m-%d", **more)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **more: Any) -> None:
        super().__init__(format="%H:%M", **more)


class LengthField(forms.CharField):
    """A length of time as people write it: "2 h", "90 min", "1.5"."""

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        number = float(typed.replace(",", ".")) if PLAIN_NUMBER.fullmatch(typed) else None
        if number is not None:
            minutes = round(number * 60) if number <= MOST_PLAIN_HOURS else round(number)
        else:
            found = find_minutes(typed)
            minutes = found.minutes if found else 0
        if not 0 < minutes <= MOST_MINUTES:
            raise forms.ValidationError(f"“{typed}” is no length of time: write 2 h, 90 min or 1 h 30.")
        return minutes


class OpportunityForm(forms.Form):
    """What could be done, with its cost and its day."""

    kind = forms.ChoiceField(label="What is it?", choices=list(KINDS.items()))
    title = forms.CharField(label="In a few words", max_length=300)
    day = forms.DateField(label="Day", required=False, widget=DayInput())
    at = forms.TimeField(label="Time", required=False, widget=TimeInput())
    length = LengthField(label="How long it takes", max_length=30, help_text="2 h, 90 min; with the way there")
    money = forms.IntegerField(label="What it costs", required=False, min_value=0, max_value=MOST_MONEY)
    form = forms.ChoiceField(
        label="More exactly",
        required=False,
        choices=[*ANY, *((form, form) for kind in ("event", "meeting") for form in terms.FORMS[kind])],
    )
    place = forms.CharField(label="Place", required=False, max_length=300)
    link = forms.URLField(label="Link", required=False, max_length=500, assume_scheme="https")
    field = forms.CharField(
        label="Field of work of the people there", required=False, max_length=80, help_text="such as machine learning"
    )
    topic = forms.CharField(label="Topic", required=False, max_length=120)
    person = forms.CharField(label="Who it is about", required=False, max_length=300)
    via = forms.CharField(label="Who would introduce you", required=False, max_length=300)
    note = forms.CharField(label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, workspace: Any, row: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.workspace, self.row = workspace, row

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("http://", "https://")):
            raise forms.ValidationError("A link begins with https:// or http://.")
        return link

    def clean_person(self) -> Any:
        return self.person_named("person")

    def clean_via(self) -> Any:
        return self.person_named("via")

    def person_named(self, name: str) -> Any:
        """The id of the person of that name; one who stands there already may share it with others."""
        typed = self.cleaned_data[name].strip()
        known = getattr(self.row, name, None)
        if not typed or (known is not None and known.name == typed):
            return known.id if typed and known else None
        choice = doing.whom(self.workspace, [typed])[0].choice
        if choice.state == "unsure":
            near = ", ".join(candidate.name for candidate in choice.candidates)
            raise forms.ValidationError(f"“{typed}” may be {near}: write the whole name of one of them.")
        if choice.id is None:
            raise forms.ValidationError(f"Nobody here is called “{typed}”: add them to your people first.")
        return choice.id

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("at") and not found.get("day") and "day" not in self.errors:
            self.add_error("day", "A time needs its day.")
        return found

    def values(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        said = self.cleaned_data
        named = ("kind", "title", "form", "place", "link", "topic", "note")
        return {
            **{name: said[name] for name in named},
            "minutes": said["length"],
            "money": said["money"] or 0,
            "field": field_named(said["field"]) or said["field"],
            "person_id": said["person"],
            "via_id": said["via"],
            **moment(said["day"], said["at"], self.workspace.time_zone),
        }


def moment(day: date | None, at: time | None, time_zone: str) -> dict[str, Any]:
    """A day, with its hour on the person's own clock where there is one."""
    if day is not None and at is not None:
        return {"starts_at": datetime.combine(day, at, ZoneInfo(time_zone)), "on": None}
    return {"starts_at": None, "on": day}


def initial_of(row: Any, time_zone: str) -> dict[str, Any]:
    """An opportunity as its form shows it."""
    local = row.starts_at.astimezone(ZoneInfo(time_zone)) if row.starts_at else None
    named = ("kind", "title", "form", "place", "link", "field", "topic", "note")
    return {
        **{name: getattr(row, name) for name in named},
        "day": local.date() if local else row.on,
        "at": local.time() if local else None,
        "length": hours(row.minutes),
        "money": row.money or None,
        "person": row.person.name if row.person_id else "",
        "via": row.via.name if row.via_id else "",
        "seen_version": row.version,
    }


class DoneForm(forms.Form):
    """Who was there, what came of it, and what is next."""

    day = forms.DateField(label="On which day", widget=DayInput())
    names = forms.CharField(
        label="Who was there",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "Maria Chen, Jonas Weber"}),
        help_text="People you met for the first time are added to your network.",
    )
    length = LengthField(label="How long", required=False, max_length=30)
    outcome = forms.ChoiceField(
        label="What came of it",
        required=False,
        choices=[("", "nothing yet"), *((kind, kind.capitalize()) for kind in terms.FORMS["outcome"])],
    )
    promised = forms.CharField(label="What you promised there", required=False, max_length=500)
    due_on = forms.DateField(label="By when", required=False, widget=DayInput())
    note = forms.CharField(label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("due_on") and not found.get("promised"):
            self.add_error("promised", "Say what is due then.")
        return found

    def telling(self, names: tuple[str, ...], choices: Any) -> doing.Telling:
        """What was typed, as the diary takes it."""
        said = self.cleaned_data
        return doing.Telling(
            names=names,
            choices=choices,
            day=said["day"],
            minutes=said["length"],
            outcome=said["outcome"],
            promised=said["promised"],
            due_on=said["due_on"],
            note=said["note"],
        )
