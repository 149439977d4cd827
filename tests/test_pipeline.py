"""The data's way, from what is logged to the week's plan and back."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import pipeline
from kithward.goals import actions as goal_actions
from kithward.goals import queries as goal_queries
from kithward.goals import settling
from kithward.goals.models import Forecast, Goal
from kithward.goals.settling import Verdict
from kithward.goals.window import Every, Window
from kithward.network import actions as network_actions
from kithward.numerics.measure import Measure
from kithward.planning import actions as planning
from kithward.planning.week import chosen_of, happening_of
from kithward.vision.actions import add_aspiration, rank_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import MONTHLY, TODAY, goal, habit, log, opportunity, person, terms

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
TALKS = Measure("conversations", meaningful=True)


def held(workspace: Workspace, row: Goal) -> goal_queries.Held:
    return goal_queries.goal(workspace, row.id)


def test_from_a_log_to_a_plan_and_a_step_done_that_counts(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen", fields=["machine learning"], seniority="leader", met_on=date(2025, 1, 1))
    habit(workspace, "meeting", maria, every=45, times=6, until=TODAY - timedelta(days=70))
    aim = goal(workspace, Measure("people", act="talk", field="machine learning", seniority="senior"), target=1)

    before = pipeline.standing(workspace, held(workspace, aim), TODAY)
    plan = pipeline.week(workspace, NOW)
    step = next(step for step in plan.steps if step.person_id == maria.id)

    assert (before.done, before.course) != (1, "met")
    assert step.gains[0].goal_id == aim.id
    assert step.gains[0].before == pytest.approx(before.chance)
    assert step.gains[0].after > before.chance
    assert plan.chances_after[aim.id] >= step.gains[0].after

    planning.finish(
        workspace, chosen_of(step, plan.first), happening_of(step, TODAY), people={maria.id: "present"}, as_of=TODAY
    )
    after, plan = pipeline.standing(workspace, held(workspace, aim), TODAY), pipeline.week(workspace, NOW)

    assert (after.done, after.course, after.chance) == (1, "met", 1)
    assert plan.minutes_done == step.minutes
    assert step.key not in {other.key for other in plan.steps}
    piece = pipeline.evidence(workspace, held(workspace, aim), TODAY).counted[0]
    assert (piece.name, piece.person_id, piece.day) == ("Maria Chen", maria.id, TODAY)
    assert piece.words.endswith("10 Jun, field “machine learning”, seniority “leader”")


def test_a_goal_counts_in_the_plan_by_the_highest_aspiration_it_serves(workspace: Workspace) -> None:
    first, second = (add_aspiration(workspace, text, kind="skill") for text in ("Lead", "Speak"))
    aim, other = goal(workspace, TALKS, aspirations=[second.id]), goal(workspace, Measure("events"))
    Goal.objects.of(workspace).filter(id=aim.id).update(weight=2)

    def weights() -> dict[UUID | None, float]:
        return {at.aim.goal_id: at.aim.weight for at in pipeline.standings(workspace, TODAY)}

    before = weights()
    rank_aspiration(workspace, second.id, 1)

    assert before == {aim.id: 2.5, other.id: 1.0}
    assert weights() == {aim.id: 3.0, other.id: 1.0}
    goal_actions.serve(workspace, other.id, [first.id], as_of=TODAY)
    assert weights() == {aim.id: 3.0, other.id: 1.25}


def test_nothing_in_the_log_gives_a_standing_and_a_plan_all_the_same(workspace: Workspace) -> None:
    assert pipeline.standings(workspace, TODAY) == []
    assert pipeline.week(workspace, NOW).steps == ()
    assert pipeline.this_week(workspace, NOW).changes == []

    aim = goal(workspace, TALKS)

    assert pipeline.standing(workspace, held(workspace, aim), TODAY).done == 0
    assert [step.kind for step in pipeline.week(workspace, NOW).steps] == ["other"]
    assert pipeline.settle(workspace, TODAY).verdicts == ()


def test_each_workspace_sees_its_own(workspace: Workspace, other_workspace: Workspace) -> None:
    log(workspace, "event")
    mine, theirs = goal(workspace), goal(other_workspace)

    assert pipeline.standing(workspace, held(workspace, mine), TODAY).done == 1
    assert pipeline.standing(other_workspace, held(other_workspace, theirs), TODAY).done == 0


# Evidence


def test_evidence_names_who_counted_and_who_nearly_did_with_a_fixed_number_of_queries(workspace: Workspace) -> None:
    aim = held(workspace, goal(workspace, TALKS))
    for number in range(3):
        log(workspace, "call", person(workspace, f"Person {number}"), meaningful=True)
    pipeline.evidence(workspace, aim, TODAY)  # the log is read once, and then what has changed of it
    log(workspace, "call", person(workspace, "Jonas Weber"))
    with CaptureQueriesContext(connection) as few:
        found = pipeline.evidence(workspace, aim, TODAY)
    for number in range(20):
        log(workspace, "call", person(workspace, f"Another {number}"), meaningful=True)
    with CaptureQueriesContext(connection) as many:
        pipeline.evidence(workspace, aim, TODAY)

    assert [piece.name for piece in found.counted] == ["Person 0", "Person 1", "Person 2"]
    assert [(piece.name, piece.words) for piece in found.near] == [
        ("Jonas Weber", "not yet said whether it was meaningful")
    ]
    assert len(many) == len(few)


def test_a_decision_changes_what_counts_and_is_marked(workspace: Workspace) -> None:
    aim = goal(workspace, TALKS)
    near = log(workspace, "call", person(workspace))
    counted = log(workspace, "call", person(workspace, "Jonas Weber"), meaningful=True)
    for activity, counts in ((near, True), (counted, False)):
        goal_actions.decide_evidence(workspace, aim.id, counts=counts, as_of=TODAY, activity_id=activity.id)

    found = pipeline.evidence(workspace, held(workspace, aim), TODAY)

    assert [(piece.activity_id, piece.decided) for piece in found.counted] == [(near.id, True)]
    assert [(piece.activity_id, piece.words) for piece in found.near] == [(counted.id, "you said it does not count")]


# Periods


def test_a_period_stays_judged_by_the_target_of_its_time(workspace: Workspace) -> None:
    started = date(2026, 4, 1)
    aim = goal(workspace, target=1, window=Window(started, every=MONTHLY), as_of=started)
    log(workspace, "event", day=date(2026, 4, 9))
    log(workspace, "event", day=date(2026, 5, 9))
    harder = terms(target=2, window=Window(started, every=MONTHLY), sentence="Attend two events a month")
    goal_actions.adjust(workspace, aim.id, harder, as_of=date(2026, 5, 3), reason="too easy")

    found = pipeline.periods(workspace, held(workspace, aim), TODAY)

    assert [(period.span.first.month, period.target, period.met) for period in found] == [(4, 1, True), (5, 2, False)]


def test_periods_hear_decisions_and_end_when_the_goal_is_closed(workspace: Workspace) -> None:
    started = date(2026, 3, 1)
    aim = goal(workspace, target=1, window=Window(started, every=MONTHLY), as_of=started)
    wrong = log(workspace, "event", day=date(2026, 3, 9))
    goal_actions.decide_evidence(workspace, aim.id, counts=False, as_of=started, activity_id=wrong.id)
    goal_actions.decide_state(workspace, aim.id, "dropped", as_of=date(2026, 5, 2))

    found = pipeline.periods(workspace, held(workspace, aim), TODAY)

    assert [(period.span.first.month, period.met) for period in found] == [(3, False), (4, False)]


# What is over


def keep(workspace: Workspace, day: date) -> None:
    found = pipeline.standings(workspace, day)
    settling.keep_forecasts(workspace, pipeline.forecasts_to_keep(found), as_of=day)


def settle(workspace: Workspace, day: date) -> None:
    settling.settle(workspace, pipeline.settle(workspace, day), as_of=day)


def test_forecasts_are_judged_when_their_span_is_over_each_by_its_own_target(workspace: Workspace) -> None:
    window = Window(date(2026, 5, 1), by=date(2026, 5, 31))
    aim = goal(workspace, target=3, window=window, as_of=date(2026, 5, 1))
    keep(workspace, date(2026, 5, 2))
    goal_actions.adjust(workspace, aim.id, terms(target=1, window=window), as_of=date(2026, 5, 9), reason="too much")
    keep(workspace, date(2026, 5, 10))
    log(workspace, "event", day=date(2026, 5, 20))

    assert pipeline.settle(workspace, date(2026, 5, 31)).verdicts == ()
    found = pipeline.settle(workspace, TODAY)

    last = date(2026, 5, 31)
    assert found.verdicts == (Verdict(aim.id, last, 1, met=True), Verdict(aim.id, last, 3, met=False))
    assert found.ended == ((aim.id, "met"),)

    settle(workspace, TODAY)

    assert list(Forecast.objects.of(workspace).order_by("made_on").values_list("came_true", flat=True)) == [False, True]
    assert goal_queries.goal(workspace, aim.id).goal.state == "met"
    assert pipeline.settle(workspace, TODAY) == settling.Settlement((), ())


def test_a_forecast_is_judged_by_the_rule_of_the_day_on_which_it_was_made(workspace: Workspace) -> None:
    window = Window(date(2026, 5, 1), by=date(2026, 5, 31))
    aim = goal(workspace, target=1, window=window, as_of=date(2026, 5, 1))
    keep(workspace, date(2026, 5, 2))
    log(workspace, "event", day=date(2026, 5, 3))
    narrower = terms(Measure("events", form="conference"), target=1, window=window)
    goal_actions.adjust(workspace, aim.id, narrower, as_of=date(2026, 5, 9), reason="too easy")

    found = pipeline.settle(workspace, TODAY)

    assert [verdict.met for verdict in found.verdicts] == [True]
    assert found.ended == ((aim.id, "missed"),)


def test_each_period_of_a_rhythm_is_judged_and_a_goal_without_an_end_goes_on(workspace: Workspace) -> None:
    started = date(2026, 4, 1)
    aim = goal(workspace, target=1, window=Window(started, every=MONTHLY), as_of=started)
    log(workspace, "event", day=date(2026, 5, 9))
    keep(workspace, date(2026, 4, 5))
    keep(workspace, date(2026, 5, 5))

    found = pipeline.settle(workspace, TODAY)

    assert [(verdict.judged_on.month, verdict.met) for verdict in found.verdicts] == [(4, False), (5, True)]
    assert found.ended == ()
    assert aim.state == "active"


@pytest.mark.parametrize(("months", "end"), [((4, 5), "met"), ((4,), "missed")])
def test_a_rhythm_with_an_end_is_met_when_all_its_periods_were(
    workspace: Workspace, months: tuple[int, ...], end: str
) -> None:
    window = Window(date(2026, 4, 1), by=date(2026, 5, 31), every=MONTHLY)
    aim = goal(workspace, target=1, window=window, as_of=date(2026, 4, 1))
    for month in months:
        log(workspace, "event", day=date(2026, month, 9))

    assert pipeline.settle(workspace, TODAY).ended == ((aim.id, end),)


def test_what_was_given_up_before_its_end_is_not_judged(workspace: Workspace) -> None:
    window = Window(date(2026, 5, 1), by=date(2026, 5, 31))
    dropped, paused = (goal(workspace, target=n, window=window, as_of=date(2026, 5, 1)) for n in (1, 2))
    keep(workspace, date(2026, 5, 2))
    goal_actions.decide_state(workspace, dropped.id, "dropped", as_of=date(2026, 5, 9))
    goal_actions.decide_state(workspace, paused.id, "paused", as_of=date(2026, 5, 9))

    assert pipeline.settle(workspace, TODAY) == settling.Settlement((), ())


def test_forecasts_are_kept_for_open_goals_once_a_day(workspace: Workspace) -> None:
    goal(workspace)
    goal(workspace, target=1, window=Window(TODAY, by=TODAY), state="draft")
    keep(workspace, TODAY)
    log(workspace, "event")
    keep(workspace, TODAY)

    kept = list(Forecast.objects.of(workspace))

    assert [(row.done, row.made_on) for row in kept] == [(1, TODAY)]


# The personal shift


def judged(workspace: Workspace, aim: Goal, *, spans: int, times: int = 1) -> None:
    """Forecasts of 50 % that all came true, of so many spans."""
    Forecast.objects.bulk_create(
        Forecast(
            workspace=workspace,
            goal_id=aim.id,
            made_on=TODAY - timedelta(days=7 * span + turn),
            judged_on=TODAY - timedelta(days=7 * span),
            chance=0.5,
            done=0,
            target=1,
            low=0,
            middle=1,
            high=2,
            came_true=True,
        )
        for span in range(1, spans + 1)
        for turn in range(1, times + 1)
    )


def test_chances_are_shifted_once_twenty_spans_have_been_judged(workspace: Workspace) -> None:
    aim = goal(workspace)
    model = pipeline.standing(workspace, held(workspace, aim), TODAY).chance
    judged(workspace, aim, spans=19, times=5)
    assert pipeline.standing(workspace, held(workspace, aim), TODAY).chance == model
    Forecast.objects.of(workspace).all().delete()
    judged(workspace, aim, spans=20)

    at = pipeline.standing(workspace, held(workspace, aim), TODAY)
    plan = pipeline.week(workspace, NOW)

    assert at.shift.is_learned
    assert at.chance > at.model_chance == model
    assert pipeline.forecasts_to_keep([at])[0].chance == model
    assert pipeline.proposal(workspace, at.aim, TODAY).chance == pytest.approx(at.chance)
    assert plan.steps[0].gains[0].before == pytest.approx(at.chance)
    assert plan.chances_after[aim.id] == pytest.approx(plan.steps[-1].gains[0].after)


def test_what_is_judged_later_is_not_known_before(workspace: Workspace) -> None:
    judged(workspace, goal(workspace), spans=30)

    assert not pipeline.personal_shift(workspace, TODAY - timedelta(days=100)).is_learned


# The number of queries


@pytest.fixture
def goals_of_many_kinds(workspace: Workspace) -> None:
    measures = (
        Measure("events"),
        TALKS,
        Measure("people", act="meet", new=True),
        Measure("people", act="reconnect"),
        Measure("people", level=True),
        Measure("people", role="mentor"),
        Measure("follow_ups"),
        Measure("introductions"),
        Measure("minutes"),
    )
    for number, measure in enumerate(measures):
        goal(workspace, measure, target=10 + number)
    goal(workspace, window=Window(TODAY, every=Every(1, "week")))


def queries_of(workspace: Workspace) -> tuple[int, int]:
    network_actions.promise(workspace, "send the paper", person_id=person(workspace).id, due_on=TODAY)
    opportunity(workspace, "Dinner", on=TODAY)
    pipeline.week(workspace, NOW)
    with CaptureQueriesContext(connection) as standings:
        pipeline.standings(workspace, TODAY)
    with CaptureQueriesContext(connection) as week:
        pipeline.week(workspace, NOW)
    return len(standings), len(week)


@pytest.mark.usefixtures("goals_of_many_kinds")
def test_neither_standings_nor_the_week_ask_more_for_more_people(workspace: Workspace) -> None:
    for number in range(10):
        log(workspace, "meeting", person(workspace, f"Person {number}"))
    few = queries_of(workspace)
    everybody = [person(workspace, f"Somebody {number}") for number in range(290)]
    for start in range(0, 290, 29):
        log(workspace, "event", *everybody[start : start + 29], day=TODAY - timedelta(days=100 + start))

    assert queries_of(workspace) == few


# What is taken back


def test_a_deleted_activity_takes_its_decision_and_its_step_with_it(workspace: Workspace) -> None:
    maria = person(workspace)
    habit(workspace, "meeting", maria, every=45, times=6, until=TODAY - timedelta(days=70))
    aim = goal(workspace, Measure("people", act="talk"), target=1)
    plan = pipeline.week(workspace, NOW)
    step = next(step for step in plan.steps if step.person_id == maria.id)
    done = planning.finish(
        workspace, chosen_of(step, plan.first), happening_of(step, TODAY), people={maria.id: "present"}, as_of=TODAY
    )
    goal_actions.decide_evidence(workspace, aim.id, counts=True, as_of=TODAY, activity_id=done.activity_id)

    network_actions.delete_activity(workspace, done.activity_id)

    after = pipeline.week(workspace, NOW)
    assert pipeline.goal_standing(workspace, aim.id, TODAY).done == 0
    assert (after.minutes_done, after.done) == (0, ())
    assert step.key in {other.key for other in after.steps}


def test_what_changed_since_last_week_is_told_with_names(workspace: Workspace) -> None:
    maria = person(workspace)
    since = Window(TODAY - timedelta(days=30), by=TODAY + timedelta(days=30))
    aim = goal(workspace, Measure("conversations"), target=3, window=since, as_of=TODAY - timedelta(days=30))
    week_ago = TODAY - timedelta(days=7)
    settling.keep_forecasts(
        workspace, pipeline.forecasts_to_keep(pipeline.standings(workspace, week_ago)), as_of=week_ago
    )
    log(workspace, "meeting", maria, day=TODAY - timedelta(days=2))

    changed = pipeline.this_week(workspace, NOW).changes[0]

    assert changed.since.standing.aim.goal_id == aim.id
    assert (changed.since.done_then, changed.since.standing.done, changed.names) == (0, 1, (("Maria Chen",),))
    assert changed.since.chance_then < changed.since.standing.chance
