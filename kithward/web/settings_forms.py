"""The forms of the settings page."""

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from django import forms

from kithward.errors import BadInput
from kithward.web.hours import minutes_in

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOOKS = (("system", "As my device"), ("light", "Light"), ("dark", "Dark"))
BROAD = ("Etc/", "SystemV/", "posix/", "right/")  # names that no person looks for


@cache
def countries() -> list[tuple[str, str]]:
    """All countries by their code of two letters, by name."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return sorted(((code, name) for code, name in rows), key=lambda row: row[1])


@cache
def zones() -> list[tuple[str, str]]:
    """All time zones that are named after a place, and UTC."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(BROAD))
    return [(name, name.replace("_", " ")) for name in ["UTC", *names]]


class PreferencesForm(forms.Form):
    """Who I am, and how I count weeks and hours."""

    owner_name = forms.CharField(
        label="Your name", max_length=300, required=False, help_text="So that imports can tell you from the others."
    )
    time_zone = forms.ChoiceField(label="Time zone", choices=zones)
    week_start = forms.TypedChoiceField(
        label="Your week begins on", choices=list(enumerate(WEEKDAYS)), coerce=int, empty_value=0
    )
    hours = forms.CharField(label="Hours a week for your network", max_length=20, help_text="4, 3.5 or 3 h 15.")
    region = forms.ChoiceField(
        label="Country of phone numbers without one",
        choices=lambda: [("", "Not said"), *countries()],
        required=False,
        help_text="“030 1234567” can only be told from other numbers when its country is known.",
    )
    look = forms.ChoiceField(label="Look", choices=LOOKS, widget=forms.RadioSelect)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_hours(self) -> int:
        try:
            return minutes_in(self.cleaned_data["hours"])
        except BadInput as error:
            raise forms.ValidationError(str(error)) from error


class HolidayForm(forms.Form):
    """Days off."""

    first = forms.DateField(label="First day", widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="Last day", widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label="What for", max_length=80, required=False)
