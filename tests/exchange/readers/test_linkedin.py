"""A LinkedIn archive, whole or one file of it."""

import io
import os
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.archives import Limits
from kithward.exchange.readers.linkedin import read
from kithward.exchange.readers.linkedin_files import kind_by_header
from kithward.exchange.records import ActivityRecord, Contents, OwnerRecord, PersonRef, ReadingOptions
from kithward.language.terms import ACTIVITY_KINDS, MEDIA

SAMPLES = Path(__file__).parents[2] / "samples" / "linkedin"
OWN_ARCHIVE = os.environ.get("LINKEDIN_ARCHIVE", "")
BERLIN = ReadingOptions(datetime(2024, 6, 1, 9, tzinfo=ZoneInfo("Europe/Berlin")))
ALICE = OwnerRecord("", "", "Alice Ackermann", "https://linkedin.com/in/Alice-A/")
BOB = PersonRef("Bob Brandt", "https://www.linkedin.com/in/bob-brandt")
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
)


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


def small_files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in SAMPLES.glob("*.csv")}


def with_owner(owner: OwnerRecord) -> ReadingOptions:
    return ReadingOptions(BERLIN.as_of, owner)


@pytest.fixture(scope="module")
def small() -> Contents:
    return read(zipped(small_files()), "Basic_LinkedInDataExport_06-01-2024.zip", BERLIN)


def of_kind(contents: Contents, kind: str) -> list[ActivityRecord]:
    return [activity for activity in contents.activities if activity.kind == kind]


def why(contents: Contents) -> dict[str, str]:
    return {skipped.where: skipped.why for skipped in contents.skipped}


def test_the_whole_archive_is_read(small: Contents) -> None:
    kinds = Counter(activity.kind for activity in small.activities)

    assert kinds == {
        "connection": 6,
        "message": 4,
        "endorsement": 3,
        "invitation": 2,
        "recommendation": 2,
        "event": 1,
    }
    assert (len(small.people), len(small.opportunities), len(small.organisations)) == (10, 1, 2)
    assert small.problems == ()


def test_every_activity_uses_the_terms_of_the_log(small: Contents) -> None:
    assert {activity.kind for activity in small.activities} <= set(ACTIVITY_KINDS)
    assert {activity.medium for activity in small.activities} <= {*MEDIA, ""}
    assert {activity.note for activity in small.activities} == {""}


def test_every_source_id_is_there_once_and_the_same_when_read_again(small: Contents) -> None:
    again = read(zipped(small_files()), "again.zip", BERLIN)
    ids = [activity.source_id for activity in small.activities]

    assert ids == [activity.source_id for activity in again.activities]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def test_the_owner_is_told_by_profile_addresses_and_who_sends_invitations(small: Contents) -> None:
    assert small.owner is not None
    assert small.owner.name == "Alice Ackermann"
    assert small.owner.profile_url == "https://www.linkedin.com/in/alice-a"
    assert small.owner.emails == ("alice@example.com", "alice@old.example")
    assert (small.owner.headline, small.owner.place) == ("Data engineer & speaker", "Berlin, Germany")


def test_the_owner_is_nobody_in_the_network_but_a_namesake_is(small: Contents) -> None:
    people = [person.ref for person in small.people] + [ref for one in small.activities for ref in one.people]

    assert not any(ref.profile_url == "https://www.linkedin.com/in/alice-a" for ref in people)
    assert any(ref.profile_url == "https://www.linkedin.com/in/other-alice" for ref in people)
    assert why(small)["Connections.csv row 15"] == "this is you"


def test_a_connection_is_a_person_and_an_activity(small: Contents) -> None:
    person, activity = small.people[0], of_kind(small, "connection")[0]

    assert (person.where, person.ref) == ("Connections.csv row 5", replace(BOB, email="bob.brandt@example.com"))
    assert (person.title, person.organisation) == ("Chief Engineer", "Brandt, Sons & Co")
    assert (activity.day, activity.people, activity.medium) == (date(2024, 3, 12), (BOB,), "linkedin")
    assert activity.source_id == "connection:https://www.linkedin.com/in/bob-brandt"


def test_names_come_out_as_they_are_meant(small: Contents) -> None:
    names = [person.name for person in small.people]

    assert names[2:5] == ["Renée O’Brien", "Dora Deng 🚀", "Robert'); DROP TABLE people;-- Tables"]
    assert "משה Levi" in names
    assert (small.people[1].organisation, small.people[4].organisation) == ("Harbour & Sea", "<b>School</b>")


