"""When Kithward cannot be reached: what was seen can be read, and what is logged waits and is written once."""

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Error, Locator, Page, Route, expect

from kithward.network.models import Activity
from kithward.workspaces.models import Workspace

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# What a browser does by itself behind a page, to be waited for (the pages' own policy forbids wait_for_function).
WATCHED_OVER = """() => navigator.serviceWorker.controller
    || new Promise(done => navigator.serviceWorker.addEventListener("controllerchange", () => done()))"""
KEPT = """async path => {
    const isKept = () => caches.match(new URL(path, location), {ignoreVary: true});
    while (!await isKept()) await new Promise(go => setTimeout(go, 50));
}"""
COFFEE = "Coffee with Maria Chen about mentoring, 45 min"


@pytest.fixture
def seen(busy_page: Page) -> Iterator[Page]:
    """The week in a browser that keeps pages; the network comes back at the end."""
    busy_page.evaluate(WATCHED_OVER)
    yield busy_page
    busy_page.unroute_all()


def go_offline(page: Page, complaints: list[str]) -> None:
    """Take the network away; that the browser complains of that is not the page's fault."""
    page.context.set_offline(True)
    complaints.clear()


def come_back(page: Page) -> None:
    page.context.set_offline(False)


def log(page: Page, words: str) -> None:
    page.get_by_label("What happened?").fill(words)
    page.get_by_label("What happened?").press("Enter")


def outbox(page: Page) -> Locator:
    return page.get_by_role("region", name="Waiting to be sent")


def said(page: Page) -> Locator:
    return page.get_by_role("status").first


def logged(words: str = "mentoring") -> list[Activity]:
    """What the log holds about a topic."""
    mine = Workspace.objects.get(slug="mine")
    return [row for row in Activity.objects.of(mine) if words in row.topics]


# Reading.


def test_page_that_was_seen_can_be_read_and_says_that_it_is_as_last_seen(seen: Page, complaints: list[str]) -> None:
    seen.get_by_role("link", name="Goals", exact=True).click()
    expect(seen.get_by_role("heading", level=1)).to_have_text("Goals")
    expect(seen.get_by_text("this is the page as you last saw it")).to_be_hidden()

    go_offline(seen, complaints)
    seen.reload()

    expect(seen.get_by_role("heading", level=1)).to_have_text("Goals")
    expect(seen.get_by_text("this is the page as you last saw it")).to_be_visible()
    expect(seen.get_by_role("link", name=re.compile("Attend two events")).first).to_be_visible()
    complaints.clear()


