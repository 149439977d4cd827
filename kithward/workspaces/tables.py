"""The tables of a workspace: their names, their order, and the keys between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.apps import apps
from django.db import models

from kithward.workspaces.scoped import Scoped


@dataclass(frozen=True, slots=True)
class Key:
    """A column by which rows point to rows of another table, and whether they live on without them."""

    table: type[Scoped]
    column: str
    target: type[Scoped]
    lives_on: bool


def scoped_tables() -> list[type[Scoped]]:
    """Every table whose rows belong to a workspace."""
    return [model for model in apps.get_models() if issubclass(model, Scoped)]


def tables_in_order() -> list[type[Scoped]]:
    """Every table after those it points to."""
    pointed_to = {model: {key.target for key in keys_of(model)} - {model} for model in scoped_tables()}
    return list(TopologicalSorter(pointed_to).static_order())


def keys_of(table: type[Scoped]) -> Iterator[Key]:
    """The columns by which rows of this table point to others."""
    for relation in table._meta.get_fields():
        if isinstance(relation, models.ForeignObject) and issubclass(relation.related_model, Scoped):
            yield Key(table, f"{relation.name}_id", relation.related_model, getattr(relation, "lives_on", False))


def keys_to(*targets: type[Scoped]) -> Iterator[Key]:
    """The columns of any table that point into one of these."""
    for table in scoped_tables():
        yield from (key for key in keys_of(table) if key.target in targets)


def content_columns(table: type[Scoped]) -> list[str]:
    """The columns that are a person's, without keys, versions and tallies, which the program keeps up."""
    return [
        column.attname for column in table._meta.concrete_fields if column.editable and column.attname != "workspace_id"
    ]


def table_of(model: type[Scoped]) -> str:
    """The name under which what happened to the rows of a table is kept."""
    return str(model._meta.model_name)


def table_named(name: str) -> type[Scoped]:
    """The table of that name."""
    found: type[Scoped] = apps.get_model("kithward", name)
    return found
