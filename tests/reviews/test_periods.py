"""The days that a review looks at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kithward.errors import NotFound
from kithward.reviews.periods import Days, days_with, last_over
from kithward.reviews.steps import STEPS, WEEK, first_open, next_of, step_called, steps_of


@pytest.mark.parametrize(
    ("kind", "week_start", "first", "last"),
    [
        ("week", 0, date(2026, 6, 1), date(2026, 6, 7)),
        ("week", 6, date(2026, 5, 31), date(2026, 6, 6)),
        ("month", 0, date(2026, 5, 1), date(2026, 5, 31)),
        ("quarter", 0, date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_what_is_over_is_looked_back_at(kind: str, week_start: int, first: date, last: date) -> None:
    assert last_over(kind, date(2026, 6, 10), week_start) == Days(kind, first, last)


@given(
    some.sampled_from(("week", "month", "quarter")), some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.integers(0, 6)
)
def test_every_day_is_in_one_and_the_next_is_due_when_this_can_no_longer_be_moved(
    kind: str, day: date, week_start: int
) -> None:
    found = days_with(kind, day, week_start)

    assert found.first <= day <= found.last
    assert last_over(kind, found.due_on, week_start) == found
    assert last_over(kind, found.latest, week_start) == found
    assert last_over(kind, found.latest + timedelta(days=1), week_start) != found


def test_steps_come_one_after_the_other() -> None:
    for kind, steps in STEPS.items():
        assert [next_of(kind, step) for step in steps] == [*steps[1:], None]
        assert len({step.key for step in steps}) == len(steps)
    assert first_open(WEEK, ()) == WEEK[0]
    assert first_open(WEEK, {WEEK[0].key, WEEK[2].key}) == WEEK[1]
    assert first_open(WEEK, {step.key for step in WEEK}) == WEEK[-1]


def test_there_are_no_other_steps() -> None:
    assert step_called("week", "goals").title == "Your goals, then and now"
    with pytest.raises(NotFound):
        step_called("week", "course")
    with pytest.raises(NotFound):
        steps_of("year")
