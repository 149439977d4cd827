"""Which rows hold which words: found by the beginning of a word, and kept up row by row. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithward.language.words import findable_words
from kithward.numerics.arrays import UNKNOWN, Ints, Mask

AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class RowText:
    """What one row is found by: its names, and all else that is said of it."""

    names: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Every word of n rows once, (t,): its number in `codes`, its row, and whether a name of the row holds it."""

    rows: int
    codes: dict[str, int]
    in_order: tuple[list[str], Ints]  # all words as sorted, and the number of each
    word: Ints
    row: Ints
    is_name: Mask

    def holding(self, beginnings: Sequence[str]) -> tuple[Mask, Mask]:
        """Which rows (n,) hold for each of `beginnings` a word that begins so, and which of those in their names."""
        anywhere, by_name = np.ones(self.rows, dtype=np.bool_), np.ones(self.rows, dtype=np.bool_)
        words, numbers = self.in_order
        for beginning in beginnings:
            begins = np.zeros(len(numbers), dtype=np.bool_)
            begins[numbers[bisect_left(words, beginning) : bisect_left(words, beginning + AFTER_ALL)]] = True
            hit = np.flatnonzero(begins[self.word])
            anywhere &= marked(self.row[hit], self.rows)
            by_name &= marked(self.row[hit[self.is_name[hit]]], self.rows)
        return anywhere, by_name


def marked(rows: Ints, size: int) -> Mask:
    found = np.zeros(size, dtype=np.bool_)
    found[rows] = True
    return found


def nothing_indexed() -> WordIndex:
    """The index of no rows."""
    none = np.empty(0, dtype=np.int32)
    return WordIndex(0, {}, ([], none), none, none, none.astype(np.bool_))


def with_rows(
    index: WordIndex, texts: Sequence[RowText], *, at: NDArray[np.integer[Any]], moved: Ints, rows: int
) -> WordIndex:
    """The index of `rows` rows: `texts` stand at the rows `at`, and old row i is now row moved[i] (UNKNOWN: gone)."""
    words, row, is_name = tokens_of(texts, at)
    codes, in_order = index.codes, index.in_order
    new = dict.fromkeys(word for word in words if word not in codes)
    if new:
        codes = {**codes, **{word: number for number, word in enumerate(new, start=len(codes))}}
        ordered = sorted([*in_order[0], *new])
        in_order = ordered, np.fromiter(map(codes.__getitem__, ordered), dtype=np.int32, count=len(ordered))
    place = moved[index.row]
    stays = place != UNKNOWN
    more = np.fromiter(map(codes.__getitem__, words), dtype=np.int32, count=len(words))
    return WordIndex(
        rows=rows,
        codes=codes,
        in_order=in_order,
        word=np.concatenate([index.word[stays], more]),
        row=np.concatenate([place[stays], row]),
        is_name=np.concatenate([index.is_name[stays], is_name]),
    )


def tokens_of(texts: Sequence[RowText], at: Iterable[int]) -> tuple[list[str], Ints, Mask]:
    """The words of these texts, with the row that each stands at, and whether it is one of a name."""
    known: dict[str, list[str]] = {}  # many rows say the same: "Berlin" is taken apart once

    def words_in(parts: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for part in parts:
            if part not in known:
                known[part] = findable_words(part)
            found.update(known[part])
        return found

    words: list[str] = []
    row: list[int] = []
    is_name: list[bool] = []
    for text, place in zip(texts, at, strict=True):
        in_names = words_in(text.names)
        elsewhere = words_in(text.rest) - in_names
        words += [*in_names, *elsewhere]
        row += [place] * (len(in_names) + len(elsewhere))
        is_name += [True] * len(in_names) + [False] * len(elsewhere)
    return words, np.array(row, dtype=np.int32), np.array(is_name, dtype=np.bool_)
