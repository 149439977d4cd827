"""What every page promises in a real browser: axe finds nothing, at any size and in both looks, and all of it fits."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page as BrowserPage

from kithward.workspaces.actions import open_workspace
from tests.e2e.looking import all_fits_and_can_be_hit, axe_finds_nothing
from tests.pages import PAGES, Page, scene_of
from tests.scenes import fill

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("wanted", PAGES, ids=str)
def test_page_is_open_to_all_at_any_size_in_both_looks(
    page: BrowserPage, live_server: Any, complaints: list[str], wanted: Page
) -> None:
    today = timezone.now().date()
    workspace = open_workspace("mine", name="My network")
    fill(workspace, today)
    page.goto(live_server.url + wanted.address(scene_of(workspace, today)))

    axe_finds_nothing(page)
    all_fits_and_can_be_hit(page)
