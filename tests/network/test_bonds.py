"""Roles that end, and what is taken away again: each comes back as it was."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kithward import diary
from kithward.errors import BadInput, NotFound
from kithward.network import actions, bonds
from kithward.network.models import KnownLink, Outcome, TieRole
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, person

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
BEGAN = TODAY - timedelta(days=90)


def make_role(workspace: Workspace) -> UUID:
    return actions.give_role(workspace, person(workspace).id, "mentor", since=BEGAN).id


def make_outcome(workspace: Workspace) -> UUID:
    return actions.add_outcome(workspace, "advice", day=TODAY, person_id=person(workspace).id, note="say no").id


def make_link(workspace: Workspace) -> UUID:
    one, other = person(workspace), person(workspace, "Jonas Weber")
    return actions.link_people(workspace, one.id, other.id, how="worked together").id


REMOVALS = [
    (make_role, bonds.remove_role, TieRole),
    (make_outcome, bonds.remove_outcome, Outcome),
    (make_link, bonds.remove_link, KnownLink),
]


@pytest.mark.parametrize(("make", "remove", "table"), REMOVALS)
def test_what_is_removed_is_gone_and_comes_back_as_it_was(
    workspace: Workspace, make: Callable[..., UUID], remove: Callable[..., UUID], table: type[TieRole]
) -> None:
    row_id = make(workspace)
    before = table.objects.of(workspace).values().get()

    undo_id = remove(workspace, row_id)

    assert not table.objects.of(workspace).exists()
    diary.take_back(workspace, undo_id, now=NOON)
    assert table.objects.of(workspace).values().get(id=row_id) == before


@pytest.mark.parametrize(("make", "remove", "table"), REMOVALS)
def test_what_is_of_another_workspace_is_not_found(
    workspace: Workspace,
    other_workspace: Workspace,
    make: Callable[..., UUID],
    remove: Callable[..., UUID],
    table: type[TieRole],
) -> None:
    row_id = make(other_workspace)

    with pytest.raises(NotFound):
        remove(workspace, row_id)

    assert table.objects.of(other_workspace).filter(id=row_id).exists()


def test_role_ends_on_a_day(workspace: Workspace) -> None:
    row_id = make_role(workspace)

    ended = bonds.end_role(workspace, row_id, until=TODAY, as_of=TODAY)

    assert (ended.since_on, ended.until_on, ended.version) == (BEGAN, TODAY, 2)


@pytest.mark.parametrize("until", [BEGAN - timedelta(days=1), TODAY + timedelta(days=1)])
def test_role_ends_neither_before_it_began_nor_ahead(workspace: Workspace, until: datetime) -> None:
    row_id = make_role(workspace)

    with pytest.raises(BadInput):
        bonds.end_role(workspace, row_id, until=until, as_of=TODAY)

    assert bonds.role(workspace, row_id).until_on is None
