"""How many new people an event is expected to bring: from others' conferences first, then from one's own."""

import numpy as np

from kithward.numerics.measure import Measure
from kithward.planning.situation import Prospect, Situation
from kithward.planning.suggest import suggestions
from tests.logs import ActivityLog, Happened, Somebody, log_of
from tests.planning.test_situation import TODAY, situation

SUMMIT = Prospect("a", "event", "conference", "Summit", 480)
GUESTS = 12


def conferences(*, new_people: bool) -> ActivityLog:
    """Three conferences with four people each, first met there or known long before."""
    today = TODAY.toordinal()
    earlier = [] if new_people else [Happened("call", today - 900, (guest,)) for guest in range(GUESTS)]
    days = [
        Happened("event", today - 100 * turn - 30, tuple(range(4 * turn, 4 * turn + 4)), form="conference")
        for turn in range(3)
    ]
    return log_of([Somebody() for _ in range(GUESTS)], [*earlier, *days])


def nobody_met(now: Situation) -> float:
    step = next(step for step in suggestions(now) if step.key == "opportunity:a")
    return float(step.laws[0][0])


def test_own_conferences_teach_how_many_new_people_one_meets() -> None:
    goal = Measure("people", act="meet", new=True)

    without_log = nobody_met(situation(log_of([], []), goal, prospects=[SUMMIT]))
    among_strangers = nobody_met(situation(conferences(new_people=True), goal, prospects=[SUMMIT]))
    among_friends = nobody_met(situation(conferences(new_people=False), goal, prospects=[SUMMIT]))

    assert among_strangers < without_log < among_friends


def test_an_event_with_nobody_written_down_teaches_nothing() -> None:
    goal = Measure("people", act="meet", new=True)
    unrecorded = log_of([], [Happened("event", TODAY.toordinal() - 30, (), form="conference")])

    assert np.isclose(
        nobody_met(situation(unrecorded, goal, prospects=[SUMMIT])),
        nobody_met(situation(log_of([], []), goal, prospects=[SUMMIT])),
    )
