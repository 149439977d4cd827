"""The weekday on which most was begun: told only where chance does not explain it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.weekdays import LEAST_BEGUN, Favourite, favourite_weekday
from tests.logs import Happened, Somebody, log_of

MONDAY = date(2026, 6, 1).toordinal()


def found_in(*days: int, kind: str = "call", began_by: str = "me") -> Favourite | None:
    """Of calls on days after a Monday."""
    log = log_of([Somebody()], [Happened(kind, MONDAY + day, (0,), began_by=began_by) for day in sorted(days)])
    return favourite_weekday(log, since=MONDAY, until=MONDAY + 89)


def test_seven_of_twelve_on_one_day_can_be_told() -> None:
    """Five times the chance of seven or more of twelve with one in five is .0195, of six or more .097."""
    tuesdays = [1, 8, 15, 22, 29, 36, 43]
    others = [0, 2, 3, 4, 7]

    assert found_in(*tuesdays, *others) == Favourite(1, 7, 12)
    assert found_in(*tuesdays[1:], *others, 9) is None


@pytest.mark.parametrize(("kind", "began_by"), [("call", "them"), ("book", "me")])
def test_what_was_not_begun_by_oneself_says_nothing(kind: str, began_by: str) -> None:
    assert found_in(*range(1, 89, 7), kind=kind, began_by=began_by) is None


def test_practice_is_always_ones_own() -> None:
    assert found_in(*range(4, 89, 7), kind="practice", began_by="") == Favourite(4, 13, 13)


def test_other_days_do_not_count() -> None:
    assert found_in(*range(1 - 7 * 30, 0, 7)) is None


@given(st.lists(st.integers(0, 89), max_size=60))
def test_it_counts_what_is_there(days: list[int]) -> None:
    found = found_in(*days)

    if found is not None:
        assert found.total == len(days) >= LEAST_BEGUN
        assert found.times == sum(day % 7 == found.weekday for day in days) > len(days) / 5
