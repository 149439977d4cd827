"""The reviews of the sample year: two weeks, a month and a quarter looked back at; the last ones wait."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from kithward.reviews.actions import keep_note, pass_step
from kithward.reviews.periods import Days, days_with, last_over
from kithward.reviews.steps import steps_of
from kithward.workspaces.models import Workspace

# What was noted at each step, the latest week first; steps that say nothing were skipped.
NOTED: Final = (
    {
        "happened": "Somebody asked me for advice before I had offered any.",
        "planned": "Mornings work. What I put after six in the evening moves to the next week.",
        "promises": "Two are small: both on Tuesday, before the first meeting.",
        "ahead": "One evening among people I do not know yet.",
        "closing": "Less, but kept.",
    },
    {
        "happened": "A long talk that began with the weather and ended with what we both want to build.",
        "goals": "Nothing. The pace is right, the weeks are only uneven.",
        "closing": "It goes better when I write the first line the evening before.",
    },
)
# At each step of the month before the last one.
MONTH_NOTED: Final = {
    "worked": "Asking. Whenever I wrote first, something came of it.",
    "back": "The small ones stay as they are. What depends on others gets more time.",
    "closing": "A month of people I already knew. The next one is for new ones.",
}
# At each step of the quarter before the last one.
QUARTER_NOTED: Final = {
    "vision": "Still true. The part about sleeping at night matters more than it did.",
    "aspirations": "The order stays. Abroad can wait until the team is there.",
    "closed": "People in the field answer when the question is small.",
    "start": "Write the first line myself, on Tuesday mornings.",
    "stop": "Evening events at which I know everybody already.",
    "continue": "Practising aloud, even when it is only ten minutes.",
    "closing": "I know more people than I thought, and ask less than I could.",
}


def write_reviews(workspace: Workspace, as_of: date) -> None:
    """Finish the reviews of two weeks, a month and a quarter before the last ones, each on the day it was due."""
    last = last_over("week", as_of, workspace.week_start)
    for number, notes in enumerate(NOTED, start=1):
        days = days_with("week", last.first - timedelta(weeks=number), workspace.week_start)
        write_review(workspace, days, notes)
    write_review(workspace, last_over("month", last_over("month", as_of).first), MONTH_NOTED)
    write_review(workspace, last_over("quarter", last_over("quarter", as_of).first), QUARTER_NOTED)


def write_review(workspace: Workspace, days: Days, notes: Mapping[str, str]) -> None:
    for step in steps_of(days.kind):
        if step.key in notes:
            keep_note(workspace, days, step, notes[step.key], as_of=days.due_on)
        else:
            pass_step(workspace, days, step, as_of=days.due_on)
