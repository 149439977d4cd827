"""Who may be in the network twice, as far as the person has not said otherwise."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import diary
from kithward.errors import Conflict, NotFound
from kithward.network import actions
from kithward.network.duplicates import duplicates, keep_apart, kept
from kithward.network.merge import merge_people
from kithward.network.models import DistinctPair, EmailAddress, Person
from kithward.workspaces.models import Workspace
from tests.factories import person
from tests.tables import content

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def twice(workspace: Workspace) -> tuple[Person, Person]:
    """Maria, twice."""
    return person(workspace, organisation="Nordlicht"), person(workspace, "maria chen", organisation="Nordlicht")


def test_a_pair_is_found_with_its_reason(workspace: Workspace, twice: tuple[Person, Person]) -> None:
    person(workspace, "Jonas Weber", organisation="Nordlicht")

    found = duplicates(workspace)

    assert [(pair.one, pair.other, pair.reason) for pair in found] == [
        (twice[0].id, twice[1].id, "same name, both at Nordlicht")
    ]


def test_all_that_is_kept_of_a_person_is_looked_at(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Lopez", other_names=["Maria Chen"], profile_url="https://a.example/maria")
    known = person(
        workspace, "Maria Chen", profile_url="https://a.example/chen", other_profile_urls=["https://b.example"]
    )
    for who in (maria, known):
        EmailAddress.objects.create(workspace=workspace, person_id=who.id, address="Maria@A.example")

    assert [pair.reason for pair in duplicates(workspace)] == [
        "same e-mail address, Maria Lopez is known as Maria Chen too"
    ]


def test_a_pair_that_is_not_the_same_is_not_shown_again_until_that_is_taken_back(
    workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    before = content(workspace)

    undo_id = keep_apart(workspace, twice[1].id, twice[0].id)
    with pytest.raises(Conflict, match="said already"):
        keep_apart(workspace, twice[0].id, twice[1].id)
    assert duplicates(workspace) == []
    assert DistinctPair.objects.of(workspace).count() == 1

    diary.take_back(workspace, undo_id, now=NOW)
    assert len(duplicates(workspace)) == 1
    assert content(workspace) == before


def test_a_merged_pair_is_gone(workspace: Workspace, twice: tuple[Person, Person]) -> None:
    assert len(duplicates(workspace)) == 1

    merge_people(workspace, twice[0].id, twice[1].id)

    assert duplicates(workspace) == []


@pytest.mark.django_db(transaction=True)
def test_pairs_are_found_once_for_each_state_of_the_log(transactional_db: None) -> None:
    workspace = Workspace.objects.create(name="Alice", slug="alice-again")
    for name in ("Maria Chen", "Maria Chen"):
        person(workspace, name)
    assert len(duplicates(workspace)) == 1

    with CaptureQueriesContext(connection) as asked:
        assert len(duplicates(workspace)) == 1
    actions.change_person(workspace, Person.objects.of(workspace)[0].id, name="Priya Natarajan")

    assert len(asked) == 2
    assert duplicates(workspace) == []
    assert kept.get(workspace.id) is not None


def test_people_of_others_are_neither_found_nor_told_apart(
    workspace: Workspace, other_workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    assert duplicates(other_workspace) == []
    with pytest.raises(NotFound):
        keep_apart(other_workspace, twice[0].id, twice[1].id)
