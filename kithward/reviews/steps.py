"""The steps of a review, one decision at a time (pure)."""

from collections.abc import Collection, Mapping, Sequence
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
MONTH: Final = (
    ReviewStep("course", "Your goals, a month ago and now", "What strikes you?", "What rose, what fell."),
    ReviewStep("worked", "What worked", "What helped?", "A person, a habit, an hour of the day."),
    ReviewStep("back", "Ways back", "What will you change?", "Loosening a goal is as good as tightening it."),
    ReviewStep("loose", "Goals that stand still or serve nothing", "What are they for?", "A goal may go, too."),
    ReviewStep("closing", "A closing note", "What stays of the month?", "One sentence, for yourself in a year."),
)
QUARTER: Final = (
    ReviewStep("vision", "Your vision", "Is it still true?", "What you would say otherwise today."),
    ReviewStep("aspirations", "What you aim for", "What matters more than before, or less?", "Three are plenty."),
    ReviewStep("strengths", "Strengths, then and now", "What grew, and what is next?", "One area is enough."),
    ReviewStep("closed", "Goals that are over", "What stays of them?", "Also of those that came to nothing."),
    ReviewStep("start", "Start", "What will you begin?", "One thing, small enough for next week."),
    ReviewStep("stop", "Stop", "What will you leave off?", "It makes room for what you begin."),
    ReviewStep("continue", "Continue", "What will you keep as it is?", "What works may stay."),
    ReviewStep("closing", "A closing note", "What stays of the quarter?", "One sentence, for yourself in a year."),
)
STEPS: Final[Mapping[str, tuple[ReviewStep, ...]]] = {"week": WEEK, "month": MONTH, "quarter": QUARTER}


def steps_of(kind: str) -> tuple[ReviewStep, ...]:
    """The steps of a kind of review; raises NotFound for one that is not held here."""
    if kind not in STEPS:
        raise NotFound("There is a review of the week, of the month, and of the quarter.")
    return STEPS[kind]


def step_called(kind: str, key: str) -> ReviewStep:
    """The step of that key; raises NotFound."""
    found = next((step for step in steps_of(kind) if step.key == key), None)
    if found is None:
        raise NotFound("A review has no such step.")
    return found


def next_of(kind: str, step: ReviewStep) -> ReviewStep | None:
    """The step after this one; None after the last."""
    steps = steps_of(kind)
    return next(iter(steps[steps.index(step) + 1 :]), None)


def first_open(steps: Sequence[ReviewStep], gone: Collection[str]) -> ReviewStep:
    """Where it goes on: the first step that was not gone through; the last where all were."""
    return next((step for step in steps if step.key not in gone), steps[-1])
