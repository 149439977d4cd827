"""Changes of the vision that are taken back: row for row."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kithward import diary
from kithward.goals import reversible as goal_reversible
from kithward.vision import actions, reversible, writing
from kithward.vision.models import Aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal
from tests.tables import content

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
WORK, PEOPLE = QUESTIONS[:2]
Change = Callable[[Workspace, Aspiration], UUID | None]

CHANGES: dict[str, Change] = {
    "written": lambda space, _: reversible.write_vision(space, "Another", as_of=TODAY)[1],
    "answered": lambda space, _: reversible.answer(space, PEOPLE, "Engineers", as_of=TODAY),
    "answered anew": lambda space, _: reversible.answer(space, WORK, "I teach", as_of=TODAY),
    "answer taken away": lambda space, _: reversible.answer(space, WORK, "", as_of=TODAY),
    "added": lambda space, _: reversible.add_aspiration(space, "Live abroad", kind="experience", rank=1)[1],
    "changed": lambda space, row: reversible.change_aspiration(space, row.id, text="Teach", kind="skill", by=TODAY)[1],
    "ranked": lambda space, row: reversible.rank_aspiration(space, row.id, 2)[1],
    "removed": lambda space, row: goal_reversible.remove_aspiration(space, row.id, as_of=TODAY),
}


def first_of_two(workspace: Workspace) -> Aspiration:
    """The first of two aspirations, with a goal that serves it, beside a vision and an answer."""
    first = actions.add_aspiration(workspace, "Lead a team", kind="position")
    actions.add_aspiration(workspace, "Speak in public", kind="skill")
    goal(workspace, aspirations=[first.id])
    writing.write_vision(workspace, "One", as_of=TODAY)
    writing.answer(workspace, WORK, "I lead", as_of=TODAY)
    return first


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_taken_back_row_for_row(workspace: Workspace, change: Change) -> None:
    first = first_of_two(workspace)
    before = content(workspace)

    undo_id = change(workspace, first)

    assert undo_id is not None
    assert content(workspace) != before
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_what_changes_nothing_leaves_nothing_to_take_back(workspace: Workspace) -> None:
    first = first_of_two(workspace)

    assert reversible.write_vision(workspace, "One", as_of=TODAY)[1] is None
    assert reversible.answer(workspace, WORK, "I lead", as_of=TODAY) is None
    assert reversible.rank_aspiration(workspace, first.id, 1)[1] is None
    assert reversible.change_aspiration(workspace, first.id, text=first.text, kind=first.kind, by=None)[1] is None
