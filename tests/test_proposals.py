"""What is said of a goal before it is set: its pace, who would fit, and what came of goals like it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import proposals
from kithward.errors import BadInput
from kithward.goals import actions
from kithward.goals.sentence import read
from kithward.numerics.measure import Measure
from kithward.proposals import Proposal
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, habit, log, person

LEADERS = "connect with three machine-learning leaders by the end of August"


def proposed(workspace: Workspace, sentence: str = LEADERS, *, usual: float | None = None) -> Proposal:
    aim = proposals.aim_of(read(sentence, TODAY), usual_per_month=usual)
    return proposals.propose(workspace, aim, TODAY)


def leader(workspace: Workspace, name: str) -> object:
    return person(workspace, name, title="Head of Machine Learning")


def test_people_who_would_fit_are_counted_and_those_talked_to_lately(workspace: Workspace) -> None:
    near, far = leader(workspace, "Maria Chen"), leader(workspace, "Jonas Weber")
    leader(workspace, "Priya Natarajan")
    person(workspace, "Tom Baker", title="Lawyer")
    log(workspace, "call", near, day=TODAY - timedelta(days=3))
    log(workspace, "call", far, day=TODAY - timedelta(days=200))

    fit = proposed(workspace).fit

    assert fit is not None
    assert (fit.number, fit.lately) == (3, 1)


@pytest.mark.parametrize("sentence", ["attend two events a month", "meet three new people by August"])
def test_nobody_is_counted_where_nothing_is_asked_of_people(workspace: Workspace, sentence: str) -> None:
    assert proposed(workspace, sentence).fit is None


def test_role_to_be_taken_is_not_asked_of_those_who_would_fit(workspace: Workspace) -> None:
    leader(workspace, "Maria Chen")

    fit = proposed(workspace, "find two mentors who are leaders by August").fit

    assert fit is not None
    assert fit.number == 1


def test_pace_is_known_from_the_first_entry_of_its_kind(workspace: Workspace) -> None:
    assert proposed(workspace, "attend two events a month").paced_since is None

    habit(workspace, "event", every=10, times=20)

    assert proposed(workspace, "attend two events a month").paced_since == TODAY - timedelta(days=190)


def test_usual_month_moves_the_chance_where_there_is_no_log(workspace: Workspace) -> None:
    few, many = proposed(workspace, usual=0.2), proposed(workspace, usual=8.0)

    assert few.chance < many.chance


def test_goals_like_it_come_with_what_came_of_them(workspace: Workspace, other_workspace: Workspace) -> None:
    measure = Measure("people", act="meet", field="machine learning", seniority="leader")
    goal(other_workspace, measure)
    old = goal(workspace, measure, sentence="Meet two leaders", target=2)
    actions.decide_state(workspace, old.id, "met", as_of=TODAY, lesson="Ask early.")
    goal(workspace, Measure("events"))

    (alike,) = proposed(workspace).alike

    assert (alike.goal_id, alike.state, alike.closed_on, alike.lesson) == (old.id, "met", TODAY, "Ask early.")


def test_draft_is_not_like_itself(workspace: Workspace) -> None:
    made = goal(workspace, state="draft")
    aim = proposals.aim_of(read("attend two events a month", TODAY), goal_id=made.id)

    assert proposals.propose(workspace, aim, TODAY).alike == ()


@pytest.mark.parametrize("sentence", ["network more", "", "meet people in fintech"])
def test_what_is_no_goal_yet_aims_at_nothing(sentence: str) -> None:
    with pytest.raises(BadInput):
        proposals.aim_of(read(sentence, TODAY))


def test_more_rows_need_no_more_queries(workspace: Workspace) -> None:
    leader(workspace, "Maria Chen")
    goal(workspace, Measure("events"))
    proposed(workspace)
    with CaptureQueriesContext(connection) as few:
        proposed(workspace)

    for number in range(12):
        leader(workspace, f"Person {number}")
        goal(workspace, Measure("events"), target=number + 10)
    proposed(workspace)

    with CaptureQueriesContext(connection) as many:
        proposed(workspace)
    assert len(many) == len(few)
