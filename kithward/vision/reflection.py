"""A guided reflection: a few questions, the vision that their answers make, and the aspirations in them (pure)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

LONGEST_ANSWER: Final = 4000
LONGEST_PHRASE: Final = 300
SHORTEST_PHRASE: Final = 3
PHRASE_ENDS: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
SENTENCE_ENDS: Final = (".", "!", "?", "…", ":", ";", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key in the tables, how it is asked, what helps, and the words its answer begins with."""

    key: str
    asked: str
    hint: str
    lead: str
    kind: str = ""  # of the aspirations that an answer tells of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of an answer that may be an aspiration, and its kind."""

    text: str
    kind: str


QUESTIONS: Final = (
    Question(
        "work",
        "It is an ordinary working day, five years from now. What is your work?",
        "What you are trusted with, where, and in what kind of place. One or two sentences are enough.",
        "",  # what the vision begins with stands for itself
        "position",
    ),
    Question(
        "people",
        "Who is around you there, and who asks for your advice?",
        "Not names yet: the kind of people, their fields, what they come to you for.",
        "With whom:",
    ),
    Question(
        "able",
        "What can you do by then that you cannot do well today?",
        "One thing in each sentence: speak before a hundred people, lead a hard talk, write so that others act.",
        "What I can do:",
        "skill",
    ),
    Question(
        "lived",
        "What have you lived through by then that you would be sorry to have missed?",
        "A place, a project, a risk you took, something you built or gave. One thing in each sentence.",
        "What I have lived:",
        "experience",
    ),
    Question(
        "left",
        "What did you let go of to make room for it?",
        "A habit, a kind of work, an expectation that was never yours.",
        "What I let go of:",
    ),
    Question(
        "sign",
        "What would show you, within a year, that you are on the way?",
        "Something you could point to. It often makes a good first goal.",
        "A sign within a year:",
    ),
)


def vision_text(answers: Mapping[str, str]) -> str:
    """The vision that the answers make, by their keys: a paragraph for each, in the order of the questions."""
    answered = ((question, answers.get(question.key, "").strip()) for question in QUESTIONS)
    return "\n\n".join(f"{question.lead} {whole(text)}".lstrip() for question, text in answered if text)


def whole(text: str) -> str:
    """A text that ends like a sentence."""
    return text if text.endswith(SENTENCE_ENDS) else f"{text}."


def first_open(answers: Mapping[str, str]) -> int:
    """The number, from 1 on, of the first question without an answer; 0 where each has one."""
    numbers = (number for number, row in enumerate(QUESTIONS, start=1) if not answers.get(row.key, "").strip())
    return next(numbers, 0)


def phrases(answers: Mapping[str, str], *, besides: Iterable[str] = ()) -> list[Phrase]:
    """The sentences of the answers that tell of aspirations, each once and without those there are already."""
    seen = {text.casefold() for text in besides}
    found = []
    for question in QUESTIONS:
        for part in PHRASE_ENDS.split(answers.get(question.key, "")) if question.kind else ():
            text = " ".join(part.split()).strip(" .;,-–•*")
            if SHORTEST_PHRASE <= len(text) <= LONGEST_PHRASE and text.casefold() not in seen:
                seen.add(text.casefold())
                found.append(Phrase(text[0].upper() + text[1:], question.kind))
    return found
