"""This week: what it shows, what can be done there, and what it refuses."""

import re
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.network.actions import add_person
from kithward.network.models import Activity, FollowUp
from kithward.planning.models import Step
from kithward.workspaces.models import Workspace
from tests.scenes import know, set_goal
from tests.web.conftest import HTMX, browser, browser_in
from tests.web.words import text_of

MOST_BYTES = 60_000
WRITES = ("/steps", "/steps/abc123", "/hours", "/log/line", "/sample", "/own")


def step_called(response: HttpResponse, title: str) -> str:
    """The address of the step with that title."""
    found = re.search(r'id="step-(\w+)"[^>]*>' + re.escape(title), response.content.decode())
    assert found, title
    return f"/steps/{found[1]}"


def test_week_shows_plan_with_reasons_and_goals_with_chances(alice: Client, busy: Workspace) -> None:
    page = alice.get("/")

    words = text_of(page)
    assert page.status_code == 200
    assert "of your 4 h planned" in words
    assert "Follow up with Priya Natarajan: send the paper" in words
    assert re.search(r"Go to “PyData meetup” Lifts Attend two events a month from \d+ % to \d+ %", words)
    assert "0 of 2 in" in words
    assert len(page.content) < MOST_BYTES


def test_course_of_a_goal_is_said_in_a_word_beside_its_colour(alice: Client, busy: Workspace) -> None:
    page = alice.get("/").content.decode()

    assert re.findall(r'<span class="course (lead|care|late)">(on course|needs care|off course)</span>', page)


def test_htmx_gets_the_part_alone(alice: Client, busy: Workspace) -> None:
    part = alice.get("/", headers=HTMX).content.decode()

    assert part.startswith("<title>This week")
    assert '<div class="whole" id="page"' in part
    assert "<html" not in part


