"""The week, opportunities and forecasts on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran


def test_a_week_holds_steps_with_reasons_within_the_hours(run: Callable[..., Ran]) -> None:
    run("goal", "add", "attend two industry events per month")
    run("opportunity", "add", "PyData meetup", "--form", "meetup", "--minutes", "120", "--at", "2027-01-07T18:30")

    week = json.loads(run("week", "--json").out)

    assert week["minutes_planned"] <= week["minutes_available"] == 240
    step = next(step for step in week["steps"] if "PyData" in step["title"])
    assert step["gains"][0]["goal"] == "Attend two events a month"
    assert step["gains"][0]["before"] < step["gains"][0]["after"]


def test_a_step_is_done_once_and_moves_its_goal(run: Callable[..., Ran]) -> None:
    run("goal", "add", "attend two industry events per month")
    run("opportunity", "add", "PyData meetup", "--form", "meetup", "--minutes", "120", "--at", "2027-01-04T18:30")
    step = json.loads(run("week", "--json").out)["steps"][0]["id"]

    told = json.loads(run("done", step, "--json").out)

    assert [(goal["done"], goal["target"]) for goal in told["moved"]] == [(1, 2)]
    assert run("done", step).code == 2
    assert json.loads(run("goals", "--json").out)[0]["done"] == 1


def test_fewer_hours_plan_less(run: Callable[..., Ran]) -> None:
    run("goal", "add", "practise public speaking 30 minutes three times a week")

    assert json.loads(run("week", "--json", "--hours", "0.5").out)["minutes_planned"] == 30
    assert json.loads(run("week", "--json", "--hours", "0").out)["steps"] == []


def test_an_opportunity_in_the_past_is_refused(run: Callable[..., Ran]) -> None:
    ran = run("opportunity", "add", "Old meetup", "--at", "2026-12-01")

    assert ran.code == 2
    assert "kithward log" in ran.err
    assert json.loads(run("opportunity", "list", "--json").out) == []


def test_a_look_at_the_goals_keeps_the_forecasts_of_the_day(run: Callable[..., Ran]) -> None:
    run("goal", "add", "attend two industry events per month")
    run("goals")
    run("goals")

    history = json.loads(run("forecast", "history", "--json").out)

    assert [row["on"] for row in history["forecasts"]] == ["2027-01-04"]
    assert history["brier"] is None


def test_a_forecast_is_judged_when_its_period_is_over(run: Callable[..., Ran]) -> None:
    run("goal", "add", "attend two industry events per month")
    run("goals")

    history = json.loads(run("forecast", "history", "--json", today="2027-02-03").out)

    assert history["judged"] == 1
    assert history["forecasts"][0]["came_true"] is False


def test_a_step_that_moves_no_chance_alone_says_which_goal_it_is_a_part_of(run: Callable[..., Ran]) -> None:
    run("goal", "add", "meaningful conversations with forty new contacts within a month")
    for name in ("Ana Li", "Ben Ito", "Cem Oz"):
        run("log", f"Call with {name} yesterday")

    steps = json.loads(run("week", "--json").out)["steps"]

    assert steps
    assert all(step["gains"] or "it takes several" in step["why"] for step in steps)
