"""The first-time guide: which of its steps are done, and where it leads next."""

from datetime import UTC, datetime, time, timedelta

import pytest

from kithward import guide as guiding
from kithward.errors import BadInput
from kithward.exchange import imports
from kithward.goals import drafts
from kithward.goals.actions import decide_state
from kithward.goals.drafts import Wish
from kithward.guide import A_NETWORK, Found, Guide, guide, guide_of
from kithward.planning import actions as planning
from kithward.planning.actions import Chosen
from kithward.undo.actions import take_back
from kithward.vision.actions import add_aspiration
from kithward.vision.reflection import QUESTIONS
from kithward.vision.writing import answer, write_vision
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, terms
from tests.scenes import assess

NOON = datetime.combine(TODAY, time(12), UTC)
ALL = Found(
    is_envisioned=True, aspirations=2, goals=1, people=2028, is_brought=True, is_assessed=True, statements=0, steps=5
)
KEYS = ["vision", "goal", "people", "strengths", "week"]


def stands(found: Guide) -> dict[str, tuple[bool, str]]:
    return {step.key: (step.is_done, step.stands) for step in found.steps}


def test_empty_start_has_five_open_steps_of_a_quarter_of_an_hour() -> None:
    empty = guide(None, TODAY)

    assert [step.key for step in empty.steps if step.is_open] == KEYS
    assert (empty.state, empty.done, empty.minutes_left) == ("on", 0, 15)
    assert empty.next
    assert empty.next.key == "vision"


def test_what_is_done_is_told_in_words() -> None:
    whole = guide_of(ALL)

    assert stands(whole) == {
        "vision": (True, "written, 2 aspirations"),
        "goal": (True, "1 goal"),
        "people": (True, "2,028 people"),
        "strengths": (True, "answered"),
        "week": (True, "5 steps chosen"),
    }
    assert (whole.next, whole.minutes_left) == (None, 0)


def test_what_is_begun_is_told_and_stays_open() -> None:
    begun = guide_of(Found(answers=3, people=1, statements=12))

    assert stands(begun)["vision"] == (False, f"3 of {len(QUESTIONS)} questions answered")
    assert stands(begun)["people"] == (False, "1 person")
    assert stands(begun)["strengths"] == (False, "12 of 20 answered")


@pytest.mark.parametrize(
    ("people", "is_brought", "is_done"),
    [(A_NETWORK - 1, False, False), (A_NETWORK, False, True), (1, True, True), (0, True, False)],
)
def test_a_few_typed_names_are_no_network_and_a_file_without_people_brings_none(
    people: int, is_brought: bool, is_done: bool
) -> None:
    assert guide_of(Found(people=people, is_brought=is_brought)).step("people").is_done is is_done


def test_next_step_is_the_first_open_one_behind_and_then_the_first_of_all() -> None:
    found = guide_of(Found(goals=1, is_assessed=True), skipped=frozenset({"people"}))

    assert [step.key for step in found.steps if step.is_open] == ["vision", "week"]
    after = [found.after(key) for key in KEYS]
    assert [step.key if step else "" for step in after] == ["week", "week", "week", "week", "vision"]


def test_step_that_was_passed_over_and_done_all_the_same_counts_as_done() -> None:
    found = guide_of(ALL, skipped=frozenset(KEYS))

    assert (found.done, [step.is_skipped for step in found.steps]) == (5, [False] * 5)


def test_guide_reads_what_is_there(workspace: Workspace) -> None:
    answer(workspace, QUESTIONS[0], "I lead a team.", as_of=TODAY)
    write_vision(workspace, "I lead a team.", as_of=TODAY)
    add_aspiration(workspace, "Lead a team", kind="position")
    goal(workspace)
    drafts.add(workspace, Wish(terms(target=9), (), None, 0.5), as_of=TODAY, is_draft=True)
    imports.import_file(workspace, ("people.csv", b"Full name,Mail\nAnn Lee,ann@x.example\n"), now=NOON)
    assess(workspace, TODAY, 2)
    planning.take(workspace, Chosen(TODAY, "call:1", "Call Ann Lee", 30), as_of=TODAY)

    assert stands(guide(workspace, TODAY)) == {
        "vision": (True, "written, 1 aspiration"),
        "goal": (True, "1 goal"),
        "people": (True, "1 person"),
        "strengths": (True, "answered"),
        "week": (True, "1 step chosen"),
    }


def test_goal_that_is_over_was_a_first_goal_and_a_dismissed_step_is_no_plan(workspace: Workspace) -> None:
    decide_state(workspace, goal(workspace).id, "dropped", as_of=TODAY)
    planning.dismiss(workspace, Chosen(TODAY, "call:1", "Call Ann Lee", 30), as_of=TODAY)

    found = guide(workspace, TODAY)

    assert found.step("goal").is_done
    assert not found.step("week").is_done


def test_what_is_taken_back_is_open_again(workspace: Workspace) -> None:
    decided = planning.take(workspace, Chosen(TODAY, "call:1", "Call Ann Lee", 30), as_of=TODAY)
    assert decided.undo_id
    take_back(workspace, decided.undo_id, now=NOON)

    assert not guide(workspace, TODAY + timedelta(days=1)).step("week").is_done


def test_guide_is_left_skipped_and_taken_up_again_with_all_its_steps(workspace: Workspace) -> None:
    guiding.skip(workspace, "people")
    guiding.skip(workspace, "people")
    guiding.turn(workspace, "left")
    left = guide(workspace, TODAY)
    guiding.turn(workspace, "on")

    workspace.refresh_from_db()
    assert (left.state, left.step("people").is_skipped) == ("left", True)
    assert (workspace.guide, workspace.guide_skipped) == ("on", [])
    assert workspace.version == 1  # so that an open form of the settings loses nothing


def test_step_that_there_is_not_cannot_be_passed_over(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="strengths"):
        guiding.skip(workspace, "fame")
