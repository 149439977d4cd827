"""Strengths and weaknesses on the command line."""

import json
from collections.abc import Callable
from datetime import date

from kithward.workspaces.queries import workspace
from tests.cli.conftest import Ran
from tests.scenes import assess


def test_before_the_first_answers_it_says_where_they_are_given(run: Callable[..., Ran]) -> None:
    assert "twenty statements" in run("strengths").out
    assert json.loads(run("strengths", "--json").out) is None


def test_answers_stand_beside_the_log_with_what_would_grow(run: Callable[..., Ran]) -> None:
    for number in range(8):
        run("log", f"Coffee with Maria Chen on 2026-12-{number + 10}")
    assess(workspace("mine"), date(2026, 9, 1), 3)
    assess(workspace("mine"), date(2027, 1, 3), 1)

    told, found = run("strengths").out, json.loads(run("strengths", "--json").out)

    assert (found["on"], found["again_on"]) == ("2027-01-03", "2027-04-03")
    assert [each["area"] for each in found["areas"]] == ["network", "starting", "communication", "following-up"]
    communication = found["areas"][2]
    assert communication["band"] == "to grow"
    assert communication["change"] == "down"
    assert communication["answers"][0] == {"on": "2027-01-03", "score": 25, "band": "to grow"}
    assert 0 < communication["goal"]["chance"] <= 1
    assert communication["goal"]["sentence"] in told.replace("\n", " ")
    assert found["areas"][0]["log"]["events"] > 0
    assert "Again from 3 April 2027." in told
