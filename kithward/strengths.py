"""What is strong and what to grow: the answers beside the log, and a goal for each area to grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from kithward import pipeline, proposals
from kithward.assessment.evidence import seen_in_log
from kithward.assessment.habits import AreaSeen, Seen, area_seen
from kithward.assessment.queries import Taken, taken
from kithward.assessment.statements import AREAS, NOISE, TO_GROW, Area, band, change
from kithward.goals import actions, reversible
from kithward.goals import queries as goal_queries
from kithward.goals.models import Goal
from kithward.goals.queries import Held
from kithward.goals.sentence import Reading, read
from kithward.goals.sizes import Size, sizes, usual_chance
from kithward.numerics.network import THIN_SHARE
from kithward.workspaces.models import Workspace

LIKELY_ENOUGH: Final = 0.4  # a stretch, and nothing harder
# What would grow a habit, in one sentence to begin from; the target is fitted to one's own pace.
SENTENCES: Final = {
    "in_touch": "Reconnect with two people a month",
    "fields": "Meet three new people in {field} within three months",
    "begun": "Have two conversations a week that I begin",
    "new_people": "Meet two new people a month",
    "meaningful": "Have four meaningful conversations a month",
    "kept": "Make four follow-ups a month",
    "again": "Make four follow-ups a month",
}
USUAL: Final = {"network": "in_touch", "starting": "begun", "communication": "meaningful", "following-up": "kept"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A goal that would grow an area, its chance in a whole period, and the goal that counts the same already."""

    sentence: str
    chance: float
    goal_id: UUID | None = None
    state: str = ""  # of that goal


@dataclass(frozen=True, slots=True)
class AreaNow:
    """One area: what was answered and when, the latest first, what the log says, and what would grow it."""

    area: Area
    answers: tuple[tuple[date, int], ...]
    seen: AreaSeen | None
    offer: Offer | None

    @property
    def answer(self) -> int:
        return self.answers[0][1]

    @property
    def band(self) -> str:
        """The log's word where it has enough to say, else one's own."""
        return band_of(self.answer, self.seen)

    @property
    def change(self) -> str:
        """What became of the answers since the assessment before; empty for the first."""
        return change(self.answers[1][1], self.answer) if len(self.answers) > 1 else ""

    @property
    def is_seen_otherwise(self) -> bool:
        """Whether the answer lies outside what the log makes likely, by more than answers waver, in another band."""
        if self.seen is None or not self.seen.is_enough or band(self.answer) == self.seen.band:
            return False
        low, high = self.seen.judged.likely_scores
        return not low <= self.answer <= high and abs(self.answer - self.seen.judged.score) >= NOISE


@dataclass(frozen=True, slots=True)
class Strengths:
    """The latest assessment, each area beside the log and the assessments before."""

    on: date
    again_on: date
    areas: tuple[AreaNow, ...]
    taken: tuple[Taken, ...]  # the latest first

    def banded(self, wanted: str) -> list[AreaNow]:
        return [each for each in self.areas if each.band == wanted]


def strengths(workspace: Workspace, as_of: date) -> Strengths | None:
    """What is strong and what to grow on a day; None before the first assessment."""
    found = taken(workspace)
    if not found:
        return None
    seen = seen_in_log(workspace, as_of)
    open_goals = goal_queries.goals(workspace, goal_queries.OPEN_STATES)
    areas = tuple(area_now(workspace, area, found, seen, open_goals=open_goals, as_of=as_of) for area in AREAS)
    return Strengths(found[0].on, found[0].again_on, areas, tuple(found))


def area_now(
    workspace: Workspace, area: Area, found: Sequence[Taken], seen: Seen, *, open_goals: Sequence[Held], as_of: date
) -> AreaNow:
    answers = tuple((each.on, each.scores[area.key]) for each in found)
    shown = area_seen(area.key, seen, answers[0][1])
    if band_of(answers[0][1], shown) != TO_GROW:
        return AreaNow(area, answers, shown, None)
    sentence = sentence_for(area.key, shown, seen)
    return AreaNow(area, answers, shown, offered(workspace, sentence, open_goals, as_of))


def band_of(answer: int, seen: AreaSeen | None) -> str:
    return seen.band if seen is not None and seen.is_enough else band(answer)


def sentence_for(key: str, shown: AreaSeen | None, seen: Seen) -> str:
    """What would grow the weakest habit of an area."""
    field, weakest = thin_field(seen), shown.judged.key if shown else USUAL[key]
    if weakest == "fields" and not field:
        weakest = USUAL[key]
    return SENTENCES[weakest].format(field=field)


def thin_field(seen: Seen) -> str:
    """The largest of the fields in which there are few people: a foot is in that door already."""
    people = sum(size for _, size in seen.fields)
    return next((field for field, size in seen.fields if size < THIN_SHARE * people), "")


def offered(workspace: Workspace, sentence: str, open_goals: Sequence[Held], as_of: date) -> Offer:
    """The goal of a sentence, as large as is likely enough at one's own pace; or the one that counts it already."""
    aim = proposals.aim_of(read_on(workspace, sentence, as_of))
    for row in open_goals:
        if row.current.measure == aim.measure:
            at = pipeline.standing(workspace, row, as_of)
            return Offer(row.goal.sentence, usual_chance(at), row.goal.id, row.goal.state)
    at = pipeline.proposal(workspace, aim, as_of)
    chosen = fitting(sizes(at))
    return Offer(chosen.sentence, chosen.chance)


def fitting(found: Sequence[Size]) -> Size:
    """The largest size that is likely enough, else the smallest."""
    likely = [each for each in found if each.chance >= LIKELY_ENOUGH]
    return max(likely, key=lambda each: each.target) if likely else min(found, key=lambda each: each.target)


def grow(workspace: Workspace, sentence: str, as_of: date) -> tuple[Goal, UUID]:
    """Set the goal of a sentence for one's own growth; gives it and the id by which that can be taken back.

    Raises BadInput for a sentence that is no goal, Conflict for a goal that is open already.
    """
    reading = read_on(workspace, sentence, as_of)
    terms = proposals.terms_of(reading)
    chance = pipeline.proposal(workspace, proposals.aim_of(reading), as_of).chance
    reason = "To grow, from my strengths and weaknesses."
    add = partial(actions.add_goal, workspace, terms, as_of=as_of, chance=chance)
    return reversible.add(workspace, partial(add, kind=Goal.Kind.DEVELOPMENT, reason=reason))


def read_on(workspace: Workspace, sentence: str, as_of: date) -> Reading:
    return read(sentence, as_of, week_start=workspace.week_start)
