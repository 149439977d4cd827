"""CSV for a spreadsheet: nothing in it is computed."""

import csv
import io

import pytest

from kithward.exchange.spreadsheets import as_csv, safe


@pytest.mark.parametrize("cell", ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Maria", "O'Brien", "3 - 1", "https://x.example/?a=1", "🎉"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_lines_are_read_back_as_they_were() -> None:
    text = "".join(as_csv(["where", "row"], [["row 2", 'a "quote", and\nmore'], ["row 3", "=cmd"]]))

    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["where", "row"],
        ["row 2", 'a "quote", and\nmore'],
        ["row 3", "'=cmd"],
    ]
