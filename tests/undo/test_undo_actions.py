"""Taking a change back: row for row, or nothing where it was built on since."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from kithward import diary
from kithward.errors import Conflict, NotFound
from kithward.network import actions as network
from kithward.network.models import Activity, FollowUp, Organisation, Participation, Person
from kithward.undo.actions import MOST_KEPT, Trace, change_kept, take_back
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests.factories import TODAY, goal, judge, log, person
from tests.tables import content, dump

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def rename(workspace: Workspace, who: Person, name: str) -> UUID:
    """A change of one row."""
    with transaction.atomic():
        trace = Trace(workspace)
        trace.watch(Person, [who])
        network.change_person(workspace, who.id, name=name)
        return trace.keep(f"Renamed {who.name}")


def add_at(workspace: Workspace, who: Person, organisation: str) -> UUID:
    """A change that makes a row and points another to it."""
    with transaction.atomic():
        trace = Trace(workspace)
        trace.watch(Person, Person.objects.of(workspace).filter(id=who.id))
        changed = network.change_person(workspace, who.id, organisation=organisation)
        trace.made(Organisation.objects.of(workspace).get(id=changed.organisation_id))
        return trace.keep(f"{who.name} is at {organisation}")


def test_a_changed_row_gets_its_values_back_and_a_version_of_its_own(workspace: Workspace) -> None:
    maria = person(workspace)
    before = content(workspace)
    undo_id = rename(workspace, maria, "Maria Lopez")

    taken = take_back(workspace, undo_id, now=NOW)

    assert taken.words == "Renamed Maria Chen"
    assert [row.id for row in taken.of(Person)] == [maria.id]
    assert content(workspace) == before
    assert Person.objects.of(workspace).get().version == 3


def test_a_made_row_goes_also_when_a_changed_one_points_to_it(workspace: Workspace) -> None:
    maria = person(workspace)
    before = content(workspace)
    undo_id = add_at(workspace, maria, "Nordlicht")

    take_back(workspace, undo_id, now=NOW)

    assert content(workspace) == before


def test_changes_are_taken_back_one_after_the_other(workspace: Workspace) -> None:
    maria = person(workspace)
    before = content(workspace)
    first, second = rename(workspace, maria, "Maria Lopez"), rename(workspace, maria, "Maria Silva")

    with pytest.raises(Conflict, match="Maria Lopez was changed since"):
        take_back(workspace, first, now=NOW)
    take_back(workspace, second, now=NOW)
    take_back(workspace, first, now=NOW)

    assert content(workspace) == before


def test_a_change_is_taken_back_once(workspace: Workspace) -> None:
    undo_id = rename(workspace, person(workspace), "Maria Lopez")
    take_back(workspace, undo_id, now=NOW)

    with pytest.raises(Conflict, match="“Renamed Maria Chen” was taken back already"):
        take_back(workspace, undo_id, now=NOW)


def test_what_was_deleted_since_is_not_taken_back(workspace: Workspace) -> None:
    call = log(workspace, "call", maria := person(workspace))
    with transaction.atomic():
        trace = Trace(workspace)
        trace.watch(Activity, [call])
        judge(workspace, call.id, meaningful=True)
        undo_id = trace.keep("Said that it was meaningful")
    network.delete_activity(workspace, call.id)
    before = dump(workspace)

    with pytest.raises(Conflict, match="call on 2026-06-10 was deleted since"):
        take_back(workspace, undo_id, now=NOW)

    assert dump(workspace) == before
    assert Person.objects.of(workspace).get().id == maria.id


def test_what_something_was_added_to_is_not_taken_back(workspace: Workspace) -> None:
    with transaction.atomic():
        trace = Trace(workspace)
        trace.made(jonas := person(workspace, "Jonas Weber"))
        undo_id = trace.keep("Added Jonas Weber")
    log(workspace, "call", jonas)
    network.promise(workspace, "send the paper", person_id=jonas.id)

    with pytest.raises(Conflict, match="an activity was added to it since; a follow-up was added to it since"):
        take_back(workspace, undo_id, now=NOW)


def test_what_belongs_to_somebody_deleted_since_is_not_taken_back(workspace: Workspace) -> None:
    call = log(workspace, "call", maria := person(workspace))
    undo_id = network.delete_activity(workspace, call.id)
    Person.objects.of(workspace).filter(id=maria.id).delete()

    with pytest.raises(Conflict, match="a person it belongs to was deleted since"):
        take_back(workspace, undo_id, now=NOW)


def test_what_has_lost_its_place_is_not_taken_back(workspace: Workspace) -> None:
    address = "https://www.linkedin.com/in/maria"
    maria = person(workspace, profile_url=address)
    with transaction.atomic():
        trace = Trace(workspace)
        trace.delete(Person, [maria.id])
        undo_id = trace.keep("Deleted Maria Chen")
    person(workspace, "Maria Chen", profile_url=address)

    with pytest.raises(Conflict, match="something else has taken its place since"):
        take_back(workspace, undo_id, now=NOW)


def test_tallies_that_the_log_keeps_up_are_no_change(workspace: Workspace) -> None:
    maria = person(workspace)
    undo_id = rename(workspace, maria, "Maria Lopez")
    log(workspace, "call", maria)

    take_back(workspace, undo_id, now=NOW)

    found = Person.objects.of(workspace).get()
    assert (found.name, found.contact_count) == ("Maria Chen", 1)


def test_another_workspaces_change_is_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    undo_id = rename(workspace, person(workspace), "Maria Lopez")

    for missing in (undo_id, a_new_id()):
        with pytest.raises(NotFound, match="no such change"):
            take_back(other_workspace, missing, now=NOW)


def test_old_changes_are_emptied_and_their_ids_stay_known(workspace: Workspace) -> None:
    maria = person(workspace)
    first, *others = [rename(workspace, maria, f"Maria {number}") for number in range(MOST_KEPT + 1)]

    emptied = set(Undo.objects.of(workspace).filter(rows=[]).values_list("id", flat=True))

    assert emptied == {first}
    assert all(change_kept(workspace, undo_id) for undo_id in (first, *others))
    with pytest.raises(Conflict, match="nothing left of"):
        take_back(workspace, first, now=NOW)


def test_a_change_is_kept_under_the_id_that_it_came_with(workspace: Workspace, other_workspace: Workspace) -> None:
    sent = UUID("9f0c3b58-3a5e-4a5b-8a57-2f1b1c0d9e11")
    trace = Trace(workspace)
    trace.made(person(workspace))

    assert change_kept(workspace, sent) is None
    assert trace.keep("Added Maria Chen", undo_id=sent) == sent
    assert str(change_kept(workspace, sent)) == "Added Maria Chen"
    assert change_kept(other_workspace, sent) is None


def test_the_number_of_statements_does_not_grow_with_the_rows(
    workspace: Workspace, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    maria = person(workspace)
    for _ in range(30):
        network.promise(workspace, "send the paper", person_id=maria.id)
    with transaction.atomic():
        trace = Trace(workspace)
        trace.delete(Person, [maria.id])
        undo_id = trace.keep("Deleted Maria Chen")

    with django_assert_max_num_queries(60):  # type: ignore[operator]
        take_back(workspace, undo_id, now=NOW)

    assert FollowUp.objects.of(workspace).count() == 30


# Through the diary


def test_a_deleted_activity_comes_back_with_what_hung_on_it(workspace: Workspace) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    log(workspace, "call", maria, day=TODAY - timedelta(days=30))
    coffee = log(workspace, "meeting", maria, jonas, form="coffee")
    network.promise(workspace, "send the paper", person_id=maria.id, activity_id=coffee.id)
    network.add_outcome(workspace, "advice", day=TODAY, person_id=maria.id, activity_id=coffee.id)
    before = content(workspace)

    undo_id = network.delete_activity(workspace, coffee.id)
    assert content(workspace) != before
    undone = diary.take_back(workspace, undo_id, now=NOW)

    assert undone.words == "Deleted the coffee of 10 June 2026"
    assert content(workspace) == before


def test_taking_back_counts_again_and_says_which_goals_moved(workspace: Workspace) -> None:
    goal(workspace)
    meetup = log(workspace, "event", maria := person(workspace), form="meetup")
    undo_id = network.delete_activity(workspace, meetup.id)
    assert Person.objects.of(workspace).get().contact_count == 0

    undone = diary.take_back(workspace, undo_id, now=NOW)

    assert [(moved.done, moved.goal) for moved in undone.news.moved] == [(1, "Attend four events by August")]
    found = Person.objects.of(workspace).get(id=maria.id)
    assert (found.contact_count, found.last_contact_on) == (1, date(2026, 6, 10))
    assert Participation.objects.of(workspace).count() == 1
