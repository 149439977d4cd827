"""What every page promises in a real browser: axe finds nothing, at any size and in both looks."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page as BrowserPage

from kithward.workspaces.actions import open_workspace
from tests.pages import PAGES, Page, scene_of
from tests.scenes import fill

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PHONE, DESK, ZOOMED = 390, 1360, 320  # 320 px wide is 1280 px at 400 %
TARGETS = "button, summary, select, input:not([type=hidden]), nav a, a.button, .brand"
SMALL_TARGETS = """targets => [...document.querySelectorAll(targets)]
    .map(one => [one.textContent.trim() || one.id || one.name, (one.closest('label') || one).getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
UNFOLD = "document.querySelectorAll('main details').forEach(one => { one.name = ''; one.open = true; })"


@pytest.fixture
def open_page(page: BrowserPage, live_server: Any, complaints: list[str]) -> Callable[[Page], BrowserPage]:
    """Opens a page of somebody with goals, people, a promise and an event."""
    today = timezone.now().date()
    workspace = open_workspace("mine", name="My network")
    fill(workspace, today)

    def opened(wanted: Page) -> BrowserPage:
        page.goto(live_server.url + wanted.address(scene_of(workspace, today)))
        return page

    return opened


@pytest.mark.parametrize("wanted", PAGES, ids=str)
def test_axe_finds_nothing_in_either_look_on_desk_or_phone(
    page: BrowserPage, open_page: Callable[[Page], BrowserPage], wanted: Page
) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(wanted)

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{wanted} {scheme} {width}: {found.generate_report()}"


@pytest.mark.parametrize("wanted", PAGES, ids=str)
def test_page_fits_a_phone_and_four_hundred_percent(
    page: BrowserPage, open_page: Callable[[Page], BrowserPage], wanted: Page
) -> None:
    page.set_viewport_size({"width": ZOOMED, "height": 640})
    open_page(wanted)

    page.evaluate(UNFOLD)

    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED
    assert page.evaluate(SMALL_TARGETS, TARGETS) == []
    assert page.locator("h1").count() == 1
