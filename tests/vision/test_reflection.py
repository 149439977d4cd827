"""The reflection: its questions, the vision that answers make, and the aspirations in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.vision.reflection import LONGEST_PHRASE, QUESTIONS, Phrase, first_open, phrases, vision_text

KEYS = [question.key for question in QUESTIONS]
ANSWERS = st.dictionaries(st.sampled_from(KEYS), st.text(max_size=400))


def test_there_are_five_to_seven_questions_each_with_its_key_and_help() -> None:
    assert 5 <= len(QUESTIONS) <= 7
    assert len(set(KEYS)) == len(KEYS)
    assert all(row.asked.endswith("?") and row.hint for row in QUESTIONS)
    assert {row.kind for row in QUESTIONS} == {"", "position", "skill", "experience"}


def test_vision_has_a_paragraph_for_each_answer_in_the_order_of_the_questions() -> None:
    answers = {"able": " speak before a hundred people ", "work": "I lead a team.", "people": "  "}

    assert vision_text(answers) == "I lead a team.\n\nWhat I can do: speak before a hundred people."


def test_no_answers_make_no_vision() -> None:
    assert vision_text({}) == ""


@given(ANSWERS)
def test_vision_holds_every_answer(answers: dict[str, str]) -> None:
    text = vision_text(answers)

    assert all(answer.strip() in text for answer in answers.values())
    assert "\n\n\n" not in text or any("\n\n" in answer for answer in answers.values())


@pytest.mark.parametrize(
    ("answers", "number"),
    [({}, 1), ({"work": "I lead"}, 2), ({"people": "Engineers"}, 1), (dict.fromkeys(KEYS, "Said"), 0)],
)
def test_reflection_goes_on_with_the_first_question_without_an_answer(answers: dict[str, str], number: int) -> None:
    assert first_open(answers) == number


def test_sentences_of_an_answer_may_be_aspirations_of_its_kind() -> None:
    answers = {
        "able": "speak without a script. Say no early;\nwrite well",
        "people": "Engineers",
        "work": "Lead a team",
    }

    assert phrases(answers) == [
        Phrase("Lead a team", "position"),
        Phrase("Speak without a script", "skill"),
        Phrase("Say no early", "skill"),
        Phrase("Write well", "skill"),
    ]


def test_what_is_an_aspiration_already_is_not_offered_again() -> None:
    assert phrases({"work": "Lead a team. lead a team"}, besides=["LEAD A TEAM"]) == []


@given(ANSWERS)
def test_phrases_are_short_and_each_is_there_once(answers: dict[str, str]) -> None:
    found = [phrase.text for phrase in phrases(answers)]

    assert all(0 < len(text) <= LONGEST_PHRASE + 2 for text in found)
    assert len({text.casefold() for text in found}) == len(found)


VISION = """I lead a team of twelve that builds tools for clinics. I can speak before a hundred people.
I’ve lived abroad for a year; calm weeks matter to me

With whom: Nurses. Doctors.

What I can do: Say no early."""


def test_sentences_of_a_vision_are_offered_with_the_kind_that_their_words_tell() -> None:
    assert phrases({}, VISION) == [
        Phrase("I lead a team of twelve that builds tools for clinics", "position"),
        Phrase("I can speak before a hundred people", "skill"),
        Phrase("I’ve lived abroad for a year", "experience"),
        Phrase("Calm weeks matter to me", ""),
        Phrase("Say no early", "skill"),
    ]


def test_sentence_of_an_answer_that_stands_in_the_vision_is_offered_once_as_the_answer_has_it() -> None:
    answers = {"lived": "Speak at a fair", "able": "Write well"}

    assert phrases(answers, vision_text(answers)) == [
        Phrase("Write well", "skill"),
        Phrase("Speak at a fair", "experience"),
    ]


@given(st.text(st.sampled_from("Icanled .;\n’é-"), max_size=400))
def test_any_vision_gives_phrases_of_its_own_words_alone(vision: str) -> None:
    for phrase in phrases({}, vision):
        assert phrase.text.casefold() in " ".join(vision.casefold().split())
