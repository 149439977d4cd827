"""The goals as their page shows them: grouped by aspiration, each with its pace and what can be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from kithward.goals.pace import pace_in_words
from kithward.goals.queries import Held
from kithward.goals.standing import Standing
from kithward.language.dates import day_in_words
from kithward.web.shown import ASPIRATION_KINDS, GoalShown, goal_shown

STATES = {
    "active": "Active",
    "draft": "Drafts",
    "paused": "Paused",
    "met": "Met",
    "missed": "Missed",
    "dropped": "Let go",
}
OVER_TONES = {"met": "lead", "missed": "late", "dropped": "soft"}
OVER_WORDS = {"met": "met", "missed": "missed", "dropped": "let go"}


@dataclass(frozen=True, slots=True)
class Tab:
    """A state of goals, how many there are, and where they are listed."""

    label: str
    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal on the page: its row, its pace in words, and what may be decided on it."""

    id: UUID
    row: GoalShown
    pace: str
    lesson: str
    decisions: tuple[tuple[str, str], ...]  # what to post, and the words on the button
    can_drop: bool
    open_url: str  # of a draft


@dataclass(frozen=True, slots=True)
class Served:
    """A goal under an aspiration: with the ones it serves besides, and all that it serves."""

    card: GoalCard
    besides: tuple[str, ...]
    ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Group:
    """Goals that serve one aspiration; without one, those that serve none."""

    id: str
    title: str
    kind: str
    goals: tuple[Served, ...]
    new_url: str


def tabs(state: str, counts: Mapping[str, int]) -> tuple[Tab, ...]:
    """The states: those in which there is a goal, and the first two always."""
    url = reverse("goals")
    return tuple(
        Tab(label, counts[name], url if name == "active" else f"{url}?state={name}", name == state)
        for name, label in STATES.items()
        if counts[name] or name in ("active", "draft", state)
    )


def open_card(row: Held, at: Standing) -> GoalCard:
    """A goal that is open."""
    state = row.goal.state
    decisions: tuple[tuple[str, str], ...] = {
        "active": (("paused", "Pause"),),
        "paused": (("resumed", "Take up again"),),
        "draft": (),
    }[state]
    if state == "active" and at.course == "met" and at.aim.window.every is None:
        decisions = (("met", "Close as met"), *decisions)
    return GoalCard(
        id=row.goal.id,
        row=goal_shown(at),
        pace=f"Your pace: {pace_in_words(at.rate.mean, at.aim.measure)}" if state == "active" else "",
        lesson="",
        decisions=decisions,
        can_drop=True,
        open_url=f"{reverse('new_goal')}?draft={row.goal.id}" if state == "draft" else "",
    )


def over_card(row: Held, done: int, today: date) -> GoalCard:
    """A goal that is over, with what it came to."""
    goal, target = row.goal, row.current.target
    closed = day_in_words(goal.closed_on) if goal.closed_on else ""
    shown = GoalShown(
        sentence=goal.sentence,
        chance="",
        done=min(done, target),
        target=target,
        progress=f"{done:,} of {target:,}{f' · {OVER_WORDS[goal.state]} on {closed}' if closed else ''}",
        course=OVER_WORDS[goal.state],
        tone=OVER_TONES[goal.state],
        url=reverse("goal", args=[goal.id]),
    )
    return GoalCard(goal.id, shown, "", goal.lesson, (), can_drop=False, open_url="")


def grouped(
    cards: Sequence[GoalCard],
    served: Mapping[UUID, Sequence[Any]],
    aspirations: Sequence[Any],
    unserved: set[UUID],
) -> tuple[Group, ...]:
    """The goals under the first aspiration that each serves, then those that serve none.

    Aspirations without a goal stand there empty where `unserved` names them.
    """
    under: dict[UUID | None, list[Served]] = {row.id: [] for row in aspirations} | {None: []}
    for card in cards:
        first, *besides = served[card.id] or [None]
        ids = frozenset(row.id for row in served[card.id])
        under[first.id if first else None].append(Served(card, tuple(row.text for row in besides), ids))
    new = reverse("new_goal")
    groups = [
        Group(str(row.id), row.text, ASPIRATION_KINDS[row.kind], tuple(under[row.id]), f"{new}?serves={row.id}")
        for row in aspirations
        if under[row.id] or row.id in unserved
    ]
    alone = Group("none", "Serving no aspiration yet" if aspirations else "", "", tuple(under[None]), new)
    return (*groups, alone) if under[None] else tuple(groups)
