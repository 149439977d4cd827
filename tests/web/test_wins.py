"""The wall of wins, one of them, and the moment that a big one has on the week's page."""

from datetime import date, timedelta

import pytest
from django.test import Client

from kithward.goals.window import Window
from kithward.network.models import FollowUp
from kithward.upkeep import keep_up
from kithward.wins import actions, queries
from kithward.wins.models import Win
from kithward.workspaces.models import Workspace
from tests.factories import goal, log, person
from tests.web.conftest import HTMX
from tests.web.forms import form_to, undo_in
from tests.web.words import text_of

CAKE = {"celebrated": "cake with the team", "meaning": "I can speak in front of people"}


def first_talk(workspace: Workspace, today: date) -> Win:
    """A big win that was found."""
    log(workspace, "talk", person(workspace), day=today, as_of=today, event_name="PyData")
    keep_up(workspace, today)
    return queries.wins(workspace).get()


def test_wall_shows_wins_by_month_with_what_shows_them(alice: Client, workspace: Workspace, today: date) -> None:
    first_talk(workspace, today)
    actions.add_win(workspace, "Sent the first letter", day=date(2025, 3, 4), as_of=today, celebrated="a walk")

    words = text_of(alice.get("/wins"))

    assert f"{today:%B %Y}" in words
    assert "Your first talk" in words
    assert "Talk: PyData with Maria Chen" in words
    assert "March 2025 Sent the first letter 4 March 2025 · told by you Celebrated: a walk" in words


def test_empty_wall_says_what_will_turn_up(alice: Client, workspace: Workspace) -> None:
    assert "The wall is still empty" in text_of(alice.get("/wins"))


def test_win_is_told_by_hand_and_taken_back(alice: Client, workspace: Workspace, today: date) -> None:
    form = form_to(alice.get("/wins").content.decode(), "/wins/add")

    answer = alice.post("/wins/add", {**form, "title": "Asked <b>the</b> question"}, follow=True)

    assert "On your wall: Asked &lt;b&gt;the&lt;/b&gt; question" in answer.content.decode()
    alice.post(undo_in(answer))
    assert not queries.wins(workspace).exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "Say in a few words what went well."),
        ({"day": "soon"}, "Write the day as"),
        ({"day": "2999-01-01"}, "choose a day that is not ahead"),
        ({"size": "huge"}, "huge is not one of the available choices"),
    ],
)
def test_form_that_cannot_be_taken_comes_back_filled(
    alice: Client, workspace: Workspace, today: date, changed: dict[str, str], words: str
) -> None:
    form = {"title": "Asked", "day": str(today), "size": "small", **CAKE, **changed}

    answer = alice.post("/wins/add", form, headers=HTMX)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert "cake with the team" in answer.content.decode()
    assert not queries.wins(workspace).exists()


def test_big_win_has_its_moment_on_the_week_until_it_is_celebrated(
    alice: Client, workspace: Workspace, today: date
) -> None:
    row = first_talk(workspace, today)
    assert "Your first talk" in text_of(alice.get("/"))

    answer = alice.post(f"/wins/{row.id}/mark", {"celebrated": "cake", "back": "/"}, follow=True)

    assert "Celebrated: Your first talk" in text_of(answer)
    assert "How will you celebrate it?" not in text_of(answer)
    assert queries.win(workspace, row.id).celebrated == "cake"
    alice.post(undo_in(answer))
    assert "How will you celebrate it?" in text_of(alice.get("/"))


def test_goal_that_is_closed_as_met_has_its_moment_at_once_until_that_is_taken_back(
    alice: Client, workspace: Workspace, today: date
) -> None:
    made = goal(workspace, window=Window(today, by=today + timedelta(days=60)), as_of=today)

    answer = alice.post(f"/goals/{made.id}/state", {"what": "met"}, follow=True)

    assert "Goal met: Attend four events by August" in text_of(alice.get("/"))
    alice.post(undo_in(answer))
    assert "Goal met" not in text_of(alice.get("/wins"))


def test_moment_may_pass_and_the_win_stays_on_the_wall(alice: Client, workspace: Workspace, today: date) -> None:
    row = first_talk(workspace, today)

    alice.post(f"/wins/{row.id}/pass")

    assert "How will you celebrate it?" not in text_of(alice.get("/"))
    assert "Your first talk" in text_of(alice.get("/wins"))


