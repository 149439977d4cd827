"""The backtest: it runs on any log and counts its cases rightly; what it finds is measured, never asserted."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from benchmarks import backtest
from kithward.numerics.ties import tie_health, tie_statistics


def write_log(folder: Path, name: str, lines: list[tuple[int, int, float]]) -> Path:
    path = folder / f"{name}.csv.gz"
    with gzip.open(path, "wt") as file:
        file.write("src,dst,day\n" + "".join(f"{a},{b},{day}\n" for a, b, day in lines))
    return path


def three_years(people: int, seed: int) -> list[tuple[int, int, float]]:
    generator = np.random.default_rng(seed)
    pairs = generator.integers(0, people, (600, 2))
    return [(a, b, day) for (a, b), day in zip(pairs, generator.uniform(0, 1100, 600), strict=True) if a != b]


def test_every_question_is_judged_on_every_log_with_and_without_fitting(tmp_path: Path) -> None:
    write_log(tmp_path, "coreboot_review", three_years(12, seed=1))
    write_log(tmp_path, "libuv_review", three_years(8, seed=2))

    rows = backtest.run(tmp_path)

    assert {row.log for row in rows} == {"coreboot_review", "libuv_review"}
    assert {row.question for row in rows} >= {"a contact within 90 days", "a goal of contacts by a date"}
    assert sum(row.method == "Kithward" for row in rows) * 4 == len(rows)
    assert all(row.cases > 0 and 0 <= row.brier <= 1 and 0 <= row.calibration_error <= 1 for row in rows)


def test_the_samples_folder_may_hold_the_logs_in_ties(tmp_path: Path) -> None:
    (tmp_path / "ties").mkdir()
    write_log(tmp_path / "ties", "libuv_review", three_years(8, seed=2))

    rows = backtest.run(tmp_path)

    assert {row.method for row in rows} == {"Kithward", "60-day rule", "linear pace", "past pace"}


def test_a_tie_is_forecast_from_its_contacts_before_the_cut(tmp_path: Path) -> None:
    ends = [(8, 9, 0.0), (8, 9, 400.0)]  # a last day of 400 makes the cuts 100, 190 and 280
    path = write_log(tmp_path, "one", [(1, 2, 70.2), (2, 1, 10.0), (1, 2, 70.9), (1, 2, 130.0), *ends])

    cases = backtest.tie_cases(backtest.read_contacts(path))

    at_100 = tie_health(*tie_statistics([10, 70])[:2], 30).within(90)
    at_190 = tie_health(*tie_statistics([10, 70, 130])[:2], 60).within(90)
    assert cases.ours[:2] == pytest.approx([float(at_100), float(at_190)], abs=1e-12)
    assert cases.met.tolist() == [True, False, False]
    assert cases.usual.tolist() == [1, 1, 0]


def test_a_log_too_short_to_judge_gives_no_rows(tmp_path: Path) -> None:
    write_log(tmp_path, "libuv_review", [(1, 2, 0.0), (1, 2, 5.0)])

    assert backtest.run(tmp_path) == []


def test_missing_logs_are_told_with_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"No logs to judge by in .*libuv_review"):
        backtest.run(tmp_path)
