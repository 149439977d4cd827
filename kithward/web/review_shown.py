"""A review as its pages show it: where it stands, what each step has to show, and the earlier ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse

from kithward import pipeline
from kithward.goals.since import MONTH, WEEK
from kithward.language.dates import day_in_words
from kithward.network import promises
from kithward.network.follow_ups import follow_ups_in
from kithward.network.lately import happened
from kithward.planning.queries import steps_between
from kithward.reviews.decided import decided_in
from kithward.reviews.queries import Standing
from kithward.reviews.steps import ReviewStep, first_open, steps_of
from kithward.web.follow_ups import promise_shown
from kithward.web.review_month import decisions, loose, ways_back
from kithward.web.review_quarter import QUARTER_SEEN
from kithward.web.review_worked import worked
from kithward.web.shown import days_in_words, happened_in_words, hours, names_of, percent
from kithward.web.visit import Visit
from kithward.web.week_shown import change_shown, gathered, spent_in_words
from kithward.web.when import day_words
from kithward.web.wins_shown import wins_shown
from kithward.wins.queries import wins_in

MOST_HAPPENED: Final = 8
MOST_WINS: Final = 6
MOST_PROMISES: Final = 8
MOST_GOALS: Final = 12
LENGTHS: Final = {"week": "Five minutes", "month": "Ten minutes", "quarter": "Half an hour"}
EMPTY: Final = "Nothing that happened then is known here, so there is nothing to look back at yet."
STATES: Final = {"done": "done", "moved": "moved on", "planned": "left open"}


@dataclass(frozen=True, slots=True)
class NoteShown:
    """What was noted at one step."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """Where a review stands."""

    kind: str
    days: str
    first: str  # of the days, as a form sends it
    state: str
    is_begun: bool
    is_empty: bool
    words: str
    next_url: str
    label: str
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """A review of earlier days."""

    days: str
    words: str
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """One thing in a list, with what is said beside it."""

    title: str
    beside: str


@dataclass(frozen=True, slots=True)
class GoalThen:
    """A goal with its chance then and now, and why it moved."""

    goal: str
    url: str
    adjust_url: str
    before: str
    after: str
    why: str


def days_shown(kind: str, first: date, last: date) -> str:
    """ "Mon 11 – Sun 17 January", "October 2026", "July – September 2026"."""
    if kind == "quarter":
        return f"{first:%B} – {last:%B} {last.year}"
    return days_in_words(first, last) if kind == "week" else f"{first:%B} {first.year}"


def notes_shown(kind: str, notes: Mapping[str, Any]) -> tuple[NoteShown, ...]:
    """What was noted, in the order of the steps."""
    return tuple(
        NoteShown(step.title, notes[step.key].text)
        for step in steps_of(kind)
        if step.key in notes and notes[step.key].text
    )


def review_shown(found: Standing, today: date, *, is_empty: bool = False) -> ReviewShown:
    """Where the review of last week, month or quarter stands; `is_empty` where nothing of these days is known."""
    kind, steps = found.days.kind, steps_of(found.days.kind)
    at = first_open(steps, found.notes)
    label = "Look through it again" if not found.is_open else "Begin"
    if found.is_open and found.is_begun:
        label = f"Go on with step {steps.index(at) + 1} of {len(steps)}"
    step = at if found.is_open else steps[0]
    return ReviewShown(
        kind=kind,
        days=days_shown(kind, found.days.first, found.days.last),
        first=found.days.first.isoformat(),
        state=found.state,
        is_begun=found.is_begun,
        is_empty=is_empty,
        words=EMPTY if is_empty and found.row is None else stands_in_words(found, today),
        next_url=reverse("review_step", args=[kind, step.key]),
        label=label,
        notes=notes_shown(kind, found.notes),
    )


def stands_in_words(found: Standing, today: date) -> str:
    """ "Five minutes, six steps ...", or that it waits, is done, or was skipped."""
    if found.row is not None and not found.is_open:
        verb = "Done" if found.state == "finished" else "Skipped"
        return f"{verb} {day_words(found.row.closed_on, today)}."
    if found.due_on > today:
        return f"It waits until {day_words(found.due_on, today)}. You may begin it before."
    length = LENGTHS[found.days.kind]
    return f"{length}, one thing at a time. Each step may be skipped, and what you write is kept as you go."


def earlier_shown(kind: str, rows: Sequence[tuple[Any, Mapping[str, Any]]]) -> tuple[EarlierShown, ...]:
    """The reviews of earlier weeks, months or quarters."""
    return tuple(
        EarlierShown(
            days=days_shown(kind, row.first_on, row.last_on),
            words=f"Done on {day_in_words(row.closed_on)}" if row.closed_on else "Left open",
            notes=notes_shown(kind, notes),
        )
        for row, notes in rows
    )


def seen_at(step: ReviewStep, visit: Visit, found: Standing) -> dict[str, Any]:
    """What a step has to show."""
    return SEEN[step.key](visit, found)


def template_of(step: ReviewStep) -> str:
    return f"review/{TEMPLATES.get(step.key, step.key)}.html"


def what_happened(visit: Visit, found: Standing) -> dict[str, Any]:
    rows = happened(visit.workspace, found.days.first, found.days.last, most=MOST_HAPPENED + 1)
    lines = [LineShown(happened_in_words(row), f"{row.day:%A}") for row in rows]
    found_wins = wins_in(visit.workspace, found.days.first, found.days.last, most=MOST_WINS)
    return {"lines": lines[:MOST_HAPPENED], "has_more": len(lines) > MOST_HAPPENED, "wins": wins_shown(found_wins)}


def what_was_planned(visit: Visit, found: Standing) -> dict[str, Any]:
    rows = [row for row in steps_between(visit.workspace, found.days.first, found.days.last) if row.state in STATES]
    kept = sum(row.state == "done" for row in rows)
    lines = [LineShown(row.title, STATES[row.state]) for row in rows[:MOST_HAPPENED]]
    return {"lines": lines, "kept": kept, "planned": len(rows), "more": len(rows) - len(lines)}


def promises_left(visit: Visit, found: Standing) -> dict[str, Any]:
    late = follow_ups_in(visit.workspace, "late", visit.today).rows
    return {
        "rows": [promise_shown(row, visit.today) for row in late[:MOST_PROMISES]],
        "has_more": len(late) > MOST_PROMISES,
        "snoozes": promises.days_to_snooze_to(visit.today, week_start=visit.workspace.week_start),
    }


def goals_then_and_now(visit: Visit, found: Standing) -> dict[str, Any]:
    standings, changes = pipeline.goals_since(
        visit.workspace, visit.today, ago=WEEK if found.days.kind == "week" else MONTH
    )
    names = names_of(standings)
    changed = {one.since.standing.aim.goal_id: change_shown(one, names) for one in changes}
    rows = []
    for at in sorted(standings, key=lambda at: at.aim.goal_id not in changed)[:MOST_GOALS]:
        goal_id = at.aim.goal_id
        moved = changed.get(goal_id)
        before, why = (moved.before, moved.why) if moved else ("", "No change to tell of.")
        url, adjust_url = (reverse(page, args=[goal_id]) for page in ("goal", "adjust_goal"))
        after = "met" if at.course == "met" else percent(at.chance)
        rows.append(GoalThen(names[goal_id], url, adjust_url, before, after, why))
    return {"goals": rows, "more": len(standings) - len(rows)}


def week_ahead(visit: Visit, found: Standing) -> dict[str, Any]:
    plan = pipeline.week(visit.workspace, visit.now)
    lines = []
    for same in gathered(plan.steps)[:MOST_HAPPENED]:
        times = f"{len(same)} × " if len(same) > 1 else ""
        lines.append(LineShown(same[0].title, times + hours(same[0].minutes)))
    return {"lines": lines, "spent": spent_in_words(plan)}


def all_noted(visit: Visit, found: Standing) -> dict[str, Any]:
    last = steps_of(found.days.kind)[-1]
    return {
        "notes": [note for note in notes_shown(found.days.kind, found.notes) if note.title != last.title],
        "decided": decisions(decided_in(visit.workspace, found, visit.today)),
    }


TEMPLATES: Final = {"course": "goals", "start": "proposed", "stop": "proposed", "continue": "proposed"}


SEEN: Final[Mapping[str, Callable[[Visit, Standing], dict[str, Any]]]] = {
    "happened": what_happened,
    "planned": what_was_planned,
    "promises": promises_left,
    "goals": goals_then_and_now,
    "ahead": week_ahead,
    "closing": all_noted,
    "course": goals_then_and_now,
    "worked": worked,
    "back": ways_back,
    "loose": loose,
    **QUARTER_SEEN,
}
