"""The first-time guide on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran


def test_guide_tells_what_is_done_and_the_command_for_the_next(run: Callable[..., Ran]) -> None:
    run("vision", "write", "I lead a team.")

    told, found = run("guide").out, json.loads(run("guide", "--json").out)

    assert "1. Your vision (done): written, no aspirations yet" in told
    assert "Next: kithward goal add" in told
    assert (found["state"], found["next"]) == ("on", "goal")
    assert [step["done"] for step in found["steps"]] == [True, False, False, False, False]
    assert found["steps"][0]["stands"] == "written, no aspirations yet"


def test_steps_are_skipped_until_none_is_open(run: Callable[..., Ran]) -> None:
    for step in ("vision", "goal", "people", "strengths", "week"):
        assert run("guide", "skip", step).code == 0

    told = run("guide").out

    assert "3. Who you know (skipped)" in told
    assert "No step is open" in told
    assert "(3 min)" in run("guide", "again").out


def test_guide_is_left_and_taken_up_again(run: Callable[..., Ran]) -> None:
    assert "left the guide" in run("guide", "leave").out
    assert json.loads(run("guide", "--json").out)["state"] == "left"

    run("guide", "again")

    assert json.loads(run("guide", "--json").out)["state"] == "on"


def test_step_that_there_is_not_is_refused_in_one_line(run: Callable[..., Ran]) -> None:
    refused = run("guide", "skip", "fame")

    assert refused.code == 2
    assert refused.err.count("\n") == 1
