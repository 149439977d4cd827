"""How the command line shows things: tables and text for people, JSON for programs."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

as_json = click.option("--json", "json_wanted", is_flag=True, help="For programs: JSON on standard output.")


def print_json(value: Any) -> None:
    """The value as JSON; dates and ids as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table; what people typed is never read as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(highlight=False, soft_wrap=False).print(table)


def say(words: str = "") -> None:
    """One line for the person."""
    click.echo(printable(words))


def printable(text: str) -> str:
    """Text without the control characters that could move a terminal's cursor."""
    return "".join(mark if mark.isprintable() or mark == "\n" else " " for mark in text)
