"""Which record is whom already known."""

from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kithward.exchange.matching import Known, Signs, phone_key
from kithward.exchange.records import PersonRecord, PersonRef

MARIA, TOM, TOM_TOO, SMITH, SMITH_TOO, ADDRESSED, PLAIN = (UUID(int=number) for number in range(1, 8))
IN = "https://www.linkedin.com/in/"

CAST = (
    (
        MARIA,
        Signs.of("Maria Chen", profile_urls=[IN + "mchen"], emails=["maria@wayfarer.org"], organisation="Wayfarer"),
    ),
    (TOM, Signs.of("Tom Berg", emails=["berg@family.org"], phones=["+49 30 1234567"])),
    (TOM_TOO, Signs.of("Tom Berg", phones=["+49 40 7654321"])),
    (SMITH, Signs.of("John Smith", emails=["js@acme.com"], organisation="Acme")),
    (SMITH_TOO, Signs.of("John Smith", profile_urls=[IN + "jsmith2"], organisation="Globex")),
    (ADDRESSED, Signs.of("Ana Lopez", profile_urls=[IN + "ana"])),
    (PLAIN, Signs.of("Priya Sharma", emails=["priya@old.com"], organisation="Old Co")),
)


def person(name: str, **told: object) -> PersonRecord:
    return PersonRecord("row 1", "", name, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "whom", "why"),
    [
        (person("Somebody Else", profile_url=IN + "mchen"), MARIA, "same profile address"),
        (PersonRef("", "http://de.linkedin.com/in/MChen/?trk=x"), MARIA, "same profile address"),
        (PersonRef("M. Chen", email="Maria@Wayfarer.org"), MARIA, "same e-mail address"),
        (PersonRef("Chen, Maria", email="maria@wayfarer.org"), MARIA, "same e-mail address"),
        (PersonRef("Maria Lopez", email="maria@wayfarer.org"), MARIA, "same e-mail address"),
        (PersonRef("陈玛丽", email="maria@wayfarer.org"), MARIA, "same e-mail address"),
        (PersonRef("", email="maria@wayfarer.org"), MARIA, "same e-mail address"),
        (PersonRef("Thomas Berg", email="berg@family.org"), TOM, "same e-mail address"),
        (person("tom berg", phones=("030 1234567",)), TOM, "same phone number and name"),
        (person("Tom Berg", phones=("0049 40/765 43 21",)), TOM_TOO, "same phone number and name"),
        (person("John Smith", organisation="ACME"), SMITH, "same name and organisation"),
        (
            person("John Smith", emails=("new@globex.com",), organisation="Globex"),
            SMITH_TOO,
            "same name and organisation",
        ),
        (PersonRef("Dr. María Chen"), MARIA, "same name, the only one"),
        (PersonRef("Ana Lopez", email="ana@home.org"), ADDRESSED, "same name, the only one"),
        (person("Priya Sharma", profile_url=IN + "priya"), PLAIN, "same name, the only one"),
        (person("Priya Sharma", organisation="New Co"), PLAIN, "same name, the only one"),
        (person("Ana Lopez", profile_url="https://example.org/ana"), ADDRESSED, "same name, the only one"),
    ],
)
def test_a_record_of_a_known_person_is_found(told: PersonRecord | PersonRef, whom: UUID, why: str) -> None:
    match = Known(CAST).match(told)

    assert (match.id, match.why) == (whom, why)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (PersonRef("Unknown Name"), ""),
        (PersonRef("", "", ""), ""),
        (PersonRef("", IN + "nobody"), ""),
        (PersonRef("Maria"), ""),
        (person("Somebody Else", phones=("+49 30 1234567",)), ""),
        (PersonRef("Hanna Berg", email="berg@family.org"), "same e-mail address as a known person, but somebody else"),
        (PersonRef("Maria Chen", IN + "other"), "same name as a known person, but another profile address"),
        (
            PersonRef("Maria Chen", IN + "other", "maria@wayfarer.org"),
            "same name as a known person, but another profile address",
        ),
        (
            person("Priya Sharma", emails=("p@new.com",), organisation="New Co"),
            "same name as a known person, but another organisation and e-mail address",
        ),
        (PersonRef("John Smith", IN + "jsmith3"), "same name as several known people, but none of their addresses"),
        (
            person("John Smith", emails=("john@third.com",)),
            "same name as several known people, but none of their addresses",
        ),
        (
            person("John Smith", profile_url=IN + "x", organisation="Globex"),
            "same name as several known people, but none of their addresses",
        ),
    ],
)
def test_a_record_of_somebody_else_is_new(told: PersonRecord | PersonRef, why: str) -> None:
    match = Known(CAST).match(told)

    assert match.is_new
    assert match.why == why


@pytest.mark.parametrize(
    ("told", "candidates"),
    [
        (PersonRef("Tom Berg"), (TOM, TOM_TOO)),
        (PersonRef("John Smith"), (SMITH, SMITH_TOO)),
        (person("John Smith", organisation="Initech"), (SMITH, SMITH_TOO)),
    ],
)
def test_a_record_that_could_be_several_is_a_question(told: PersonRecord | PersonRef, candidates: tuple[UUID]) -> None:
    match = Known(CAST).match(told)

    assert (match.id, match.candidates) == (None, candidates)


def test_records_of_one_import_find_each_other() -> None:
    known = Known()
    known.add(MARIA, person("Maria Chen", profile_url=IN + "mchen"))
    known.add(MARIA, person("Maria Chen", emails=("maria@home.org",), phones=("+49 30 1234567",)))

    by_email = known.match(PersonRef("M. Chen", email="maria@home.org"))

    assert by_email.id == MARIA
    assert known.match(PersonRef("Maria Chen", IN + "somebody")).is_new


