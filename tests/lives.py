"""Somebody of whom every table speaks."""

from datetime import timedelta

from kithward.goals.actions import decide_evidence
from kithward.network import actions
from kithward.network.models import DistinctPair, EmailAddress, Person, PhoneNumber, StrangerPair
from kithward.planning.actions import Chosen, put_off
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, log, opportunity, person


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
    StrangerPair.objects.create(
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
