"""Taking people out of the network, and bringing them back row for row."""

from datetime import UTC, datetime

import pytest

from kithward import diary
from kithward.errors import BadInput, NotFound
from kithward.goals.models import Decision
from kithward.network import deleting
from kithward.network.models import (
    Activity,
    DistinctPair,
    EmailAddress,
    FollowUp,
    KnownLink,
    Outcome,
    Participation,
    Person,
    PhoneNumber,
    StrangerPair,
)
from kithward.planning.models import Opportunity, Step
from kithward.workspaces.models import Workspace
from tests.factories import person
from tests.lives import full_life
from tests.tables import content

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def test_what_is_only_hers_goes_and_what_happened_stays(workspace: Workspace) -> None:
    maria, jonas = full_life(workspace)

    deleting.delete_people(workspace, [maria.id])

    for table in (EmailAddress, PhoneNumber, FollowUp, KnownLink, DistinctPair, StrangerPair, Decision, Step):
        assert not table.objects.of(workspace).exists(), table
    assert list(Person.objects.of(workspace)) == [jonas]
    assert Activity.objects.of(workspace).count() == 1
    assert [row.person_id for row in Participation.objects.of(workspace)] == [jonas.id]
    assert Outcome.objects.of(workspace).get().person_id is None
    kept = Opportunity.objects.of(workspace).get()
    assert (kept.title, kept.person_id, kept.via_id) == ("Meet her boss", jonas.id, None)


def test_a_deleted_person_comes_back_row_for_row(workspace: Workspace) -> None:
    maria, _ = full_life(workspace)
    before = content(workspace)

    undo_id = deleting.delete_people(workspace, [maria.id])
    undone = diary.take_back(workspace, undo_id, now=NOW)

    assert undone.words == "Deleted Maria Chen"
    assert content(workspace) == before


def test_several_people_are_deleted_and_come_back_together(workspace: Workspace) -> None:
    people = full_life(workspace)
    before = content(workspace)

    undo_id = deleting.delete_people(workspace, [one.id for one in people])
    assert not Person.objects.of(workspace).exists()
    undone = diary.take_back(workspace, undo_id, now=NOW)

    assert undone.words == "Deleted 2 people"
    assert content(workspace) == before


def test_nobody_and_people_of_others_are_refused(workspace: Workspace, other_workspace: Workspace) -> None:
    maria = person(workspace)

    with pytest.raises(BadInput, match="Choose somebody"):
        deleting.delete_people(workspace, [])
    with pytest.raises(NotFound):
        deleting.delete_people(other_workspace, [maria.id])

    assert Person.objects.of(workspace).exists()
