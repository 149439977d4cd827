"""From an empty start to a plan that works: by mouse, by keyboard alone, and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kithward.goals.models import Goal, MeasureVersion, Revision
from kithward.network.models import Activity, Person
from kithward.workspaces.models import Workspace
from tests.e2e.conftest import let_in
from tests.e2e.hands import Keyboard, Mouse, Plain

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CONNECTIONS = Path(__file__).parents[1] / "samples" / "linkedin" / "Connections.csv"
WISH = "have ten meaningful conversations within a year"
WHY = "A new job takes my evenings"
TWO = {"Charlie Chen", "Charlie Chenn"}


@pytest.fixture
def mouse(page: Page, live_server: Any, complaints: list[str]) -> Mouse:
    page.goto(live_server.url)
    return Mouse(page)


@pytest.fixture
def keyboard(page: Page, live_server: Any, complaints: list[str]) -> Keyboard:
    page.goto(live_server.url)
    return Keyboard(page)


@pytest.fixture
def plain(browser: Browser, live_server: Any) -> Iterator[Plain]:
    context = let_in(browser.new_context(java_script_enabled=False), live_server)
    page = context.new_page()
    page.goto(live_server.url)
    yield Plain(page)
    context.close()


@pytest.mark.parametrize("way", ["mouse", "keyboard", "plain"])
def test_whole_journey_from_an_empty_start(way: str, request: pytest.FixtureRequest) -> None:
    hands: Mouse = request.getfixturevalue(way)

    bring_people_in(hands)
    set_a_goal(hands)
    log_a_line(hands)
    log_a_line_that_asks(hands)
    do_a_step(hands)
    adjust_the_goal(hands)
    make_two_one(hands)
    take_it_back(hands)


def mine() -> Workspace:
    return Workspace.objects.get(slug="mine")


def names() -> set[str]:
    return set(Person.objects.of(mine()).values_list("name", flat=True))


def said(hands: Mouse) -> Locator:
    return hands.page.get_by_role("status").first


def button(hands: Mouse, name: str | re.Pattern[str]) -> Locator:
    return hands.page.get_by_role("button", name=name)


def heading(hands: Mouse, words: str | re.Pattern[str]) -> Locator:
    return hands.page.get_by_role("heading", name=words)


def bring_people_in(hands: Mouse) -> None:
    hands.bring(hands.page.get_by_label("Drop files here, or choose them"), CONNECTIONS)
    expect(heading(hands, "This would come of it")).to_be_visible()
    assert not Person.objects.of(mine()).exists()

    hands.press(button(hands, "Bring it in"))

    expect(hands.page.get_by_text("10 people, 8 activities and 5 organisations added")).to_be_visible()
    assert {"Bob Brandt", "Renée O’Brien"} < names()
    assert len(names()) == 9  # two of the ten share a name
    hands.press(hands.page.get_by_role("link", name="See this week"))


def set_a_goal(hands: Mouse) -> None:
    hands.write(hands.page.get_by_label("A goal, in one sentence"), WISH)
    if not hands.is_live:
        hands.press(button(hands, "See how it reads"))
    expect(heading(hands, "Understood as")).to_be_visible()
    assert not Goal.objects.of(mine()).exists()

    hands.press(button(hands, "Set this goal"))

    expect(said(hands)).to_contain_text("Your goal is set: Have ten meaningful conversations by")
    goal = Goal.objects.of(mine()).get()
    assert goal.state == "active"
    assert MeasureVersion.objects.of(mine()).get(goal_id=goal.id).target == 10
    hands.stands_on(hands.page.locator(f"#goal-{goal.id}"))


def log_a_line(hands: Mouse) -> None:
    hands.go_to("Log")
    hands.send(hands.page.get_by_label("What happened?"), "Coffee with Bob Brandt about mentoring, 45 min")

    expect(said(hands)).to_contain_text("Logged: Coffee with Bob Brandt about mentoring")
    expect(said(hands)).to_contain_text(re.compile(r"1 of 10, \d+.% → \d+.%"))
    coffee = Activity.objects.of(mine()).get(kind="meeting")
    assert (coffee.minutes, coffee.topics) == (45, ["mentoring"])
    hands.stands_on(hands.page.get_by_label("What happened?"))


def log_a_line_that_asks(hands: Mouse) -> None:
    lunch = "Lunch with Charlie Chenn @ Harbour & Sea about hiring, 45 min"
    hands.send(hands.page.get_by_label("What happened?"), lunch)
    hands.choose(hands.page.get_by_role("radio", name="Somebody new"))
    assert not names() >= TWO

    hands.press(button(hands, "Save it"))

    expect(said(hands)).to_contain_text("New in your network: Charlie Chenn")
    assert names() >= TWO
    hands.stands_on(hands.page.get_by_label("What happened?"))


def do_a_step(hands: Mouse) -> None:
    hands.go_to("This week")
    steps = hands.page.get_by_role("region", name="Your plan").get_by_role("heading", level=3)
    expect(steps.first).to_be_visible()
    title, following = steps.nth(0).inner_text(), steps.nth(1).inner_text()
    before = Activity.objects.of(mine()).count()

    hands.press(button(hands, f"Done {title}"))

    expect(said(hands)).to_contain_text(f"Done: {title}")
    expect(hands.page.get_by_role("region", name="Done this week")).to_contain_text(title)
    assert Activity.objects.of(mine()).count() == before + 1
    hands.stands_on(heading(hands, following))


def adjust_the_goal(hands: Mouse) -> None:
    hands.go_to("Goals")
    hands.press(hands.page.get_by_role("link", name="Have ten meaningful conversations").first)
    hands.press(hands.page.get_by_role("link", name="Adjust"))
    form = hands.page.get_by_role("region", name="Another number or time")
    hands.write(form.get_by_label("How many"), "12")
    hands.write(form.get_by_label("Why"), WHY)

    hands.press(form.get_by_role("button", name="Save"))

    expect(said(hands)).to_contain_text(re.compile(r"Changed: .*twelve meaningful conversations.* \d+.% → \d+.%"))
    expect(hands.page.get_by_role("region", name="Changes")).to_contain_text(f"“{WHY}”")
    assert Revision.objects.of(mine()).get(reason=WHY).what == "target"
    assert MeasureVersion.objects.of(mine()).latest("number").target == 12
    hands.stands_on(hands.page.get_by_role("heading", level=1))


def make_two_one(hands: Mouse) -> None:
    hands.go_to("People")
    hands.press(hands.page.get_by_role("link", name="Duplicates"))
    hands.press(hands.page.get_by_role("link", name="Merge", exact=True))
    hands.choose(hands.page.get_by_role("radio", name=re.compile(r"^Charlie Chen\b")))
    hands.press(button(hands, "Merge into one"))

    expect(said(hands)).to_contain_text("Charlie Chen is one entry now, with all that was in both.")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Charlie Chen")
    assert names() & TWO == {"Charlie Chen"}


def take_it_back(hands: Mouse) -> None:
    hands.press(button(hands, "Undo"))

    expect(said(hands)).to_contain_text("Taken back: Merged Charlie Chen and Charlie Chenn.")
    assert names() >= TWO
    hands.stands_on(hands.page.get_by_role("heading", level=1))
