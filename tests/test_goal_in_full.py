"""One goal in full, from one look."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import goal_in_full as reads
from kithward import pipeline
from kithward.goal_in_full import GoalInFull
from kithward.goals import actions, queries, settling
from kithward.goals.models import Forecast, Goal
from kithward.goals.settling import Verdict
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import MONTHLY, TODAY, goal, log, opportunity, person, terms

TALKS = Measure("conversations", meaningful=True)


def in_full(workspace: Workspace, made: Goal, day: date = TODAY) -> GoalInFull:
    return reads.goal_in_full(workspace, queries.goal(workspace, made.id), datetime.combine(day, time(9), UTC))


def test_one_goal_is_told_in_full(workspace: Workspace) -> None:
    aspiration = add_aspiration(workspace, "Lead a team", kind="position")
    made = goal(workspace, TALKS, target=3, aspirations=[aspiration.id], reason="to learn", chance=0.4)
    log(workspace, "call", person(workspace, "Jonas Weber"), meaningful=True)
    log(workspace, "call", person(workspace, "Sam Ortiz"))

    found = in_full(workspace, made)

    assert (found.at.done, found.course.done, found.course.target) == (1, 1, 3)
    assert [piece.name for piece in found.evidence.counted] == ["Jonas Weber"]
    assert [piece.name for piece in found.evidence.near] == ["Sam Ortiz"]
    assert [row.text for row in found.aspirations] == ["Lead a team"]
    assert [change.reason for change in found.changes] == ["to learn"]
    assert found.back is not None
    assert found.could.people_in_all == 2
    alone = pipeline.standing(workspace, queries.goal(workspace, made.id), TODAY)
    assert (found.at.done, found.at.chance, found.at.band) == (alone.done, alone.chance, alone.band)


def test_goal_that_is_likely_enough_needs_no_way_back(workspace: Workspace) -> None:
    for back in range(30):
        log(workspace, "event", day=TODAY - timedelta(days=3 * back))

    assert (
        in_full(
            workspace, goal(workspace, target=2, window=Window(TODAY + timedelta(days=1), TODAY + timedelta(90)))
        ).back
        is None
    )


def test_closed_goal_is_told_as_it_was_when_it_closed(workspace: Workspace) -> None:
    end = TODAY + timedelta(days=10)
    made = goal(workspace, window=Window(TODAY, by=end))
    log(workspace, "event", day=TODAY + timedelta(days=2))
    log(workspace, "event", day=end + timedelta(days=1))
    actions.decide_state(workspace, made.id, "missed", as_of=end + timedelta(days=5))

    found = in_full(workspace, made, end + timedelta(days=40))

    assert (found.at.done, found.at.as_of, found.course.ahead) == (1, end, ())
    assert (found.back, found.could.people, found.is_open) == (None, (), False)


def test_periods_are_the_same_as_when_they_are_asked_for_alone(workspace: Workspace) -> None:
    started = date(2026, 3, 1)
    made = goal(workspace, target=1, window=Window(started, every=MONTHLY), as_of=started)
    log(workspace, "event", day=date(2026, 4, 9))
    harder = terms(target=2, window=Window(started, every=MONTHLY), sentence="Attend two events a month")
    actions.adjust(workspace, made.id, harder, as_of=date(2026, 5, 3), reason="too easy")

    found = in_full(workspace, made)

    assert [(period.target, period.met) for period in found.periods] == [(1, False), (1, True), (2, False)]
    assert list(found.periods) == pipeline.periods(workspace, queries.goal(workspace, made.id), TODAY)


def test_own_word_on_evidence_is_told_with_its_reason(workspace: Workspace) -> None:
    made = goal(workspace, TALKS)
    near = log(workspace, "call", person(workspace))
    actions.decide_evidence(
        workspace, made.id, counts=True, as_of=TODAY, activity_id=near.id, reason="it changed my mind"
    )

    piece = in_full(workspace, made).evidence.counted[0]

    assert (piece.decided, piece.reason) == (True, "it changed my mind")


def test_chance_after_a_change_keeps_what_was_decided(workspace: Workspace) -> None:
    made = goal(workspace, TALKS, target=3)
    near = log(workspace, "call", person(workspace))
    actions.decide_evidence(workspace, made.id, counts=True, as_of=TODAY, activity_id=near.id)
    fewer = terms(TALKS, target=1)

    after = pipeline.if_adjusted(workspace, queries.goal(workspace, made.id), fewer, TODAY)

    assert (after.done, after.chance) == (1, 1.0)


def test_evidence_is_told_the_latest_first_pieces_and_then_those_before(workspace: Workspace) -> None:
    made = goal(workspace, TALKS)
    for number in range(5):
        log(workspace, "call", person(workspace, f"Person {number}"), meaningful=True)
    seen = reads.look(workspace, queries.goal(workspace, made.id), TODAY)

    pages = [reads.evidence(workspace, seen, most=2, skip=skip).counted for skip in (0, 2, 4, 6)]

    assert [[piece.name[-1] for piece in page] for page in pages] == [["3", "4"], ["1", "2"], ["0"], []]


def test_record_counts_each_span_once(workspace: Workspace) -> None:
    made = goal(workspace)
    for made_on, judged_on, chance in ((1, 30, 0.4), (2, 30, 0.6), (3, 60, 0.8)):
        Forecast.objects.create(
            workspace=workspace,
            goal_id=made.id,
            made_on=TODAY - timedelta(days=100 - made_on),
            judged_on=TODAY - timedelta(days=judged_on),
            chance=chance,
            done=0,
            target=4,
            low=0,
            middle=1,
            high=2,
        )
    verdicts = tuple(Verdict(made.id, TODAY - timedelta(days=days), 4, days == 60) for days in (30, 60))
    settling.settle(workspace, settling.Settlement(verdicts, ()), as_of=TODAY)

    record = queries.record_of(workspace, made.id)

    assert (record.judged, record.met) == (2, 1)
    assert record.mean_chance == pytest.approx(0.65)


def test_number_of_queries_does_not_grow_with_the_log(workspace: Workspace) -> None:
    made = goal(workspace, TALKS)

    def fill(rows: range) -> None:
        for number in rows:
            who = person(workspace, f"Person {number}")
            call = log(workspace, "call", who, meaningful=number % 2 == 0)
            actions.decide_evidence(workspace, made.id, counts=True, as_of=TODAY, activity_id=call.id)
            opportunity(workspace, f"Call {number}", kind="meeting", person_id=who.id, on=TODAY + timedelta(days=3))

    fill(range(3))
    with CaptureQueriesContext(connection) as few:
        in_full(workspace, made)
    fill(range(3, 30))
    in_full(workspace, made)  # the log is read once, and then only what changed
    with CaptureQueriesContext(connection) as many:
        in_full(workspace, made)

    assert len(many) <= len(few)
