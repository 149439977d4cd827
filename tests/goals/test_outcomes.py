"""Which outcomes belong to which goals, and to the aspirations that those serve."""

from datetime import UTC, datetime, timedelta

import pytest

from kithward.errors import NotFound
from kithward.goals import outcomes
from kithward.goals.models import OutcomeGoal
from kithward.network import bonds, deleting, merge
from kithward.network.actions import add_outcome
from kithward.numerics.measure import Measure
from kithward.undo.actions import change_kept, take_back
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, person
from tests.tables import content

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def test_an_outcome_belongs_to_several_goals_and_that_is_taken_back(workspace: Workspace) -> None:
    came = add_outcome(workspace, "referral", day=TODAY)
    ids = [goal(workspace, target=target, sentence=f"{target} events").id for target in (1, 2)]
    before = content(workspace)

    undo_id = outcomes.choose(workspace, came.id, ids)

    assert undo_id is not None
    assert [goal_id for goal_id, _ in outcomes.goals_tied(workspace, [came.id])[came.id]] == ids
    assert str(change_kept(workspace, undo_id)) == "The referral of 10 June 2026 belongs to: 1 events; 2 events"
    take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before


def test_other_goals_are_chosen_instead_and_none_at_all(workspace: Workspace) -> None:
    came = add_outcome(workspace, "offer", day=TODAY)
    one, other = (goal(workspace, target=target).id for target in (1, 2))
    outcomes.choose(workspace, came.id, [one])

    outcomes.choose(workspace, came.id, [other])
    assert [goal_id for goal_id, _ in outcomes.goals_tied(workspace, [came.id])[came.id]] == [other]

    undo_id = outcomes.choose(workspace, came.id, [])
    assert outcomes.goals_tied(workspace, [came.id])[came.id] == []
    assert undo_id is not None
    assert str(change_kept(workspace, undo_id)) == "The offer of 10 June 2026 belongs to no goal"


def test_what_was_so_already_is_no_change(workspace: Workspace) -> None:
    came, made = add_outcome(workspace, "offer", day=TODAY), goal(workspace)
    outcomes.choose(workspace, came.id, [made.id])

    assert outcomes.choose(workspace, came.id, [made.id, made.id]) is None
    assert OutcomeGoal.objects.of(workspace).count() == 1


def test_foreign_goals_and_outcomes_are_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    came, made = add_outcome(workspace, "offer", day=TODAY), goal(workspace)
    foreign, theirs = add_outcome(other_workspace, "offer", day=TODAY), goal(other_workspace)

    with pytest.raises(NotFound):
        outcomes.choose(workspace, came.id, [theirs.id])
    with pytest.raises(NotFound):
        outcomes.choose(workspace, foreign.id, [made.id])
    assert not OutcomeGoal.objects.of(workspace).exists()


def test_an_aspiration_has_what_came_of_the_goals_that_serve_it_once_each(workspace: Workspace) -> None:
    lead, speak = (add_aspiration(workspace, text, kind="skill").id for text in ("Lead", "Speak"))
    one = goal(workspace, target=1, aspirations=[lead]).id
    other = goal(workspace, target=2, aspirations=[lead, speak]).id
    late, early = (add_outcome(workspace, "offer", day=TODAY - timedelta(days=ago)).id for ago in (1, 2))
    outcomes.choose(workspace, early, [one, other])
    outcomes.choose(workspace, late, [one])

    found = outcomes.came_of_aspirations(workspace)

    assert [row.outcome_id for row in found[lead]] == [late, early]
    assert [row.outcome_id for row in found[speak]] == [early]


def test_outcomes_are_told_by_how_often_they_came(workspace: Workspace) -> None:
    made = goal(workspace)
    for kind in ("advice", "referral", "referral"):
        outcomes.choose(workspace, add_outcome(workspace, kind, day=TODAY).id, [made.id])

    told = outcomes.came_of_goals(workspace, [made.id])[made.id]

    assert outcomes.kinds_in_words(told) == "2 × referral, advice"


def test_removing_an_outcome_takes_its_ties_with_it_and_both_come_back(workspace: Workspace) -> None:
    came, made = add_outcome(workspace, "offer", day=TODAY), goal(workspace, Measure("events"))
    outcomes.choose(workspace, came.id, [made.id])
    before = content(workspace)

    undo_id = bonds.remove_outcome(workspace, came.id)

    assert not OutcomeGoal.objects.of(workspace).exists()
    take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before


def test_merging_and_deleting_people_leaves_what_came_of_them_where_it_belongs(workspace: Workspace) -> None:
    keep, twin = person(workspace, "Maria Chen"), person(workspace, "Maria M. Chen")
    made = goal(workspace)
    came = add_outcome(workspace, "offer", day=TODAY, person_id=twin.id)
    outcomes.choose(workspace, came.id, [made.id])

    merge.merge_people(workspace, keep.id, twin.id)
    (merged,) = outcomes.came_of_goals(workspace, [made.id])[made.id]
    assert (merged.outcome_id, merged.person_id) == (came.id, keep.id)

    deleting.delete_people(workspace, [keep.id])
    (left,) = outcomes.came_of_goals(workspace, [made.id])[made.id]
    assert (left.outcome_id, left.person_id, left.person) == (came.id, None, None)
