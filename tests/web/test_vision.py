"""The vision: its page, writing it anew, its versions, and the reflection that leads to it."""

from datetime import date

from django.test import Client

from kithward.goals import outcomes
from kithward.goals.actions import serve
from kithward.network.actions import add_outcome
from kithward.vision import queries
from kithward.vision.actions import add_aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.vision.writing import answer, write_vision
from kithward.workspaces.models import Workspace
from tests.scenes import envision, set_goal
from tests.web.words import text_of

WORK = QUESTIONS[0]
EVENTS = "attend two events per month"


def test_empty_page_leads_to_the_questions(alice: Client, workspace: Workspace) -> None:
    page = alice.get("/vision")

    assert "6 questions, about three minutes" in text_of(page)
    assert 'href="/vision/reflect/1"' in page.content.decode()


def test_vision_is_shown_with_its_day_and_version(alice: Client, workspace: Workspace, today: date) -> None:
    write_vision(workspace, "I lead <b>\n\nby the sea.", by=date(2031, 12, 31), as_of=date(2026, 3, 1))

    page = alice.get("/vision")

    assert "<p>I lead &lt;b&gt;</p>" in page.content.decode()
    assert "Where you want to be by 31 December 2031" in text_of(page)
    assert "Version 1, written on 1 March 2026." in text_of(page)


def test_each_aspiration_has_the_goals_that_serve_it_with_what_they_count(
    alice: Client, workspace: Workspace, today: date
) -> None:
    first = envision(workspace, today)
    goal = set_goal(workspace, EVENTS, today)
    alice.post(f"/goals/{goal.id}/serve", {"aspirations": str(first.id)})

    words = text_of(alice.get("/vision"))

    assert "1. Lead an applied-ML team to be" in words
    assert "Attend two events a month counts 1.5 times" in words
    assert "2. Speak in public with ease to be able to do No goal serves this yet. Set one" in words
    assert "1.5 times for number 1, 1.25 times for number 2" in words


def test_a_goal_that_serves_nothing_is_mended_with_one_click(alice: Client, workspace: Workspace, today: date) -> None:
    first, goal = envision(workspace, today), set_goal(workspace, EVENTS, today)
    before = text_of(alice.get("/vision"))

    page = alice.post(f"/goals/{goal.id}/serve", {"aspirations": str(first.id), "back": "/vision"}, follow=True)

    assert "Goals that serve nothing here yet Attend two events a month counts once" in before
    assert page.redirect_chain == [("/vision", 302)]
    assert "Goals that serve nothing here yet" not in text_of(page)


def test_an_aspiration_without_a_goal_leads_to_one_that_serves_it(
    alice: Client, workspace: Workspace, today: date
) -> None:
    first = envision(workspace, today)
    address = f"/goals/new?serves={first.id}"

    page, form = alice.get("/vision"), alice.get(f"{address}&sentence={EVENTS}")

    assert f'href="{address}"' in page.content.decode()
    assert f'value="{first.id}" id="set-aspirations_0" checked' in form.content.decode()


def test_first_vision_is_not_told_of_an_earlier_one(alice: Client, workspace: Workspace, today: date) -> None:
    before = text_of(alice.get("/vision/write"))
    write_vision(workspace, "I lead.", as_of=today)

    assert "A few sentences are enough" in before
    assert "What stood before" in text_of(alice.get("/vision/write"))


def test_vision_is_written_and_taken_back(alice: Client, workspace: Workspace, today: date) -> None:
    page = alice.post("/vision/write", {"text": "I lead.", "by": "2031-12-31", "version": "0"}, follow=True)

    written = queries.vision(workspace)
    assert written is not None
    assert (written.text, written.by, written.written_on) == ("I lead.", date(2031, 12, 31), today)
    assert "Your vision is kept, version 1." in text_of(page)
    undo = page.content.decode().split('action="/undo/')[1].split('"')[0]
    alice.post(f"/undo/{undo}")
    assert queries.vision(workspace) is None


def test_vision_without_words_comes_back_with_its_error(alice: Client, workspace: Workspace) -> None:
    answer = alice.post("/vision/write", {"text": " ", "by": "soon", "version": "0"})

    assert answer.status_code == 422
    assert 'id="form-errors"' in answer.content.decode()
    assert 'value="soon"' in answer.content.decode()
    assert queries.vision(workspace) is None


def test_vision_that_was_written_in_another_window_is_shown_beside(
    alice: Client, workspace: Workspace, today: date
) -> None:
    write_vision(workspace, "Theirs", as_of=today)

    page = alice.post("/vision/write", {"text": "Mine", "version": "0"})
    saved = alice.post("/vision/write", {"text": "Mine", "version": "1"}, follow=True)

    assert page.status_code == 409
    assert "Saved in the meantime: Theirs" in text_of(page)
    assert "Mine</textarea>" in page.content.decode()
    assert "version 2" in text_of(saved)


def test_writing_begins_from_answers_or_an_earlier_version(alice: Client, workspace: Workspace, today: date) -> None:
    answer(workspace, WORK, "I teach", as_of=today)
    for text in ("First of all", "Second of all"):
        write_vision(workspace, text, as_of=today)

    plain, answers, earlier = (alice.get(f"/vision/write{asked}") for asked in ("", "?from=answers", "?from=1"))

    assert "Second of all</textarea>" in plain.content.decode()
    assert "I teach.</textarea>" in answers.content.decode()
    assert "First of all</textarea>" in earlier.content.decode()
    assert alice.get("/vision/write?from=9").status_code == 404


