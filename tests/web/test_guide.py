"""The first-time guide: its page, its line on the pages of its steps, and leaving it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kithward import guide as guiding
from kithward.planning.actions import Chosen, take
from kithward.vision.actions import add_aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.vision.writing import answer, write_vision
from kithward.web.guide_shown import HERE, LEADS, PAGES
from kithward.web.urls import urlpatterns
from kithward.workspaces.models import Workspace
from tests.scenes import envision, fill
from tests.web.conftest import HTMX
from tests.web.words import text_of

LINE = 'id="guide"'


def test_empty_start_offers_the_guide_first_and_keeps_the_direct_ways(client: Client, db: None) -> None:
    page = client.get("/")

    words = text_of(page)
    assert "Five steps, about a quarter of an hour." in words
    assert words.index("Begin: your vision") < words.index("A goal, in one sentence")
    assert "Drop files here, or choose them" in words
    assert "Look around" in words
    assert LINE not in page.content.decode()


def test_guide_begins_with_the_first_question_before_anything_was_ever_written(client: Client, db: None) -> None:
    page = client.post("/guide", {"decision": "go"}, follow=True)

    assert page.redirect_chain == [("/vision/reflect/1", 302)]
    assert "Guide , step 1 of 5: Say where you want to be" in text_of(page)


def test_guide_goes_on_where_somebody_stopped(alice: Client, workspace: Workspace, today: date) -> None:
    answer(workspace, QUESTIONS[0], "I lead a team.", as_of=today)

    assert "1 of 6 questions answered." in text_of(alice.get("/"))
    assert alice.post("/guide", {"decision": "go"}).headers["Location"] == "/vision/reflect/2"


def test_answers_that_are_whole_lead_to_writing_the_vision(alice: Client, workspace: Workspace, today: date) -> None:
    for question in QUESTIONS:
        answer(workspace, question, "A thing.", as_of=today)

    assert alice.post("/guide", {"decision": "go"}).headers["Location"] == "/vision/write?from=answers"


def test_page_of_a_step_that_is_done_leads_to_the_next(alice: Client, workspace: Workspace, today: date) -> None:
    first = envision(workspace, today)

    page = alice.get("/vision").content.decode()

    assert "is done: written, 2 aspirations." in page
    assert f'href="/goals/new?serves={first.id}">Next: a first goal</a>' in page


def test_last_step_that_is_done_leads_to_this_week(alice: Client, busy: Workspace, today: date) -> None:
    for key in ("vision", "people", "week"):
        guiding.skip(busy, key)

    page = alice.get("/strengths")

    assert "step 4 of 5 is done: answered." in text_of(page)
    assert 'href="/">See what it made</a>' in page.content.decode()


def test_somebody_with_a_first_plan_is_led_on_by_the_page_of_the_week_alone(
    alice: Client, busy: Workspace, today: date
) -> None:
    assert LINE in alice.get("/goals").content.decode()
    take(busy, Chosen(today, "call:1", "Call Maria Chen", 30), as_of=today)

    pages = {name: alice.get(reverse(name)).content.decode() for name in ("goals", "strengths", "imports", "week")}

    assert {name: LINE in page for name, page in pages.items()} == {
        "goals": False,
        "strengths": False,
        "imports": True,  # that step is open
        "week": True,
    }


def test_week_leads_to_what_is_open_and_at_last_to_its_own_steps(alice: Client, busy: Workspace, today: date) -> None:
    assert "2 of 5 steps done; about 10 minutes to go." in text_of(alice.get("/"))

    for key in ("vision", "people"):
        guiding.skip(busy, key)

    assert "Guide , step 5 of 5: Choose one step below" in text_of(alice.get("/"))


def test_skipping_leads_to_the_next_step_and_does_not_insist(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/guide", {"decision": "skip", "step": "vision"}, follow=True)

    workspace.refresh_from_db()
    assert page.redirect_chain == [("/goals/new", 302)]
    assert workspace.guide_skipped == ["vision"]
    assert "skipped" in text_of(alice.get("/guide"))


def test_leaving_is_one_click_and_the_pages_are_quiet_then(alice: Client, busy: Workspace) -> None:
    page = alice.post("/guide", {"decision": "leave", "back": "/goals"}, follow=True)

    assert page.redirect_chain == [("/goals", 302)]
    assert "You have left the guide." in text_of(page)
    assert all(LINE not in alice.get(reverse(name)).content.decode() for name in ("week", "goals", "vision"))


def test_leaving_takes_only_the_line_so_that_what_was_typed_stays(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/guide", {"decision": "leave"}, headers={**HTMX, "HX-Target": "guide"}).content.decode()

    assert "Take it up again" in page
    assert 'id="page"' not in page


def test_line_that_was_left_by_mistake_comes_back_where_it_was(alice: Client, workspace: Workspace) -> None:
    guiding.turn(workspace, "left")
    here = {**HTMX, "HX-Target": "guide", "HX-Current-URL": "http://testserver/vision/reflect/2"}

    page = alice.post("/guide", {"decision": "again"}, headers=here)

    assert "step 1 of 5: Say where you want to be." in text_of(page)
    assert 'id="page"' not in page.content.decode()


def test_guide_that_was_left_is_taken_up_again_with_what_was_skipped(alice: Client, workspace: Workspace) -> None:
    guiding.skip(workspace, "vision")
    guiding.turn(workspace, "left")
    assert "The guide" in text_of(alice.get("/settings"))
    assert text_of(alice.get("/guide")).count("Do it") == 5

    page = alice.post("/guide", {"decision": "again"}, follow=True)

    workspace.refresh_from_db()
    assert (workspace.guide, workspace.guide_skipped) == ("on", [])
    assert "Begin: your vision" in text_of(page)


def test_end_of_the_guide_is_told_once(alice: Client, busy: Workspace) -> None:
    for key in ("vision", "people", "week"):
        guiding.skip(busy, key)
    words = text_of(alice.get("/"))
    assert "You are on your way" in words
    assert "A first goal: 2 goals" in words

    assert "2 of 5 steps done, and the others skipped" in text_of(alice.get("/guide"))

    again = alice.post("/guide", {"decision": "finish"}, follow=True)

    assert "You are on your way" not in text_of(again)
    assert LINE not in again.content.decode()


def test_somebody_who_brought_people_in_first_finds_that_step_done(
    alice: Client, workspace: Workspace, today: date
) -> None:
    fill(workspace, today)
    write_vision(workspace, "I lead a team.", as_of=today)
    page = text_of(alice.get("/guide"))

    assert "3 of 5 steps done; about 6 minutes to go." in page
    assert "Go on: bring in who you know" in page


def test_sample_year_has_no_guide(client: Client, db: None) -> None:
    client.post("/sample")

    for name in ("week", "vision", "goals", "settings"):
        page = client.get(reverse(name)).content.decode()
        assert LINE not in page
        assert 'href="/guide"' not in page


@pytest.mark.parametrize("sent", [{}, {"decision": "fly"}, {"decision": "skip", "step": "fame"}])
def test_what_cannot_be_is_refused(alice: Client, workspace: Workspace, sent: dict[str, str]) -> None:
    assert alice.post("/guide", sent).status_code == 422


def test_each_step_has_a_page_and_words_of_its_own() -> None:
    keys = {step.key for step in guiding.guide_of(guiding.Found()).steps}

    assert keys == set(HERE) == set(LEADS) == set(PAGES.values())
    assert set(PAGES) <= {address.name for address in urlpatterns}


def test_guide_asks_nothing_once_it_is_left(alice: Client, workspace: Workspace) -> None:
    alice.get("/goals")
    with CaptureQueriesContext(connection) as with_guide:
        alice.get("/goals")
    guiding.turn(workspace, "left")

    with CaptureQueriesContext(connection) as without:
        alice.get("/goals")

    assert 0 < len(with_guide) - len(without) <= 10


def test_aspiration_is_offered_with_the_first_goal(alice: Client, workspace: Workspace) -> None:
    row = add_aspiration(workspace, "Lead a team", kind="position")
    guiding.skip(workspace, "vision")

    page = alice.post("/guide", {"decision": "go"})

    assert page.headers["Location"] == f"/goals/new?serves={row.id}"
