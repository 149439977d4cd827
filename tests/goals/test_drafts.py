"""A goal before it is set: kept, changed, and set as if it were written on that day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals import drafts, queries
from kithward.goals.drafts import Wish
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, terms

LATER = TODAY + timedelta(days=9)
WISH = Wish(terms(), chance=0.5)
FEWER = Wish(
    replace(terms(), target=2, sentence="Attend two events", window=Window(LATER, by=LATER + timedelta(days=30))),
    chance=0.8,
)


def draft(workspace: Workspace) -> queries.Held:
    return queries.goal(workspace, drafts.add(workspace, WISH, as_of=TODAY, is_draft=True).id)


def test_draft_is_kept_and_counts_for_nothing_yet(workspace: Workspace) -> None:
    row = draft(workspace)

    assert row.goal.state == "draft"
    assert [revision.what for revision in queries.revisions(workspace, row.goal.id)] == ["draft"]


def test_draft_is_changed_in_place(workspace: Workspace) -> None:
    row = draft(workspace)
    served = add_aspiration(workspace, "Lead a team", kind="position")

    wish = replace(FEWER, aspirations=(served.id,), usual_per_month=2.0)
    drafts.change(workspace, row.goal.id, wish, as_of=LATER, seen_version=row.goal.version)

    after = queries.goal(workspace, row.goal.id)
    assert (after.goal.state, after.goal.sentence, after.goal.usual_per_month) == ("draft", "Attend two events", 2.0)
    assert [(version.number, version.target) for version in after.versions] == [(1, 2)]
    assert [row.text for row in queries.aspirations_of(workspace, row.goal.id)] == ["Lead a team"]


def test_draft_counts_from_the_day_it_is_set(workspace: Workspace) -> None:
    row = draft(workspace)

    made = drafts.set_goal(workspace, row.goal.id, FEWER, as_of=LATER)

    after = queries.goal(workspace, made.id)
    assert (after.goal.state, after.current.valid_from, after.current.starts_on) == ("active", LATER, LATER)
    first, *_ = queries.revisions(workspace, made.id)
    assert (first.what, first.after, first.chance_after, first.made_on) == ("set", "Attend two events", 0.8, LATER)


def test_draft_set_as_it_stands_keeps_its_sentence(workspace: Workspace) -> None:
    row = draft(workspace)

    made = drafts.set_goal(workspace, row.goal.id, WISH, as_of=TODAY)

    assert (made.state, made.sentence) == ("active", WISH.terms.sentence)


def test_draft_that_was_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    row = draft(workspace)
    drafts.change(workspace, row.goal.id, FEWER, as_of=LATER)

    with pytest.raises(Conflict, match="meantime"):
        drafts.set_goal(workspace, row.goal.id, WISH, as_of=LATER, seen_version=row.goal.version)

    assert queries.goal(workspace, row.goal.id).goal.sentence == "Attend two events"


def test_goal_that_is_set_is_no_draft_any_more(workspace: Workspace) -> None:
    goal = drafts.add(workspace, WISH, as_of=TODAY)

    with pytest.raises(Conflict, match="no draft"):
        drafts.change(workspace, goal.id, FEWER, as_of=TODAY)


def test_draft_is_not_made_into_a_goal_that_is_there(workspace: Workspace) -> None:
    drafts.add(workspace, FEWER, as_of=TODAY)
    row = draft(workspace)

    with pytest.raises(Conflict, match="already"):
        drafts.change(workspace, row.goal.id, FEWER, as_of=TODAY)


@pytest.mark.parametrize("usual", [-1.0, 2_000_000.0])
def test_impossible_usual_month_is_refused_with_its_field(workspace: Workspace, usual: float) -> None:
    with pytest.raises(BadInput) as refused:
        drafts.add(workspace, replace(WISH, usual_per_month=usual), as_of=TODAY)

    assert refused.value.field == "usual"


def test_draft_of_somebody_else_is_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    row = draft(other_workspace)

    with pytest.raises(NotFound):
        drafts.set_goal(workspace, row.goal.id, replace(WISH, terms=terms(Measure("talks"))), as_of=TODAY)
