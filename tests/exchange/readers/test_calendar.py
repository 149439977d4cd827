"""Meetings, calls and events out of calendar files, with every oddity that real ones have."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.calendar import read
from kithward.exchange.records import (
    ActivityRecord,
    PersonRef,
    ReadingOptions,
)
from kithward.language.terms import ACTIVITY_KINDS, FORMS, MEDIA
from tests.exchange.readers.calendar_lines import (
    AHEAD,
    BERLIN,
    MARIA,
    OPTIONS,
    PAST,
    SAMPLES,
    WITH_MARIA,
    activity,
    days,
    event,
    opportunity,
    read_calendar,
    why_skipped,
)


def test_a_calendar_of_google_gives_meetings_calls_and_events() -> None:
    contents = read((SAMPLES / "week.ics").read_bytes(), "week.ics", OPTIONS)

    assert days(contents) == ["2025-03-04", "2025-03-19", "2025-03-25", "2025-04-01", "2025-05-01"]
    assert [record.kind for record in contents.activities] == ["call", "meeting", "call", "call", "meeting"]
    assert [record.form for record in contents.activities] == ["", "", "", "", "coffee"]
    assert [record.title for record in contents.opportunities] == ["PyCon DE"]
    assert [(entry.where, entry.why) for entry in contents.skipped] == [
        ("event 5: Ascension Day", "no other people in it")
    ]
    assert not contents.problems


def test_a_past_meeting_becomes_an_activity_with_its_people() -> None:
    record = activity(
        "UID:1",
        "DTSTART;TZID=Europe/Berlin:20250304T233000",
        "DTEND;TZID=Europe/Berlin:20250305T001500",
        "SUMMARY:Talk about boats\\, and more",
        "LOCATION:Café Central",
        "ORGANIZER;CN=Alice:mailto:alice@example.com",
        WITH_MARIA,
    )

    assert record == ActivityRecord(
        where="event 1: Talk about boats, and more",
        raw=record.raw,
        kind="meeting",
        day=date(2025, 3, 4),
        people=(MARIA,),
        source_id="1@2025-03-04T23:30:00",
        medium="in person",
        minutes=45,
        began_by="me",
        note="Talk about boats, and more",
    )
    assert record.raw.startswith("BEGIN:VEVENT\nUID:1\n")


def test_people_are_those_named_without_owner_rooms_lists_and_who_declined() -> None:
    record = activity(
        "ORGANIZER;CN=\"O'Neil, Pat\":MAILTO:Pat@Example.com",
        "ATTENDEE;CN=pat@example.com;PARTSTAT=ACCEPTED:mailto:pat@example.com",
        "ATTENDEE;CN=Alice:mailto:ALICE@example.com",
        "ATTENDEE;CN=Alice Ackermann:mailto:other@alice.example",
        "ATTENDEE;CN=Bob;PARTSTAT=DECLINED:mailto:bob@example.com",
        "ATTENDEE;CN=Room;CUTYPE=ROOM:mailto:room@example.com",
        "ATTENDEE;CN=Beamer;CUTYPE=RESOURCE:mailto:beamer@example.com",
        "ATTENDEE;CN=Everybody;CUTYPE=GROUP:mailto:all@example.com",
        "ATTENDEE;CN=Informed;ROLE=NON-PARTICIPANT:mailto:cc@example.com",
        "ATTENDEE;CN=Room:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE;CN=Machine:mailto:no-reply@example.com",
        'ATTENDEE;CN="Dr. Maria',
        '  Chen":mailto:maria@example.com',
        "ATTENDEE;CN=Sam;EMAIL=sam@example.com:/principals/sam/",
        "ATTENDEE;CN=Only a Name:invalid:nomail",
        "ATTENDEE;CN=\"Stone, Jr.\":mailto:stone@example.com",
    )  # fmt: skip

    assert record.people == (
        PersonRef("Pat O'Neil", email="pat@example.com"),
        PersonRef("Dr. Maria Chen", email="maria@example.com"),
        PersonRef("Sam", email="sam@example.com"),
        PersonRef("Only a Name"),
        PersonRef("Stone, Jr.", email="stone@example.com"),
    )
    assert record.began_by == "them"


def test_an_organizer_who_is_a_calendar_began_nothing() -> None:
    record = activity("ORGANIZER;CN=Team:mailto:x@group.calendar.google.com", WITH_MARIA)

    assert (record.people, record.began_by) == ((MARIA,), "")


def test_three_hundred_people_are_taken_as_they_are() -> None:
    record = activity(*(f"ATTENDEE;CN=Person {number}:mailto:p{number}@example.com" for number in range(300)))

    assert len(record.people) == 300


def test_the_calendar_of_an_unknown_owner_says_so_unless_its_name_tells() -> None:
    unknown = ReadingOptions(OPTIONS.as_of)
    lines = event(PAST, "ORGANIZER:mailto:alice@example.com", WITH_MARIA)

    silent = read_calendar(*lines, options=unknown)
    named = read_calendar("X-WR-CALNAME:Alice@example.com", *lines, options=unknown)
    alone = read_calendar(*event(PAST, "ORGANIZER:mailto:alice@example.com"), options=unknown)

    assert len(silent.activities[0].people) == 2
    assert silent.problems == ("Whose calendar this is is not known, so you may be among its people.",)
    assert (named.activities[0].people, named.problems) == ((MARIA,), ())
    assert alone.skipped[0].why == "no other people in it"


@pytest.mark.parametrize(
    ("title", "location", "nature"),
    [
        ("Sync", "", ("meeting", "", "")),
        ("Coffee", "Café Central", ("meeting", "coffee", "in person")),
        ("Lunch", "", ("meeting", "lunch", "")),
        ("Virtual coffee", "https://zoom.us/j/1", ("meeting", "coffee", "video")),
        ("Informational interview", "", ("meeting", "informational interview", "")),
        ("Catch-up", "", ("meeting", "chat", "")),
        ("Zoom chat", "", ("call", "", "video")),
        ("Weekly", "Microsoft Teams Meeting", ("call", "", "video")),
        ("Weekly", "https://meet.google.com/abc", ("call", "", "video")),
        ("Call", "", ("call", "", "phone")),
        ("Weekly", "+49 30 1234567", ("call", "", "phone")),
        ("Conference call", "", ("call", "", "phone")),
        ("Weekly", "Conference room 4", ("meeting", "", "in person")),
        ("JSConf EU", "", ("event", "conference", "")),
        ("Conference on boats", "Hall 1", ("event", "conference", "in person")),
        ("Berlin Python Meetup", "", ("event", "meetup", "")),
        ("Leadership Summit", "", ("event", "conference", "")),
        ("Writing workshop", "", ("event", "workshop", "")),
        ("Webinar: saving boats", "", ("event", "webinar", "video")),
        ("Dinner", "Noma", ("event", "dinner", "in person")),
        ("Career fair", "", ("event", "", "")),
        ("Summit planning", "", ("meeting", "", "")),
        ("Bacon and lexicon", "", ("meeting", "", "")),
    ],
)
def test_title_and_place_tell_what_it_was(title: str, location: str, nature: tuple[str, str, str]) -> None:
    record = activity(f"SUMMARY:{title}", f"LOCATION:{location}", WITH_MARIA)

    assert (record.kind, record.form, record.medium) == nature
    assert record.form in ("", *FORMS.get(record.kind, ()))
    assert record.medium in ("", *MEDIA)


@pytest.mark.parametrize("name", ["DESCRIPTION", "URL", "X-GOOGLE-CONFERENCE", "CONFERENCE;VALUE=URI;FEATURE=VIDEO"])
def test_a_link_to_a_video_call_tells_unless_there_is_a_place_to_go_to(name: str) -> None:
    link = f"{name}:https://teams.microsoft.com/l/meetup-join/1"

    assert activity("SUMMARY:Weekly", link, WITH_MARIA).medium == "video"
    assert activity("SUMMARY:Weekly", link, "LOCATION:Room 4", WITH_MARIA).kind == "meeting"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Coffee with Maria Chen", ["Maria Chen"]),
        ("Lunch w/ Maria", ["Maria"]),
        ("Call with Ana de la Cruz re: boats", ["Ana de la Cruz"]),
        ("Meeting with Maria Chen and Bob Brandt (Acme)", ["Maria Chen", "Bob Brandt"]),
        ("Dinner with Jean-Luc O'Neil at Noma", ["Jean-Luc O'Neil"]),
    ],
)
def test_people_in_a_clear_title_are_taken_where_the_entry_names_nobody(title: str, names: list[str]) -> None:
    assert activity(f"SUMMARY:{title}").people == tuple(map(PersonRef, names))


@pytest.mark.parametrize(
    "title",
    [
        "Coffee with the team",
        "Call with Acme",
        "Lunch with Marketing Team",
        "Chat with HR",
        "Boats with Sails Set",
        "With",
        "",
    ],
)
def test_titles_that_name_nobody_clearly_name_nobody(title: str) -> None:
    assert why_skipped(PAST, f"SUMMARY:{title}") == "no other people in it"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["STATUS:CANCELLED", WITH_MARIA], "it was cancelled"),
        (["SUMMARY:Canceled: Sync", WITH_MARIA], "it was cancelled"),
        ([WITH_MARIA, "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@example.com"], "you declined it"),
        (["SUMMARY:Focus time"], "no other people in it"),
        (["ATTENDEE:mailto:alice@example.com"], "no other people in it"),
    ],
)
def test_what_did_not_happen_with_others_is_skipped_with_its_reason(lines: list[str], why: str) -> None:
    assert why_skipped(PAST, *lines) == why


def test_a_cancelled_calendar_holds_nothing() -> None:
    contents = read_calendar("METHOD:CANCEL", *event(PAST, WITH_MARIA))

    assert [entry.why for entry in contents.skipped] == ["it was cancelled"]


def test_an_event_alone_counts_and_a_holiday_does_not() -> None:
    assert activity("DTSTART;VALUE=DATE:20250501", "SUMMARY:PyCon", "TRANSP:TRANSPARENT").event_name == "PyCon"
    assert why_skipped("DTSTART;VALUE=DATE:20250501", "SUMMARY:Labour Day", "TRANSP:TRANSPARENT")


@pytest.mark.parametrize(
    ("end", "minutes"),
    [
        ("DTEND:20250501T103000Z", 30),
        ("DURATION:PT1H15M", 75),
        ("DURATION:-PT15M", None),
        ("DURATION:P99999999999D", None),
        ("DURATION:soon", None),
        ("DTEND:20250501T090000Z", None),
        ("DTEND:20250504T100000Z", None),
        ("DTEND;VALUE=DATE:20250502", 840),
        ("DTEND:never", None),
        ("X-NONE:", None),
    ],
)
def test_minutes_are_the_length_where_it_makes_sense(end: str, minutes: int | None) -> None:
    assert activity(end, WITH_MARIA).minutes == minutes


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART:20250501T230000Z", "2025-05-02"),
        ("DTSTART:20250501T233000", "2025-05-01"),
        ("DTSTART;VALUE=DATE:20250501", "2025-05-01"),
        ("DTSTART;VALUE=DATE:20250501T000000", "2025-05-01"),
        ("DTSTART;VALUE=DATE-TIME;TZID=America/New_York:20250501T193000", "2025-05-02"),
        ("DTSTART;TZID=Eastern Standard Time:20250501T193000", "2025-05-02"),
        ("DTSTART;TZID=(GMT-05:00) Eastern Time (US & Canada):20250501T193000", "2025-05-02"),
        ('DTSTART;TZID="America/New_York":20250501T193000', "2025-05-02"),
        ("DTSTART:20250501T193000-0400", "2025-05-02"),
        ("DTSTART:2025-05-01T23:00:00.000Z", "2025-05-02"),
        ("DTSTART:20250501T240000", "2025-05-02"),
        ("DTSTART:20250501T1000", "2025-05-01"),
        ("DTSTART:00010101T000000Z", "0001-01-01"),
        ("DTSTART;TZID=Pacific/Kiritimati:00010101T000000", "0001-01-01"),
    ],
)
def test_the_day_is_the_one_where_the_person_is(start: str, day: str) -> None:
    assert activity(start, WITH_MARIA).day == date.fromisoformat(day)


@pytest.mark.parametrize(
    "start", ["00000101T000000Z", "20250230", "tomorrow", "20250501T2461", "20250501T250000", "99991231T240000"]
)
def test_a_start_that_is_no_date_is_a_reason(start: str) -> None:
    assert why_skipped(f"DTSTART:{start}", WITH_MARIA) == f"its start “{start}” is no date"


def test_the_last_day_there_is_lies_too_far_ahead() -> None:
    assert why_skipped("DTSTART:99991231T235959", WITH_MARIA) == "more than 120 days ahead"


def test_an_unknown_zone_is_the_persons_own_and_said() -> None:
    contents = read_calendar(*event("DTSTART;TZID=Nowhere:20250501T233000", WITH_MARIA))

    assert days(contents) == ["2025-05-01"]
    assert contents.problems == ("The time zone “Nowhere” is not known; your own was taken instead.",)


def test_times_without_zone_are_in_the_zone_that_the_calendar_states() -> None:
    stated = read_calendar("X-WR-TIMEZONE:America/New_York", *event("DTSTART:20250501T193000", WITH_MARIA))

    assert days(stated) == ["2025-05-02"]


def test_a_zone_defined_in_the_file_is_followed_even_after_its_use() -> None:
    content = (SAMPLES / "america_new_york.ics").read_text().replace("END:VEVENT", f"{WITH_MARIA}\nEND:VEVENT")
    tokyo = ReadingOptions(datetime(2025, 6, 1, tzinfo=ZoneInfo("Asia/Tokyo")))

    contents = read(content.replace("20140829T080000", "20140829T200000").encode(), "x.ics", tokyo)

    assert days(contents) == ["2014-08-30"]


def test_a_meeting_ahead_becomes_an_opportunity() -> None:
    record = opportunity(
        "UID:7",
        "DTSTART;TZID=America/New_York:20250701T100000",
        "DURATION:PT30M",
        "SUMMARY:Zoom with Maria",
        WITH_MARIA,
    )

    assert record.starts_at == datetime(2025, 7, 1, 16, tzinfo=BERLIN)
    assert (record.kind, record.minutes, record.people) == ("meeting", 30, (MARIA,))
    assert (record.title, record.source_id) == ("Zoom with Maria", "7@2025-07-01T10:00:00")


def test_an_event_ahead_becomes_an_opportunity_of_whole_days() -> None:
    record = opportunity(
        "DTSTART;VALUE=DATE:20250710", "DTEND;VALUE=DATE:20250713", "SUMMARY:PyCon", "LOCATION:Darmstadt"
    )

    assert record.starts_at == date(2025, 7, 10)
    assert (record.kind, record.form, record.place) == ("event", "conference", "Darmstadt")
    assert record.minutes == 3 * 8 * 60


def test_what_goes_on_now_and_what_is_far_ahead_waits() -> None:
    assert why_skipped("DTSTART;VALUE=DATE:20250601", WITH_MARIA).startswith("it is going on right now")
    assert why_skipped("DTSTART:20251231T100000Z", WITH_MARIA) == "more than 120 days ahead"


def test_the_newest_version_of_an_entry_is_taken_and_the_same_only_once() -> None:
    lines = ("UID:1", WITH_MARIA)

    contents = read_calendar(
        *event(PAST, "SUMMARY:Old", "SEQUENCE:1", *lines),
        *event(PAST, "SUMMARY:New", "SEQUENCE:2", *lines),
        *event(PAST, "SUMMARY:New", "SEQUENCE:2", *lines),
    )

    assert [record.note for record in contents.activities] == ["New"]
    assert [entry.why for entry in contents.skipped] == ["an older version of another entry", "the same entry again"]


def test_entries_without_uid_are_told_apart_and_known_again() -> None:
    lines = (*event(PAST, "SUMMARY:One", WITH_MARIA), *event(PAST, "SUMMARY:Two", WITH_MARIA))

    first, second = read_calendar(*lines), read_calendar(*reversed(lines[5:]), *lines)

    assert len({record.source_id for record in first.activities}) == 2
    assert first.activities[0].source_id in {record.source_id for record in second.activities}


def test_one_broken_entry_never_spoils_the_rest() -> None:
    contents = read_calendar(
        *event(PAST, "SUMMARY:One", WITH_MARIA),
        *event("DTSTART:nonsense", WITH_MARIA),
        "BEGIN:VEVENT", PAST, "SUMMARY:Left open", WITH_MARIA,
        "BEGIN:VALARM", "TRIGGER:-PT5M", "DESCRIPTION:open too",
        *event(PAST, "SUMMARY:Four", "GEO:;;", "ATTENDEE", ":::", "\0", WITH_MARIA),
        "END:VEVENT",
    )  # fmt: skip

    assert [record.note for record in contents.activities] == ["One", "Left open", "Four"]
    assert [entry.where for entry in contents.skipped] == ["event 2"]
    assert contents.problems == ("event 3: Left open has no end; what stands there was read.",)


def test_several_calendars_in_a_file_are_read_and_entries_without_one() -> None:
    one = "\n".join(("BEGIN:VCALENDAR", *event(PAST, "SUMMARY:One", WITH_MARIA), "END:VCALENDAR"))
    bare = "\n".join(event(PAST, "SUMMARY:Two", WITH_MARIA))

    contents = read(f"{one}\n{one.replace('One', 'Three')}\n{bare}".encode(), "x.ics", OPTIONS)

    assert [record.where for record in contents.activities] == ["event 1: One", "event 2: Three", "event 3: Two"]


def test_a_calendar_of_version_one_is_read() -> None:
    record = activity(
        "DTSTART:20250501T100000",
        "DTEND:20250501T110000",
        "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4ch =",
        "zu zweit",
        "ATTENDEE;ROLE=ATTENDEE;STATUS=CONFIRMED:Maria Chen <maria@example.com>",
        "ATTENDEE;STATUS=DECLINED:Bob <bob@example.com>",
        "DALARM:20250501T095000;;1;reminder",
    )

    assert (record.note, record.people, record.minutes) == ("Gespräch zu zweit", (MARIA,), 60)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "work.ics holds no calendar."),
        (b"hello", "work.ics holds no calendar."),
        (b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR", "work.ics holds no events."),
    ],
)
def test_a_file_without_events_says_so(content: bytes, problem: str) -> None:
    assert read(content, "work.ics", OPTIONS).problems == (problem,)


def test_a_moment_of_reading_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read(b"", "work.ics", ReadingOptions(datetime(2025, 6, 1)))  # noqa: DTZ001


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.ics")), ids=lambda path: path.name)
def test_every_sample_gives_each_entry_a_record_or_a_reason(path: Path) -> None:
    contents = read(path.read_bytes(), path.name, OPTIONS)

    assert contents.count + len(contents.skipped) >= path.read_text().count("BEGIN:VEVENT")


PIECES = [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "END:VEVENT",
    PAST,
    AHEAD,
    WITH_MARIA,
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=",
    "UID:1",
]
PIECES += ["DTSTART:", "DTEND:20250101", "DURATION:-P1W", "EXDATE:20250501", "RDATE:20250502/PT1H", "RRULE:FREQ=YEARLY"]
PIECES += [
    "RECURRENCE-ID:20250501T100000Z",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20250502",
    "SEQUENCE:x",
    ";TZID=",
    ":",
    "\0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_file_whatever_raises_and_its_words_are_ours(lines: list[str]) -> None:
    contents = read_calendar(*lines)

    assert all(record.kind in ACTIVITY_KINDS and record.day <= date(2025, 6, 1) for record in contents.activities)
    assert all(entry.why for entry in contents.skipped)
