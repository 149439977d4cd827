"""Browsers in a workspace, and what day it is there."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone

from kithward.web.door import cookie_value

if TYPE_CHECKING:
    from kithward.workspaces.models import Workspace

HTMX = {"HX-Request": "true"}


def browser(**options: Any) -> Client:
    """A browser that has been let in by the start link."""
    client = Client(**options)
    client.cookies["kithward_door_80"] = cookie_value()
    return client


@pytest.fixture
def client() -> Client:
    """A browser in which nothing has been opened yet."""
    return browser()


def browser_in(workspace: "Workspace") -> Client:
    """A browser that last opened this workspace."""
    client = browser()
    session = client.session
    session["workspace"] = workspace.slug
    session.save()
    return client


@pytest.fixture
def alice(workspace: "Workspace") -> Client:
    """A browser in Alice's workspace."""
    return browser_in(workspace)


@pytest.fixture
def today() -> date:
    """The day it is on the page, which reads the clock itself."""
    return timezone.now().date()


@pytest.fixture
def busy(workspace: "Workspace", today: date) -> "Workspace":
    """Alice's workspace with something in it."""
    from tests.scenes import fill

    fill(workspace, today)
    return workspace