def test_each_connection_left_out_says_why(small: Contents) -> None:
    reasons = why(small)

    assert reasons["Connections.csv row 7"] == "it has no name"
    assert reasons["Connections.csv row 8"] == "the row is empty"
    assert reasons["Connections.csv row 9"] == "the same person as in Connections.csv row 5"


@pytest.mark.parametrize(
    ("row", "name", "reason"),
    [(12, "Robert", "the year 9999 cannot be right"), (13, "Zero", "cannot be read"), (14, "Tomorrow", "still ahead")],
)
def test_a_day_that_cannot_be_costs_the_activity_but_not_the_person(
    small: Contents, row: int, name: str, reason: str
) -> None:
    where = f"Connections.csv row {row}"

    assert reason in why(small)[where]
    assert [person.given_name[: len(name)] for person in small.people if person.where == where] == [name]
    assert where not in {activity.where for activity in small.activities}


def test_messages_of_a_day_are_one_activity_begun_by_who_wrote_first(small: Contents) -> None:
    first = of_kind(small, "message")[0]

    assert (first.day, first.people, first.began_by) == (date(2024, 3, 14), (BOB,), "me")
    assert first.where == "messages.csv row 3 and 2 more"
    assert first.source_id == "message:c1:2024-03-14"


def test_the_text_of_messages_stays_in_raw(small: Contents) -> None:
    first = of_kind(small, "message")[0]

    assert "Secret words" in first.raw
    assert "Secret words" not in repr((first.note, first.topics, first.event_name))


def test_a_message_late_at_night_in_utc_is_on_the_persons_own_day(small: Contents) -> None:
    assert of_kind(small, "message")[1].day == date(2024, 3, 16)


def test_a_groups_message_is_with_all_of_its_people(small: Contents) -> None:
    group = [activity for activity in of_kind(small, "message") if activity.source_id.startswith("message:c3")]

    assert [activity.began_by for activity in group] == ["them", "me"]
    assert [[ref.name for ref in activity.people] for activity in group] == [["Erin Eze", "Fred Fox, PhD"]] * 2
    assert group[0].people[1].profile_url == "https://www.linkedin.com/in/fred"


def test_topics_are_titles_and_subjects_that_say_more_than_names(small: Contents) -> None:
    topics = [activity.topics for activity in of_kind(small, "message")]

    assert topics == [("Data mesh",), (), ("Berlin meetup, spring",), ("Berlin meetup, spring",)]


def test_each_message_left_out_says_why(small: Contents) -> None:
    reasons = why(small)

    assert reasons["messages.csv row 5"] == "a draft, never sent"
    assert reasons["messages.csv row 9"] == "nobody else is in it who is still on LinkedIn"
    assert reasons["messages.csv row 10"] == "it names nobody"
    assert "cannot be read" in reasons["messages.csv row 11"]
    assert reasons["messages.csv row 12"] == "it was in the spam folder"


def test_invitations_say_who_began_and_bring_people_unknown_so_far(small: Contents) -> None:
    sent, received = of_kind(small, "invitation")

    assert (sent.began_by, sent.day, sent.people[0].name) == ("me", date(2023, 11, 20), "Hana Hill")
    assert (received.began_by, received.day, received.people) == ("them", date(2024, 3, 11), (BOB,))
    assert [person.name for person in small.people if person.where.startswith("Invitations")] == ["Hana Hill"]


def test_events_are_attended_ahead_or_left_out(small: Contents) -> None:
    (past,), (ahead,) = of_kind(small, "event"), small.opportunities

    assert (past.event_name, past.day) == ("PyCon", date(2024, 4, 20))
    assert (ahead.title, ahead.minutes) == ("Summer School", 90)
    assert ahead.starts_at == datetime(2024, 7, 5, 15, tzinfo=ZoneInfo("Europe/Berlin"))
    assert "interested" in why(small)["Events.csv row 3"]
    assert "declined" in why(small)["Events.csv row 5"]
    assert "9999" in why(small)["Events.csv row 6"]


def test_recommendations_are_told_apart_by_the_name_of_their_file(small: Contents) -> None:
    began = {activity.where: activity.began_by for activity in of_kind(small, "recommendation")}

    assert began == {"Recommendations_Received.csv row 2": "them", "Recommendations_Given.csv row 2": "me"}