def test_two_versions_stand_side_by_side(alice: Client, workspace: Workspace, today: date) -> None:
    for text in ("First of all", "Second of all", "Third of all"):
        write_vision(workspace, text, as_of=today)

    last, chosen = text_of(alice.get("/vision/versions")), text_of(alice.get("/vision/versions?one=1&other=3"))

    assert "Second of all" in last
    assert "Third of all" in last
    assert "First of all" not in last
    assert "First of all" in chosen
    assert "Second of all" not in chosen
    assert alice.get("/vision/versions?one=7").status_code == 404


def test_sentences_of_one_version_alone_are_marked(alice: Client, workspace: Workspace, today: date) -> None:
    for text in ("I lead <b>. I teach.", "I lead <b>. I sail."):
        write_vision(workspace, text, as_of=today)

    page = alice.get("/vision/versions").content.decode()

    assert "I lead &lt;b&gt;." in page
    assert "<mark>I teach.</mark>" in page
    assert "<mark>I sail.</mark>" in page
    assert "<mark>I lead" not in page


def test_answers_are_kept_one_by_one_until_they_make_a_vision(alice: Client, workspace: Workspace) -> None:
    for number in range(1, len(QUESTIONS) + 1):
        sent = {"text": f"Answer {number}", "version": "0"}
        page = alice.post(f"/vision/reflect/{number}", sent, follow=True)
        if number < len(QUESTIONS):
            assert page.redirect_chain == [(f"/vision/reflect/{number + 1}", 302)]

    assert page.redirect_chain == [("/vision/write?from=answers", 302)]
    assert "Answer 1." in page.content.decode()
    assert len(queries.answer_texts(workspace)) == len(QUESTIONS)


def test_reflection_is_left_and_taken_up_where_it_was(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/vision/reflect/1", {"text": "I lead", "version": "0", "leave": "yes"}, follow=True)

    assert page.redirect_chain == [("/vision", 302)]
    assert "1 of 6 questions answered." in text_of(page)
    assert 'href="/vision/reflect/2"' in page.content.decode()


def test_answer_of_another_window_is_shown_beside(alice: Client, workspace: Workspace, today: date) -> None:
    answer(workspace, WORK, "Theirs", as_of=today)

    page = alice.post("/vision/reflect/1", {"text": "Mine", "version": "0"})

    assert page.status_code == 409
    assert "Saved in the meantime: Theirs" in text_of(page)
    assert queries.answer_texts(workspace) == {WORK.key: "Theirs"}


def test_question_that_is_none_is_not_there(alice: Client, workspace: Workspace) -> None:
    assert [alice.get(f"/vision/reflect/{number}").status_code for number in (0, 7)] == [404, 404]


def test_sentences_of_the_answers_are_offered_until_they_are_picked(
    alice: Client, workspace: Workspace, today: date
) -> None:
    answer(workspace, WORK, "lead a team. Choose the problems", as_of=today)
    add_aspiration(workspace, "Choose the problems", kind="position")

    before = text_of(alice.get("/vision"))
    page = alice.post("/vision/aspirations/add", {"text": "Lead a team", "kind": "position"}, follow=True)

    assert "Pick from your own words Lead a team to be Pick Lead a team Add an aspiration" in before
    assert "Pick from your own words" not in text_of(page)


def test_sentences_of_a_vision_written_by_hand_are_offered_and_the_person_says_what_they_are(
    alice: Client, workspace: Workspace, today: date
) -> None:
    write_vision(workspace, "I lead a team. Calm weeks matter to me.", as_of=today)

    page = text_of(alice.get("/vision"))

    assert "I lead a team to be Pick I lead a team" in page
    assert "Calm weeks matter to me Pick Calm weeks matter to me: To be Pick" in page


def test_what_writes_is_not_done_by_looking(alice: Client, workspace: Workspace) -> None:
    assert alice.get("/vision/aspirations/add").status_code == 405


def test_an_aspiration_shows_what_came_of_its_goals(alice: Client, workspace: Workspace, today: date) -> None:
    lead = add_aspiration(workspace, "Lead a team", kind="position")
    made = set_goal(workspace, "attend two events per month", today)
    serve(workspace, made.id, [lead.id], as_of=today)
    for kind in ("referral", "offer", "referral"):
        outcomes.choose(workspace, add_outcome(workspace, kind, day=today).id, [made.id])

    assert "2 × referral, offer" in text_of(alice.get("/vision"))
    words = text_of(alice.get("/roadmap"))
    assert words.count("What came of it: 2 × referral, offer") == 1  # of the aspiration
    assert words.count("came of it: 2 × referral, offer") == 2  # and of the goal


def test_a_day_that_is_not_ahead_is_said_beside_its_field(alice: Client, workspace: Workspace, today: date) -> None:
    sent = {"text": "I lead a team.", "by": str(today), "version": "0"}

    answer = alice.post("/vision/write", sent)

    assert answer.status_code == 422
    assert 'id="id_by_error"' in answer.content.decode()
    assert "I lead a team." in answer.content.decode()
