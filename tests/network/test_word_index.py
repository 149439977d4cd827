"""The index of words: what it finds is what a look at every row finds."""

from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.words import words_of
from kithward.network.word_index import RowText, WordIndex, nothing_indexed, with_rows
from kithward.numerics.arrays import UNKNOWN

WORDS = st.sampled_from(["Maria", "Mario", "chen", "Chenoa", "Čech", "ml", "machine learning", "O'Neil", "李伟", ""])
TEXTS = st.builds(RowText, st.tuples(WORDS, WORDS), st.tuples(WORDS, WORDS))
QUERIES = st.lists(st.sampled_from(["m", "mari", "mario", "che", "cech", "伟", "learn", "oneil", "zoe"]), max_size=3)


def whole(texts: list[RowText]) -> WordIndex:
    nowhere = np.empty(0, dtype=np.int32)
    return with_rows(nothing_indexed(), texts, at=np.arange(len(texts)), moved=nowhere, rows=len(texts))


def plainly(texts: list[RowText], beginnings: list[str]) -> tuple[list[bool], list[bool]]:
    """What is found by looking at every row."""

    def holds(parts: tuple[str, ...]) -> bool:
        words = [word for part in parts for word in words_of(part)]
        # Of what is written without spaces any sign may be the first.
        return all(
            any(word.startswith(beginning) or ("伟" in beginning and beginning in word) for word in words)
            for beginning in beginnings
        )

    return [holds((*text.names, *text.rest)) for text in texts], [holds(text.names) for text in texts]


@given(st.lists(TEXTS, max_size=8), QUERIES)
def test_index_finds_what_a_look_at_every_row_finds(texts: list[RowText], beginnings: list[str]) -> None:
    anywhere, by_name = whole(texts).holding(beginnings)

    assert (anywhere.tolist(), by_name.tolist()) == plainly(texts, beginnings)


@dataclass(frozen=True)
class Step:
    """Some old rows stay, in an order of their own, some of them with another text, and new ones come."""

    stay: list[int]
    changed: list[tuple[int, RowText]]
    new: list[RowText]


STEPS = st.builds(
    Step,
    st.lists(st.integers(0, 7), unique=True, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), TEXTS), max_size=3),
    st.lists(TEXTS, max_size=2),
)


@given(st.lists(TEXTS, max_size=8), st.lists(STEPS, max_size=3), QUERIES)
def test_index_that_is_kept_up_finds_what_one_made_anew_finds(
    texts: list[RowText], steps: list[Step], beginnings: list[str]
) -> None:
    index = whole(texts)
    for step in steps:
        stay = [row for row in step.stay if row < len(texts)]
        anew = {place: text for place, text in step.changed if place < len(stay)}
        anew |= {len(stay) + number: text for number, text in enumerate(step.new)}
        moved = np.full(len(texts), UNKNOWN, dtype=np.int32)
        for place, row in enumerate(stay):
            moved[row] = UNKNOWN if place in anew else place
        rows = len(stay) + len(step.new)
        index = with_rows(index, list(anew.values()), at=np.array(list(anew), dtype=np.int64), moved=moved, rows=rows)
        texts = [anew[place] if place in anew else texts[stay[place]] for place in range(rows)]

    anywhere, by_name = index.holding(beginnings)

    assert (anywhere.tolist(), by_name.tolist()) == plainly(texts, beginnings)