def test_endorsements_are_one_a_person_and_day_with_the_skills_as_topics(small: Contents) -> None:
    given, given_later, received = of_kind(small, "endorsement")

    assert (given.topics, given.began_by, given_later.topics) == (("Python", "SQL"), "me", ("SQL",))
    assert (received.began_by, received.people[0].profile_url) == (
        "them",
        "https://www.linkedin.com/in/charlie-chen",
    )


def test_an_organisation_is_followed_once_since_the_earliest_day(small: Contents) -> None:
    assert [(one.name, one.followed_on) for one in small.organisations] == [
        ("Royal Society", date(2022, 12, 11)),
        ("Trinity College, Cambridge", date(2023, 5, 24)),
    ]


def test_a_position_is_taken_with_the_dates_that_can_be_read() -> None:
    content = b"Company Name,Title,Description,Location,Started On,Finished On\nMill,Hand,,,Mar 2020,soon\n"

    contents = read(content, "Positions.csv", BERLIN)

    assert [(one.organisation, one.started_on, one.ended_on) for one in contents.positions] == [
        ("Mill", date(2020, 3, 1), None)
    ]
    assert "“soon” cannot be read" in contents.problems[0]


def test_files_of_no_use_are_noted_once_each(small: Contents) -> None:
    unused = [one.where for one in small.skipped if "no use" in one.why]

    assert unused == ["Skills.csv", "guide_messages.csv"]


@pytest.mark.parametrize("name", sorted(small_files()))
def test_any_single_file_is_read_alone_as_in_the_archive(small: Contents, name: str) -> None:
    alone = read(small_files()[name], name, with_owner(ALICE))

    assert {one.source_id for one in alone.activities} == {
        one.source_id for one in small.activities if one.where.startswith(name)
    }


def test_a_file_is_known_by_its_header_whatever_its_name() -> None:
    contents = read(small_files()["Connections.csv"], "download (3).txt", BERLIN)

    assert contents.people[0].where == "download (3).txt row 5"


def test_messages_alone_tell_the_owner_who_is_in_all_of_them() -> None:
    contents = read(small_files()["messages.csv"], "messages.csv", BERLIN)

    assert contents.owner is not None
    assert contents.owner.profile_url == "https://www.linkedin.com/in/alice-a"


def test_messages_between_two_people_alone_ask_which_of_them_it_is() -> None:
    rows = "c,,Al,https://linkedin.com/in/al,Bo,https://linkedin.com/in/bo,2024-01-02 10:00:00 UTC,,x,INBOX\n"
    rows += "c,,Bo,https://linkedin.com/in/bo,Al,https://linkedin.com/in/al,2024-01-02 11:00:00 UTC,,y,INBOX\n"

    unknown = read((MESSAGES + rows).encode(), "messages.csv", BERLIN)
    known = read((MESSAGES + rows).encode(), "messages.csv", with_owner(OwnerRecord("", "", "Bo")))

    assert unknown.count == 0
    assert "which of the people in them is you" in unknown.problems[0]
    assert known.owner is None
    assert [(one.people[0].name, one.began_by) for one in known.activities] == [("Al", "them")]


def test_messages_of_the_old_form_without_recipient_addresses_keep_one_person_one() -> None:
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
    rows = "c,,Alice Ackermann,https://linkedin.com/in/alice-a,Bob Brandt,2024-01-02 10:00:00,,x\n"
    rows += "c,,Bob Brandt,https://linkedin.com/in/bob-brandt,Alice Ackermann,2024-01-02 11:00:00,,y\n"

    contents = read((header + rows).encode(), "messages.csv", with_owner(ALICE))

    assert [(one.people, one.began_by) for one in contents.activities] == [((BOB,), "me")]


def test_recipients_whose_names_do_not_fit_keep_their_addresses() -> None:
    rows = 'c,,Alice Ackermann,https://linkedin.com/in/alice-a,"B, C, D",'
    rows += '"https://linkedin.com/in/b,https://linkedin.com/in/c",2024-01-02 10:00:00,,x,INBOX\n'

    contents = read((MESSAGES + rows).encode(), "messages.csv", with_owner(ALICE))

    assert [ref.profile_url[-4:] for ref in contents.activities[0].people] == ["in/b", "in/c"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am",
    ],
)
def test_any_encoding_delimiter_and_language_is_read(encoding: str, header: str) -> None:
    row = "Jörg,O'Neil,,,Café,Chef,12 Mar 2024".replace(",", ";" if ";" in header else ",")

    contents = read(f"{header}\r\n{row}\r\n".encode(encoding), "Connections.csv", BERLIN)

    assert [(one.name, one.organisation, one.met_on) for one in contents.people] == [
        ("Jörg O'Neil", "Café", date(2024, 3, 12))
    ]


