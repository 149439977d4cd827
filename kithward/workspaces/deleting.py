"""Deleting rows with all that cannot be without them, in an order that the database allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from kithward.workspaces.models import Workspace
from kithward.workspaces.rows import chunks
from kithward.workspaces.scoped import Editable, Scoped
from kithward.workspaces.tables import Key, keys_to, tables_in_order


@dataclass(slots=True)
class Going:
    """The rows that go, by table, and those that live on with a column empty, by column."""

    gone: dict[type[Scoped], set[UUID]] = field(default_factory=lambda: defaultdict(set))
    left: dict[Key, set[UUID]] = field(default_factory=lambda: defaultdict(set))


def going_with(workspace: Workspace, table: type[Scoped], ids: Iterable[UUID]) -> Going:
    """What goes when these rows are deleted, and what lives on without them."""
    found = Going()
    pending = {table: set(ids)}
    while pending:
        target, some = pending.popitem()
        found.gone[target] |= some
        for key in keys_to(target):
            pointing = pointing_to(workspace, key, some) - found.gone[key.table]
            if key.lives_on:
                found.left[key] |= pointing
            elif pointing:
                pending.setdefault(key.table, set()).update(pointing)
    for key in found.left:
        found.left[key] -= found.gone[key.table]
    return found


def pointing_to(workspace: Workspace, key: Key, targets: Iterable[UUID]) -> set[UUID]:
    """The rows that point to these by one column."""
    return {
        row_id
        for some in chunks(targets)
        for row_id in key.table.objects.of(workspace).filter(**{f"{key.column}__in": some}).values_list("id", flat=True)
    }


def leave(workspace: Workspace, key: Key, ids: Iterable[UUID]) -> None:
    """Empty the column by which these rows point to something that goes."""
    changed = {"version": F("version") + 1} if issubclass(key.table, Editable) else {}
    for some in chunks(ids):
        key.table.objects.of(workspace).filter(id__in=some).update(**{key.column: None}, **changed)


def delete_rows(workspace: Workspace, ids: Mapping[type[Scoped], Iterable[UUID]]) -> None:
    """Delete rows that nothing but each other points to.

    Django's own cascade leaves keys that may be empty out of its order, and the database checks every key at once.
    """
    for table in reversed(tables_in_order()):
        for some in chunks(ids.get(table, ())):
            rows = table.objects.of(workspace).filter(id__in=some)
            rows._raw_delete(rows.db)  # what points there is gone already, so that Django need not look for it
