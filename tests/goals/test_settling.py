"""What is written down of goals as time goes by: the last word of a day, and what came true."""

from datetime import date, timedelta

from kithward.goals import queries
from kithward.goals.models import Forecast, Goal
from kithward.goals.settling import Settlement, Verdict, keep_forecasts, settle
from kithward.goals.standing import Given
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal

LATER = TODAY + timedelta(days=9)
END = TODAY + timedelta(days=60)


def given(made: Goal, *, chance: float = 0.4, target: int = 4, judged_on: date = END) -> Given:
    return Given(made.id, judged_on, chance, 1, target, (1, 2, 3))


def test_the_last_forecast_of_a_day_stands_and_each_day_has_its_own(workspace: Workspace) -> None:
    made = goal(workspace)

    keep_forecasts(workspace, [given(made)], as_of=TODAY)
    keep_forecasts(workspace, [given(made, chance=0.5)], as_of=TODAY)
    keep_forecasts(workspace, [given(made, chance=0.6)], as_of=LATER)

    kept = queries.forecasts(workspace)
    assert [(row.made_on, row.chance, row.low, row.middle, row.high) for row in kept] == [
        (TODAY, 0.5, 1, 2, 3),
        (LATER, 0.6, 1, 2, 3),
    ]


def test_a_verdict_is_for_the_forecasts_of_its_target_alone(workspace: Workspace) -> None:
    made = goal(workspace)
    keep_forecasts(workspace, [given(made)], as_of=TODAY)
    keep_forecasts(workspace, [given(made, target=2)], as_of=LATER)

    settle(workspace, Settlement((Verdict(made.id, END, 2, met=True),), ((made.id, "missed"),)), as_of=END)

    assert dict(Forecast.objects.of(workspace).values_list("target", "came_true")) == {4: None, 2: True}
    assert queries.judged(workspace) == ([0.4], [True])
    assert queries.goal(workspace, made.id).goal.state == "missed"
