"""The page of one goal in a real browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.network.actions import Happening, log_activity
from kithward.workspaces.queries import workspace

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_what_counted_is_left_out_without_leaving_the_page(busy_page: Page) -> None:
    today = timezone.now().date()
    log_activity(workspace("mine"), Happening("event", today, form="meetup"), people={}, as_of=today)
    busy_page.get_by_role("link", name="Attend two events a month").first.click()
    counted = busy_page.get_by_role("region", name="What counted")
    counted.locator("summary", has_text="Leave it out").click()
    busy_page.evaluate("window.sameDocument = true")

    counted.get_by_label("Why").fill("that was no event")
    counted.get_by_role("button", name="Leave it out").click()

    expect(busy_page.get_by_role("status").first).to_contain_text("0 of 2 now")
    expect(busy_page.get_by_text("your own word: “that was no event”")).to_be_visible()
    assert busy_page.evaluate("window.sameDocument")
