"""Opportunities written down or changed, and taken back row for row."""

from datetime import UTC, datetime, timedelta

import pytest

from kithward import diary
from kithward.errors import Conflict
from kithward.planning.actions import decline
from kithward.planning.models import Opportunity
from kithward.planning.reversible import add_opportunity, edit_opportunity
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, opportunity
from tests.tables import content

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def test_new_opportunity_is_taken_back(workspace: Workspace) -> None:
    _, undo_id = add_opportunity(workspace, "PyData", kind="event", minutes=120, on=TODAY + timedelta(days=9))

    diary.take_back(workspace, undo_id, now=NOON)

    assert not Opportunity.objects.of(workspace).exists()


def test_changed_opportunity_is_as_before(workspace: Workspace) -> None:
    row = opportunity(workspace)
    before = content(workspace)

    _, undo_id = edit_opportunity(workspace, row.id, seen_version=1, title="Dinner", minutes=60)

    assert undo_id
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_what_changed_nothing_leaves_nothing_to_take_back(workspace: Workspace) -> None:
    row = opportunity(workspace)

    assert edit_opportunity(workspace, row.id, seen_version=1, title=row.title)[1] is None


def test_opportunity_that_was_decided_on_since_stays(workspace: Workspace) -> None:
    row, undo_id = add_opportunity(workspace, "PyData", kind="event", minutes=120, on=TODAY + timedelta(days=9))
    decline(workspace, row.id)

    with pytest.raises(Conflict, match="was changed since"):
        diary.take_back(workspace, undo_id, now=NOON)
