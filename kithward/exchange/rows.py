"""Many new rows into a table at once, without a Python object for each: what makes a large import bearable."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

from kithward.workspaces.scoped import Scoped

_absent = object()
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)


def insert(model: type[Scoped], rows: Sequence[Mapping[str, Any]], **same_for_all: Any) -> None:
    """Write new rows, each the values of its columns by name; what a row leaves out has the column's default."""
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
