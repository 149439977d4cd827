"""The whole loop by keyboard: the guide from an empty start, then a week lived, looked back at and celebrated."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kithward.network.models import FollowUp
from kithward.vision.reflection import QUESTIONS
from kithward.workspaces.models import Workspace
from tests.e2e.hands import Keyboard

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LINKEDIN = Path(__file__).parents[1] / "samples" / "linkedin"
ANSWERS = (
    "I lead a small team that builds tools for clinics",
    "Engineers and doctors",
    "Speak before a hundred people. Say no early",
    "A year of working abroad",
    "",
    "Somebody asks me to lead a project",
)
WISH = "have two meaningful conversations within a month"
GOAL = re.compile("Have two meaningful conversations by")


@pytest.fixture
def hands(page: Page, live_server: Any, complaints: list[str]) -> Keyboard:
    page.goto(live_server.url)
    return Keyboard(page)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small LinkedIn archive, zipped as LinkedIn does."""
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for file in sorted(LINKEDIN.glob("*.csv")):
            zipped.write(file, file.name)
    return path


def test_whole_loop_from_an_empty_start_to_a_win(hands: Keyboard, archive: Path) -> None:
    find_the_vision(hands)
    pick_aspirations(hands)
    set_a_first_goal(hands)
    bring_people_in(hands, archive)
    answer_for_strengths(hands)
    choose_a_first_step(hands)
    do_it_and_log_another(hands)
    look_back(hands)
    celebrate_and_thank(hands)


def said(hands: Keyboard) -> Locator:
    return hands.page.get_by_role("status").first


def heading(hands: Keyboard, name: str | re.Pattern[str]) -> Locator:
    return hands.page.get_by_role("heading", name=name)


def press(hands: Keyboard, name: str, role: Any = "button") -> None:
    hands.press(hands.page.get_by_role(role, name=name))


def guide_says(hands: Keyboard, words: str) -> None:
    expect(hands.page.get_by_role("region", name="Guide")).to_contain_text(words)


def find_the_vision(hands: Keyboard) -> None:
    expect(hands.page.get_by_text("Five steps, about a quarter of an hour.")).to_be_visible()
    press(hands, "Begin: your vision")
    for number, words in enumerate(ANSWERS, start=1):
        expect(heading(hands, f"Question {number} of {len(QUESTIONS)}")).to_be_visible()
        expect(hands.page.get_by_role("textbox")).to_be_focused()
        hands.page.keyboard.type(words)
        press(hands, "Go on" if number < len(QUESTIONS) else "Make a vision of it")
    guide_says(hands, "step 1 of 5: Say where you want to be.")
    expect(hands.page.get_by_label("Where you want to be")).to_have_value(re.compile("^I lead a small team"))
    press(hands, "Save")
    expect(said(hands)).to_contain_text("Your vision is kept, version 1.")


def pick_aspirations(hands: Keyboard) -> None:
    press(hands, "Pick Speak before a hundred people")
    expect(heading(hands, "1. Speak before a hundred people")).to_be_visible()
    hands.press(hands.page.get_by_text("Pick from your own words"))
    press(hands, "Pick I lead a small team")
    press(hands, "Up I lead a small team")
    expect(heading(hands, "1. I lead a small team that builds tools for clinics")).to_be_visible()
    guide_says(hands, "step 1 of 5 is done: written, 2 aspirations.")
    press(hands, "Next: a first goal", "link")


def set_a_first_goal(hands: Keyboard) -> None:
    hands.write(hands.page.get_by_label("A goal, in one sentence"), WISH)
    expect(heading(hands, "Understood as")).to_be_visible()
    expect(hands.page.get_by_role("checkbox", name="I lead a small team")).to_be_checked()
    press(hands, "Set this goal")
    expect(said(hands)).to_contain_text("Your goal is set: Have two meaningful conversations by")
    led = hands.page.get_by_role("region", name="I lead a small team")
    expect(led.get_by_role("link", name=GOAL)).to_be_visible()
    press(hands, "Next: bring in who you know", "link")


