"""A goal from the page: shown as it was understood, asked about, then set."""

import re

from django.test import Client

from kithward.goals.models import Goal
from kithward.workspaces.models import Workspace

EVENTS = "attend two events per month"


def test_page_without_goals_says_how_to_begin(client: Client, db: None) -> None:
    page = client.get("/").content.decode()

    assert "Where do you want to go?" in page
    assert 'name="sentence"' in page
    assert 'type="file"' in page
    assert "Look around" in page


def test_sentence_is_shown_as_it_was_understood_and_not_yet_set(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals", {"sentence": EVENTS}).content.decode()

    assert "Attend two events a month</h3>" in page
    assert re.search(r"<dt>Achievable</dt><dd[^>]*>[^<]+</dd>", page)
    assert not Goal.objects.of(workspace).exists()


def test_words_that_were_not_understood_are_shown(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals", {"sentence": f"{EVENTS} gladly"}).content.decode()

    assert "Not understood, and left out: gladly" in page


def test_goal_is_set_when_it_is_confirmed(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals", {"sentence": EVENTS, "set": "yes"}, follow=True).content.decode()

    assert "Your goal is set: Attend two events a month" in page
    assert "0 of 2 in" in page
    assert Goal.objects.of(workspace).get().sentence == "Attend two events a month"


def test_wish_gets_questions_and_goals_like_it(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals", {"sentence": "network more", "set": "yes"})

    words = page.content.decode()
    assert page.status_code == 422
    assert 'value="network more"' in words
    assert "Goals like these can be counted" in words
    assert re.search(r'name="sentence" value="[A-Z][^"]+"', words)
    assert not Goal.objects.of(workspace).exists()


def test_goal_that_is_there_already_is_not_set_twice(alice: Client, workspace: Workspace) -> None:
    alice.post("/goals", {"sentence": EVENTS, "set": "yes"})

    page = alice.post("/goals", {"sentence": EVENTS, "set": "yes"})

    assert page.status_code == 409
    assert "You have this goal already" in page.content.decode()
    assert Goal.objects.of(workspace).count() == 1


def test_first_goal_makes_the_workspace(client: Client, db: None) -> None:
    client.post("/goals", {"sentence": EVENTS, "set": "yes"})

    assert Workspace.objects.get().slug == "mine"
    assert "Attend two events a month" in client.get("/").content.decode()
