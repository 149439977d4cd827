"""The button that takes the last change back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.messages.storage.session import SessionStorage
from django.test import Client, RequestFactory
from django.urls import reverse

from kithward.network import actions
from kithward.network.models import Activity, FollowUp, KnownLink, Person, TieRole
from kithward.undo.actions import Trace
from kithward.vision.actions import add_aspiration
from kithward.web.said import complain, gathered, say
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.scenes import set_goal
from tests.tables import content
from tests.web.conftest import HTMX
from tests.web.forms import form_to, undo_in, undo_in_words
from tests.web.goal_scene import set_goal as a_goal_to_talk


def test_a_change_is_taken_back_on_the_page_one_is_on(alice: Client, workspace: Workspace, today: date) -> None:
    set_goal(workspace, "attend two events per month", today)
    meetup = log(workspace, "event", person(workspace), day=today, as_of=today, form="meetup")
    undo_id = actions.delete_activity(workspace, meetup.id)

    answer = alice.post(reverse("undo", args=[undo_id]), {"back": "/?from=here"}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [("/?from=here", 302)]
    assert "Taken back: Deleted the meetup of" in page
    assert "Attend two events a month: 1 of 2" in page
    assert Activity.objects.of(workspace).get().id == meetup.id


@pytest.mark.parametrize(
    ("to", "sent"),
    [
        ("rhythm", {"rhythm": "monthly"}),
        ("follow-ups", {"what": "send the paper"}),
        ("roles", {"role": "mentor"}),
        ("outcomes", {"kind": "advice", "note": "say no"}),
        ("links", {"name": "Jonas Weber", "how": "studied together"}),
    ],
)
def test_what_is_told_of_a_person_is_taken_back(
    alice: Client, workspace: Workspace, to: str, sent: dict[str, str]
) -> None:
    maria, _ = person(workspace, "Maria Chen"), person(workspace, "Jonas Weber")
    before = content(workspace)
    told = alice.post(f"/people/{maria.id}/{to}", sent, follow=True)
    assert content(workspace) != before

    alice.post(undo_in(told))

    assert (told.status_code, content(workspace)) == (200, before)


def test_that_two_know_each_other_is_taken_back(alice: Client, workspace: Workspace) -> None:
    one, other = person(workspace, "Maria Chen"), person(workspace, "Jonas Weber")
    told = alice.post("/network/know", {"one": one.id, "other": other.id}, follow=True)

    alice.post(undo_in(told))

    assert not KnownLink.objects.of(workspace).exists()


@pytest.mark.parametrize(
    ("act", "state", "sent"),
    [
        ("adjust", "active", {"target": "2", "reason": "two will do", "seen_version": "1"}),
        ("pace", "active", {"reason": "Fridays are for this"}),
        ("serve", "active", {}),
        ("set", "draft", {}),
        ("state", "active", {"what": "paused"}),
    ],
)
def test_what_is_decided_on_a_goal_is_taken_back(
    alice: Client, workspace: Workspace, today: date, act: str, state: str, sent: dict[str, str]
) -> None:
    served = add_aspiration(workspace, "Lead a team", kind="position")
    made = a_goal_to_talk(workspace, today, state=state, aspirations=[served.id])
    by = (today + timedelta(days=79)).isoformat()
    before = content(workspace)
    decided = alice.post(f"/goals/{made.id}/{act}", {**sent, "by": by}, follow=True)
    assert content(workspace) != before

    alice.post(undo_in(decided))

    assert (decided.status_code, content(workspace)) == (200, before)


def test_draft_that_is_changed_and_set_by_its_form_is_taken_back(
    alice: Client, workspace: Workspace, today: date
) -> None:
    made = a_goal_to_talk(workspace, today, state="draft")
    opened = alice.get(f"/goals/new?draft={made.id}").content.decode()
    before = content(workspace)
    decided = alice.post("/goals/new", {**form_to(opened, "/goals/new"), "target": "2", "do": "set"}, follow=True)
    assert content(workspace) != before

    alice.post(undo_in(decided))

    assert (decided.status_code, content(workspace)) == (200, before)


def test_changes_without_a_page_between_are_each_said_with_their_own_undo(alice: Client, workspace: Workspace) -> None:
    maria = person(workspace)
    alice.post(f"/people/{maria.id}/follow-ups", {"what": "send the paper"})
    page = alice.post(f"/people/{maria.id}/roles", {"role": "mentor"}, follow=True).content.decode()

    said = page.split('id="said"')[1].split('<p class="notice as-last-seen"')[0]
    first, second = said.split("<dialog")[1:]
    undos = [undo_in_words(notice) for notice in (first, second)]

    assert "To do: send the paper." in first
    assert "Your mentor since" in second
    alice.post(undos[0])
    assert (FollowUp.objects.of(workspace).count(), TieRole.objects.of(workspace).count()) == (0, 1)
    alice.post(undos[1])
    assert not TieRole.objects.of(workspace).exists()


def test_refusal_after_a_change_is_no_part_of_its_notice(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = SessionStorage(request)  # type: ignore[attr-defined]
    say(request, ["Done.", "Goal: 1 of 2"], focus="title", undo=(undo_id := uuid4()))
    complain(request, "That was done already.")

    found = gathered(request)

    assert [(notice.lines, notice.is_refusal, notice.undo) for notice in found.notices] == [
        (("Done.", "Goal: 1 of 2"), False, str(undo_id)),
        (("That was done already.",), True, ""),
    ]


def test_a_page_that_is_gone_with_the_change_is_left(alice: Client, workspace: Workspace) -> None:
    trace = Trace(workspace)
    trace.made(added := person(workspace))
    undo_id = trace.keep("Added Maria Chen")

    answer = alice.post(reverse("undo", args=[undo_id]), {"back": f"/people/{added.id}"})

    assert answer["Location"] == "/"
    assert not Person.objects.of(workspace).exists()


def test_what_was_built_on_is_refused_in_words(alice: Client, workspace: Workspace) -> None:
    trace = Trace(workspace)
    trace.made(added := person(workspace))
    undo_id = trace.keep("Added Maria Chen")
    actions.promise(workspace, "send the paper", person_id=added.id)

    answer = alice.post(reverse("undo", args=[undo_id]), headers=HTMX)

    assert answer.status_code == 409
    assert "a follow-up was added to it since" in answer.content.decode()


def test_undo_takes_posts_alone_and_hides_the_changes_of_others(
    alice: Client, workspace: Workspace, other_workspace: Workspace
) -> None:
    foreign = Trace(other_workspace).keep("Nothing of Alice's")

    assert alice.get(reverse("undo", args=[foreign])).status_code == 405
    assert alice.post(reverse("undo", args=[foreign])).status_code == 404
    assert alice.post(reverse("undo", args=[uuid4()])).status_code == 404
