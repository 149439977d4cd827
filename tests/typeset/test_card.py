"""The words of a card: broken into lines that fit, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from kithward.typeset.card import EDGE, LAST_LINE, WIDTH, broken, card_of, width


def test_short_words_stand_in_one_line_each() -> None:
    card = card_of("A first", ["Your first talk"], footer="Alice")

    assert [line.words for line in card.lines] == ["A first", "Your first talk"]
    assert card.words == "A first Your first talk. Alice"


def test_long_words_are_broken_between_words_and_end_with_dots() -> None:
    lines = broken("meet five leaders " * 20, 40, most=3)

    assert len(lines) == 3
    assert lines[0].endswith(("meet", "five", "leaders"))
    assert lines[-1].endswith(" …")


def test_word_that_is_longer_than_a_line_is_cut() -> None:
    assert "".join(broken("x" * 90, 40, most=9)) == "x" * 90


def test_broad_letters_take_more_room() -> None:
    assert len(broken("漢" * 30, 60, most=9)) > len(broken("a" * 30, 60, most=9))


def test_capitals_take_more_room_than_small_letters() -> None:
    assert len(broken("MEET " * 30, 40, most=9)) > len(broken("meet " * 30, 40, most=9))


def test_the_broadest_capitals_take_as_much_as_they_are_high() -> None:
    assert all(len(line) * 40 <= WIDTH - 2 * EDGE for line in broken("W" * 90, 40, most=9))


def test_what_does_not_fit_any_more_ends_with_dots() -> None:
    card = card_of("Three quarters of the way to a goal", ["meet five leaders " * 5, "three of them " * 9, "cake"])

    assert card.lines[-1].words.endswith(" …")


def test_marks_that_no_picture_can_hold_are_left_out() -> None:
    assert broken("a\x00b\x1b[31m\u2028c", 40, most=1) == ["a b [31m c"]


@given(texts=st.lists(st.text(max_size=700), max_size=3), headline=st.text(max_size=80))
def test_every_line_fits_and_none_stands_on_another(texts: list[str], headline: str) -> None:
    card = card_of(headline, texts)

    assert all(width(line.words) * line.size <= WIDTH - 2 * EDGE + 1 for line in card.lines)
    assert all(line.y <= LAST_LINE for line in card.lines)
    assert all(later.y - line.y >= line.size * 0.9 for line, later in zip(card.lines, card.lines[1:], strict=False))
