"""Whom a goal could use."""

from datetime import date, timedelta

import numpy as np
import pytest

from kithward.goals.candidates import asks_for_people, candidates
from kithward.goals.standing import Aim
from kithward.goals.window import Every, Window
from kithward.numerics.arrays import UNKNOWN
from kithward.numerics.measure import Decisions, Measure
from tests.logs import Happened, HasRole, Somebody, log_of

TODAY = date(2026, 6, 10)
DAY = TODAY.toordinal()
YEAR = Window(date(2026, 1, 1), by=date(2026, 12, 31))
LAW = Somebody(fields=("law",), met=DAY - 900)


def found(measure: Measure, *life: list, window: Window = YEAR, decisions: Decisions | None = None) -> list[bool]:
    return candidates(Aim(measure, 3, window), log_of(*life), as_of=TODAY, decisions=decisions).tolist()


@pytest.mark.parametrize(
    ("measure", "asks"),
    [
        (Measure("people", act="meet"), False),
        (Measure("events", form="conference"), False),
        (Measure("people", role="mentor"), False),
        (Measure("people", act="connect", field="law", level=True), False),
        (Measure("people", role="mentor", seniority="leader"), True),
        (Measure("people", act="meet", new=True), True),
        (Measure("people", act="reconnect"), True),
        (Measure("conversations", organisation="Acme"), True),
        (Measure("messages", role="mentor"), True),
    ],
)
def test_goal_wants_some_people_when_it_filters_them(measure: Measure, asks: bool) -> None:
    assert asks_for_people(Aim(measure, 3, YEAR)) == asks


def test_whoever_fits_and_has_not_counted_yet_would_count() -> None:
    people = [LAW, LAW, Somebody(fields=("art",))]

    assert found(Measure("people", act="meet", field="law"), people, [Happened("meeting", DAY - 5, (0,))]) == [
        False,
        True,
        False,
    ]


def test_whoever_counted_in_an_earlier_period_counts_again() -> None:
    monthly = Window(date(2026, 1, 1), every=Every(1, "month"))
    met = [Happened("meeting", DAY - 60, (0,)), Happened("meeting", DAY - 5, (1,))]

    assert found(Measure("people", act="meet", field="law"), [LAW, LAW], met, window=monthly) == [True, False]


def test_goal_that_counts_no_people_takes_the_same_person_again() -> None:
    met = [Happened("meeting", DAY - 5, (0,))]

    assert found(Measure("conversations", field="law"), [LAW], met) == [True]


def test_role_that_is_the_aim_is_open_to_those_who_do_not_have_it() -> None:
    people = [Somebody(seniority="leader"), Somebody(seniority="leader"), Somebody(seniority="junior")]
    roles = [HasRole(0, "mentor", DAY - 900)]

    assert found(Measure("people", role="mentor", seniority="leader"), people, [], roles) == [False, True, False]


def test_those_silent_for_long_can_be_reconnected_with() -> None:
    met = [Happened("call", DAY - 61, (0,)), Happened("call", DAY - 30, (1,)), Happened("call", DAY - 200, (1,))]

    assert found(Measure("people", act="reconnect"), [Somebody(), Somebody()], met) == [True, False]


@pytest.mark.parametrize("days", [-1, 1])
def test_goal_that_is_not_running_wants_nobody(days: int) -> None:
    window = Window(TODAY + timedelta(days=1), by=TODAY + timedelta(days=9))
    if days < 0:
        window = Window(TODAY - timedelta(days=9), by=TODAY - timedelta(days=1))

    assert found(Measure("people", act="meet", field="law"), [LAW], window=window) == [False]


def test_whoever_was_excluded_by_hand_would_not_count() -> None:
    excluded = Decisions(np.array([UNKNOWN], np.int32), np.array([1], np.int32), np.array([False]))

    assert found(Measure("people", act="meet", field="law"), [LAW, LAW], [], decisions=excluded) == [True, False]
