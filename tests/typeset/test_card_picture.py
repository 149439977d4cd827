"""The card as a picture: whole XML with whatever words, and the same in dots."""

from xml.etree import ElementTree

import pytest

from kithward.typeset import press
from kithward.typeset.card import HEIGHT, WIDTH, card_of
from kithward.typeset.card_picture import FONTS, as_png, as_svg

WORDS = [
    "Zoë O’Neil & Łukasz <b>bold</b>",
    "张伟 and 山田 太郎",
    "party 🎉 with 👩🏽‍💻",
    "שלום עולם",
    '"] #evil $x$ \\ *b* %',
    "\x00\x1b[31m\ud800",
]


@pytest.mark.parametrize("words", WORDS, ids=ascii)
def test_whatever_is_typed_is_text_in_the_picture(words: str) -> None:
    card = card_of("A first", [words], footer=words)

    root = ElementTree.fromstring(as_svg(card))  # noqa: S314 - our own

    written = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert written == ["A first", card.lines[1].words, card.footer, "Kithward"]
    assert root.get("aria-label") == card.words


@pytest.mark.parametrize("words", WORDS, ids=ascii)
def test_whatever_is_typed_becomes_a_picture_in_dots_of_the_same_size(words: str) -> None:
    png = as_png(card_of("A first", [words], footer=words))

    assert png.startswith(b"\x89PNG")
    assert png[16:24] == WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big")


def test_same_card_is_the_same_picture_and_another_is_not() -> None:
    one, other = card_of("A first"), card_of("A second")

    assert as_png(one) == as_png(one)
    assert as_png(one) != as_png(other)


def test_letters_that_come_with_the_program_are_among_the_fonts() -> None:
    import typst

    brought = typst.Fonts(include_system_fonts=False).families()

    assert any(f"'{family}'" in FONTS for family in brought)
    assert set(brought) <= set(press.fonts().families())
