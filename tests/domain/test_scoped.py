"""What every table promises, asked of the database itself: the workspace comes first, everywhere."""

from typing import NamedTuple

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from kithward.network.models import EmailAddress, Person
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped, is_indexed

SCOPED = [model for model in apps.get_models() if issubclass(model, Scoped)]
TABLES = [model._meta.db_table for model in SCOPED]

FOREIGN_KEYS_OF_POSTGRES = """
    SELECT c.confrelid::regclass::text, c.condeferrable,
        ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place),
        ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
              JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place)
    FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = %s::regclass
"""
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


class ForeignKey(NamedTuple):
    """A foreign key as the database knows it."""

    columns: tuple[str, ...]
    table: str
    to_columns: tuple[str, ...]
    deferrable: bool = False


def foreign_keys(table: str) -> set[ForeignKey]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FOREIGN_KEYS_OF_POSTGRES, [table])
            return {ForeignKey(tuple(own), to, tuple(other), late) for to, late, own, other in cursor.fetchall()}
        cursor.execute(f'PRAGMA foreign_key_list("{table}")')
        keys: dict[int, list[tuple[str, str, str]]] = {}
        for key, _place, to, own, other, *_rest in cursor.fetchall():
            keys.setdefault(key, []).append((to, own, other))
    return {
        ForeignKey(tuple(own for _, own, _ in parts), parts[0][0], tuple(other for _, _, other in parts))
        for parts in keys.values()
    }


def keys_and_indexes(table: str) -> dict[str, list[str]]:
    """The columns of the primary key, of every unique constraint and of every index."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
        found = {
            name: key["columns"]
            for name, key in constraints.items()
            if key["primary_key"] or key["unique"] or key["index"]
        }
        if connection.vendor == "sqlite":  # Django gives the primary key in the order of the table's columns
            cursor.execute(f'PRAGMA table_info("{table}")')
            found["__primary__"] = [row[1] for row in sorted(cursor.fetchall(), key=lambda row: row[5]) if row[5]]
    return found


def test_every_table_of_the_domain_is_scoped() -> None:
    loose = [model for model in apps.get_app_config("kithward").get_models() if not issubclass(model, Scoped)]

    assert loose == []
    assert len(SCOPED) > 20


@pytest.mark.parametrize("model", SCOPED)
def test_no_table_has_a_relation_that_a_composite_key_cannot_carry(model: type[Scoped]) -> None:
    assert model._meta.many_to_many == ()
    assert model._meta.private_fields == []


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_workspace_comes_first_in_every_key_and_index(table: str) -> None:
    found = keys_and_indexes(table)

    assert ["workspace_id", "id"] in found.values()
    assert {name: columns for name, columns in found.items() if columns[0] != "workspace_id"} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_every_foreign_key_between_rows_carries_the_workspace(table: str) -> None:
    between_rows = {key for key in foreign_keys(table) if key.table in TABLES}

    assert {key for key in between_rows if key.columns[0] != "workspace_id"} == set()
    assert {key for key in between_rows if key.to_columns != ("workspace_id", "id")} == set()
    assert {key for key in between_rows if key.deferrable} == set()  # checked at COMMIT, Citus fails differently


@pytest.mark.django_db
@pytest.mark.parametrize("model", SCOPED)
def test_every_relation_is_held_by_the_database(model: type[Scoped]) -> None:
    relations = [
        field
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignObject) and not isinstance(field, models.ForeignKey)
    ]
    held = {(key.columns, key.table) for key in foreign_keys(model._meta.db_table)}

    assert {(tuple(field.from_fields), field.related_model._meta.db_table) for field in relations} <= held
    assert (("workspace_id",), Workspace._meta.db_table) in held


@pytest.mark.django_db
def test_there_are_no_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])

        assert cursor.fetchall() == []


def test_a_row_cannot_point_into_another_workspace(workspace: Workspace, other_workspace: Workspace) -> None:
    maria = Person.objects.create(workspace=other_workspace, name="Maria Chen", name_key="maria chen")

    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.create(workspace=workspace, person_id=maria.id, address="maria@example.org")


def test_a_row_cannot_be_moved_into_another_workspace(workspace: Workspace, other_workspace: Workspace) -> None:
    maria = Person.objects.create(workspace=workspace, name="Maria Chen", name_key="maria chen")
    EmailAddress.objects.create(workspace=workspace, person=maria, address="maria@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.of(workspace).update(workspace=other_workspace)


def test_every_reference_can_be_found_from_the_row_it_points_to() -> None:
    references = [
        (model, field.from_fields[1])
        for model in SCOPED
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignObject) and len(field.from_fields) == 2
    ]

    missing = [f"{model.__name__}.{column}" for model, column in references if not is_indexed(model, column)]

    assert len(references) > 20
    assert missing == []
