"""Runs the command line in this process, as the entry point does."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kithward.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(db: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """`run("goals", "--json")` as on 4 January 2027, unless `today` says otherwise."""

    def call(*arguments: Any, today: str = "2027-01-04") -> Ran:
        monkeypatch.setattr(sys, "argv", ["kithward", "--today", today, *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call
