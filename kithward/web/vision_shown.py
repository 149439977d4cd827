"""The vision as its page shows it: its text, its aspirations with the goals that serve them, and what is loose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.urls import reverse

from kithward.goals.outcomes import Tied, kinds_in_words
from kithward.goals.queries import Held
from kithward.language.dates import day_in_words
from kithward.vision.reflection import QUESTIONS, Phrase, first_open, phrases
from kithward.vision.weight import weight_in_words
from kithward.web.shown import ASPIRATION_KINDS, unbroken

STATES = {"draft": "still a draft", "paused": "paused"}
MOST_GOALS = 8  # under one aspiration
MOST_LOOSE = 10
MOST_OFFERED = 4  # aspirations that one click lets a goal serve
MOST_PHRASES = 12


@dataclass(frozen=True, slots=True)
class VersionShown:
    """The vision as it was written once."""

    number: int
    text: str
    by: str
    written: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in one line, with how much it counts."""

    id: UUID
    sentence: str
    url: str
    counts: str


@dataclass(frozen=True, slots=True)
class AspirationShown:
    """An aspiration with its place, the goals that serve it, and where to set one that does."""

    id: UUID
    text: str
    kind: str
    by: str
    place: int
    is_last: bool
    goals: tuple[GoalLine, ...]
    more_goals: int
    new_goal_url: str
    came: str  # the outcomes of its goals, those that are over too


@dataclass(frozen=True, slots=True)
class ReflectionShown:
    """How far the reflection is, and where it goes on."""

    answered: int
    questions: int
    next: int  # the first question without an answer; the first of all where each has one

    @property
    def is_whole(self) -> bool:
        return self.answered == self.questions


def version_shown(row: Any) -> VersionShown:
    """One version of the vision."""
    by = f"by {day_in_words(row.by)}" if row.by else ""
    return VersionShown(row.number, row.text, by, day_in_words(row.written_on))


def reflection_shown(answers: Mapping[str, str]) -> ReflectionShown:
    """How far the reflection is."""
    answered = sum(question.key in answers for question in QUESTIONS)
    return ReflectionShown(answered, len(QUESTIONS), first_open(answers) or 1)


def goal_line(row: Held, stands: str = "") -> GoalLine:
    """A goal in one line; how it stands, where that is said, goes before how much it counts."""
    counts = STATES.get(row.goal.state) or stands or weight_in_words(row.weight)
    return GoalLine(row.goal.id, row.goal.sentence, reverse("goal", args=[row.goal.id]), unbroken(counts))


def aspirations_shown(
    rows: Sequence[Any],
    goals: Sequence[Held],
    served: Mapping[UUID, Sequence[Any]],
    *,
    stands: Mapping[UUID | None, str] = MappingProxyType({}),
    came: Mapping[UUID, Sequence[Tied]] = MappingProxyType({}),
) -> tuple[AspirationShown, ...]:
    """The aspirations by rank, each with the open goals that serve it.

    And with how those stand, and what came of them and of others before, where that is said.
    """
    under: dict[UUID, list[Held]] = {row.id: [] for row in rows}
    for goal in goals:
        for each in served[goal.goal.id]:
            under[each.id].append(goal)
    new = reverse("new_goal")
    return tuple(
        AspirationShown(
            id=row.id,
            text=row.text,
            kind=ASPIRATION_KINDS[row.kind],
            by=f"by {day_in_words(row.by)}" if row.by else "",
            place=place,
            is_last=place == len(rows),
            goals=tuple(goal_line(goal, stands.get(goal.goal.id, "")) for goal in under[row.id][:MOST_GOALS]),
            more_goals=max(len(under[row.id]) - MOST_GOALS, 0),
            new_goal_url=f"{new}?serves={row.id}",
            came=kinds_in_words(came.get(row.id, ())),
        )
        for place, row in enumerate(rows, start=1)
    )


def loose_goals(goals: Sequence[Held], served: Mapping[UUID, Sequence[Any]]) -> list[GoalLine]:
    """The open goals that serve no aspiration."""
    return [goal_line(row) for row in goals if not served[row.goal.id]]


def offered_phrases(
    answers: Mapping[str, str], vision: str, rows: Sequence[Any]
) -> list[tuple[Phrase, list[tuple[str, str]]]]:
    """Phrases of the person's own that are no aspirations yet, each with what it may be: where none can tell, any."""
    found = phrases(answers, vision, besides=[row.text for row in rows])[:MOST_PHRASES]
    every = list(ASPIRATION_KINDS.items())
    return [(row, [(row.kind, ASPIRATION_KINDS[row.kind])] if row.kind else every) for row in found]


def five_years_on(today: date) -> date:
    """The day that the questions speak of: the last of the year, five years from now."""
    return date(today.year + 5, 12, 31)
