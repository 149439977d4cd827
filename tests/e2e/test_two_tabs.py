"""The same thing edited in two tabs: the later save says so, and neither loses what it typed."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kithward.goals.models import Goal, MeasureVersion
from kithward.network.models import Person
from kithward.workspaces.models import Workspace

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def mine() -> Workspace:
    return Workspace.objects.get(slug="mine")


def two_tabs(page: Page, live_server: Any, path: str) -> tuple[Page, Page]:
    """The same address opened twice, in one browser."""
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{live_server.url}{path}")
    return page, other


def save(place: Page | Locator) -> None:
    place.get_by_role("button", name="Save", exact=True).click()


def conflict(tab: Page) -> Locator:
    return tab.locator("#form-errors")


def test_person_in_two_tabs(busy_page: Page, live_server: Any) -> None:
    maria = Person.objects.of(mine()).get(name="Maria Chen")
    first, second = two_tabs(busy_page, live_server, f"/people/{maria.id}/edit")
    first.get_by_label("What you can offer").fill("An introduction to Jonas")
    save(first)
    expect(first.get_by_role("heading", level=1)).to_have_text("Maria Chen")

    second.get_by_label("What you can offer").fill("My notes on pricing")
    save(second)

    expect(conflict(second)).to_contain_text("changed in another window")
    expect(conflict(second)).to_be_focused()
    expect(second.get_by_label("What you can offer")).to_have_value("My notes on pricing")
    expect(second.get_by_text("Saved in the meantime: An introduction to Jonas")).to_be_visible()
    assert Person.objects.of(mine()).get(id=maria.id).offer == "An introduction to Jonas"

    second.get_by_role("button", name="Save mine").click()

    expect(second.get_by_role("heading", level=1)).to_have_text("Maria Chen")
    assert Person.objects.of(mine()).get(id=maria.id).offer == "My notes on pricing"


def adjust_in(tab: Page, target: str, reason: str) -> None:
    form = tab.get_by_role("region", name="Another number or time")
    form.get_by_label("How many").fill(target)
    form.get_by_label("Why").fill(reason)
    save(form)


def test_goal_in_two_tabs(busy_page: Page, live_server: Any) -> None:
    goal = Goal.objects.of(mine()).get(sentence__contains="ten meaningful")
    first, second = two_tabs(busy_page, live_server, f"/goals/{goal.id}/adjust")
    adjust_in(first, "12", "More time than I thought")
    expect(first.get_by_role("heading", level=1)).to_contain_text("twelve meaningful")

    adjust_in(second, "8", "Less time than I thought")

    expect(conflict(second)).to_contain_text("It now says “Have twelve meaningful conversations")
    expect(conflict(second)).to_be_focused()
    form = second.get_by_role("region", name="Another number or time")
    expect(form.get_by_label("How many")).to_have_value("8")
    expect(form.get_by_label("Why")).to_have_value("Less time than I thought")
    assert MeasureVersion.objects.of(mine()).filter(goal_id=goal.id).latest("number").target == 12

    save(form)

    expect(second.get_by_role("region", name="Changes")).to_contain_text("Less time than I thought")
    expect(second.get_by_role("region", name="Changes")).to_contain_text("More time than I thought")
    assert MeasureVersion.objects.of(mine()).filter(goal_id=goal.id).latest("number").target == 8


def test_settings_in_two_tabs(busy_page: Page, live_server: Any) -> None:
    first, second = two_tabs(busy_page, live_server, "/settings")
    first.get_by_label("Your name").fill("Alice Ackermann")
    save(first)
    expect(first.get_by_role("status").first).to_contain_text("Your settings are saved")

    second.get_by_label("Your name").fill("Alice A.")
    save(second)

    expect(conflict(second)).to_contain_text("changed in the meantime")
    expect(conflict(second)).to_be_focused()
    expect(second.get_by_label("Your name")).to_have_value("Alice A.")
    expect(second.get_by_text("Alice Ackermann")).to_be_visible()
    assert mine().owner_name == "Alice Ackermann"

    save(second)

    expect(second.get_by_role("status").first).to_contain_text("Your settings are saved")
    assert mine().owner_name == "Alice A."
