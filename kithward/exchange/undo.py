"""Taking an import back: all of it, row for row, or nothing where something was built on it since."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kithward.errors import Conflict
from kithward.exchange.batches import batch as find_batch
from kithward.exchange.changes import IN_ORDER, OWNER
from kithward.exchange.locking import words_for_database_errors
from kithward.exchange.models import ImportBatch, ImportChange, ImportRow
from kithward.exchange.seen import TABLE as SEEN
from kithward.language.nouns import counted
from kithward.network.models import Activity, Participation, Person
from kithward.network.tallies import mark_changed, recount_ties
from kithward.upkeep import look_again
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.deleting import pointing_to
from kithward.workspaces.models import Workspace
from kithward.workspaces.rows import chunks, from_json, insert, upsert
from kithward.workspaces.scoped import Editable, Scoped
from kithward.workspaces.tables import keys_to, table_of


@dataclass(slots=True)
class Traces:
    """What a batch left in one table."""

    made: dict[UUID, int] = field(default_factory=dict)  # id -> version
    changed: dict[UUID, dict[str, Any]] = field(default_factory=dict)


Footprint = dict[type[Scoped], Traces]


def undo(workspace: Workspace, batch_id: UUID, *, now: datetime) -> ImportBatch:
    """The import that was taken back; raises Conflict, and changes nothing, where something was built on it since.

    The rows of its file are forgotten too; the batch stays as a line that says when it was undone.
    """
    batch = find_batch(workspace, batch_id)
    with words_for_database_errors(batch.file_name), transaction.atomic():
        hold(workspace)
        batch.refresh_from_db()
        _undo(workspace, batch)
        batch.state, batch.undone_at = ImportBatch.State.UNDONE, now.astimezone(UTC)
        ImportBatch.objects.of(workspace).filter(id=batch.id).update(state=batch.state, undone_at=batch.undone_at)
        look_again(workspace, now.date())
    return batch


def _undo(workspace: Workspace, batch: ImportBatch) -> None:
    if batch.state == ImportBatch.State.UNDONE:
        raise Conflict(f"{batch.file_name} was taken back already.")
    footprint, owner = _footprint(workspace, batch)
    built = _built_on(workspace, batch, footprint) + _owner_changes(workspace, owner)
    if built:
        raise Conflict(
            f"{batch.file_name} cannot be taken back, because something was built on it since: {', '.join(built)}."
        )
    _take_back(workspace, footprint)
    if owner:
        Workspace.objects.filter(id=workspace.id).update(**owner["before"])
        for column, value in owner["before"].items():
            setattr(workspace, column, value)
    ImportRow.objects.of(workspace).filter(batch_id=batch.id).delete()
    ImportChange.objects.of(workspace).filter(batch_id=batch.id).delete()


def _footprint(workspace: Workspace, batch: ImportBatch) -> tuple[Footprint, dict[str, Any]]:
    by_name = {table_of(model): model for model in IN_ORDER}
    found: Footprint = {model: Traces() for model in IN_ORDER}
    owner: dict[str, Any] = {}
    rows = ImportChange.objects.of(workspace).filter(batch_id=batch.id).exclude(table=SEEN)
    for table, made, changed in rows.values_list("table", "created", "updated"):
        if table == OWNER:
            owner = next(iter(changed.values()))
            continue
        traces = found[by_name[table]]
        traces.made |= {UUID(row_id): version for row_id, version in made.items()}
        traces.changed |= {UUID(row_id): change for row_id, change in changed.items()}
    return found, owner


# What keeps an import from being taken back.


def _built_on(workspace: Workspace, batch: ImportBatch, footprint: Footprint) -> list[str]:
    later = _later_imports(workspace, batch)
    by_hand: Counter[tuple[type[Scoped], str]] = Counter()
    by_import: Counter[str] = Counter()

    def count(model: type[Scoped], row_id: UUID, how: str) -> None:
        if row_id in later:
            by_import[later[row_id]] += 1
        else:
            by_hand[model, how] += 1

    for model, traces in footprint.items():
        if issubclass(model, Editable):
            for row_id in _edited(workspace, model, traces):
                count(model, row_id, "changed")
    for key in keys_to(*IN_ORDER):
        here = footprint.get(key.table, Traces())
        for row_id in pointing_to(workspace, key, footprint[key.target].made):
            if row_id not in here.made and key.column not in here.changed.get(row_id, {}).get("before", ()):
                count(key.table, row_id, f"added for {counted(table_of(key.target), 1)} of it")
    built = [f"{counted(table_of(model), times)} {how}" for (model, how), times in by_hand.items()]
    built += [
        f"{times:,} {'row' if times == 1 else 'rows'} of a later import, {name}" for name, times in by_import.items()
    ]
    return sorted(built)


def _later_imports(workspace: Workspace, batch: ImportBatch) -> dict[UUID, str]:
    """The file that made or changed each row after this import."""
    rows = ImportChange.objects.of(workspace).filter(
        batch__workspace=workspace, batch__state=ImportBatch.State.APPLIED, batch_id__gt=batch.id
    )
    rows = rows.exclude(table__in=(SEEN, OWNER))
    found: dict[UUID, str] = {}
    for name, made, changed in rows.values_list("batch__file_name", "created", "updated"):
        found |= {UUID(row_id): name for row_id in (*made, *changed)}
    return found


def _edited(workspace: Workspace, model: type[Editable], traces: Traces) -> Iterable[UUID]:
    """The rows that are there still, but in another version than the import left."""
    left = traces.made | {row_id: change["version"] for row_id, change in traces.changed.items()}
    for some in chunks(left):
        for row_id, version in model.objects.of(workspace).filter(id__in=some).values_list("id", "version"):
            if version != left[row_id]:
                yield row_id


def _owner_changes(workspace: Workspace, owner: Mapping[str, Any]) -> list[str]:
    left = owner.get("after", {})
    return (
        ["your own profile changed"]
        if any(getattr(workspace, column) != value for column, value in left.items())
        else []
    )


# Taking it back.


def _take_back(workspace: Workspace, footprint: Footprint) -> None:
    people, activities = _people_of(workspace, footprint), _activities_of(workspace, footprint)
    for model in reversed(IN_ORDER):  # whatever points to a table comes before it
        for some in chunks(footprint[model].made):
            rows = model.objects.of(workspace).filter(id__in=some)
            rows._raw_delete(rows.db)  # nothing is left that points there, and that Django would have to look for
        _restore(workspace, model, footprint[model].changed)
    people |= {UUID(change["before"]["person_id"]) for change in footprint[Participation].changed.values()}
    version = log_changed(workspace, rows_gone=True)
    mark_changed(workspace, activities, version=version)
    recount_ties(workspace, list(people - footprint[Person].made.keys()), version=version)


def _people_of(workspace: Workspace, footprint: Footprint) -> set[UUID]:
    """Those whom the import changed, or who took part in what it made or changed."""
    activities = footprint[Activity]
    people = set(footprint[Person].changed)
    for column, ids in (
        ("activity_id", [*activities.made, *activities.changed]),
        ("id", list(footprint[Participation].made)),
    ):
        for some in chunks(ids):
            rows = Participation.objects.of(workspace).filter(**{f"{column}__in": some})
            people.update(rows.values_list("person_id", flat=True))
    return people


def _activities_of(workspace: Workspace, footprint: Footprint) -> set[UUID]:
    """The activities that the import changed, or in which it let others take part."""
    parts = footprint[Participation]
    found = {*footprint[Activity].changed, *(UUID(part["before"]["activity_id"]) for part in parts.changed.values())}
    for some in chunks(parts.made):
        found.update(Participation.objects.of(workspace).filter(id__in=some).values_list("activity_id", flat=True))
    return found


def _restore(workspace: Workspace, model: type[Scoped], changes: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Give rows the values that they had before, and put back those that were taken away."""
    gone = [from_json(model, change["before"]) for change in changes.values() if change["version"] is None]
    if gone:
        insert(model, _still_possible(workspace, gone), workspace=workspace)
    alike: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for some in chunks(row_id for row_id, change in changes.items() if change["version"] is not None):
        for row in model.objects.of(workspace).filter(id__in=some):
            before = from_json(model, changes[row.id]["before"])
            for column, value in before.items():
                setattr(row, column, value)
            alike[tuple(before)].append(row)
    for columns, rows in alike.items():
        upsert(model, rows, columns)


def _still_possible(workspace: Workspace, participations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose activity and person were not deleted by hand since."""
    activities = _present(workspace, Activity, {row["activity_id"] for row in participations})
    people = _present(workspace, Person, {row["person_id"] for row in participations})
    return [row for row in participations if row["activity_id"] in activities and row["person_id"] in people]


def _present(workspace: Workspace, model: type[Scoped], ids: Iterable[UUID]) -> set[UUID]:
    return {
        row_id
        for some in chunks(ids)
        for row_id in model.objects.of(workspace).filter(id__in=some).values_list("id", flat=True)
    }
