"""Making and deleting a workspace, its hours, and the number of its last change."""

import pytest

from kithward.errors import NotFound
from kithward.goals.models import Goal
from kithward.network.models import Person
from kithward.workspaces import actions, queries
from kithward.workspaces.models import Workspace
from tests.factories import goal, log, person


def test_a_workspace_is_made_once_and_found_by_its_slug(db: None) -> None:
    made = actions.open_workspace("alice", name="Alice", time_zone="Europe/Berlin")

    again = actions.open_workspace("alice", name="Other")

    assert (again.id, again.name, again.time_zone) == (made.id, "Alice", "Europe/Berlin")
    assert queries.workspace("alice") == made
    assert list(queries.workspaces()) == [made]
    with pytest.raises(NotFound, match="bob"):
        queries.workspace("bob")


def test_each_change_of_the_log_has_the_next_number_and_rows_gone_are_told(
    workspace: Workspace, other_workspace: Workspace
) -> None:
    assert [actions.log_changed(workspace) for _ in range(3)] == [1, 2, 3]
    assert actions.log_changed(workspace, rows_gone=True) == 4

    workspace.refresh_from_db()
    other_workspace.refresh_from_db()
    assert (workspace.log_version, workspace.log_epoch) == (4, 4)
    assert (other_workspace.log_version, other_workspace.log_epoch) == (0, 0)


def test_a_workspace_goes_with_all_its_rows_and_no_other(workspace: Workspace, other_workspace: Workspace) -> None:
    for each in (workspace, other_workspace):
        log(each, "call", person(each))
        goal(each)

    actions.delete_workspace(workspace)

    assert list(queries.workspaces()) == [other_workspace]
    assert Person.objects.of(other_workspace).count() == Goal.objects.of(other_workspace).count() == 1
