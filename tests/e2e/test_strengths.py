"""Strengths and weaknesses by keyboard alone: twenty answers kept as they are given, and a goal with one press."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.assessment import queries
from kithward.assessment.statements import STATEMENTS
from kithward.goals.models import Goal
from kithward.workspaces.queries import workspace
from tests.e2e.hands import Keyboard

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_strengths_are_answered_left_and_finished_by_keyboard(busy_page: Page) -> None:
    hands = Keyboard(busy_page)
    hands.go_to("Strengths")
    hands.press(busy_page.get_by_role("link", name="Look again", exact=True).first)
    expect(busy_page.get_by_role("heading", level=1)).to_contain_text("In the last four weeks")
    with busy_page.expect_response("**/strengths/answers"):
        hands.choose(busy_page.locator("#id_network-silence_1"))
    busy_page.reload()
    expect(busy_page.locator("#id_network-silence_1")).to_be_checked()

    hands.press(busy_page.get_by_role("button", name="See what it says"))
    expect(busy_page.get_by_role("alert")).to_contain_text("Everything you typed is still there")
    for statement in STATEMENTS[1:]:
        hands.choose(busy_page.locator(f"#id_{statement.key}_1"))
    hands.press(busy_page.get_by_role("button", name="See what it says"))

    expect(busy_page.get_by_role("status").first).to_contain_text("here is what it says")
    area = busy_page.get_by_role("region", name="Following up")
    expect(area).to_contain_text("You say to grow")
    hands.press(area.get_by_role("button", name="Set this goal"))
    expect(area).to_contain_text("You are on it")
    mine = workspace("mine")
    assert Goal.objects.of(mine).filter(kind="development").count() == 1
    assert queries.begun(mine, timezone.now().date()) is None
    assert len(queries.taken(mine)) == 2