def test_first_page_ever_opened_can_be_read_too(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")

    go_offline(seen, complaints)
    seen.goto(seen.url)

    expect(seen.get_by_role("heading", level=1)).to_have_text("This week")
    expect(seen.get_by_text("this is the page as you last saw it")).to_be_visible()
    complaints.clear()


def expect_kept(page: Page, path: str) -> None:
    """Keeping goes on behind the page that is shown already."""
    page.evaluate(KEPT, path)


def test_file_that_was_saved_is_not_kept_as_a_page(seen: Page) -> None:
    file = f"/wins/{timezone.now().year}.pdf"
    with seen.expect_download(), contextlib.suppress(Error):  # it is no page to stand on
        seen.goto(f"{seen.url}{file[1:]}")

    seen.goto(f"{seen.url}goals")
    expect_kept(seen, "/goals")

    assert not seen.evaluate("async path => !!await caches.match(new URL(path, location), {ignoreVary: true})", file)


def test_page_that_was_never_seen_is_said_to_be_away_and_leads_back(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")
    go_offline(seen, complaints)

    seen.get_by_role("link", name="Settings", exact=True).first.click()

    expect(seen.get_by_role("heading", level=1)).to_have_text("Kithward does not answer")
    seen.get_by_role("link", name="Go to this week").click()
    expect(seen.get_by_role("heading", level=1)).to_have_text("This week")
    complaints.clear()


def test_page_is_that_of_now_again_once_kithward_is_back(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")
    go_offline(seen, complaints)
    seen.reload()
    expect(seen.get_by_text("this is the page as you last saw it")).to_be_visible()

    come_back(seen)
    seen.reload()

    expect(seen.get_by_text("this is the page as you last saw it")).to_be_hidden()
    complaints.clear()


# Logging.


def test_line_typed_offline_waits_through_a_reload_and_is_written_once(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")
    go_offline(seen, complaints)
    log(seen, COFFEE)
    expect(outbox(seen)).to_contain_text(COFFEE)
    expect(said(seen)).to_contain_text("sent when Kithward is back")
    expect(seen.get_by_label("What happened?")).to_have_value("")
    expect(seen.get_by_label("What happened?")).to_be_focused()
    seen.reload()
    expect(outbox(seen)).to_contain_text(COFFEE)

    come_back(seen)

    expect(said(seen)).to_contain_text("Logged: Coffee with Maria Chen about mentoring")
    expect(outbox(seen)).to_be_hidden()
    seen.reload()
    assert len(logged()) == 1
    complaints.clear()


def test_each_line_that_waited_is_said_with_its_own_undo(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")
    go_offline(seen, complaints)
    for words in (COFFEE, "Call with Maria Chen about hiring"):
        log(seen, words)
        expect(outbox(seen)).to_contain_text(words)

    come_back(seen)
    notices = said(seen).get_by_role("dialog")
    expect(notices).to_have_count(2)
    notices.filter(has_text="about mentoring").get_by_role("button", name="Undo").click()

    expect(said(seen)).to_contain_text("Taken back: Logged: Coffee with Maria Chen")
    assert (len(logged()), len(logged("hiring"))) == (0, 1)
    complaints.clear()


def test_line_whose_answer_was_lost_is_written_once(seen: Page, complaints: list[str]) -> None:
    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    seen.route("**/log", lose_the_answer)
    log(seen, COFFEE)
    expect(outbox(seen)).to_contain_text(COFFEE)
    assert len(logged()) == 1

    seen.reload()

    expect(said(seen)).to_contain_text("Logged: Coffee with Maria Chen about mentoring")
    expect(outbox(seen)).to_be_hidden()
    assert len(logged()) == 1
    complaints.clear()


def test_line_of_the_outbox_whose_answer_was_lost_is_written_once(seen: Page, complaints: list[str]) -> None:
    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    expect_kept(seen, "/")
    go_offline(seen, complaints)
    log(seen, COFFEE)
    expect(outbox(seen)).to_contain_text(COFFEE)
    seen.route("**/log/line", lose_the_answer)
    with seen.expect_event("requestfailed", lambda request: request.url.endswith("/log/line")):
        come_back(seen)
    assert len(logged()) == 1
    expect(outbox(seen)).to_contain_text(COFFEE)

    seen.unroute("**/log/line")
    seen.reload()

    expect(outbox(seen)).to_be_hidden()
    assert len(logged()) == 1
    complaints.clear()


def test_waiting_line_is_of_the_day_on_which_it_was_typed(seen: Page, complaints: list[str]) -> None:
    expect_kept(seen, "/")
    today = timezone.now().date()
    typed_on = today - timedelta(days=3)
    go_offline(seen, complaints)
    seen.clock.set_fixed_time(datetime.combine(typed_on, time(12)))
    log(seen, COFFEE)
    expect(outbox(seen)).to_contain_text(COFFEE)

    seen.clock.set_fixed_time(datetime.combine(today, time(12)))
    come_back(seen)

    expect(outbox(seen)).to_be_hidden()
    assert [row.day for row in logged()] == [typed_on]
    complaints.clear()


def test_waiting_line_that_is_not_clear_stays_with_its_reason_and_is_put_right(
    seen: Page, complaints: list[str]
) -> None:
    go_offline(seen, complaints)
    log(seen, "Call with a recruiter about mentoring")
    expect(outbox(seen)).to_contain_text("Call with a recruiter")
    come_back(seen)
    expect(outbox(seen)).to_contain_text("Say who")
    assert logged() == []

    outbox(seen).get_by_role("button", name="Put it right").click()
    line = seen.get_by_label("What happened?")
    expect(line).to_be_focused()
    expect(line).to_have_value("Call with a recruiter about mentoring")
    expect(outbox(seen)).to_be_hidden()
    log(seen, "Call with Maria Chen about mentoring")

    expect(said(seen)).to_contain_text("Logged: Call with Maria Chen about mentoring")
    assert len(logged()) == 1
    complaints.clear()


def test_waiting_line_can_be_dropped(seen: Page, complaints: list[str]) -> None:
    go_offline(seen, complaints)
    log(seen, COFFEE)

    outbox(seen).get_by_role("button", name=re.compile("Drop it")).click()

    expect(outbox(seen)).to_be_hidden()
    come_back(seen)
    seen.reload()
    assert logged() == []
    complaints.clear()


def test_two_tabs_send_a_waiting_line_once_and_both_say_so(seen: Page, live_server: Any, complaints: list[str]) -> None:
    other = seen.context.new_page()
    other.goto(live_server.url)
    go_offline(seen, complaints)
    log(seen, COFFEE)
    expect(outbox(other)).to_contain_text(COFFEE)

    come_back(seen)

    expect(outbox(seen)).to_be_hidden()
    expect(outbox(other)).to_be_hidden()
    seen.reload()
    other.reload()
    assert len(logged()) == 1
    complaints.clear()
