"""The roadmap on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran

LEAD = "Lead an applied-ML team"


def test_the_way_is_told_by_what_it_serves(run: Callable[..., Ran]) -> None:
    run("aspiration", "add", LEAD, "--by", "2029-12-31")
    run("aspiration", "add", "Speak in public with ease", "--kind", "skill")
    run("goal", "add", "attend two industry events per month", "--aspiration", "applied-ML")
    run("goal", "add", "meet three leaders in fintech by 31 March 2027")

    told = json.loads(run("roadmap", "--json").out)

    assert told["vision"] == {"text": LEAD, "by": "2029-12-31"}
    lead, speak, alone = told["aspirations"]
    assert [goal["sentence"] for goal in lead["goals"]] == ["Attend two events a month"]
    assert lead["goals"][0]["periods"][-1]["from"] == "2027-01-01"
    assert (speak["goals"], alone["aspiration"]) == ([], None)
    assert alone["goals"][0]["until"] == "2027-03-31"
    assert 0 < alone["goals"][0]["chance"] < 1
    assert told["unserved"] == [{"aspiration": "Speak in public with ease", "has": ""}]
    assert [(row["kind"], row["state"], row["day"]) for row in told["reviews"]] == [
        ("quarter", "coming", "2027-04-01"),
        ("month", "coming", "2027-02-01"),
        ("week", "coming", "2027-01-11"),
    ]
    assert told["serve_nothing"] == [alone["goals"][0]["sentence"]]


def test_it_reads_well(run: Callable[..., Ran]) -> None:
    assert "Nothing on the way yet" in run("roadmap").out
    run("aspiration", "add", LEAD, "--by", "2029-12-31")
    run("goal", "add", "attend two industry events per month")

    words = run("roadmap").out

    assert f"Vision: {LEAD}, by 2029" in words
    assert "1. Lead an applied-ML team (position)" in words
    assert "Serving no aspiration yet" in words
    assert "3 Jan 2027" not in words.partition("Reviews")[2]
    assert "11 Jan 2027" in words.partition("Reviews")[2]
