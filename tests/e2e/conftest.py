"""The browser that is on this machine, without what would make pictures differ."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pictures.browser import browser_options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

# Playwright's synchronous calls run a loop in this thread, which Django would take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=20_000)  # ms: a busy machine is slow, and only a page that is wrong waits so long


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **browser_options()}


@pytest.fixture(autouse=True)
def nothing_is_left(transactional_db: None) -> Iterator[None]:
    """Take the rows away in their order: foreign keys are checked at once, so that Django's own flush would fail."""
    yield
    from kithward.workspaces import actions, queries

    for workspace in queries.workspaces():
        actions.delete_workspace(workspace)


@pytest.fixture
def context(context: "BrowserContext", live_server: Any) -> "BrowserContext":
    """A browser that has been let in by the start link."""
    return let_in(context, live_server)


def let_in(context: "BrowserContext", live_server: Any) -> "BrowserContext":
    from kithward.web.door import cookie_value

    port = live_server.url.rpartition(":")[2]
    context.add_cookies([{"name": f"kithward_door_{port}", "value": cookie_value(), "url": live_server.url}])
    return context


@pytest.fixture
def complaints(page: "Page") -> Iterator[list[str]]:
    """What the browser complains of: anything that is still in it at the end fails the test."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if is_complaint(said) else None)
    yield found
    assert found == []


@pytest.fixture
def busy_page(page: "Page", live_server: Any, complaints: list[str]) -> "Page":
    """The week of somebody with goals, people, a promise and an event."""
    from django.utils import timezone

    from kithward.workspaces.actions import open_workspace
    from tests.scenes import fill

    fill(open_workspace("mine", name="My network"), timezone.now().date())
    page.goto(live_server.url)
    return page


@pytest.fixture
def plain_page(browser: "Browser", busy_page: "Page", live_server: Any) -> Iterator["Page"]:
    """The same week in a browser without JavaScript."""
    context = let_in(browser.new_context(java_script_enabled=False), live_server)
    page = context.new_page()
    page.goto(live_server.url)
    yield page
    context.close()


def is_complaint(said: "ConsoleMessage") -> bool:
    """Whether the console speaks of a fault; that a form was answered with what is wrong in it is none."""
    return said.type in ("error", "warning") and "status of 4" not in said.text
