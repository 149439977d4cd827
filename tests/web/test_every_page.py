"""What each page promises: it opens, whole and in part, hides other workspaces, and asks no more when there is more."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kithward.workspaces.actions import delete_workspace
from kithward.workspaces.models import Workspace
from tests.crowd import crowd
from tests.pages import PAGES, Page, scene_of
from tests.scenes import fill
from tests.web.conftest import HTMX, browser_in

MOST_BYTES = 60_000
FOREIGN = "Zacharias"
OF_ONE = [page for page in PAGES if page.of_one]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_opens_whole_and_in_part(alice: Client, workspace: Workspace, today: date, page: Page) -> None:
    fill(workspace, today)
    address = page.address(scene_of(workspace, today))

    whole, part = alice.get(address), alice.get(address, headers=HTMX)

    assert whole.status_code == part.status_code == 200
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert b'id="page"' in part.content


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_opens_with_next_to_nothing_in_it(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, page: Page
) -> None:
    if page.of_one:
        pytest.skip("shows a row, so there is one")
    crowd(other_workspace, today, size=1)

    answer = alice.get(page.address(scene_of(other_workspace, today)))

    assert answer.status_code == 200


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_hides_the_rows_of_others(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, page: Page
) -> None:
    fill(workspace, today)
    crowd(other_workspace, today, size=3, prefix=FOREIGN)
    address = page.address(scene_of(other_workspace if page.of_one else workspace, today))

    answer = alice.get(address)

    assert answer.status_code == (404 if page.of_one else 200)
    assert FOREIGN not in answer.content.decode()


@pytest.fixture(scope="module")
def crowds(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[int, Workspace]]:
    """A small and a large crowd, made once: it takes a second."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = {}
        for size in (10, 1000):
            made[size] = Workspace.objects.create(name=f"{size} people", slug=f"crowd-{size}")
            crowd(made[size], timezone.now().date(), size=size)
    yield made
    with django_db_blocker.unblock():
        for workspace in made.values():
            delete_workspace(workspace)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_asks_the_database_no_more_when_there_is_more(
    crowds: dict[int, Workspace], db: None, today: date, page: Page
) -> None:
    asked = {}
    for size, space in crowds.items():
        browser, address = browser_in(space), page.address(scene_of(space, today))
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(address)
        assert answer.status_code == 200
        assert len(answer.content) < MOST_BYTES
        asked[size] = len(queries)

    assert asked[1000] <= asked[10]
