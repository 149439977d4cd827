"""Rows with headers out of text that calls itself CSV: preambles, any delimiter, broken quotes, ragged rows."""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count, islice

_HEAD_LINES = 60
_HEADER_WITHIN_ROWS = 20
_DELIMITERS = (",", ";", "\t")
# A quote still open after so much is a broken one: reading on would swallow the rest of the file.
_MOST_LINES = 2_000
_MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row under its header, numbered as a spreadsheet shows it."""

    number: int
    values: dict[str, str]
    raw: str
    problem: str = ""  # why the values may be in the wrong columns

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def is_empty(self) -> bool:
        return not any(map(str.strip, self.values.values()))


class Table:
    """A header and the rows below it, read one by one; `problems` grows while they are."""

    def __init__(self, columns: tuple[str, ...], *, delimiter: str, lines: Iterable[str], first_number: int) -> None:
        self.columns = columns
        self.delimiter = delimiter
        self.problems: list[str] = []
        self._lines = _Lines(lines)
        self._first_number = first_number

    def rows(self) -> Iterator[Row]:
        """The rows below the header, without the blank lines; they can be read once."""
        # Strict, so that a quote which closes in the middle of a later row is an error and not a silent loss of rows.
        reader = csv.reader(self._lines, delimiter=self.delimiter, strict=True)
        for number in count(self._first_number):
            self._lines.begin_row()
            try:
                cells = next(reader, None)
            except csv.Error:
                yield self._row_from_one_line(number)
                continue
            if cells is None:
                return
            if cells:
                yield self._row(number, cells, self._lines.raw)

    def _row(self, number: int, cells: list[str], raw: str) -> Row:
        width = len(self.columns)
        problem = ""
        if any(cell.strip() for cell in cells[width:]):
            problem = f"it has {len(cells)} cells and the header {width}: is a quote missing?"
        return Row(number, dict(zip(self.columns, cells, strict=False)), raw, problem)

    def _row_from_one_line(self, number: int) -> Row:
        """The first line of a row whose quotes are broken, as far as it goes; the lines after it are read anew."""
        line = self._lines.give_back_all_but_one()
        if len(line) > csv.field_size_limit():
            return Row(number, {}, line, f"it is {len(line):,} characters long")
        cells = next(csv.reader([line], delimiter=self.delimiter), [])
        if len(cells) != len(self.columns):
            cells = [cell.strip().strip('"') for cell in line.split(self.delimiter)]
        if len(cells) != len(self.columns):
            return Row(number, {}, line, "a quote in it is not closed")
        self.problems.append(f"row {number}: its quotes are broken; it was read as well as it could be")
        return self._row(number, cells, line)


class _Lines:
    """Lines for the csv module, remembered row by row so that they can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._characters = 0

    def begin_row(self) -> None:
        self._row = []
        self._characters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._row) >= _MOST_LINES or self._characters > _MOST_CHARACTERS:
            raise StopIteration  # the csv module takes it for the end of the file, inside an open quote
        line = self._again.popleft() if self._again else next(self._lines)
        self._row.append(line)
        self._characters += len(line)
        return line

    @property
    def raw(self) -> str:
        return "".join(self._row).rstrip("\r\n")

    def give_back_all_but_one(self) -> str:
        self._again.extendleft(reversed(self._row[1:]))
        return self._row[0].rstrip("\r\n")


def open_table(
    lines: Iterable[str],
    *,
    is_header: Callable[[Sequence[str]], bool] | None = None,
    rename: Callable[[str], str] = str,
) -> Table | None:
    """The table in these lines, or None where none of the first rows can be its header.

    The header is the first row that `is_header` knows; without it, the first row of two cells and more, with the
    delimiter by which most rows are as wide as it. Columns of one name become "Name", "Name 2"; `rename` is given each
    name as it stands.
    """
    source = iter(lines)
    head = list(islice(source, _HEAD_LINES))
    found = [_find_header(head, delimiter, is_header) for delimiter in _DELIMITERS]
    best = max((one for one in found if one), key=lambda one: (one.rows_alike, len(one.cells)), default=None)
    if best is None:
        return None
    columns = _distinct([rename(cell.strip().lstrip("\ufeff")) for cell in best.cells])
    lines = chain(head[best.lines :], source)
    return Table(columns, delimiter=best.delimiter, lines=lines, first_number=best.number + 1)


@dataclass(frozen=True, slots=True)
class _Header:
    cells: list[str]
    delimiter: str
    number: int  # of its row
    lines: int  # read up to its end
    rows_alike: int  # how many of the first rows are as wide


def _find_header(head: list[str], delimiter: str, is_header: Callable[[Sequence[str]], bool] | None) -> _Header | None:
    reader = csv.reader(head, delimiter=delimiter)
    rows: list[tuple[list[str], int]] = []
    with suppress(csv.Error):  # a cell beyond the csv module's limit: the rows before it are enough
        rows.extend((cells, reader.line_num) for cells in reader)
    for number, (cells, lines) in enumerate(rows[:_HEADER_WITHIN_ROWS], 1):
        if is_header(cells) if is_header else sum(bool(cell.strip()) for cell in cells) >= 2:
            rows_alike = sum(len(other) == len(cells) for other, _ in rows)
            return _Header(cells, delimiter, number, lines, rows_alike)
    return None


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names with a number after each that came before; a nameless column is called by its place."""
    taken: set[str] = set()
    distinct = []
    for place, name in enumerate(names, 1):
        wanted = name or f"Column {place}"
        free, times = wanted, 1
        while free in taken:
            times += 1
            free = f"{wanted} {times}"
        taken.add(free)
        distinct.append(free)
    return tuple(distinct)