def test_a_broken_quote_costs_no_row_after_it() -> None:
    content = b'First Name,Last Name,URL,Connected On\n"Bob,Brandt,,12 Mar 2024\nEve,Ek,,12 Mar 2024\n'

    contents = read(content, "Connections.csv", BERLIN)

    assert [person.name for person in contents.people] == ["Bob Brandt", "Eve Ek"]
    assert "Connections.csv: row 2" in contents.problems[0]


def test_a_row_with_too_many_cells_is_left_out_and_not_misread() -> None:
    content = b"First Name,Last Name,Company,Connected On\nBob,Brandt,Brandt, Sons,12 Mar 2024\nEve,Ek,,12 Mar 2024\n"

    contents = read(content, "Connections.csv", BERLIN)

    assert [person.name for person in contents.people] == ["Eve Ek"]
    assert "5 cells and the header 4" in why(contents)["Connections.csv row 2"]


def test_a_cell_of_100_000_characters_is_read() -> None:
    content = f"First Name,Last Name,Position,Connected On\nBob,Brandt,{'x' * 100_000},12 Mar 2024\n".encode()

    assert len(read(content, "Connections.csv", BERLIN).people[0].title) == 100_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "this file is empty"),
        (b"\x00\x01\x02" * 50, "this is not text"),
        (b"%PDF-1.7 and so on", "this looks like a PDF"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "this looks like contact cards"),
        (b"Name,Mail\nBob,b@x.de\n", "this looks like a table (CSV) with the columns “Name”, “Mail”"),
        (zipped({"cat.jpg": b"x"}), "such as cat.jpg"),
        (zipped({}), "this zip archive is empty"),
        (b"PK\x03\x04 and no more", "damaged zip archive"),
        (zipped({"Connections.csv": b""}), "none of its first rows is a header"),
        (b"First Name,Last Name,Connected On\n", "it has no rows"),
        (b"First Name,Last Name,Connected On\n,,\n,,\n", "all of its 2 rows were left out"),
    ],
)
def test_a_file_with_nothing_in_it_says_what_it_seems_to_be(content: bytes, words: str) -> None:
    contents = read(content, "upload.bin", BERLIN)

    assert contents.count == 0
    assert any(words in problem for problem in contents.problems)


def test_one_spoilt_file_does_not_spoil_the_others() -> None:
    files = small_files() | {"messages.csv": b"A,B\n1,2\n", "../Events.csv": b"x"}
    limits = Limits(member_bytes=1_000)

    contents = read(zipped(files), "a.zip", BERLIN, limits=limits)

    assert of_kind(contents, "invitation")
    assert [problem.split(" ")[0] for problem in contents.problems] == [
        "../Events.csv",
        "Connections.csv",
        "messages.csv:",
    ]


@given(
    st.text(st.sampled_from('CONFROMTDATE ,"\n;:/-2024MarUTCéx\x00'), max_size=200),
    st.sampled_from(sorted(small_files())),
)
def test_no_rows_under_any_header_make_the_reader_raise(rows: str, name: str) -> None:
    lines = small_files()[name].splitlines()
    header = next((line for line in lines if kind_by_header(line.decode().split(","))), lines[0])

    contents = read(header + b"\n" + rows.encode(), name, BERLIN)

    assert contents.count or contents.problems


@given(st.binary(max_size=40), st.integers(0, 3000))
def test_no_damage_to_an_archive_makes_the_reader_raise(damage: bytes, at: int) -> None:
    content = zipped(small_files())

    contents = read(content[:at] + damage + content[at + len(damage) :], "a.zip", BERLIN)

    assert contents.source == "linkedin"


@pytest.mark.skipif(not OWN_ARCHIVE, reason="LINKEDIN_ARCHIVE names no archive of your own to read")
def test_an_archive_of_ones_own_is_read_whole() -> None:
    contents = read(Path(OWN_ARCHIVE).read_bytes(), OWN_ARCHIVE, BERLIN)

    assert contents.problems == ()
    assert contents.owner is not None
    assert {activity.kind for activity in contents.activities} >= {"connection", "message"}
    assert not any(ref.name == contents.owner.name for one in contents.activities for ref in one.people)
