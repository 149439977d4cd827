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
    assert names(queries.people(other_workspace)) == []
    assert queries.timeline(other_workspace, maria.id) == []


@pytest.mark.parametrize(
    "query", ["chen", "Maria CHEN", "acme", "head learning", "berlin", "machine", "maria berlin", "Marïa"]
)
def test_people_are_searched_in_name_title_organisation_field_and_place(workspace: Workspace, query: str) -> None:
    person(workspace, "Maria Chen", title="Head of Machine Learning", organisation="Acme", place="Berlin")
    person(workspace, "Jonas Weber", title="Designer", organisation="Shell", place="London")

    assert names(queries.people(workspace, query)) == ["Maria Chen"]


def test_people_met_last_come_first_and_those_never_met_last(workspace: Workspace) -> None:
    person(workspace, "Ann Lee")
    log(workspace, "call", person(workspace, "Ben Ode"), day=TODAY - timedelta(days=9))
    log(workspace, "call", person(workspace, "Cy Roth"))

    assert names(queries.people(workspace)) == ["Cy Roth", "Ben Ode", "Ann Lee"]


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


def test_a_timeline_tells_of_one_person_latest_first(workspace: Workspace) -> None:
    maria = person(workspace)
    log(workspace, "event", maria, day=TODAY - timedelta(days=2), event_name="PyCon", topics=("AI",))
    log(workspace, "meeting", maria, form="coffee")
    log(workspace, "call", person(workspace, "Jonas Weber"))

    found = queries.timeline(workspace, maria.id)

    assert [(moment.kind, moment.form, moment.about) for moment in found] == [
        ("meeting", "coffee", ""),
        ("event", "", "PyCon, AI"),
    ]
    assert len(queries.timeline(workspace, maria.id, most=1)) == 1


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
