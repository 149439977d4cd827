"""What was measured, as a table to look at and as a page to keep."""

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import scipy
from rich.console import Console
from rich.table import Table

from benchmarks import backtest
from benchmarks.timing import Figure

PAGE = Path(__file__).with_name("RESULTS.md")
COLUMNS = ("what", "size", "median", "p95", "target", "of target", "")


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the benchmarks."""

    command: str
    ended_at: datetime
    load_before: float
    load_after: float
    figures: Sequence[Figure]
    accuracy: Sequence[backtest.Row]
    left_out: Sequence[str]  # in words: what could not be measured, and why


def load() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB, {platform.system()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"NumPy {np.__version__}, SciPy {scipy.__version__}"
    )


def amount(value: float, unit: str) -> str:
    if unit == "ms" and value >= 1000:
        return f"{value / 1000:,.2f} s"
    return f"{value:,.{0 if value >= 100 else 1}f} {unit}"


def cells(figure: Figure) -> tuple[str, ...]:
    """One line of the table."""
    target, ratio = figure.target, figure.ratio
    return (
        figure.question,
        figure.size,
        amount(figure.median, figure.unit),
        amount(figure.p95, figure.unit),
        "" if target is None else amount(target, figure.unit),
        "" if ratio is None else f"{ratio:.2f}",
        "" if ratio is None else "missed" if figure.is_missed else "met",
    )


def show(session: Session) -> None:
    """The table on the screen."""
    table = Table(*COLUMNS[:2], title=f"{machine()}; load {session.load_before:.1f} to {session.load_after:.1f}")
    for name in COLUMNS[2:]:
        table.add_column(name, justify="right")
    for figure in session.figures:
        table.add_row(*cells(figure), style="bold red" if figure.is_missed else None)
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(table)
    for words in (*session.left_out, *missed(session.figures)):
        console.print(words)


def missed(figures: Sequence[Figure]) -> list[str]:
    """Every missed target in a sentence."""
    return [
        f"Missed: {figure.question}{' with ' * bool(figure.size)}{figure.size} took "
        f"{amount(figure.median, figure.unit)}, {figure.ratio:.2f} times its target."
        for figure in figures
        if figure.is_missed
    ]


def write(session: Session, page: Path = PAGE) -> None:
    """The page to keep."""
    misses = missed(session.figures)
    judged = sum(figure.target is not None for figure in session.figures)
    lines = [
        "# How fast, and how right",
        "",
        f"`{session.command}`, {session.ended_at:%-d %B %Y}, on {machine()}.",
        f"Load average {session.load_before:.1f} before and {session.load_after:.1f} after. Every question is asked "
        "several times; a target is met when the median meets it.",
        "",
        f"**{judged - len(misses)} of {judged} targets met.**",
        *(f"- {words}" for words in (*misses, *session.left_out)),
        "",
        "## Speed and memory",
        "",
        *markdown(COLUMNS, [cells(figure) for figure in session.figures]),
    ]
    if session.accuracy:
        lines += ["", "## Accuracy", "", *accuracy_words(), "", *accuracy_table(session.accuracy)]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def accuracy_words() -> list[str]:
    return [
        "On real logs (`benchmarks/backtest.py`), always fitted on another log than it is judged on. Brier and "
        "“off by” (calibration error): lower is better; AUC: higher.",
    ]


def accuracy_table(rows: Sequence[backtest.Row]) -> list[str]:
    return markdown(backtest.COLUMNS, [backtest.cells(row) for row in rows], left=3)


def markdown(names: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 2) -> list[str]:
    """A table; what comes after the first columns is put to the right."""
    rule = ["---" if place < left else "---:" for place in range(len(names))]
    return [f"| {' | '.join(row)} |" for row in (names, rule, *rows)]
