"""What is kept up as days go by: by a process that lives for days, once a day, and at two places at once."""

from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from kithward.goals import queries
from kithward.goals.models import Forecast, Goal, Revision
from kithward.goals.window import Window
from kithward.upkeep import Daily, keep_up, settle_what_is_over
from kithward.workspaces.models import Workspace
from tests.factories import goal, log

BEGUN, LAST = date(2026, 5, 1), date(2026, 5, 31)
NEXT = LAST + timedelta(days=1)


def may_goal(workspace: Workspace) -> Goal:
    return goal(workspace, target=1, window=Window(BEGUN, by=LAST), as_of=BEGUN)


def state_of(workspace: Workspace, made: Goal) -> str:
    return queries.goal(workspace, made.id).goal.state


@pytest.mark.parametrize(("happened", "end"), [(True, "met"), (False, "missed")])
def test_goal_whose_end_has_passed_is_met_or_missed_at_the_first_look_of_the_day_after(
    workspace: Workspace, happened: bool, end: str
) -> None:
    made, daily = may_goal(workspace), Daily()
    if happened:
        log(workspace, "event", day=LAST)

    daily.keep_up(workspace, LAST)
    on_its_last_day = state_of(workspace, made)
    daily.keep_up(workspace, NEXT)

    assert (on_its_last_day, state_of(workspace, made)) == ("active", end)
    assert queries.goal(workspace, made.id).goal.closed_on == NEXT


def test_forecasts_of_each_day_that_is_looked_at_are_kept_and_judged_when_they_are_due(workspace: Workspace) -> None:
    may_goal(workspace)
    daily = Daily()

    for day in (BEGUN, LAST, NEXT):
        daily.keep_up(workspace, day)

    kept = Forecast.objects.of(workspace).order_by("made_on").values_list("made_on", "came_true")
    assert list(kept) == [(BEGUN, False), (LAST, False)]


def test_second_look_of_a_day_asks_the_database_nothing(workspace: Workspace) -> None:
    may_goal(workspace)
    daily = Daily()
    daily.keep_up(workspace, BEGUN)

    with CaptureQueriesContext(connection) as asked:
        daily.keep_up(workspace, BEGUN)

    assert len(asked) == 0


def test_each_workspace_has_its_own_day(workspace: Workspace, other_workspace: Workspace) -> None:
    mine, theirs, daily = may_goal(workspace), may_goal(other_workspace), Daily()

    daily.keep_up(workspace, NEXT)

    assert (state_of(workspace, mine), state_of(other_workspace, theirs)) == ("missed", "active")
    daily.keep_up(other_workspace, NEXT)
    assert state_of(other_workspace, theirs) == "missed"


def test_what_another_has_settled_meanwhile_is_settled_once(workspace: Workspace) -> None:
    made = may_goal(workspace)

    keep_up(workspace, NEXT)
    settle_what_is_over(workspace, NEXT)

    assert Revision.objects.of(workspace).filter(goal_id=made.id, what="missed").count() == 1


def test_failure_is_logged_and_the_next_look_tries_again(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    made, daily = may_goal(workspace), Daily()

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise DatabaseError("database is locked")

    with connection.execute_wrapper(refuse):
        daily.keep_up(workspace, NEXT)
    after_failure = state_of(workspace, made)
    daily.keep_up(workspace, NEXT)

    assert (after_failure, state_of(workspace, made)) == ("active", "missed")
    assert "the next look tries again" in caplog.text


def test_who_looks_while_another_keeps_up_is_not_kept_waiting(workspace: Workspace) -> None:
    may_goal(workspace)
    daily, others = Daily(), []

    def look_meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not others:
            others.append(Thread(target=daily.keep_up, args=(workspace, NEXT)))
            others[0].start()
            others[0].join(timeout=10)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look_meanwhile):
        daily.keep_up(workspace, NEXT)

    assert [other.is_alive() for other in others] == [False]
