"""A win as a picture, from the command line: only what is chosen, and no file is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kithward.wins.sharing import PARTS
from tests.cli.conftest import Ran

PNG_1200_BY_630 = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


@pytest.fixture
def told(run: Callable[..., Ran]) -> None:
    run("win", "add", "Asked the first question", "--on", "2026-12-01", "--celebrated", "cake")


@pytest.mark.usefixtures("told")
def test_card_is_kept_as_the_file_is_called(run: Callable[..., Ran], tmp_path: Path) -> None:
    png, svg = tmp_path / "win.png", tmp_path / "win.SVG"

    assert run("win", "card", "first question", "--output", png).code == 0
    assert run("win", "card", "first question", "--output", svg).code == 0

    assert png.read_bytes()[:24] == PNG_1200_BY_630
    assert svg.read_text().startswith("<svg")


@pytest.mark.usefixtures("told")
def test_card_holds_what_is_named_and_says_so(run: Callable[..., Ran], tmp_path: Path) -> None:
    bare, named = tmp_path / "bare", tmp_path / "named"

    run("win", "card", "first question", "--svg", "--output", bare)
    told = run("win", "card", "first question", "--svg", "--with", "title, day", "--output", named)

    assert "question" not in bare.read_text()
    assert "cake" not in named.read_text()
    assert "Something to celebrate Asked the first question. 1 December 2026" in told.out


@pytest.mark.usefixtures("told")
def test_file_that_is_there_is_replaced_only_when_told(run: Callable[..., Ran], tmp_path: Path) -> None:
    kept = tmp_path / "win.png"
    kept.write_text("mine")

    refused = run("win", "card", "first question", "--output", kept)
    assert (refused.code, kept.read_text()) == (2, "mine")
    assert "--overwrite" in refused.err

    assert run("win", "card", "first question", "--output", kept, "--overwrite").code == 0
    assert kept.read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--output", "win.jpg"), "neither .png nor .svg"),
        (("--output", "no/such/folder/win.png"), "cannot be written"),
        (("--output", "win.png", "--with", "title,salary"), "“salary” is nothing that a win has"),
        ((), "--output"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = run("win", "card", "first question", *more)

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_help_names_all_that_can_be_chosen(run: Callable[..., Ran]) -> None:
    told = run("win", "card", "--help").out

    assert [part for part in PARTS if part not in told] == []


def test_card_of_no_win_is_refused(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert run("win", "card", "nothing of the kind", "--output", tmp_path / "win.png").code == 2
