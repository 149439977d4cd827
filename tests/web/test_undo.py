"""The button that takes the last change back."""

from datetime import date
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from kithward.network import actions
from kithward.network.models import Activity, Person
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.scenes import set_goal
from tests.web.conftest import HTMX


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
