"""Who is meant by a typed name."""

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.names import name_key
from kithward.network.who import Choice, KnownName, KnownNames, find


def known(*names: str) -> KnownNames:
    """People of these names; "Name @ Organisation" belongs somewhere."""
    parts = [name.partition(" @ ") for name in names]
    return KnownNames(
        KnownName(UUID(int=number), name, name_key(name), organisation=organisation)
        for number, (name, _, organisation) in enumerate(parts, 1)
    )


CAST = known(
    "Maria Chen @ Google",
    "Thomas Berg",
    "Jonas Hoffmann @ Wayfarer GmbH",
    "Priya Sharma",
    "José O'Neil",
    "John Smith @ Acme",
    "John A. Smith @ Globex",
    "Ana",
    "Elizabeth Brown",
    "Liz Brown @ Acme",
    "李 伟",
    "Jan van der Berg",
    "Robert Miller",
    "Kwame Mensah, PhD",
)


@pytest.mark.parametrize(
    ("typed", "name", "reason"),
    [
        ("Maria Chen", "Maria Chen", "same name, the only one"),
        ("maria chen", "Maria Chen", "same name, the only one"),
        ("Dr. Maria Chen", "Maria Chen", "same name, the only one"),
        ("Jose ONeil", "José O'Neil", "same name, the only one"),
        ("Kwame Mensah", "Kwame Mensah, PhD", "same name, the only one"),
        ("李 伟", "李 伟", "same name, the only one"),
        ("Ana", "Ana", "same name, the only one"),
        ("John Smith", "John Smith", "same name, the only one"),
        ("Priya", "Priya Sharma", "first name, the only one"),
        ("Thomas", "Thomas Berg", "first name, the only one"),
        ("jose", "José O'Neil", "first name, the only one"),
        ("Maria C.", "Maria Chen", "first name and initial, the only one"),
        ("Tom Berg", "Thomas Berg", "short form of the name, the only one"),
        ("Bob Miller", "Robert Miller", "short form of the name, the only one"),
    ],
)
def test_a_name_that_leaves_no_doubt_is_known(typed: str, name: str, reason: str) -> None:
    choice = find(typed, CAST)

    assert (choice.state, named(choice, CAST), choice.reason) == ("known", name, reason)


@pytest.mark.parametrize(
    ("typed", "candidates", "reason"),
    [
        ("John", ["John A. Smith", "John Smith"], "first name"),
        ("John S.", ["John A. Smith", "John Smith"], "first name and initial"),
        ("Tom", ["Thomas Berg"], "short form of the first name"),
        ("Chen", ["Maria Chen"], "family name"),
        ("Pria", ["Priya Sharma"], "spelled like Priya"),
        ("Maria Chan", ["Maria Chen"], "spelled almost the same"),
        ("Jonas Hofmann", ["Jonas Hoffmann"], "spelled almost the same"),
        ("Chen Maria", ["Maria Chen"], "same words in another order"),
        ("Maria Luisa Chen", ["Maria Chen"], "same first name, and a part of the rest"),
        ("Jan Berg", ["Jan van der Berg"], "same first name, and a part of the rest"),
        ("M. Chen", ["Maria Chen"], "same family name and initial"),
        ("Ana Lopez", ["Ana"], "known by the first name only"),
    ],
)
def test_a_name_that_is_near_is_a_question(typed: str, candidates: list[str], reason: str) -> None:
    choice = find(typed, CAST)

    assert (choice.state, choice.id, choice.reason) == ("unsure", None, reason)
    assert [candidate.name for candidate in choice.candidates] == candidates


@pytest.mark.parametrize(
    "typed",
    [
        "Amara Okafor",
        "Tim",
        "Maria Lopez",
        "Mario",
        "Zoë",
        "Li",
        "",
        "🎉",
        "Jonas Berg",
        "Priya Patel",
        "Mensa Kwabena",
    ],
)
def test_a_name_of_nobody_near_is_new(typed: str) -> None:
    assert find(typed, CAST) == Choice("new")


