"""Taking an import back: every row as it was, or nothing where something was built on it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kithward.errors import Conflict
from kithward.exchange import imports
from kithward.exchange.models import ImportRow
from kithward.exchange.records import (
    Contents,
    OpportunityRecord,
    OwnerRecord,
    PersonRef,
)
from kithward.goals import outcomes
from kithward.goals.models import Decision, Goal
from kithward.network import actions, snapshot
from kithward.network.models import (
    Activity,
    Person,
)
from kithward.numerics.arrays import ActivityLog
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace
from tests.exchange.bringing import MARIA, NOW, TALK, TODAY, bring, dump, people, take_back
from tests.factories import goal

pytestmark = pytest.mark.django_db


def test_undoing_leaves_every_row_as_it_was(workspace: Workspace, archive: Path) -> None:
    person = actions.add_person(workspace, "Maria Chen", notes="my own note")
    typed = actions.Happening(kind="meeting", day=date(2026, 1, 1))
    actions.log_activity(workspace, typed, people={person.id: "present"}, as_of=TODAY)
    actions.organisation_named(workspace, "Initech")
    before = dump(workspace)

    report = imports.import_file(workspace, archive, now=NOW)
    during = dump(workspace)
    take_back(workspace, report)

    assert during != before
    assert dump(workspace) == before


def test_undoing_an_update_gives_back_values_people_and_owner(workspace: Workspace) -> None:
    anna, bo = PersonRef("Anna Ek"), PersonRef("Bo Li")
    ahead = OpportunityRecord("event 1", "", "PyCon", NOW, 480, "uid-1")
    first = Contents(
        "linkedin", people=(MARIA,), activities=(replace(TALK, people=(anna, bo)),), opportunities=(ahead,)
    )
    bring(workspace, first)
    before = dump(workspace)

    newer = Contents(
        "linkedin",
        owner=OwnerRecord("Profile.csv row 2", "", headline="Builder"),
        people=(replace(MARIA, title="Designer", organisation="Globex", emails=("m@globex.com",)),),
        activities=(replace(TALK, people=(bo,), day=date(2026, 7, 5)),),
        opportunities=(replace(ahead, starts_at=date(2026, 9, 2)),),
    )
    take_back(workspace, bring(workspace, newer, digest="two"))

    assert dump(workspace) == before


def test_log_that_was_kept_knows_what_was_taken_back(
    workspace: Workspace, django_capture_on_commit_callbacks: Any
) -> None:
    def told(log: ActivityLog) -> tuple[Any, ...]:
        ids, people = log.ids, log.people
        parts = zip(ids[log.pair_activity], people.ids[log.pair_person], strict=True)
        who = (people.ids, map(people.organisation.words, range(len(people))), people.ties.last_day)
        return sorted(zip(ids, log.day, strict=True)), sorted(parts), sorted(zip(*who, strict=True))

    def look() -> tuple[Any, ...]:
        with django_capture_on_commit_callbacks(execute=True):
            return told(snapshot.activity_log(workspace, date(2026, 1, 1)))

    snapshot.kept.forget_all()
    anna, bo = PersonRef("Anna Ek"), PersonRef("Bo Li")
    bring(workspace, Contents("linkedin", people=(MARIA,), activities=(replace(TALK, people=(anna, bo)),)))
    before = look()
    newer = Contents(
        "linkedin",
        people=(replace(MARIA, organisation="Globex"),),
        activities=(
            replace(TALK, people=(bo,), day=date(2026, 7, 5)),
            replace(TALK, source_id="message:2:2026-07-01", people=(anna,)),
        ),
    )

    report = bring(workspace, newer, digest="two")
    during = look()
    take_back(workspace, report)

    assert during != before
    assert look() == before


def test_an_undone_import_keeps_no_rows_and_is_not_undone_twice(workspace: Workspace, archive: Path) -> None:
    report = imports.import_file(workspace, archive, now=NOW)
    take_back(workspace, report)

    assert not ImportRow.objects.of(workspace).exists()
    assert [batch.state for batch in imports.batches(workspace)] == ["undone"]
    with pytest.raises(Conflict, match="taken back already"):
        take_back(workspace, report)


def test_after_undoing_the_same_file_gives_the_same(workspace: Workspace, archive: Path) -> None:
    first = imports.import_file(workspace, archive, now=NOW)
    take_back(workspace, first)

    again = imports.import_file(workspace, archive, now=NOW)

    assert replace(again, batch=None) == replace(first, batch=None)


def edit_the_person(workspace: Workspace, person_id: UUID) -> None:
    actions.change_person(workspace, person_id, title="Founder")


def log_a_coffee(workspace: Workspace, person_id: UUID) -> None:
    coffee = actions.Happening(kind="meeting", day=TODAY)
    actions.log_activity(workspace, coffee, people={person_id: "present"}, as_of=TODAY)


def promise_something(workspace: Workspace, person_id: UUID) -> None:
    actions.promise(workspace, "send the paper", person_id=person_id)


def give_a_role(workspace: Workspace, person_id: UUID) -> None:
    actions.give_role(workspace, person_id, "mentor", since=TODAY)


def link_to_another(workspace: Workspace, person_id: UUID) -> None:
    actions.link_people(workspace, person_id, actions.add_person(workspace, "Cy Orr").id)


def plan_to_meet(workspace: Workspace, person_id: UUID) -> None:
    Opportunity.objects.create(workspace=workspace, kind="meeting", title="Coffee", minutes=30, person_id=person_id)


def decide_on_the_talk(workspace: Workspace, person_id: UUID) -> None:
    goal = Goal.objects.create(workspace=workspace, kind="objective", sentence="meet ten people")
    talk = Activity.objects.of(workspace).get(source="linkedin")
    Decision.objects.create(workspace=workspace, goal_id=goal.id, activity_id=talk.id, counts=False, decided_on=TODAY)


def colleague_of_hers(workspace: Workspace, person_id: UUID) -> None:
    actions.add_person(workspace, "Cy Orr", organisation="Acme")


def import_more(workspace: Workspace, person_id: UUID) -> None:
    bring(workspace, people(replace(MARIA, title="Designer")), digest="two")


def import_her_number(workspace: Workspace, person_id: UUID) -> None:
    bring(workspace, people(replace(MARIA, phones=("+49 30 1234567",)), source="vcard"), digest="two")


def change_own_profile(workspace: Workspace, person_id: UUID) -> None:
    Workspace.objects.filter(id=workspace.id).update(owner_headline="Baker")


@pytest.mark.parametrize(
    ("build_on_it", "words"),
    [
        (edit_the_person, "a person changed"),
        (log_a_coffee, "an activity added for a person"),
        (promise_something, "a follow-up added for a person"),
        (give_a_role, "a role added for a person"),
        (link_to_another, "a link between people added for a person"),
        (plan_to_meet, "an opportunity added for a person"),
        (decide_on_the_talk, "a decision on a goal added for an activity"),
        (colleague_of_hers, "a person added for an organisation"),
        (import_more, "1 row of a later import, file.csv"),
        (import_her_number, "2 rows of a later import, file.csv"),
        (change_own_profile, "your own profile"),
    ],
)
def test_what_something_was_built_on_is_not_taken_back(workspace: Workspace, build_on_it: Any, words: str) -> None:
    owner = OwnerRecord("Profile.csv row 2", "", headline="Builder")
    report = bring(workspace, Contents("linkedin", owner=owner, people=(MARIA,), activities=(TALK,)))
    build_on_it(workspace, Person.objects.of(workspace).get(name="Maria Chen").id)
    before = dump(workspace)

    with pytest.raises(Conflict, match=words):
        take_back(workspace, report)
    assert dump(workspace) == before


def test_later_imports_taken_back_first_make_way(workspace: Workspace) -> None:
    before = dump(workspace)
    first = bring(workspace, Contents("linkedin", people=(MARIA,), activities=(TALK,)))
    second = bring(workspace, people(replace(MARIA, title="Designer")), digest="two")

    take_back(workspace, second)
    take_back(workspace, first)

    assert dump(workspace) == before


def test_what_was_deleted_by_hand_does_not_come_back(workspace: Workspace) -> None:
    report = bring(workspace, Contents("linkedin", people=(MARIA,), activities=(TALK,)))
    actions.delete_activity(workspace, Activity.objects.of(workspace).get().id)

    take_back(workspace, report)

    assert not Activity.objects.of(workspace).exists()
    assert not Person.objects.of(workspace).exists()


def test_an_outcome_that_stands_on_an_import_keeps_it_and_its_goal(workspace: Workspace) -> None:
    batch = bring(workspace, Contents("linkedin", people=(MARIA,)))
    maria = Person.objects.of(workspace).get(name="Maria Chen")
    came = actions.add_outcome(workspace, "referral", day=TODAY, person_id=maria.id)
    wanted = goal(workspace, as_of=TODAY)
    outcomes.choose(workspace, came.id, [wanted.id])

    with pytest.raises(Conflict, match="an outcome added for a person of it"):
        take_back(workspace, batch)

    assert outcomes.goals_tied(workspace, [came.id])[came.id] == [(wanted.id, wanted.sentence)]
