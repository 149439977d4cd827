"""Two versions of a text side by side: which sentences stand in one of them alone (pure)."""

import re
from dataclasses import dataclass
from typing import Final

SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?…])\s+")
LINE_ENDS: Final = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and whether it stands in this version alone."""

    text: str
    is_alone: bool


Paragraphs = tuple[tuple[Sentence, ...], ...]


def side_by_side(one: str, other: str) -> tuple[Paragraphs, Paragraphs]:
    """Both texts by paragraph and sentence; where they have no sentence in common, none is marked as standing alone."""
    first, second = sentences(one), sentences(other)
    in_first, in_second = known(first), known(second)
    if not in_first & in_second:
        in_first = in_second = in_first | in_second
    return marked(first, in_second), marked(second, in_first)


def sentences(text: str) -> list[list[str]]:
    """The sentences of each paragraph."""
    return [SENTENCE_ENDS.split(line) for line in LINE_ENDS.split(text.strip()) if line]


def known(paragraphs: list[list[str]]) -> set[str]:
    return {plain(sentence) for paragraph in paragraphs for sentence in paragraph}


def plain(sentence: str) -> str:
    """A sentence as it is compared: neither case nor space makes it another."""
    return " ".join(sentence.casefold().split())


def marked(paragraphs: list[list[str]], elsewhere: set[str]) -> Paragraphs:
    return tuple(
        tuple(Sentence(sentence, plain(sentence) not in elsewhere) for sentence in paragraph)
        for paragraph in paragraphs
    )
