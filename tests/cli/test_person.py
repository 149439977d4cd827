"""One person on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran

TOLD = ("Call with Maria Chen", "Coffee with Maria Chen about mentoring, follow up in 2 weeks")


def test_one_person_is_told_in_words(run: Callable[..., Ran]) -> None:
    for line in TOLD:
        run("log", line)

    told = run("person", "maria chen").out

    assert told.startswith("Maria Chen\n")
    assert "You were in contact today." in told
    assert "That you are in contact within 90 days by itself is" in told
    assert "To do: " in told
    assert "Coffee about mentoring" in told


def test_one_person_is_told_to_programs(run: Callable[..., Ran]) -> None:
    run("goal", "add", "have ten conversations within a year")
    for line in TOLD:
        run("log", line)

    told = json.loads(run("person", "Maria Chen", "--json").out)

    assert told["name"] == "Maria Chen"
    assert told["tie"]["reminder_on"] > "2027-01-04"
    assert [(goal["counted"], goal["would_count_after"]) for goal in told["goals"]] == [(2, ["meeting", "call"])]
    assert {at["what"] for at in told["timeline"]} == {"promised", "activity", "met"}
    assert told["follow_ups"][0]["due"] == "2027-01-18"


def test_page_behind_the_last_is_empty_and_nobody_is_an_error(run: Callable[..., Ran]) -> None:
    run("log", TOLD[1])

    assert json.loads(run("person", "Maria Chen", "--page", "7", "--json").out)["timeline"] == []
    assert run("person", "Zoe").code == 2
