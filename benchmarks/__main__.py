"""All benchmarks, one after the other: python -m benchmarks [--quick] [--samples FOLDER]."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks import backtest

if TYPE_CHECKING:
    from benchmarks.timing import Figure

SIZES = (2_000, 20_000, 100_000)
QUICK_SIZES = (200, 2_000)
tell = Console(stderr=True).print


def prepare(data: Path) -> None:
    """Set Django up on a data folder of its own, whatever this shell has set for Kithward."""
    for name in [name for name in os.environ if name.startswith("KITHWARD_")]:
        del os.environ[name]
    os.environ["KITHWARD_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kithward.settings"
    import django

    django.setup()


def figures_of(data: Path, samples: Path, *, quick: bool, left_out: list[str]) -> list["Figure"]:
    """Every figure; what cannot be measured is left out, in words."""
    from benchmarks import (
        bench_commands,
        bench_goals,
        bench_imports,
        bench_network,
        bench_pages,
        bench_plan,
        bench_ties,
    )

    figures: list[Figure] = []
    for people in QUICK_SIZES if quick else SIZES:
        tell(f"Goals and the week of {people:,} people ...")
        folder = data / str(people)
        figures += bench_goals.run(folder, people)
        figures.append(bench_commands.run_goals(folder, people))
        figures += bench_pages.run(people)
    tell("Commands, ties, plans, the network's shape ...")
    figures += [
        bench_commands.run_help(),
        bench_pages.weight_of_files(),
        *bench_ties.run(),
        *bench_plan.run(),
        *bench_network.run(),
    ]
    tell("Imports ...")
    figures += bench_imports.run(samples, quick=quick, left_out=left_out)
    return figures


def accuracy(samples: Path, left_out: list[str]) -> Sequence[backtest.Row]:
    """How right the forecasts are; nothing where there are no logs to judge by."""
    tell("Forecasts on real logs ...")
    try:
        return backtest.run(samples)
    except FileNotFoundError as error:
        left_out.append(f"Accuracy was not measured. {error}")
        return ()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast Kithward is, and how right.")
    parser.add_argument("--quick", action="store_true", help="small sizes only, and no page is written")
    parser.add_argument(
        "--samples", type=Path, default=backtest.SAMPLES, help=f"folder of real exports and logs ({backtest.SAMPLES})"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kithward-bench-") as data:
        prepare(Path(data))
        from benchmarks import results

        left_out: list[str] = []
        load_before = results.load()
        figures = figures_of(Path(data), chosen.samples, quick=chosen.quick, left_out=left_out)
        rows = accuracy(chosen.samples, left_out)
    session = results.Session(
        command=f"python -m benchmarks{' --quick' if chosen.quick else ''}",
        ended_at=datetime.now(UTC),
        load_before=load_before,
        load_after=results.load(),
        figures=figures,
        accuracy=rows,
        left_out=left_out,
    )
    results.show(session)
    if not chosen.quick:
        results.write(session)
        print(f"Written to {results.PAGE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
