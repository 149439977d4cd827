"""Rows written as CSV for a spreadsheet, which must take none of their cells for a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = "\N{BYTE ORDER MARK}"  # without it Excel reads UTF-8 as something else


class _Line:
    """Takes what the csv module writes, and gives it back."""

    def write(self, text: str) -> str:
        return text


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and does not compute: the quote before it stands for text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a CSV file, one by one."""
    writer = csv.writer(_Line())
    yield _MARK + writer.writerow(header)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])
