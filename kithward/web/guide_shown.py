"""The first-time guide as pages show it: one quiet line on the pages of its steps, and all steps on its own."""

from dataclasses import dataclass
from typing import Any

from django.urls import ResolverMatch, reverse

from kithward.guide import Guide, GuideStep, guide
from kithward.vision import queries as vision
from kithward.vision.reflection import first_open
from kithward.web.visit import Visit

# The pages on which each step is done, by the names of their addresses.
PAGES = {
    "vision": "vision",
    "write_vision": "vision",
    "reflect": "vision",
    "new_goal": "goal",
    "goals": "goal",
    "imports": "people",
    "import_draft": "people",
    "take_draft": "people",
    "import_batch": "people",
    "strengths": "strengths",
    "assess": "strengths",
    "week": "week",
}
# What the button says that leads to each step from the one before.
LEADS = {
    "vision": "your vision",
    "goal": "a first goal",
    "people": "bring in who you know",
    "strengths": "your strengths",
    "week": "your first plan",
}
HERE = {
    "vision": "Say where you want to be.",
    "goal": "Say one goal, see how it reads, and set it.",
    "people": "Bring in a file of those you know, or skip this until you have one.",
    "strengths": "Answer the twenty statements.",
    "week": "Choose one step below: say when you will do it, or that it is done.",
}


@dataclass(frozen=True, slots=True)
class GuideLine:
    """Where the guide stands, as a page of one of its steps says it."""

    place: str
    words: str
    skips: str  # the key of the step that can be passed over; empty where it is done
    next: str
    next_url: str

    @property
    def is_ahead(self) -> bool:
        """Whether nothing is to be done here any more: then it stays in sight below, wherever one reads."""
        return not self.skips


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of the guide in the list of all."""

    step: GuideStep
    is_next: bool
    url: str  # empty before anything was written: then only a form leads on


@dataclass(frozen=True, slots=True)
class GuideShown:
    """The whole guide: its steps, and what is said of them together."""

    state: str
    steps: tuple[StepShown, ...]
    words: str
    begin: str  # the words of the button that leads to the next step; empty where none is open
    is_whole: bool


def guide_line(page: ResolverMatch | None, visit: Visit) -> GuideLine | None:
    """What a page says of the guide; None where it is none of the guide's pages, or nobody is on it."""
    key = PAGES.get(page.url_name or "") if page else None
    if key is None or visit.workspace is None or visit.workspace.guide != "on" or visit.is_sample:
        return None
    found = guide(visit.workspace, visit.today)
    return line_of_week(found, visit) if key == "week" else line_of(found, key, visit)


def line_of(found: Guide, key: str, visit: Visit) -> GuideLine | None:
    """The line on a page of a step: what to do there, or once it is done what is next.

    Who has a first plan already is on their way: then what is done says no more, and this week's page leads on alone.
    """
    step, following = found.step(key), found.after(key)
    place = f"step {found.steps.index(step) + 1} of {len(found.steps)}"
    if not step.is_done:
        return GuideLine(place, HERE[key], key, "", "")
    if following is not None and found.step("week").is_done:
        return None
    place, words = f"{place} is done", f"{step.stands}."
    if following is None:
        return GuideLine(place, words, "", "See what it made", reverse("week"))
    return GuideLine(place, words, "", f"Next: {LEADS[following.key]}", address_of(following, visit))


def guide_of_week(visit: Visit, *, is_empty: bool) -> dict[str, Any]:
    """The guide on this week's page: whole where nothing is planned for, then a line, and at its end a warm word."""
    if visit.is_sample or not (is_empty or visit.workspace.guide == "on"):
        return {"guide": None}
    found = guide(visit.workspace, visit.today)
    is_over = found.state == "on" and found.next is None
    line = None if is_empty else line_of_week(found, visit)
    return {"guide": line, "whole": guide_shown(found, visit), "is_guide_over": is_over}


def line_of_week(found: Guide, visit: Visit) -> GuideLine | None:
    """The line on the page of the last step, to which people come back; None when all is done."""
    step = found.next
    if step is None:
        return None
    if step.key == "week":
        return line_of(found, step.key, visit)
    words = f"{found.done} of {len(found.steps)} steps done; about {found.minutes_left} minutes to go."
    return GuideLine("", words, step.key, f"Next: {LEADS[step.key]}", address_of(step, visit))


def address_of(step: GuideStep, visit: Visit) -> str:
    """Where a step is done, as far as it is."""
    if step.key == "vision":
        return reverse("vision") if step.is_done else way_to_vision(visit.workspace)
    if step.key == "goal":
        first = vision.aspirations(visit.workspace).first()
        return f"{reverse('new_goal')}{f'?serves={first.id}' if first else ''}"
    if step.key == "strengths":
        return reverse("strengths" if step.is_done else "assess")
    return reverse("imports" if step.key == "people" else "week")


def way_to_vision(workspace: Any) -> str:
    """The question that is next, or once all are answered the vision that they make."""
    answers = vision.answer_texts(workspace)
    question = first_open(answers)
    return reverse("reflect", args=[question]) if question else f"{reverse('write_vision')}?from=answers"


def guide_shown(found: Guide, visit: Visit) -> GuideShown:
    """All steps of the guide, and what is said of them together."""
    following = found.next
    steps = tuple(
        StepShown(
            step,
            is_next=step is following and found.state == "on",
            url=address_of(step, visit) if visit.workspace is not None else "",
        )
        for step in found.steps
    )
    begin = f"{'Go on' if found.done else 'Begin'}: {LEADS[following.key]}" if following else ""
    return GuideShown(found.state, steps, time_in_words(found), begin, following is None)


def told_at_the_end(found: Guide) -> str:
    """That nothing is open any more, and of what was skipped that it was."""
    if found.done == len(found.steps):
        return "All five steps are done."
    return f"{found.done} of {len(found.steps)} steps done, and the others skipped: each can be done at any time."


def time_in_words(found: Guide) -> str:
    """How long it takes, and that it may be left."""
    if found.next is None:
        return told_at_the_end(found)
    if not found.done:
        return "Five steps, about a quarter of an hour. Leave whenever you like: what you did stays."
    return f"{found.done} of {len(found.steps)} steps done; about {found.minutes_left} minutes to go."
