"""The pages of strengths: answered as one goes, a result beside the log, and a goal with one click."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from kithward.assessment import queries
from kithward.assessment.statements import STATEMENTS
from kithward.goals.models import Goal
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.scenes import assess, set_goal
from tests.web.conftest import HTMX
from tests.web.forms import undo_in

ALL = {statement.key: "3" for statement in STATEMENTS}


def words(answer: HttpResponse) -> str:
    return answer.content.decode()


def chosen(page: str) -> int:
    """How many answers are chosen in the form."""
    return sum("checked" in tag.partition(">")[0] for tag in page.split('<input type="radio"')[1:])


def test_twenty_statements_are_asked_in_four_areas(alice: Client) -> None:
    page = words(alice.get("/strengths/answer"))

    assert page.count('type="radio"') == 100
    assert page.count("<fieldset") == 20
    assert all(name in page for name in ("Existing network", "Starting conversations", "Communication", "Following up"))
    assert chosen(page) == 0


def test_the_first_visit_leads_to_the_statements(alice: Client) -> None:
    page = words(alice.get("/strengths"))

    assert "Three minutes" in page
    assert 'href="/strengths/answer"' in page


def test_all_answered_is_a_result_that_can_be_taken_back(alice: Client, workspace: Workspace) -> None:
    answer = alice.post("/strengths/answer", ALL, follow=True)

    assert "Strong: existing network, starting conversations, communication and following up." in words(answer)
    assert len(queries.taken(workspace)) == 1
    answer = alice.post(undo_in(answer), follow=True)
    assert queries.taken(workspace) == []
    assert "Go on: 20 of 20 answered" in words(alice.get("/strengths"))


def test_what_is_missing_is_marked_and_the_rest_is_kept(alice: Client, workspace: Workspace, today: date) -> None:
    some = {key: value for key, value in ALL.items() if key != "network-ask"}

    answer = alice.post("/strengths/answer", some)

    assert answer.status_code == 422
    page = words(answer)
    assert page.count("Choose what comes nearest.") == 1
    assert chosen(page) == 19
    begun = queries.begun(workspace, today)
    assert begun is not None
    assert len(begun.answers) == 19
    assert chosen(words(alice.get("/strengths/answer"))) == 19


def test_every_choice_is_kept_as_it_is_made(alice: Client, workspace: Workspace, today: date) -> None:
    answer = alice.post("/strengths/answers", {"network-ask": "2", "network-give": "x", "else": "1"}, headers=HTMX)

    begun = queries.begun(workspace, today)
    assert answer.status_code == 204
    assert begun is not None
    assert begun.answers == {"network-ask": 2}


def test_a_late_choice_of_a_form_that_was_sent_begins_nothing(alice: Client, workspace: Workspace, today: date) -> None:
    alice.post("/strengths/answer", ALL)

    alice.post("/strengths/answers", ALL, headers=HTMX)

    assert queries.begun(workspace, today) is None


def test_a_second_click_finishes_nothing_more(alice: Client, workspace: Workspace) -> None:
    alice.post("/strengths/answer", ALL)

    answer = alice.post("/strengths/answer", ALL, follow=True)

    assert "already" in words(answer)
    assert len(queries.taken(workspace)) == 1


def test_it_can_be_left_and_gone_on_with(alice: Client) -> None:
    answer = alice.post("/strengths/answer", {"network-ask": "2", "do": "later"}, follow=True)

    assert "What you answered so far is kept." in words(answer)
    assert "Go on: 1 of 20 answered" in words(answer)


def test_a_goal_for_what_is_to_grow_is_set_with_one_click_and_taken_back(
    alice: Client, workspace: Workspace, today: date
) -> None:
    assess(workspace, today, 1)
    assert words(alice.get("/strengths")).count("Set this goal") == 4

    answer = alice.post(
        "/strengths/grow",
        {"sentence": "Have four meaningful conversations a month", "area": "communication"},
        follow=True,
    )

    goal = Goal.objects.of(workspace).get()
    assert goal.kind == "development"
    assert "Your goal is set: Have four meaningful conversations a month" in words(answer)
    assert words(answer).count("Set this goal") == 3
    assert f"/goals/{goal.id}" in words(answer)
    alice.post(undo_in(answer))
    assert not Goal.objects.of(workspace).exists()


def test_a_goal_that_is_none_is_refused(alice: Client, workspace: Workspace) -> None:
    assert alice.post("/strengths/grow", {"sentence": "network more"}).status_code == 422
    assert not Goal.objects.of(workspace).exists()


def test_quarters_stand_beside_each_other(alice: Client, workspace: Workspace, today: date) -> None:
    assess(workspace, today - timedelta(days=92), 2)
    page = words(alice.get("/strengths"))
    assert "One quarter beside the other" not in page
    assert "Look again" in page

    assess(workspace, today, 3)

    page = words(alice.get("/strengths"))
    assert "One quarter beside the other" in page
    assert page.count('class="before"') == 4
    assert "Worth another look from" in page
    assert "since last time" in page


def test_log_that_sees_it_otherwise_says_so_kindly_either_way(alice: Client, workspace: Workspace, today: date) -> None:
    who = person(workspace, "Maria Chen", met_on=date(2020, 1, 1))
    for back in range(20):
        log(workspace, "meeting", who, day=today - timedelta(days=back), as_of=today, began_by="them", meaningful=True)

    assess(workspace, today - timedelta(days=1), 4)
    higher = words(alice.get("/strengths"))
    assess(workspace, today, 1)
    lower = words(alice.get("/strengths"))

    assert "you say strong, it says to grow. Some of what you do may not be logged" in higher
    assert "conversations you began (0 of 20 conversations)" in higher
    assert "you say to grow, it says strong. You may be doing better" in lower
    assert "only" not in lower.partition("Communication</h2>")[2].partition("</section>")[0]


def test_few_events_are_said_to_be_few(alice: Client, workspace: Workspace, today: date) -> None:
    log(workspace, "meeting", person(workspace), day=today, as_of=today, meaningful=True)
    assess(workspace, today, 4)

    page = words(alice.get("/strengths"))

    assert "meaningful conversations (1 of 1 meetings and calls only), so your answers count for now" in page
    assert "Your log says nothing of this yet." in page
    assert "otherwise than your log" not in page


@pytest.mark.parametrize(("state", "said"), [("paused", "You have paused it"), ("draft", "You have it as a draft")])
def test_goal_that_is_there_but_not_under_way_is_shown_as_what_it_is(
    alice: Client, workspace: Workspace, today: date, state: str, said: str
) -> None:
    assess(workspace, today, 1)
    goal = set_goal(workspace, "have four meaningful conversations a month", today)
    Goal.objects.of(workspace).filter(id=goal.id).update(state=state)

    assert said in words(alice.get("/strengths"))


def test_answers_are_removed_and_brought_back(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    assess(workspace, today - timedelta(days=92), 1)
    assess(workspace, today, 3)
    assess(other_workspace, today, 3)
    before = queries.taken(workspace)

    answer = alice.post(f"/strengths/{before[0].id}/remove", follow=True)

    assert "Those answers are removed." in words(answer)
    assert queries.taken(workspace) == before[1:]
    alice.post(undo_in(answer))
    assert queries.taken(workspace) == before
    assert alice.post(f"/strengths/{queries.taken(other_workspace)[0].id}/remove").status_code == 404


def test_answers_come_by_post(alice: Client) -> None:
    assert alice.get("/strengths/answers").status_code == 405
    assert alice.get("/strengths/grow").status_code == 405
