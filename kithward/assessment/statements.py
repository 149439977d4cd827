"""What is asked: four areas, five statements each, about what was done in the last four weeks. Pure.

The words are our own: published scales are copyrighted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

ANSWERS: Final = ("never", "once", "now and then", "often", "very often")  # 0 to 4
GROW, STRONG, NOISE = 40, 70, 25  # a score below grows, above is strong; a change below the noise is none
TO_GROW, STEADY, IS_STRONG = "to grow", "steady", "strong"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was done or not; `key` is what its answer is kept under, and never changes."""

    key: str
    words: str  # goes on from "In the last four weeks I …"


@dataclass(frozen=True, slots=True)
class Area:
    """One of the four, with what is asked about it."""

    key: str
    name: str
    statements: tuple[Statement, ...]


AREAS: Final = (
    Area(
        "network",
        "Existing network",
        (
            Statement("network-silence", "got in touch with somebody I had not heard from for months."),
            Statement("network-beyond", "spoke with somebody who works in another field than mine."),
            Statement("network-ask", "asked somebody I know for advice or for a favour."),
            Statement("network-give", "did something useful for somebody before they asked."),
            Statement("network-connect", "brought two people together who did not know each other."),
        ),
    ),
    Area(
        "starting",
        "Starting conversations",
        (
            Statement("starting-stranger", "spoke first to somebody I did not know."),
            Statement("starting-write", "wrote or called first, without waiting for an occasion."),
            Statement("starting-myself", "told somebody new in two sentences what I do."),
            Statement("starting-introduction", "asked somebody to introduce me to a person I wanted to meet."),
            Statement("starting-room", "went where I knew hardly anybody, and talked with somebody there."),
        ),
    ),
    Area(
        "communication",
        "Communication",
        (
            Statement("communication-listen", "asked more than I told in a conversation."),
            Statement("communication-matters", "learned what matters most to the other person just now."),
            Statement("communication-wish", "said plainly what I am looking for."),
            Statement("communication-deep", "talked for half an hour or more about something that counts for us both."),
            Statement("communication-check", "put what I had heard into my own words, to see if I had it right."),
        ),
    ),
    Area(
        "following-up",
        "Following up",
        (
            Statement("following-soon", "wrote to somebody within two days of meeting them."),
            Statement("following-promise", "did what I had promised by the day I had named."),
            Statement("following-note", "noted after a conversation what was said and what comes next."),
            Statement("following-again", "met or called somebody again within a month of first meeting them."),
            Statement("following-thanks", "told somebody what came of their advice or introduction."),
        ),
    ),
)
STATEMENTS: Final = tuple(statement for area in AREAS for statement in area.statements)
KEYS: Final = frozenset(statement.key for statement in STATEMENTS)


def score(answers: Iterable[int]) -> int:
    """The mean of answers from 0 to 4 as a score from 0 to 100. Raises ValueError without any."""
    given = list(answers)
    if not given:
        raise ValueError("a score needs an answer")
    return round(sum(given) * 25 / len(given))


def scores(answers: Mapping[str, int]) -> dict[str, int]:
    """The score of each area of which something was answered, by its key."""
    given = {area.key: [answers[each.key] for each in area.statements if each.key in answers] for area in AREAS}
    return {key: score(some) for key, some in given.items() if some}


def band(of: float) -> str:
    """What a score says: to grow, steady or strong."""
    return TO_GROW if of < GROW else IS_STRONG if of > STRONG else STEADY


def change(before: int, after: int) -> str:
    """What became of a score: up, down, or no change where that is smaller than the noise."""
    if abs(after - before) < NOISE:
        return "no change"
    return "up" if after > before else "down"
