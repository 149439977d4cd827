"""The roadmap by keyboard, and on paper."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.goals.window import Window
from kithward.vision.models import Aspiration
from kithward.workspaces.queries import workspace
from tests.e2e.hands import Keyboard
from tests.factories import goal

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def today() -> date:
    return timezone.now().date()


def test_a_loose_end_is_tied_and_a_goal_reached_by_keyboard_alone(busy_page: Page) -> None:
    Aspiration.objects.create(workspace=workspace("mine"), text="Lead a team", kind="position")
    keys = Keyboard(busy_page)
    keys.go_to("Roadmap")
    expect(busy_page.get_by_role("heading", level=1)).to_have_text("Roadmap")

    keys.press(busy_page.get_by_text("Link it: Attend two events a month"))
    box = busy_page.get_by_role("checkbox", name="Lead a team").first
    keys.reach(box)
    busy_page.keyboard.press("Space")
    keys.press(busy_page.get_by_role("button", name="Save").first)
    expect(busy_page.locator("#said")).to_contain_text("Serves Lead a team")

    keys.press(busy_page.get_by_role("link", name="All", exact=True))
    busy_page.wait_for_url("**/roadmap?span=all")
    keys.press(busy_page.get_by_text("The same as a list"))
    keys.press(busy_page.get_by_role("link", name="Attend two events a month", exact=True))
    expect(busy_page.get_by_role("heading", level=1)).to_contain_text("Attend two events a month")


def test_it_is_printed_on_one_page(busy_page: Page, today: date) -> None:
    space = workspace("mine")
    for rank in range(1, 6):
        row = Aspiration.objects.create(
            workspace=space, text=f"Aspire to {rank}", kind="skill", rank=rank, by=date(today.year + rank, 12, 31)
        )
        for number in range(3):
            window = Window(today, by=today + timedelta(days=30 + 40 * number))
            sentence, target = f"Goal {rank} {number}", 3 * rank + number
            goal(space, as_of=today, sentence=sentence, target=target, window=window, aspirations=[row.id])
    for span in ("year", "all"):
        busy_page.goto(f"{busy_page.url.split('/roadmap')[0].rstrip('/')}/roadmap?span={span}")

        printed = busy_page.pdf(prefer_css_page_size=True)

        assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
