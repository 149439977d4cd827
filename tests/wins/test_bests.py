"""Personal bests: only where enough months came before, on the day one became the best."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kithward.wins.bests import LEAST_BEST, LEAST_MONTHS, bests
from tests.logs import Happened, Somebody, log_of

LONG_AGO = date(2020, 1, 1)


def month(number: int, calls: int) -> list[Happened]:
    """So many calls in a month of 2026, one a day, each with somebody else."""
    return [Happened("call", date(2026, number, day + 1).toordinal(), (day,)) for day in range(calls)]


def log_with(*calls: int) -> list[Happened]:
    return [one for number, times in enumerate(calls, start=1) for one in month(number, times)]


def found_in(happened: list[Happened], since: date = LONG_AGO) -> list[tuple[str, date]]:
    log = log_of([Somebody() for _ in range(40)], happened)
    return [(one.key, one.day) for one in bests(log, since=since)]


def test_best_month_is_won_on_the_day_that_made_it_the_best() -> None:
    found = found_in(log_with(3, 5, 2, 9))

    assert found == [("best:people:2026-04", date(2026, 4, 6)), ("best:conversations:2026-04", date(2026, 4, 6))]


def test_best_month_says_which_was_the_best_before() -> None:
    best = bests(log_of([Somebody() for _ in range(40)], log_with(3, 5, 2, 9)), since=LONG_AGO)[0]

    assert best.evidence == "6 people in April 2026; before that, 5 in February 2026 were the most"


def test_one_more_than_many_is_no_best_and_a_tenth_more_is() -> None:
    assert found_in(log_with(10, 20, 10, 21)) == []
    assert [key for key, _ in found_in(log_with(10, 20, 10, 22))] == [
        "best:people:2026-04",
        "best:conversations:2026-04",
    ]


def test_person_counts_once_a_month() -> None:
    often = [Happened("call", date(2026, 4, day + 1).toordinal(), (0,)) for day in range(9)]

    assert found_in([*log_with(3, 5, 2), *often]) == [("best:conversations:2026-04", date(2026, 4, 6))]


def test_nothing_is_a_best_without_months_before_it_nor_with_next_to_nothing() -> None:
    assert found_in(log_with(3, 28)) == []
    assert found_in(log_with(1, 1, 1, LEAST_BEST - 1)) == []


def test_months_before_a_day_are_not_told_of_but_still_count() -> None:
    happened = log_with(3, 5, 2, 9, 6)

    assert found_in(happened, date(2026, 5, 1)) == []


@given(calls=st.lists(st.integers(0, 28), min_size=1, max_size=12))
def test_each_best_is_above_all_before_it(calls: list[int]) -> None:
    keys = [key for key, _ in found_in(log_with(*calls)) if key.startswith("best:people")]

    filled = [number for number, times in enumerate(calls, start=1) if times]
    wanted = [
        f"best:people:2026-{number:02d}"
        for place, number in enumerate(filled)
        if place >= LEAST_MONTHS
        and calls[number - 1] > max(calls[: number - 1])
        and 10 * calls[number - 1] >= 11 * max(calls[: number - 1])
        and calls[number - 1] >= LEAST_BEST
    ]
    assert keys == wanted
