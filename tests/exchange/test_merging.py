"""What an import may fill of a person who is known already."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.merging import PersonValues, merge_values, merged, values_of
from kithward.exchange.records import PersonRecord

RECORD = PersonRecord("row 1", "", "Maria Chen", title="Engineer", emails=("maria@x.org",), met_on=date(2024, 3, 12))


def held(**values: object) -> PersonValues:
    return PersonValues(**{"name": "Maria Chen", "origins": {"name": "typed"}, **values})  # type: ignore[arg-type]


def after(existing: PersonValues, record: PersonRecord, source: str = "linkedin") -> PersonValues:
    return merged(existing, merge_values(existing, values_of(record, source)))


def test_empty_values_are_filled_and_remember_their_source() -> None:
    person = after(held(), RECORD)

    assert (person.title, person.emails, person.met_on) == ("Engineer", ("maria@x.org",), date(2024, 3, 12))
    assert person.origins == {"name": "typed", "title": "linkedin", "emails": "linkedin", "met_on": "linkedin"}


@pytest.mark.parametrize(
    ("origin", "title"),
    [("typed", "Boss"), ("vcard", "Boss"), ("", "Boss"), ("linkedin", "Engineer"), ("derived", "Engineer")],
)
def test_a_value_is_replaced_only_by_its_own_source_or_when_derived(origin: str, title: str) -> None:
    person = after(held(title="Boss", origins={"title": origin}), RECORD)

    assert person.title == title


def test_a_value_of_unknown_origin_is_left_alone() -> None:
    assert after(held(title="Boss", origins={}), RECORD).title == "Boss"


def test_what_a_source_no_longer_tells_stays() -> None:
    person = held(place="Berlin", origins={"place": "linkedin"})

    assert after(person, RECORD).place == "Berlin"


@pytest.mark.parametrize(
    ("origin", "fields", "seniority"),
    [
        ("derived", ("data",), "leader"),
        ("typed", ("fintech",), "mid"),
        ("linkedin", ("fintech",), "mid"),
    ],
)
def test_newly_derived_values_replace_only_derived_ones(origin: str, fields: tuple[str], seniority: str) -> None:
    existing = held(fields=("fintech",), seniority="mid", origins={"fields": origin, "seniority": origin})
    incoming = values_of(RECORD, "linkedin", fields=("data",), seniority="leader")

    person = merged(existing, merge_values(existing, incoming))

    assert (person.fields, person.seniority) == (fields, seniority)


def test_addresses_are_added_once_and_never_taken_away() -> None:
    existing = held(emails=("Maria@X.org", "m@old.org"), phones=("030 1234567",), origins={"emails": "typed"})
    record = PersonRecord("card 1", "", "Maria Chen", emails=("maria@x.org", "m@new.org"), phones=("+49 30 1234567",))

    person = after(existing, record, "vcard")

    assert person.emails == ("Maria@X.org", "m@old.org", "m@new.org")
    assert person.phones == ("030 1234567",)


@pytest.mark.parametrize(("origin", "tags"), [("typed", ("navy",)), ("google", ("navy", "Work"))])
def test_tags_grow_unless_they_were_typed(origin: str, tags: tuple[str]) -> None:
    existing = held(tags=("navy",), origins={"tags": origin})
    record = PersonRecord("card 1", "", "Maria Chen", tags=("Navy", "Work"))

    assert after(existing, record, "vcard").tags == tags


def test_a_name_spelled_otherwise_is_kept_among_the_other_names() -> None:
    person = after(held(), PersonRecord("row 1", "", "Maria Lopez", given_name="Maria", family_name="Lopez"))

    assert (person.name, person.other_names, person.family_name) == ("Maria Chen", ("Maria Lopez",), "")


def test_a_new_name_from_the_same_source_keeps_the_old_one_findable() -> None:
    existing = held(family_name="Chen", origins={"name": "linkedin", "family_name": "linkedin"})

    person = after(existing, PersonRecord("row 1", "", "Maria Lopez", family_name="Lopez"))

    assert (person.name, person.other_names, person.family_name) == ("Maria Lopez", ("Maria Chen",), "Lopez")


words = st.sampled_from(["", "One", "Two"])
lists = st.lists(st.sampled_from(["A", "b", "C"]), max_size=2).map(tuple)
columns = ("name", "title", "tags", "other_names", "emails", "fields", "organisation")
people = st.builds(
    PersonValues,
    name=st.sampled_from(["Maria Chen", "M. Chen", "Maria Lopez"]),
    title=words,
    organisation=words,
    tags=lists,
    other_names=lists,
    emails=lists,
    fields=lists,
    origins=st.fixed_dictionaries({column: st.sampled_from(["typed", "derived", "linkedin"]) for column in columns}),
)
records = st.builds(
    PersonRecord,
    st.just("row 1"),
    st.just(""),
    st.sampled_from(["Maria Chen", "M. Chen", "Tom"]),
    title=words,
    organisation=words,
    tags=lists,
    other_names=lists,
    emails=lists,
)


@given(people, records)
def test_the_same_record_changes_nothing_the_second_time(existing: PersonValues, record: PersonRecord) -> None:
    once = after(existing, record)

    assert merge_values(once, values_of(record, "linkedin")) == ()


@given(people, records)
def test_typed_values_and_their_origins_stay(existing: PersonValues, record: PersonRecord) -> None:
    person = after(existing, record)

    typed = [column for column in columns if existing.origins[column] == "typed" and getattr(existing, column)]
    assert all(getattr(person, column) == getattr(existing, column) for column in typed if column != "emails")
    assert all(person.origins[column] == "typed" for column in typed)
