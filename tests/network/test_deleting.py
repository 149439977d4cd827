"""Taking people out of the network, and bringing them back row for row."""

from datetime import UTC, datetime, timedelta

import pytest

from kithward import diary
from kithward.errors import BadInput, NotFound
from kithward.goals.actions import decide_evidence
from kithward.goals.models import Decision
from kithward.network import actions, deleting
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
)
from kithward.planning.actions import Chosen, put_off
from kithward.planning.models import Opportunity, Step
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, log, opportunity, person
from tests.tables import content

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def full_life(workspace: Workspace) -> tuple[Person, Person]:
    """Maria with a row in every table that can speak of her, and Jonas beside her."""
    maria, jonas = person(workspace, organisation="Nordlicht", tags=["cycling"]), person(workspace, "Jonas Weber")
    EmailAddress.objects.create(workspace=workspace, person_id=maria.id, address="maria@nordlicht.example")
    PhoneNumber.objects.create(workspace=workspace, person_id=maria.id, number="030 1", digits="+49301")
    actions.give_role(workspace, maria.id, "mentor", since=TODAY)
    actions.link_people(workspace, maria.id, jonas.id, how="studied together")
    DistinctPair.objects.create(
        workspace=workspace, person_id=min(maria.id, jonas.id), other_id=max(maria.id, jonas.id)
    )
    coffee = log(workspace, "meeting", maria, jonas, day=TODAY - timedelta(days=3))
    promised = actions.promise(workspace, "send the paper", person_id=maria.id, activity_id=coffee.id)
    actions.add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, activity_id=coffee.id)
    decide_evidence(workspace, goal(workspace).id, counts=True, as_of=TODAY, person_id=maria.id)
    about_her = opportunity(workspace, "Lunch with Maria", kind="meeting", person_id=maria.id)
    opportunity(workspace, "Meet her boss", kind="introduction", person_id=jonas.id, via_id=maria.id)
    for title, row in (("Send it", {"follow_up_id": promised.id}), ("Lunch", {"opportunity_id": about_her.id})):
        put_off(workspace, Chosen(TODAY, title, title, 30, **row), as_of=TODAY)
    return maria, jonas


def test_what_is_only_hers_goes_and_what_happened_stays(workspace: Workspace) -> None:
    maria, jonas = full_life(workspace)

    deleting.delete_people(workspace, [maria.id])

    for table in (EmailAddress, PhoneNumber, FollowUp, KnownLink, DistinctPair, Decision, Step):
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
