"""Many rows at once, and rows as JSON holds them: what imports and undoing write with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

from kithward.workspaces.scoped import Scoped

CHUNK: Final = 5000  # rows at a time: bounds memory and the length of a statement
_absent = object()
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)


def chunks(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """The items in lists short enough for one statement."""
    every = list(ids)
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]


def as_json(value: Any) -> Any:
    """A value of a column as JSON holds it; `from_json` reads it back."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value


def from_json(model: type[Scoped], row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row as its columns have them, out of JSON."""
    columns = {column.attname: column for column in model._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in row.items()}


def upsert(model: type[Scoped], rows: Sequence[Any], columns: Iterable[str]) -> None:
    """Write these columns of rows that are there: one statement for many rows with values of their own."""
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["workspace", "id"], update_fields=list(columns)
    )


def insert(model: type[Scoped], rows: Sequence[Mapping[str, Any]], **same_for_all: Any) -> None:
    """Write new rows, each the values of its columns by name; what a row leaves out has the column's default.

    No Python object for each: what makes a large import bearable.
    """
    connection = connections[router.db_for_write(model)]
    fields = model._meta.concrete_fields
    blank = model(**same_for_all)
    columns = [
        _column(connection, field, [row.get(field.attname, _absent) for row in rows], field.pre_save(blank, True))
        for field in fields
    ]
    table, *names = map(connection.ops.quote_name, (model._meta.db_table, *(str(field.column) for field in fields)))
    into, lines = f"{table} ({', '.join(names)})", zip(*columns, strict=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(lines))  # noqa: S608 - no values in it


def note_sizes(tables: Sequence[type[Scoped]]) -> None:
    """Tell PostgreSQL how large these tables have become: it checks references by plans made when they were small."""
    connection = connections[router.db_for_write(tables[0])]
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")


def _column(
    connection: BaseDatabaseWrapper, field: "models.Field[Any, Any]", values: list[Any], default: Any
) -> list[Any]:
    """The values as the database's driver takes them."""
    prepared = _preparing(connection, field)
    at_default = prepared(default)
    return [at_default if value is _absent else prepared(value) for value in values]


def _preparing(connection: BaseDatabaseWrapper, field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, _AS_THEY_ARE):
        return _unchanged
    if isinstance(field, models.JSONField):
        return lambda value: field.get_db_prep_save(value, connection)
    known: dict[Any, Any] = {}  # ids and days come again and again

    def prepared(value: Any) -> Any:
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return prepared


def _unchanged(value: Any) -> Any:
    return value
