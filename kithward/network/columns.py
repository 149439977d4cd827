"""Rows of the database as columns, without a Python object for each: what makes a million rows bearable."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, repeat
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connections, models
from django.db.models.functions import Cast
from numpy.typing import NDArray

ROWS_AT_ONCE = 1000  # few enough that their tuples are gone before the collector of garbage looks at them


class DayNumber(models.Func):
    """A date as its ordinal (1 is the first of January of the year 1), worked out by the database."""

    output_field = models.IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="CAST(julianday(%(expressions)s) - 1721424.5 AS INTEGER)")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="(%(expressions)s - DATE '0001-01-01' + 1)")


def text_of(column: str) -> Cast:
    """A JSON column as its text: equal texts need to be read only once."""
    return Cast(column, models.TextField())


def columns(rows: models.QuerySet[Any], *names: str, **computed: Any) -> list[list[Any]]:
    """The values of the named and computed columns, one list a column; ids as the database gives them."""
    chosen = rows.values_list(*names, *computed.values())
    sql, params = chosen.query.sql_with_params()
    found: list[list[Any]] = [[] for _ in (*names, *computed)]
    with connections[chosen.db].cursor() as cursor:
        cursor.execute(sql, params)
        while some := cursor.fetchmany(ROWS_AT_ONCE):
            for column, values in zip(found, zip(*some, strict=True), strict=True):
                column.extend(values)
    return found


def as_uuid(written: object) -> UUID:
    """An id as the database gave it, as an id."""
    return written if isinstance(written, UUID) else UUID(str(written))


def coded(values: Iterable[Any], codes: Mapping[Any, int], dtype: type[np.signedinteger[Any]]) -> NDArray[Any]:
    """Each value's code, (n,); a value without one gets -1."""
    return np.fromiter(map(codes.get, values, repeat(-1)), dtype=dtype)


def numbered(values: Sequence[Any]) -> tuple[NDArray[np.int32], list[Any]]:
    """Each value's number in the order in which they first appear, (n,), and the different values by their number."""
    number_of: defaultdict[Any, int] = defaultdict(count().__next__)
    found = np.fromiter(map(number_of.__getitem__, values), dtype=np.int32, count=len(values))
    return found, list(number_of)


def numbers(values: Iterable[int | None], *, missing: int) -> NDArray[np.int32]:
    """Whole numbers (n,) with `missing` where there is none."""
    return np.fromiter((missing if value is None else value for value in values), dtype=np.int32)
