"""Wins on the command line: found, told, celebrated, thanked for, forgotten and taken back."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import Ran


def wins(run: Callable[..., Ran], *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("wins", "--json", *more).out)
    return found


def test_what_the_log_shows_is_found(run: Callable[..., Ran]) -> None:
    run("log", "Gave a talk about climate data")

    assert [(row["title"], row["size"], row["found"], row["day"]) for row in wins(run)] == [
        ("Your first talk", "big", True, "2027-01-04")
    ]
    assert "★" in run("wins").out


def test_line_that_reaches_a_goal_says_so(run: Callable[..., Ran]) -> None:
    run("goal", "add", "attend one event by 31 March 2027")

    told = run("log", "Meetup, 2 h")

    assert "Goal met" in told.out


def test_win_is_told_celebrated_thanked_for_and_forgotten_and_each_taken_back(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen")
    run("win", "add", "Asked the first question", "--on", "2026-12-01", "--big")
    run("win", "celebrate", "first question", "cake", "--meaning", "I can")
    run("win", "thank", "first question", "Maria", "--by", "2027-01-10")

    row = next(row for row in wins(run) if not row["found"])
    assert (row["celebrated"], row["meaning"], row["size"]) == ("cake", "I can", "big")
    assert [one["name"] for one in row["thanks"]] == ["Maria Chen"]

    assert run("win", "forget", "first question").code == 0
    assert run("undo").code == 0
    assert "Asked the first question" in run("wins").out


def test_wins_of_one_year_are_shown_alone(run: Callable[..., Ran]) -> None:
    run("win", "add", "Old", "--on", "2025-12-01")
    run("win", "add", "New")

    assert [row["title"] for row in wins(run, "--year", "2025")] == ["Old"]


@pytest.mark.parametrize(
    "command",
    [
        ("win", "add", " "),
        ("win", "add", "Ahead", "--on", "2028-01-01"),
        ("win", "celebrate", "nothing of the kind", "cake"),
        ("win", "thank", "nothing of the kind", "Maria"),
        ("win", "forget", ""),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run: Callable[..., Ran], command: tuple[str, ...]) -> None:
    ran = run(*command)

    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_nothing_yet_says_what_to_do(run: Callable[..., Ran]) -> None:
    assert "kithward win add" in run("wins").out