def bring_people_in(hands: Keyboard, archive: Path) -> None:
    hands.bring(hands.page.get_by_label("Drop files here, or choose them"), archive)
    expect(heading(hands, "This would come of it")).to_be_visible()
    guide_says(hands, "step 3 of 5: Bring in a file of those you know")
    press(hands, "Bring it in")
    expect(heading(hands, "It is in")).to_be_visible()
    expect(hands.page.get_by_text(re.compile(r"\d+ people, \d+ activities"))).to_be_visible()
    press(hands, "Next: your strengths", "link")


def answer_for_strengths(hands: Keyboard) -> None:
    expect(heading(hands, "In the last four weeks …")).to_be_visible()
    for statement in hands.page.get_by_role("group").all():
        statement.get_by_role("radio").nth(1).check()  # by mouse: test_strengths goes through them by keyboard
    press(hands, "See what it says")
    expect(said(hands)).to_contain_text("Thank you: here is what it says.")
    expect(heading(hands, "Starting conversations")).to_be_visible()
    press(hands, "Next: your first plan", "link")


def choose_a_first_step(hands: Keyboard) -> None:
    guide_says(hands, "step 5 of 5: Choose one step below")
    step = hands.page.get_by_role("region", name="Your plan").get_by_role("listitem").first
    hands.press(step.get_by_role("link", name="Say when"))
    hands.write(hands.page.get_by_label("When …"), "I have had lunch on Tuesday")
    press(hands, "Keep it so")
    expect(said(hands)).to_contain_text("Kept for:")
    expect(hands.page.get_by_text("When I have had lunch on Tuesday, I will")).to_be_visible()
    finish = hands.page.get_by_role("region", name="You are on your way")
    expect(finish).to_contain_text("Your vision: written, 2 aspirations")
    press(hands, "Go on without it")
    expect(finish).to_have_count(0)
    assert Workspace.objects.get(slug="mine").guide == "finished"


def do_it_and_log_another(hands: Keyboard) -> None:
    taken = hands.page.get_by_role("listitem").filter(has_text="In your week")
    title = taken.get_by_role("heading", level=3).inner_text()
    hands.press(taken.get_by_role("button", name="Done"))
    expect(said(hands)).to_contain_text(f"Done: {title}")
    for line in ("Coffee with Bob Brandt about mentoring, 45 min", "Lunch with Renée O’Brien about hiring, 45 min"):
        hands.send(hands.page.get_by_label("What happened?"), line)
        expect(said(hands)).to_contain_text("Logged:")
    expect(said(hands)).to_contain_text(re.compile(r"2 of 2, .* 100"))


def look_back(hands: Keyboard) -> None:
    hands.go_to("Review")
    hands.press(hands.page.get_by_role("link", name="Begin").first)
    finish = hands.page.get_by_role("button", name="Finish")
    title = hands.page.get_by_role("heading", level=1)
    while not finish.is_visible():
        now = title.inner_text()
        press(hands, "Skip")
        expect(title).not_to_have_text(now)
    hands.press(finish)
    expect(said(hands)).to_contain_text("That was your review.")


def celebrate_and_thank(hands: Keyboard) -> None:
    hands.go_to("This week")
    moment = hands.page.get_by_role("article", name=GOAL)
    hands.write(moment.get_by_label("How will you celebrate it?"), "cake with the team")
    hands.press(moment.get_by_role("button", name="Celebrate"))
    expect(said(hands)).to_contain_text("Celebrated:")
    hands.go_to("Wins")
    expect(hands.page.get_by_text("cake with the team")).to_be_visible()
    hands.press(hands.page.get_by_role("link", name=GOAL))
    hands.write(hands.page.get_by_label("Whom"), "Bob Brandt")
    press(hands, "Remind me to thank them")
    expect(said(hands)).to_contain_text("Bob Brandt")
    assert FollowUp.objects.of(Workspace.objects.get(slug="mine")).filter(what__icontains="thank").exists()
