"""Rows with headers out of anything that calls itself CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.tables import Row, Table, open_table


def table_of(text: str) -> Table:
    table = open_table(io.StringIO(text, newline=""))
    assert table is not None
    return table


def rows_of(text: str) -> list[Row]:
    return list(table_of(text).rows())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "Name,Mail\nBob,b@x.de\n".replace(",", delimiter)

    assert rows_of(text)[0].values == {"Name": "Bob", "Mail": "b@x.de"}


def test_a_delimiter_inside_the_header_of_another_one_is_not_taken() -> None:
    table = table_of('Name;Mail;"Notes, long"\nBob;b@x.de;hi\n')

    assert table.columns == ("Name", "Mail", "Notes, long")


def test_the_header_is_found_below_a_preamble_of_any_length() -> None:
    text = '"Notes:"\n"a long, long paragraph"\nand another\n\nFirst,Last\nBob,Brandt\n'

    table = open_table(io.StringIO(text, newline=""), is_header=lambda cells: "First" in cells)

    assert table is not None
    assert [(row.number, row["Last"]) for row in table.rows()] == [(6, "Brandt")]


def test_a_header_too_far_down_is_not_looked_for() -> None:
    text = "note\n" * 30 + "First,Last\n"

    assert open_table(io.StringIO(text), is_header=lambda cells: "First" in cells) is None


@pytest.mark.parametrize("text", ["", "\n\n", "only words\n"])
def test_text_without_a_header_is_no_table(text: str) -> None:
    assert open_table(io.StringIO(text)) is None


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    rows = rows_of('A,B\n1,"two\nlines"\n\n2,x\n')

    assert [(row.number, row["B"]) for row in rows] == [(2, "two\nlines"), (4, "x")]


def test_raw_is_the_row_as_it_stood() -> None:
    assert rows_of('A,B\r\n1,"two\r\nlines"\r\n')[0].raw == '1,"two\r\nlines"'


def test_columns_of_one_name_are_told_apart_and_nameless_ones_named_by_place() -> None:
    table = table_of("Company,Company,Name,,Company 2\n1,2,3,4,5\n")

    assert table.columns == ("Company", "Company 2", "Name", "Column 4", "Company 2 2")


def test_a_short_row_is_filled_and_a_long_one_told() -> None:
    short, padded, long = rows_of("A,B,C\n1\n1,2,3,,\n1,2,3,4\n")

    assert (short["A"], short["C"], short.problem) == ("1", "", "")
    assert padded.problem == ""
    assert "4 cells and the header 3" in long.problem


def test_a_quote_that_never_closes_costs_one_row_at_most() -> None:
    text = "A,B,C\n" + '1,"open,x\n' + "".join(f"{n},b,c\n" for n in range(2, 3000))

    table = table_of(text)
    rows = list(table.rows())

    assert [row["A"] for row in rows] == [str(n) for n in range(1, 3000)]
    assert rows[0]["B"] == "open"
    assert len(table.problems) == 1


def test_a_quote_that_closes_in_a_later_row_does_not_swallow_the_rows_between() -> None:
    table = table_of('A,B,C\n1,"open,x\n2,b,c\n3,"x, y",c\n')

    assert [row["A"] for row in table.rows()] == ["1", "2", "3"]
    assert "row 2" in table.problems[0]


def test_quotes_inside_a_quoted_cell_are_read_as_well_as_they_can_be() -> None:
    table = table_of('A,B\n1,"he said "hi" ok"\n2,b\n')

    first, second = table.rows()

    assert "hi" in first["B"]
    assert second["A"] == "2"
    assert "row 2" in table.problems[0]


def test_a_broken_row_that_fits_no_header_is_given_with_its_problem() -> None:
    first, second = rows_of('A,B,C\n1,"open\n2,b,c\n')

    assert first.problem == "a quote in it is not closed"
    assert first.raw == '1,"open'
    assert second["A"] == "2"


def test_a_cell_of_100_000_characters_is_read() -> None:
    rows = rows_of("A,B\n1," + "x" * 100_000 + "\n2,b\n")

    assert [len(row["B"]) for row in rows] == [100_000, 1]


def test_a_cell_beyond_all_measure_costs_its_row_only() -> None:
    first, second = rows_of('A,B\n1,"' + "x" * 200_000 + '"\n2,b\n')

    assert "200,004 characters" in first.problem
    assert second["A"] == "2"


def test_rename_gives_columns_their_known_names() -> None:
    table = open_table(io.StringIO("Vorname,Nachname\nBob,B\n"), rename=str.casefold)

    assert table is not None
    assert table.columns == ("vorname", "nachname")


def test_old_line_ends_are_read() -> None:
    assert [row["B"] for row in rows_of("A,B\r1,x\r2,y\r")] == ["x", "y"]


@given(st.text(st.sampled_from('ab,;"\t\n\r\x00é'), max_size=120))
def test_any_text_is_read_to_its_end(text: str) -> None:
    table = open_table(io.StringIO(text, newline=""))

    rows = list(table.rows()) if table else []

    assert [row.number for row in rows] == sorted({row.number for row in rows})


@given(st.lists(st.tuples(st.text("ab,\n\"' ", max_size=8), st.text('xy\r\n",', max_size=8)), max_size=12))
def test_what_the_csv_module_writes_is_read_back(pairs: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("A", "B"), *pairs])

    table = table_of(stream.getvalue())

    assert [(row["A"], row["B"]) for row in table.rows()] == pairs
    assert table.problems == []
