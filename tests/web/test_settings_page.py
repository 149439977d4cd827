"""Settings: saved, refused, overtaken; and days off."""

from typing import Any

import pytest
from django.test import Client

from kithward.web.hours import minutes_in
from kithward.workspaces.models import Workspace

GOOD = {
    "owner_name": "Alice O’Brien 🎉",
    "time_zone": "Europe/Berlin",
    "week_start": "6",
    "hours": "3 h 15",
    "region": "DE",
    "look": "dark",
    "seen": "1",
}


def test_settings_are_saved_and_the_look_is_worn(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/settings", GOOD, follow=True).content.decode()

    workspace.refresh_from_db()
    kept = (workspace.owner_name, workspace.time_zone, workspace.week_start, workspace.minutes_per_week)
    assert kept == ("Alice O’Brien 🎉", "Europe/Berlin", 6, 195)
    assert 'data-look="dark"' in page
    assert "Your settings are saved." in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_zone", "Mars/Olympus"), ("hours", "many"), ("look", "pink"), ("region", "XX"), ("week_start", "9")],
)
def test_what_cannot_be_stays_in_the_form_with_its_error(
    alice: Client, workspace: Workspace, field: str, value: str
) -> None:
    page = alice.post("/settings", {**GOOD, field: value})

    words = page.content.decode()
    assert page.status_code == 422
    assert f'id="id_{field}_error"' in words
    assert "Alice O’Brien 🎉" in words
    workspace.refresh_from_db()
    assert workspace.minutes_per_week == 240


def test_later_of_two_tabs_is_told_and_loses_neither(alice: Client, workspace: Workspace) -> None:
    alice.post("/settings", {**GOOD, "hours": "5"})

    later = alice.post("/settings", {**GOOD, "hours": "6"})

    words = later.content.decode()
    assert later.status_code == 409
    assert 'value="6"' in words
    assert "Elsewhere this was set to: 5" in words
    alice.post("/settings", {**GOOD, "hours": "6", "seen": "2"})
    workspace.refresh_from_db()
    assert workspace.minutes_per_week == 360


def test_days_off_are_added_shown_and_removed(alice: Client, workspace: Workspace) -> None:
    days = {"first": "2026-08-01", "last": "2026-08-14", "name": "Sardinia <b>"}

    added = alice.post("/settings/days-off", days, follow=True).content.decode()
    removed = alice.post("/settings/days-off/remove", days, follow=True).content.decode()

    assert "Sardinia &lt;b&gt;" in added
    assert "Sardinia" not in removed


@pytest.mark.parametrize("days", [{"first": "2026-08-14", "last": "2026-08-01"}, {"first": "x", "last": ""}])
def test_days_off_that_cannot_be_are_told_beside_the_field(
    alice: Client, workspace: Workspace, days: dict[str, Any]
) -> None:
    page = alice.post("/settings/days-off", days)

    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.content.decode()


@pytest.mark.parametrize("address", ["/settings/days-off", "/settings/days-off/remove"])
def test_writing_by_get_is_refused(alice: Client, workspace: Workspace, address: str) -> None:
    assert alice.get(address).status_code == 405


@pytest.mark.parametrize(("typed", "minutes"), [("4", 240), ("3,5", 210), ("3 h 15", 195), (" 0 ", 0)])
def test_hours_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert minutes_in(typed) == minutes
