"""What changed since about a week ago, and why."""

from datetime import date, timedelta
from uuid import UUID

import numpy as np

from kithward.goals.since import MONTH, nearest, since_then
from kithward.goals.standing import Aim, Given, Standing, stand
from kithward.goals.window import Window
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure
from tests.logs import Happened, Somebody, log_of

TODAY = date(2026, 6, 10)
END = date(2026, 8, 31)
GOAL = UUID(int=1)


def day(back: int) -> int:
    return (TODAY - timedelta(days=back)).toordinal()


def at(log: ActivityLog, *, target: int = 4) -> Standing:
    aim = Aim(Measure("conversations"), target, Window(date(2026, 6, 1), by=END), state="active", goal_id=GOAL)
    return stand(aim, log, as_of=TODAY)


def given(*, done: int = 0, target: int = 4, chance: float = 0.5, judged_on: date = END) -> Given:
    return Given(GOAL, judged_on, chance, done, target, (0, 1, 2))


def met(*back: int) -> ActivityLog:
    return log_of([Somebody()], [Happened("meeting", day(number), (0,)) for number in sorted(back, reverse=True)])


def test_the_forecast_nearest_to_a_week_ago_is_compared_with() -> None:
    made = [TODAY - timedelta(days=days) for days in (1, 6, 8, 12, 30)]

    found = nearest([(on, given(done=number)) for number, on in enumerate(made)], TODAY)

    assert found[GOAL][0] == made[2]
    assert nearest([(made[4], given())], TODAY) == {}


def test_what_counted_since_is_told_the_latest_first() -> None:
    log = met(8, 6, 5, 3, 1)

    one = since_then([at(log, target=9)], log, {GOAL: (TODAY - timedelta(days=7), given(done=1, target=9))}, TODAY)[0]

    assert [piece.words for piece in one.counted] == ["meeting 9 Jun", "meeting 7 Jun", "meeting 5 Jun"]
    assert (one.counted_more, one.counted[0].people, one.done_then, one.chance_then) == (1, (0,), 1, 0.5)
    assert (one.has_changed, one.why) == (True, "")


def test_without_a_kept_forecast_only_what_counted_within_a_week_is_told() -> None:
    log = met(9, 2)

    one = since_then([at(log)], log, {}, TODAY)[0]

    assert len(one.counted) == 1
    assert (one.chance_then, one.done_then, one.made_on) == (None, None, None)


def test_a_forecast_of_another_period_is_not_compared_with() -> None:
    log = met(2)
    kept = {GOAL: (TODAY - timedelta(days=7), given(judged_on=date(2026, 5, 31)))}

    assert since_then([at(log)], log, kept, TODAY)[0].chance_then is None


def test_a_chance_that_moved_by_itself_has_its_reason() -> None:
    log = met(9)
    week_ago = TODAY - timedelta(days=7)

    def why(**then: int) -> str:
        return since_then([at(log)], log, {GOAL: (week_ago, given(**then, chance=0.99))}, TODAY)[0].why

    assert why(done=1) == "nothing counted, and a week less is left"
    assert why(done=2) == "something that had counted does not count any more"
    assert why(done=1, target=6) == "the target is 4 now, it was 6"


def test_nothing_is_told_where_nothing_changed() -> None:
    log = met(9)
    standing = at(log)
    kept = {GOAL: (TODAY - timedelta(days=7), given(done=1, chance=standing.chance))}

    assert not since_then([standing], log, kept, TODAY)[0].has_changed
    assert np.isfinite(standing.chance)


def test_a_month_is_looked_back_at_as_a_week_is() -> None:
    log = met(9)
    month_ago, week_ago = TODAY - MONTH, TODAY - timedelta(days=7)
    kept = [(month_ago, given(chance=0.9)), (week_ago, given(chance=0.5))]

    found = nearest(kept, TODAY, ago=MONTH)

    assert found[GOAL][0] == month_ago
    assert since_then([at(log)], log, found, TODAY, ago=MONTH)[0].made_on == month_ago
