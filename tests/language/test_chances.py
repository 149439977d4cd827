"""Chances in words."""

import pytest

from kithward.language.chances import chance_to_ask, likely


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "very likely"),
        (0.7, "likely"),
        (0.5, "about as likely as not"),
        (0.2, "unlikely"),
        (0.0, "very unlikely"),
    ],
)
def test_chance_is_said_in_words(chance: float, words: str) -> None:
    assert likely(chance) == words


@pytest.mark.parametrize(("chance", "words"), [(0.45, "a good chance"), (0.25, "a fair chance"), (0.1, "a long shot")])
def test_chance_of_an_introduction_is_said_in_words(chance: float, words: str) -> None:
    assert chance_to_ask(chance) == words
