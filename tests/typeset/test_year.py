"""A year on paper: whole, at most two pages, tagged, and whatever is typed stays words."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kithward.typeset import press
from kithward.typeset.year import MOST_WINS, as_pdf, inputs
from kithward.wins.year_told import MonthTold, WinTold, YearTold

TODAY = date(2026, 6, 10)
YEAR = YearTold(
    number=2026,
    until="10 June 2026",
    numbers=(("38", "people met"), ("1", "talk given")),
    outcomes=("3 × advice", "referral"),
    fields="fintech and climate",
    best_week="The week of Monday 2 March: 5 people, 3 conversations",
    months=(MonthTold("January", 3, 2), MonthTold("February", 0, 0)),
    is_empty=False,
)
EMPTY = replace(YEAR, numbers=(), outcomes=(), fields="", best_week="", is_empty=True)
WIN = WinTold("Your first talk", "3 May 2026", "the log of 3 May", "cake", is_big=True)
MARKUP = '#panic("x") $x$ \\ *b* _i_ `r` <lab> @ref // c #"'


def printed(*wins: WinTold, year: YearTold = YEAR, owner: str = "Alice Okafor") -> bytes:
    return as_pdf(year, wins, owner=owner, made_on=TODAY)


def outline(*wins: WinTold) -> list[str]:
    """The headings, as Typst understood them."""
    import typst

    found = typst.query(
        press.FOLDER / "year.typ", "heading", field="body", sys_inputs=inputs(YEAR, wins, "Alice"), root=press.FOLDER
    )
    return [text_in(body) for body in json.loads(found)]


def text_in(body: dict[str, Any]) -> str:
    """The plain text of Typst's content."""
    return body.get("text", "") + "".join(text_in(child) for child in body.get("children", []))


def pages(pdf: bytes) -> int:
    return int(re.findall(rb"/Type ?/Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type ?/Pages\b", pdf)[0][0])


def test_year_is_a_tagged_document_with_its_title_language_and_standard() -> None:
    pdf = printed(WIN)

    assert pdf.startswith(b"%PDF-")
    for said in (b"/Lang", b"/MarkInfo", b"/StructTreeRoot", b"2026 in review", b"Alice Okafor", b"pdfuaid"):
        assert said in pdf


def test_year_is_printed_under_its_headings() -> None:
    assert outline(WIN) == [
        "What came of it",
        "Fields you opened",
        "Your best week",
        "Month by month",
        "What you won",
        "Your first talk",
    ]


@pytest.mark.parametrize("words", [MARKUP, "漢字 🎉 עברית", "\x00\x1b[31m", "x" * 600, "W" * 600])
def test_whatever_is_typed_is_printed_as_words(words: str) -> None:
    win = WinTold(words, words, words, words, is_big=False)
    year = replace(YEAR, fields=words, outcomes=(words,), best_week=words)

    assert printed(win, year=year, owner=words).startswith(b"%PDF-")


def test_markup_in_a_title_stands_there_as_it_was_typed() -> None:
    assert outline(replace(WIN, title=MARKUP, is_big=False))[-1] == MARKUP


def test_letters_that_no_font_has_cost_the_name_of_the_standard_and_nothing_else() -> None:
    pdf = printed(replace(WIN, title="\U000f0000"))

    assert b"pdfuaid" not in pdf
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("words", ["meet leaders in fintech ", "x", "MEET LEADERS ", "漢"])
def test_many_long_wins_fill_two_pages_and_no_more(words: str) -> None:
    long = words * 200

    assert pages(printed(*[WinTold(long, "3 May 2026", long, long, is_big=True)] * (MOST_WINS + 1))) == 2


def test_wins_that_are_not_printed_are_told_of() -> None:
    some, more = (json.loads(inputs(YEAR, [WIN] * times, "")["sheet"]) for times in (MOST_WINS, MOST_WINS + 1))

    assert (len(some["wins"]), some["more"]) == (MOST_WINS, "")
    assert len(more["wins"]) == MOST_WINS
    assert "There were more" in more["more"]


def test_same_year_on_the_same_day_is_the_same_file_and_an_empty_one_another() -> None:
    assert printed(WIN) == printed(WIN)
    assert printed(year=EMPTY).startswith(b"%PDF-")
    assert printed(year=EMPTY) != printed()
