"""Habits are judged forgivingly: days off change nothing, one miss costs little, and nothing starts from nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.days_off import days_off
from kithward.goals.standing import Judged
from kithward.goals.window import Span
from kithward.wins.habits import Rhythm, come_backs, of_rhythms, scores_of
from tests.logs import Happened, log_of

BEGUN = date(2026, 1, 5)
LONG_AGO = date(2020, 1, 1)
TARGET = 3


def weeks(*done: int | None) -> list[Judged]:
    """Weeks in which so much of a target of three was done; None is a week of days off."""
    firsts = [BEGUN + timedelta(days=7 * number) for number in range(len(done))]
    return [
        Judged(Span(first, first + timedelta(days=6)), times or 0, TARGET, mostly_off=times is None)
        for first, times in zip(firsts, done, strict=True)
    ]


def names(periods: Sequence[Judged]) -> list[tuple[str, int]]:
    """Which level was reached, and in which week."""
    found = of_rhythms([Rhythm(UUID(int=7), "Practise", periods)])
    return [(one.key.rpartition(":")[2], (one.day - BEGUN).days // 7 + 1) for one in found]


def test_rhythm_takes_root_after_three_weeks_and_is_a_habit_after_seven() -> None:
    assert names(weeks(3, 3, 3, 3, 3, 3, 3)) == [("taking root", 3), ("kept", 7)]


def test_week_of_days_off_breaks_nothing() -> None:
    assert names(weeks(3, 3, None, 3, 3, 3, None, 3, 3)) == [("taking root", 4), ("kept", 9)]


def test_one_missed_week_costs_a_week_or_two_not_all() -> None:
    assert names(weeks(3, 3, 3, 3, 0, 3, 3, 3, 3, 3, 3)) == [("taking root", 3), ("kept", 10)]


def test_part_of_a_target_is_part_of_a_habit() -> None:
    assert 0 < scores_of(weeks(1, 1))[-1] < scores_of(weeks(2, 2))[-1] < scores_of(weeks(3, 3))[-1]


@given(done=st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=40))
def test_score_stays_between_nothing_and_all_and_doing_more_never_lowers_it(done: list[int | None]) -> None:
    scores = scores_of(weeks(*done))
    more = scores_of(weeks(*(None if times is None else times + 1 for times in done)))

    assert all(0 <= score <= 1 for score in scores)
    assert all(low <= high + 1e-12 for low, high in zip(scores, more, strict=True))


def contacts(*days: int) -> list[Happened]:
    return [Happened("call", (BEGUN + timedelta(days=day)).toordinal()) for day in days]


def test_coming_back_after_weeks_without_contacts_is_a_win_once_it_lasts() -> None:
    found = come_backs(log_of([], contacts(0, 40, 42)), since=LONG_AGO)
    lasting = come_backs(log_of([], contacts(0, 40, 42, 50)), since=LONG_AGO)

    assert found == []
    assert [(one.title, (one.day - BEGUN).days, len(one.shown_by)) for one in lasting] == [
        ("Back after 5 quiet weeks", 50, 3)
    ]


def test_holiday_is_no_quiet_time() -> None:
    holiday = days_off([(BEGUN + timedelta(days=5), BEGUN + timedelta(days=30))])

    assert come_backs(log_of([], contacts(0, 40, 42, 50)), since=LONG_AGO, days_off=holiday) == []


def test_start_of_a_log_is_no_come_back() -> None:
    assert come_backs(log_of([], contacts(40, 42, 44)), since=LONG_AGO) == []
    assert come_backs(log_of([]), since=LONG_AGO) == []
