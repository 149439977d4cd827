"""The page of follow-ups: one click keeps, puts off or deletes; each can be added, edited and taken back."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from kithward.network import actions, queries
from kithward.network.models import FollowUp, Person
from kithward.workspaces.models import Workspace
from tests.factories import person
from tests.web.conftest import HTMX
from tests.web.forms import form_to


@pytest.fixture
def promised(workspace: Workspace, today: date) -> FollowUp:
    """The paper for Maria O'Chen, three days late."""
    maria = person(workspace, "Maria O'Chen")
    return actions.promise(workspace, "send the “paper”", person_id=maria.id, due_on=today - timedelta(days=3))


def shown(client: Client, address: str = "/follow-ups") -> str:
    return unescape(client.get(address).content.decode())


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_what_is_late_is_shown_first_with_its_day_in_words(alice: Client, promised: FollowUp) -> None:
    page = shown(alice)

    assert re.search(r'aria-current="page">Late <span class="num">1</span>', page)
    assert "send the “paper” for Maria O'Chen" in plain(page)
    assert "was due " in page


@pytest.mark.parametrize("group", ["due", "later", "done"])
def test_group_without_any_says_so_kindly(alice: Client, promised: FollowUp, group: str) -> None:
    page = shown(alice, f"/follow-ups?show={group}")

    assert "send the “paper”" not in page
    assert '<p class="card soft">' in page


def test_first_visit_says_how_to_begin(alice: Client, workspace: Workspace) -> None:
    assert "Nothing promised yet" in shown(alice)


def test_one_click_keeps_a_promise_and_undo_opens_it_again(
    alice: Client, workspace: Workspace, promised: FollowUp, today: date
) -> None:
    page = unescape(alice.post("/follow-ups/decide", {"decision": f"done:{promised.id}"}, follow=True).content.decode())

    assert "Done: send the “paper”" in page
    assert queries.follow_up(workspace, promised.id).done_on == today
    undo = re.search(r'action="(/undo/[\w-]+)"', page)
    assert undo
    alice.post(undo[1])
    assert queries.follow_up(workspace, promised.id).done_on is None


@pytest.mark.parametrize("name", ["tomorrow", "next week", "in a month"])
def test_promise_is_put_off_by_one_click(
    alice: Client, workspace: Workspace, promised: FollowUp, today: date, name: str
) -> None:
    assert f'value="{name}:{promised.id}"' in shown(alice)

    page = alice.post("/follow-ups/decide", {"decision": f"{name}:{promised.id}"}, follow=True).content.decode()

    due = queries.follow_up(workspace, promised.id).due_on
    assert due
    assert due > today
    assert "Put off to " in page


def test_promise_is_deleted_with_an_undo(alice: Client, workspace: Workspace, promised: FollowUp) -> None:
    page = alice.post("/follow-ups/decide", {"decision": f"delete:{promised.id}"}, follow=True).content.decode()

    assert not FollowUp.objects.of(workspace).exists()
    undo = re.search(r'action="(/undo/[\w-]+)"', page)
    assert undo
    alice.post(undo[1])
    assert queries.follow_up(workspace, promised.id).person_id == promised.person_id


@pytest.mark.parametrize("decision", ["", "done", "done:x", "eat:{id}"])
def test_decision_that_is_none_is_refused(
    alice: Client, workspace: Workspace, promised: FollowUp, decision: str
) -> None:
    answer = alice.post("/follow-ups/decide", {"decision": decision.format(id=promised.id)})

    assert answer.status_code == 422
    assert queries.follow_up(workspace, promised.id).version == 1


def test_double_click_keeps_once_and_says_so(alice: Client, promised: FollowUp) -> None:
    alice.post("/follow-ups/decide", {"decision": f"done:{promised.id}"})

    assert alice.post("/follow-ups/decide", {"decision": f"done:{promised.id}"}).status_code == 409


def test_promise_is_written_down_for_somebody_known(alice: Client, workspace: Workspace, promised: FollowUp) -> None:
    fields = form_to(shown(alice), "/follow-ups/add") | {"what": "call her", "person-0": "maria o'chen", "due_on": ""}

    alice.post("/follow-ups/add", fields)
    alice.post("/follow-ups/add", fields)

    assert FollowUp.objects.of(workspace).get(what="call her").person_id == promised.person_id
    assert Person.objects.of(workspace).count() == 1


def test_promise_to_an_unclear_name_is_asked_about(alice: Client, workspace: Workspace, promised: FollowUp) -> None:
    lopez = person(workspace, "Maria Lopez")
    fields = form_to(shown(alice), "/follow-ups/add") | {"what": "call her", "person-0": "Maria"}

    asked = alice.post("/follow-ups/add", fields)
    again = form_to(unescape(asked.content.decode()), "/follow-ups/add")
    alice.post("/follow-ups/add", again | {"who-0": str(lopez.id)})

    assert (asked.status_code, again["what"]) == (422, "call her")
    assert FollowUp.objects.of(workspace).get(what="call her").person_id == lopez.id


@pytest.mark.parametrize("what", ["", "x" * 501])
def test_promise_says_what_in_few_words(alice: Client, workspace: Workspace, what: str) -> None:
    answer = alice.post("/follow-ups/add", {"what": what, "person-0": "Maria"})

    assert answer.status_code == 422
    assert form_to(answer.content.decode(), "/follow-ups/add")["person-0"] == "Maria"
    assert not FollowUp.objects.of(workspace).exists()


def test_promise_is_edited_in_its_place(alice: Client, workspace: Workspace, promised: FollowUp, today: date) -> None:
    address = f"/follow-ups/{promised.id}"
    here = {**HTMX, "HX-Current-URL": "http://testserver/follow-ups?show=late", "HX-Target": f"promise-{promised.id}"}
    part = alice.get(address, headers=here)
    fields = form_to(unescape(part.content.decode()), address)

    answer = alice.post(address, fields | {"what": "send a book", "due_on": str(today)}, headers=here)

    assert part["HX-Retarget"] == f"#promise-{promised.id}"
    kept = queries.follow_up(workspace, promised.id)
    assert (kept.what, kept.due_on, kept.person_id) == ("send a book", today, promised.person_id)
    assert answer["Location"] == "/follow-ups?show=late"


def test_later_edit_of_two_windows_says_so_and_loses_neither(
    alice: Client, workspace: Workspace, promised: FollowUp
) -> None:
    address = f"/follow-ups/{promised.id}"
    fields = form_to(shown(alice, address), address)
    alice.post(address, fields | {"what": "send a book"})

    refused = alice.post(address, fields | {"what": "send a film"})
    again = form_to(unescape(refused.content.decode()), address)

    assert refused.status_code == 409
    assert "In another window it became “send a book”" in unescape(refused.content.decode())
    assert again["what"] == "send a film"
    alice.post(address, again)
    assert queries.follow_up(workspace, promised.id).what == "send a film"


def test_anothers_promises_are_not_found(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    theirs = actions.promise(other_workspace, "x", due_on=today)

    assert alice.post("/follow-ups/decide", {"decision": f"done:{theirs.id}"}).status_code == 404
    assert alice.post(f"/follow-ups/{theirs.id}", {"what": "y", "version": "1"}).status_code == 404


@pytest.mark.parametrize("address", ["/follow-ups/add", "/follow-ups/decide"])
def test_writing_is_no_matter_of_looking(alice: Client, workspace: Workspace, address: str) -> None:
    assert alice.get(address).status_code == 405
