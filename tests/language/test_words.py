"""Text as the words by which it is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.words import findable_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Maria Chen", ["maria", "chen"]),
        ("José, AI/ML", ["jose", "ai", "ml"]),
        ("O’Neil & O'Neil", ["oneil", "oneil"]),
        ("start-up\tfounder|advisor", ["start", "up", "founder", "advisor"]),
        ("Groß Łukasz", ["gross", "lukasz"]),
        ("Юлия, Київ", ["юлия", "киів"]),
        ("🌱 climate🌱", ["🌱", "climate🌱"]),
        ("!!! -- …", []),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_compared_without_case_accents_and_punctuation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_what_is_written_without_spaces_is_found_from_any_sign_on() -> None:
    assert set(findable_words("山田太郎")) == {"山田太郎", "田太郎", "太郎", "郎"}
    assert findable_words("Maria Chen") == ["maria", "chen"]


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32)))
def test_the_quick_way_for_plain_letters_finds_what_the_thorough_way_finds(text: str) -> None:
    assert words_of(text) == words_of(text + " é")[:-1]


@given(st.text())
def test_words_are_their_own_words(text: str) -> None:
    words = words_of(text)

    assert all(words_of(word) == [word] for word in words)
