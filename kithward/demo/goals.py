"""The goals of the sample year, lived through week by week: set, forecast, revised, met, judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from kithward import pipeline
from kithward.demo import story
from kithward.goals import actions, queries
from kithward.goals.actions import Terms
from kithward.goals.sentence import read
from kithward.goals.standing import Aim
from kithward.language.dates import day_in_words
from kithward.reviews.periods import last_over
from kithward.upkeep import keep_up
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace

# Kind, words, and in how many years, in the order of what matters.
ASPIRATIONS: Final = (
    ("position", "Lead an applied-ML team", 3),
    ("skill", "Speak in public with ease", 1),
    ("experience", "Work abroad for a year", 5),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal: its words, how many weeks ago it was set, by the end of the month so many days ahead, what it serves."""

    words: str
    weeks: int
    by_days: int | None = None
    serves: int | None = None  # place in ASPIRATIONS
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided on a goal so many weeks ago, and why; `swap` tells the words that changed."""

    weeks: int
    of: str
    reason: str
    swap: tuple[str, str] = ("", "")


WISHES: Final = (
    Wish("Attend two events a month", 43, serves=0, reason="The people I want to work with are not at my desk."),
    Wish("Read one book a month", 40, serves=0),
    Wish(story.CLIMATE, 36, -105, serves=0, reason="Is this really my field?"),
    Wish("Make one introduction a month", 30, reason="Give before I ask."),
    Wish("Find two mentors who are leaders by {by}", 23, 300, serves=0, reason="One for leading, one for the field."),
    Wish("Have one meaningful conversation a week", 21, serves=0, reason="Small talk is not where I learn."),
    Wish(story.SPEAKING, 19, serves=1),
    Wish(story.INTRODUCTIONS, 12, 45, serves=0, reason="One good word opens more than ten messages."),
    Wish(story.NEW_PEOPLE, 11, 40, serves=0),
    Wish("Reconnect with four people in climate tech by {by}", 9, 50, serves=0),
    Wish("Meet five machine-learning leaders by {by}", 6, 65, serves=0, reason="See how they run their teams."),
)
LET_GO: Final = Wish("Talk to two people in product a month", 40, reason="Perhaps I belong nearer to the product.")
LET_GO_FOR: Final = "It is not where I am going."
LET_GO_TAUGHT: Final = "They were glad to talk, and I was glad to leave. It is machine learning."
PAUSED: Final = Change(5, "Read one book a month", "Practice comes first until spring.")
REVISED: Final = Change(4, WISHES[-1].words, "Five was a wish, three is a plan.", ("five", "three"))
LESSON: Final = "People in the field answer gladly when the question is small."


def write_goals(workspace: Workspace, as_of: date) -> dict[str, UUID]:
    """Set the aspirations and goals, and live through the weeks since the first was set; gives the goals by words."""
    aspirations = [
        add_aspiration(workspace, text, kind=kind, by=date(as_of.year + years, 12, 31)).id
        for kind, text, years in ASPIRATIONS
    ]
    goals: dict[str, UUID] = {}
    amid_last_quarter = (as_of - last_over("quarter", as_of).first).days // 7 - 6
    for weeks in range(max(wish.weeks for wish in WISHES), -1, -1):
        day = as_of - timedelta(days=7 * weeks)
        for wish in (*WISHES, LET_GO):
            if wish.weeks == weeks:
                serves = [aspirations[wish.serves]] if wish.serves is not None else []
                goals[wish.words] = set_goal(workspace, wish, day, as_of, serves)
        if weeks == amid_last_quarter:
            let_go(workspace, goals[LET_GO.words], day)
        if weeks == PAUSED.weeks:
            actions.decide_state(workspace, goals[PAUSED.of], "paused", as_of=day, reason=PAUSED.reason)
        if weeks == REVISED.weeks:
            revise(workspace, goals[REVISED.of], day)
        look_at_all(workspace, day)
    return goals


def terms_of(words: str, day: date) -> Terms:
    """A sentence as the terms of a goal, seen from the day on which it is said."""
    reading = read(words, day)
    if reading.measure is None or reading.target is None or reading.window is None:
        raise ValueError(f"a goal of the sample cannot be read: {words!r}")
    return Terms(reading.measure, reading.target, reading.window, reading.sentence)


def chance_of(workspace: Workspace, terms: Terms, day: date) -> float:
    return pipeline.proposal(workspace, Aim(terms.measure, terms.target, terms.window), day).chance


def set_goal(workspace: Workspace, wish: Wish, day: date, as_of: date, serves: Sequence[UUID]) -> UUID:
    by = as_of + timedelta(days=wish.by_days or 0) + relativedelta(day=31)  # the last of its month
    terms = terms_of(wish.words.format(by=day_in_words(by)), day)
    chance = chance_of(workspace, terms, day)
    return actions.add_goal(workspace, terms, as_of=day, chance=chance, reason=wish.reason, aspirations=serves).id


def let_go(workspace: Workspace, goal_id: UUID, day: date) -> None:
    """Drop a goal, and keep what it taught."""
    actions.decide_state(workspace, goal_id, "dropped", as_of=day, reason=LET_GO_FOR, lesson=LET_GO_TAUGHT)


def revise(workspace: Workspace, goal_id: UUID, day: date) -> None:
    """Change one word of a goal, and keep its window."""
    row = queries.goal(workspace, goal_id)
    before, version = pipeline.standing(workspace, row, day), row.current
    now = terms_of(row.goal.sentence.replace(*REVISED.swap), day)
    after = Terms(version.measure, now.target, version.window, now.sentence)
    chances = (before.chance, chance_of(workspace, after, day))
    actions.adjust(workspace, goal_id, after, as_of=day, reason=REVISED.reason, chances=chances)


def look_at_all(workspace: Workspace, day: date) -> None:
    """One week's look: judge what is over, keep what is thought of each goal, and close those that are met."""
    keep_up(workspace, day)
    for at in pipeline.standings(workspace, day):
        if at.aim.goal_id and at.course == "met" and at.aim.window.every is None:
            actions.decide_state(workspace, at.aim.goal_id, "met", as_of=day, lesson=LESSON)
