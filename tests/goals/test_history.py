"""The changes of a goal in plain words."""

from datetime import timedelta

from kithward.goals import actions, queries
from kithward.goals.adjusting import changed, said_anew, terms_of
from kithward.goals.history import Change, changes
from kithward.goals.models import Goal
from kithward.goals.sentence import read
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal

LATER = TODAY + timedelta(days=9)


def history(workspace: Workspace, made: Goal) -> tuple[Change, ...]:
    return changes(list(queries.revisions(workspace, made.id)), queries.goal(workspace, made.id).versions)


def adjust(workspace: Workspace, made: Goal, *, target: int, more_days: int = 0, reason: str = "because") -> None:
    before = terms_of(queries.goal(workspace, made.id))
    assert before.window.by
    by = before.window.by + timedelta(days=more_days)
    terms = changed(before, target=target, by=by, every=None, today=LATER)
    actions.adjust(workspace, made.id, terms, as_of=LATER, reason=reason, chances=(0.3, 0.5))


def test_latest_change_comes_first_and_each_says_what_changed_and_why(workspace: Workspace) -> None:
    made = goal(workspace, chance=0.35)
    adjust(workspace, made, target=3, reason="four was a wish")
    actions.decide_state(workspace, made.id, "paused", as_of=LATER, reason="a holiday")

    paused, fewer, was_set = history(workspace, made)

    assert (paused.words, paused.reason, paused.chance_after) == ("Paused", "a holiday", None)
    assert (fewer.words, fewer.reason, fewer.day) == ("Target 4 → 3", "four was a wish", LATER)
    assert (fewer.chance_before, fewer.chance_after) == (0.3, 0.5)
    assert (was_set.words, was_set.chance_after) == ("Set: Attend four events by August", 0.35)


def test_each_adjustment_is_told_by_the_versions_of_its_time(workspace: Workspace) -> None:
    made = goal(workspace)
    adjust(workspace, made, target=3)
    actions.promise_pace(workspace, made.id, paces=("", "one event a week"), as_of=LATER)
    adjust(workspace, made, target=2, more_days=10)

    words = [change.words for change in history(workspace, made)]

    assert words[0] == "Target 3 → 2, by 9 August 2026 → by 19 August 2026"
    assert words[1:3] == ["Pace promised: one event a week", "Target 4 → 3"]


def test_goal_said_anew_is_told_from_sentence_to_sentence(workspace: Workspace) -> None:
    made = goal(workspace)
    terms = said_anew(terms_of(queries.goal(workspace, made.id)), read("give two talks by August", LATER), LATER)
    actions.adjust(workspace, made.id, terms, as_of=LATER, reason="to be heard")

    assert history(workspace, made)[0].words.startswith("Attend four events by August → Give two talks")
