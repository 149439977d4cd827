"""The first-time guide in a real browser: left in the middle of a sentence, in sight, and without JavaScript."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from kithward import guide as guiding
from kithward.workspaces.actions import open_workspace
from kithward.workspaces.models import Workspace
from tests.e2e.conftest import let_in
from tests.e2e.looking import all_fits_and_can_be_hit, axe_finds_nothing
from tests.scenes import fill

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


COVERED = """() => {
    const [one, bar] = [document.activeElement, document.querySelector('.ahead')];
    if (bar.contains(one) || !one.closest('main')) return false;
    const [its, bars] = [one.getBoundingClientRect(), bar.getBoundingClientRect()];
    return its.bottom > bars.top && its.top < bars.bottom;
}"""


@pytest.fixture
def today() -> date:
    return timezone.now().date()


def test_guide_is_left_and_taken_up_again_and_what_was_typed_stays(
    page: Page, live_server: Any, complaints: list[str]
) -> None:
    page.goto(live_server.url)
    page.get_by_role("button", name="Begin: your vision").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 1 of 6")
    page.get_by_role("textbox").fill("I lead a team")

    page.get_by_role("button", name="Leave the guide").click()
    expect(page.get_by_text("You have left the guide.")).to_be_visible()
    expect(page.locator("#guide")).to_be_focused()
    axe_finds_nothing(page)
    page.get_by_role("button", name="Take it up again").click()

    expect(page.get_by_role("region", name="Guide")).to_contain_text("step 1 of 5")
    expect(page.get_by_role("textbox")).to_have_value("I lead a team")


def test_way_on_stays_in_sight_and_covers_nothing_that_has_the_focus(
    page: Page, live_server: Any, complaints: list[str], today: date
) -> None:
    fill(open_workspace("mine", name="My network"), today)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/strengths")
    bar = page.get_by_role("region", name="Guide")
    expect(bar).to_be_in_viewport()

    for _ in range(20):
        page.keyboard.press("Tab")
        assert not page.evaluate(COVERED)


def test_end_of_the_guide_is_open_to_all(page: Page, live_server: Any, complaints: list[str], today: date) -> None:
    mine = open_workspace("mine", name="My network")
    fill(mine, today)
    for key in ("vision", "people", "week"):
        guiding.skip(mine, key)
    page.goto(live_server.url)
    expect(page.get_by_role("region", name="You are on your way")).to_be_visible()

    axe_finds_nothing(page)
    all_fits_and_can_be_hit(page)


@pytest.fixture
def plain_page(browser: Browser, live_server: Any) -> Iterator[Page]:
    context = let_in(browser.new_context(java_script_enabled=False), live_server)
    page = context.new_page()
    page.goto(live_server.url)
    yield page
    context.close()


def test_guide_works_without_javascript(plain_page: Page) -> None:
    plain_page.get_by_role("button", name="Begin: your vision").click()
    plain_page.get_by_role("button", name="Skip this step").click()
    expect(plain_page.get_by_role("region", name="Guide")).to_contain_text("step 2 of 5")

    plain_page.get_by_role("button", name="Leave the guide").click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("What do you want to reach?")
    expect(plain_page.get_by_role("region", name="Guide")).to_have_count(0)
    assert Workspace.objects.get(slug="mine").guide == "left"
