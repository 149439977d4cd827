"""Aspirations: added at a rank, put in order, and never another's."""

from datetime import date

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.undo.actions import Trace
from kithward.vision import actions, queries
from kithward.workspaces.models import Workspace, new_id


def ranked(workspace: Workspace) -> list[tuple[int, str]]:
    return list(queries.aspirations(workspace).values_list("rank", "text"))


def test_aspirations_without_a_rank_come_last(workspace: Workspace) -> None:
    actions.add_aspiration(workspace, "Lead a team", kind="position", by=date(2030, 6, 30))
    actions.add_aspiration(workspace, "  Speak with\n ease ", kind="skill")

    assert ranked(workspace) == [(1, "Lead a team"), (2, "Speak with ease")]
    assert queries.aspirations(workspace)[0].by == date(2030, 6, 30)


def test_aspiration_with_a_rank_moves_those_that_stood_there(workspace: Workspace) -> None:
    actions.add_aspiration(workspace, "Lead a team", kind="position")
    actions.add_aspiration(workspace, "Speak with ease", kind="skill")

    actions.add_aspiration(workspace, "Live abroad", kind="experience", rank=2)

    assert ranked(workspace) == [(1, "Lead a team"), (2, "Live abroad"), (3, "Speak with ease")]


def test_rank_far_behind_the_last_is_the_last(workspace: Workspace) -> None:
    actions.add_aspiration(workspace, "Lead a team", kind="position", rank=40)

    assert ranked(workspace) == [(1, "Lead a team")]


@pytest.mark.parametrize(
    ("text", "kind", "rank", "said"),
    [
        (" \n ", "skill", None, "few words"),
        ("x" * 301, "skill", None, "301"),
        ("Lead a team", "dream", None, "dream"),
        ("Lead a team", "position", 0, "start at 1"),
    ],
)
def test_aspiration_that_cannot_be_is_refused(
    workspace: Workspace, text: str, kind: str, rank: int | None, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        actions.add_aspiration(workspace, text, kind=kind, rank=rank)

    assert ranked(workspace) == []


def test_the_same_is_aimed_for_once(workspace: Workspace) -> None:
    actions.add_aspiration(workspace, "Lead a team", kind="position")

    with pytest.raises(BadInput, match="already"):
        actions.add_aspiration(workspace, " Lead  a team", kind="position")

    assert ranked(workspace) == [(1, "Lead a team")]


def test_reorder_ranks_them_anew_and_changes_only_what_moved(workspace: Workspace) -> None:
    one, two, three = (actions.add_aspiration(workspace, text, kind="skill") for text in ("One", "Two", "Three"))

    actions.reorder(workspace, [two.id, one.id, three.id])

    assert ranked(workspace) == [(1, "Two"), (2, "One"), (3, "Three")]
    assert [queries.aspiration(workspace, row.id).version for row in (one, two, three)] == [2, 2, 1]


def test_reorder_needs_each_of_them_once(workspace: Workspace) -> None:
    one = actions.add_aspiration(workspace, "One", kind="skill")
    actions.add_aspiration(workspace, "Two", kind="skill")

    for named in ([one.id], [one.id, one.id], [one.id, new_id()]):
        with pytest.raises(BadInput, match="once"):
            actions.reorder(workspace, named)


def test_aspirations_of_another_are_neither_seen_nor_moved(workspace: Workspace, other_workspace: Workspace) -> None:
    theirs = actions.add_aspiration(other_workspace, "Theirs", kind="skill")

    actions.add_aspiration(workspace, "Mine", kind="skill", rank=1)

    assert ranked(other_workspace) == [(1, "Theirs")]
    with pytest.raises(NotFound):
        queries.aspiration(workspace, theirs.id)
    with pytest.raises(BadInput):
        actions.reorder(workspace, [theirs.id])


def test_aspiration_is_put_at_another_place(workspace: Workspace) -> None:
    one, two, three = (actions.add_aspiration(workspace, text, kind="skill") for text in ("One", "Two", "Three"))

    actions.rank_aspiration(workspace, three.id, 1)
    moved = actions.rank_aspiration(workspace, one.id, 99)

    assert ranked(workspace) == [(1, "Three"), (2, "Two"), (3, "One")]
    assert moved.rank == 3
    with pytest.raises(BadInput, match="start at 1"):
        actions.rank_aspiration(workspace, two.id, 0)


def test_aspiration_is_changed_unless_it_was_changed_elsewhere(workspace: Workspace) -> None:
    row = actions.add_aspiration(workspace, "Lead a team", kind="position")

    changed = actions.change_aspiration(
        workspace, row.id, text=" Speak  well ", kind="skill", by=date(2030, 1, 1), seen_version=1
    )

    assert (changed.text, changed.kind, changed.by, changed.version) == ("Speak well", "skill", date(2030, 1, 1), 2)
    with pytest.raises(Conflict):
        actions.change_aspiration(workspace, row.id, text="Other", kind="skill", by=None, seen_version=1)
    with pytest.raises(BadInput):
        actions.change_aspiration(workspace, row.id, text="Other", kind="dream", by=None)


def test_aspirations_of_another_are_not_there_to_change(workspace: Workspace, other_workspace: Workspace) -> None:
    theirs = actions.add_aspiration(other_workspace, "Theirs", kind="skill")

    for change in (
        lambda: actions.rank_aspiration(workspace, theirs.id, 1),
        lambda: actions.change_aspiration(workspace, theirs.id, text="Mine", kind="skill", by=None),
        lambda: actions.remove_aspiration(workspace, theirs.id, trace=Trace(workspace)),
    ):
        with pytest.raises(NotFound):
            change()
    assert ranked(other_workspace) == [(1, "Theirs")]
