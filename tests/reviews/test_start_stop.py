"""What a quarter proposes to start, stop and continue: from known happenings, and nothing from too few."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from kithward.goals.standing import Aim, Judged, Standing, stand
from kithward.goals.window import Span, Window
from kithward.numerics.habits import Estimate
from kithward.numerics.measure import Measure
from kithward.numerics.sources import Brought
from kithward.numerics.weekdays import Favourite
from kithward.reviews.periods import Days
from kithward.reviews.start_stop import standing_out, to_hold_on_to, to_keep_up, to_let_go, to_take_up_again
from kithward.wins.habits import Rhythm
from tests.logs import Happened, Somebody, log_of

QUARTER = Days("quarter", date(2026, 4, 1), date(2026, 6, 30))
BEFORE = date(2026, 1, 5)  # the first Monday of the quarter before
TODAY = date(2026, 7, 2)
GOAL = UUID(int=7)


def practised(*done: int | None) -> list[Rhythm]:
    """A goal of one a week and the weeks since the quarter before; None is a week of days off."""
    firsts = [BEFORE + timedelta(weeks=number) for number in range(len(done))]
    periods = [
        Judged(Span(first, first + timedelta(days=6)), times or 0, 1, mostly_off=times is None)
        for first, times in zip(firsts, done, strict=True)
    ]
    return [Rhythm(GOAL, "Practise once a week", periods)]


def words(found: Sequence[object]) -> list[str]:
    return [one.rests_on for one in found]  # type: ignore[attr-defined]


def test_a_habit_that_fell_is_taken_up_again() -> None:
    found = list(to_take_up_again(practised(*[1] * 12, *[0] * 12), QUARTER))

    assert words(found) == ["0 of 12 periods met in the quarter, 12 of 12 periods in the one before"]
    assert (found[0].words, found[0].goal_id) == ("Take up again: Practise once a week", GOAL)


@pytest.mark.parametrize(
    "done",
    [
        [1] * 24,  # held
        [0] * 12 + [1] * 12,  # grew
        [1] * 12 + [None] * 12,  # days off break nothing
        [1] * 12 + [0, 0],  # too few to tell
    ],
)
def test_a_habit_that_did_not_fall_is_not(done: list[int | None]) -> None:
    assert list(to_take_up_again(practised(*done), QUARTER)) == []


def test_a_habit_that_was_kept_goes_on() -> None:
    assert words(list(to_keep_up(practised(*[0] * 12, *[1] * 10, 0, None), QUARTER))) == [
        "10 of 11 periods met in the quarter"
    ]
    assert list(to_keep_up(practised(*[1] * 12, 1, 0), QUARTER)) == []
    assert list(to_keep_up(practised(*[1] * 12, *[1, 0] * 6), QUARTER)) == []


def brought(source: str, outcomes: int, hours: float, verdict: str) -> Brought:
    return Brought(source, outcomes, 9, hours, 0, Estimate(0.1, 0.05, 0.2, outcomes), verdict)


def test_kinds_of_contact_stand_out_by_their_verdict_and_say_what_it_rests_on() -> None:
    rows = [brought("event", 10, 76, "more"), brought("meeting", 1, 160, "less"), brought("call", 2, 20, "few")]

    (more,), (less,) = list(standing_out(rows, "more")), list(standing_out(rows, "less"))

    assert more.words == "Events: they brought more than the others for the hours spent"
    assert more.rests_on == "10 outcomes in 76 h of twelve months; all contacts together 13 in 256 h"
    assert less.rests_on.startswith("1 outcome in 160 h")


def standing(*days: date, set_on: date = date(2026, 1, 1)) -> Standing:
    """Where forty talks by the end of July stand, with one on each of these days."""
    aim = Aim(
        Measure("talks"),
        40,
        Window(set_on, by=date(2026, 7, 31)),
        sentence="Give forty talks",
        state="active",
        goal_id=GOAL,
        set_on=set_on,
    )
    log = log_of([Somebody()], [Happened("talk", day.toordinal()) for day in days])
    return stand(aim, log, as_of=TODAY)


def test_a_goal_off_its_course_for_which_nothing_was_done_may_go() -> None:
    (found,) = to_let_go([standing(date(2026, 2, 3))], QUARTER)

    assert found.words == "Let it go, pause it or make it smaller: Give forty talks"
    assert found.rests_on.startswith("nothing counted for it since 1 April 2026, the last time on 3 February 2026; its")
    assert found.goal_id == GOAL


def test_a_goal_for_which_something_was_done_or_that_is_young_stays() -> None:
    assert list(to_let_go([standing(date(2026, 4, 1))], QUARTER)) == []
    assert list(to_let_go([standing(set_on=date(2026, 4, 2))], QUARTER)) == []


def test_the_day_on_which_most_was_begun_is_held_on_to() -> None:
    (found,) = to_hold_on_to(Favourite(1, 7, 12))

    assert found.words == "Tuesdays: the day on which you begin most"
    assert found.rests_on.startswith("7 of the 12 contacts")
    assert list(to_hold_on_to(None)) == []
