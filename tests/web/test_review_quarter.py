"""The pages of the quarterly review: what each step shows, and what is changed there comes back to it."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from kithward.assessment import queries as assessments
from kithward.assessment.statements import STATEMENTS
from kithward.goals import queries as goals
from kithward.goals.actions import decide_state
from kithward.network.actions import Happening, add_person, log_activity
from kithward.network.models import FollowUp
from kithward.reviews import queries
from kithward.reviews.periods import Days, last_over
from kithward.reviews.steps import QUARTER
from kithward.vision import queries as vision
from kithward.workspaces.models import Workspace
from tests.scenes import assess, close_goal, envision, look_back, set_goal
from tests.web.forms import form_to, undo_in
from tests.web.words import text_of


def address(key: str) -> str:
    return f"/review/quarter/{key}"


def send(client: Client, page: HttpResponse, to: str, **more: str) -> HttpResponse:
    """Send a form of a page as it stands there, with something more."""
    return client.post(to, {**form_to(page.content.decode(), to), **more}, follow=True)


@pytest.fixture
def last(today: date) -> Days:
    return last_over("quarter", today)


def test_a_quarter_is_gone_through_step_by_step(alice: Client, workspace: Workspace, today: date) -> None:
    envision(workspace, today)

    for number, step in enumerate(QUARTER, start=1):
        page = alice.get(address(step.key))
        assert f"step {number} of {len(QUARTER)}" in text_of(page)
        answer = send(alice, page, address(step.key), text=f"about {step.key}")

    assert "Have a good quarter." in text_of(answer)
    found = queries.standing(workspace, "quarter", today)
    assert found.state == "finished"
    assert {key: note.text for key, note in found.notes.items()} == {step.key: f"about {step.key}" for step in QUARTER}
    assert "about vision" in text_of(alice.get("/review"))


def test_the_vision_stands_there_and_is_written_anew_on_the_way(
    alice: Client, workspace: Workspace, today: date
) -> None:
    envision(workspace, today)
    page = alice.get(address("vision"))
    assert "You first wrote it on" in text_of(page)
    link = f"/vision/write?back={address('vision')}"
    assert f'href="{link}"' in page.content.decode()

    answer = send(alice, alice.get(link), "/vision/write", text="I lead two teams.")

    assert answer.redirect_chain[-1][0] == address("vision")
    assert "I lead two teams." in text_of(answer)


def test_writing_it_anew_leads_to_no_other_site(alice: Client, workspace: Workspace, today: date) -> None:
    envision(workspace, today)

    page = alice.get("/vision/write?back=https://evil.example/vision")

    assert form_to(page.content.decode(), "/vision/write")["back"] == "/vision"
    assert send(alice, page, "/vision/write", text="New.", back="//evil.example").redirect_chain[-1][0] == "/vision"


def test_aspirations_stand_with_their_goals_and_how_those_stand(
    alice: Client, workspace: Workspace, today: date
) -> None:
    first = envision(workspace, today)
    goal = set_goal(workspace, "give one talk within a year", today)
    alice.post(f"/goals/{goal.id}/serve", {"aspirations": str(first.id)})

    words = text_of(alice.get(address("aspirations")))

    assert "One of them has no goal" in words
    served, _, unserved = words.partition("2. Speak in public with ease")
    assert "course" in served.partition("Give one talk")[2]
    assert "No goal serves this yet." in unserved


def test_aspirations_are_put_in_order_there_and_taken_back(alice: Client, workspace: Workspace, today: date) -> None:
    first = envision(workspace, today)
    page = alice.get(address("aspirations"))

    answer = send(alice, page, f"/vision/aspirations/{first.id}/rank", rank="2")

    assert answer.redirect_chain[-1][0] == address("aspirations")
    assert vision.aspiration(workspace, first.id).rank == 2
    alice.post(undo_in(answer))
    assert vision.aspiration(workspace, first.id).rank == 1


def test_an_aspiration_is_let_go_there_and_taken_back(alice: Client, workspace: Workspace, today: date) -> None:
    first = envision(workspace, today)

    answer = send(alice, alice.get(address("aspirations")), f"/vision/aspirations/{first.id}/remove")

    assert answer.redirect_chain[-1][0] == address("aspirations")
    assert vision.aspirations(workspace).count() == 1
    alice.post(undo_in(answer))
    assert vision.aspirations(workspace).count() == 2


def test_an_aspiration_is_said_anew_and_comes_back(alice: Client, workspace: Workspace, today: date) -> None:
    first = envision(workspace, today)
    edit = f"/vision/aspirations/{first.id}"
    assert f'href="{edit}?back={address("aspirations")}"' in alice.get(address("aspirations")).content.decode()

    page = alice.get(f"{edit}?back={address('aspirations')}")
    answer = send(alice, page, edit, text="Lead two teams")

    assert answer.redirect_chain[-1][0] == address("aspirations")
    assert "Lead two teams" in text_of(answer)


@pytest.mark.parametrize(("days", "said"), [(None, "not looked at your strengths yet"), (120, "a quarter ago or more")])
def test_a_missing_or_old_assessment_is_said_and_answered_on_the_way(
    alice: Client, workspace: Workspace, today: date, days: int | None, said: str
) -> None:
    if days:
        assess(workspace, today - timedelta(days=days), 1)
    page = alice.get(address("strengths"))
    assert said in text_of(page)
    link = f"/strengths/answer?back={address('strengths')}"
    assert f'href="{link}"' in page.content.decode()

    answers = {each.key: "3" for each in STATEMENTS}
    answer = send(alice, alice.get(link), "/strengths/answer", **answers)

    assert answer.redirect_chain[-1][0] == address("strengths")
    assert assessments.taken(workspace)[0].on == today
    assert said not in text_of(answer)


def test_strengths_of_two_quarters_stand_side_by_side(alice: Client, workspace: Workspace, today: date) -> None:
    assess(workspace, today - timedelta(days=100), 1)
    assess(workspace, today - timedelta(days=3), 4)

    words = text_of(alice.get(address("strengths")))

    assert words.count("to grow → strong up") == 4


def test_goals_that_were_closed_in_the_quarter_stand_there_and_no_others(
    alice: Client, workspace: Workspace, today: date, last: Days
) -> None:
    close_goal(workspace, "give two talks within a year", last.first, "met")
    close_goal(workspace, "read three books within a year", last.last, "dropped")
    close_goal(workspace, "send nine messages within a year", last.first - timedelta(days=1), "missed")
    close_goal(workspace, "join one community within a year", last.due_on, "missed")

    words = text_of(alice.get(address("closed")))

    assert "Give two talks" in words
    assert "Met on" in words
    assert "Let go on" in words
    assert "nine messages" not in words
    assert "community" not in words


def test_a_goal_that_is_over_keeps_its_lesson_and_gives_it_back(
    alice: Client, workspace: Workspace, today: date, last: Days
) -> None:
    goal = close_goal(workspace, "give two talks within a year", last.first, "missed")
    lesson = f"{address('closed')}/{goal.id}/lesson"

    answer = send(alice, alice.get(address("closed")), lesson, lesson="Ask for the date first.")

    assert answer.redirect_chain[-1][0] == address("closed")
    assert goals.goal(workspace, goal.id).goal.lesson == "Ask for the date first."
    assert "Ask for the date first." in answer.content.decode()
    alice.post(undo_in(answer))
    assert goals.goal(workspace, goal.id).goal.lesson == ""


def test_two_windows_lose_no_lesson(alice: Client, workspace: Workspace, today: date, last: Days) -> None:
    goal = close_goal(workspace, "give two talks within a year", last.first, "missed")
    lesson, page = f"{address('closed')}/{goal.id}/lesson", alice.get(address("closed"))
    send(alice, page, lesson, lesson="The first window.")

    answer = send(alice, page, lesson, lesson="The second window.")

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "The first window." in words
    assert "The second window." in words
    send(alice, answer, lesson, lesson="Both.")
    assert goals.goal(workspace, goal.id).goal.lesson == "Both."


def test_a_lesson_that_is_too_long_comes_back(alice: Client, workspace: Workspace, today: date, last: Days) -> None:
    goal = close_goal(workspace, "give two talks within a year", last.first, "missed")

    answer = send(alice, alice.get(address("closed")), f"{address('closed')}/{goal.id}/lesson", lesson="a" * 1001)

    assert answer.status_code == 422
    assert "a" * 1001 in answer.content.decode()


def test_who_took_part_in_what_counted_is_offered_to_be_thanked(
    alice: Client, workspace: Workspace, today: date, last: Days
) -> None:
    maria = add_person(workspace, "Maria Chen")
    add_person(workspace, "Jonas Weber")
    goal = set_goal(workspace, "have two conversations within a year", last.first)
    log_activity(workspace, Happening("call", last.first), people={maria.id: "present"}, as_of=today)
    decide_state(workspace, goal.id, "met", as_of=last.last)
    thank, page = f"{address('closed')}/{goal.id}/thank", alice.get(address("closed"))
    assert form_to(page.content.decode(), thank)["names"] == "Maria Chen"

    answer = send(alice, page, thank)

    assert answer.redirect_chain[-1][0] == address("closed")
    assert "To thank: Maria Chen" in text_of(answer)
    promised = FollowUp.objects.of(workspace).get()
    assert (promised.person_id, promised.due_on) == (maria.id, today + timedelta(days=7))
    alice.post(undo_in(answer))
    assert not FollowUp.objects.of(workspace).exists()


def test_whom_nobody_knows_is_said_beside_what_was_typed(
    alice: Client, workspace: Workspace, today: date, last: Days
) -> None:
    goal = close_goal(workspace, "give two talks within a year", last.first, "missed")

    answer = send(alice, alice.get(address("closed")), f"{address('closed')}/{goal.id}/thank", names="Nobody Known")

    assert answer.status_code == 422
    assert "Nobody here is called “Nobody Known”" in text_of(answer)
    assert 'value="Nobody Known"' in answer.content.decode()


@pytest.mark.parametrize("what", ["lesson", "thank"])
def test_a_goal_of_another_is_not_found(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, last: Days, what: str
) -> None:
    goal = close_goal(other_workspace, "give two talks within a year", last.first, "missed")

    assert alice.post(f"{address('closed')}/{goal.id}/{what}", {"lesson": "x", "names": "x"}).status_code == 404
    assert alice.get(f"{address('closed')}/{goal.id}/{what}").status_code == 405


def test_the_log_proposes_what_to_start_stop_and_continue_and_says_from_what(
    alice: Client, workspace: Workspace, today: date, last: Days
) -> None:
    aspiration = envision(workspace, today)
    look_back(workspace, today)

    start, stop, keep = (alice.get(address(key)) for key in ("start", "stop", "continue"))

    assert "A first goal for: Lead an applied-ML team" in text_of(start)
    assert f'href="/goals/new?serves={aspiration.id}"' in start.content.decode()
    assert "Nothing counted for it since" in text_of(stop)
    assert "make it smaller: Give 40 talks" in text_of(stop)
    assert f"{last.first:%A}s: the day on which you begin most 13 of the 13" in text_of(keep)


def test_of_next_to_nothing_nothing_is_proposed(alice: Client, workspace: Workspace) -> None:
    for key in ("start", "stop", "continue"):
        assert "What your log and your goals say" not in text_of(alice.get(address(key)))
