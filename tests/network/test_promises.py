"""What can become of a follow-up, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions, promises, queries
from kithward.undo.actions import take_back
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, person

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
TOMORROW = TODAY + timedelta(days=1)


def test_a_follow_up_is_put_off_to_a_later_day(workspace: Workspace) -> None:
    promised = actions.promise(workspace, "send the paper", due_on=TODAY - timedelta(days=3))

    promises.snooze(workspace, promised.id, until=TOMORROW, as_of=TODAY)

    put_off = queries.follow_up(workspace, promised.id)
    assert (put_off.due_on, put_off.version) == (TOMORROW, 2)


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1)])
def test_a_follow_up_cannot_be_put_off_to_a_day_that_is_not_ahead(workspace: Workspace, until: date) -> None:
    promised = actions.promise(workspace, "send the paper", due_on=TODAY)

    with pytest.raises(BadInput, match="is not ahead"):
        promises.snooze(workspace, promised.id, until=until, as_of=TODAY)


def test_what_is_kept_cannot_be_put_off(workspace: Workspace) -> None:
    promised = actions.promise(workspace, "send the paper")
    actions.keep_promise(workspace, promised.id, done_on=TODAY)

    with pytest.raises(Conflict, match="is done already"):
        promises.snooze(workspace, promised.id, until=TOMORROW, as_of=TODAY)


def test_the_usual_days_to_put_off_to_follow_the_week(workspace: Workspace) -> None:
    wednesday = date(2026, 6, 10)

    assert promises.days_to_snooze_to(wednesday) == {
        "tomorrow": date(2026, 6, 11),
        "next week": date(2026, 6, 15),
        "in a month": date(2026, 7, 10),
    }
    assert promises.days_to_snooze_to(wednesday, week_start=6)["next week"] == date(2026, 6, 14)
    assert promises.days_to_snooze_to(date(2026, 6, 15))["next week"] == date(2026, 6, 22)


def test_a_follow_up_is_edited(workspace: Workspace) -> None:
    maria, promised = person(workspace), actions.promise(workspace, "send the paper", due_on=TODAY)

    promises.edit_follow_up(
        workspace, promised.id, what=" send  the deck ", due_on=None, person_id=maria.id, seen_version=1
    )

    edited = queries.follow_up(workspace, promised.id)
    assert (edited.what, edited.due_on, edited.person_id, edited.version) == ("send the deck", None, maria.id, 2)


def test_an_edit_of_what_was_changed_meanwhile_is_refused_and_loses_neither(workspace: Workspace) -> None:
    promised = actions.promise(workspace, "send the paper")
    promises.edit_follow_up(workspace, promised.id, what="send the deck", seen_version=1)

    with pytest.raises(Conflict, match="“send the deck” was changed in the meantime"):
        promises.edit_follow_up(workspace, promised.id, what="send a book", seen_version=1)

    assert queries.follow_up(workspace, promised.id).what == "send the deck"


@pytest.mark.parametrize("what", ["", "  ", "x" * 501])
def test_a_follow_up_says_what_is_promised_in_few_words(workspace: Workspace, what: str) -> None:
    promised = actions.promise(workspace, "send the paper")

    with pytest.raises(BadInput):
        promises.edit_follow_up(workspace, promised.id, what=what)


def test_whatever_became_of_a_follow_up_can_be_taken_back(workspace: Workspace) -> None:
    promised = actions.promise(workspace, "send the paper", due_on=TODAY)

    for change in (
        lambda: promises.snooze(workspace, promised.id, until=TOMORROW, as_of=TODAY),
        lambda: promises.edit_follow_up(workspace, promised.id, what="send a book"),
        lambda: promises.delete_follow_up(workspace, promised.id),
    ):
        take_back(workspace, change(), now=NOW)
        as_before = queries.follow_up(workspace, promised.id)
        assert (as_before.what, as_before.due_on) == ("send the paper", TODAY)


def test_a_deleted_follow_up_is_gone(workspace: Workspace) -> None:
    promised = actions.promise(workspace, "send the paper")

    promises.delete_follow_up(workspace, promised.id)

    with pytest.raises(NotFound):
        queries.follow_up(workspace, promised.id)


def test_anothers_follow_ups_and_people_are_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    promised, theirs = actions.promise(workspace, "send the paper"), person(other_workspace)

    with pytest.raises(NotFound):
        promises.snooze(other_workspace, promised.id, until=TOMORROW, as_of=TODAY)
    with pytest.raises(NotFound):
        promises.edit_follow_up(other_workspace, promised.id, what="mine")
    with pytest.raises(NotFound):
        promises.delete_follow_up(other_workspace, promised.id)
    with pytest.raises(NotFound):
        promises.edit_follow_up(workspace, promised.id, person_id=theirs.id)
