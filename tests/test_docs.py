"""What the docs say is there: every link leads somewhere, every command can be called."""

import re
import shlex
from pathlib import Path

import click
import pytest

from kithward.cli.main import kithward

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)", re.DOTALL)
COMMAND = re.compile(r"\bkithward ([a-z][^`#;\n]*)")


def commands_in(text: str) -> list[str]:
    """The calls of Kithward in the blocks and quotes of code."""
    code = re.findall(r"```\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
    return [found.strip() for block, quote in code for found in COMMAND.findall(block or quote)]


def is_there(call: str) -> bool:
    """Whether a call names a command, and below it one of its own where it has such."""
    at: click.Command = kithward
    for word in shlex.split(call, posix=False):
        if not isinstance(at, click.Group):
            break
        if word not in at.commands:
            return False
        at = at.commands[word]
    return at is not kithward


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_can_be_called(page: Path) -> None:
    assert [call for call in commands_in(page.read_text()) if not is_there(call)] == []


@pytest.mark.parametrize("call", ["nothing", "goal nothing 'a sentence'", "--today 2026-03-01"])
def test_a_command_that_is_not_there_is_seen(call: str) -> None:
    assert not is_there(call)
