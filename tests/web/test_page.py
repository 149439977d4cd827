"""What every view says of what it cannot take, before it looks at it."""

import pytest
from django.test import Client

from kithward.goals.models import Goal
from kithward.workspaces.models import Workspace
from tests.web.conftest import HTMX

NUL = "a\0b"


@pytest.mark.parametrize("address", ["/log", "/people", "/wins"])
def test_a_mark_that_no_database_keeps_is_passed_over_where_it_is_looked_for(
    alice: Client, busy: Workspace, address: str
) -> None:
    assert alice.get(address, {"q": NUL}).status_code == 200


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_mark_that_no_database_keeps_is_refused_where_it_is_written(
    alice: Client, busy: Workspace, headers: dict[str, str]
) -> None:
    goal = Goal.objects.of(busy)[0]

    answer = alice.post(f"/goals/{goal.id}/state", {"what": "dropped", "reason": NUL}, headers=headers)

    assert answer.status_code == 422
    assert Goal.objects.of(busy).get(id=goal.id).state == "active"
