"""Importing, and taking an import back, once two people were made one."""

from dataclasses import replace

import pytest

from kithward import diary
from kithward.errors import Conflict
from kithward.exchange.records import Contents, PersonRecord, PersonRef
from kithward.network import actions
from kithward.network.merge import merge_people
from kithward.network.models import Activity, EmailAddress, Person
from kithward.workspaces.models import Workspace
from tests.exchange.bringing import MARIA, NOW, TALK, bring, people, take_back
from tests.tables import content

pytestmark = pytest.mark.django_db

AGAIN = PersonRecord(
    "row 3",
    "Maria,Lopez",
    "Maria Lopez",
    emails=("maria@globex.com",),
    profile_url="https://www.linkedin.com/in/maria-lopez",
    title="Founder",
    organisation="Globex",
)


def named(workspace: Workspace, name: str) -> Person:
    return Person.objects.of(workspace).get(name=name)


def test_importing_the_same_again_makes_nobody_and_keeps_both_addresses(workspace: Workspace) -> None:
    bring(workspace, people(MARIA, AGAIN))
    merge_people(workspace, named(workspace, "Maria Chen").id, named(workspace, "Maria Lopez").id)

    for digest, records in (("two", (MARIA, AGAIN)), ("three", (AGAIN, MARIA))):
        newer = [replace(record, place="Kiel") for record in records]
        bring(workspace, people(*newer), digest=digest)

    found = Person.objects.of(workspace).get()
    assert (found.name, found.other_names, found.place) == ("Maria Chen", ["Maria Lopez"], "Kiel")
    assert found.profile_url == MARIA.profile_url
    assert found.other_profile_urls == [AGAIN.profile_url]
    assert EmailAddress.objects.of(workspace).count() == 2


def test_a_mention_by_the_second_address_means_the_one_person(workspace: Workspace) -> None:
    bring(workspace, people(MARIA, AGAIN))
    kept = named(workspace, "Maria Chen")
    merge_people(workspace, kept.id, named(workspace, "Maria Lopez").id)

    by_address = (PersonRef("Maria Lopez", profile_url=AGAIN.profile_url),)
    bring(workspace, Contents("linkedin", activities=(replace(TALK, people=by_address),)), digest="two")

    assert [part.person_id for part in Activity.objects.of(workspace).get().participations.all()] == [kept.id]


def test_an_import_whose_people_were_merged_is_not_taken_back(workspace: Workspace) -> None:
    report = bring(workspace, people(MARIA, AGAIN))
    merge_people(workspace, named(workspace, "Maria Chen").id, named(workspace, "Maria Lopez").id)
    before = content(workspace)

    with pytest.raises(Conflict, match="something was built on it since: a person changed"):
        take_back(workspace, report)

    assert content(workspace) == before


def test_an_import_is_taken_back_once_the_merge_is(workspace: Workspace) -> None:
    mine = actions.add_person(workspace, "Maria L.")
    before = content(workspace)
    report = bring(workspace, Contents("linkedin", people=(AGAIN,), activities=(replace(TALK, people=(AGAIN.ref,)),)))
    undo_id = merge_people(workspace, mine.id, named(workspace, "Maria Lopez").id)

    diary.take_back(workspace, undo_id, now=NOW)
    take_back(workspace, report)

    assert content(workspace) == before
