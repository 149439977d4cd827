"""Assessments: kept as they go, finished once, taken back, and never another's."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kithward.assessment import actions, queries
from kithward.assessment.models import Answer, Assessment
from kithward.assessment.statements import STATEMENTS
from kithward.errors import BadInput, Conflict
from kithward.undo.actions import take_back
from kithward.workspaces.models import Workspace

TODAY = date(2026, 6, 10)
ALL = {statement.key: 3 for statement in STATEMENTS}


def test_answers_are_kept_as_they_come_and_may_change(workspace: Workspace) -> None:
    first = actions.answer(workspace, {"network-ask": 1}, as_of=TODAY)
    again = actions.answer(workspace, {"network-ask": 4, "network-give": 0}, as_of=TODAY + timedelta(days=2))

    found = queries.begun(workspace, TODAY + timedelta(days=2))
    assert first == again
    assert found is not None
    assert found.on == TODAY
    assert found.answers == {"network-ask": 4, "network-give": 0}
    assert queries.taken(workspace) == []


def test_what_speaks_of_other_weeks_is_begun_anew(workspace: Workspace) -> None:
    actions.answer(workspace, {"network-ask": 1}, as_of=TODAY)
    later = TODAY + timedelta(days=29)

    assert queries.begun(workspace, TODAY + timedelta(days=28)) is not None
    assert queries.begun(workspace, later) is None
    actions.answer(workspace, {"network-give": 2}, as_of=later)

    assert Assessment.objects.of(workspace).count() == 1
    assert list(Answer.objects.of(workspace).values_list("statement", "value")) == [("network-give", 2)]


@pytest.mark.parametrize("answers", [{"network-ask": 5}, {"network-ask": -1}, {"nothing-asked": 1}])
def test_what_is_no_answer_is_refused(workspace: Workspace, answers: dict[str, int]) -> None:
    with pytest.raises(BadInput, match="never"):
        actions.answer(workspace, answers, as_of=TODAY)

    assert not Assessment.objects.of(workspace).exists()


def test_it_is_finished_when_all_is_answered(workspace: Workspace) -> None:
    few = {key: value for key, value in ALL.items() if key != "network-ask"}
    with pytest.raises(BadInput, match="1 statement is"):
        actions.finish(workspace, few, as_of=TODAY)

    actions.answer(workspace, {"network-ask": 0}, as_of=TODAY)
    actions.finish(workspace, few, as_of=TODAY)

    (found,) = queries.taken(workspace)
    assert found.on == TODAY
    assert found.scores == {"network": 60, "starting": 75, "communication": 75, "following-up": 75}
    assert found.again_on == date(2026, 9, 10)
    assert queries.begun(workspace, TODAY) is None


def test_the_same_answers_twice_on_a_day_are_one_assessment(workspace: Workspace) -> None:
    actions.finish(workspace, ALL, as_of=TODAY)

    with pytest.raises(Conflict, match="already"):
        actions.finish(workspace, ALL, as_of=TODAY)
    actions.finish(workspace, {**ALL, "network-ask": 0}, as_of=TODAY)
    actions.finish(workspace, {**ALL, "network-ask": 0}, as_of=TODAY + timedelta(days=1))

    assert [row.on for row in queries.taken(workspace)] == [TODAY + timedelta(days=1), TODAY, TODAY]


def test_finishing_is_taken_back_with_all_answers_kept(workspace: Workspace) -> None:
    undo_id = actions.finish(workspace, ALL, as_of=TODAY)

    take_back(workspace, undo_id, now=datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("UTC")))

    found = queries.begun(workspace, TODAY)
    assert found is not None
    assert found.answers == ALL
    assert queries.taken(workspace) == []


def test_others_see_none_of_it(workspace: Workspace, other_workspace: Workspace) -> None:
    actions.finish(workspace, ALL, as_of=TODAY)
    actions.answer(workspace, {"network-ask": 1}, as_of=TODAY)

    assert queries.taken(other_workspace) == []
    assert queries.begun(other_workspace, TODAY) is None
