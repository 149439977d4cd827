"""What a person can set: hours, time zone, first day of the week, region, look, days off, and where the guide is."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.workspaces.actions import hold
from kithward.workspaces.holidays import Holiday, holidays
from kithward.workspaces.models import LOOKS, Workspace

MINUTES_OF_A_WEEK = 7 * 24 * 60
LONGEST_HOLIDAY = 366  # days
LONGEST_NAME = 80
MOST_HOLIDAYS = 200


def change_hours(workspace: Workspace, *, minutes_per_week: int) -> None:
    """Set how many minutes a week there are for networking. Raises BadInput for more than a week holds."""
    change_preferences(workspace, minutes_per_week=minutes_per_week)


def change_preferences(workspace: Workspace, *, seen_version: int | None = None, **values: Any) -> None:
    """Set preferences of the workspace by their columns.

    Raises BadInput for what cannot be, Conflict when they were changed since `seen_version`.
    """
    check_preferences(values)
    rows = Workspace.objects.filter(id=workspace.id)
    as_seen = rows if seen_version is None else rows.filter(version=seen_version)
    if not as_seen.update(**values, version=F("version") + 1):
        raise Conflict("The settings were changed in the meantime: look at them again, then save.")
    workspace.refresh_from_db()


def check_preferences(values: Mapping[str, Any]) -> None:
    zone, minutes = values.get("time_zone"), values.get("minutes_per_week", 0)
    if zone is not None and zone not in available_timezones():
        raise BadInput(f"“{zone}” is no time zone that is known here: choose one such as Europe/Berlin.")
    if not 0 <= values.get("week_start", 0) <= 6:
        raise BadInput("A week begins on one of seven days.")
    if not 0 <= minutes <= MINUTES_OF_A_WEEK:
        raise BadInput(f"The hours of a week are from 0 to {MINUTES_OF_A_WEEK // 60}.")
    if values.get("look", "system") not in LOOKS:
        raise BadInput(f"A look is one of {', '.join(LOOKS)}.")


@transaction.atomic
def add_holiday(workspace: Workspace, holiday: Holiday) -> None:
    """Days off, so that neither goals nor habits are judged by them. Raises BadInput for what cannot be."""
    if holiday.last < holiday.first:
        raise BadInput("Days off cannot end before they begin.")
    if (holiday.last - holiday.first).days >= LONGEST_HOLIDAY:
        raise BadInput("Days off last a year at most: pause your goals instead.")
    if len(holiday.name) > LONGEST_NAME:
        raise BadInput(f"A name has at most {LONGEST_NAME} letters.")
    hold(workspace)
    kept = holidays(workspace)
    if len(kept) >= MOST_HOLIDAYS:
        raise BadInput(f"There is room for {MOST_HOLIDAYS} times off: remove some that are over.")
    if holiday not in kept:
        change_preferences(workspace, holidays=[row.as_json() for row in [*kept, holiday]])


@transaction.atomic
def remove_holiday(workspace: Workspace, holiday: Holiday) -> None:
    """These days are not off any more; nothing happens when they were not."""
    hold(workspace)
    kept = [row for row in holidays(workspace) if (row.first, row.last) != (holiday.first, holiday.last)]
    change_preferences(workspace, holidays=[row.as_json() for row in kept])


def turn_guide(workspace: Workspace, state: str) -> None:
    """Leave the first-time guide, finish it, or take it up again with all its steps.

    Apart from the version of the settings: who has their form open loses nothing by it.
    """
    again: dict[str, list[str]] = {"guide_skipped": []} if state == "on" else {}
    Workspace.objects.filter(id=workspace.id).update(guide=state, **again)
    workspace.refresh_from_db(fields=["guide", "guide_skipped"])


@transaction.atomic
def skip_in_guide(workspace: Workspace, step: str) -> None:
    """Pass over one step of the guide; nothing happens when it was passed over before."""
    hold(workspace)
    if step not in workspace.guide_skipped:
        Workspace.objects.filter(id=workspace.id).update(guide_skipped=[*workspace.guide_skipped, step])
        workspace.refresh_from_db(fields=["guide_skipped"])
