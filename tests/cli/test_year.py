"""A year in review on the command line: in numbers, and on paper."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran


def test_year_is_told_in_numbers(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen, got a referral from Maria Chen")

    told = json.loads(run("year", "--json").out)

    assert (told["number"], told["people"], told["conversations"], told["outcomes"]) == (2027, 1, 1, [["referral", 1]])
    shown = run("year").out
    assert "2027 in review, up to 4 January 2027\n  1 person met\n" in shown
    assert "What came of it: referral\n" in shown
    assert "Best week: The week of Monday 4 January: 1 person, 1 conversation\n" in shown
    assert run("year", "2025").out == "2025 in review\nNothing is logged of this year.\n"
    assert run("year", "2028").code == 2


def test_year_is_kept_as_pdf_and_replaced_only_when_told(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("log", "Coffee with Maria Chen")
    run("win", "add", "Asked the first question")
    paper = tmp_path / "year.pdf"

    assert run("year", "--pdf", paper).out == f"{paper}: 2027 in review\n"
    first = paper.read_bytes()
    refused = run("year", "2026", "--pdf", paper)

    assert first.startswith(b"%PDF-")
    assert (refused.code, refused.err.count("\n"), paper.read_bytes()) == (2, 1, first)
    assert run("year", "2026", "--pdf", paper, "--overwrite").code == 0
    assert paper.read_bytes() != first


def test_year_that_is_ahead_is_not_written(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert run("year", "2028", "--pdf", tmp_path / "year.pdf").code == 2
    assert list(tmp_path.iterdir()) == []
