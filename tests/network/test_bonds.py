"""Roles, outcomes and links, told and taken away again: all is as it was when that is taken back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kithward import diary
from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions, bonds, promises
from kithward.network.models import KnownLink, Outcome, TieRole
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, person
from tests.tables import content

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

    ended, _ = bonds.end_role(workspace, row_id, until=TODAY, as_of=TODAY)

    assert (ended.since_on, ended.until_on, ended.version) == (BEGAN, TODAY, 2)


def two(workspace: Workspace) -> tuple[UUID, UUID]:
    return person(workspace).id, person(workspace, "Jonas Weber").id


TELLINGS: list[Callable[[Workspace, UUID, UUID], tuple[object, UUID | None]]] = [
    lambda space, one, _: bonds.give_role(space, one, "mentor", since=BEGAN),
    lambda space, one, _: bonds.add_outcome(space, "advice", day=TODAY, person_id=one, note="say no"),
    lambda space, one, other: bonds.link_people(space, other, one, how="worked together"),
    lambda space, one, _: promises.promise(space, "send the paper", person_id=one, due_on=TODAY),
]


@pytest.mark.parametrize("tell", TELLINGS)
def test_what_is_told_is_taken_back_row_for_row(
    workspace: Workspace, tell: Callable[[Workspace, UUID, UUID], tuple[object, UUID | None]]
) -> None:
    people = two(workspace)
    before = content(workspace)

    _, undo_id = tell(workspace, *people)

    assert content(workspace) != before
    assert undo_id is not None
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_role_that_ended_or_was_given_anew_is_as_it_was_when_taken_back(workspace: Workspace) -> None:
    row_id = make_role(workspace)
    before = content(workspace)
    ended, ending = bonds.end_role(workspace, row_id, until=TODAY, as_of=TODAY)
    _, again = bonds.give_role(workspace, ended.person_id, "mentor", since=BEGAN)

    for undo_id in (again, ending):
        assert undo_id is not None
        diary.take_back(workspace, undo_id, now=NOON)

    assert content(workspace) == before


def test_how_two_know_each_other_is_told_otherwise_and_taken_back(workspace: Workspace) -> None:
    one, other = two(workspace)
    bonds.link_people(workspace, one, other, how="studied together")

    _, undo_id = bonds.link_people(workspace, other, one, how="cousins")

    assert undo_id is not None
    diary.take_back(workspace, undo_id, now=NOON)
    assert KnownLink.objects.of(workspace).get().how == "studied together"


def test_what_was_so_already_leaves_nothing_to_take_back(workspace: Workspace) -> None:
    one, other = two(workspace)
    bonds.link_people(workspace, one, other)
    given, _ = bonds.give_role(workspace, one, "mentor", since=BEGAN)
    bonds.end_role(workspace, given.id, until=TODAY, as_of=TODAY)

    assert bonds.link_people(workspace, other, one)[1] is None
    assert bonds.end_role(workspace, given.id, until=TODAY, as_of=TODAY)[1] is None


@pytest.mark.parametrize(
    ("tell", "then", "why"),
    [
        (TELLINGS[0], lambda space, row: bonds.end_role(space, row.id, until=TODAY, as_of=TODAY), "was changed since"),
        (TELLINGS[1], lambda space, row: bonds.remove_outcome(space, row.id), "was deleted since"),
        (TELLINGS[3], lambda space, row: actions.keep_promise(space, row.id, done_on=TODAY), "was changed since"),
    ],
)
def test_what_was_changed_since_it_was_told_is_not_taken_back(
    workspace: Workspace,
    tell: Callable[[Workspace, UUID, UUID], tuple[object, UUID]],
    then: Callable[[Workspace, object], object],
    why: str,
) -> None:
    row, undo_id = tell(workspace, *two(workspace))
    then(workspace, row)
    before = content(workspace)

    with pytest.raises(Conflict, match=why):
        diary.take_back(workspace, undo_id, now=NOON)

    assert content(workspace) == before


@pytest.mark.parametrize("until", [BEGAN - timedelta(days=1), TODAY + timedelta(days=1)])
def test_role_ends_neither_before_it_began_nor_ahead(workspace: Workspace, until: datetime) -> None:
    row_id = make_role(workspace)

    with pytest.raises(BadInput):
        bonds.end_role(workspace, row_id, until=until, as_of=TODAY)

    assert bonds.role(workspace, row_id).until_on is None
