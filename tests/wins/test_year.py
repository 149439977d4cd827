"""A year in review: what is counted, and what belongs to another year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.wins.year import Stretch, year_of
from tests.logs import Happened, Somebody, log_of

YEAR, END = 2026, date(2026, 12, 31)


def on(kind: str, month: int, day: int, *people: int, year: int = YEAR, **more: object) -> Happened:
    return Happened(kind, date(year, month, day).toordinal(), people, **more)  # type: ignore[arg-type]


def test_people_are_counted_once_and_conversations_each_time() -> None:
    log = log_of([Somebody(), Somebody()], [on("call", 3, 2, 0), on("meeting", 5, 4, 0, 1), on("message", 6, 1, 1)])

    year = year_of(log, YEAR, until=END)

    assert (year.people, year.conversations, year.new_people) == (2, 2, 2)


def test_what_was_in_another_year_or_is_ahead_is_left_out() -> None:
    happened = [
        on("call", 12, 31, 0, year=2025),
        on("call", 2, 1, 0),
        on("call", 11, 1, 1),
        on("call", 1, 1, 1, year=2027),
    ]

    year = year_of(log_of([Somebody(), Somebody()], happened), YEAR, until=date(2026, 6, 30))

    assert (year.people, year.conversations, year.new_people) == (1, 1, 0)
    assert len(year.months) == 6


def test_what_i_gave_and_what_came_of_it_are_counted_by_kind() -> None:
    happened = [
        on("introduction", 2, 1, began_by="me"),
        on("introduction", 2, 2, began_by="them"),
        on("talk", 3, 1),
        on("event", 3, 2),
        on("follow_up", 4, 1),
        on("outcome", 5, 1, form="advice"),
        on("outcome", 5, 2, form="offer"),
        on("outcome", 5, 3, form="advice"),
    ]

    year = year_of(log_of([], happened), YEAR, until=END)

    assert (year.introductions, year.talks, year.events, year.promises) == (1, 1, 1, 1)
    assert year.outcomes == (("advice", 2), ("offer", 1))


@pytest.mark.parametrize("kind", ["call", "event", "talk", "introduction", "follow_up", "outcome"])
def test_year_with_one_thing_in_it_is_not_empty(kind: str) -> None:
    happened = [on(kind, 3, 1, began_by="me", form="advice" if kind == "outcome" else "")]

    assert not year_of(log_of([], happened), YEAR, until=END).is_empty
    assert year_of(log_of([], happened), YEAR - 1, until=END).is_empty


def test_field_is_opened_by_the_first_person_in_it_that_was_met() -> None:
    people = [Somebody(("fintech",)), Somebody(("climate tech",)), Somebody(("climate tech",)), Somebody(("law",))]
    happened = [on("call", 5, 1, 0, year=2025), on("call", 3, 1, 0), on("call", 4, 1, 1), on("call", 6, 1, 2)]

    year = year_of(log_of(people, happened), YEAR, until=END)

    assert year.fields == ("climate tech",)


def test_best_week_is_the_first_in_which_most_people_were_met() -> None:
    happened = [on("event", 3, 3, 0, 1), on("call", 3, 8, 2), on("event", 9, 1, 0, 1, 2), on("event", 1, 1, 0)]

    year = year_of(log_of([Somebody() for _ in range(3)], happened), YEAR, until=END)

    assert year.best_week == Stretch(date(2026, 3, 2), date(2026, 3, 8), 3, 1)


def test_weeks_follow_the_first_day_that_the_person_chose_and_stay_within_the_year() -> None:
    happened = [on("call", 1, 2, 0), on("call", 1, 3, 1)]
    log = log_of([Somebody(), Somebody()], happened)

    assert year_of(log, YEAR, until=END).best_week == Stretch(date(2026, 1, 1), date(2026, 1, 4), 2, 2)
    assert year_of(log, YEAR, until=END, week_start=5).best_week == Stretch(date(2026, 1, 1), date(2026, 1, 2), 1, 1)


def test_empty_year_says_so() -> None:
    year = year_of(log_of([]), YEAR, until=END)

    assert year.is_empty
    assert year.best_week is None


@given(days=st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 4)), max_size=30))
def test_months_add_up_and_no_week_beats_the_best(days: list[tuple[int, int, int]]) -> None:
    log = log_of([Somebody() for _ in range(5)], [on("call", month, day, who) for month, day, who in days])

    year = year_of(log, YEAR, until=END)

    assert sum(month.conversations for month in year.months) == year.conversations == len(days)
    assert all(month.people <= year.people for month in year.months)
    assert (year.best_week is None) == (not days)
