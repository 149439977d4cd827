"""The pages of the weekly review: six steps, kept as they go, and a quiet line on the page of the week."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from kithward.network.actions import Happening, add_person, log_activity, promise
from kithward.network.models import FollowUp
from kithward.planning.actions import Chosen, write
from kithward.reviews import queries
from kithward.reviews.periods import Days, last_over
from kithward.reviews.steps import MONTH, WEEK
from kithward.wins.actions import add_win
from kithward.workspaces.models import Workspace
from tests.scenes import envision, fill, know, look_back, set_goal
from tests.web.conftest import HTMX
from tests.web.forms import form_to, undo_in
from tests.web.words import text_of

QUIET_LINE = "Look back at last"


def address(key: str) -> str:
    return f"/review/week/{key}"


def post(client: Client, key: str, text: str = "", **more: str) -> HttpResponse:
    """Send the form of a step, as its page gives it, with a text."""
    sent = form_to(client.get(address(key)).content.decode(), address(key))
    return client.post(address(key), {**sent, "text": text, **more}, follow=True)


def texts(workspace: Workspace, today: date) -> dict[str, str]:
    return {key: note.text for key, note in queries.standing(workspace, "week", today).notes.items()}


@pytest.fixture
def last(workspace: Workspace, today: date) -> Days:
    """Last week, in which there was a coffee."""
    person = know(workspace, "Maria Chen", today)
    days = last_over("week", today)
    coffee = Happening("meeting", days.first, form="coffee", topics=("mentoring",))
    log_activity(workspace, coffee, people={person.id: "present"}, as_of=today)
    return days


def test_newcomer_is_told_that_there_is_nothing_to_look_back_at(
    alice: Client, workspace: Workspace, today: date
) -> None:
    page = text_of(alice.get("/review"))

    assert page.count("nothing to look back at yet") == 3
    assert "Five minutes" not in page


def test_it_is_gone_through_step_by_step(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    page = alice.get("/review").content.decode()
    assert f'href="{address("happened")}"' in page

    for number, step in enumerate(WEEK, start=1):
        assert f"step {number} of 6" in text_of(alice.get(address(step.key)))
        answer = post(alice, step.key, f"about {step.key}")
        following = WEEK[number].title if number < len(WEEK) else "Have a good week."
        assert following in text_of(answer)

    found = queries.standing(workspace, "week", today)
    assert found.state == "finished"
    assert texts(workspace, today) == {step.key: f"about {step.key}" for step in WEEK}
    assert "about goals" in text_of(alice.get("/review"))


def test_it_is_left_and_taken_up_where_it_was(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    post(alice, "happened", "So far.")
    answer = post(alice, "planned", "And this.", leave="yes")

    assert answer.redirect_chain[-1][0] == "/review"
    assert "Go on with step 3 of 6" in text_of(answer)
    assert texts(workspace, today) == {"happened": "So far.", "planned": "And this."}


def test_a_step_is_skipped_and_what_was_noted_stays(
    alice: Client, workspace: Workspace, last: Days, today: date
) -> None:
    post(alice, "happened", "Stays.")

    answer = post(alice, "happened", "typed, then skipped", skip="yes")

    assert "What was planned, and kept" in text_of(answer)
    assert texts(workspace, today) == {"happened": "Stays."}


def test_a_note_can_be_taken_back(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    answer = post(alice, "happened", "Wrong.")

    alice.post(undo_in(answer))

    assert texts(workspace, today) == {}
    assert not queries.standing(workspace, "week", today).is_begun


def test_two_windows_never_lose_what_was_typed(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    before = form_to(alice.get(address("happened")).content.decode(), address("happened"))
    post(alice, "happened", "The first window.")

    answer = alice.post(address("happened"), {**before, "text": "The second window."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The second window." in page
    assert "The first window." in page
    again = {**form_to(page, address("happened")), "text": "Both."}
    alice.post(address("happened"), again)
    assert texts(workspace, today) == {"happened": "Both."}


def test_a_page_left_open_over_the_week_writes_to_the_week_it_shows(
    alice: Client, workspace: Workspace, last: Days, today: date
) -> None:
    earlier = last.first - timedelta(weeks=1)

    alice.post(address("happened"), {"version": "0", "first": str(earlier), "text": "Of then."})

    assert texts(workspace, today) == {}
    ((row, notes),) = queries.earlier(workspace, "week", last.first)
    assert (row.first_on, notes["happened"].text) == (earlier, "Of then.")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"version": "x", "first": "never"},
        {"version": "0", "first": "9999-12-31"},
        {"version": "0", "first": "0001-01-01"},
        {"version": "0", "text": "a" * 4001},
    ],
)
def test_what_is_no_form_is_refused_with_what_was_typed(
    alice: Client, last: Days, workspace: Workspace, today: date, sent: dict[str, str]
) -> None:
    answer = alice.post(address("happened"), sent)

    assert answer.status_code == 422
    assert sent.get("text", "") in answer.content.decode()
    assert texts(workspace, today) == {}


def test_the_running_week_is_refused(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    answer = alice.post(address("happened"), {"version": "0", "first": str(today), "text": "Too early."})

    assert answer.status_code == 422
    assert "is not over" in text_of(answer)


def test_there_is_no_other_step(alice: Client, workspace: Workspace) -> None:
    assert alice.get(address("dreams")).status_code == 404
    assert alice.post(address("dreams"), {}).status_code == 404
    assert alice.get("/review/year/closing").status_code == 404
    assert alice.post("/review/year", {"decision": "skip"}).status_code == 404


def test_there_is_no_other_decision(alice: Client, workspace: Workspace) -> None:
    assert alice.post("/review/week", {"decision": "burn"}).status_code == 422
    assert alice.get("/review/week").status_code == 405


def test_what_happened_is_of_last_week_alone(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    log_activity(workspace, Happening("talk", last.last + timedelta(days=1)), people={}, as_of=today)

    words = text_of(alice.get(address("happened")))

    assert "Coffee with Maria Chen about mentoring Monday" in words
    assert "Talk" not in words


def test_wins_of_last_week_stand_beside_it(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    for title, day in (("Said no", last.last), ("Asked first", last.due_on)):
        add_win(workspace, title, day=day, as_of=today, size="small", celebrated="", meaning="")

    words = text_of(alice.get(address("happened")))

    assert "Said no" in words
    assert "Asked first" not in words


def test_what_was_planned_says_what_was_kept(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    for key, state in (("one", "done"), ("two", "moved"), ("three", "planned"), ("four", "dismissed")):
        write(workspace, Chosen(last.first, key, f"Step {key}", 10), state, as_of=last.first)
    write(workspace, Chosen(last.due_on, "five", "Step five", 10), "done", as_of=today)

    words = text_of(alice.get(address("planned")))

    assert "1 of 3 steps done." in words
    assert "Step one done Step two moved on Step three left open" in words
    assert "Step four" not in words
    assert "Step five" not in words


def test_a_follow_up_is_decided_on_in_its_step(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    late = promise(workspace, "send the paper", due_on=today - timedelta(days=3))
    promise(workspace, "send the book", due_on=today + timedelta(days=3))
    page = alice.get(address("promises"))
    assert "send the paper" in text_of(page)
    assert "send the book" not in text_of(page)

    sent = form_to(page.content.decode(), "/follow-ups/decide")
    answer = alice.post("/follow-ups/decide", {**sent, "decision": f"done:{late.id}"}, follow=True)

    assert answer.redirect_chain[-1][0] == address("promises")
    assert "Nothing is late." in text_of(answer)
    assert FollowUp.objects.of(workspace).get(id=late.id).done_on == today


def test_goals_lead_to_their_pages(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    goal = set_goal(workspace, "have ten meaningful conversations within a year", today)

    page = alice.get(address("goals"))

    assert f'href="/goals/{goal.id}"' in page.content.decode()
    assert "No change to tell of." in text_of(page)


def test_the_week_ahead_is_what_this_week_shows(alice: Client, workspace: Workspace, today: date) -> None:
    fill(workspace, today)

    words = text_of(alice.get(address("ahead")))

    assert "of your 4 h planned." in words
    assert "Follow up with Priya Natarajan: send the paper" in words


def test_it_is_moved_and_taken_back(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    answer = alice.post("/review/week", {"decision": "move", "day": str(last.latest)}, follow=True)

    assert "Your review waits until " in text_of(answer)
    assert queries.standing(workspace, "week", today).due_on == last.latest
    alice.post(undo_in(answer))
    assert queries.standing(workspace, "week", today).due_on == last.due_on


@pytest.mark.parametrize("day", ["", "soon", "2020-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_said_beside_its_field(
    alice: Client, workspace: Workspace, last: Days, day: str
) -> None:
    answer = alice.post("/review/week", {"decision": "move", "day": day})

    assert answer.status_code == 422
    assert 'id="id_week_day_error"' in answer.content.decode()


def test_it_is_skipped_and_said_so(alice: Client, workspace: Workspace, last: Days, today: date) -> None:
    answer = alice.post("/review/week", {"decision": "skip"}, follow=True)

    assert "Skipped today." in text_of(answer)
    assert "Skip this week" not in text_of(answer)
    assert "Skip this month" in text_of(answer)
    assert queries.standing(workspace, "week", today).state == "skipped"


@pytest.mark.parametrize("decision", ["skip", "move"])
def test_a_page_left_open_over_the_week_decides_on_the_week_it_shows(
    alice: Client, workspace: Workspace, last: Days, today: date, decision: str
) -> None:
    earlier = last.first - timedelta(weeks=1)
    sent = {"decision": decision, "first": str(earlier), "day": str(last.latest)}

    answer = alice.post("/review/week", sent)

    assert answer.status_code == (302 if decision == "skip" else 422)
    assert queries.standing(workspace, "week", today).row is None
    assert f'name="first" value="{last.first}"' in alice.get("/review").content.decode()


def test_the_page_of_the_week_tells_of_all_that_are_due_in_one_line_until_they_are_closed(
    alice: Client, workspace: Workspace, last: Days, today: date
) -> None:
    for days in (last_over("quarter", today), last_over("month", today)):
        log_activity(workspace, Happening("talk", days.first), people={}, as_of=today)

    for kind, said in (("week", "week, month and quarter"), ("quarter", "month and quarter"), ("month", "month")):
        words = text_of(alice.get("/"))
        assert words.count(QUIET_LINE) == words.count(f"{QUIET_LINE} {said}") == 1
        alice.post(f"/review/{kind}", {"decision": "skip"})

    assert QUIET_LINE not in text_of(alice.get("/"))


def test_the_page_of_the_week_says_nothing_where_there_is_nothing_to_look_back_at(
    alice: Client, workspace: Workspace, today: date
) -> None:
    add_person(workspace, "Maria Chen", met_on=today)

    assert QUIET_LINE not in text_of(alice.get("/"))


def test_earlier_weeks_stay_with_their_notes(alice: Client, workspace: Workspace, today: date) -> None:
    look_back(workspace, today)

    words = text_of(alice.get("/review"))

    assert "Earlier ones" in words
    assert "Noted: the week ahead." in words
    assert "A good talk with Maria." in words


def test_htmx_is_led_to_the_next_step(alice: Client, workspace: Workspace, last: Days) -> None:
    sent = form_to(alice.get(address("happened")).content.decode(), address("happened"))
    here = {**HTMX, "HX-Current-URL": f"http://testserver{address('happened')}"}

    answer = alice.post(address("happened"), sent, headers=here)

    assert answer["HX-Redirect"] == address("planned")


def test_what_was_typed_is_no_markup(alice: Client, workspace: Workspace, last: Days) -> None:
    post(alice, "happened", "<b>bold</b>")

    for page in ("/review", address("happened"), address("closing")):
        assert "<b>bold" not in alice.get(page).content.decode()


def of_month(key: str) -> str:
    return f"/review/month/{key}"


def test_a_month_is_gone_through_step_by_step(alice: Client, workspace: Workspace, today: date) -> None:
    set_goal(workspace, "have ten meaningful conversations within a year", today)

    for number, step in enumerate(MONTH, start=1):
        page = alice.get(of_month(step.key))
        assert f"step {number} of {len(MONTH)}" in text_of(page)
        sent = form_to(page.content.decode(), of_month(step.key))
        answer = alice.post(of_month(step.key), {**sent, "text": f"about {step.key}"}, follow=True)

    assert "Have a good month." in text_of(answer)
    found = queries.standing(workspace, "month", today)
    assert found.state == "finished"
    assert {key: note.text for key, note in found.notes.items()} == {step.key: f"about {step.key}" for step in MONTH}


def test_what_is_off_course_has_three_ways_back_and_the_rest_none(
    alice: Client, workspace: Workspace, today: date
) -> None:
    hard = set_goal(workspace, "meet fifty people in fintech within three weeks", today)
    met = set_goal(workspace, "give one talk within a year", today)
    log_activity(workspace, Happening("talk", today), people={}, as_of=today)

    page = alice.get(of_month("back")).content.decode()

    section = page.partition(f'href="/goals/{hard.id}"')[2].partition("</section>")[0]
    assert section.count("small-title") + section.count("No later date: ") + section.count("No smaller target: ") == 3
    assert f'href="/goals/{met.id}"' not in page


def test_a_goal_that_serves_nothing_is_given_what_it_serves_with_one_click(
    alice: Client, workspace: Workspace, today: date
) -> None:
    goal = set_goal(workspace, "attend two events per month", today)
    aspiration = envision(workspace, today)
    page = alice.get(of_month("loose")).content.decode()
    sent = form_to(page, f"/goals/{goal.id}/serve")

    answer = alice.post(f"/goals/{goal.id}/serve", {**sent, "aspirations": str(aspiration.id)}, follow=True)

    assert answer.redirect_chain[-1][0] == of_month("loose")
    assert "Each of your goals serves something you aim for" in text_of(answer)
