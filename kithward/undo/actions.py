"""Following what a change does to rows, and taking it back: whole, or not at all where it was built on since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, models, transaction

from kithward.errors import Conflict
from kithward.language.nouns import counted
from kithward.undo.models import Undo
from kithward.workspaces.actions import hold
from kithward.workspaces.deleting import delete_rows, going_with, leave
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.queries import row_of
from kithward.workspaces.rows import as_json, chunks, from_json, insert, upsert
from kithward.workspaces.scoped import Editable, Scoped
from kithward.workspaces.tables import Key, content_columns, keys_of, keys_to, table_named, table_of, tables_in_order

MOST_KEPT: Final = 200  # of a workspace
MOST_REASONS: Final = 3
Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change touched, its columns as JSON holds them; None where the row was not, or no longer, there."""

    table: type[Scoped]
    id: UUID
    before: Columns | None
    after: Columns | None

    def values(self, column: str) -> set[UUID]:
        """What a column that holds an id held before and after."""
        return {UUID(row[column]) for row in (self.before, self.after) if row is not None and row[column] is not None}


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A change that was taken back: its words, and the rows it had touched."""

    words: str
    rows: tuple[Touched, ...]

    def of(self, table: type[Scoped]) -> list[Touched]:
        return [row for row in self.rows if row.table is table]


class Trace:
    """What one change does to rows, told while it does it, inside its transaction."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._before: dict[type[Scoped], dict[UUID, Columns | None]] = defaultdict(dict)

    def watch(self, table: type[Scoped], rows: Iterable[Any]) -> None:
        """Remember these rows as they are, before they change or vanish."""
        if isinstance(rows, models.QuerySet):
            self._remember(table, _columns_of(table, rows))
        else:
            self._remember(table, _stored(self._workspace, table, [row.id for row in rows]))

    def _remember(self, table: type[Scoped], found: Iterable[tuple[UUID, Columns]]) -> None:
        self._before[table] = {**dict(found), **self._before[table]}

    def made(self, row: Scoped) -> None:
        """Remember a row that the change made."""
        self._before[type(row)].setdefault(row.id, None)

    def delete(self, table: type[Scoped], ids: Iterable[UUID]) -> None:
        """Delete rows with all that cannot be without them; what can lives on without pointing to them."""
        found = going_with(self._workspace, table, ids)
        for key, left in found.left.items():
            self._remember(key.table, _stored(self._workspace, key.table, left))
            leave(self._workspace, key, left)
        for gone_from, gone in found.gone.items():
            self._remember(gone_from, _stored(self._workspace, gone_from, gone))
        delete_rows(self._workspace, found.gone)

    def keep(self, words: str, *, undo_id: UUID | None = None) -> UUID:
        """Store what came of the rows, so that it can be taken back; gives the id to do so by."""
        return self._keep(words, self._rows(), undo_id or new_id())

    def keep_if_changed(self, words: str) -> UUID | None:
        """The same, but None where the rows are as they were: then there is nothing to take back."""
        rows = self._rows()
        return self._keep(words, rows, new_id()) if rows else None

    def _rows(self) -> list[dict[str, Any]]:
        return [row for table, before in self._before.items() for row in self._touched(table, before)]

    def _keep(self, words: str, rows: Sequence[Mapping[str, Any]], kept_id: UUID) -> UUID:
        Undo.objects.create(workspace=self._workspace, id=kept_id, words=words[:500], rows=rows)
        _forget_old(self._workspace)
        return kept_id

    def _touched(self, table: type[Scoped], before: Mapping[UUID, Columns | None]) -> Iterator[dict[str, Any]]:
        after = dict(_stored(self._workspace, table, before))
        for row_id, was in before.items():
            now = after.get(row_id)
            if _content(table, was) != _content(table, now):
                yield {"table": table_of(table), "id": str(row_id), "before": was, "after": now}


def change_kept(workspace: Workspace, undo_id: UUID) -> Undo | None:
    """The change that was kept under that id, if there is one: also one that can no longer be taken back."""
    found: Undo | None = Undo.objects.of(workspace).filter(id=undo_id).first()
    return found


