"""Changes of many people at once: whole or absent, no more than is needed, and taken back as one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import diary
from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions, bulk, queries
from kithward.network.bulk import Changed
from kithward.network.directory import directory
from kithward.network.finding import Wanted
from kithward.network.models import Person, TieRole
from kithward.workspaces.models import Workspace
from tests.crowd import crowd
from tests.factories import TODAY, person

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
Change = Callable[..., Changed]
CHANGES: dict[str, tuple[Change, dict[str, Any]]] = {
    "tag": (bulk.tag_people, {"tags": "choir"}),
    "untag": (bulk.untag_people, {"tags": "old"}),
    "rhythm": (bulk.set_rhythm, {"days": 30}),
    "role": (bulk.give_roles, {"role": "mentor", "since": TODAY}),
}


def told(workspace: Workspace) -> list[Any]:
    roles = TieRole.objects.of(workspace).order_by("person_id").values_list("person_id", "role", "since_on", "until_on")
    people = Person.objects.of(workspace).order_by("name").values_list("name", "tags", "chosen_rhythm_days", "origins")
    return [*people, *roles]


def tags(workspace: Workspace) -> dict[str, list[str]]:
    return dict(Person.objects.of(workspace).values_list("name", "tags"))


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_made_to_those_chosen_and_taken_back_as_one(workspace: Workspace, name: str) -> None:
    act, values = CHANGES[name]
    ids = [person(workspace, f"Person {number}", tags=["old"]).id for number in range(3)]
    person(workspace, "Not Chosen", tags=["old"])
    before = told(workspace)

    made = act(workspace, ids, **values)

    after = told(workspace)
    assert made.people == 3
    assert after != before
    assert [row for row in after if row[0] == "Not Chosen"] == [row for row in before if row[0] == "Not Chosen"]
    assert made.undo_id
    diary.take_back(workspace, made.undo_id, now=NOW)
    assert told(workspace) == before


@pytest.mark.parametrize("name", CHANGES)
def test_change_that_changes_nothing_says_so_and_leaves_nothing_to_take_back(workspace: Workspace, name: str) -> None:
    act, values = CHANGES[name]
    ids = [person(workspace, tags=["old"]).id]
    act(workspace, ids, **values)
    before = told(workspace), workspace.log_version

    again = act(workspace, ids, **values)

    assert (again.people, again.undo_id) == (0, None)
    assert (told(workspace), workspace.log_version) == before


@pytest.mark.parametrize("name", CHANGES)
def test_people_of_others_are_not_changed_nor_anybody_beside_them(
    workspace: Workspace, other_workspace: Workspace, name: str
) -> None:
    act, values = CHANGES[name]
    hers, his = person(workspace, tags=["old"]), person(other_workspace, tags=["old"])
    before = told(workspace), told(other_workspace)

    for ids in ([hers.id, his.id], [uuid4()]):
        with pytest.raises(NotFound):
            act(workspace, ids, **values)

    assert (told(workspace), told(other_workspace)) == before


@pytest.mark.parametrize("name", CHANGES)
def test_nobody_and_too_many_are_refused(workspace: Workspace, name: str) -> None:
    act, values = CHANGES[name]

    with pytest.raises(BadInput, match="Choose somebody"):
        act(workspace, [], **values)
    with pytest.raises(BadInput, match="At most 1,000"):
        act(workspace, [uuid4() for _ in range(bulk.MOST_AT_ONCE + 1)], **values)


@pytest.mark.parametrize("name", CHANGES)
def test_many_are_changed_in_few_statements(workspace: Workspace, name: str) -> None:
    act, values = CHANGES[name]
    crowd(workspace, TODAY, size=1000)
    Person.objects.of(workspace).update(tags=["old"])
    ids = list(Person.objects.of(workspace).values_list("id", flat=True))
    asked = {}

    for size, some in ((10, ids[:10]), (500, ids[10:510])):
        with CaptureQueriesContext(connection) as queries_made:
            act(workspace, some, **values)
        asked[size] = len(queries_made)

    assert asked[500] <= asked[10] + 500 // 20  # SQLite takes some 35 rows at once


def test_tags_are_added_once_whatever_their_case_and_several_at_once(workspace: Workspace) -> None:
    ann = person(workspace, "Ann Lee", tags=["Choir"])
    ben = person(workspace, "Ben Ode")

    made = bulk.tag_people(workspace, [ann.id, ben.id], tags=" choir, ski {team},, Ski {Team} ")

    assert tags(workspace) == {"Ann Lee": ["Choir", "Ski {Team}"], "Ben Ode": ["choir", "Ski {Team}"]}
    assert made.words == "Tagged 2 people “choir, Ski {Team}”."


@pytest.mark.parametrize("typed", ["", " , ", "x" * 61])
def test_no_tag_and_a_tag_too_long_are_refused(workspace: Workspace, typed: str) -> None:
    with pytest.raises(BadInput):
        bulk.tag_people(workspace, [person(workspace).id], tags=typed)


def test_what_was_changed_by_hand_counts_as_typed_and_is_found_at_once(workspace: Workspace) -> None:
    maria = person(workspace)
    directory(workspace, TODAY)

    bulk.tag_people(workspace, [maria.id], tags="choir")

    changed = queries.person(workspace, maria.id)
    assert (changed.origins["tags"], changed.version) == ("typed", maria.version + 1)
    assert directory(workspace, TODAY).find(Wanted(tag="choir")).ids() == [maria.id]


def test_rhythm_can_be_left_to_the_log_again(workspace: Workspace) -> None:
    maria = person(workspace, chosen_rhythm_days=10)

    bulk.set_rhythm(workspace, [maria.id], days=None)

    assert queries.person(workspace, maria.id).chosen_rhythm_days is None
    with pytest.raises(BadInput):
        bulk.set_rhythm(workspace, [maria.id], days=0)


def test_role_begins_anew_only_for_those_who_do_not_have_it(workspace: Workspace) -> None:
    has, had, new = (person(workspace, name) for name in ("Ann Lee", "Ben Ode", "Cy Poe"))
    actions.give_role(workspace, has.id, "mentor", since=TODAY - timedelta(days=50))
    actions.give_role(workspace, had.id, "mentor", since=TODAY - timedelta(days=50), until=TODAY - timedelta(days=9))

    made = bulk.give_roles(workspace, [has.id, had.id, new.id], role="mentor", since=TODAY)

    assert made.people == 2
    assert TieRole.objects.of(workspace).filter(person_id=has.id).count() == 1
    assert set(directory(workspace, TODAY).find(Wanted(role="mentor")).ids()) == {has.id, had.id, new.id}
    with pytest.raises(BadInput):
        bulk.give_roles(workspace, [new.id], role="king", since=TODAY)


def test_change_that_was_built_on_since_is_not_taken_back(workspace: Workspace) -> None:
    ids = [person(workspace, name).id for name in ("Ann Lee", "Ben Ode")]
    made = bulk.tag_people(workspace, ids, tags="choir")
    actions.change_person(workspace, ids[0], tags=["other"])

    assert made.undo_id
    with pytest.raises(Conflict):
        diary.take_back(workspace, made.undo_id, now=NOW)

    assert tags(workspace) == {"Ann Lee": ["other"], "Ben Ode": ["choir"]}
