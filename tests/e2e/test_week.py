"""This week in a real browser: by mouse, by keyboard, without JavaScript, for everybody, at any size."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from kithward.network.models import Activity
from kithward.workspaces.models import Workspace
from tests.e2e.looking import all_fits_and_can_be_hit, axe_finds_nothing

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

MEETUP = "Done Go to “PyData meetup”"


def said(page: Page) -> Any:
    return page.get_by_role("status").first


def test_a_step_is_done_by_mouse_without_leaving_the_page(busy_page: Page) -> None:
    busy_page.evaluate("window.sameDocument = true")

    busy_page.get_by_role("button", name=MEETUP).click()

    expect(said(busy_page)).to_contain_text(re.compile(r"Attend two events a month: 1 of 2, \d+.% → \d+.%"))
    expect(busy_page.get_by_role("button", name=MEETUP)).to_have_count(0)
    expect(busy_page.get_by_role("region", name="Done this week")).to_contain_text("Go to “PyData meetup”")
    assert busy_page.evaluate("window.sameDocument")


def test_focus_goes_on_to_the_next_step(busy_page: Page) -> None:
    first, second = busy_page.get_by_role("region", name="Your plan").get_by_role("heading", level=3).all()[:2]
    following = second.inner_text()

    busy_page.get_by_role("button", name=f"Done {first.inner_text()}").click()

    expect(busy_page.locator(":focus")).to_have_text(following)


def test_the_quiet_menu_moves_a_step_to_next_week(busy_page: Page) -> None:
    busy_page.locator("summary", has_text="More for Go to “PyData meetup”").click()
    busy_page.get_by_role("button", name="Move to next week").click()

    expect(said(busy_page)).to_contain_text("Moved to next week: Go to “PyData meetup”")
    expect(busy_page.get_by_role("button", name=MEETUP)).to_have_count(0)


def test_what_was_said_can_be_closed(busy_page: Page) -> None:
    busy_page.get_by_role("button", name=MEETUP).click()
    busy_page.get_by_role("button", name="Close").click()

    expect(busy_page.get_by_role("dialog")).to_have_count(0)


def test_a_line_is_logged_by_keyboard_alone(busy_page: Page) -> None:
    for _ in range(30):
        busy_page.keyboard.press("Tab")
        if busy_page.evaluate("document.activeElement.id") == "line":
            break
    busy_page.keyboard.type("Coffee with Maria Chen about mentoring, 45 min")
    busy_page.keyboard.press("Enter")

    expect(said(busy_page)).to_contain_text("Logged: Coffee with Maria Chen about mentoring")
    expect(busy_page.get_by_label("What happened?")).to_be_focused()
    expect(busy_page.get_by_label("What happened?")).to_have_value("")


def test_a_mistake_in_the_line_is_said_beside_it_and_keeps_the_words(busy_page: Page) -> None:
    line = busy_page.get_by_label("What happened?")
    line.fill("zzz")
    line.press("Enter")

    expect(line).to_have_attribute("aria-invalid", "true")
    expect(line).to_be_focused()
    expect(line).to_have_value("zzz")


def test_steps_are_reached_and_done_by_keyboard(busy_page: Page) -> None:
    busy_page.get_by_role("button", name=MEETUP).focus()
    busy_page.keyboard.press("Tab")
    busy_page.keyboard.press("Enter")
    busy_page.keyboard.press("Tab")
    busy_page.keyboard.press("Tab")
    expect(busy_page.locator(":focus")).to_have_text("Not for me")
    busy_page.keyboard.press("Enter")

    expect(said(busy_page)).to_contain_text("Not proposed again: Go to “PyData meetup”")


def test_two_quick_clicks_log_once(busy_page: Page) -> None:
    busy_page.get_by_role("button", name=MEETUP).dblclick()

    expect(said(busy_page)).to_contain_text("Done: Go to “PyData meetup”")
    alice = Workspace.objects.get()
    assert Activity.objects.of(alice).filter(kind="event").count() == 1


def test_a_server_that_is_gone_is_said(busy_page: Page, complaints: list[str]) -> None:
    busy_page.route("**/steps/*", lambda route: route.abort())
    busy_page.get_by_role("button", name=MEETUP).click()

    expect(said(busy_page)).to_contain_text("Kithward does not answer, so nothing was changed.")
    complaints.clear()


def test_a_fault_is_said_on_a_page_that_leads_back(busy_page: Page, complaints: list[str]) -> None:
    fault = render_to_string("500.html")
    busy_page.route("**/steps/*", lambda route: route.fulfill(status=500, body=fault, content_type="text/html"))
    busy_page.get_by_role("button", name=MEETUP).click()

    expect(busy_page.get_by_role("heading", level=1)).to_have_text("Something went wrong")
    busy_page.get_by_role("link", name="Go to this week").click()
    expect(busy_page.get_by_role("button", name=MEETUP)).to_be_visible()
    complaints.clear()


def test_a_first_goal_is_set_from_an_empty_page(page: Page, live_server: Any) -> None:
    page.goto(live_server.url)
    page.get_by_label("A goal, in one sentence").fill("network more")
    page.get_by_role("button", name="See how it reads").click()
    expect(page.get_by_text("Goals like these can be counted")).to_be_visible()
    page.get_by_label("A goal, in one sentence").fill("attend two industry events per month")
    page.get_by_role("button", name="Set this goal").click()

    expect(said(page)).to_contain_text("Your goal is set")
    expect(page.get_by_role("progressbar")).to_have_count(1)


def test_all_works_without_javascript(plain_page: Page) -> None:
    plain_page.get_by_role("button", name=MEETUP).click()
    expect(said(plain_page)).to_contain_text("Attend two events a month: 1 of 2")

    plain_page.get_by_label("What happened?").fill("Coffee with Maria Chen about mentoring")
    plain_page.get_by_role("button", name="Log it").click()
    expect(plain_page.get_by_role("region", name="Done this week")).to_contain_text("Coffee with Maria Chen")

    plain_page.get_by_text("Change my hours").click()
    plain_page.get_by_label("Hours a week").fill("6")
    plain_page.get_by_role("button", name="Plan anew").click()
    expect(plain_page.get_by_text("of your 6 h planned")).to_be_visible()

    plain_page.get_by_role("button", name="Close").click()
    expect(plain_page.get_by_role("dialog")).to_have_count(0)


def test_axe_finds_nothing_in_what_is_said(busy_page: Page) -> None:
    busy_page.get_by_role("button", name=MEETUP).click()
    expect(said(busy_page)).to_contain_text("Done")
    busy_page.get_by_label("What happened?").fill("zzz")
    busy_page.get_by_label("What happened?").press("Enter")
    expect(busy_page.locator("#line-error")).to_be_visible()

    axe_finds_nothing(busy_page)
    all_fits_and_can_be_hit(busy_page)


def test_axe_finds_nothing_on_the_first_page(page: Page, live_server: Any) -> None:
    page.goto(live_server.url)

    axe_finds_nothing(page)
    all_fits_and_can_be_hit(page)
