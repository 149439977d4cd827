"""Adding and editing one person: all that a form tells at once, or nothing."""

from datetime import timedelta
from typing import Any

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import queries
from kithward.network.editing import PersonTold, add_in_full, alike, edit_in_full, ways_of
from kithward.network.models import Person
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, person


def test_person_is_added_with_all_that_is_told(workspace: Workspace) -> None:
    told = PersonTold(
        {"name": "Maria Chen", "organisation": "Nordlicht", "offer": "a look at her slides", "ask": "who hires"},
        emails=["Maria@Nordlicht.example", " maria@nordlicht.example ", ""],
        phones=["+44 20 7946 0018", "+442079460018"],
    )

    added = add_in_full(workspace, told, as_of=TODAY)

    assert (added.name, added.organisation.name, added.offer, added.ask) == (
        "Maria Chen", "Nordlicht", "a look at her slides", "who hires",
    )  # fmt: skip
    assert ways_of(workspace, added.id) == (["maria@nordlicht.example"], ["+44 20 7946 0018"])


@pytest.mark.parametrize(
    "told",
    [
        PersonTold({"name": ""}),
        PersonTold({"name": "Ann", "met_on": TODAY + timedelta(days=1)}),
        PersonTold({"name": "Ann", "notes": "x" * 20_001}),
        PersonTold({"name": "Ann", "tags": ["x" * 81]}),
        PersonTold({"name": "Ann", "tags": ["x"] * 41}),
        PersonTold({"name": "Ann"}, emails=["ann at home"]),
        PersonTold({"name": "Ann"}, phones=["call me"]),
        PersonTold({"name": "Ann"}, emails=[f"a{number}@x.org" for number in range(21)]),
    ],
)
def test_what_no_person_can_have_is_refused_whole(workspace: Workspace, told: PersonTold) -> None:
    with pytest.raises(BadInput):
        add_in_full(workspace, told, as_of=TODAY)

    assert not Person.objects.of(workspace).exists()


def test_edit_keeps_the_addresses_that_stay_and_leaves_those_untold(workspace: Workspace) -> None:
    told = PersonTold({"name": "Maria"}, emails=["a@x.org", "b@x.org"], phones=["030 901820"])
    maria = add_in_full(workspace, told, as_of=TODAY)
    ids = dict(maria.email_addresses.values_list("address", "id"))

    edit_in_full(workspace, maria.id, PersonTold({}, emails=["b@x.org", "c@x.org"]), as_of=TODAY)

    assert ways_of(workspace, maria.id) == (["b@x.org", "c@x.org"], ["030 901820"])
    assert maria.email_addresses.get(address="b@x.org").id == ids["b@x.org"]


def test_number_is_kept_as_it_was_written_last(workspace: Workspace) -> None:
    workspace.region = "DE"
    maria = add_in_full(workspace, PersonTold({"name": "Maria"}, phones=["030 901820"]), as_of=TODAY)

    edit_in_full(workspace, maria.id, PersonTold(phones=["+49 30 901820"]), as_of=TODAY)

    assert ways_of(workspace, maria.id)[1] == ["+49 30 901820"]


def test_edit_of_what_was_changed_meanwhile_is_a_conflict_and_writes_nothing(workspace: Workspace) -> None:
    maria = person(workspace)
    edit_in_full(workspace, maria.id, PersonTold({"title": "CTO"}, emails=["a@x.org"]), as_of=TODAY, seen_version=1)

    with pytest.raises(Conflict):
        edit_in_full(workspace, maria.id, PersonTold({"title": "CEO"}, emails=[]), as_of=TODAY, seen_version=1)

    assert queries.person(workspace, maria.id).title == "CTO"
    assert ways_of(workspace, maria.id)[0] == ["a@x.org"]


def test_addresses_count_as_a_change_of_the_person(workspace: Workspace) -> None:
    maria = person(workspace)

    changed = edit_in_full(workspace, maria.id, PersonTold(emails=["a@x.org"]), as_of=TODAY)

    assert changed.version == 2


def test_person_of_another_workspace_cannot_be_edited(workspace: Workspace, other_workspace: Workspace) -> None:
    theirs = person(other_workspace)

    with pytest.raises(NotFound):
        edit_in_full(workspace, theirs.id, PersonTold({"title": "CTO"}, emails=["a@x.org"]), as_of=TODAY)

    assert ways_of(other_workspace, theirs.id)[0] == []


@pytest.mark.parametrize(
    ("values", "emails", "phones", "why"),
    [
        ({"name": "dr. MARIA chen"}, (), (), "the same name"),
        ({"name": "M. C."}, ("MARIA@x.org",), (), "the same e-mail address"),
        ({"name": "M. C."}, (), ("+49 30 901820",), "the same telephone number"),
        ({"name": "M. C.", "profile_url": "https://www.linkedin.com/in/maria"}, (), (), "the same profile address"),
    ],
)
def test_whoever_may_be_the_same_is_found(
    workspace: Workspace,
    other_workspace: Workspace,
    values: dict[str, Any],
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    why: str,
) -> None:
    known = PersonTold(
        {"name": "Maria Chen", "profile_url": "https://www.linkedin.com/in/maria"},
        emails=["maria@x.org"],
        phones=["+49 30 901820"],
    )
    maria = add_in_full(workspace, known, as_of=TODAY)
    add_in_full(other_workspace, known, as_of=TODAY)

    found = alike(workspace, PersonTold(values, emails=emails, phones=phones))

    assert [(one.person.id, one.why) for one in found] == [(maria.id, why)]


def test_nobody_is_like_somebody_of_whom_nothing_is_told(workspace: Workspace) -> None:
    person(workspace)

    assert alike(workspace, PersonTold({"name": "🦊"}, emails=["", "no address"])) == []
