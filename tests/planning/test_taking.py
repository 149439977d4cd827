"""Steps that are taken into a week: they stay, with their if-then, until they are done or let go."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kithward import diary, pipeline
from kithward.errors import BadInput, Conflict
from kithward.network import actions as network_actions
from kithward.numerics.measure import Measure
from kithward.planning import actions, queries
from kithward.planning.actions import Chosen
from kithward.planning.models import Step
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, habit, log, opportunity, person

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)  # a Wednesday
MONDAY = TODAY - timedelta(days=2)
NEXT_WEEK = timedelta(days=7)


def week(workspace: Workspace, now: datetime = NOW, **more: Any) -> WeekPlan:
    return pipeline.week(workspace, now, **more)


def any_step(plan: WeekPlan, title: str) -> PlannedStep:
    steps = (*plan.steps, *(left.step for left in plan.left_out))
    return next(step for step in steps if step.title == title)


def take(workspace: Workspace, title: str, now: datetime = NOW) -> PlannedStep:
    plan = week(workspace, now)
    found = any_step(plan, title)
    actions.take(workspace, chosen_of(found, plan.first), as_of=now.date())
    return found


def titles(plan: WeekPlan) -> list[str]:
    return [step.title for step in plan.steps]


@pytest.fixture
def dinners(workspace: Workspace) -> None:
    """Three events for a goal, of which the hours reach for two."""
    goal(workspace, Measure("events"), target=5)
    for number in range(3):
        opportunity(workspace, f"Dinner {number}", minutes=100)


@pytest.mark.usefixtures("dinners")
def test_what_is_taken_comes_first_and_stays_whatever_the_hours(workspace: Workspace) -> None:
    left = week(workspace).left_out[0].step.title
    take(workspace, left)

    assert titles(week(workspace))[0] == left
    assert titles(week(workspace, minutes=30)) == [left]
    assert week(workspace).steps[0].is_taken


def test_two_taken_steps_at_one_hour_or_with_one_person_both_stay(workspace: Workspace) -> None:
    maria = person(workspace)
    habit(workspace, "meeting", maria, every=20, times=9, until=TODAY - timedelta(days=70))
    goal(workspace, Measure("conversations"), target=5)
    goal(workspace, Measure("events"), target=5)
    for title in ("Dinner", "Talk"):
        opportunity(workspace, title, starts_at=NOW + timedelta(hours=8))
    wanted = ["Coffee with Maria Chen", "Call Maria Chen", "Go to “Dinner”", "Go to “Talk”"]
    plan = week(workspace)
    for title, kind in zip(wanted[:2], ("meeting", "call"), strict=True):
        actions.take(workspace, Chosen(plan.first, f"{kind}:{maria.id.hex}", title, 30), as_of=TODAY)
    for title in wanted[2:]:
        take(workspace, title)

    after = week(workspace)

    assert titles(after)[:4] == wanted
    assert after.steps[0].person_id == maria.id
    assert any(step.gains for step in after.steps[:2])


@pytest.mark.usefixtures("dinners")
def test_taken_twice_is_taken_once(workspace: Workspace) -> None:
    chosen = chosen_of(week(workspace).steps[0], MONDAY)

    first, again = [actions.take(workspace, chosen, as_of=TODAY) for _ in range(2)]

    assert again.step.id == first.step.id
    assert again.undo_id is None


@pytest.mark.usefixtures("dinners")
def test_an_intention_takes_the_step_and_is_replaced_when_said_again(workspace: Workspace) -> None:
    chosen = chosen_of(week(workspace).steps[0], MONDAY)

    actions.intend(workspace, chosen, "When it is Thursday, I will go", as_of=TODAY)
    actions.intend(workspace, chosen, "When it is Friday, I will go", as_of=TODAY)
    actions.take(workspace, chosen, as_of=TODAY)

    held = week(workspace).steps[0].held
    assert held
    assert held.intention == "When it is Friday, I will go"
    assert Step.objects.of(workspace).count() == 1
    with pytest.raises(BadInput):
        actions.intend(workspace, chosen, "x" * 501, as_of=TODAY)


@pytest.mark.usefixtures("dinners")
def test_the_intention_goes_along_when_a_taken_step_is_moved_or_done(workspace: Workspace) -> None:
    actions.intend(workspace, chosen_of(week(workspace).steps[0], MONDAY), "When I can", as_of=TODAY)
    taken = week(workspace).steps[0]

    actions.put_off(workspace, chosen_of(taken, MONDAY), as_of=TODAY)

    assert Step.objects.of(workspace).get().intention == "When I can"


@pytest.mark.usefixtures("dinners")
def test_a_taken_step_is_let_go_again_once(workspace: Workspace) -> None:
    found = take(workspace, week(workspace).left_out[0].step.title)

    assert actions.release(workspace, chosen_of(found, MONDAY)) is not None
    assert actions.release(workspace, chosen_of(found, MONDAY)) is None

    assert found.title not in titles(week(workspace))


@pytest.mark.usefixtures("dinners")
def test_what_is_done_is_neither_taken_nor_let_go(workspace: Workspace) -> None:
    chosen = chosen_of(week(workspace).steps[0], MONDAY)
    actions.finish(workspace, chosen, None, people={}, as_of=TODAY)

    with pytest.raises(Conflict):
        actions.take(workspace, chosen, as_of=TODAY)
    with pytest.raises(Conflict):
        actions.release(workspace, chosen)


def test_a_taken_step_that_nothing_proposes_any_more_stays_as_it_was_written(workspace: Workspace) -> None:
    aim = goal(workspace, Measure("talks"), target=2)
    found = week(workspace).steps[0]
    take(workspace, found.title)
    log(workspace, "talk")
    log(workspace, "talk")
    assert pipeline.goal_standing(workspace, aim.id, TODAY).course == "met"

    kept = week(workspace).steps[0]

    assert (kept.title, kept.key, kept.minutes) == (found.title, found.key, found.minutes)
    assert kept.why == "You took this step into your week."


def test_a_promise_ahead_can_be_taken_and_leaves_when_it_is_kept(workspace: Workspace) -> None:
    promised = network_actions.promise(workspace, "send the {paper}", due_on=TODAY + timedelta(days=20))
    assert week(workspace).steps == ()
    chosen = Chosen(MONDAY, f"promise:{promised.id}", "send the {paper}", 10, follow_up_id=promised.id)

    actions.take(workspace, chosen, as_of=TODAY)
    assert titles(week(workspace)) == ["send the {paper}"]

    network_actions.keep_promise(workspace, promised.id, done_on=TODAY)
    assert week(workspace).steps == ()


@pytest.mark.usefixtures("dinners")
def test_an_opportunity_is_taken_into_a_week_ahead_and_not_proposed_before(workspace: Workspace) -> None:
    ahead = opportunity(workspace, "Lunch with the team", kind="meeting", minutes=60)
    goal(workspace, Measure("conversations"), target=5)
    key = f"opportunity:{ahead.id}"

    actions.take(workspace, Chosen(MONDAY + NEXT_WEEK, key, ahead.title, 60, opportunity_id=ahead.id), as_of=TODAY)

    assert key not in {step.key for step in week(workspace).steps}
    assert titles(week(workspace, NOW + NEXT_WEEK))[0] == ahead.title
    assert queries.weeks_taken(workspace, [ahead.id], since=MONDAY) == {ahead.id: [MONDAY + NEXT_WEEK]}


# What last week left open


@pytest.mark.parametrize("moved", [True, False])
def test_what_last_week_left_open_comes_back_and_says_so(workspace: Workspace, moved: bool) -> None:
    open_one = opportunity(workspace, "Course", kind="course", minutes=60)
    goal(workspace, Measure("practice"), target=5)
    chosen = Chosen(MONDAY, f"opportunity:{open_one.id}", "Course", 60, opportunity_id=open_one.id)
    (actions.put_off if moved else actions.take)(workspace, chosen, as_of=TODAY)

    found = any_step(week(workspace, NOW + NEXT_WEEK), "Course")

    assert found.held
    assert (found.held.taken, found.held.moved) == (False, moved)
    assert found.key in {step.key for step in week(workspace, NOW + NEXT_WEEK, minutes=60).steps}


def test_a_moved_contact_that_came_about_since_does_not_come_back(workspace: Workspace) -> None:
    maria = person(workspace)
    habit(workspace, "call", maria, every=20, times=9, until=TODAY - timedelta(days=70))
    chosen = Chosen(MONDAY, f"call:{maria.id.hex}", "Call Maria Chen", 30)
    actions.put_off(workspace, chosen, as_of=TODAY)
    assert week(workspace, NOW + NEXT_WEEK).steps[0].held

    log(workspace, "call", maria, day=TODAY + timedelta(days=1))

    assert [step.key for step in week(workspace, NOW + NEXT_WEEK).steps if step.held] == []


# Taken back


@pytest.mark.usefixtures("dinners")
@pytest.mark.parametrize("decide", [actions.take, actions.put_off, actions.dismiss])
def test_a_decision_is_taken_back_whole(workspace: Workspace, decide: Any) -> None:
    before = week(workspace)
    decided = decide(workspace, chosen_of(before.steps[0], MONDAY), as_of=TODAY)

    diary.take_back(workspace, decided.undo_id, now=NOW)

    assert titles(week(workspace)) == titles(before)
    assert not Step.objects.of(workspace).exists()


@pytest.mark.usefixtures("dinners")
def test_done_is_taken_back_with_what_it_wrote(workspace: Workspace) -> None:
    from kithward.planning.week import happening_of

    plan = week(workspace)
    step = plan.steps[0]
    chosen = chosen_of(step, plan.first)
    done = actions.finish(workspace, chosen, happening_of(step, TODAY), people={}, as_of=TODAY)
    assert done.undo_id

    diary.take_back(workspace, done.undo_id, now=NOW)

    assert titles(week(workspace)) == titles(plan)
    assert queries.opportunity(workspace, step.opportunity_id).state == "open"
    assert pipeline.standings(workspace, TODAY)[0].done == 0
    with pytest.raises(Conflict):
        diary.take_back(workspace, done.undo_id, now=NOW)
