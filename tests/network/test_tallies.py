"""What each tie's rhythm needs of the log, kept up with it."""

import math
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.language.terms import ACTIVITY_KINDS, CONTACT_KINDS
from kithward.network import queries
from kithward.network.models import Person
from kithward.network.tallies import recount_ties
from kithward.workspaces import rows
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person


def test_each_day_of_contact_counts_once_in_any_order(workspace: Workspace) -> None:
    maria = person(workspace)
    for days in (5, 45, 5, 15):
        log(workspace, "call", maria, day=TODAY - timedelta(days=days))

    found = queries.person(workspace, maria.id)

    assert found.contact_count == 3
    assert found.log_gap_sum == pytest.approx(math.log(30) + math.log(10))
    assert (found.first_contact_on, found.last_contact_on) == (TODAY - timedelta(days=45), TODAY - timedelta(days=5))


@pytest.mark.parametrize("kind", ACTIVITY_KINDS)
def test_only_what_is_a_contact_starts_the_rhythm_anew(workspace: Workspace, kind: str) -> None:
    maria = person(workspace)

    log(workspace, kind, maria)

    assert queries.person(workspace, maria.id).contact_count == (kind in CONTACT_KINDS)


def test_a_recount_changes_no_version_of_the_person_and_no_one_else(
    workspace: Workspace, other_workspace: Workspace
) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    before = queries.person(workspace, jonas.id).log_version

    log(workspace, "call", maria)

    assert queries.person(workspace, maria.id).version == 1
    assert queries.person(workspace, jonas.id).log_version == before


def test_many_people_are_counted_in_chunks(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = [person(workspace, f"Person {number}") for number in range(7)]
    log(workspace, "event", *everybody)
    Person.objects.of(workspace).update(contact_count=0, last_contact_on=None)
    monkeypatch.setattr(rows, "CHUNK", 3)

    with CaptureQueriesContext(connection) as asked:
        recount_ties(workspace, [who.id for who in everybody], version=99)

    found = Person.objects.of(workspace).values_list("contact_count", "last_contact_on", "log_version")
    assert set(found) == {(1, TODAY, 99)}
    assert len(asked) <= 3 * 5
