"""Reads of the network: found by any way of writing it, and never another's."""

from datetime import timedelta

import pytest

from kithward.errors import NotFound
from kithward.network import actions, queries
from kithward.numerics.arrays import UNKNOWN
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person


def names(rows: object) -> list[str]:
    return [row.name for row in rows]  # type: ignore[attr-defined]


def test_another_workspaces_rows_are_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    maria = person(workspace)
    call = log(workspace, "call", maria)
    promised = actions.promise(workspace, "x")

    for read, row_id in (
        (queries.person, maria.id),
        (queries.activity, call.id),
        (queries.follow_up, promised.id),
    ):
        assert read(workspace, row_id).id == row_id
        with pytest.raises(NotFound):
            read(other_workspace, row_id)
    with pytest.raises(NotFound):
        queries.people_with_ids(other_workspace, [maria.id])
    with pytest.raises(NotFound):
        queries.names_of(other_workspace, [maria.id])
    assert queries.rows_of(other_workspace, [maria.id]) == []


def test_rows_come_in_the_order_asked_for(workspace: Workspace) -> None:
    one, other = person(workspace, organisation="Acme"), person(workspace, "Jonas Weber")

    assert names(queries.rows_of(workspace, [other.id, one.id])) == ["Jonas Weber", "Maria Chen"]


def test_a_name_finds_who_has_it_however_it_is_written_or_all_who_have_its_words(workspace: Workspace) -> None:
    for name in ("Zoë Müller", "Zoe Muller-Kahn", "Tom Muller"):
        person(workspace, name)

    assert names(queries.people_named(workspace, "zoe muller")) == ["Zoë Müller"]
    assert names(queries.people_named(workspace, "muller")) == ["Tom Muller", "Zoë Müller", "Zoe Muller-Kahn"]


@pytest.mark.parametrize("name", ["", "  ", "!!!"])
def test_a_name_without_a_letter_finds_nobody(workspace: Workspace, name: str) -> None:
    person(workspace)

    assert list(queries.people_named(workspace, name)) == []


def test_an_id_or_its_end_finds_one_person(workspace: Workspace) -> None:
    maria = person(workspace)
    person(workspace, "Jonas Weber")

    assert names(queries.people_called(workspace, maria.id.hex[-6:])) == ["Maria Chen"]
    assert names(queries.people_called(workspace, str(maria.id))) == ["Maria Chen"]
    assert names(queries.people_called(workspace, "Jonas Weber")) == ["Jonas Weber"]


def test_open_promises_come_by_their_day_and_those_without_one_last(workspace: Workspace) -> None:
    for what, days in (("later", 9), ("soon", 1)):
        actions.promise(workspace, what, due_on=TODAY + timedelta(days=days))
    actions.promise(workspace, "some day", person_id=person(workspace).id)
    actions.keep_promise(workspace, actions.promise(workspace, "done").id, done_on=TODAY)

    assert [row.what for row in queries.open_follow_ups(workspace)] == ["soon", "later", "some day"]


def test_known_names_hold_everybody_with_and_without_an_organisation(workspace: Workspace) -> None:
    person(workspace, organisation="Acme")
    person(workspace, "Jonas Weber")

    found = queries.known_names(workspace)

    assert sorted((known.name, known.organisation) for known in found.people) == [
        ("Jonas Weber", ""),
        ("Maria Chen", "Acme"),
    ]


def test_links_and_people_have_their_places_in_the_arrays(workspace: Workspace) -> None:
    one, other = person(workspace), person(workspace, "Jonas Weber")
    actions.link_people(workspace, one.id, other.id)
    people = queries.activity_log(workspace, TODAY).people
    place = queries.Places(people)

    assert sorted([place(one.id), place(other.id)]) == [0, 1]
    assert place(None) == UNKNOWN
    assert sorted(queries.known_links(workspace, people).pairs[0].tolist()) == [0, 1]


def test_links_are_read_again_when_one_was_made_or_deleted(workspace: Workspace) -> None:
    one, other, third = [person(workspace, name) for name in ("Maria Chen", "Jonas Weber", "Priya Natarajan")]
    people = queries.activity_log(workspace, TODAY).people
    actions.link_people(workspace, one.id, other.id)
    before = queries.known_links(workspace, people)

    assert queries.known_links(workspace, people) is before
    made = actions.link_people(workspace, one.id, third.id)
    assert len(queries.known_links(workspace, people).pairs) == 2
    made.delete()
    assert queries.known_links(workspace, people).pairs.tolist() == before.pairs.tolist()


def test_links_of_somebody_who_was_not_read_yet_are_left_for_the_next_look(workspace: Workspace) -> None:
    one = person(workspace)
    before = queries.activity_log(workspace, TODAY).people
    actions.link_people(workspace, one.id, person(workspace, "Jonas Weber").id)

    assert len(queries.known_links(workspace, before).pairs) == 0
    assert len(queries.known_links(workspace, queries.activity_log(workspace, TODAY).people).pairs) == 1


def test_the_log_begins_with_its_first_activity(workspace: Workspace) -> None:
    assert queries.first_day(workspace) is None

    log(workspace, "call", day=TODAY - timedelta(days=9))
    log(workspace, "call")

    assert queries.first_day(workspace) == TODAY - timedelta(days=9)
