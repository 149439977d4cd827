"""What was read of a workspace is remembered, within a transaction too, and never what was taken back."""

import pytest
from django.db import transaction

from kithward.workspaces.kept import MOST_WORKSPACES, Kept
from kithward.workspaces.models import Workspace


@pytest.fixture
def kept() -> Kept[str]:
    return Kept()


def test_what_is_kept_longest_ago_goes_first(kept: Kept[str]) -> None:
    spaces = [Workspace(slug=str(number)) for number in range(MOST_WORKSPACES + 1)]

    for space in spaces:
        kept.keep(space.id, space.slug)

    assert [kept.get(space.id) for space in spaces] == [None, *(space.slug for space in spaces[1:])]


@pytest.mark.django_db(transaction=True)
def test_what_is_read_in_a_transaction_is_known_in_it_and_kept_with_it(kept: Kept[str]) -> None:
    space = Workspace(slug="one")
    kept.keep(space.id, "before")

    with transaction.atomic():
        kept.keep_with_transaction(space.id, "inside")
        kept.keep_with_transaction(space.id, "inside, later")
        assert (kept.get(space.id), len(kept)) == ("inside, later", 1)

    assert kept.get(space.id) == "inside, later"


@pytest.mark.django_db(transaction=True)
def test_what_is_read_in_a_transaction_goes_with_it(kept: Kept[str]) -> None:
    space = Workspace(slug="one")
    kept.keep(space.id, "before")

    with transaction.atomic():
        kept.keep_with_transaction(space.id, "inside")
        transaction.set_rollback(True)

    assert kept.get(space.id) == "before"


def test_what_is_read_in_a_savepoint_goes_with_it(db: None, kept: Kept[str]) -> None:
    space = Workspace(slug="one")
    kept.keep_with_transaction(space.id, "outside")

    with transaction.atomic():
        kept.keep_with_transaction(space.id, "inside")
        transaction.set_rollback(True)

    assert kept.get(space.id) == "outside"
