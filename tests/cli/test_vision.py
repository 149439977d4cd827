"""`kithward vision` and `kithward aspiration`: reading, writing, putting in order, each with its way back."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran

EVENTS = "attend two industry events per month"
TALKS = "give three talks by 31 December 2027"


def test_vision_is_written_and_every_version_kept(run: Callable[..., Ran]) -> None:
    run("vision", "write", "I lead a team.", "--by", "2031-12-31")
    told = run("vision", "write", "I lead a team by the sea.", today="2027-02-01")

    found = json.loads(run("vision", "versions", "--json").out)

    assert "Kept as version 2." in told.out
    assert "`kithward undo` takes it back." in told.out
    assert found == [
        {"number": 2, "text": "I lead a team by the sea.", "by": "2031-12-31", "written_on": "2027-02-01"},
        {"number": 1, "text": "I lead a team.", "by": "2031-12-31", "written_on": "2027-01-04"},
    ]
    run("undo")
    assert json.loads(run("vision", "--json").out)["vision"]["number"] == 1


def test_vision_tells_what_goals_serve_and_how_much_they_count(run: Callable[..., Ran]) -> None:
    run("aspiration", "add", "Lead an applied-ML team")
    run("goal", "add", EVENTS, "--aspiration", "applied-ML")
    run("goal", "add", TALKS)

    found, plain = json.loads(run("vision", "--json").out), run("vision").out

    assert found["vision"] is None
    assert [goal["weight"] for goal in found["aspirations"][0]["goals"]] == [1.5]
    assert [goal["weight"] for goal in found["goals_that_serve_none"]] == [1.0]
    assert "1. Lead an applied-ML team (position)" in plain
    assert "Attend two events a month (counts 1.5 times)" in plain
    assert "Goals that serve no aspiration yet:" in plain


def test_answers_make_a_vision(run: Callable[..., Ran]) -> None:
    run("vision", "answer", "1", "I lead a team")
    told = run("vision", "from-answers")

    found = json.loads(run("vision", "questions", "--json").out)

    assert "Kept as version 1." in told.out
    assert found[0]["answer"] == "I lead a team"
    assert [row["number"] for row in found] == list(range(1, 7))
    assert "I lead a team." in run("vision").out
    assert run("vision", "answer", "9", "No").code == 2


def test_nothing_answered_makes_no_vision(run: Callable[..., Ran]) -> None:
    ran = run("vision", "from-answers")

    assert ran.code == 2
    assert "a few sentences are enough" in ran.err


def test_aspirations_are_put_in_order_changed_and_removed(run: Callable[..., Ran]) -> None:
    for text in ("Teach", "Write", "Sail"):
        run("aspiration", "add", text)

    told = run("aspiration", "rank", "sail", "1")
    run("aspiration", "change", "write", "--text", "Write a book", "--kind", "experience", "--by", "2030-06-30")
    run("aspiration", "remove", "teach")

    assert "Number 1: Sail" in told.out
    found = json.loads(run("aspiration", "list", "--json").out)
    assert [(row["rank"], row["text"], row["kind"], row["by"]) for row in found] == [
        (1, "Sail", "position", None),
        (2, "Write a book", "experience", "2030-06-30"),
    ]


@pytest.mark.parametrize(
    "change",
    [("add", "Live abroad"), ("rank", "Sail", "1"), ("change", "Sail", "--text", "Row"), ("remove", "Sail")],
)
def test_each_change_has_its_way_back(run: Callable[..., Ran], change: tuple[str, ...]) -> None:
    run("aspiration", "add", "Teach")
    run("aspiration", "add", "Sail")
    before = run("aspiration", "list", "--json").out

    told, changed, back = run("aspiration", *change), run("aspiration", "list", "--json").out, run("undo")

    assert "`kithward undo` takes it back." in told.out
    assert changed != before
    assert back.code == 0
    assert run("aspiration", "list", "--json").out == before
