"""The keys: listed by "?", never taken while somebody types, and switched off for who does not want them."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def keys(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Keys")


def press(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def test_question_mark_lists_the_keys_and_escape_closes_the_list(busy_page: Page) -> None:
    press(busy_page, "?")

    expect(keys(busy_page)).to_be_visible()
    for words in ("Search people", "Log what happened", "Goals", "Follow-ups", "Settings"):
        expect(keys(busy_page)).to_contain_text(words)
    press(busy_page, "Escape")
    expect(keys(busy_page)).to_be_hidden()


def test_every_letter_of_the_list_leads_to_its_page(busy_page: Page) -> None:
    places = busy_page.locator("nav [data-key]")
    wanted = [(one.get_attribute("data-key"), one.get_attribute("href")) for one in places.all()]
    assert len({key for key, _ in wanted}) == len(wanted) > 5

    for key, address in wanted:
        press(busy_page, "g", str(key))

        busy_page.wait_for_url(f"**{address}")
        expect(busy_page.locator("nav [aria-current=page]").first).to_have_attribute("href", str(address))


def test_l_leads_to_the_log_line_from_anywhere(busy_page: Page) -> None:
    press(busy_page, "l")
    expect(busy_page.get_by_label("What happened?")).to_be_focused()
    expect(busy_page.get_by_label("What happened?")).to_have_value("")
    busy_page.goto(f"{busy_page.url}settings")

    press(busy_page, "l")

    expect(busy_page.get_by_role("heading", level=1)).to_have_text("This week")
    expect(busy_page.get_by_label("What happened?")).to_be_focused()


def test_slash_leads_to_the_search_for_people(busy_page: Page) -> None:
    press(busy_page, "/")

    expect(busy_page.get_by_role("heading", level=1)).to_have_text("People")
    expect(busy_page.get_by_label("Search people")).to_be_focused()


def test_keys_are_letters_while_somebody_types(busy_page: Page) -> None:
    line = busy_page.get_by_label("What happened?")
    line.focus()

    busy_page.keyboard.type("lg?/gs")

    expect(line).to_have_value("lg?/gs")
    expect(keys(busy_page)).to_be_hidden()
    expect(busy_page.get_by_role("heading", level=1)).to_have_text("This week")


def test_keys_with_control_are_left_to_the_browser(busy_page: Page) -> None:
    press(busy_page, "Control+l", "Alt+l")

    expect(busy_page.get_by_label("What happened?")).not_to_be_focused()


def test_keys_can_be_switched_off_and_stay_so(busy_page: Page) -> None:
    press(busy_page, "?", "Tab")
    busy_page.get_by_role("checkbox", name="Use these keys").focus()
    press(busy_page, "Space", "Escape")
    busy_page.reload()

    press(busy_page, "l", "g", "s")

    expect(busy_page.get_by_role("heading", level=1)).to_have_text("This week")
    expect(busy_page.get_by_label("What happened?")).not_to_be_focused()
    press(busy_page, "?")
    expect(busy_page.get_by_role("checkbox", name="Use these keys")).not_to_be_checked()
