"""Which of the steps that one can imagine would count for a goal."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from kithward.goals.standing import Aim, stand
from kithward.goals.window import Window
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.measure import Measure
from kithward.numerics.ties import tie_health
from kithward.planning.situation import Prospect, Situation, imagine, imagine_prospects, those_that_help
from kithward.planning.suggest import highest, suggestions
from tests.logs import Happened, Somebody, log_of

TODAY = date(2026, 6, 10)
LONG_AGO = date(2025, 6, 10).toordinal()


def situation(log: ActivityLog, measure: Measure, *, prospects: Sequence[Prospect] = ()) -> Situation:
    aim = Aim(measure, 5, Window(date(2026, 6, 1), by=date(2026, 8, 31)), state="active")
    silence = np.maximum(TODAY.toordinal() - log.people.ties.last_day, 0)
    return Situation(
        as_of=TODAY,
        week_end=date(2026, 6, 14),
        log=log,
        health=tie_health(log.people.ties.contact_count, log.people.ties.log_gap_sum, silence),
        standings=[stand(aim, log, as_of=TODAY)],
        prospects=prospects,
    )


def three_people() -> ActivityLog:
    people = [Somebody(fields=("law",)), Somebody(fields=("design",)), Somebody(fields=("law",))]
    return log_of(people, [Happened("meeting", LONG_AGO + 7 * turn, (turn % 3,)) for turn in range(40)])


def helpful_meetings(measure: Measure) -> list[int]:
    now = situation(three_people(), measure)
    everybody = np.arange(3, dtype=np.int32)
    return [int(index) for index in those_that_help(now, now.standings[0], imagine(now, everybody, kind="meeting"))]


def test_a_goal_that_asks_nothing_of_people_is_helped_by_everybody() -> None:
    assert helpful_meetings(Measure("conversations")) == [0, 1, 2]


def test_a_goal_of_a_field_is_helped_by_its_people_alone() -> None:
    assert helpful_meetings(Measure("conversations", field="law")) == [0, 2]


def test_nobody_is_counted_twice_for_a_goal_of_people() -> None:
    log = log_of([Somebody(), Somebody()], [Happened("meeting", date(2026, 6, 3).toordinal(), (1,))])
    now = situation(log, Measure("people", act="meet"))

    helped = those_that_help(now, now.standings[0], imagine(now, np.array([0, 1], dtype=np.int32), kind="meeting"))

    assert list(helped) == [0]


def test_whom_i_know_does_not_help_to_know_more_people() -> None:
    assert helpful_meetings(Measure("people", act="connect", level=True)) == []


def test_each_opportunity_is_judged_by_what_it_is_itself() -> None:
    prospects = [
        Prospect("a", "event", "conference", "Law Day", 480),
        Prospect("b", "event", "meetup", "Design evening", 120),
        Prospect("c", "course", "", "Contracts", 60),
    ]
    now = situation(three_people(), Measure("events", form="conference"), prospects=prospects)

    assert list(those_that_help(now, now.standings[0], imagine_prospects(now))) == [0]


def test_every_step_with_somebody_names_somebody_who_is_there() -> None:
    now = situation(three_people(), Measure("conversations"))

    met = {step.person for step in suggestions(now) if step.kind == "meeting"}

    assert met == {0, 1, 2}


def test_the_highest_come_first_and_of_equals_the_first() -> None:
    assert list(highest(np.array([1.0, 3, 2, 3, 0, 2]), 3)) == [1, 3, 2]
    assert list(highest(np.array([1.0, 2]), 3)) == [1, 0]
