"""What happened, in a form: one event for many, corrected although two windows are open, deleted with undo."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from kithward.network import actions, queries
from kithward.network.models import Activity, Participation, Person
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.web.conftest import HTMX
from tests.web.forms import form_to


@pytest.fixture
def call(workspace: Workspace, today: date) -> Activity:
    """A call with Maria Chen."""
    return log(workspace, "call", person(workspace), day=today, as_of=today, topics=("ai",), note="He's “fine”")


def names(workspace: Workspace, activity: Activity) -> set[str]:
    rows = Participation.objects.of(workspace).filter(activity_id=activity.id, person__workspace=workspace)
    return set(rows.values_list("person__name", flat=True))


def words(response: "object") -> str:
    return unescape(response.content.decode())  # type: ignore[attr-defined]


def test_one_event_is_added_for_many_people(alice: Client, busy: Workspace) -> None:
    fields = form_to(words(alice.get("/log/add")), "/log/add")
    everybody = "Maria Chen, Ana López @ Google\nJonas Weber;  Tom Baker 🦊"

    response = alice.post("/log/add", fields | {"others": everybody, "event_name": "PyCon"}, follow=True)

    event = Activity.objects.of(busy).get(event_name="PyCon")
    assert names(busy, event) == {"Maria Chen", "Ana López", "Jonas Weber", "Tom Baker 🦊"}
    ana = queries.person(busy, Person.objects.of(busy).get(name="Ana López").id)
    assert ana.organisation.name == "Google"
    assert "New in your network: Ana López, Tom Baker 🦊" in words(response)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": "2999-01-01"}, "still ahead"),
        ({"day": "31/02"}, "Write the day as"),
        ({"length": "a while"}, "is no length of time"),
        ({"what": "call"}, "Say who it was with"),
        ({"what": "-"}, "Say what happened"),
        ({"others": "!!!"}, "at least one letter"),
        ({"event_name": "x" * 301}, "at most 300"),
        ({"what": "brunch"}, "Select a valid choice"),
    ],
)
def test_form_with_a_mistake_says_so_and_keeps_everything(
    alice: Client, busy: Workspace, changed: dict[str, str], error: str
) -> None:
    before = Activity.objects.of(busy).count()
    fields = form_to(words(alice.get("/log/add")), "/log/add") | {"note": "by the river", **changed}

    response = alice.post("/log/add", fields)

    assert response.status_code == 422
    assert error in words(response)
    assert form_to(words(response), "/log/add")["note"].strip() == "by the river"
    assert Activity.objects.of(busy).count() == before


def test_mistake_is_answered_for_htmx_in_the_place_of_the_form(alice: Client, busy: Workspace) -> None:
    response = alice.post("/log/add", {"what": "event", "day": ""}, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"]) == (422, "#happening")


def test_form_that_is_sent_twice_is_written_once(alice: Client, busy: Workspace) -> None:
    fields = form_to(words(alice.get("/log/add")), "/log/add") | {"event_name": "PyCon"}

    alice.post("/log/add", fields)
    alice.post("/log/add", fields)

    assert Activity.objects.of(busy).filter(event_name="PyCon").count() == 1


def test_promise_alone_can_be_added(alice: Client, busy: Workspace) -> None:
    fields = form_to(words(alice.get("/log/add")), "/log/add")

    alice.post("/log/add", fields | {"what": "-", "others": "Maria Chen", "follow_up": "send the deck"})

    promised = [(row.what, row.person.name) for row in queries.open_follow_ups(busy) if row.what == "send the deck"]
    assert promised == [("send the deck", "Maria Chen")]


def test_activity_is_corrected_and_nothing_else_of_it_changes(
    alice: Client, workspace: Workspace, call: Activity
) -> None:
    address = f"/log/{call.id}"
    fields = form_to(words(alice.get(address)), address)

    response = alice.post(address, fields | {"topics": "ai, ethics", "others": "Jonas Weber"}, follow=True)

    kept = queries.activity(workspace, call.id)
    assert (kept.kind, kept.topics, kept.note, kept.day) == ("call", ["ai", "ethics"], "He's “fine”", call.day)
    assert names(workspace, call) == {"Maria Chen", "Jonas Weber"}
    assert "Changed: Call with Maria Chen and Jonas Weber about ai, ethics" in words(response)


def test_activity_without_people_can_be_corrected(alice: Client, workspace: Workspace, today: date) -> None:
    meeting = log(workspace, "meeting", day=today, as_of=today)
    address = f"/log/{meeting.id}"

    alice.post(address, form_to(words(alice.get(address)), address) | {"length": "30"})

    assert queries.activity(workspace, meeting.id).minutes == 30


def test_later_save_of_two_windows_says_so_and_loses_neither(
    alice: Client, workspace: Workspace, call: Activity
) -> None:
    address = f"/log/{call.id}"
    fields = form_to(words(alice.get(address)), address)
    alice.post(address, fields | {"topics": "ethics"})

    refused = alice.post(address, fields | {"topics": "law"})

    assert refused.status_code == 409
    assert "there it says: Call with Maria Chen about ethics" in words(refused)
    again = form_to(words(refused), address)
    assert again["topics"] == "law"
    assert alice.post(address, again).status_code == 302
    assert queries.activity(workspace, call.id).topics == ["law"]


def test_activity_is_deleted_and_comes_back(alice: Client, workspace: Workspace, call: Activity) -> None:
    page = words(alice.post(f"/log/{call.id}/delete", follow=True))
    undo = re.search(r'action="(/undo/[\w-]+)"', page)

    assert not Activity.objects.of(workspace).exists()
    assert undo
    alice.post(undo[1])
    assert names(workspace, queries.activity(workspace, call.id)) == {"Maria Chen"}


def test_name_written_anew_means_somebody_else(alice: Client, workspace: Workspace, call: Activity) -> None:
    address = f"/log/{call.id}"
    fields = form_to(words(alice.get(address)), address)

    alice.post(address, fields | {"person-0": "Priya Natarajan"})

    assert names(workspace, call) == {"Priya Natarajan"}


def test_anothers_activity_is_neither_changed_nor_deleted(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    theirs = log(other_workspace, "call", person(other_workspace), day=today, as_of=today)
    mine = actions.promise(workspace, "x")

    for address in (f"/log/{theirs.id}", f"/log/{theirs.id}/delete", f"/log/{mine.id}/delete"):
        assert alice.post(address, {"what": "call", "day": str(today), "version": "1"}).status_code == 404
    assert Activity.objects.of(other_workspace).count() == 1


def test_deleting_is_no_matter_of_looking(alice: Client, workspace: Workspace, call: Activity) -> None:
    assert alice.get(f"/log/{call.id}/delete").status_code == 405
    assert Activity.objects.of(workspace).exists()
