"""Two versions side by side: what stands in one of them alone."""

from hypothesis import given
from hypothesis import strategies as st

from kithward.vision.compare import Paragraphs, side_by_side

TEXTS = st.text(alphabet="ab .!\n", max_size=60)


def alone(paragraphs: Paragraphs) -> list[str]:
    return [sentence.text for paragraph in paragraphs for sentence in paragraph if sentence.is_alone]


def words(paragraphs: Paragraphs) -> list[str]:
    return [word for paragraph in paragraphs for sentence in paragraph for word in sentence.text.split()]


def test_sentences_of_one_version_alone_are_told_from_those_of_both() -> None:
    one, other = side_by_side("I lead a team. I teach.\n\nI live by the sea.", "i lead  a team.\nI live in a town.")

    assert alone(one) == ["I teach.", "I live by the sea."]
    assert alone(other) == ["I live in a town."]
    assert [len(paragraph) for paragraph in one] == [2, 1]


def test_where_nothing_is_the_same_nothing_is_marked() -> None:
    one, other = side_by_side("I lead a team.", "I live by the sea.")

    assert alone(one) == alone(other) == []


@given(TEXTS, TEXTS)
def test_no_word_is_lost(one: str, other: str) -> None:
    first, second = side_by_side(one, other)

    assert (words(first), words(second)) == (one.split(), other.split())


@given(TEXTS)
def test_a_text_beside_itself_has_nothing_alone(text: str) -> None:
    assert [alone(side) for side in side_by_side(text, text)] == [[], []]
