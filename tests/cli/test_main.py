"""The command line as a whole."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran

HEAVY = ("django", "numpy", "scipy", "typst")


def test_help_loads_nothing_that_takes_long() -> None:
    """In a process of its own: this one has loaded everything."""
    asked = f"import sys, kithward.cli.main; print([name for name in {HEAVY} if name in sys.modules])"

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_beyond_any_calendar_is_refused(run: Callable[..., Ran], day: str) -> None:
    assert run("roadmap", today=day) == Ran(
        2, "", "kithward: Invalid value for --today: choose a day of the years 1900 to 2999.\n"
    )


@pytest.mark.parametrize("command", ["roadmap", "week", "review", "year", "wins", "goals"])
@pytest.mark.parametrize("day", ["1900-01-01", "2028-02-29", "2999-12-31"])
def test_any_other_day_has_its_answer(run: Callable[..., Ran], command: str, day: str) -> None:
    assert run(command, today=day).code == 0


def test_letters_that_are_none_are_refused_in_one_line(run: Callable[..., Ran]) -> None:
    """As the shell gives bytes that are no UTF-8."""
    told = run("win", "add", "caf\udce9")

    assert (told.code, told.out) == (2, "")
    assert told.err == "kithward: Some letters of these words cannot be read: write them as UTF-8.\n"


def test_a_group_without_a_command_shows_its_commands(run: Callable[..., Ran]) -> None:
    told = run("win")

    assert told.code == 2
    assert "\n  celebrate " in told.err