@pytest.mark.parametrize(
    ("typed", "organisation", "state"),
    [
        ("Maria Chen", "Google", "known"),
        ("Maria Chen", "google germany", "known"),
        ("Maria Chen", "Wayfarer", "unsure"),  # she changed her job, or it is somebody else
        ("Jonas", "Wayfarer", "known"),
        ("Jonas", "Google", "unsure"),
        ("Priya Sharma", "Acme", "known"),  # nothing was known of her organisation
        ("Priya", "Acme", "unsure"),  # too little to take her for the one at Acme
        ("John", "Globex", "known"),
        ("John", "Initech", "unsure"),
        ("Liz Brown", "Acme", "known"),
    ],
)
def test_an_organisation_settles_or_casts_doubt(typed: str, organisation: str, state: str) -> None:
    assert find(typed, CAST, organisation=organisation).state == state


def test_two_people_of_one_name_are_a_question_with_what_tells_them_apart() -> None:
    choice = find("John Smith", known("John Smith @ Acme", "John Smith @ Globex"))

    assert [candidate.reason for candidate in choice.candidates] == ["same name, at Acme", "same name, at Globex"]
    assert choice.proposed is None


@pytest.mark.parametrize(
    ("first", "second", "stands_out"),
    [
        ((date(2026, 6, 1), 5), (date(2026, 5, 1), 4), False),
        ((date(2026, 6, 1), 12), (date(2026, 5, 1), 4), True),  # three times as often
        ((date(2026, 6, 1), 1), (date(2025, 6, 1), 40), True),  # a year more recently
        ((date(2026, 6, 1), 1), (None, 0), True),
        ((None, 0), (None, 0), False),
    ],
)
def test_the_one_by_far_most_in_contact_is_proposed_but_not_taken(
    first: tuple[date | None, int], second: tuple[date | None, int], *, stands_out: bool
) -> None:
    people = [
        KnownName(UUID(int=1), "Tom Berg", "tom berg", last_contact_on=second[0], contact_count=second[1]),
        KnownName(UUID(int=2), "Tom Chen", "tom chen", last_contact_on=first[0], contact_count=first[1]),
    ]

    choice = find("Tom", KnownNames(people))

    assert choice.state == "unsure"
    assert choice.proposed == (UUID(int=2) if stands_out else None)


def test_another_name_is_as_good_as_the_name() -> None:
    person = KnownName(UUID(int=1), "Maria Lopez", "maria lopez", other_names=("Maria Chen", "Mimi"))

    assert find("Maria Chen", KnownNames([person])).state == "known"
    assert find("Mimi", KnownNames([person])).state == "known"


def test_no_more_than_five_are_shown() -> None:
    many = known(*(f"Maria Number{number}" for number in range(20)))

    assert len(find("Maria", many).candidates) == 5


words = st.sampled_from(["maria", "mario", "chen", "chan", "tom", "thomas", "m", "li", "berg", "van"])
names = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(names, st.lists(names, max_size=6))
def test_nobody_is_known_whose_first_name_differs_beyond_its_short_form(typed: str, people: list[str]) -> None:
    network = known(*people)

    choice = find(typed, network)

    if choice.state == "known":
        pair = {typed.split()[0], named(choice, network).split()[0]}
        assert len(pair) == 1 or pair == {"tom", "thomas"}


@given(names, st.lists(names, unique=True, max_size=6))
def test_a_name_that_one_person_bears_is_known_or_a_question_but_never_new(typed: str, people: list[str]) -> None:
    network = known(typed, *people)

    assert find(typed, network).state in ("known", "unsure")


@given(names, st.lists(names, max_size=6), st.randoms())
def test_the_order_of_the_people_does_not_matter(typed: str, people: list[str], shuffle: Random) -> None:
    network = known(*people)
    shuffled = [replace(person) for person in network.people]
    shuffle.shuffle(shuffled)

    assert find(typed, KnownNames(shuffled)) == find(typed, network)


@given(st.text(), st.lists(st.text(), max_size=4), st.text())
def test_any_text_gives_an_answer(typed: str, people: list[str], organisation: str) -> None:
    assert find(typed, known(*people), organisation=organisation).state in ("known", "unsure", "new")


def named(choice: Choice, network: KnownNames) -> str:
    return next(person.name for person in network.people if person.id == choice.id)
