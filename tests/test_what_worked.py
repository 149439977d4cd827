"""What worked in a month: where new people came from, the hour that brought most, and which goals rose."""

from datetime import date, timedelta

import pytest

from kithward.goals.models import Goal
from kithward.goals.window import Every, Window
from kithward.network.actions import add_outcome
from kithward.network.models import Activity
from kithward.numerics.measure import Measure
from kithward.reviews.periods import Days, days_with
from kithward.upkeep import keep_up
from kithward.what_worked import what_worked
from kithward.workspaces.models import Workspace
from tests import factories
from tests.factories import log, person

TODAY = date(2026, 11, 10)
OCTOBER: Days = days_with("month", date(2026, 10, 5))


def october(day: int) -> date:
    return date(2026, 10, day)


def meet(workspace: Workspace, name: str, kind: str, day: date) -> Activity:
    return log(workspace, kind, person(workspace, name), day=day, as_of=TODAY, minutes=60)


@pytest.fixture
def events(workspace: Workspace) -> Goal:
    window = Window(date(2026, 8, 1), every=Every(1, "month"))
    return factories.goal(workspace, Measure("events"), as_of=window.starts_on, target=2, window=window)


def test_new_people_are_told_by_where_they_came_from(workspace: Workspace) -> None:
    for number, kind in enumerate(("event", "event", "call")):
        meet(workspace, f"Somebody {number}", kind, october(5 + number))

    found = what_worked(workspace, OCTOBER, TODAY).new_people

    assert found
    assert (found.months, found.total, found.is_clear) == (1, 3, False)
    assert [(one.source, one.outcomes) for one in found.sources] == [("event", 2), ("call", 1)]


def test_a_month_with_too_few_is_told_with_those_before(workspace: Workspace) -> None:
    for number, month in enumerate((8, 9, 10)):
        meet(workspace, f"Somebody {number}", "event", date(2026, month, 5))

    found = what_worked(workspace, OCTOBER, TODAY).new_people

    assert found
    assert (found.months, found.total, found.is_clear) == (3, 3, True)


def test_too_few_in_a_year_are_not_told_and_nobody_of_an_import_is(workspace: Workspace) -> None:
    for number in range(4):
        person(workspace, f"Imported {number}", met_on=october(3))
    meet(workspace, "Met", "event", october(4))

    assert what_worked(workspace, OCTOBER, TODAY).new_people is None


def test_the_best_hour_is_named_with_what_it_counted_and_what_came_of_it(workspace: Workspace, events: Goal) -> None:
    lengths = {october(2): 240, october(9): 30, october(16): 60}
    activities = [log(workspace, "event", day=day, as_of=TODAY, minutes=long) for day, long in lengths.items()]
    talk = meet(workspace, "Maria Chen", "call", october(20))
    add_outcome(workspace, "referral", person_id=talk.participations.get().person_id, day=october(25))

    best = what_worked(workspace, OCTOBER, TODAY).best

    assert best
    assert best.activity_id == activities[1].id
    assert [(share.goal_id, share.amount, share.target) for share in best.goals] == [(events.id, 1, 2)]
    assert (best.minutes, best.is_guess, best.outcomes, best.compared) == (30, False, (), 3)


def test_an_outcome_speaks_for_the_contact_it_came_from(workspace: Workspace, events: Goal) -> None:
    for day in (2, 9):
        log(workspace, "event", day=october(day), as_of=TODAY, minutes=480)
    talk = meet(workspace, "Maria Chen", "call", october(20))
    who = talk.participations.get().person_id
    add_outcome(workspace, "referral", person_id=who, day=TODAY)

    best = what_worked(workspace, OCTOBER, TODAY).best

    assert best
    assert (best.activity_id, best.outcomes) == (talk.id, ("referral",))


def test_a_goal_that_rose_is_told_with_what_counted(workspace: Workspace) -> None:
    window = Window(date(2026, 9, 1), by=date(2026, 12, 31))
    goal = factories.goal(workspace, Measure("people", "meet"), as_of=window.starts_on, target=4, window=window)
    keep_up(workspace, october(1))
    for number in range(3):
        meet(workspace, f"Somebody {number}", "meeting", october(10 + number))
    keep_up(workspace, october(31))

    (rose,) = what_worked(workspace, OCTOBER, TODAY).rose

    assert rose.goal_id == goal.id
    assert rose.before + 0.02 <= rose.after
    assert [names for _, names in rose.pieces] == [("Somebody 2",), ("Somebody 1",), ("Somebody 0",)]


def test_nothing_is_told_of_nothing(workspace: Workspace, events: Goal) -> None:
    keep_up(workspace, october(1))
    keep_up(workspace, october(31))

    told = what_worked(workspace, OCTOBER, TODAY + timedelta(days=1))

    assert (told.new_people, told.best, told.rose) == (None, None, ())
