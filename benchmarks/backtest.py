"""How good the forecasts are on real logs, beside the usual rules: python -m benchmarks.backtest [--samples FOLDER]."""

import argparse
import gzip
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.stats import rankdata

from kithward.numerics.forecast import (
    Rate,
    chance,
    chance_periodic,
    event_rate,
)
from kithward.numerics.forecast_record import brier, calibration, fit_shift, shift_chance
from kithward.numerics.ties import tie_health

Floats = NDArray[np.float64]
Days = NDArray[np.int64]
Flags = NDArray[np.bool_]

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"

# Each log, and the other one that what needs fitting is fitted on: nothing is judged on what it was fitted to.
LOGS = {"coreboot_review": "libuv_review", "libuv_review": "coreboot_review", "sfhh": "coreboot_review"}
# A conference has no 90 days: its two days are stretched to two years. A test of the order, hardly of the level; and
# none of goals, which its end cuts short.
STRETCHED_DAYS = {"sfhh": 730}

TIE_HORIZON_DAYS = 90
RECENT_DAYS = 365  # ties silent for longer are easy to tell, and would flatter every rule
SILENCE_EDGES = (2, 4, 8, 15, 31, 46, 61, 91, 121, 181, 271)

HISTORY_DAYS = 180  # what a goal's target is set from
GOAL_DAYS = (90, 180)
SEEN = (0.25, 0.5, 0.75)
AMBITIONS = (0.5, 1.0, 2.0)  # targets, as multiples of the person's own past pace
PACE_EDGES = (0.01, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
PERIOD_DAYS, PERIODS, PERIODS_NEEDED = 30, 6, 4
MOST_STARTS = 1500  # goals are set on so many person-days of each log, drawn with a fixed seed


@dataclass(frozen=True, slots=True)
class Row:
    """How one method did on one question and one log."""

    question: str
    log: str
    method: str
    cases: int
    met: float  # share of cases
    brier: float
    auc: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who met whom on which day: one row for each tie and day, by tie and then by day, (n,)."""

    people: Days  # (n, 2)
    day: Days


@dataclass(frozen=True, slots=True)
class Cases:
    """Forecasts made on one log, (n,), beside what came."""

    ours: Floats
    usual: Floats  # what the usual rule says: 0 or 1
    cell: Days  # what the usual rule looks at, in steps, for its calibrated form
    met: Flags


def read_contacts(path: Path, stretched_days: float | None = None) -> Contacts:
    """The days of contact in a file of src,dst,day lines."""
    with gzip.open(path, "rt") as lines:
        rows = np.loadtxt(lines, delimiter=",", skiprows=1, ndmin=2)
    stretch = stretched_days / rows[:, 2].max() if stretched_days else 1.0
    day = np.floor(rows[:, 2:] * stretch)
    whole = np.unique(np.hstack([np.sort(rows[:, :2], axis=1), day]).astype(np.int64), axis=0)
    return Contacts(people=whole[:, :2], day=whole[:, 2])


def tie_cases(contacts: Contacts) -> Cases:
    """Every tie with two contacts or more, the last within a year, seen every 90 days: is there one in the next 90?"""
    first = np.append(True, (np.diff(contacts.people, axis=0) != 0).any(axis=1))
    tie = np.cumsum(first) - 1
    starts = np.flatnonzero(first)[tie]
    count = np.arange(tie.size) - starts + 1
    gaps = np.append(0.0, np.log(np.maximum(np.diff(contacts.day), 1)))
    log_gaps = np.cumsum(np.where(first, 0.0, gaps))
    log_gaps = np.maximum(log_gaps - log_gaps[starts], 0.0)  # the difference of two sums may round below 0
    next_day = np.where(np.append(first[1:], True), np.iinfo(np.int64).max, np.append(contacts.day[1:], 0))

    parts = []
    last_day = int(contacts.day.max())
    for cut in range(last_day // 4, last_day - TIE_HORIZON_DAYS, TIE_HORIZON_DAYS):
        seen = (contacts.day <= cut) & (next_day > cut) & (count >= 2) & (cut - contacts.day <= RECENT_DAYS)
        silence = cut - contacts.day[seen]
        ours = tie_health(count[seen], log_gaps[seen], silence).within(TIE_HORIZON_DAYS)
        parts.append((ours, silence, next_day[seen] <= cut + TIE_HORIZON_DAYS))
    if not parts:
        return gathered(iter(()))
    ours, silence, met = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Cases(ours=ours, usual=(silence <= 60).astype(np.float64), cell=np.digitize(silence, SILENCE_EDGES), met=met)


@dataclass(frozen=True, slots=True)
class History:
    """The events of one person, in order, (n,), and a day on which a goal is set."""

    days: Days
    counts: Days
    goal_day: int

    def between(self, first: float, last: float) -> int:
        """How many events from after `first` to `last`."""
        return int(self.counts[(self.days > first) & (self.days <= last)].sum())

    def rate(self, today: int) -> Rate:
        seen = self.days <= today
        return event_rate(self.days[seen], self.counts[seen], start=int(self.days[0]), today=today)

    def targets(self, days: float) -> list[int]:
        """Half, once and twice what the past pace gives in so many days."""
        pace = self.between(self.goal_day - HISTORY_DAYS, self.goal_day) / HISTORY_DAYS
        return sorted({max(1, round(pace * days * ambition)) for ambition in AMBITIONS})


def histories(contacts: Contacts, *, new_people: bool) -> list[History]:
    """Person-days on which a goal could be set: half a year known, something in it, half a year to come."""
    last_day = int(contacts.day.max())
    both = np.concatenate([contacts.people, contacts.people[:, ::-1]])
    day = np.concatenate([contacts.day, contacts.day])
    if new_people:
        _, first_rows = np.unique(both, axis=0, return_index=True)  # rows of a tie are in order of days
        both, day = both[first_rows], day[first_rows]
    found = []
    for person in np.unique(both[:, 0]):
        days, counts = np.unique(day[both[:, 0] == person], return_counts=True)
        for goal_day in range(int(days[0]) + HISTORY_DAYS, last_day - max(GOAL_DAYS) + 1, 60):
            if np.any((days > goal_day - HISTORY_DAYS) & (days <= goal_day)):
                found.append(History(days, counts, goal_day))
    drawn = np.random.default_rng(2026).permutation(len(found))[:MOST_STARTS]
    return [found[i] for i in drawn]


def goal_cases(starts: list[History]) -> Cases:
    """Goals by a date, not yet met, seen at a quarter, a half and three quarters of their time."""

    def seen() -> Iterator[tuple[float, float, int, bool]]:
        for history in starts:
            for window in GOAL_DAYS:
                for step, share in enumerate(SEEN):
                    today = history.goal_day + round(window * share)
                    rate, done = history.rate(today), history.between(history.goal_day, today)
                    final = history.between(history.goal_day, history.goal_day + window)
                    left = history.goal_day + window - today
                    for target in history.targets(window):
                        if done < target:
                            pace = done * window / (today - history.goal_day) / target
                            cell = step * (len(PACE_EDGES) + 1) + int(np.digitize(pace, PACE_EDGES))
                            ours = chance(rate, needed=target - done, horizon_days=left)
                            yield ours, float(pace >= 1), cell, final >= target

    return gathered(seen())


def periodic_cases(starts: list[History]) -> Cases:
    """Goals of so many a month in at least four of six months, seen when they are set."""

    def seen() -> Iterator[tuple[float, float, int, bool]]:
        for history in starts:
            edges = history.goal_day + PERIOD_DAYS * np.arange(PERIODS + 1)
            months = [history.between(*edges[i : i + 2]) for i in range(PERIODS)]
            usual = history.between(history.goal_day - HISTORY_DAYS, history.goal_day) * PERIOD_DAYS / HISTORY_DAYS
            rate = history.rate(history.goal_day)
            for target in history.targets(PERIOD_DAYS):
                ours = chance_periodic(
                    rate,
                    per_period=target,
                    periods_needed=PERIODS_NEEDED,
                    periods_left=PERIODS,
                    period_days=PERIOD_DAYS,
                )
                met = sum(count >= target for count in months) >= PERIODS_NEEDED
                yield ours, float(usual >= target), int(np.digitize(usual / target, PACE_EDGES)), met

    return gathered(seen())


def gathered(forecasts: Iterator[tuple[float, float, int, bool]]) -> Cases:
    """One set of cases from single forecasts: ours, the usual one, its cell, and whether it was met."""
    table = np.array(list(forecasts), dtype=np.float64).reshape(-1, 4)
    return Cases(ours=table[:, 0], usual=table[:, 1], cell=table[:, 2].astype(np.int64), met=table[:, 3] > 0)


def calibrated(cell: Days, fitted_on: Cases) -> Floats:
    """The chance of each cell (n,) as another log had it, drawn a little towards that log's mean."""
    cells = 1 + max(int(cell.max(initial=0)), int(fitted_on.cell.max(initial=0)))
    trials = np.bincount(fitted_on.cell, minlength=cells)
    hits = np.bincount(fitted_on.cell, weights=fitted_on.met, minlength=cells)
    prior = fitted_on.met.mean() if fitted_on.met.size else 0.5
    return ((hits + 2 * prior) / (trials + 2))[cell]


def judged(question: str, log: str, method: str, chances: Floats, met: Flags) -> Row:
    """The scores of one method; NaN for the AUC where all or none was met."""
    hits, misses = int(met.sum()), int((~met).sum())
    wins = rankdata(chances)[met].sum() - hits * (hits + 1) / 2
    error = sum(b.count * abs(b.mean_chance - b.share_met) for b in calibration(chances, met)) / met.size
    return Row(
        question=question,
        log=log,
        method=method,
        cases=met.size,
        met=float(met.mean()),
        brier=brier(chances, met),
        auc=float(wins / (hits * misses)) if hits and misses else math.nan,
        calibration_error=float(error),
    )


def compared(question: str, cases: dict[str, Cases], usual: str, usual_fitted: str) -> list[Row]:
    """Ours beside the usual rule, both as they are and with their level fitted on another log."""
    rows = []
    for log, own in cases.items():
        if not own.met.size:
            continue
        methods = {"Kithward": own.ours, usual: own.usual}
        other = cases.get(LOGS[log])
        if other is not None:
            methods["Kithward, shifted"] = shift_chance(own.ours, fit_shift(other.ours, other.met))
            methods[usual_fitted] = calibrated(own.cell, other)
        rows += [judged(question, log, method, chances, own.met) for method, chances in methods.items()]
    return rows


def run(samples: Path) -> list[Row]:
    """All scores on the logs in the folder `samples`; FileNotFoundError, in words, where none is there."""
    folder = samples / "ties" if (samples / "ties").is_dir() else samples
    paths = {log: folder / f"{log}.csv.gz" for log in LOGS}
    contacts = {log: read_contacts(path, STRETCHED_DAYS.get(log)) for log, path in paths.items() if path.exists()}
    if not contacts:
        names = ", ".join(path.name for path in paths.values())
        raise FileNotFoundError(f"No logs to judge by in {folder}: looked for {names}.")
    ties = {log: tie_cases(some) for log, some in contacts.items()}
    rows = compared("a contact within 90 days", ties, "60-day rule", "days since, calibrated")
    lasting = {log: some for log, some in contacts.items() if log not in STRETCHED_DAYS}
    for name, new_people in (("new people", True), ("contacts", False)):
        starts = {log: histories(some, new_people=new_people) for log, some in lasting.items()}
        goals = {log: goal_cases(some) for log, some in starts.items()}
        rows += compared(f"a goal of {name} by a date", goals, "linear pace", "linear pace, calibrated")
        rhythms = {log: periodic_cases(some) for log, some in starts.items()}
        rows += compared(f"{name} per month, 4 of 6", rhythms, "past pace", "past pace, calibrated")
    return rows


COLUMNS = ("question", "log", "method", "cases", "met", "Brier", "AUC", "off by")


def cells(row: Row) -> tuple[str, ...]:
    """One line of the table of scores."""
    numbers = (f"{row.met:.0%}", f"{row.brier:.3f}", f"{row.auc:.2f}", f"{row.calibration_error:.1%}")
    return row.question, row.log, row.method, f"{row.cases:,}", *numbers


def show(rows: Sequence[Row]) -> None:
    """The scores as a table."""
    table = Table(*COLUMNS[:3], title="Brier and calibration: lower is better; AUC: higher")
    for name in COLUMNS[3:]:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*cells(row))
    Console(width=None if sys.stdout.isatty() else 130).print(table)


def main() -> int:
    parser = argparse.ArgumentParser(description="How good the forecasts are on real logs, beside the usual rules.")
    parser.add_argument("--samples", type=Path, default=SAMPLES, help=f"folder with the logs (default {SAMPLES})")
    began = time.perf_counter()
    try:
        rows = run(parser.parse_args().samples)
    except FileNotFoundError as error:
        print(f"{error} Name the folder with --samples.", file=sys.stderr)
        return 1
    show(rows)
    print(f"{time.perf_counter() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
