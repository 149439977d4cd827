"""Who may be one person kept twice, and who is not."""

from itertools import count
from uuid import UUID

import pytest

from kithward.language.names import name_key
from kithward.network.likeness import MOST_PAIRS, Likeness, Somebody, likely_pairs

numbers = count(1)
A, B = "https://www.linkedin.com/in/a", "https://www.linkedin.com/in/b"


def somebody(name: str, organisation: str = "", *, also: tuple[str, ...] = (), **signs: str) -> Somebody:
    """A person; `email`, `phone` and `profile` give them one of it."""
    return Somebody(
        UUID(int=next(numbers)),
        name,
        name_key(name),
        tuple(map(name_key, also)),
        organisation,
        name_key(organisation) or None,
        *(frozenset(filter(None, (signs.get(sign),))) for sign in ("email", "phone", "profile")),
    )


def only(*people: Somebody) -> Likeness:
    found = likely_pairs(people)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (somebody("Maria Chen", email="m@a.example"), somebody("M. Chen", email="m@a.example"), "same e-mail address"),
        (somebody("Maria Chen", email="m@a.example"), somebody("mchen", email="m@a.example"), "same e-mail address"),
        (somebody("Maria Chen", phone="+49301"), somebody("Chen Maria", phone="+49301"),
         "same phone number, same name in another order"),
        (somebody("Maria Chen", "Nordlicht"), somebody("maria chen", "Nordlicht"), "same name, both at Nordlicht"),
        (somebody("Maria Chen", "Nordlicht"), somebody("Maria Chen", "Globex"), "same name"),
        (somebody("Maria Chen"), somebody("Maria Chen"), "same name"),
        (somebody("Jon Weber", "Nordlicht"), somebody("Jonathan Weber", "Nordlicht"),
         "Jon is short for Jonathan, both at Nordlicht"),
        (somebody("J. Weber", "Nordlicht"), somebody("Jonas Weber", "Nordlicht"),
         "same initial and family name, both at Nordlicht"),
        (somebody("Maria Elena Chen"), somebody("Maria Chen"), "same name but for the middle"),
        (somebody("Maria Lopez", also=("Maria Chen",)), somebody("Maria Chen"),
         "Maria Lopez is known as Maria Chen too"),
        (somebody("Mohammed Alfarsi", "Nordlicht"), somebody("Mohamed Alfarsi", "Nordlicht"),
         "spelled almost the same, both at Nordlicht"),
        (somebody("Tom", "Nordlicht"), somebody("Tom", "Nordlicht"), "same first name, both at Nordlicht"),
    ],
)  # fmt: skip
def test_what_speaks_for_one_person_is_said(one: Somebody, other: Somebody, reason: str) -> None:
    found = only(one, other, somebody("Priya Natarajan", "Nordlicht"))

    assert found.reason == reason
    assert {found.one, found.other} == {one.id, other.id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (somebody("Maria Chen"), somebody("Mario Cheng")),
        (somebody("Anna Weber", email="home@a.example"), somebody("Peter Weber", email="home@a.example")),
        (somebody("Jon Weber", "Nordlicht"), somebody("Jonathan Weber", "Globex")),
        (somebody("J. Weber"), somebody("Jonas Weber")),
        (somebody("Tom", "Nordlicht"), somebody("Tom", "Globex")),
        (somebody("Frederick Weber", "Nordlicht"), somebody("Alfred Weber", "Nordlicht")),
        (somebody("Maria Chen", "Acme", profile=A), somebody("Maria Chen", "Acme", profile=B)),
        (somebody("🎉"), somebody("👋")),
    ],
)  # fmt: skip
def test_what_speaks_against_it_is_heard(one: Somebody, other: Somebody) -> None:
    assert likely_pairs([one, other]) == []


def test_an_address_speaks_louder_than_two_profiles() -> None:
    one = somebody("Maria Chen", email="m@a.example", profile=A)
    other = somebody("Maria Chen", email="m@a.example", profile=B)

    assert only(one, other).reason == "same e-mail address, same name"


def test_profiles_on_two_sites_are_no_objection() -> None:
    one = somebody("Maria Chen", profile=A)
    other = somebody("Maria Chen", profile="https://github.com/maria")

    assert only(one, other).reason == "same name"


def test_the_likeliest_come_first_and_a_pair_once() -> None:
    same = [somebody("Maria Chen", "Nordlicht", email="m@a.example") for _ in range(2)]
    weak = [somebody("Ida Berg", "Acme"), somebody("Ida Berg", "Globex")]
    strong = [somebody("Jon Weber", "Acme"), somebody("Jon Weber", "Acme")]

    found = likely_pairs([*weak, *strong, *same])

    assert [pair.one for pair in found] == [same[0].id, strong[0].id, weak[0].id]
    assert found[0].reason == "same e-mail address, same name, both at Nordlicht"


def test_the_address_of_a_team_says_nothing_of_its_people() -> None:
    team = [somebody(f"Maria {letter * 4}", email="info@a.example") for letter in "abcdefgh"]

    assert likely_pairs(team) == []


def test_a_name_that_very_many_bear_makes_few_pairs() -> None:
    crowd = [somebody(f"Person {'abcd'[number % 4]}", "One company") for number in range(5000)]

    assert len(likely_pairs(crowd)) == MOST_PAIRS


def test_names_with_numbers_are_no_misspellings() -> None:
    assert likely_pairs([somebody(f"Person {number:04d}", "One company") for number in range(100)]) == []
