"""People written down or changed, and taken back row for row."""

from datetime import UTC, datetime

import pytest

from kithward import diary
from kithward.errors import Conflict
from kithward.network.editing import PersonTold, ways_of
from kithward.network.models import Organisation, Person
from kithward.network.reversible import add_in_full, edit_in_full
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person
from tests.tables import content

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
TOLD = PersonTold({"name": "Maria Chen"}, emails=["a@x.org", "b@x.org"], phones=["030 901820"])


def test_new_person_is_taken_back_with_addresses_and_numbers(workspace: Workspace) -> None:
    before = content(workspace)

    _, undo_id = add_in_full(workspace, TOLD, as_of=TODAY)

    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_new_person_whom_something_was_logged_with_stays(workspace: Workspace) -> None:
    maria, undo_id = add_in_full(workspace, TOLD, as_of=TODAY)
    log(workspace, "meeting", maria)

    with pytest.raises(Conflict, match="an activity was added to it since"):
        diary.take_back(workspace, undo_id, now=NOON)

    assert Person.objects.of(workspace).filter(id=maria.id).exists()


def test_changed_person_is_as_before_with_the_same_addresses(workspace: Workspace) -> None:
    maria, _ = add_in_full(workspace, TOLD, as_of=TODAY)
    before = content(workspace)
    told = PersonTold({"name": "Maria Chen-Li", "title": "CTO"}, emails=["b@x.org", "c@x.org"], phones=[])

    _, undo_id = edit_in_full(workspace, maria.id, told, as_of=TODAY)

    assert ways_of(workspace, maria.id) == (["b@x.org", "c@x.org"], [])
    assert undo_id
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_an_organisation_that_was_made_on_the_way_stays(workspace: Workspace) -> None:
    maria = person(workspace)
    _, undo_id = edit_in_full(workspace, maria.id, PersonTold({"organisation": "Nordlicht"}), as_of=TODAY)
    assert undo_id

    diary.take_back(workspace, undo_id, now=NOON)

    assert Person.objects.of(workspace).get().organisation_id is None
    assert Organisation.objects.of(workspace).get().name == "Nordlicht"


def test_person_changed_since_stays_as_they_are(workspace: Workspace) -> None:
    maria = person(workspace)
    _, undo_id = edit_in_full(workspace, maria.id, PersonTold({"title": "CTO"}), as_of=TODAY)
    edit_in_full(workspace, maria.id, PersonTold({"title": "CEO"}), as_of=TODAY)
    assert undo_id

    with pytest.raises(Conflict, match="Maria Chen was changed since"):
        diary.take_back(workspace, undo_id, now=NOON)

    assert Person.objects.of(workspace).get().title == "CEO"
