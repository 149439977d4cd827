"""What goals and the log show to be worth celebrating: each on its day, once, with what shows it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.standing import Aim, stand
from kithward.goals.window import Every, Window
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure
from kithward.wins import triggers
from kithward.wins.triggers import Closed, Found, Helped
from tests.logs import Happened, Somebody, log_of

TODAY = date(2026, 6, 10)
LONG_AGO = date(2020, 1, 1)
GOAL = UUID(int=7)
SENTENCE = "Attend events by 30 June 2026"


def happened(kind: str, *days_ago: int, **more: object) -> list[Happened]:
    return [Happened(kind, (TODAY - timedelta(days=days)).toordinal(), **more) for days in days_ago]  # type: ignore[arg-type]


def of_goal(log: ActivityLog, *, target: int, window: Window | None = None, set_on: date | None = None) -> list[Found]:
    window = window or Window(TODAY - timedelta(days=100), by=TODAY + timedelta(days=20))
    aim = Aim(Measure("events"), target, window, SENTENCE, state="active", goal_id=GOAL, set_on=set_on)
    return triggers.of_goals([stand(aim, log, as_of=TODAY)], log)


def names(found: list[Found]) -> list[tuple[str, int]]:
    """What was reached, and how many days ago."""
    return [(one.key.rpartition(":")[2], (TODAY - one.day).days) for one in found]


# Goals


def test_each_share_of_a_goal_is_a_win_on_the_day_it_was_reached() -> None:
    found = of_goal(log_of([], happened("event", 80, 70, 60, 50, 40, 30, 20, 10)), target=8)

    assert names(found) == [("quarter", 70), ("half", 50), ("three-quarters", 30), ("met", 10)]
    assert found[1].title == f"Half way: {SENTENCE}"
    assert found[1].evidence == "4 of 8"
    assert [one.size for one in found] == ["small", "small", "small", "big"]
    assert [one.shown_by for one in found] == [(1,), (3,), (5,), (7,)]


def test_of_the_shares_that_one_happening_reached_the_last_is_told() -> None:
    people = [Somebody() for _ in range(6)]
    conference = log_of(people, [Happened("event", TODAY.toordinal(), tuple(range(6)))])
    window = Window(TODAY - timedelta(days=10), by=TODAY + timedelta(days=10))
    aim = Aim(Measure("people", act="connect"), 8, window, SENTENCE, goal_id=GOAL, set_on=TODAY)

    found = triggers.of_goals([stand(aim, conference, as_of=TODAY)], conference)

    assert [(one.key.rpartition(":")[2], one.evidence) for one in found] == [("three-quarters", "6 of 8")]


def test_small_targets_have_no_shares() -> None:
    assert names(of_goal(log_of([], happened("event", 3, 2, 1)), target=3)) == [("met", 1)]


def test_what_was_reached_before_the_goal_was_set_is_no_win() -> None:
    log = log_of([], happened("event", 30, 20, 5))

    assert names(of_goal(log, target=4, set_on=TODAY - timedelta(days=10))) == [("three-quarters", 5)]


def test_month_of_a_rhythm_that_was_kept_is_a_win_and_a_week_is_none() -> None:
    log = log_of([], happened("event", 3, 2))
    month, week = (Window(TODAY, every=Every(1, period)) for period in ("month", "week"))  # type: ignore[arg-type]

    assert [one.title for one in of_goal(log, target=2, window=month)] == [f"{SENTENCE}: done in June 2026"]
    assert of_goal(log, target=2, window=week) == []


def test_goal_that_was_closed_as_met_is_a_win_by_the_same_key_as_when_it_was_counted() -> None:
    counted = of_goal(log_of([], happened("event", 1)), target=1)

    closed = triggers.of_closed([Closed(GOAL, SENTENCE, TODAY)])

    assert [one.key for one in closed] == [one.key for one in counted]
    assert closed[0].size == "big"


@given(days=st.lists(st.integers(0, 99), max_size=30), target=st.integers(1, 40))
def test_shares_come_in_order_and_never_more_than_was_done(days: list[int], target: int) -> None:
    found = of_goal(log_of([], happened("event", *days)), target=target)

    assert [one.day for one in found] == sorted(one.day for one in found)
    assert len({one.key for one in found}) == len(found)
    assert any(one.key.endswith(":met") for one in found) == (len(days) >= target)


# Firsts


def test_first_of_a_kind_is_told_of_the_first_day_alone() -> None:
    log = log_of([], [*happened("talk", 40, 10), *happened("event", 50, form="hosted")])

    found = triggers.firsts(log, since=LONG_AGO)

    assert [(one.key, one.size, (TODAY - one.day).days) for one in found] == [
        ("first:talk", "big", 40),
        ("first:hosted", "big", 50),
    ]


def test_first_that_was_long_ago_is_not_told_of() -> None:
    log = log_of([], happened("talk", 40, 10))

    assert triggers.firsts(log, since=TODAY - timedelta(days=20)) == []


def test_only_introductions_that_i_made_are_mine() -> None:
    theirs = log_of([], happened("introduction", 5, began_by="them"))
    mine = log_of([], happened("introduction", 5, began_by="me"))

    assert triggers.firsts(theirs, since=LONG_AGO) == []
    assert [one.key for one in triggers.firsts(mine, since=LONG_AGO)] == ["first:introduction"]


def test_first_event_and_first_conference_are_told_of_both_when_they_were_two() -> None:
    log = log_of([], [*happened("event", 20, form="meetup"), *happened("event", 10, form="conference")])

    assert [one.key for one in triggers.firsts(log, since=LONG_AGO)] == ["first:conference", "first:event"]


@pytest.mark.parametrize(("role", "key"), [("mentor", "first:mentor"), ("mentee", "first:mentee")])
def test_first_of_a_role_is_a_win(role: str, key: str) -> None:
    log = log_of([Somebody()], happened("role", 3, people=(0,), form=role))

    assert [one.key for one in triggers.firsts(log, since=LONG_AGO)] == [key]


# Help


def test_help_is_told_of_at_round_numbers() -> None:
    log = log_of([], happened("introduction", *range(30, 18, -1), began_by="me"))

    found = triggers.given(log, since=LONG_AGO)

    assert [(one.title, (TODAY - one.day).days) for one in found] == [
        ("5 introductions made", 26),
        ("10 introductions made", 21),
    ]


def test_what_came_of_an_introduction_names_whom_it_helped() -> None:
    helped = Helped(UUID(int=1), "offer", TODAY, UUID(int=2), ("Maria Chen", "Jonas Weber"))

    found = triggers.of_helped([helped])[0]

    assert found.title == "Your introduction led to an offer"
    assert found.evidence == "of Maria Chen and Jonas Weber"
