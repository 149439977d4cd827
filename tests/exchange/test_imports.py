"""What comes of a file: people, activities and the rest, each once, and all of it back again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.errors import BadInput, NotFound
from kithward.exchange import imports
from kithward.exchange.models import ImportBatch, ImportRow
from kithward.exchange.records import (
    Contents,
    OpportunityRecord,
    OrganisationRecord,
    OwnerRecord,
    PersonRecord,
    PersonRef,
    PositionRecord,
    Skipped,
)
from kithward.language.names import short_id
from kithward.network import actions, queries
from kithward.network.models import (
    Activity,
    EmailAddress,
    Organisation,
    Person,
    PhoneNumber,
    Position,
)
from kithward.network.timeline import happened_with
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace
from tests.exchange.bringing import MARIA, NOW, TALK, TODAY, activities, bring, dump, people, take_back
from tests.factories import judge

pytestmark = pytest.mark.django_db


# People.


def test_a_new_person_has_all_that_the_file_tells(workspace: Workspace) -> None:
    report = bring(workspace, people(replace(MARIA, phones=("+49 30 1234567",))))

    person = Person.objects.of(workspace).get()
    assert (person.name, person.name_key, person.title) == ("Maria Chen", "maria chen", "Senior Product Manager")
    assert (person.organisation.name, person.met_on) == ("Acme", date(2024, 3, 12))
    assert [address.address for address in person.email_addresses.all()] == ["maria@acme.com"]
    assert [number.digits for number in person.phone_numbers.all()] == ["+49301234567"]
    assert (report.created["people"], report.created["organisations"]) == (1, 1)


def test_field_and_seniority_are_derived_and_say_so(workspace: Workspace) -> None:
    bring(workspace, people(MARIA))

    person = Person.objects.of(workspace).get()
    assert (person.fields, person.seniority) == (["product"], "senior")
    assert (person.origins["fields"], person.origins["title"]) == ("derived", "linkedin")


def test_a_phone_number_without_a_country_is_of_the_workspaces_own(workspace: Workspace) -> None:
    workspace.region = "DE"
    workspace.save()

    bring(workspace, people(replace(MARIA, phones=("030 1234567", "call me"))))

    assert [number.digits for number in PhoneNumber.objects.of(workspace).order_by("id")] == ["+49301234567", "call me"]


def test_a_typed_value_is_never_overwritten_and_an_empty_one_filled(workspace: Workspace) -> None:
    actions.add_person(workspace, "Maria Chen", title="My mentor")

    report = bring(workspace, people(MARIA))

    person = Person.objects.of(workspace).get()
    assert (person.title, person.organisation.name, person.version) == ("My mentor", "Acme", 2)
    assert (report.created["people"], report.updated["people"]) == (0, 1)


def test_a_person_known_from_elsewhere_with_nothing_to_add_is_merged(workspace: Workspace) -> None:
    actions.add_person(workspace, "Maria Chen")

    report = bring(workspace, people(PersonRecord("card 1", "BEGIN:VCARD", "Maria Chen"), source="vcard"))

    assert (report.merged["people"], report.changes_nothing) == (1, True)
    assert ImportRow.objects.of(workspace).get().raw == "BEGIN:VCARD"


def test_the_day_of_meeting_is_only_filled(workspace: Workspace) -> None:
    bring(workspace, people(MARIA))

    bring(workspace, people(replace(MARIA, met_on=date(2026, 1, 1))), digest="two")

    assert Person.objects.of(workspace).get().met_on == date(2024, 3, 12)


def test_a_changed_title_changes_what_is_derived_of_it(workspace: Workspace) -> None:
    bring(workspace, people(MARIA))

    report = bring(workspace, people(replace(MARIA, title="Chief Financial Officer")), digest="two")

    person = Person.objects.of(workspace).get()
    assert (person.title, person.fields, person.seniority) == ("Chief Financial Officer", ["finance"], "executive")
    assert report.updated["people"] == 1


def test_two_records_of_one_person_become_one(workspace: Workspace) -> None:
    other = PersonRecord("row 9", "M", "Maria Chen-Lopez", emails=("maria@acme.com",), phones=("+49 30 1234567",))

    report = bring(workspace, people(other, MARIA))

    person = Person.objects.of(workspace).get()
    assert (person.name, person.other_names) == ("Maria Chen", ["Maria Chen-Lopez"])
    assert (report.created["people"], report.merged["people"]) == (1, 1)


@pytest.mark.parametrize("name", ["", "\u200e \u202e", "\0"])
def test_a_person_without_a_name_is_left_out_with_the_reason(workspace: Workspace, name: str) -> None:
    report = bring(workspace, people(PersonRecord("row 3", ",,", name), MARIA))

    assert [(row.where, row.why) for row in report.skipped] == [("row 3", "it has no name")]
    assert ImportRow.objects.of(workspace).get(verdict="skipped").raw == ",,"


def test_one_of_several_namesakes_is_not_guessed(workspace: Workspace) -> None:
    for _ in range(2):
        actions.add_person(workspace, "John Smith")

    report = bring(workspace, people(PersonRecord("card 1", "", "John Smith"), source="vcard"))

    assert (report.changes_nothing, len(report.skipped)) == (True, 1)
    assert "several known people" in report.skipped[0].why


def test_the_owner_is_nobody_to_know(workspace: Workspace) -> None:
    workspace.owner_emails = ["alice@example.org"]
    workspace.save()

    report = bring(workspace, people(PersonRecord("card 1", "", "Me", emails=("alice@example.org",)), source="vcard"))

    assert [row.why for row in report.skipped] == ["this is you"]


def test_too_long_a_name_is_cut_and_said(workspace: Workspace) -> None:
    report = bring(workspace, people(replace(MARIA, name="M" * 400)))

    assert len(Person.objects.of(workspace).get().name) == 300
    assert "400 characters" in report.problems[0]


def test_another_workspace_is_neither_seen_nor_touched(workspace: Workspace, other_workspace: Workspace) -> None:
    bring(other_workspace, people(MARIA))
    before = dump(other_workspace)

    report = bring(workspace, people(replace(MARIA, title="Designer")))

    assert report.created["people"] == 1
    assert dump(other_workspace) == before


# Activities.


def test_an_activity_has_its_people_and_starts_their_rhythm(workspace: Workspace) -> None:
    report = bring(workspace, Contents("linkedin", people=(MARIA,), activities=(TALK,)))

    person = Person.objects.of(workspace).get()
    assert (person.contact_count, person.last_contact_on) == (1, date(2026, 7, 1))
    assert (report.created["people"], report.created["activities"]) == (1, 1)
    assert happened_with(workspace, person)[0][0].day == date(2026, 7, 1)


def test_whom_only_an_activity_names_becomes_known_by_it(workspace: Workspace) -> None:
    ref = PersonRef("Bo Li", "https://www.linkedin.com/in/bo", "bo@li.org")

    report = bring(workspace, activities(replace(TALK, people=(ref,))))

    person = Person.objects.of(workspace).get()
    assert (person.name, person.profile_url) == ("Bo Li", "https://www.linkedin.com/in/bo")
    assert EmailAddress.objects.of(workspace).get().address == "bo@li.org"
    assert report.created["people"] == 1


def test_a_mention_brings_the_address_that_was_missing(workspace: Workspace) -> None:
    person = actions.add_person(workspace, "Bo Li")

    bring(workspace, activities(replace(TALK, people=(PersonRef("Bo Li", email="bo@li.org"),)), source="calendar"))

    assert EmailAddress.objects.of(workspace).get().person_id == person.id


def test_an_activity_with_nobody_known_or_named_is_left_out(workspace: Workspace) -> None:
    report = bring(workspace, activities(replace(TALK, people=(PersonRef(email="x@y.org"),))))

    assert [row.why for row in report.skipped] == ["nobody in it is known or has a name"]
    assert not Activity.objects.of(workspace).exists()


def test_an_event_without_people_is_taken(workspace: Workspace) -> None:
    report = bring(workspace, activities(replace(TALK, kind="event", people=(), event_name="PyCon")))

    assert report.created["activities"] == 1


def test_the_same_activity_twice_in_a_file_is_one(workspace: Workspace) -> None:
    report = bring(workspace, activities(TALK, replace(TALK, where="messages row 3")))

    assert report.created["activities"] == 1
    assert [(row.where, row.why) for row in report.skipped] == [("messages row 3", "the same as in messages row 2")]


def test_an_activity_without_a_name_of_its_own_is_still_taken_once(workspace: Workspace) -> None:
    nameless = replace(TALK, source_id="")
    bring(workspace, activities(nameless))

    report = bring(workspace, activities(nameless), digest="two")

    assert (report.created["activities"], report.unchanged["activities"]) == (0, 1)


def test_a_moved_meeting_with_other_people_is_brought_up_to_date(workspace: Workspace) -> None:
    anna, bo, cy = PersonRef("Anna Ek"), PersonRef("Bo Li"), PersonRef("Cy Orr")
    meeting = replace(TALK, kind="meeting", people=(anna, bo), minutes=30)
    bring(workspace, activities(meeting, source="calendar"))

    moved = replace(meeting, day=date(2026, 7, 8), minutes=45, people=(bo, cy))
    report = bring(workspace, activities(moved, source="calendar"), digest="two")

    activity = Activity.objects.of(workspace).get()
    assert (activity.day, activity.minutes, activity.version) == (date(2026, 7, 8), 45, 2)
    assert {part.person.name for part in activity.participations.all()} == {"Bo Li", "Cy Orr"}
    assert report.updated["activities"] == 1
    assert dict(Person.objects.of(workspace).values_list("name", "contact_count")) == {
        "Anna Ek": 0,
        "Bo Li": 1,
        "Cy Orr": 1,
    }


def test_an_activity_changed_by_hand_stays_as_it_is(workspace: Workspace) -> None:
    bring(workspace, activities(TALK))
    judge(workspace, Activity.objects.of(workspace).get().id, meaningful=True)

    report = bring(workspace, activities(replace(TALK, day=date(2026, 7, 9))), digest="two")

    assert Activity.objects.of(workspace).get().day == date(2026, 7, 1)
    assert "you changed it" in report.skipped[0].why


def test_what_an_import_changed_may_be_changed_by_the_next(workspace: Workspace) -> None:
    bring(workspace, activities(TALK))
    bring(workspace, activities(replace(TALK, minutes=5)), digest="two")

    report = bring(workspace, activities(replace(TALK, minutes=10)), digest="three")

    assert report.updated["activities"] == 1
    assert Activity.objects.of(workspace).get().minutes == 10


def test_a_meeting_written_down_by_hand_is_not_counted_twice(workspace: Workspace) -> None:
    person = actions.add_person(workspace, "Maria Chen")
    typed = actions.Happening(kind="meeting", day=date(2026, 7, 1))
    actions.log_activity(workspace, typed, people={person.id: "present"}, as_of=TODAY)
    contents = activities(
        replace(TALK, kind="meeting"), replace(TALK, kind="meeting", source_id="second"), source="calendar"
    )

    first = bring(workspace, contents)
    again = bring(workspace, contents)

    assert (first.merged["activities"], first.created["activities"]) == (1, 1)
    assert (again.unchanged["activities"], again.batch) == (2, None)


# The rest.


def test_what_is_ahead_becomes_an_opportunity_and_follows_its_calendar(workspace: Workspace) -> None:
    ahead = OpportunityRecord("event 1", "", "PyCon", datetime(2026, 9, 1, 9, tzinfo=UTC), 480, "uid-1")
    bring(workspace, Contents("calendar", opportunities=(ahead,)))
    Opportunity.objects.of(workspace).update(state="declined", version=2)

    later = replace(ahead, starts_at=date(2026, 9, 2))
    report = bring(workspace, Contents("calendar", opportunities=(later,)), digest="two")

    row = Opportunity.objects.of(workspace).get()
    assert (row.starts_at, row.on, row.state) == (None, date(2026, 9, 2), "declined")
    assert report.updated["opportunities"] == 1


def test_an_opportunity_that_has_happened_is_done(workspace: Workspace) -> None:
    ahead = OpportunityRecord("event 1", "", "Coffee", NOW, 30, "uid-1", kind="meeting", people=(PersonRef("Bo Li"),))
    bring(workspace, Contents("calendar", opportunities=(ahead,)))

    bring(workspace, activities(replace(TALK, source_id="uid-1"), source="calendar"), digest="two")

    assert Opportunity.objects.of(workspace).get().state == "done"


def test_followed_organisations_and_positions_are_taken_once(workspace: Workspace) -> None:
    contents = Contents(
        "linkedin",
        people=(MARIA,),
        organisations=(OrganisationRecord("row 2", "", "ACME", date(2020, 1, 1)),),
        positions=(PositionRecord("row 2", "", "Acme", "Engineer", started_on=date(2019, 1, 1)),),
    )
    bring(workspace, contents)
    ended = replace(contents.positions[0], ended_on=date(2021, 1, 1))

    report = bring(workspace, replace(contents, positions=(ended, ended)), digest="two")

    assert Organisation.objects.of(workspace).get().followed_on == date(2020, 1, 1)
    assert Position.objects.of(workspace).get().ended_on == date(2021, 1, 1)
    assert (report.created["positions"], report.updated["positions"]) == (0, 1)


def test_the_owners_profile_is_filled_where_it_is_empty(workspace: Workspace) -> None:
    owner = OwnerRecord("Profile.csv row 2", "", name="Alice Okafor", headline="Builder", emails=("a@b.org",))

    report = bring(workspace, Contents("linkedin", owner=owner))

    workspace.refresh_from_db()
    assert (workspace.owner_headline, workspace.owner_emails) == ("Builder", ["a@b.org"])
    assert report.updated["owner"] == 1


def test_a_file_of_somebody_else_is_noticed(workspace: Workspace) -> None:
    report = bring(workspace, Contents("linkedin", owner=OwnerRecord("", "", name="Ada Byron")))

    assert report.problems == ("The file seems to be of Ada Byron, and this is the network of Alice Okafor.",)


# The whole file.


def test_a_preview_tells_what_the_import_does_and_writes_nothing(workspace: Workspace, archive: Path) -> None:
    before = dump(workspace)

    foretold = imports.import_file(workspace, archive, now=NOW, preview=True)

    assert dump(workspace) == before
    assert foretold.batch is None
    done = imports.import_file(workspace, archive, now=NOW)
    assert replace(done, batch=None) == foretold
    assert done.created["people"] > 3


def test_every_row_of_the_file_is_kept_with_what_became_of_it(workspace: Workspace, archive: Path) -> None:
    report = imports.import_file(workspace, archive, now=NOW)

    rows = ImportRow.objects.of(workspace).filter(batch_id=report.batch)
    assert sum(row.verdict == "skipped" for row in rows) == len(report.skipped)
    assert all(row.why for row in rows if row.verdict == "skipped")
    assert rows.get(where="Connections.csv row 5", verdict="created").raw.startswith("Bob,Brandt,https://www.")


def test_the_same_file_again_changes_nothing_and_says_so(workspace: Workspace, archive: Path) -> None:
    imports.import_file(workspace, archive, now=NOW)
    before = dump(workspace)

    again = imports.import_file(workspace, archive, now=NOW)

    assert dump(workspace) == before
    assert again.changes_nothing
    assert again.in_words().startswith("everything in it was here already")
    assert len(imports.batches(workspace)) == 1


def test_what_was_deleted_by_hand_is_not_brought_in_again(workspace: Workspace) -> None:
    contents = Contents("linkedin", people=(MARIA,), activities=(TALK,))
    bring(workspace, contents)
    actions.delete_activity(workspace, Activity.objects.of(workspace).get().id)

    again = bring(workspace, contents, digest="two")

    assert again.changes_nothing
    assert not Activity.objects.of(workspace).exists()


def test_what_was_left_out_before_makes_no_new_batch(workspace: Workspace) -> None:
    contents = Contents("linkedin", people=(MARIA,), skipped=(Skipped("row 9", "the row is empty", ",,"),))
    bring(workspace, contents)

    again = bring(workspace, contents, digest="two")

    assert (again.batch, len(again.skipped)) == (None, 1)


def test_a_newer_archive_changes_only_what_changed(workspace: Workspace) -> None:
    bo = PersonRecord("row 3", "", "Bo Li", profile_url="https://www.linkedin.com/in/bo")
    bring(workspace, Contents("linkedin", people=(MARIA, bo), activities=(TALK,)))
    newer = Contents(
        "linkedin",
        people=(replace(MARIA, title="Designer"), bo),
        activities=(replace(TALK, topics=("Berlin",)), replace(TALK, source_id="message:1:2026-07-02")),
    )

    report = bring(workspace, newer, digest="two")

    assert {table: count for table, count in report.created.items() if count} == {"activities": 1}
    assert {table: count for table, count in report.updated.items() if count} == {"people": 1, "activities": 1}
    assert report.unchanged["people"] == 1


def test_the_log_moves_once_and_new_rows_carry_its_number(workspace: Workspace, archive: Path) -> None:
    imports.import_file(workspace, archive, now=NOW)

    workspace.refresh_from_db()
    assert workspace.log_version == 1
    assert set(Activity.objects.of(workspace).values_list("log_version", flat=True)) == {1}


def test_the_arrays_follow_an_import_and_its_undoing(workspace: Workspace, archive: Path) -> None:
    since = date(2000, 1, 1)
    before = len(queries.activity_log(workspace, since).ids)

    report = imports.import_file(workspace, archive, now=NOW)
    after = len(queries.activity_log(workspace, since).ids)
    take_back(workspace, report)

    assert (before, after) == (0, report.created["activities"])
    assert len(queries.activity_log(workspace, since).ids) == 0


def test_statements_do_not_grow_with_the_rows(workspace: Workspace) -> None:
    def statements(count: int, digest: str) -> int:
        many = [
            replace(MARIA, where=f"{digest} {n}", name=f"{digest} {n}", organisation=digest, profile_url="", emails=())
            for n in range(count)
        ]
        talks = [replace(TALK, people=(each.ref,), source_id=each.name) for each in many]
        with CaptureQueriesContext(connection) as captured:
            bring(workspace, Contents("linkedin", people=tuple(many), activities=tuple(talks)), digest=digest)
        return len(captured)

    bring(workspace, activities(TALK))

    assert statements(5, "few") == statements(300, "many")


# The list of imports.


def test_an_import_is_found_by_the_end_of_its_id(workspace: Workspace, other_workspace: Workspace) -> None:
    report = bring(workspace, people(MARIA))

    row = imports.batch(workspace, str(report.batch)[-6:])

    assert row.id == report.batch == imports.batch(workspace, str(report.batch)).id
    assert short_id(row.id) == str(report.batch)[-6:]
    assert imports.told(row) == "1 person and 1 organisation added."
    for where, wanted in ((workspace, "zzz"), (workspace, ""), (other_workspace, str(report.batch))):
        with pytest.raises(NotFound):
            imports.batch(where, wanted)


def test_an_end_that_fits_several_imports_is_not_guessed(workspace: Workspace) -> None:
    for number in (1, 2):
        ImportBatch.objects.create(
            workspace=workspace, id=UUID(int=number << 8 | 0xAB), source="vcard", file_name="x", digest=str(number)
        )

    with pytest.raises(BadInput, match="give more"):
        imports.batch(workspace, "ab")
