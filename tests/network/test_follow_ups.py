"""Follow-ups by what is due: each stands in one group, in an order that can be worked through."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.network import actions, follow_ups
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, person


def promised(workspace: Workspace, what: str, due: int | None, *, done: int | None = None) -> None:
    """A promise that is due, and was kept, so many days from today."""
    made = actions.promise(workspace, what, due_on=None if due is None else day(due), person_id=None)
    if done is not None:
        actions.keep_promise(workspace, made.id, done_on=day(done))


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def whats(workspace: Workspace, group: str, *, page: int = 1) -> list[str]:
    return [row.what for row in follow_ups.follow_ups_in(workspace, group, TODAY, page=page).rows]


def test_each_follow_up_stands_in_one_group_the_earliest_first(workspace: Workspace) -> None:
    for what, due in (
        ("no day", None), ("in 7 days", 7), ("in 6 days", 6), ("today", 0), ("yesterday", -1), ("last week", -7),
    ):  # fmt: skip
        promised(workspace, what, due)
    promised(workspace, "kept late", -9, done=-2)
    promised(workspace, "kept today", 30, done=0)

    assert {group: whats(workspace, group) for group in follow_ups.GROUPS} == {
        "late": ["last week", "yesterday"],
        "due": ["today", "in 6 days"],
        "later": ["in 7 days", "no day"],
        "done": ["kept today", "kept late"],
    }
    assert follow_ups.follow_up_counts(workspace, TODAY) == {"late": 2, "due": 2, "later": 2, "done": 2}


def test_follow_ups_come_thirty_a_page(workspace: Workspace) -> None:
    for number in range(31):
        promised(workspace, f"{number}", 0)

    assert len(whats(workspace, "due")) == 30
    assert follow_ups.follow_ups_in(workspace, "due", TODAY).has_more
    assert whats(workspace, "due", page=2) == ["30"]
    assert not follow_ups.follow_ups_in(workspace, "due", TODAY, page=2).has_more


def test_names_come_with_the_rows(workspace: Workspace) -> None:
    for name in ("Maria Chen", "Jonas Weber"):
        actions.promise(workspace, "call", person_id=person(workspace, name).id, due_on=TODAY)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        names = [row.person.name for row in follow_ups.follow_ups_in(workspace, "due", TODAY).rows]

    assert sorted(names) == ["Jonas Weber", "Maria Chen"]
    assert len(asked) == 1


def test_anothers_follow_ups_are_in_no_group(workspace: Workspace, other_workspace: Workspace) -> None:
    promised(workspace, "mine", 0)

    assert whats(other_workspace, "due") == []
    assert follow_ups.follow_up_counts(other_workspace, TODAY) == dict.fromkeys(follow_ups.GROUPS, 0)
