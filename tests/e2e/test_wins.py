"""A win in a real browser: its moment, its card as a picture, and no motion for those who want none."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.e2e.hands import Keyboard

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PNG = b"\x89PNG\r\n\x1a\n"
SIZE = (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
MOVES = "getComputedStyle(document.querySelector('.moment')).animationName"


def test_first_talk_has_its_moment_is_celebrated_and_becomes_a_picture(busy_page: Page) -> None:
    busy_page.get_by_role("textbox", name="What happened?").fill("Gave a talk about climate data")
    busy_page.keyboard.press("Enter")
    expect(busy_page.get_by_role("status").first).to_contain_text("Logged")
    busy_page.reload()
    moment = busy_page.get_by_role("article", name="Your first talk")
    busy_page.emulate_media(reduced_motion="no-preference")
    assert busy_page.evaluate(MOVES) == "appear"
    busy_page.emulate_media(reduced_motion="reduce")
    assert busy_page.evaluate(MOVES) == "none"

    moment.get_by_label("How will you celebrate it?").fill("cake")
    moment.get_by_role("button", name="Celebrate").click()

    expect(busy_page.get_by_role("status").first).to_contain_text("Celebrated: Your first talk")
    expect(moment).to_have_count(0)
    busy_page.get_by_role("navigation", name="Pages").get_by_role("link", name="Wins").click()
    busy_page.get_by_role("link", name="Your first talk").click()
    busy_page.get_by_role("link", name="Make a card to share").click()
    busy_page.get_by_label("What it was, in your words").check()
    expect(busy_page.get_by_role("img", name="A first Your first talk")).to_be_visible()
    with busy_page.expect_download() as saved:
        busy_page.get_by_role("link", name="Save as PNG").click()

    assert saved.value.suggested_filename == "win.png"
    picture = Path(saved.value.path()).read_bytes()
    assert picture.startswith(PNG)
    assert picture[16:24] == SIZE


def test_win_is_told_thanked_for_and_shared_by_keyboard_alone(busy_page: Page) -> None:
    hands, page = Keyboard(busy_page), busy_page
    hands.go_to("Wins")
    hands.press(page.locator("summary", has_text="Add a win"))
    hands.write(page.get_by_label("What went well"), "Said no kindly")
    hands.press(page.get_by_role("button", name="Put it on the wall"))
    hands.press(page.get_by_role("link", name="Said no kindly"))
    hands.write(page.get_by_label("Whom to thank"), "Maria Chen")
    hands.press(page.get_by_role("button", name="Remind me to thank them"))
    expect(page.get_by_role("main")).to_contain_text("Thanks to Maria Chen")
    hands.press(page.get_by_role("link", name="Make a card to share"))
    hands.reach(page.get_by_label("What it was, in your words"))
    page.keyboard.press("Space")
    expect(page.get_by_role("img", name="Said no kindly")).to_be_visible()
    with page.expect_download() as card:
        hands.press(page.get_by_role("link", name="Save as SVG"))

    hands.go_to("Wins")
    hands.press(page.get_by_role("link", name=str(timezone.now().year), exact=True))
    with page.expect_download() as year:
        hands.press(page.get_by_role("link", name="Save as PDF"))

    assert "Said no kindly" in Path(card.value.path()).read_text()
    assert Path(year.value.path()).read_bytes().startswith(b"%PDF-")


def test_wall_fits_a_phone_whose_text_is_twice_as_large(busy_page: Page) -> None:
    busy_page.set_viewport_size({"width": 390, "height": 844})
    busy_page.goto(f"{busy_page.url}wins")

    busy_page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert busy_page.evaluate("document.documentElement.scrollWidth") <= 390


def test_year_is_saved_without_a_script(plain_page: Page) -> None:
    year = timezone.now().year
    plain_page.goto(f"{plain_page.url}wins/{year}")

    with plain_page.expect_download() as saved:
        plain_page.get_by_role("link", name="Save as PDF").click()

    assert saved.value.suggested_filename == f"{year}-in-review.pdf"
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF-")
