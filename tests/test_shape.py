"""The shape of a network, from the log to numbers and a map."""

from datetime import timedelta

from kithward.network.actions import link_people
from kithward.shape import shape
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person


def test_network_is_counted_by_state_and_variety(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen", fields=["fintech"], place="Berlin")
    person(workspace, "Jonas Weber", fields=["machine learning", "fintech"])
    log(workspace, "meeting", maria, day=TODAY - timedelta(days=3))

    found = shape(workspace, TODAY, most=50)

    assert found.size == 2
    assert sum(found.states.values()) == 2
    assert found.states["new"] == 1
    assert [(group.label, group.people) for group in found.fields.groups] == [("fintech", 2), ("machine learning", 1)]
    assert (found.places.effective, found.places.unknown) == (1.0, 1)


def test_links_come_from_what_is_said_and_from_who_was_there(workspace: Workspace) -> None:
    people = [person(workspace, name) for name in ("Maria Chen", "Jonas Weber", "Priya Natarajan", "Elif Demir")]
    for one in people:
        log(workspace, "call", one)
    log(workspace, "meeting", people[0], people[1])
    link_people(workspace, people[2].id, people[3].id)

    found = shape(workspace, TODAY, most=50)

    assert found.brokerage.known_links == 2
    assert found.brokerage.contacts == 4
    assert len(found.map.lines) == 2
    assert found.telling is not None
    asked = {found.telling.first[1], found.telling.second[1]}
    assert asked not in ({"Maria Chen", "Jonas Weber"}, {"Priya Natarajan", "Elif Demir"})


def test_map_shows_the_strongest_ties_and_says_how_many_it_leaves_out(workspace: Workspace) -> None:
    for number in range(5):
        log(workspace, "call", person(workspace, f"Person {number}"), day=TODAY - timedelta(days=30 * number))

    found = shape(workspace, TODAY, most=3)

    assert [dot.name for dot in found.map.dots] == ["Person 0", "Person 1", "Person 2"]
    assert found.map.left_out == 2
    assert found.map.dots[0].strength == 1.0


def test_nobody_is_a_shape_too(workspace: Workspace) -> None:
    found = shape(workspace, TODAY, most=50)

    assert (found.size, found.telling, found.brokerage.constraint, found.map.dots) == (0, None, None, ())


def test_new_link_is_seen_at_the_next_look(workspace: Workspace) -> None:
    people = [person(workspace, name) for name in ("Maria Chen", "Jonas Weber")]
    for one in people:
        log(workspace, "call", one)
    before = shape(workspace, TODAY, most=50).brokerage.known_links

    link_people(workspace, people[0].id, people[1].id)

    assert (before, shape(workspace, TODAY, most=50).brokerage.known_links) == (0, 1)