def test_two_known_people_who_share_an_address_are_told_apart_by_name() -> None:
    shared = [
        (TOM, Signs.of("Tom Berg", emails=["us@berg.org"])),
        (MARIA, Signs.of("Toni Berg", emails=["us@berg.org"])),
    ]
    known = Known(shared)

    assert known.match(PersonRef("Toni Berg", email="us@berg.org")).id == MARIA
    assert known.match(PersonRef("", email="us@berg.org")).candidates == (TOM, MARIA)


def test_a_name_without_letters_is_still_a_name() -> None:
    known = Known([(TOM, Signs.of("🎉"))])

    assert known.match(PersonRef("🎉")).id == TOM
    assert known.match(PersonRef("🚀")).is_new


def test_another_name_finds_a_person_unless_it_is_one_word() -> None:
    known = Known([(TOM, Signs.of("Thomas Berg", "Tom Berg", "Tommy"))])

    assert known.match(PersonRef("Tom Berg")).id == TOM
    assert known.match(PersonRef("Tommy")).is_new


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 30 1234567", "030/123-45 67", True),
        ("+49 30 1234567 ext. 89", "+49301234567", True),
        ("٠٣٠١٢٣٤٥٦٧", "0301234567", True),
        ("+49 30 1234567", "+49 30 1234568", False),
    ],
)
def test_a_phone_number_has_one_key(one: str, other: str, *, same: bool) -> None:
    assert (phone_key(one) == phone_key(other)) == same


@pytest.mark.parametrize("number", ["", "110", "call me", "Fax: 12"])
def test_what_is_too_short_to_tell_is_no_phone_number(number: str) -> None:
    assert phone_key(number) == ""


def taken(records: list[PersonRecord]) -> tuple[Known, list[UUID | None]]:
    """An import of the records into an empty network, and whom each became."""
    known, whom = Known(), []
    for number, record in enumerate(records):
        match = known.match(record)
        person_id = UUID(int=number) if match.is_new else match.id
        if person_id is None:
            known.ask(record, match)
        else:
            known.add(person_id, record)
        whom.append(person_id)
    return known, whom


names = st.sampled_from(["Maria Chen", "Maria Lopez", "M. Chen", "Tom Berg", "tom berg", "Thomas Berg", "Tom", "李 伟"])
records = st.builds(
    person,
    names,
    profile_url=st.sampled_from(["", "", IN + "a", IN + "b", "https://example.org/a"]),
    emails=st.lists(st.sampled_from(["a@x.org", "b@x.org", "c@x.org"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["+49 30 1234567", "+49 30 7654321"]), max_size=1).map(tuple),
    organisation=st.sampled_from(["", "Acme", "Globex"]),
)


ASKED_THEN_ALONE = [
    person("Maria Chen", profile_url=IN + "a", emails=("a@x.org",)),
    person("Maria Chen", profile_url=IN + "b", emails=("a@x.org",)),
    person("Maria Chen", profile_url="https://example.org/a", emails=("a@x.org",)),
    person("Maria Chen", profile_url="https://example.org/a"),
]
ASKED_THEN_ONE_OF_THEM = [
    person("Maria Chen", profile_url=IN + "a", emails=("a@x.org",)),
    person("Tom Berg", profile_url=IN + "b", emails=("b@x.org",)),
    person("", profile_url="https://example.org/a", emails=("a@x.org", "b@x.org")),
    person("Tom Berg", profile_url="https://example.org/a", emails=("b@x.org",)),
]


@given(st.lists(records, max_size=12))
@example(ASKED_THEN_ALONE)
@example(ASKED_THEN_ONE_OF_THEM)
def test_records_taken_once_create_nobody_when_taken_again(people: list[PersonRecord]) -> None:
    known, whom = taken(people)

    again = [known.match(record) for record in people]

    assert not any(match.is_new for match in again)
    with_profile = [at for at, record in enumerate(people) if record.profile_url]
    assert [again[at].id for at in with_profile] == [whom[at] for at in with_profile]


def test_a_profile_address_that_was_asked_about_stays_a_question_until_it_is_somebodys() -> None:
    known, whom = taken(ASKED_THEN_ONE_OF_THEM)

    again = known.match(ASKED_THEN_ONE_OF_THEM[3])
    known.add(TOM, PersonRef("Tom Berg", "https://example.org/a"))

    assert (whom[2:], again.candidates) == ([None, None], (whom[0], whom[1]))
    assert known.match(ASKED_THEN_ONE_OF_THEM[2]).id == TOM


@given(st.lists(records, max_size=12))
def test_the_same_records_become_the_same_people(people: list[PersonRecord]) -> None:
    assert taken(people)[1] == taken(people)[1]


@given(st.lists(records, max_size=12))
def test_one_person_never_has_two_profile_addresses_of_one_site(people: list[PersonRecord]) -> None:
    whom = taken(people)[1]

    pages = {(person_id, record.profile_url) for person_id, record in zip(whom, people, strict=True)}
    linkedin = [person_id for person_id, url in pages if url.startswith(IN)]
    assert len(linkedin) == len(set(linkedin))


@given(st.permutations(range(8)))
def test_the_order_of_unrelated_records_does_not_matter(order: list[int]) -> None:
    people = [
        person(f"Person Number{number % 4}", emails=(f"{number % 4}@x.org",), phones=(f"+49 30 555000{number % 4}",))
        for number in range(8)
    ]

    whom = taken([people[number] for number in order])[1]

    groups = {number % 4: {whom[at] for at, each in enumerate(order) if each % 4 == number % 4} for number in order}
    assert [len(group) for group in groups.values()] == [1] * 4
    assert len(set(whom)) == 4
