"""Goals on the command line."""

import json
from collections.abc import Callable

import pytest

from kithward.goals.queries import goals
from kithward.workspaces.models import Workspace
from kithward.workspaces.preferences import change_preferences
from kithward.workspaces.queries import workspace as workspace_called
from tests.cli.conftest import Ran

FOUR_GOALS = (
    "attend two industry events per month",
    "connect with three professionals in fintech within the next quarter",
    "meaningful conversations with ten new contacts within a month",
    "mentorship with two industry leaders within a year",
)


def test_goal_read_gives_programs_what_was_understood(run: Callable[..., Ran]) -> None:
    ran = run("goal", "read", FOUR_GOALS[0], "--today", "2027-01-04", "--json")

    read = json.loads(ran.out)
    assert ran.code == 0
    assert read["understood"] is True
    assert (read["unit"], read["target"], read["every"]) == ("events", 2, {"n": 1, "period": "month"})
    assert read["by"] is None
    assert read["ignored"] == ["industry"]
    assert {"filters", "sentence", "questions", "problems"} <= read.keys()


def test_goal_is_judged_before_it_is_set_as_it_is_when_it_is_set(run: Callable[..., Ran]) -> None:
    """Of a rhythm by a whole period, whatever is left of the running one: as on the pages."""
    late = {"today": "2027-01-29"}

    read = json.loads(run("goal", "read", FOUR_GOALS[0], "--json", **late).out)
    told = run("goal", "read", FOUR_GOALS[0], **late).out
    added = run("goal", "add", FOUR_GOALS[0], **late).out

    achievable = next(line for line in told.splitlines() if line.startswith("  A  "))
    assert achievable in added
    assert f"{round(read['chance'] * 100)} % at your pace" in achievable.replace("\N{NO-BREAK SPACE}", " ")
    assert [size["target"] for size in read["sizes"]].count(2) == 1
    assert json.loads(run("goals", "--json", **late).out)[0]["chance"] < read["chance"]


def test_weeks_of_a_read_goal_begin_as_the_own_ones_do(run: Callable[..., Ran]) -> None:
    run("goals")
    change_preferences(Workspace.objects.get(slug="mine"), week_start=6)

    read = json.loads(run("goal", "read", "call three leaders by the end of this week", "--json").out)

    assert read["by"] == "2027-01-09"


def test_a_vague_wish_gets_questions_and_no_goal(run: Callable[..., Ran]) -> None:
    read = json.loads(run("goal", "read", "network more", "--json").out)

    assert read["understood"] is False
    assert read["questions"]
    assert run("goal", "add", "network more").code == 2
    assert json.loads(run("goals", "--json").out) == []


def test_four_goals_are_set_and_listed_with_their_chances(run: Callable[..., Ran]) -> None:
    for sentence in FOUR_GOALS:
        assert run("goal", "add", sentence).code == 0

    listed = json.loads(run("goals", "--json").out)

    assert [(goal["done"], goal["target"]) for goal in listed] == [(0, 2), (0, 3), (0, 10), (0, 2)]
    assert all(0 < goal["chance"] < 1 for goal in listed)
    assert all(low <= middle <= high for low, middle, high in (goal["band"] for goal in listed))
    assert listed[1]["by"] == "2027-04-04"


def test_the_same_goal_is_set_once(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[0])

    again = run("goal", "add", FOUR_GOALS[0])

    assert again.code == 2
    assert "already" in again.err
    assert len(json.loads(run("goals", "--json").out)) == 1


def test_adjusting_keeps_reason_and_chance_before_and_after(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[1])

    ran = run("goal", "adjust", "fintech", "--target", "2", "--reason", "three was a wish")

    shown = json.loads(run("goal", "show", "fintech", "--json").out)
    revision = shown["revisions"][0]
    assert ran.code == 0
    assert shown["target"] == 2
    assert revision["reason"] == "three was a wish"
    assert revision["chance_before"] < revision["chance_after"]


def test_adjusting_to_nothing_new_is_refused(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[1])

    ran = run("goal", "adjust", "fintech", "--target", "3", "--reason", "no reason")

    assert ran.code == 2
    assert "already" in ran.err


