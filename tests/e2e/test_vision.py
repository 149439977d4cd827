"""The vision by keyboard alone: from an empty start through the questions to aspirations in their order."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.vision import queries
from kithward.vision.actions import add_aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.vision.writing import answer, write_vision
from kithward.workspaces.models import Workspace
from tests.e2e.hands import Keyboard
from tests.e2e.looking import all_fits_and_can_be_hit

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_from_an_empty_start_to_aspirations_in_order(page: Page, live_server: Any, complaints: list[str]) -> None:
    hands = Keyboard(page)
    page.goto(live_server.url)
    hands.press(page.get_by_role("button", name="Begin: your vision"))

    for number, words in enumerate(("Lead a team. Choose the problems", "Engineers", "Speak well"), start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Question {number} of {len(QUESTIONS)}")
        expect(page.get_by_role("textbox")).to_be_focused()
        page.keyboard.type(words)
        hands.press(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Question 4 of {len(QUESTIONS)}")
    hands.press(page.get_by_role("button", name="Leave it for now"))

    hands.press(page.get_by_role("link", name="Write it from your answers"))
    expect(page.get_by_label("Where you want to be")).to_have_value(
        "Lead a team. Choose the problems.\n\nWith whom: Engineers.\n\nWhat I can do: Speak well."
    )
    hands.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("status").first).to_contain_text("Your vision is kept, version 1.")

    hands.press(page.get_by_role("button", name="Pick Lead a team"))
    expect(page.get_by_role("heading", name="1. Lead a team")).to_be_visible()
    if not page.get_by_role("button", name="Pick Speak well").is_visible():
        hands.press(page.get_by_text("Pick from your own words"))
    hands.press(page.get_by_role("button", name="Pick Speak well"))
    expect(page.get_by_role("heading", name="2. Speak well")).to_be_visible()
    hands.press(page.get_by_role("button", name="Up Speak well"))

    expect(page.get_by_role("heading", name="1. Speak well")).to_be_visible()
    expect(page.get_by_role("button", name="Down Speak well")).to_be_focused()
    mine = Workspace.objects.get()
    assert [row.text for row in queries.aspirations(mine)] == ["Speak well", "Lead a team"]


def test_an_earlier_version_is_begun_from_by_keyboard(busy_page: Page) -> None:
    mine, today, hands = Workspace.objects.get(), timezone.now().date(), Keyboard(busy_page)
    for text in ("Lead a team. Speak well.", "Lead a team. Sleep at night."):
        write_vision(mine, text, as_of=today)
    hands.go_to("Vision")

    hands.press(busy_page.get_by_role("link", name="Compare with earlier ones"))
    first = busy_page.get_by_role("region", name="Version 1")
    expect(first.locator("mark")).to_have_text("Speak well.")
    hands.press(first.get_by_role("link", name="Begin from this one"))

    expect(busy_page.get_by_label("Where you want to be")).to_have_value("Lead a team. Speak well.")


def test_endless_words_push_nothing_aside(busy_page: Page) -> None:
    mine, today = Workspace.objects.get(), timezone.now().date()
    add_aspiration(mine, "x" * 300, kind="skill")
    for text in ("y" * 900, "z" * 900):
        write_vision(mine, text, as_of=today)
    answer(mine, QUESTIONS[0], "w" * 290, as_of=today)

    for address in ("vision", "vision/versions"):
        busy_page.goto(f"{busy_page.url.split('/vision')[0].rstrip('/')}/{address}")
        all_fits_and_can_be_hit(busy_page)
