"""The reviews by keyboard alone: from the quiet line of the week to their end, with what is decided on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.goals.window import Window
from kithward.network.actions import Happening, log_activity, promise
from kithward.numerics.measure import Measure
from kithward.reviews import actions, queries
from kithward.reviews.periods import last_over
from kithward.reviews.steps import MONTH, QUARTER, WEEK
from kithward.workspaces.actions import open_workspace
from tests import factories
from tests.e2e.hands import Keyboard
from tests.scenes import assess, close_goal, envision, know, set_goal

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_week_is_looked_back_at_by_keyboard(page: Page, live_server: Any, complaints: list[str]) -> None:
    hands, today = Keyboard(page), timezone.now().date()
    workspace = open_workspace("mine", name="My network")
    set_goal(workspace, "have ten meaningful conversations within a year", today)
    maria = know(workspace, "Maria Chen", today)
    coffee = Happening("meeting", last_over("week", today).first, form="coffee")
    log_activity(workspace, coffee, people={maria.id: "present"}, as_of=today)
    promise(workspace, "send the paper", person_id=maria.id, due_on=today - timedelta(days=2))
    for longer in (last_over("quarter", today), last_over("month", today)):
        actions.skip(workspace, longer, as_of=today)

    page.goto(live_server.url)
    hands.press(page.get_by_role("link", name="Look back at last week"))
    hands.press(page.get_by_role("link", name="Begin"))

    expect(page.get_by_role("heading", level=1)).to_have_text("What happened")
    expect(page.get_by_text("Coffee with Maria Chen")).to_be_visible()
    page.get_by_label("What was good about it?").focus()
    page.keyboard.type("A good talk.")
    hands.press(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    hands.press(page.get_by_role("button", name="Skip"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Follow-ups left")
    hands.press(page.get_by_role("button", name="Done send the paper"))
    expect(page.get_by_text("Nothing is late.")).to_be_visible()
    for step in WEEK[2:5]:
        expect(page.get_by_role("heading", level=1)).to_have_text(step.title)
        hands.press(page.get_by_role("button", name="Go on"))
    expect(page.get_by_text("A good talk.")).to_be_visible()
    hands.press(page.get_by_role("button", name="Finish"))

    expect(page.get_by_role("status").first).to_contain_text("That was your review.")
    assert queries.standing(workspace, "week", today).state == "finished"


def test_a_month_is_decided_on_by_keyboard_and_taken_back(page: Page, live_server: Any, complaints: list[str]) -> None:
    hands, today = Keyboard(page), timezone.now().date()
    workspace = open_workspace("mine", name="My network")
    factories.habit(workspace, "event", every=5, times=40, until=today - timedelta(days=3))
    window = Window(today - timedelta(days=20), by=today + timedelta(days=20))
    factories.goal(workspace, Measure("events"), as_of=today, target=12, window=window, sentence="Attend twelve events")
    title, decided = page.get_by_role("heading", level=1), page.get_by_role("region", name="Decided in this review")

    page.goto(f"{live_server.url}/review")
    hands.press(page.get_by_role("link", name="Begin : the month"))
    for step in MONTH[:2]:
        expect(title).to_have_text(step.title)
        hands.press(page.get_by_role("button", name="Go on"))
    expect(title).to_have_text("Ways back")
    hands.press(page.locator("summary").filter(has_text="Take it").last)
    page.get_by_label("Why", exact=True).last.focus()
    page.keyboard.type("Twelve was a wish.")
    page.keyboard.press("Enter")

    expect(decided.get_by_text("Twelve was a wish.")).to_be_visible()
    expect(decided.get_by_role("listitem")).to_be_focused()
    expect(title).to_have_text("Ways back")
    assert complaints == []
    hands.press(page.get_by_role("button", name="Undo"))
    expect(decided).to_have_count(0)
    expect(page.get_by_role("heading", name="Attend twelve events")).to_be_visible()
    for step in MONTH[2:]:
        expect(title).to_have_text(step.title)
        hands.press(page.get_by_role("button", name="Finish" if step == MONTH[-1] else "Go on"))
    expect(page.get_by_role("status").first).to_contain_text("That was your review.")


def test_a_quarter_is_looked_back_at_by_keyboard(page: Page, live_server: Any, complaints: list[str]) -> None:
    hands, today = Keyboard(page), timezone.now().date()
    last, workspace = last_over("quarter", today), open_workspace("mine", name="My network")
    envision(workspace, today)
    know(workspace, "Maria Chen", today)
    for days_ago, value in ((100, 1), (3, 4)):
        assess(workspace, today - timedelta(days=days_ago), value)
    close_goal(workspace, "give two talks within a year", last.first, "missed")
    log_activity(workspace, Happening("talk", last.first), people={}, as_of=today)
    title, go_on = page.get_by_role("heading", level=1), page.get_by_role("button", name="Go on")

    page.goto(live_server.url)
    hands.press(page.get_by_role("link", name="Look back at last"))
    hands.press(page.get_by_role("link", name="Begin : the quarter"))

    expect(title).to_have_text("Your vision")
    hands.press(page.get_by_role("link", name="Write it anew"))
    hands.write(page.get_by_label("Where you want to be"), "I lead two teams.")
    hands.press(page.get_by_role("button", name="Save"))
    expect(title).to_have_text("Your vision")
    expect(page.get_by_text("I lead two teams.")).to_be_visible()
    hands.press(go_on)

    expect(title).to_have_text("What you aim for")
    hands.press(page.get_by_role("button", name="Down Lead an applied-ML team"))
    expect(page.get_by_role("button", name="Up Lead an applied-ML team")).to_be_focused()
    hands.press(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("button", name="Down Lead an applied-ML team")).to_be_visible()
    hands.press(go_on)

    expect(title).to_have_text("Strengths, then and now")
    expect(page.get_by_text("to grow → strong").first).to_be_visible()
    hands.press(go_on)

    expect(title).to_have_text("Goals that are over")
    hands.write(page.get_by_label("What it taught you"), "Ask for the date first.")
    hands.press(page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("heading", name="Give two talks")).to_be_focused()
    hands.press(page.locator("summary").filter(has_text="Thank somebody"))
    hands.write(page.get_by_label("Whom to thank"), "Maria Chen")
    hands.press(page.get_by_role("button", name="Remind me to thank them"))
    expect(page.locator("#page").get_by_text("To thank: Maria Chen")).to_be_visible()
    expect(page.get_by_label("What it taught you")).to_have_value("Ask for the date first.")
    hands.press(go_on)

    for step in QUARTER[4:]:
        expect(title).to_have_text(step.title)
        hands.press(page.get_by_role("button", name="Finish") if step == QUARTER[-1] else go_on)
    expect(page.get_by_role("status").first).to_contain_text("That was your review. Have a good quarter.")
    assert queries.standing(workspace, "quarter", today).state == "finished"
    assert complaints == []
