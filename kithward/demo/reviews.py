"""The reviews of the sample year: two weeks that were looked back at; the last one still waits."""

from datetime import date, timedelta
from typing import Final

from kithward.reviews.actions import keep_note, pass_step
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import WEEK
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


def write_reviews(workspace: Workspace, as_of: date) -> None:
    """Finish the reviews of the two weeks before the last one, each on the day when it was due."""
    last = last_over("week", as_of, workspace.week_start)
    for number, notes in enumerate(NOTED, start=1):
        days = days_with("week", last.first - timedelta(weeks=number), workspace.week_start)
        for step in WEEK:
            if step.key in notes:
                keep_note(workspace, days, step, notes[step.key], as_of=days.due_on)
            else:
                pass_step(workspace, days, step, as_of=days.due_on)
