"""The log in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from kithward.network.models import Activity
from kithward.workspaces.models import Workspace

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_one_of_the_list_is_deleted_without_leaving_the_page_and_comes_back(busy_page: Page) -> None:
    busy_page.get_by_role("navigation", name="Pages").get_by_role("link", name="Log", exact=True).click()
    busy_page.evaluate("window.sameDocument = true")
    before = Activity.objects.of(Workspace.objects.get(slug="mine")).count()
    first = busy_page.locator(".entry").first
    gone = first.get_attribute("id")

    first.locator("summary").click()
    first.get_by_role("button", name="Delete").click()

    expect(busy_page.get_by_role("status").first).to_contain_text("Deleted")
    expect(busy_page.locator(f"#{gone}")).to_have_count(0)
    assert Activity.objects.of(Workspace.objects.get(slug="mine")).count() == before - 1
    assert busy_page.evaluate("window.sameDocument")

    busy_page.get_by_role("button", name="Undo").click()

    expect(busy_page.locator(f"#{gone}")).to_be_visible()
