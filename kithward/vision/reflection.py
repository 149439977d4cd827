"""A guided reflection: a few questions, the vision that their answers make, and the aspirations in them (pure)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

LONGEST_ANSWER: Final = 4000
LONGEST_PHRASE: Final = 300
SHORTEST_PHRASE: Final = 3
PHRASE_ENDS: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
PARAGRAPH_ENDS: Final = re.compile(r"\n\s*\n")
# By what a sentence of a vision tells its kind; the first that fits.
KIND_WORDS: Final = (
    ("skill", re.compile(r"\b(?:can|able to|know how|fluent|speak|write|listen|negotiate|with ease)\b", re.I)),
    (
        "experience",
        re.compile(r"\bI(?: have|[’']ve) (?:\w+ )?(?:\w+e[dn]|built|led|made|met|spent|won)\b", re.I),
    ),
    ("position", re.compile(r"\b(?:I am|I[’']m|lead|run|head|direct|manage|work (?:as|at|for|in))\b", re.I)),
)
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
    """A phrase that may be an aspiration, and its kind; empty where that cannot be told."""

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


def phrases(answers: Mapping[str, str], vision: str = "", *, besides: Iterable[str] = ()) -> list[Phrase]:
    """The sentences of the answers and of the vision that may be aspirations, each once, without those there are."""
    asked = ((answers.get(question.key, ""), question.kind) for question in QUESTIONS if question.kind)
    told = [
        *(Phrase(text, kind) for answer, kind in asked for text in sentences(answer)),
        *(phrase for paragraph in PARAGRAPH_ENDS.split(vision) for phrase in phrases_of(paragraph)),
    ]
    known = {text.casefold() for text in besides}
    first = {phrase.text.casefold(): phrase for phrase in reversed(told)}
    return [phrase for key, phrase in reversed(first.items()) if key not in known]


def phrases_of(paragraph: str) -> list[Phrase]:
    """The sentences of one paragraph of a vision; of what kind, its lead says, or else their own words."""
    text = paragraph.strip()
    for question in QUESTIONS:
        if question.lead and text.startswith(question.lead):
            return [Phrase(each, question.kind) for each in sentences(text[len(question.lead) :]) if question.kind]
    return [Phrase(each, kind_of(each)) for each in sentences(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text that are neither too short nor too long for an aspiration, without their full stop."""
    parts = (" ".join(part.split()).strip(" .;,-–•*") for part in PHRASE_ENDS.split(text))
    return [part[0].upper() + part[1:] for part in parts if SHORTEST_PHRASE <= len(part) <= LONGEST_PHRASE]


def kind_of(sentence: str) -> str:
    """What a sentence tells of: what I can, what I have lived, what I am; empty where its words do not say."""
    return next((kind for kind, words in KIND_WORDS if words.search(sentence)), "")
