"""What a goal would say after a change, field by field or in a new sentence."""

from datetime import date, timedelta

import pytest

from kithward.errors import BadInput
from kithward.goals.actions import Terms
from kithward.goals.adjusting import changed, said_anew
from kithward.goals.sentence import read
from kithward.goals.window import Every, Window
from kithward.numerics.measure import Measure

TODAY = date(2026, 6, 10)
BEGUN = date(2026, 5, 1)
END = date(2026, 9, 30)
BY_DATE = Terms(
    Measure("events"), 4, Window(BEGUN, by=END), "Attend four events from 1 May 2026 until 30 September 2026"
)
MONTHLY = Terms(Measure("events"), 2, Window(BEGUN, every=Every(1, "month")), "Attend two events a month")


def test_smaller_target_is_written_anew_and_keeps_the_window() -> None:
    found = changed(BY_DATE, target=3, by=END, every=None, today=TODAY)

    assert (found.target, found.window, found.measure) == (3, BY_DATE.window, BY_DATE.measure)
    assert found.sentence == "Attend three events from 1 May 2026 until 30 September 2026"


def test_later_day_keeps_where_the_goal_began() -> None:
    later = END + timedelta(days=60)

    assert changed(BY_DATE, target=4, by=later, every=None, today=TODAY).window == Window(BEGUN, by=later)


def test_rhythm_can_change_its_length_and_get_an_end() -> None:
    found = changed(MONTHLY, target=2, by=END, every=Every(2, "month"), today=TODAY)

    assert found.window == Window(BEGUN, END, Every(2, "month"))
    assert "every two months" in found.sentence


def test_nothing_changed_stays_word_for_word() -> None:
    odd = Terms(BY_DATE.measure, 4, BY_DATE.window, "Four events, whatever it takes")

    assert changed(odd, target=4, by=END, every=None, today=TODAY) == odd


def test_goal_whose_last_day_is_over_may_keep_it() -> None:
    late = END + timedelta(days=3)

    assert changed(BY_DATE, target=3, by=END, every=None, today=late).target == 3


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (None, "needs a last day"),
        (TODAY - timedelta(days=1), "9 June 2026 is over"),
        (BEGUN - timedelta(days=1), "is over"),
    ],
)
def test_window_that_cannot_be_is_refused(by: date | None, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        changed(BY_DATE, target=4, by=by, every=None, today=TODAY)


def test_goal_cannot_end_before_it_begins() -> None:
    ahead = Terms(BY_DATE.measure, 4, Window(END, by=END + timedelta(days=9)), "Attend four events")

    with pytest.raises(BadInput, match="before the goal begins"):
        changed(ahead, target=4, by=END - timedelta(days=9), every=None, today=TODAY)


def test_sentence_said_anew_goes_on_from_where_the_goal_began() -> None:
    found = said_anew(BY_DATE, read("attend three conferences by 30 September", TODAY), TODAY)

    assert (found.measure, found.target) == (Measure("events", form="conference"), 3)
    assert found.window == Window(BEGUN, by=END)


def test_sentence_that_is_no_goal_yet_is_refused_with_its_questions() -> None:
    with pytest.raises(BadInput, match="For example"):
        said_anew(BY_DATE, read("network more", TODAY), TODAY)
