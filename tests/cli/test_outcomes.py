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


def test_an_outcome_is_noted_and_tied_to_a_goal_and_taken_back(run: Callable[..., Ran]) -> None:
    run("goal", "add", "get three referrals by 1 June 2027")
    run("log", "Coffee with Maria Chen, 60 min")

    added = run("outcome", "add", "referral", "--from", "Maria", "--note", "To Nordlicht")
    assert "perhaps for: Get three referrals by 1 June 2027 (It counts for it)" in added.out
    (told,) = json.loads(run("outcomes", "--json").out)["outcomes"]
    assert (told["goals"], [one["why"] for one in told["perhaps_for"]]) == ([], ["It counts for it."])

    ending = told["id"][-6:]
    assert ", for: Get three referrals by 1 June 2027" in run("outcome", "tie", ending, "referrals").out
    assert "It was so already." in run("outcome", "tie", ending, "referrals").out
    told = json.loads(run("outcome", "show", ending, "--json").out)
    assert [one["goal"] for one in told["goals"]] == ["Get three referrals by 1 June 2027"]

    assert ", for:" not in run("outcome", "untie", ending, "referrals").out
    run("undo")
    assert ", for: Get three referrals" in run("outcomes").out


def test_an_outcome_is_noted_with_the_goals_it_was_for(run: Callable[..., Ran]) -> None:
    run("goal", "add", "get three referrals by 1 June 2027")
    run("log", "Coffee with Maria Chen, 60 min")

    out = run("outcome", "add", "referral", "--from", "Maria", "--for", "referrals", "--on", "2027-01-03").out

    assert "3 Jan 2027  referral from Maria Chen, for: Get three referrals" in out


def test_what_cannot_be_is_one_line(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen, 60 min, got a referral")

    for wrong in (
        ("outcome", "show", "000000"),
        ("outcome", "tie", "", "referrals"),
        ("outcome", "add", "applause", "--from", "Maria"),
        ("outcome", "add", "offer", "--from", "Nobody Here"),
        ("outcome", "add", "offer", "--from", "Maria", "--on", "2027-01-05"),
        ("outcome", "add", "offer", "--from", "Maria", "--for", "no such goal"),
    ):
        ran = run(*wrong)
        assert (ran.code, ran.err.count("\n")) == (2, 1), wrong
    assert json.loads(run("outcomes", "--json").out)["total"] == 1
