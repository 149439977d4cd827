"""What came of it, on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran


def test_outcomes_are_told_with_what_they_came_from(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen, 60 min, got a referral")

    told = json.loads(run("outcomes", "--json").out)

    assert told["total"] == 1
    assert told["outcomes"][0]["came_from"] == {
        "what": "Coffee",
        "day": "2027-01-04",
        "source": "meeting",
        "told": True,
    }
    (meeting,) = told["sources"]
    assert (meeting["source"], meeting["outcomes"], meeting["hours"]) == ("meeting", 1, 1.0)
    assert meeting["verdict"] == "few"
    low, high = meeting["per_hour_likely"]
    assert low < meeting["per_hour"] < high


def test_they_read_well(run: Callable[..., Ran]) -> None:
    assert "Nothing came of it yet" in run("outcomes").out
    run("log", "Coffee with Maria Chen, 60 min, got a referral")

    words = run("outcomes").out

    assert "too few to tell" in words
    assert "referral from Maria Chen, with Coffee" in words