def test_celebrating_from_the_week_leaves_what_it_meant(alice: Client, workspace: Workspace, today: date) -> None:
    row = first_talk(workspace, today)
    alice.post(f"/wins/{row.id}/mark", CAKE)

    alice.post(f"/wins/{row.id}/mark", {"celebrated": "more cake"})

    marked = queries.win(workspace, row.id)
    assert (marked.celebrated, marked.meaning) == ("more cake", CAKE["meaning"])


def test_thanks_become_follow_ups_that_the_win_names(alice: Client, workspace: Workspace, today: date) -> None:
    row = first_talk(workspace, today)
    person(workspace, "Jonas Weber")

    answer = alice.post(f"/wins/{row.id}/thank", {"names": "Maria Chen, Jonas Weber"}, follow=True)

    assert "To thank: Maria Chen and Jonas Weber" in text_of(answer)
    assert FollowUp.objects.of(workspace).count() == 2
    assert "Thanks to Jonas Weber , Maria Chen" in text_of(alice.get("/wins"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", "Say whom to thank."),
        ("Tom Nobody", "Nobody here is called “Tom Nobody”"),
        ("Maria", "“Maria” may be Maria"),
    ],
)
def test_whom_to_thank_must_be_clear(alice: Client, workspace: Workspace, today: date, names: str, words: str) -> None:
    row = first_talk(workspace, today)
    person(workspace, "Maria Lopez")

    answer = alice.post(f"/wins/{row.id}/thank", {"names": names})

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not FollowUp.objects.of(workspace).exists()


def test_keyboard_goes_on_from_the_win_that_was_told_and_from_the_thanks(
    alice: Client, workspace: Workspace, today: date
) -> None:
    told = {"title": "Asked first", "day": today, "size": "small"}

    wall = alice.post("/wins/add", told, follow=True, headers=HTMX).content.decode()
    row = queries.wins(workspace).get()
    person(workspace, "Maria Chen")
    thanks = alice.post(f"/wins/{row.id}/thank", {"names": "Maria Chen"}, follow=True).content.decode()

    assert f'data-focus="form-errors win-{row.id} wall"' in wall
    assert 'data-focus="form-errors thanks title"' in thanks


def test_win_that_is_sent_twice_is_on_the_wall_once(alice: Client, workspace: Workspace, today: date) -> None:
    """As by a double click where no script runs."""
    told = {"title": "Asked first", "day": today, "size": "small"}

    _, again = (alice.post("/wins/add", told, follow=True) for _ in range(2))

    assert "It is on your wall already: Asked first" in text_of(again)
    assert queries.wins(workspace).count() == 1


def test_forgotten_win_is_off_the_wall_and_comes_back(alice: Client, workspace: Workspace, today: date) -> None:
    row = first_talk(workspace, today)

    answer = alice.post(f"/wins/{row.id}/forget", follow=True)

    assert alice.get(f"/wins/{row.id}").status_code == 404
    alice.post(undo_in(answer))
    assert alice.get(f"/wins/{row.id}").status_code == 200


@pytest.mark.parametrize("act", ["mark", "pass", "forget", "thank"])
def test_win_of_others_is_not_found_and_nothing_is_changed_by_looking(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, act: str
) -> None:
    mine, theirs = first_talk(workspace, today), first_talk(other_workspace, today)

    assert alice.post(f"/wins/{theirs.id}/{act}").status_code == 404
    assert alice.get(f"/wins/{mine.id}/{act}").status_code == 405
    assert queries.win(other_workspace, theirs.id).marked_on is None


def test_small_win_is_said_in_line_with_the_change_that_brought_it(
    alice: Client, workspace: Workspace, today: date
) -> None:
    window = Window(today - timedelta(days=5), by=today + timedelta(days=60))
    goal(workspace, target=4, window=window, as_of=today - timedelta(days=5))
    log(workspace, "event", day=today - timedelta(days=1), as_of=today)

    said = alice.post("/log/line", {"line": "Meetup, 2 h"}).json()["said"]

    assert [words.endswith("· Half way!") for words in said] == [False, True]
