"""How long a large file takes to come in, to be read again and to be taken back, and how much memory."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.timing import Figure

NOW = datetime(2026, 8, 2, 12, tzinfo=UTC)
ARCHIVE = Path("linkedin", "sample_export.zip")
ARCHIVE_SIZE = "2,000 connections, 20,000 messages"
TITLES = ("Software Engineer", "Head of Marketing", "Founder & CEO", "Data Scientist", "Senior Product Manager")
COMPANIES = ("Acme", "Globex", "Initech", "Umbrella", "Hooli", "Stark Industries")


def run(samples: Path, *, quick: bool, left_out: list[str]) -> list[Figure]:
    """The seconds and the memory for a LinkedIn archive, and for an address book of made-up vCards."""
    cards = 1_000 if quick else 10_000
    with tempfile.TemporaryDirectory(prefix="kithward-bench-") as folder:
        address_book = Path(folder) / "contacts.vcf"
        address_book.write_text(made_up_cards(cards), newline="")
        figures = figures_of(address_book, "vCards", f"{cards:,} cards", targets=(6_000, None, None, None))
    archive = samples / ARCHIVE
    if archive.exists():
        figures += figures_of(archive, "a LinkedIn archive", ARCHIVE_SIZE, targets=(5_000, 4_000, None, 300))
    else:
        left_out.append(f"The import of a LinkedIn archive was not measured: there is none at {archive}.")
    return figures


def made_up_cards(count: int) -> str:
    """So many people with an e-mail address, a phone number and a position."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Given{number % 97} Family{number}\r\nEMAIL:p{number}@example.org\r\n"
        f"TEL:+49 30 {number:07}\r\nORG:{COMPANIES[number % len(COMPANIES)]}\r\n"
        f"TITLE:{TITLES[number % len(TITLES)]}\r\nUID:{number}\r\nEND:VCARD\r\n"
        for number in range(count)
    )


def figures_of(file: Path, called: str, size: str, *, targets: tuple[float | None, ...]) -> list[Figure]:
    """What one file takes, in a process and on a database of its own, so that the memory is its own too."""
    with tempfile.TemporaryDirectory(prefix="kithward-bench-") as folder:
        environment = {**os.environ, "KITHWARD_DATA": folder, "DJANGO_SETTINGS_MODULE": "kithward.settings"}
        command = [sys.executable, "-m", "benchmarks.bench_imports", str(file)]
        root = Path(__file__).parents[1]
        ended = subprocess.run(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    questions = (f"Import {called}", f"Import {called} again", f"Undo the import of {called}", "Memory for it, at most")
    units = ("ms", "ms", "ms", "MB")
    return [
        Figure(question, size, (value,), unit, target)
        for question, value, unit, target in zip(questions, json.loads(ended.stdout), units, targets, strict=True)
    ]


def measure(file: Path) -> list[float]:
    """The milliseconds to import a file, to import it again and to undo that, and the most megabytes held."""
    import django

    django.setup()
    from django.core.management import call_command

    from kithward.exchange import imports
    from kithward.workspaces.actions import open_workspace

    call_command("migrate", verbosity=0)
    workspace = open_workspace("bench", name="Bench")
    moments = [time.perf_counter()]
    report = imports.import_file(workspace, file, now=NOW)
    moments.append(time.perf_counter())
    imports.import_file(workspace, file, now=NOW)
    moments.append(time.perf_counter())
    assert report.batch
    imports.undo(workspace, report.batch, now=NOW)
    moments.append(time.perf_counter())
    taken = [1000 * (after - before) for before, after in pairwise(moments)]
    return [*taken, most_megabytes()]


def most_megabytes() -> float:
    """The most memory that this process held; what the one that started it held counts on Linux in `getrusage`."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
