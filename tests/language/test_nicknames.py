"""Short forms of given names."""

import pytest

from kithward.language.nicknames import is_same_given_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("tom", "thomas"), ("thomas", "tom"), ("liz", "elizabeth"), ("bob", "robert"), ("m", "maria"), ("ana", "ana")],
)
def test_two_forms_of_a_given_name_may_be_one_person(one: str, other: str) -> None:
    assert is_same_given_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tom", "tim"), ("frederick", "alfred"), ("maria", "mario"), ("", "maria"), ("t", "maria"), ("liz", "lisa")],
)
def test_two_names_are_two_people(one: str, other: str) -> None:
    assert not is_same_given_name(one, other)
