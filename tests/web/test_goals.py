"""The page of goals: grouped by what they serve, by state, with what can be decided at once."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from kithward.goals import actions, queries
from kithward.goals.models import Goal
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import goal
from tests.scenes import set_goal
from tests.web.conftest import HTMX

EVENTS = "attend two events per month"
TALKS = "give three talks within a year"


def page_of(browser: Client, address: str = "/goals") -> str:
    return browser.get(address).content.decode()


def test_page_without_goals_says_how_to_begin(alice: Client, workspace: Workspace) -> None:
    page = page_of(alice)

    assert "No goals yet" in page
    assert 'href="/goals/new"' in page
    assert 'class="tabs"' not in page


def test_goals_stand_under_what_they_serve(alice: Client, workspace: Workspace, today: date) -> None:
    served = add_aspiration(workspace, "Lead a team's work & life", kind="position")
    add_aspiration(workspace, "Speak in public", kind="skill")
    first, _ = set_goal(workspace, EVENTS, today), set_goal(workspace, TALKS, today)
    actions.serve(workspace, first.id, [served.id], as_of=today)

    page = page_of(alice)

    places = [page.index(escape(words)) for words in (served.text, "Attend two events", "Speak in public")]
    assert [*places, page.index("Serving no aspiration yet"), page.index("Give three talks")] == sorted(
        [*places, page.index("Serving no aspiration yet"), page.index("Give three talks")]
    )
    assert "No goal serves this yet" in page
    assert "Serves no aspiration yet: choose one" in page
    assert "Your pace: " in page


@pytest.mark.parametrize("address", ["/", "/goals"])
def test_goal_whose_end_has_passed_is_judged_by_looking(
    alice: Client, workspace: Workspace, today: date, address: str
) -> None:
    begun = today - timedelta(days=40)
    made = goal(workspace, target=1, window=Window(begun, by=today - timedelta(days=1)), as_of=begun)

    alice.get(address)

    closed = queries.goal(workspace, made.id).goal
    assert (closed.state, closed.closed_on) == ("missed", today)


def test_goals_of_each_state_have_their_address(alice: Client, workspace: Workspace, today: date) -> None:
    made = {words: set_goal(workspace, words, today) for words in (EVENTS, TALKS)}
    actions.decide_state(workspace, made[EVENTS].id, "dropped", as_of=today, lesson="Too far away.")

    active, gone = page_of(alice), page_of(alice, "/goals?state=dropped")

    assert "Attend two events" not in active
    assert "Attend two events" in gone
    assert "Too far away." in gone
    assert "Give three talks" not in gone
    assert "Give three talks" in page_of(alice, "/goals?state=nonsense")


@pytest.mark.parametrize(
    ("before", "decision", "after"),
    [
        ("active", "paused", "paused"),
        ("paused", "resumed", "active"),
        ("active", "dropped", "dropped"),
        ("active", "met", "met"),
    ],
)
def test_decision_is_taken_at_once(
    alice: Client, workspace: Workspace, today: date, before: str, decision: str, after: str
) -> None:
    made = goal(workspace, state=before, as_of=today, window=queries.Window(today, by=today + timedelta(days=30)))

    answer = alice.post(f"/goals/{made.id}/state", {"what": decision, "reason": "it's time"}, follow=True)

    assert answer.status_code == 200
    row = Goal.objects.of(workspace).get()
    assert row.state == after
    assert f": {row.sentence}" in answer.content.decode()


def test_draft_is_set_by_one_click(alice: Client, workspace: Workspace, today: date) -> None:
    made = goal(workspace, state="draft", as_of=today, window=queries.Window(today, by=today + timedelta(days=30)))

    page = alice.post(f"/goals/{made.id}/set", {"back": "/goals?state=draft"}, follow=True).content.decode()

    row = Goal.objects.of(workspace).get()
    assert row.state == "active"
    assert f"Your goal is set: {row.sentence}" in page
    assert queries.revisions(workspace, made.id)[0].chance_after is not None


def test_reason_and_lesson_of_letting_go_are_kept(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, EVENTS, today)

    alice.post(f"/goals/{made.id}/state", {"what": "dropped", "reason": "no time", "lesson": "start small"})

    assert queries.revisions(workspace, made.id)[0].reason == "no time"
    assert Goal.objects.of(workspace).get().lesson == "start small"


def test_draft_whose_day_is_over_asks_for_another(alice: Client, workspace: Workspace, today: date) -> None:
    over = queries.Window(today - timedelta(days=30), by=today - timedelta(days=1))
    made = goal(workspace, state="draft", window=over, as_of=today - timedelta(days=30))

    refused = alice.post(f"/goals/{made.id}/set")
    opened = alice.get(f"/goals/new?draft={made.id}").content.decode()

    assert refused.status_code == 422
    assert "has passed" in refused.content.decode()
    assert "has passed" in opened
    assert 'id="by-by"' in opened


@pytest.mark.parametrize("decision", ["", "nonsense"])
def test_nothing_is_decided_without_a_decision(alice: Client, workspace: Workspace, today: date, decision: str) -> None:
    made = set_goal(workspace, EVENTS, today)

    answer = alice.post(f"/goals/{made.id}/state", {"what": decision})

    assert answer.status_code == 422
    assert Goal.objects.of(workspace).get().state == "active"


def test_goal_is_told_what_it_serves(alice: Client, workspace: Workspace, today: date) -> None:
    made, served = set_goal(workspace, EVENTS, today), add_aspiration(workspace, "Lead a team", kind="position")

    page = alice.post(f"/goals/{made.id}/serve", {"aspirations": [str(served.id)]}, follow=True).content.decode()

    assert "Serves Lead a team" in page
    assert [row.id for row in queries.aspirations_of(workspace, made.id)] == [served.id]


@pytest.mark.parametrize("act", ["set", "serve"])
def test_goals_of_others_are_not_there(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, act: str
) -> None:
    theirs = set_goal(other_workspace, EVENTS, today)

    answer = alice.post(f"/goals/{theirs.id}/{act}", {})

    assert answer.status_code == 404
    assert Goal.objects.of(other_workspace).get().state == "active"


def test_what_writes_is_not_done_by_looking(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, EVENTS, today)

    for address in (f"/goals/{made.id}/set", f"/goals/{made.id}/serve"):
        assert alice.get(address).status_code == 405
    assert alice.post("/goals").status_code == 405


def test_act_by_htmx_gives_the_page_in_its_state(alice: Client, workspace: Workspace, today: date) -> None:
    made = goal(workspace, Measure("talks"), state="paused", as_of=today)
    here = {**HTMX, "HX-Current-URL": "http://testserver/goals?state=paused"}

    answer = alice.post(f"/goals/{made.id}/state", {"what": "resumed"}, headers=here, follow=True)

    assert answer.request["QUERY_STRING"] == "state=paused"
    assert "Under way again" in answer.content.decode()
