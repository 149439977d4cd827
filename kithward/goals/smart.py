"""Whether a goal is specific, measurable, achievable, relevant and time-bound: checked, never asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kithward.goals.sentence import Reading
from kithward.goals.wording import describe_measure, describe_window
from kithward.language.amounts import percent

_LETTERS = {"S": "Specific", "M": "Measurable", "A": "Achievable", "R": "Relevant", "T": "Time-bound"}
# From the chance at one's own pace, highest first: what it is called, and whether that is fine as it stands.
_CHANCE_WORDS = (
    (0.90, "too easy", False),
    (0.70, "realistic", True),
    (0.40, "a stretch", True),
    (0.15, "hard", False),
    (0.05, "a long shot", False),
    (0.0, "out of reach", False),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One letter of SMART: whether it holds ("care": it may be set, with open eyes), and the reason in plain words."""

    letter: str
    name: str
    ok: bool | Literal["care"]
    reason: str


def judge(reading: Reading, *, chance: float | None, aspirations: Sequence[str]) -> tuple[Verdict, ...]:
    """Five verdicts on a goal, S M A R T; `chance` is that of meeting it, `aspirations` are those that it serves.

    A hard goal is never refused: hard goals help even when they are missed. Raises ValueError when `chance` is not
    between 0 and 1.
    """
    if chance is not None and not 0 <= chance <= 1:
        raise ValueError("a chance lies between 0 and 1")
    return (
        _specific(reading),
        _measurable(reading),
        _achievable(chance),
        _relevant(aspirations),
        _time_bound(reading),
    )


def chance_words(chance: float) -> str:
    """The words for a chance at the moment a goal is set: "realistic", "a stretch", "out of reach"."""
    return next(words for least, words, _ in _CHANCE_WORDS if chance >= least)


def _verdict(letter: str, ok: bool | Literal["care"], reason: str) -> Verdict:
    return Verdict(letter, _LETTERS[letter], ok, reason)


def _specific(reading: Reading) -> Verdict:
    measure = reading.measure
    if measure is None:
        return _verdict("S", False, "does not say yet who or what counts")
    narrowing = set(measure.filters()) - {"act", "level", "min_minutes"}
    if measure.counts_people and not narrowing and not measure.level:
        return _verdict("S", "care", "any person counts: say who, or in what field")
    if measure.unit == "activities" and not narrowing:
        return _verdict("S", "care", "anything you do counts: say what")
    return _verdict("S", True, f"says who or what: {describe_measure(measure)}")


def _measurable(reading: Reading) -> Verdict:
    if reading.measure is None or reading.target is None:
        return _verdict("M", False, "names no number that can be counted")
    return _verdict("M", True, f"{reading.target:,}, counted from your log")


def _achievable(chance: float | None) -> Verdict:
    if chance is None:
        return _verdict("A", "care", "not known yet: there is too little in your log")
    words = chance_words(chance)
    is_fine = next(fine for least, _, fine in _CHANCE_WORDS if chance >= least)
    return _verdict("A", is_fine or "care", f"{words}: {percent(chance)} at your pace")


def _relevant(aspirations: Sequence[str]) -> Verdict:
    if not aspirations:
        return _verdict("R", "care", "serves no aspiration yet: choose one")
    return _verdict("R", True, f"serves {' and '.join(aspirations)}")


def _time_bound(reading: Reading) -> Verdict:
    if reading.window is None:
        return _verdict("T", False, "names no date or rhythm that is ahead")
    return _verdict("T", True, describe_window(reading.window, reading.window.starts_on))
