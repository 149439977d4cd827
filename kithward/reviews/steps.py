"""The steps of a review, one decision at a time (pure)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from kithward.errors import NotFound

LONGEST_NOTE: Final = 4000


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One step: its key in the tables and addresses, what it shows, and what it asks."""

    key: str
    title: str
    asked: str
    hint: str = ""


WEEK: Final = (
    ReviewStep("happened", "What happened", "What was good about it?", "A talk, a person, a thing that you learned."),
    ReviewStep("planned", "What was planned, and kept", "What helped, or what stood in the way?"),
    ReviewStep("promises", "Follow-ups left", "What is to be done about them?", "Done, another day, or let go."),
    ReviewStep("goals", "Your goals, then and now", "What would you change?", "A pace, a date, a size, or nothing."),
    ReviewStep("ahead", "The week ahead", "What matters most in it?", "One thing is enough."),
    ReviewStep("closing", "A closing note", "What stays of the week?", "One sentence, for yourself in a year."),
)


def step_called(key: str) -> ReviewStep:
    """The step of that key; raises NotFound."""
    found = next((step for step in WEEK if step.key == key), None)
    if found is None:
        raise NotFound("A review has no such step.")
    return found


def number_of(step: ReviewStep) -> int:
    """The place of a step, from 1 on."""
    return WEEK.index(step) + 1


def next_of(step: ReviewStep) -> ReviewStep | None:
    """The step after this one; None after the last."""
    return next(iter(WEEK[number_of(step) :]), None)


def first_open(gone: Collection[str]) -> ReviewStep:
    """Where it goes on: the first step that was not gone through; the last where all were."""
    return next((step for step in WEEK if step.key not in gone), WEEK[-1])
