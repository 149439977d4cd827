"""Names made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.names import name_key, plain_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Maria Chen", "maria chen"),
        ("  MARIA   chen ", "maria chen"),
        ("Dr. José  O’Neil", "jose oneil"),
        ("José O'Neil", "jose oneil"),
        ("Prof. Dr. Anna-Lena Groß", "anna lena gross"),
        ("Dr", "dr"),
        ("Søren Łukasz Đorđević", "soren lukasz dordevic"),
        ("Maria Chen, Ph.D., MBA", "maria chen"),
        ("Maria Chen 🚀", "maria chen"),
        ("Tuan Md", "tuan md"),
        ("J. R. Smith", "j r smith"),
        ("Żaneta/Zaneta", "zaneta zaneta"),
        ("İlker Işık", "ilker isik"),
        ("李 伟", "李 伟"),
        ("Юлия", "юлия"),
        ("مُحَمَّد", "محمد"),
        ("\u202eMaria\u202c", "maria"),
        ("ℌans", "hans"),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_a_name_has_one_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("मीना", "मेना"), ("かとう", "がとう"), ("Ana", "Ann"), ("김민수", "김민서"), ("John Smith Jr", "John Smith")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_plain_name_stands_on_one_line() -> None:
    assert plain_name(" Maria\tChen\n\x00 (Wayfarer)\u200b ") == "Maria Chen (Wayfarer)"


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    key = name_key(text)

    assert name_key(key) == key


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert name_key(text.casefold()) == name_key(text)
