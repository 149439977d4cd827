"""How long commands take from the shell, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import Figure, milliseconds
from benchmarks.world import AS_OF

REPEATS = 7


class CommandFailed(Exception):
    """A command ended otherwise than well; its own words say why."""


def run_help() -> Figure:
    """The time until the list of commands stands there."""
    return Figure("kithward --help", "", times_of("--help", data=None), target=200)


def run_goals(folder: Path, people: int) -> Figure:
    """The time until the goals of the network in the folder stand there."""
    times = times_of("--today", str(AS_OF), "goals", data=folder)
    return Figure("kithward goals", f"{people:,} people", times, target=1000)


def times_of(*words: str, data: Path | None) -> tuple[float, ...]:
    """The times of one command, without the first, which fills the caches of the disk."""
    environment = {**os.environ, **({"KITHWARD_DATA": str(data)} if data else {})}

    def ask() -> None:
        command = [sys.executable, "-m", "kithward", *words]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        if ended.returncode:
            raise CommandFailed(f"kithward {' '.join(words)} ended with {ended.returncode}: {ended.stderr.strip()}")

    ask()
    return milliseconds(ask, repeats=REPEATS)
