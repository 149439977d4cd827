"""What is decided on the page of one goal: what counts, and its state."""

import re
from datetime import date
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from kithward.diary import take_back
from kithward.goals import queries
from kithward.goals.models import Decision, Goal
from kithward.numerics.measure import Measure
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from tests.factories import person
from tests.web.conftest import HTMX
from tests.web.forms import undo_in
from tests.web.goal_scene import call, leaders_to_talk_to, set_goal
from tests.web.words import text_of


@pytest.fixture
def goal(workspace: Workspace, today: date) -> Goal:
    """Three leaders to talk to: one counted, somebody else nearly did."""
    return leaders_to_talk_to(workspace, today)


# One's own word on the evidence


def keys_of(page: HttpResponse, name: str) -> dict[str, str]:
    """The hidden fields of the form that decides on the row of somebody."""
    row = next(row for row in page.content.decode().split("<tr>") if re.search(f"<td>(<a [^>]+>)?{name}<", row))
    fields = re.findall(r'<input type="hidden" name="(activity|person)" value="([^"]+)">', row)
    answer = re.search(r'name="counts" value="(\w+)"', row)
    assert answer
    return {**dict(fields), "counts": answer[1]}


def test_what_nearly_counted_is_counted_with_a_reason_and_left_to_the_rule_again(
    alice: Client, workspace: Workspace, goal: Goal
) -> None:
    address = f"/goals/{goal.id}/counts"
    sent = {**keys_of(alice.get(f"/goals/{goal.id}"), "Sam Ortiz"), "reason": "she leads in all but name"}

    counted = alice.post(address, sent, follow=True)

    words = text_of(counted)
    assert re.search(r"2 of 3 now, \d+ % → \d+ %\.", words)
    assert "your own word: “she leads in all but name”" in words
    assert Decision.objects.of(workspace).get().person_id == UUID(sent["person"])

    ruled = alice.post(address, keys_of(counted, "Sam Ortiz"), follow=True)
    assert "1 of 3 now" in text_of(ruled)
    assert not Decision.objects.of(workspace).exists()


def test_word_on_evidence_is_taken_back_by_the_button_of_its_message(
    alice: Client, workspace: Workspace, goal: Goal
) -> None:
    sent = keys_of(alice.get(f"/goals/{goal.id}"), "Sam Ortiz")
    counted = alice.post(f"/goals/{goal.id}/counts", sent, follow=True)

    taken_back = alice.post(undo_in(counted), {"back": f"/goals/{goal.id}"}, follow=True)

    assert "Taken back: Counted by your word: Talk to three leaders" in text_of(taken_back)
    assert "1 of 3, and a chance" in text_of(taken_back)
    assert not Decision.objects.of(workspace).exists()


def test_word_given_twice_is_taken_back_to_the_first(alice: Client, workspace: Workspace, goal: Goal) -> None:
    sent = keys_of(alice.get(f"/goals/{goal.id}"), "Sam Ortiz")
    alice.post(f"/goals/{goal.id}/counts", {**sent, "reason": "first"}, follow=True)
    again = alice.post(f"/goals/{goal.id}/counts", {**sent, "counts": "no", "reason": "second"}, follow=True)

    alice.post(undo_in(again))

    assert [(row.counts, row.reason) for row in Decision.objects.of(workspace)] == [(True, "first")]


def test_what_counted_is_left_out(alice: Client, goal: Goal) -> None:
    sent = keys_of(alice.get(f"/goals/{goal.id}"), "Lena Fischer")

    words = text_of(alice.post(f"/goals/{goal.id}/counts", sent, follow=True))

    assert "0 of 3 now" in words
    assert "Lena Fischer you said it does not count" in words


def test_word_on_what_happened_names_the_activity(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, today, Measure("conversations", meaningful=True), sentence="Have three talks")
    near = call(workspace, person(workspace, "Sam Ortiz"), today)

    sent = keys_of(alice.get(f"/goals/{made.id}"), "Sam Ortiz")

    assert sent == {"activity": str(near.id), "counts": "yes"}


def test_word_on_evidence_by_htmx_stays_on_the_page_it_was_given_on(alice: Client, goal: Goal) -> None:
    sent = keys_of(alice.get(f"/goals/{goal.id}"), "Lena Fischer")
    here = f"http://testserver/goals/{goal.id}/counted"

    answer = alice.post(f"/goals/{goal.id}/counts", sent, headers={**HTMX, "HX-Current-URL": here})

    assert (answer.status_code, answer["Location"]) == (302, f"/goals/{goal.id}/counted")


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"counts": "yes"}, 422), ({"counts": "maybe"}, 422), ({"counts": "yes", "person": "x"}, 404)],
)
def test_word_on_nothing_is_refused(
    alice: Client, workspace: Workspace, goal: Goal, sent: dict[str, str], status: int
) -> None:
    assert alice.post(f"/goals/{goal.id}/counts", sent).status_code == status
    assert not Decision.objects.of(workspace).exists()


def test_word_on_somebody_of_another_workspace_is_not_found(
    alice: Client, other_workspace: Workspace, goal: Goal
) -> None:
    stranger = person(other_workspace, "Zacharias")

    answer = alice.post(f"/goals/{goal.id}/counts", {"counts": "yes", "person": str(stranger.id)})

    assert answer.status_code == 404


# Its state


def test_decision_on_its_state_is_taken_back_by_the_button_of_its_message(
    alice: Client, workspace: Workspace, goal: Goal
) -> None:
    paused = alice.post(f"/goals/{goal.id}/state", {"what": "paused"}, follow=True)

    taken_back = text_of(alice.post(undo_in(paused), {"back": f"/goals/{goal.id}"}, follow=True))

    assert "Taken back: Paused: Talk to three leaders" in taken_back
    assert Goal.objects.of(workspace).get().state == "active"


def test_goal_is_paused_and_taken_up_again(alice: Client, workspace: Workspace, goal: Goal) -> None:
    address = f"/goals/{goal.id}/state"

    paused = text_of(alice.post(address, {"what": "paused", "reason": "a holiday"}, follow=True))
    again = text_of(alice.post(address, {"what": "resumed"}, follow=True))

    assert "paused 79 days left" in paused
    assert "Paused: “a holiday”" in paused
    assert "Take it up again" in paused
    assert "Taken up again" in again
    assert Goal.objects.of(workspace).get().state == "active"


def test_letting_go_keeps_the_lesson_and_can_be_taken_back(alice: Client, workspace: Workspace, goal: Goal) -> None:
    sent = {"what": "dropped", "reason": "a new job", "lesson": "Ask earlier"}

    page = alice.post(f"/goals/{goal.id}/state", sent, follow=True)

    assert "What it taught: “Ask earlier”" in text_of(page)
    take_back(workspace, Undo.objects.of(workspace).get().id, now=timezone.now())
    assert (Goal.objects.of(workspace).get().state, Goal.objects.of(workspace).get().lesson) == ("active", "")
    assert [row.what for row in queries.revisions(workspace, goal.id)] == ["set"]


def test_state_that_cannot_be_is_refused(alice: Client, workspace: Workspace, goal: Goal) -> None:
    assert alice.post(f"/goals/{goal.id}/state", {"what": "resumed"}).status_code == 409
    assert alice.post(f"/goals/{goal.id}/state", {"what": "won"}).status_code == 422
