"""What the steps of a quarter's review show: the vision, aspirations, strengths, and the goals that are over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from kithward import pipeline
from kithward import strengths as strengths_now
from kithward.assessment import queries as assessments
from kithward.assessment.statements import KEYS
from kithward.goals import queries as goal_queries
from kithward.language.dates import day_in_words
from kithward.language.nouns import listed
from kithward.quarter import PROPOSED, GoalOver, goals_over
from kithward.reviews.queries import Standing
from kithward.reviews.start_stop import Proposal
from kithward.vision import queries as vision_queries
from kithward.vision.weight import weights_in_words
from kithward.web.review_forms import LessonForm
from kithward.web.shown import addresses, unbroken
from kithward.web.strengths_shown import AreaShown, Cell, area_shown, rows_of
from kithward.web.vision_shown import aspirations_shown, reflection_shown, version_shown
from kithward.web.visit import Visit
from kithward.web.win_forms import ThankForm

THANKS_WITHIN: Final = timedelta(days=7)
MOST_CLOSED: Final = 8
OUTCOMES: Final = {"met": "Met", "missed": "Missed", "dropped": "Let go"}


@dataclass(frozen=True, slots=True)
class AreaThen:
    """One area of the assessment: what was answered last time and now, and what the log says."""

    area: AreaShown
    cells: tuple[Cell, ...]  # the latest first

    @property
    def before(self) -> str:
        return self.cells[1].band if len(self.cells) > 1 else ""

    @property
    def has_changed(self) -> bool:
        """Whether it moved by more than answers waver."""
        return self.area.change in ("up", "down")


@dataclass(frozen=True, slots=True)
class ClosedShown:
    """A goal that is over: how it ended, whom it was decided to thank, and the forms for what stays of it."""

    id: UUID
    goal: str
    url: str
    outcome: str
    thanked: str
    lesson: LessonForm
    thanks: ThankForm


def here(step: str) -> str:
    """The address of a step, to which what is changed there comes back."""
    return reverse("review_step", args=["quarter", step])


def vision_as_it_stands(visit: Visit, found: Standing) -> dict[str, Any]:
    versions = vision_queries.versions(visit.workspace)
    latest, first = versions.first(), versions.last()
    return {
        "here": here("vision"),
        "vision": version_shown(latest) if latest else None,
        "first_written": day_in_words(first.written_on) if first and first != latest else "",
        "reflection": reflection_shown(vision_queries.answer_texts(visit.workspace)),
    }


def aspirations_with_goals(visit: Visit, found: Standing) -> dict[str, Any]:
    """The aspirations by rank, each with the goals that serve it and how they stand."""
    goals = goal_queries.goals(visit.workspace, goal_queries.OPEN_STATES)
    active = [row for row in goals if row.goal.state == "active"]
    standings = pipeline.stand_all(visit.workspace, active, visit.today)
    stands = {at.aim.goal_id: stands_in_words(at) for at in standings}
    served = goal_queries.served_by(visit.workspace, [row.goal.id for row in goals])
    rows = list(vision_queries.aspirations(visit.workspace))
    return {
        "here": here("aspirations"),
        "aspirations": aspirations_shown(rows, goals, served, stands=stands),
        "unserved": sum(not any(row in served[goal.goal.id] for goal in goals) for row in rows),
        "how_goals_count": weights_in_words(),
    }


def stands_in_words(at: Any) -> str:
    """ "41 %, on course", "met"."""
    return unbroken(f"{at.chance_in_words}, {at.course}") if at.can_be_helped else at.course


def strengths_then_and_now(visit: Visit, found: Standing) -> dict[str, Any]:
    """The four areas of this assessment and of the one before; or that it is time for another."""
    begun = assessments.begun(visit.workspace, visit.today)
    now = strengths_now.strengths(visit.workspace, visit.today)
    answers = rows_of(now)[:2] if now else ()
    cells = zip(*(row.cells for row in answers), strict=True) if answers else ()
    return {
        "here": here("strengths"),
        "answered": len(begun.answers) if begun else 0,
        "asked": len(KEYS),
        "is_due": now is None or now.again_on <= visit.today,
        "on": day_in_words(now.on) if now else "",
        "before_on": answers[1].on if len(answers) > 1 else "",
        "areas": [AreaThen(area_shown(area), tuple(of_area)) for area, of_area in zip(now.areas, cells, strict=True)]
        if now
        else [],
    }


def goals_that_are_over(visit: Visit, found: Standing) -> dict[str, Any]:
    """The goals that were met, missed or let go in the quarter."""
    rows = goals_over(visit.workspace, found.days, most=MOST_CLOSED + 1)
    return {
        "here": here("closed"),
        "closed": [closed_shown(row, visit) for row in rows[:MOST_CLOSED]],
        "has_more": len(rows) > MOST_CLOSED,
    }


def closed_shown(over: GoalOver, visit: Visit) -> ClosedShown:
    goal = over.row.goal
    due_on = visit.today + THANKS_WITHIN
    return ClosedShown(
        id=goal.id,
        goal=goal.sentence,
        url=addresses("goal")(goal.id),
        outcome=f"{OUTCOMES[goal.state]} on {day_in_words(goal.closed_on)}",
        thanked=listed(over.thanked),
        lesson=LessonForm(initial={"lesson": goal.lesson, "version": goal.version}, auto_id=ids_for(goal.id)),
        thanks=ThankForm(
            initial={"names": "" if over.thanked else ", ".join(over.helped), "due_on": due_on},
            workspace=visit.workspace,
            auto_id=ids_for(goal.id),
        ),
    )


def ids_for(goal_id: UUID) -> str:
    """How the ids of a goal's fields are made, so that those of another are others."""
    return f"id_{goal_id}_%s"


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """What the log proposes, what that rests on, and where it is looked at or done."""

    words: str
    rests_on: str
    url: str


def proposed(step: str, visit: Visit, found: Standing) -> dict[str, Any]:
    """What the log proposes at one of the steps start, stop and continue."""
    rows = PROPOSED[step](visit.workspace, found.days, visit.today)
    return {"proposals": [ProposalShown(row.words, row.rests_on, address_of(row)) for row in rows]}


def address_of(row: Proposal) -> str:
    """Where a proposal leads: to its goal, to a new one, or to the numbers it rests on."""
    if row.goal_id:
        return addresses("goal")(row.goal_id)
    if row.aspiration_id:
        return f"{reverse('new_goal')}?{urlencode({'serves': row.aspiration_id})}"
    if row.sentence:
        return f"{reverse('new_goal')}?{urlencode({'sentence': row.sentence})}"
    return reverse("outcomes") if row.kind == "source" else ""


QUARTER_SEEN: Final[Mapping[str, Callable[[Visit, Standing], dict[str, Any]]]] = {
    "vision": vision_as_it_stands,
    "aspirations": aspirations_with_goals,
    "strengths": strengths_then_and_now,
    "closed": goals_that_are_over,
    "start": partial(proposed, "start"),
    "stop": partial(proposed, "stop"),
    "continue": partial(proposed, "continue"),
}
