"""The first-time guide: five steps from a vision to a first plan, each done when the rows say so."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kithward.assessment import queries as assessment
from kithward.assessment.statements import KEYS
from kithward.errors import BadInput
from kithward.exchange.batches import last_applied
from kithward.goals import queries as goals
from kithward.network import queries as network
from kithward.planning import queries as planning
from kithward.vision import queries as vision
from kithward.vision.reflection import QUESTIONS
from kithward.workspaces import preferences
from kithward.workspaces.models import Workspace

A_NETWORK: Final = 10  # people who were typed, not brought in: fewer are names, and the plan finds little in them
STEPS: Final = (  # key, title, what it asks, minutes
    ("vision", "Your vision", "Where you want to be: six questions, each of which may stay empty.", 4),
    ("goal", "A first goal", "One sentence in your own words; it is counted from what really happens.", 2),
    ("people", "Who you know", "Contact cards, LinkedIn’s archive, a calendar: you look before anything is taken.", 3),
    ("strengths", "Your strengths", "Twenty short statements: what is strong, and what to grow.", 3),
    ("week", "A first plan", "The best steps for the hours you have, each with its reason: choose one.", 3),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is there of all that the guide leads to."""

    is_envisioned: bool = False
    answers: int = 0
    aspirations: int = 0
    goals: int = 0
    people: int = 0
    is_brought: bool = False  # by a file
    is_assessed: bool = False
    statements: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step: what it is, how long it takes, what is there of it in words, and whether that is enough."""

    key: str
    title: str
    asks: str
    minutes: int
    stands: str
    is_done: bool
    is_skipped: bool

    @property
    def is_open(self) -> bool:
        return not self.is_done and not self.is_skipped


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps in their order, and whether the person is `on` the guide, has `left` it or `finished` it."""

    steps: tuple[GuideStep, ...]
    state: str

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def minutes_left(self) -> int:
        return sum(step.minutes for step in self.steps if step.is_open)

    @property
    def next(self) -> GuideStep | None:
        """The first step that is open."""
        return next((step for step in self.steps if step.is_open), None)

    def after(self, key: str) -> GuideStep | None:
        """The first step behind this one that is open, and then the first of all."""
        place = [step.key for step in self.steps].index(key)
        return next((step for step in self.steps[place + 1 :] if step.is_open), self.next)

    def step(self, key: str) -> GuideStep:
        return next(step for step in self.steps if step.key == key)


def guide(workspace: Workspace | None, as_of: date) -> Guide:
    """The guide as it stands; before anything was ever written, from its first step on."""
    if workspace is None:
        return guide_of(Found())
    return guide_of(found(workspace, as_of), state=workspace.guide, skipped=frozenset(workspace.guide_skipped))


def found(workspace: Workspace, as_of: date) -> Found:
    """What is there of all that the guide leads to."""
    begun = assessment.begun(workspace, as_of)
    by_state = goals.count_by_state(workspace)
    return Found(
        is_envisioned=vision.versions(workspace).exists(),
        answers=len(vision.answers(workspace)),
        aspirations=vision.aspirations(workspace).count(),
        goals=sum(by_state.values()) - by_state["draft"],
        people=network.number_of_people(workspace),
        is_brought=last_applied(workspace) is not None,
        is_assessed=assessment.is_taken(workspace),
        statements=len(begun.answers) if begun else 0,
        steps=planning.steps_chosen(workspace),
    )


def guide_of(found: Found, *, state: str = "on", skipped: frozenset[str] = frozenset()) -> Guide:
    """The steps, with what is there of each."""
    told = {
        "vision": vision_in_words(found),
        "goal": number(found.goals, "goal"),
        "people": number(found.people, "person", "people"),
        "strengths": strengths_in_words(found),
        "week": number(found.steps, "step chosen", "steps chosen"),
    }
    is_done = {
        "vision": found.is_envisioned,
        "goal": found.goals > 0,
        "people": found.people >= A_NETWORK or (found.is_brought and found.people > 0),
        "strengths": found.is_assessed,
        "week": found.steps > 0,
    }
    return Guide(
        tuple(
            GuideStep(key, title, asks, minutes, told[key], is_done[key], key in skipped and not is_done[key])
            for key, title, asks, minutes in STEPS
        ),
        state,
    )


def vision_in_words(found: Found) -> str:
    aspirations = number(found.aspirations, "aspiration")
    if found.is_envisioned:
        return f"written, {aspirations or 'no aspirations yet'}"
    answered = f"{found.answers} of {len(QUESTIONS)} questions answered" if found.answers else ""
    return answered or aspirations


def strengths_in_words(found: Found) -> str:
    if found.is_assessed:
        return "answered"
    return f"{found.statements} of {len(KEYS)} answered" if found.statements else ""


def number(times: int, one: str, many: str = "") -> str:
    """ "1 goal", "2,028 people"; nothing for none."""
    return f"{times:,} {one if times == 1 else many or one + 's'}" if times else ""


def skip(workspace: Workspace, key: str) -> None:
    """Pass over a step. Raises BadInput for one that there is not."""
    if key not in [step[0] for step in STEPS]:
        raise BadInput(f"The guide has the steps {', '.join(step[0] for step in STEPS)}.")
    preferences.skip_in_guide(workspace, key)


def turn(workspace: Workspace, state: str) -> None:
    """Leave the guide, finish it, or be on it again, with all its steps."""
    preferences.turn_guide(workspace, state)
