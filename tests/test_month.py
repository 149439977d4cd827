"""What a monthly review asks about goals: those behind, too easy or standing still, until something is decided."""

from datetime import date, timedelta

from kithward.goals import actions
from kithward.goals.models import Goal
from kithward.goals.window import Every, Window
from kithward.month import Month, month
from kithward.numerics.measure import Measure
from kithward.reviews import queries
from kithward.workspaces.models import Workspace
from tests import factories
from tests.factories import TODAY

SOON = Window(TODAY - timedelta(days=20), by=TODAY + timedelta(days=20))
MONTHLY = Window(TODAY - timedelta(days=300), every=Every(1, "month"))


def set_goal(workspace: Workspace, target: int, *, unit: str = "events", window: Window = SOON) -> Goal:
    terms = {"target": target, "window": window, "sentence": f"{target} {unit}"}
    return factories.goal(workspace, Measure(unit), as_of=window.starts_on, **terms)


def asked(workspace: Workspace, day: date = TODAY) -> Month:
    return month(workspace, queries.standing(workspace, "month", day), day)


def test_goals_behind_come_with_the_least_likely_first_and_their_ways_back(workspace: Workspace) -> None:
    factories.habit(workspace, "event", every=5, times=40)
    goals = [set_goal(workspace, target) for target in (10, 14, 3)]

    behind = asked(workspace).behind

    assert [one.row.goal.id for one in behind] == [goals[1].id, goals[0].id]
    assert all(one.back and one.back.target for one in behind)


def test_a_rhythm_behind_has_the_ways_of_a_whole_period(workspace: Workspace) -> None:
    factories.habit(workspace, "event", every=9, times=30)
    set_goal(workspace, 4, window=MONTHLY)

    (one,) = asked(workspace).behind

    assert one.back
    assert one.back.target is not None
    assert 1 <= one.back.target < 4


def test_goals_too_easy_come_with_a_larger_target(workspace: Workspace) -> None:
    factories.habit(workspace, "event", every=5, times=40)
    easy = set_goal(workspace, 1, window=MONTHLY)

    ((one, size),) = asked(workspace).too_easy

    assert one.row.goal.id == easy.id
    assert size.target > 1


def test_goals_standing_still_come_with_the_longest_first(workspace: Workspace) -> None:
    for days, target in ((100, 2), (150, 3), (20, 4)):
        window = Window(TODAY - timedelta(days=days), by=TODAY + timedelta(days=200))
        set_goal(workspace, target, unit="talks", window=window)

    still = asked(workspace).still

    assert [since.days for _, since in still] == [150, 100]


def test_what_was_decided_is_not_asked_again(workspace: Workspace) -> None:
    hard = set_goal(workspace, 50)
    actions.keep_as_it_is(workspace, hard.id, as_of=TODAY, reason="first")
    actions.decide_state(workspace, hard.id, "paused", as_of=TODAY, reason="then")

    found = asked(workspace)

    assert found.asked == ()
    assert [(one.goal_id, one.change.what, one.change.reason) for one in found.decided] == [(hard.id, "paused", "then")]
    assert asked(workspace, TODAY + timedelta(days=1)).decided == ()
