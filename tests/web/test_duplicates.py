"""The pairs who may be one person, and the page on which two become one."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kithward.network import actions
from kithward.network.models import DistinctPair, EmailAddress, Person
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.web.conftest import HTMX


@pytest.fixture
def twice(workspace: Workspace) -> tuple[Person, Person]:
    """Jonathan Weber and Jon Weber of Nordlicht, who differ in their titles; the first is in contact."""
    one = person(workspace, "Jonathan Weber", organisation="Nordlicht", title="Founder", tags=["wine"])
    other = person(workspace, "Jon Weber", organisation="Nordlicht", title="CEO", notes="Likes jazz.", tags=["cycling"])
    EmailAddress.objects.create(workspace=workspace, person_id=other.id, address="jon@nordlicht.example")
    log(workspace, "call", one)
    return one, other


def merge_address(one: Person, other: Person) -> str:
    return f"{reverse('merge')}?one={one.id}&other={other.id}"


def form_of(one: Person, other: Person, **more: object) -> dict[str, object]:
    """What the merge page sends."""
    return {"one": one.id, "other": other.id, "seen-one": one.version, "seen-other": other.version, **more}


# Pairs


def test_pairs_stand_side_by_side_with_their_reason(alice: Client, twice: tuple[Person, Person]) -> None:
    page = alice.get(reverse("duplicates")).content.decode()

    for words in (
        "Jonathan Weber / Jon Weber",
        "Jon is short for Jonathan, both at Nordlicht",
        "jon@nordlicht.example",
    ):
        assert words in page
    assert merge_address(*twice).replace("&", "&amp;") in page


def test_a_pair_that_is_not_the_same_goes_and_comes_back(
    alice: Client, workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    address = f"{reverse('duplicates')}?page=1"

    answer = alice.post(address, {"pair": f"{twice[0].id} {twice[1].id}"}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert "Nobody is here twice" in answer.content.decode()
    undo_id = Undo.objects.of(workspace).get().id
    assert str(undo_id) in answer.content.decode()
    answer = alice.post(reverse("undo", args=[undo_id]), {"back": address}, follow=True)

    assert "Jonathan Weber / Jon Weber" in answer.content.decode()
    assert not DistinctPair.objects.of(workspace).exists()


@pytest.mark.parametrize("pair", ["", "x y", f"{UUID(int=7)} {UUID(int=8)}"])
def test_a_pair_of_nobody_is_not_found(alice: Client, twice: tuple[Person, Person], pair: str) -> None:
    assert alice.post(reverse("duplicates"), {"pair": pair}).status_code == 404


def test_pairs_come_fifty_a_page(alice: Client, workspace: Workspace) -> None:
    for number in range(51):
        for _ in range(2):
            person(workspace, f"Maria {'abcdefghij'[number % 10] * 3}{'klmnop'[number // 10] * 3}")

    first, second = (alice.get(reverse("duplicates"), {"page": page}).content.decode() for page in (1, 2))

    assert first.count("Not the same") == 50
    assert second.count("Not the same") == 1
    assert "1 to 50 of 51" in first
    assert len(first) < 90_000


# Merging


def test_what_differs_is_asked_and_the_rest_is_joined(alice: Client, twice: tuple[Person, Person]) -> None:
    page = alice.get(merge_address(twice[1], twice[0])).content.decode()

    assert page.index("Founder") < page.index("CEO")  # the one in contact is kept, so it stands first
    assert f'name="title" value="{twice[0].id}" checked' in page
    assert "typed by you" in page
    for words in ("Also known as: Jon Weber", "Tags: wine, cycling", "E-mail: jon@nordlicht.example"):
        assert words in page
    assert 'name="organisation_id"' not in page


def test_two_become_one_with_the_values_that_were_chosen(
    alice: Client, workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    one, other = twice

    answer = alice.post(reverse("merge"), form_of(one, other, title=other.id, name=one.id), follow=True)

    kept = Person.objects.of(workspace).get()
    assert (kept.id, kept.name, kept.title, kept.notes) == (one.id, "Jonathan Weber", "CEO", "Likes jazz.")
    page = answer.content.decode()
    assert "Jonathan Weber is one entry now" in page
    assert str(Undo.objects.of(workspace).get().id) in page


def test_a_change_in_another_tab_is_told_and_the_choice_is_kept(
    alice: Client, workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    one, other = twice
    actions.change_person(workspace, other.id, title="Chair")

    answer = alice.post(reverse("merge"), form_of(one, other, title=other.id), headers=HTMX)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jon Weber was changed in the meantime" in page
    assert "Chair" in page
    assert f'name="title" value="{other.id}" checked' in page
    assert f'name="seen-other" value="{other.version + 1}"' in page
    assert Person.objects.of(workspace).count() == 2


def test_nobody_oneself_and_people_of_others_are_refused(
    alice: Client, other_workspace: Workspace, twice: tuple[Person, Person]
) -> None:
    foreign = person(other_workspace, "Zoe")

    assert alice.get(reverse("merge")).status_code == 404
    assert alice.get(merge_address(twice[0], foreign)).status_code == 404
    assert alice.post(reverse("merge"), form_of(twice[0], foreign)).status_code == 404
    assert alice.get(merge_address(twice[0], twice[0])).status_code == 422
    assert alice.post(reverse("merge"), form_of(*twice, title="nonsense")).status_code == 404
