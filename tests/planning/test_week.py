"""The week's plan: within the hours and the money, without what was decided, and with a reason for each step."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithward import pipeline
from kithward.network import actions as network_actions
from kithward.network.actions import Happening
from kithward.network.models import Person
from kithward.numerics.measure import Measure
from kithward.planning import actions
from kithward.planning.week import Gain, PlannedStep, WeekPlan, chosen_of, gains_told, happening_of, week_of
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, habit, log, opportunity, person

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)  # a Wednesday
MONDAY, SUNDAY = TODAY - timedelta(days=2), TODAY + timedelta(days=4)


def week(workspace: Workspace, now: datetime = NOW, **more: Any) -> WeekPlan:
    return pipeline.week(workspace, now, **more)


def titles(plan: WeekPlan) -> set[str]:
    return {step.title for step in plan.steps}


def step_called(plan: WeekPlan, title: str) -> PlannedStep:
    return next(step for step in plan.steps if step.title == title)


def do(workspace: Workspace, plan: WeekPlan, step: PlannedStep, as_of: Any = TODAY) -> None:
    people = {step.person_id: "present"} if step.person_id else {}
    actions.finish(workspace, chosen_of(step, plan.first), happening_of(step, as_of), people=people, as_of=as_of)


@pytest.fixture
def events_wanted(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=5)


# The week


@pytest.mark.parametrize(("week_start", "first"), [(0, MONDAY), (6, TODAY - timedelta(days=3)), (2, TODAY)])
def test_a_week_begins_on_the_persons_own_day(workspace: Workspace, week_start: int, first: Any) -> None:
    workspace.week_start = week_start

    assert week_of(workspace, TODAY) == (first, first + timedelta(days=6))


# Hours and money


@pytest.mark.usefixtures("events_wanted")
def test_hours_are_never_exceeded_and_what_is_done_uses_them_up(workspace: Workspace) -> None:
    for number in range(6):
        opportunity(workspace, f"Dinner {number}", minutes=100)

    before = week(workspace)
    do(workspace, before, before.steps[0])
    after = week(workspace)

    assert before.minutes_available == 240
    assert 100 < before.minutes_planned <= 240
    assert after.minutes_done == 100
    assert after.minutes_planned + after.minutes_done <= 240
    assert [step.title for step in after.done] == [before.steps[0].title]


@pytest.mark.usefixtures("events_wanted")
def test_no_hours_are_left_for_nothing(workspace: Workspace) -> None:
    opportunity(workspace, minutes=60)

    assert week(workspace, minutes=0).steps == ()
    assert titles(week(workspace, minutes=60)) == {"Go to “PyData Meetup”"}
    assert [left.because for left in week(workspace, minutes=59).left_out] == ["the hours do not reach"]


@pytest.mark.usefixtures("events_wanted")
def test_money_is_never_exceeded_and_what_is_spent_is_gone(workspace: Workspace) -> None:
    workspace.money_per_week = 100
    workspace.save()
    for number in range(3):
        opportunity(workspace, f"Dinner {number}", minutes=20, money=45)

    before = week(workspace)
    do(workspace, before, before.steps[0])
    after = week(workspace)

    assert len(before.steps) == 2
    assert [left.because for left in before.left_out] == ["the money does not reach"]
    assert len(after.steps) == 1


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=st.integers(0, 600), costs=st.lists(st.integers(1, 300), min_size=1, max_size=5))
def test_whatever_the_hours_the_plan_fits_into_them(workspace: Workspace, minutes: int, costs: list[int]) -> None:
    if not workspace.log_version:
        goal(workspace, Measure("events"), target=9)
        log(workspace, "call", person(workspace), day=TODAY - timedelta(days=90))
    for number, cost in enumerate(costs):
        opportunity(workspace, f"Dinner {number}", minutes=cost)

    plan = week(workspace, minutes=minutes)

    assert plan.minutes_planned <= minutes


def test_a_promise_that_is_due_goes_before_what_would_help_more(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=1)
    opportunity(workspace, minutes=25)
    network_actions.promise(workspace, "send the paper", due_on=TODAY - timedelta(days=1))

    plan = week(workspace, minutes=30)

    assert titles(plan) == {"send the paper"}
    assert plan.left_out[0].step.title == "Go to “PyData Meetup”"


# Opportunities


@pytest.mark.usefixtures("events_wanted")
@pytest.mark.parametrize(
    ("values", "is_proposed"),
    [
        ({}, True),
        ({"on": TODAY}, True),
        ({"on": TODAY - timedelta(days=1)}, False),
        ({"on": SUNDAY}, True),
        ({"on": SUNDAY + timedelta(days=1)}, False),
        ({"starts_at": NOW + timedelta(hours=1)}, True),
        ({"starts_at": NOW - timedelta(hours=1)}, False),
        ({"starts_at": NOW + timedelta(days=8)}, False),
        ({"kind": "course", "on": SUNDAY + timedelta(days=30)}, True),
        ({"kind": "course", "on": TODAY - timedelta(days=1)}, False),
    ],
)
def test_what_is_over_or_not_of_this_week_is_not_proposed(
    workspace: Workspace, values: dict[str, Any], is_proposed: bool
) -> None:
    goal(workspace, Measure("practice"), target=5)
    kept = opportunity(workspace, **values)

    plan = week(workspace)

    keys = {step.key for step in plan.steps} | {left.step.key for left in plan.left_out}
    assert (f"opportunity:{kept.id}" in keys) == is_proposed


@pytest.mark.usefixtures("events_wanted")
def test_the_last_evening_of_the_week_is_that_of_the_persons_own_zone(workspace: Workspace) -> None:
    late = datetime(2026, 6, 15, 3, tzinfo=UTC)  # still Sunday evening in New York
    opportunity(workspace, starts_at=late)

    there = week(workspace, NOW.astimezone(ZoneInfo("America/New_York")))

    assert [step.why for step in there.steps] == ["Sunday 23:00."]
    assert not any(step.opportunity_id for step in week(workspace).steps)


@pytest.mark.usefixtures("events_wanted")
def test_two_events_at_the_same_time_exclude_each_other(workspace: Workspace) -> None:
    for title in ("Dinner", "Concert"):
        opportunity(workspace, title, starts_at=NOW + timedelta(hours=5), minutes=60)

    plan = week(workspace)

    assert len(plan.steps) == 1
    assert [left.because for left in plan.left_out] == ["something else in the plan excludes it"]


# What was decided


@pytest.mark.usefixtures("events_wanted")
def test_moved_comes_back_next_week_dismissed_never_and_declined_never(workspace: Workspace) -> None:
    for title in ("Moved", "Dismissed"):
        opportunity(workspace, title, minutes=30)
    actions.decline(workspace, opportunity(workspace, "Declined", minutes=30).id)
    plan = week(workspace)
    assert titles(plan) == {"Go to “Moved”", "Go to “Dismissed”"}

    actions.put_off(workspace, chosen_of(step_called(plan, "Go to “Moved”"), plan.first), as_of=TODAY)
    actions.dismiss(workspace, chosen_of(step_called(plan, "Go to “Dismissed”"), plan.first), as_of=TODAY)
    after = week(workspace)

    assert {"Go to “Moved”", "Go to “Dismissed”"}.isdisjoint(titles(after))
    assert [step.title for step in after.put_off] == ["Go to “Moved”"]
    next_week = titles(week(workspace, NOW + timedelta(days=7)))
    assert "Go to “Moved”" in next_week
    assert "Go to “Dismissed”" not in next_week


@pytest.mark.parametrize(("measure", "kind"), [(Measure("practice"), "practice"), (Measure("communities"), "other")])
def test_a_dismissed_session_or_beginning_does_not_return_as_the_next_one(
    workspace: Workspace, measure: Measure, kind: str
) -> None:
    goal(workspace, measure, target=5)
    plan = week(workspace)
    assert {step.kind for step in plan.steps} == {kind}

    actions.dismiss(workspace, chosen_of(plan.steps[0], plan.first), as_of=TODAY)

    assert week(workspace).steps == ()
    assert week(workspace, NOW + timedelta(days=7)).steps == ()


def test_a_session_that_was_moved_leaves_the_others(workspace: Workspace) -> None:
    goal(workspace, Measure("practice"), target=3)
    plan = week(workspace)

    actions.put_off(workspace, chosen_of(plan.steps[0], plan.first), as_of=TODAY)

    assert len(week(workspace).steps) == len(plan.steps) - 1 == 2


# Words and reasons


def test_names_stand_in_titles_whatever_is_in_them(workspace: Workspace) -> None:
    odd = person(workspace, "Maria {0} Chen {x}", met_on=TODAY - timedelta(days=900))
    habit(workspace, "call", odd, every=20, times=5, until=TODAY - timedelta(days=100))
    network_actions.promise(workspace, "send {it} {0}", person_id=odd.id, due_on=TODAY)

    plan = week(workspace)

    assert "Follow up with Maria {0} Chen {x}: send {it} {0}" in titles(plan)
    assert plan.steps[0].person_id == odd.id


def test_a_step_has_the_same_short_id_each_time(workspace: Workspace) -> None:
    goal(workspace, Measure("practice"), target=3)

    first, again = week(workspace), week(workspace, NOW + timedelta(hours=3))

    assert [step.id for step in first.steps] == [step.id for step in again.steps]
    assert len({step.id for step in first.steps}) == len(first.steps)


@pytest.mark.usefixtures("events_wanted")
def test_each_gain_begins_where_the_last_one_ended_and_ends_at_the_chance_after(workspace: Workspace) -> None:
    for number in range(2):
        opportunity(workspace, f"Dinner {number}", minutes=60)

    plan = week(workspace)

    gains = [gain for step in plan.steps for gain in step.gains]
    assert gains[0].before == pytest.approx(plan.standings[0].chance)
    assert gains[1].before == pytest.approx(gains[0].after)
    assert plan.chances_after == {gains[0].goal_id: pytest.approx(gains[-1].after)}


def test_a_gain_that_cannot_be_seen_is_told_only_where_it_is_all_there_is() -> None:
    seen, unseen = Gain(uuid4(), "meet leaders", 0.31, 0.45), Gain(uuid4(), "get introductions", 0.836, 0.844)

    assert gains_told([seen, unseen]) == [seen]
    assert gains_told([unseen]) == [unseen]


def test_a_goal_out_of_any_reach_does_not_stop_the_plan(workspace: Workspace) -> None:
    goal(workspace, Measure("minutes"), target=1_000_000)
    goal(workspace, Measure("practice"), target=2)

    assert len(week(workspace).steps) == 2


# What a step writes


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"kind": "event", "form": "meetup", "topic": "AI"},
            Happening("event", TODAY, "meetup", 120, began_by="me", topics=("AI",), event_name="PyData Meetup"),
        ),
        ({"kind": "course"}, Happening("course", TODAY, minutes=120, began_by="me")),
        ({"kind": "other"}, None),
    ],
)
def test_doing_an_opportunity_is_logged_as_what_it_is(
    workspace: Workspace, values: dict[str, Any], expected: Happening | None
) -> None:
    for measure in (Measure("events"), Measure("practice", form="course"), Measure("activities")):
        goal(workspace, measure, target=3)
    kept = opportunity(workspace, **values)
    plan = week(workspace)

    found = [step for step in (*plan.steps, *(left.step for left in plan.left_out)) if step.opportunity_id == kept.id]

    assert [happening_of(step, TODAY) for step in found] == [expected]


def test_asking_for_an_introduction_is_a_message_to_the_one_in_between(workspace: Workspace) -> None:
    broker, target = person(workspace, "Ben Ode"), person(workspace, "Ann Lee")
    opportunity(workspace, "Ask for Ann", kind="introduction", minutes=15, person_id=target.id, via_id=broker.id)
    goal(workspace, Measure("people", act="meet"), target=3)

    plan = week(workspace)
    step = step_called(plan, "Ask for Ann")
    do(workspace, plan, step)

    assert step.person_id == broker.id
    broker.refresh_from_db()
    target.refresh_from_db()
    assert (broker.contact_count, target.contact_count) == (1, 0)


def test_a_promise_kept_writes_no_activity_and_counts_all_the_same(workspace: Workspace) -> None:
    aim = goal(workspace, Measure("follow_ups"), target=2)
    network_actions.promise(workspace, "send the paper", due_on=TODAY)

    plan = week(workspace)
    do(workspace, plan, plan.steps[0])

    assert happening_of(plan.steps[0], TODAY) is None
    assert pipeline.goal_standing(workspace, aim.id, TODAY).done == 1
    assert "send the paper" not in titles(week(workspace))


def test_a_promise_to_somebody_who_is_gone_is_still_a_promise(workspace: Workspace) -> None:
    from kithward.network.models import FollowUp, Person
    from kithward.workspaces.actions import log_changed

    maria = person(workspace)
    log(workspace, "call", maria)
    promised = network_actions.promise(workspace, "send the paper", person_id=maria.id, due_on=TODAY)
    week(workspace)
    FollowUp.objects.of(workspace).filter(id=promised.id).update(person_id=None)
    Person.objects.of(workspace).get(id=maria.id).delete()
    log_changed(workspace, rows_gone=True)

    plan = week(workspace)

    assert [(step.title, step.person_id) for step in plan.steps] == [("send the paper", None)]


def test_whom_one_met_today_is_not_proposed_for_this_week_again(workspace: Workspace) -> None:
    goal(workspace, Measure("conversations"), target=6)
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    habit(workspace, "meeting", maria, jonas, every=20, times=4, until=TODAY - timedelta(days=10))
    before = {step.person_id for step in week(workspace).steps}

    log(workspace, "meeting", maria, form="coffee")
    plan = week(workspace)

    proposed = {step.person_id for step in (*plan.steps, *(left.step for left in plan.left_out))}
    assert before == {maria.id, jonas.id}
    assert maria.id not in proposed
    assert jonas.id in proposed


# What comes of it


def busy_evenings(workspace: Workspace) -> None:
    """Ten evenings of three hours, and an offer of each, in the last half year."""
    maria = person(workspace, "Maria Chen", met_on=TODAY - timedelta(days=400))
    for turn in range(10):
        day = TODAY - timedelta(days=15 * turn + 20)
        event = log(workspace, "event", maria, day=day, minutes=180, event_name="PyData")
        network_actions.add_outcome(workspace, "offer", day=day, person_id=maria.id, activity_id=event.id)


def test_a_step_for_a_goal_that_counts_outcomes_says_what_its_kind_brought(workspace: Workspace) -> None:
    busy_evenings(workspace)
    wanted = goal(workspace, Measure("outcomes", form="offer"), target=4, sentence="Get four offers")
    opportunity(workspace, "PyData Meetup", minutes=120, on=SUNDAY)

    step = step_called(week(workspace), "Go to “PyData Meetup”")

    assert step.why == "Sunday, 14 June. Events brought you 10 offers in 30 hours."
    assert [gain.goal_id for gain in step.gains] == [wanted.id]


@pytest.mark.usefixtures("events_wanted")
def test_where_no_goal_counts_outcomes_nothing_is_said_of_them(workspace: Workspace) -> None:
    busy_evenings(workspace)
    opportunity(workspace, "PyData Meetup", minutes=120, on=SUNDAY)

    assert step_called(week(workspace), "Go to “PyData Meetup”").why == "Sunday, 14 June."


def test_what_contacts_brought_is_asked_once_for_the_same_log(workspace: Workspace) -> None:
    busy_evenings(workspace)
    goal(workspace, Measure("outcomes"), target=4)
    week(workspace)

    with CaptureQueriesContext(connection) as asked:
        week(workspace)

    assert not [query for query in asked if "kithward_outcome" in query["sql"]]


def test_one_more_outcome_is_seen_at_once(workspace: Workspace) -> None:
    busy_evenings(workspace)
    goal(workspace, Measure("outcomes", form="offer"), target=4)
    opportunity(workspace, "PyData Meetup", minutes=120, on=SUNDAY)
    week(workspace)

    maria = Person.objects.of(workspace).get()
    network_actions.add_outcome(workspace, "offer", day=TODAY - timedelta(days=20), person_id=maria.id)

    assert "Events brought you 11 offers" in step_called(week(workspace), "Go to “PyData Meetup”").why