def test_a_goal_is_paused_taken_up_and_dropped(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[0])

    codes = [run("goal", step, "events").code for step in ("pause", "resume", "drop")]

    assert codes == [0, 0, 0]
    assert json.loads(run("goals", "--json").out) == []
    assert json.loads(run("goals", "--all", "--json").out)[0]["state"] == "dropped"
    assert run("goal", "pause", "events").code == 2


def test_what_a_goal_taught_is_noted_once_it_is_over_and_taken_back(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[0])
    too_early = run("goal", "lesson", "events", "Smaller ones are better.")
    run("goal", "drop", "events")

    noted = run("goal", "lesson", "events", "Smaller ones are better.")

    assert (too_early.code, noted.code) == (2, 0)
    assert "not over" in too_early.err
    (kept,) = goals(workspace_called("mine"))
    assert kept.goal.lesson == "Smaller ones are better."
    run("undo")
    assert goals(workspace_called("mine"))[0].goal.lesson == ""


def test_a_new_goal_is_taken_back_also_after_the_goals_were_looked_at(run: Callable[..., Ran]) -> None:
    added = run("goal", "add", FOUR_GOALS[0])
    run("goals")

    assert "kithward undo" in added.out
    assert "Taken back: Set: " in run("undo").out
    assert json.loads(run("goals", "--json").out) == []


def test_a_goal_is_kept_as_it_is_with_its_reason(run: Callable[..., Ran]) -> None:
    run("goal", "add", FOUR_GOALS[0])

    kept = run("goal", "keep", "events", "--reason", "hard is good")

    assert "kept as it is" in kept.out
    change = json.loads(run("goal", "show", "events", "--json").out)["revisions"][0]
    assert (change["what"], change["reason"]) == ("kept", "hard is good")
    assert run("undo").code == 0
    assert len(json.loads(run("goal", "show", "events", "--json").out)["revisions"]) == 1


def test_a_person_can_be_counted_by_ones_own_word(run: Callable[..., Ran]) -> None:
    run("goal", "add", "connect with three fintech people by the end of June")
    run("log", "Coffee with Ana Li yesterday, 40 min", today="2027-01-05")

    before = json.loads(run("goals", "--json", today="2027-01-05").out)[0]["done"]
    counted = run("goal", "count", "fintech", "Ana Li", today="2027-01-05")

    assert (before, counted.code) == (0, 0)
    assert "1 of 3" in counted.out
    assert json.loads(run("goals", "--json", today="2027-01-05").out)[0]["done"] == 1


def test_a_word_on_somebody_without_evidence_says_that_nothing_moved(run: Callable[..., Ran]) -> None:
    run("goal", "add", "connect with three fintech people by the end of June")
    run("log", "Coffee with Ana Li on 2 December 2026")

    ran = run("goal", "count", "fintech", "Ana Li")

    assert "moved nothing yet" in ran.out


@pytest.mark.parametrize(
    "command", [("goal", "show", "nothing"), ("goal", "read", ""), ("goal", "add", "meet 0 people by June")]
)
def test_bad_input_ends_with_one_line_and_code_2(run: Callable[..., Ran], command: tuple[str, ...]) -> None:
    ran = run(*command)

    assert ran.code == 2
    assert "Traceback" not in ran.err + ran.out


def test_a_goal_serves_an_aspiration(run: Callable[..., Ran]) -> None:
    run("aspiration", "add", "Lead an applied-ML team")

    ran = run("goal", "add", FOUR_GOALS[3], "--aspiration", "applied-ML")

    assert "Lead an applied-ML team" in ran.out
    assert run("goal", "add", FOUR_GOALS[0], "--aspiration", "nothing").code == 2


def test_goal_in_full_tells_its_way_and_who_would_count(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen", today="2026-10-04")
    run("goal", "add", "talk to three people within the next quarter")

    shown = json.loads(run("goal", "show", "three people", "--json").out)

    assert shown["course"]["so_far"] == []
    assert shown["course"]["ahead"][-1]["day"] == shown["by"]
    assert [row["name"] for row in shown["could"]["people"]] == ["Maria Chen"]
    assert "Would count (1 you know):" in run("goal", "show", "three people").out
