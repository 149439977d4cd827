"""Aspirations on the page of the vision: added, put in order, changed and removed, each with its way back."""

from datetime import date

import pytest
from django.test import Client

from kithward.goals import queries as goal_queries
from kithward.vision import queries
from kithward.vision.actions import add_aspiration
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace
from tests.scenes import set_goal
from tests.web.words import text_of

EVENTS = "attend two events per month"


def ranked(workspace: Workspace) -> list[str]:
    return list(queries.aspirations(workspace).values_list("text", flat=True))


@pytest.fixture
def three(workspace: Workspace) -> list[Aspiration]:
    return [add_aspiration(workspace, text, kind="skill") for text in ("Teach", "Write", "Sail")]


def test_aspiration_is_added_in_a_few_words(alice: Client, workspace: Workspace) -> None:
    sent = {"text": "Work abroad <b>", "kind": "experience", "by": "2031-12-31"}

    page = alice.post("/vision/aspirations/add", sent, follow=True)

    added = Aspiration.objects.of(workspace).get()
    assert (added.kind, added.by) == ("experience", date(2031, 12, 31))
    assert "Work abroad &lt;b&gt;" in page.content.decode()


def test_aspiration_without_words_comes_back_filled(alice: Client, workspace: Workspace) -> None:
    answer = alice.post("/vision/aspirations/add", {"text": " ", "kind": "skill"})

    assert answer.status_code == 422
    assert 'id="form-errors"' in answer.content.decode()
    assert '<option value="skill" selected>' in answer.content.decode()
    assert not Aspiration.objects.of(workspace).exists()


def test_aspiration_moves_up_and_down_and_the_keyboard_stays_with_it(
    alice: Client, workspace: Workspace, three: list[Aspiration]
) -> None:
    last = three[-1]

    up = alice.post(f"/vision/aspirations/{last.id}/rank", {"rank": "1"}, follow=True)
    down = alice.post(f"/vision/aspirations/{last.id}/rank", {"rank": "2"}, follow=True)

    assert f'data-focus="up-{last.id} down-{last.id}"' in up.content.decode()
    assert f'data-focus="down-{last.id} up-{last.id}"' in down.content.decode()
    assert ranked(workspace) == ["Teach", "Sail", "Write"]
    assert "Number 2 now: Sail" in text_of(down)


def test_first_has_no_way_up_and_last_no_way_down(alice: Client, three: list[Aspiration]) -> None:
    page = alice.get("/vision").content.decode()

    assert [f'id="up-{row.id}"' in page for row in three] == [False, True, True]
    assert [f'id="down-{row.id}"' in page for row in three] == [True, True, False]


@pytest.mark.parametrize("rank", ["", "0", "-1", "many"])
def test_rank_that_is_none_is_refused(alice: Client, workspace: Workspace, three: list[Aspiration], rank: str) -> None:
    answer = alice.post(f"/vision/aspirations/{three[0].id}/rank", {"rank": rank})

    assert answer.status_code == 422
    assert ranked(workspace) == ["Teach", "Write", "Sail"]


def test_rank_moves_what_a_goal_counts(
    alice: Client, workspace: Workspace, today: date, three: list[Aspiration]
) -> None:
    goal = set_goal(workspace, EVENTS, today)
    alice.post(f"/goals/{goal.id}/serve", {"aspirations": str(three[2].id)})
    before = goal_queries.goal(workspace, goal.id).weight

    alice.post(f"/vision/aspirations/{three[2].id}/rank", {"rank": "1"})

    assert before == pytest.approx(1 + 1 / 6)
    assert goal_queries.goal(workspace, goal.id).weight == 1.5


def test_aspiration_is_edited(alice: Client, workspace: Workspace, three: list[Aspiration]) -> None:
    here = f"/vision/aspirations/{three[0].id}"
    sent = {"text": "Teach well", "kind": "experience", "by": "", "version": "1"}

    page = alice.post(here, sent, follow=True)
    stale = alice.post(here, {**sent, "text": "Teach ill"})

    assert page.redirect_chain == [("/vision", 302)]
    assert ranked(workspace)[0] == "Teach well"
    assert stale.status_code == 409
    assert "Saved in the meantime: Teach well" in text_of(stale)


def test_aspiration_is_removed_and_its_goals_keep_standing(
    alice: Client, workspace: Workspace, today: date, three: list[Aspiration]
) -> None:
    goal = set_goal(workspace, EVENTS, today)
    alice.post(f"/goals/{goal.id}/serve", {"aspirations": str(three[0].id)})

    page = alice.post(f"/vision/aspirations/{three[0].id}/remove", follow=True)

    assert "The goals that served it keep standing." in text_of(page)
    assert ranked(workspace) == ["Write", "Sail"]
    assert goal_queries.goal(workspace, goal.id).goal.state == "active"
    undo = page.content.decode().split('action="/undo/')[-1].split('"')[0]
    alice.post(f"/undo/{undo}")
    assert ranked(workspace) == ["Teach", "Write", "Sail"]
    assert goal_queries.goal(workspace, goal.id).weight == 1.5


@pytest.mark.parametrize("act", ["", "/rank", "/remove"])
def test_aspirations_of_others_are_not_there(
    alice: Client, workspace: Workspace, other_workspace: Workspace, act: str
) -> None:
    theirs = add_aspiration(other_workspace, "Theirs", kind="skill")

    answer = alice.post(f"/vision/aspirations/{theirs.id}{act}", {"rank": "1", "text": "Mine", "version": "1"})

    assert answer.status_code == 404
    assert ranked(other_workspace) == ["Theirs"]


@pytest.mark.parametrize("act", ["rank", "remove"])
def test_what_writes_is_not_done_by_looking(alice: Client, three: list[Aspiration], act: str) -> None:
    assert alice.get(f"/vision/aspirations/{three[0].id}/{act}").status_code == 405