@transaction.atomic
def take_back(workspace: Workspace, undo_id: UUID, *, now: datetime) -> TakenBack:
    """The change that was taken back, row for row.

    Raises Conflict, and changes nothing, when it was taken back before, or a row is not as the change left it. What
    the log keeps up beside the rows (rhythms, its own version) is left to the caller.
    """
    hold(workspace)
    kept: Undo = row_of(Undo.objects.of(workspace), undo_id, called="change")
    if kept.taken_back_at is not None:
        raise Conflict(f"“{kept.words}” was taken back already.")
    if not kept.rows:
        raise Conflict(f"There is nothing left of “{kept.words}” to take back.")
    rows = tuple(Touched(table_named(row["table"]), UUID(row["id"]), row["before"], row["after"]) for row in kept.rows)
    reasons = [*_changed_since(workspace, rows), *_built_on(workspace, rows), *_missing(workspace, rows)]
    if reasons:
        raise Conflict(f"“{kept.words}” cannot be taken back: {'; '.join(reasons[:MOST_REASONS])}.")
    try:
        _restore(workspace, rows)
    except IntegrityError as error:  # a name or an address that may stand only once
        raise Conflict(f"“{kept.words}” cannot be taken back: something else has taken its place since.") from error
    Undo.objects.of(workspace).filter(id=kept.id).update(taken_back_at=now)
    return TakenBack(kept.words, rows)


def _forget_old(workspace: Workspace) -> None:
    """Empty what is behind the latest changes. Its id stays: by it, what was sent twice is known to be done."""
    latest = Undo.objects.of(workspace).order_by("-made_at", "-id").values_list("id", flat=True)
    old = list(latest[MOST_KEPT : MOST_KEPT + 1])
    Undo.objects.of(workspace).filter(id__in=old).update(rows=[])


# Rows as JSON holds them.


def _stored(workspace: Workspace, table: type[Scoped], ids: Iterable[UUID]) -> Iterator[tuple[UUID, Columns]]:
    for some in chunks(ids):
        yield from _columns_of(table, table.objects.of(workspace).filter(id__in=some))


def _columns_of(table: type[Scoped], rows: models.QuerySet[Any]) -> Iterator[tuple[UUID, Columns]]:
    names = [column.attname for column in table._meta.concrete_fields if column.attname != "workspace_id"]
    for row in rows.values(*names):
        yield row["id"], {name: as_json(value) for name, value in row.items()}


def _content(table: type[Scoped], row: Columns | None) -> Columns | None:
    """The columns that are a person's, without versions and tallies, which the program keeps up."""
    return None if row is None else {name: row[name] for name in content_columns(table)}


# What keeps a change from being taken back.


def _changed_since(workspace: Workspace, rows: Sequence[Touched]) -> Iterator[str]:
    """The rows that are not as the change left them."""
    for table, some in _by_table(rows).items():
        present = dict(_stored(workspace, table, [row.id for row in some]))
        for row in some:
            now = present.get(row.id)
            if _content(table, now) != _content(table, row.after):
                yield f"{_called(row)} was {'deleted' if now is None else 'changed'} since"


def _built_on(workspace: Workspace, rows: Sequence[Touched]) -> Iterator[str]:
    """The rows that point to something which the change made, and that came later."""
    touched, made = {row.id for row in rows}, _by_table(row for row in rows if row.before is None)
    for key in keys_to(*made):
        later = 0
        for some in chunks(row.id for row in made[key.target]):
            found = _pointing_to(workspace, key, some)
            if key.table.by_itself is not None:
                found = found.exclude(key.table.by_itself)
            later += sum(row_id not in touched for row_id in found.values_list("id", flat=True))
        if later:
            yield f"{counted(table_of(key.table), later)} {'was' if later == 1 else 'were'} added to it since"


