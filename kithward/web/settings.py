"""Settings: who I am, how weeks and hours are counted, the look, and days off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward.errors import BadInput, Conflict
from kithward.language.dates import day_in_words
from kithward.web.page import change, form_page, go, show
from kithward.web.settings_forms import HolidayForm, PreferencesForm
from kithward.web.visit import Visit
from kithward.workspaces import preferences
from kithward.workspaces.holidays import Holiday, holidays

KEPT = ("owner_name", "time_zone", "week_start", "region", "look")


@dataclass(frozen=True, slots=True)
class HolidayShown:
    """Days off in words, and as the form that removes them sends them."""

    words: str
    name: str
    first: str
    last: str
    is_over: bool


@form_page
def settings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page, and what is changed on it."""
    if request.method != "POST":
        return show_settings(request, visit)
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return show_settings(request, visit, status=422, focus="form-errors", form=form)
    given = form.cleaned_data
    values = {**{name: given[name] for name in KEPT}, "minutes_per_week": given["hours"]}
    try:
        preferences.change_preferences(visit.workspace, seen_version=given["seen"], **values)
    except Conflict as error:
        return show_settings(request, visit, status=409, focus="form-errors", form=overtaken(form, visit, error))
    return go(request, reverse("settings"), "Your settings are saved.", focus="saved")


def overtaken(form: PreferencesForm, visit: Visit, error: Conflict) -> PreferencesForm:
    """The form as it was filled, with what the settings say now beside it; saved once more, it holds."""
    now = as_shown(visit)
    typed = {**form.data.dict(), "seen": now["seen"]}
    again = PreferencesForm(typed)
    again.is_valid()
    again.add_error(None, f"{error} Saved once more, what you typed holds.")
    for name, value in now.items():
        if name != "seen" and str(value) != typed.get(name, ""):
            again.add_error(name, f"Elsewhere this was set to: {dict(choices_of(again, name)).get(value, value)}")
    return again


def choices_of(form: forms.Form, name: str) -> list[tuple[Any, str]]:
    return list(getattr(form.fields[name], "choices", []))


def as_shown(visit: Visit) -> dict[str, Any]:
    """The settings as the form has them."""
    workspace = visit.workspace
    hours = f"{workspace.minutes_per_week / 60:.4g}"
    return {**{name: getattr(workspace, name) for name in KEPT}, "hours": hours, "seen": workspace.version}


def show_settings(
    request: HttpRequest, visit: Visit, *, status: int = 200, focus: str = "", **forms: Any
) -> HttpResponse:
    """The page with its forms as they were filled."""
    found = {
        "form": PreferencesForm(initial=as_shown(visit)),
        "holiday": HolidayForm(),
        "holidays": [holiday_shown(row, visit.today) for row in holidays(visit.workspace)],
    }
    return show(request, visit, "settings.html", {**found, **forms}, status=status, focus=focus)


def holiday_shown(row: Holiday, today: date) -> HolidayShown:
    first = day_in_words(row.first)
    words = first if row.first == row.last else f"{first} to {day_in_words(row.last)}"
    return HolidayShown(words, row.name, row.first.isoformat(), row.last.isoformat(), row.last < today)


@change
def add_holiday(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Days off, from the form below the settings."""
    form = HolidayForm(request.POST)
    if form.is_valid():
        try:
            preferences.add_holiday(visit.workspace, holiday_in(form.cleaned_data))
        except BadInput as error:
            form.add_error("last", str(error))
    if not form.is_valid():
        return show_settings(request, visit, status=422, focus="id_first", holiday=form)
    return go(request, reverse("settings"), "Those days are off: no goal is judged by them.", focus="days-off")


def holiday_in(given: Mapping[str, Any]) -> Holiday:
    return Holiday(given["first"], given["last"], given["name"])


@change
def remove_holiday(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Days that are not off any more."""
    form = HolidayForm(request.POST)
    if not form.is_valid():
        raise BadInput("Those days off could not be read: open the settings again.")
    preferences.remove_holiday(visit.workspace, holiday_in(form.cleaned_data))
    return go(request, reverse("settings"), "Those days count again.", focus="days-off")
