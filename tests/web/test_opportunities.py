"""Opportunities: written down, edited in two tabs, taken into weeks, declined, and done with what came of it."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kithward.network.actions import add_person
from kithward.network.models import Activity, FollowUp, Outcome
from kithward.planning import actions
from kithward.planning.models import Opportunity, Step
from kithward.workspaces.models import Workspace
from tests.web.conftest import HTMX, browser_in
from tests.web.forms import undo_in
from tests.web.words import text_of

WRITES = ("take", "release", "decline", "reopen", "done")
A_MEETUP = {"kind": "event", "title": "Data Council", "length": "2 h"}


@pytest.fixture
def meetup(busy: Workspace) -> Opportunity:
    """The event of today that the scene holds."""
    return Opportunity.objects.of(busy).get()


def over(workspace: Workspace, today: date, title: str = "Yesterday's dinner") -> Opportunity:
    return actions.add_opportunity(workspace, title, kind="event", minutes=90, on=today - timedelta(days=1))


def test_list_says_when_what_it_costs_and_what_it_does(alice: Client, meetup: Opportunity) -> None:
    words = text_of(alice.get("/opportunities"))

    assert re.search(r"PyData meetup today · Meetup Lifts Attend two events a month from \d+ % to \d+ %", words)
    assert re.search(r"2 h \+\d+ % an hour", words)
    assert "Ahead 1" in words


def test_each_filter_shows_its_own(alice: Client, busy: Workspace, today: date) -> None:
    over(busy, today)
    declined = actions.add_opportunity(busy, "Not this one", kind="course", minutes=60)
    actions.decline(busy, declined.id)

    assert "Yesterday's dinner" not in text_of(alice.get("/opportunities")).replace("&#x27;", "'")
    assert "dinner yesterday" in text_of(alice.get("/opportunities?show=past"))
    assert "Not this one" in text_of(alice.get("/opportunities?show=declined"))
    assert "Nothing done yet" in text_of(alice.get("/opportunities?show=done"))
    assert "PyData meetup" in text_of(alice.get("/opportunities?show=nonsense"))


def test_an_empty_list_says_what_to_do(alice: Client, workspace: Workspace) -> None:
    page = alice.get("/opportunities")

    assert "Nothing is written down yet" in text_of(page)
    assert 'href="/opportunities/add"' in page.content.decode()


@pytest.mark.parametrize("act", WRITES)
def test_writing_by_get_is_refused(alice: Client, meetup: Opportunity, act: str) -> None:
    assert alice.get(f"/opportunities/{meetup.id}/{act}").status_code == 405


@pytest.mark.parametrize("act", [*WRITES, "edit"])
def test_charlie_changes_nothing(
    other_workspace: Workspace, meetup: Opportunity, act: str, today: date, busy: Workspace
) -> None:
    values = {**A_MEETUP, "day": today.isoformat(), "seen_version": "1"}

    page = browser_in(other_workspace).post(f"/opportunities/{meetup.id}/{act}", values)

    assert page.status_code == 404
    assert Opportunity.objects.of(busy).get().version == 1


# Writing down and editing


def test_one_is_written_down_in_the_persons_own_time(alice: Client, workspace: Workspace) -> None:
    workspace.time_zone = "America/New_York"
    workspace.save()
    values = {**A_MEETUP, "day": "2030-01-15", "at": "18:30", "money": "25", "link": "example.org/x", "field": "ml"}

    page = alice.post("/opportunities/add", values, follow=True)

    row = Opportunity.objects.of(workspace).get()
    assert page.redirect_chain == [(f"/opportunities/{row.id}", 302)]
    assert row.starts_at
    assert row.starts_at.isoformat() == "2030-01-15T23:30:00+00:00"
    assert (row.minutes, row.money, row.link) == (120, 25, "https://example.org/x")
    assert row.field == "machine learning"
    assert "18:30" in text_of(page)


def test_one_is_written_down_and_taken_back_by_the_button_of_the_message(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/opportunities/add", A_MEETUP, follow=True)

    alice.post(undo_in(page))

    assert not Opportunity.objects.of(workspace).exists()


@pytest.mark.parametrize(("typed", "minutes"), [("90 min", 90), ("1.5", 90), ("1 h 30", 90), ("45", 45), ("2,5", 150)])
def test_lengths_are_read_as_people_write_them(alice: Client, workspace: Workspace, typed: str, minutes: int) -> None:
    alice.post("/opportunities/add", {**A_MEETUP, "length": typed})

    assert Opportunity.objects.of(workspace).get().minutes == minutes


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "required"),
        ({"length": "long"}, "is no length of time"),
        ({"length": "0"}, "is no length of time"),
        ({"kind": "party"}, "Select a valid choice"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"link": "ftp://example.org/x"}, "begins with https"),
        ({"at": "18:30"}, "needs its day"),
        ({"person": "Nobody Atall"}, "Nobody here is called"),
        ({"money": "-3"}, "greater than or equal to 0"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_all_that_was_typed_stays(
    alice: Client, workspace: Workspace, wrong: dict[str, str], said: str
) -> None:
    page = alice.post("/opportunities/add", {**A_MEETUP, "place": "Berlin 🦊 O'Hara", **wrong})

    assert page.status_code == 422
    assert said in text_of(page)
    assert "Berlin 🦊 O&#x27;Hara" in page.content.decode()
    assert not Opportunity.objects.of(workspace).exists()


def test_people_are_named_and_namesakes_are_asked_about(alice: Client, workspace: Workspace) -> None:
    maria = add_person(workspace, "Maria Chen")
    alice.post("/opportunities/add", {**A_MEETUP, "kind": "meeting", "person": "maria chen"})
    assert Opportunity.objects.of(workspace).get().person_id == maria.id

    add_person(workspace, "Maria Chen")
    page = alice.post("/opportunities/add", {**A_MEETUP, "person": "Maria Chen"})

    assert page.status_code == 422
    assert "may be Maria Chen, Maria Chen" in text_of(page)


def test_an_edit_keeps_a_person_who_has_a_namesake_by_now(alice: Client, workspace: Workspace) -> None:
    maria = add_person(workspace, "Maria Chen")
    kept = actions.add_opportunity(workspace, "Lunch", kind="meeting", minutes=60, person_id=maria.id)
    add_person(workspace, "Maria Chen")

    alice.post(f"/opportunities/{kept.id}/edit", {**A_MEETUP, "person": "Maria Chen", "seen_version": "1"})

    row = Opportunity.objects.of(workspace).get()
    assert (row.title, row.person_id, row.version) == ("Data Council", maria.id, 2)


def test_two_tabs_lose_neither(alice: Client, meetup: Opportunity, busy: Workspace) -> None:
    address = f"/opportunities/{meetup.id}/edit"
    assert 'name="seen_version" value="1"' in alice.get(address).content.decode()
    alice.post(address, {**A_MEETUP, "title": "First tab", "seen_version": "1"})

    page = alice.post(address, {**A_MEETUP, "title": "Second tab", "seen_version": "1"})

    words = text_of(page)
    assert page.status_code == 422
    assert "changed in the meantime" in words
    assert "Saved meanwhile In a few words First tab" in words
    assert 'value="Second tab"' in page.content.decode()
    assert Opportunity.objects.of(busy).get().title == "First tab"

    assert 'name="seen_version" value="2"' in page.content.decode()
    alice.post(address, {**A_MEETUP, "title": "Second tab", "seen_version": "2"})
    assert Opportunity.objects.of(busy).get().title == "Second tab"


@pytest.mark.parametrize("name", ["Tom O'Neil", "<b onclick=alert(1)>Eve</b> & Co", "{0} {% now 'Y' %} 🦊"])
def test_titles_are_shown_as_they_are_typed(alice: Client, workspace: Workspace, name: str) -> None:
    row = actions.add_opportunity(workspace, name, kind="event", minutes=60)

    for address in ("/opportunities", f"/opportunities/{row.id}", f"/opportunities/{row.id}/edit"):
        page = alice.get(address).content.decode()
        assert "<b onclick" not in page
        assert name in page.replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


# Weeks


def test_it_is_taken_into_this_week_or_one_ahead_and_let_go(
    alice: Client, meetup: Opportunity, busy: Workspace
) -> None:
    page = alice.get(f"/opportunities/{meetup.id}").content.decode()
    first, second = re.findall(r'<option value="([\d-]+)">', page)[:2]

    alice.post(f"/opportunities/{meetup.id}/take")
    again = alice.post(f"/opportunities/{meetup.id}/take", {"week": second}, follow=True)

    assert "Taken into next week: PyData meetup" in text_of(again)
    assert "In this week" in text_of(again)
    assert set(Step.objects.of(busy).values_list("week_on", flat=True)) == {
        date.fromisoformat(first),
        date.fromisoformat(second),
    }

    alice.post(f"/opportunities/{meetup.id}/release", {"week": second})
    assert Step.objects.of(busy).get().week_on == date.fromisoformat(first)
    assert "In your week" in text_of(alice.get("/"))


@pytest.mark.parametrize("week", ["soon", "2001-01-01", "2999-01-01"])
def test_a_week_that_cannot_be_is_refused(alice: Client, meetup: Opportunity, busy: Workspace, week: str) -> None:
    assert alice.post(f"/opportunities/{meetup.id}/take", {"week": week}).status_code == 422
    assert not Step.objects.of(busy).exists()


# Done


def done(page: Client, row: Opportunity, today: date, **more: str) -> Any:
    values = {"day": (today - timedelta(days=1)).isoformat(), **more}
    return page.post(f"/opportunities/{row.id}/done", values, follow=True)


def test_what_is_over_asks_how_it_was_on_this_week_and_on_its_own_page(
    alice: Client, busy: Workspace, today: date
) -> None:
    row = over(busy, today)

    assert "Did you go? Yesterday&#x27;s dinner" in text_of(alice.get("/"))
    assert "Was it worth it?" in text_of(alice.get(f"/opportunities/{row.id}"))


def test_done_logs_who_was_there_what_came_of_it_and_what_is_next(alice: Client, busy: Workspace, today: date) -> None:
    row = over(busy, today)
    told = {"names": "Maria Chen, Zoe Quist and Tom O'Neil", "outcome": "referral", "promised": "send slides"}

    page = done(alice, row, today, **told, due_on=today.isoformat(), length="2 h", note="Loud.")

    activity = Activity.objects.of(busy).get(source="step")
    words = text_of(page)
    assert "New in your network: Zoe Quist, Tom O&#x27;Neil" in words
    assert re.search(r"Attend two events a month: 1 of 2|Done: Go to", words)
    assert (activity.day, activity.minutes, activity.participations.count()) == (today - timedelta(days=1), 120, 3)
    assert Outcome.objects.of(busy).get().kind == "referral"
    assert FollowUp.objects.of(busy).get(what="send slides").due_on == today


def test_an_unclear_name_is_asked_about_and_answered(alice: Client, busy: Workspace, today: date) -> None:
    row, other = over(busy, today), add_person(busy, "Maria Chen", place="Lagos")

    page = done(alice, row, today, names="Maria Chen", note="Loud.")
    assert page.status_code == 422
    assert "Who is “Maria Chen”?" in text_of(page)
    assert "Loud." in page.content.decode()
    assert not Activity.objects.of(busy).filter(source="step").exists()

    done(alice, row, today, names="Maria Chen", **{"who-0": str(other.id)})
    assert Activity.objects.of(busy).get(source="step").participations.get().person_id == other.id


def test_a_mistake_keeps_what_was_typed(alice: Client, busy: Workspace, today: date) -> None:
    row = over(busy, today)

    for day in ("2999-01-01", "9999-12-31"):  # the last day of all has none after it
        ahead = alice.post(f"/opportunities/{row.id}/done", {"day": day, "names": "Zoe"}, headers=HTMX)
    no_words = done(alice, row, today, due_on=today.isoformat(), names="Zoe")

    assert (ahead.status_code, no_words.status_code) == (422, 422)
    assert "is still ahead" in text_of(ahead)
    assert "Say what is due then." in text_of(no_words)
    assert "Zoe" in no_words.content.decode()
    assert not Activity.objects.of(busy).filter(source="step").exists()


def test_a_double_click_logs_once(alice: Client, busy: Workspace, today: date) -> None:
    row = over(busy, today)
    done(alice, row, today)

    again = done(alice, row, today)

    assert again.status_code == 409
    assert Activity.objects.of(busy).filter(source="step").count() == 1


def test_what_lies_ahead_has_no_form_to_say_how_it_was(alice: Client, busy: Workspace, today: date) -> None:
    row = actions.add_opportunity(busy, "Next month", kind="event", minutes=60, on=today + timedelta(days=30))

    assert "log it" not in text_of(alice.get(f"/opportunities/{row.id}"))


def test_the_list_goes_on_after_fifty(alice: Client, workspace: Workspace, today: date) -> None:
    for number in range(51):
        actions.add_opportunity(workspace, f"Dinner {number}", kind="event", minutes=60, on=today)

    first, second = alice.get("/opportunities"), alice.get("/opportunities?page=2")

    assert "1 to 50 of 51" in text_of(first)
    assert "51 to 51 of 51" in text_of(second)


def test_no_is_said_and_taken_back(alice: Client, meetup: Opportunity, busy: Workspace) -> None:
    page = alice.post(f"/opportunities/{meetup.id}/decline", follow=True)

    assert "Declined: PyData meetup" in text_of(page)
    undo = re.search(r'action="(/undo/[\w-]+)"', page.content.decode())
    assert undo
    alice.post(undo[1])
    assert Opportunity.objects.of(busy).get().state == "open"

    alice.post(f"/opportunities/{meetup.id}/decline")
    alice.post(f"/opportunities/{meetup.id}/reopen")
    assert Opportunity.objects.of(busy).get().state == "open"