def _missing(workspace: Workspace, rows: Sequence[Touched]) -> Iterator[str]:
    """What the rows would point to, and that was deleted since."""
    back = {row.id for row in rows if row.after is None}
    wanted: dict[type[Scoped], set[UUID]] = defaultdict(set)
    for row in rows:
        for key in keys_of(row.table):
            if row.before is not None and row.before[key.column] is not None:
                wanted[key.target].add(UUID(row.before[key.column]))
    for target, ids in wanted.items():
        gone = ids - back
        for some in chunks(ids - back):
            gone -= set(target.objects.of(workspace).filter(id__in=some).values_list("id", flat=True))
        if gone:
            was = "was" if len(gone) == 1 else "were"
            yield f"{counted(table_of(target), len(gone))} it belongs to {was} deleted since"


def _called(row: Touched) -> str:
    """A row by the name that a person knows it by, where it has one."""
    if not issubclass(row.table, Editable):
        return counted(table_of(row.table), 1)
    return str(row.table(**from_json(row.table, row.after or row.before or {})))


# Taking it back.


def _restore(workspace: Workspace, rows: Sequence[Touched]) -> None:
    """Take away what was made, then restore what was changed and put back what is gone, each table after its targets.

    What was made goes first, as it may stand where something else stood; but not before the rows that point to it
    point elsewhere again.
    """
    made = [row for row in rows if row.before is None]
    needed = _pointed_to(rows)
    _delete(workspace, (row for row in made if row.id not in needed))
    by_table = _by_table(row for row in rows if row.before is not None)
    for table in tables_in_order():
        some = by_table.get(table, ())
        _change_back(workspace, table, [row for row in some if row.after is not None])
        gone = [from_json(table, row.before) for row in some if row.after is None and row.before is not None]
        insert(table, gone, workspace=workspace)
    _delete(workspace, (row for row in made if row.id in needed))


def _delete(workspace: Workspace, rows: Iterable[Touched]) -> None:
    """Delete rows, and with them what the program wrote of them by itself."""
    going = {table: {row.id for row in some} for table, some in _by_table(rows).items()}
    for key in keys_to(*going):
        if key.table.by_itself is not None:
            for some in chunks(going[key.target]):
                found = _pointing_to(workspace, key, some).filter(key.table.by_itself)
                going.setdefault(key.table, set()).update(found.values_list("id", flat=True))
    delete_rows(workspace, going)


def _pointing_to(workspace: Workspace, key: Key, ids: Iterable[UUID]) -> models.QuerySet[Any]:
    """The rows that point to these by one column."""
    found: models.QuerySet[Any] = key.table.objects.of(workspace).filter(**{f"{key.column}__in": list(ids)})
    return found


def _pointed_to(rows: Sequence[Touched]) -> set[UUID]:
    """The made rows that changed rows point to, and the made ones that those point to in turn."""
    made = {row.id: row for row in rows if row.before is None}
    pending = [row for row in rows if row.before is not None and row.after is not None]
    found: set[UUID] = set()
    while pending:
        row = pending.pop()
        targets = {UUID(row.after[key.column]) for key in keys_of(row.table) if row.after and row.after[key.column]}
        pending += [made[row_id] for row_id in targets & made.keys() - found]
        found |= targets & made.keys()
    return found


def _change_back(workspace: Workspace, table: type[Scoped], rows: Sequence[Touched]) -> None:
    """Give rows the values that they had, and a version of their own, so that a form open on them is told."""
    before = {row.id: from_json(table, row.before or {}) for row in rows}
    columns = content_columns(table)
    written = [*columns, "version"] if issubclass(table, Editable) else columns
    for some in chunks(before):
        present = list(table.objects.of(workspace).filter(id__in=some))
        for row in present:
            for column in columns:
                setattr(row, column, before[row.id][column])
            if isinstance(row, Editable):
                row.version += 1
        upsert(table, present, written)


def _by_table(rows: Iterable[Touched]) -> dict[type[Scoped], list[Touched]]:
    found: dict[type[Scoped], list[Touched]] = defaultdict(list)
    for row in rows:
        found[row.table].append(row)
    return dict(found)
