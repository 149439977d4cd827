"""Whom a person knows, and the warm ways to them and through them."""

from datetime import timedelta

import pytest

from kithward.network import actions, queries
from kithward.network.acquaintances import MOST_SHARED, circle, colleagues, met_together
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, habit, log, person


def test_way_leads_through_the_tie_that_is_most_alive(workspace: Workspace) -> None:
    target, jonas, elif_ = (person(workspace, name) for name in ("Ana Lopez", "Jonas Weber", "Elif Demir"))
    habit(workspace, "meeting", jonas, every=30, times=6)
    habit(workspace, "meeting", elif_, every=30, times=6, until=TODAY - timedelta(days=60))
    for broker, how in ((jonas, "worked together"), (elif_, "")):
        actions.link_people(workspace, broker.id, target.id, how=how)

    found = circle(workspace, target, TODAY)

    assert [way.through[0].person.name for way in found.ways] == ["Jonas Weber", "Elif Demir"]
    assert found.ways[0].through[0].how == "worked together"
    assert 0.45 < found.ways[0].chance <= 0.5
    assert found.ways[0].chance == pytest.approx(found.ways[0].through[0].alive / 2)


def test_way_may_lead_over_one_more_person(workspace: Workspace) -> None:
    target, stranger, jonas = (person(workspace, name) for name in ("Ana Lopez", "Sam Ortiz", "Jonas Weber"))
    habit(workspace, "meeting", jonas, every=30, times=6)
    actions.link_people(workspace, stranger.id, target.id, how="cousins")
    actions.link_people(workspace, jonas.id, stranger.id, how="old flatmates")

    (way,) = circle(workspace, target, TODAY).ways

    assert [(one.person.name, one.how) for one in way.through] == [
        ("Jonas Weber", "old flatmates"),
        ("Sam Ortiz", "cousins"),
    ]
    assert way.chance == pytest.approx(way.through[0].alive / 4)


def test_somebody_whom_i_know_well_needs_no_way(workspace: Workspace) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    for one in (maria, jonas):
        habit(workspace, "meeting", one, every=30, times=6)
    actions.link_people(workspace, maria.id, jonas.id)

    assert circle(workspace, queries.person(workspace, maria.id), TODAY).ways == ()


def test_living_tie_could_introduce_me_to_those_whom_i_hardly_know(workspace: Workspace) -> None:
    maria, jonas, ana = person(workspace), person(workspace, "Jonas Weber"), person(workspace, "Ana Lopez")
    for one in (maria, jonas):
        habit(workspace, "meeting", one, every=30, times=6)
    for other in (jonas, ana):
        actions.link_people(workspace, maria.id, other.id)

    found = circle(workspace, queries.person(workspace, maria.id), TODAY)

    assert [known.person.name for known in found.could_introduce] == ["Ana Lopez"]
    assert [known.person.name for known in found.acquaintances] == ["Jonas Weber", "Ana Lopez"]


def test_tie_that_sleeps_could_introduce_me_to_nobody(workspace: Workspace) -> None:
    maria, ana = person(workspace), person(workspace, "Ana Lopez")
    actions.link_people(workspace, maria.id, ana.id)

    assert circle(workspace, maria, TODAY).could_introduce == ()


def test_who_was_there_too_is_counted(workspace: Workspace) -> None:
    maria, jonas, ana = person(workspace), person(workspace, "Jonas Weber"), person(workspace, "Ana Lopez")
    log(workspace, "event", maria, jonas)
    log(workspace, "event", maria, jonas, ana)

    found = met_together(workspace, maria.id)

    assert [(shared.name, shared.times) for shared in found] == [("Jonas Weber", 2), ("Ana Lopez", 1)]


def test_colleagues_are_of_the_same_organisation_and_workspace(
    workspace: Workspace, other_workspace: Workspace
) -> None:
    maria = person(workspace, organisation="Nordlicht")
    person(workspace, "Jonas Weber", organisation="Nordlicht")
    person(workspace, "Ana Lopez", organisation="Tidemark")
    person(other_workspace, "Zoe Quist", organisation="Nordlicht")

    people, has_more = colleagues(workspace, maria)

    assert [one.name for one in people] == ["Jonas Weber"]
    assert not has_more


def test_of_many_colleagues_the_latest_in_contact_are_told(workspace: Workspace) -> None:
    maria = person(workspace, organisation="Nordlicht")
    others = [person(workspace, f"Guest {number}", organisation="Nordlicht") for number in range(MOST_SHARED + 1)]
    log(workspace, "call", others[-1])

    people, has_more = colleagues(workspace, maria)

    assert (len(people), has_more) == (MOST_SHARED, True)
    assert people[0].name == others[-1].name


def test_links_of_another_workspace_are_not_seen(workspace: Workspace, other_workspace: Workspace) -> None:
    theirs, others = person(other_workspace), person(other_workspace, "Zoe Quist")
    actions.link_people(other_workspace, theirs.id, others.id)

    assert circle(workspace, person(workspace), TODAY).acquaintances == ()