def test_looking_writes_nothing(client: Client, db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get("/")

    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize("address", WRITES)
def test_writing_by_get_is_refused(alice: Client, address: str) -> None:
    page = alice.get(address)

    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert "Nothing was changed" in text_of(page)


@pytest.mark.parametrize("address", WRITES)
def test_form_from_elsewhere_is_refused(busy: Workspace, address: str) -> None:
    stranger = browser(enforce_csrf_checks=True)

    page = stranger.post(address, {"decision": "done", "hours": "9", "line": "Coffee with Zoe"})

    assert page.status_code == 403
    assert "nothing was changed" in text_of(page)


def test_done_step_moves_to_what_was_done_and_lifts_its_goal(alice: Client, busy: Workspace) -> None:
    address = step_called(alice.get("/"), "Go to “PyData meetup”")

    page = alice.post(address, {"decision": "done"}, follow=True)

    words = text_of(page)
    assert page.redirect_chain == [("/", 302)]
    assert re.search(r"Attend two events a month: 1 of 2, \d+ % → \d+ %", words)
    assert "Done this week Go to “PyData meetup”" in words
    assert Activity.objects.of(busy).filter(kind="event").count() == 1


def test_done_by_htmx_answers_with_the_part_the_news_and_the_next_focus(alice: Client, busy: Workspace) -> None:
    address = step_called(alice.get("/"), "Follow up with Priya")

    part = alice.post(address, {"decision": "done"}, headers=HTMX, follow=True).content.decode()

    assert '<div hx-swap-oob="innerHTML:#said">' in part
    assert "Done: Follow up with Priya Natarajan" in part
    assert re.search(r'data-focus="(step-\w+ )*plan"', part)


def test_double_click_on_done_logs_once_and_says_so_kindly(alice: Client, busy: Workspace) -> None:
    address = step_called(alice.get("/"), "Go to “PyData meetup”")
    alice.post(address, {"decision": "done"})

    again = alice.post(address, {"decision": "done"})

    assert again.status_code == 409
    assert "“Go to “PyData meetup”” is done already." in text_of(again)
    assert Activity.objects.of(busy).filter(kind="event").count() == 1


@pytest.mark.parametrize(("decision", "said"), [("later", "Moved to next week"), ("never", "Not proposed again")])
def test_step_can_be_put_off_or_dismissed(alice: Client, busy: Workspace, decision: str, said: str) -> None:
    address = step_called(alice.get("/"), "Go to “PyData meetup”")

    page = alice.post(address, {"decision": decision}, follow=True)

    assert f"{said}: Go to “PyData meetup”" in text_of(page)
    assert f'action="{address}"' not in page.content.decode()
    assert Step.objects.of(busy).get().state == {"later": "moved", "never": "dismissed"}[decision]


def test_unknown_decision_is_refused(alice: Client, busy: Workspace) -> None:
    address = step_called(alice.get("/"), "Go to “PyData meetup”")

    page = alice.post(address, {"decision": "burn"})

    assert page.status_code == 422
    assert not Step.objects.of(busy).exists()


def test_step_that_left_the_plan_is_told_with_the_plan_as_it_is_now(alice: Client, busy: Workspace) -> None:
    page = alice.post("/steps/abc123", {"decision": "done"})

    assert page.status_code == 404
    assert "no longer in your plan" in text_of(page)
    assert "Go to “PyData meetup”" in text_of(page)


def test_step_of_another_workspace_cannot_be_done(
    alice: Client, busy: Workspace, other_workspace: Workspace, today: date
) -> None:
    promised = FollowUp.objects.create(workspace=other_workspace, what="Call Zoe", due_on=today)
    address = step_called(browser_in(other_workspace).get("/"), "Call Zoe")

    page = alice.post(address, {"decision": "done"})

    assert page.status_code == 404
    promised.refresh_from_db()
    assert promised.done_on is None


def test_rows_of_another_workspace_never_show(
    alice: Client, busy: Workspace, other_workspace: Workspace, today: date
) -> None:
    know(other_workspace, "Zoe Quist", today)
    set_goal(other_workspace, "join three communities in a year", today)

    page = alice.get("/").content.decode()

    assert "Zoe" not in page
    assert "communit" not in page


def test_queries_do_not_grow_with_the_network(alice: Client, busy: Workspace) -> None:
    alice.get("/")
    add_person(busy, "Somebody New")
    with CaptureQueriesContext(connection) as with_few:
        alice.get("/")
    for number in range(300):
        add_person(busy, f"Person {number}", title="Head of Machine Learning")

    with CaptureQueriesContext(connection) as with_many:
        alice.get("/")

    assert len(with_many) == len(with_few)


@pytest.mark.parametrize(
    "name", ["Tom O'Neil", "Ana 🦊 Lopez", "<b onclick=alert(1)>Eve</b> & Co", "{0} {% now 'Y' %}"]
)
def test_names_are_shown_as_they_are_typed(alice: Client, busy: Workspace, name: str, today: date) -> None:
    FollowUp.objects.create(workspace=busy, what=f"Write to {name}", due_on=today)

    page = alice.get("/").content.decode()

    assert "<b onclick" not in page
    assert name in page.replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize(("typed", "minutes"), [("3", 180), ("2,5", 150), ("3 h 15", 195), ("90 min", 90), ("0", 0)])
def test_hours_are_read_as_people_write_them(alice: Client, busy: Workspace, typed: str, minutes: int) -> None:
    page = alice.post("/hours", {"hours": typed})

    busy.refresh_from_db()
    assert page.status_code == 302
    assert busy.minutes_per_week == minutes


@pytest.mark.parametrize("typed", ["", "many", "169", "-3", "1e9"])
def test_hours_that_cannot_be_keep_what_was_typed(alice: Client, busy: Workspace, typed: str) -> None:
    page = alice.post("/hours", {"hours": typed})

    busy.refresh_from_db()
    assert page.status_code == 422
    assert busy.minutes_per_week == 240
    assert "is no number of hours a week" in text_of(page)
    assert f'value="{typed or 4}"' in page.content.decode()


def test_page_goes_out_with_its_guards(alice: Client, busy: Workspace) -> None:
    page = alice.get("/")

    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert "style=" not in page.content.decode()
    assert re.findall(r'(?:src|href)="(?!/|#)[^"]*"', page.content.decode()) == []


def test_another_host_is_refused_in_words(client: Client, db: None) -> None:
    page = client.get("/", headers={"Host": "evil.example"})

    assert page.status_code == 400
    assert "http://127.0.0.1" in text_of(page)


def test_address_that_leads_nowhere_is_said_in_words(client: Client, db: None) -> None:
    page = client.get("/goals/17")

    assert page.status_code == 404
    assert "There is no such page" in text_of(page)
