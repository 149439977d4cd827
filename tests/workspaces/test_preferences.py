"""What a person can set, and their days off."""

from datetime import date, timedelta
from typing import Any

import pytest

from kithward.errors import BadInput, Conflict
from kithward.workspaces import preferences
from kithward.workspaces.holidays import Holiday, holidays
from kithward.workspaces.models import Workspace

SUMMER = Holiday(date(2026, 8, 1), date(2026, 8, 14), "Sardinia")


def test_hours_fit_into_a_week(workspace: Workspace) -> None:
    preferences.change_hours(workspace, minutes_per_week=0)
    preferences.change_hours(workspace, minutes_per_week=300)

    for minutes in (-1, 10_081):
        with pytest.raises(BadInput, match="hours"):
            preferences.change_hours(workspace, minutes_per_week=minutes)

    workspace.refresh_from_db()
    assert workspace.minutes_per_week == 300


@pytest.mark.parametrize("wrong", [{"time_zone": "Mars/Olympus"}, {"week_start": 7}, {"look": "pink"}])
def test_what_cannot_be_is_refused_with_its_reason(workspace: Workspace, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        preferences.change_preferences(workspace, **wrong)


def test_later_of_two_changes_is_told_and_changes_nothing(workspace: Workspace) -> None:
    seen = workspace.version
    preferences.change_preferences(workspace, seen_version=seen, look="dark")

    with pytest.raises(Conflict, match="meantime"):
        preferences.change_preferences(workspace, seen_version=seen, look="light")

    workspace.refresh_from_db()
    assert workspace.look == "dark"


def test_days_off_are_kept_once_and_removed(workspace: Workspace) -> None:
    preferences.add_holiday(workspace, SUMMER)
    preferences.add_holiday(workspace, SUMMER)

    assert holidays(workspace) == (SUMMER,)

    preferences.remove_holiday(workspace, SUMMER)
    preferences.remove_holiday(workspace, SUMMER)

    workspace.refresh_from_db()
    assert holidays(workspace) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Holiday(SUMMER.last, SUMMER.first),
        Holiday(SUMMER.first, SUMMER.first + timedelta(400)),
        Holiday(SUMMER.first, SUMMER.last, "x" * 81),
    ],
)
def test_days_off_that_cannot_be_are_refused(workspace: Workspace, wrong: Holiday) -> None:
    with pytest.raises(BadInput):
        preferences.add_holiday(workspace, wrong)
