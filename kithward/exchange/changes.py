"""The rows that an import makes, changes and takes away: gathered first, then written, with what undoing needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from kithward.exchange.models import ImportBatch, ImportChange
from kithward.network.models import (
    Activity,
    EmailAddress,
    Organisation,
    Participation,
    Person,
    PhoneNumber,
    Position,
)
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.rows import as_json, chunks, insert, upsert
from kithward.workspaces.scoped import Editable, Scoped
from kithward.workspaces.tables import table_of

Row = dict[str, Any]  # columns of a table, with their values
Progress = Callable[[int, int, str], None]  # done, of how many, what is being done

# Each table after those it points to.
IN_ORDER: Final[tuple[type[Scoped], ...]] = (
    Organisation,
    Person,
    EmailAddress,
    PhoneNumber,
    Activity,
    Participation,
    Opportunity,
    Position,
)
_PLURALS: Final[dict[type[Scoped], str]] = {
    Organisation: "organisations",
    Person: "people",
    EmailAddress: "e-mail addresses",
    PhoneNumber: "phone numbers",
    Activity: "activities",
    Participation: "who took part",
    Opportunity: "opportunities",
    Position: "positions",
}
REPORTED: Final[dict[str, type[Scoped]]] = {
    "people": Person,
    "activities": Activity,
    "opportunities": Opportunity,
    "organisations": Organisation,
    "positions": Position,
}
OWNER: Final = "workspace"  # the name of its changes among those of the tables


@dataclass(slots=True)
class Changes:
    """What is to be written, by table; a preview gathers the same and writes nothing."""

    made: dict[type[Scoped], list[Row]] = field(default_factory=lambda: {model: [] for model in IN_ORDER})
    changed: dict[type[Editable], dict[UUID, dict[str, Any]]] = field(default_factory=dict)
    gone: list[UUID] = field(default_factory=list)  # participations
    owner: dict[str, Any] = field(default_factory=dict)
    contact_days: dict[UUID, set[int]] = field(default_factory=dict)  # that the new activities add, by person
    recount: set[UUID] = field(default_factory=set)  # people whose contacts are others than before

    def make(self, model: type[Scoped], **columns: Any) -> UUID:
        """Note a new row; gives its id."""
        row_id: UUID = columns.setdefault("id", new_id())
        self.made[model].append(columns)
        return row_id

    def change(self, model: type[Editable], row_id: UUID, values: Mapping[str, Any]) -> None:
        self.changed.setdefault(model, {}).setdefault(row_id, {}).update(values)

    @property
    def made_by_table(self) -> dict[str, int]:
        """How many rows are made, by the names that a report has for the tables."""
        return {name: len(self.made[model]) for name, model in REPORTED.items()}

    @property
    def is_empty(self) -> bool:
        return not (any(self.made.values()) or any(self.changed.values()) or self.gone or self.owner)


@dataclass(slots=True)
class Writing:
    """One batch being written, inside its transaction."""

    workspace: Workspace
    batch: ImportBatch
    version: int  # of the log
    progress: Progress
    done: int = 0

    def write(self, changes: Changes) -> None:
        """Write all changes, and beside them what undoing needs."""
        total = sum(map(len, changes.made.values())) + sum(map(len, changes.changed.values()))
        for model in IN_ORDER:
            self._make(model, changes.made[model], total)
        for table, rows in changes.changed.items():
            self._change(table, rows, total)
        self._take_away(changes.gone)
        self._change_owner(changes.owner)

    def _make(self, model: type[Scoped], rows: list[Row], total: int) -> None:
        same: dict[str, Any] = {"workspace": self.workspace}
        if hasattr(model, "log_version"):
            same["log_version"] = self.version
        version = 1 if issubclass(model, Editable) else 0
        for some in chunks(rows):
            insert(model, some, **same)
            self._remember(table_of(model), created={str(row["id"]): version for row in some})
            self.done += len(some)
            self.progress(self.done, total, f"writing {_PLURALS[model]}")

    def _change(self, model: type[Editable], changes: Mapping[UUID, dict[str, Any]], total: int) -> None:
        """Change rows and count their versions up, so that a form open on the old values is told."""
        columns = sorted({column for values in changes.values() for column in values})
        for some in chunks(changes):
            rows = list(model.objects.of(self.workspace).filter(id__in=some))
            updated = {}
            for row in rows:
                values = changes[row.id] | {"version": row.version + 1}
                if hasattr(row, "log_version"):
                    values["log_version"] = self.version
                before = {column: as_json(getattr(row, column)) for column in values}
                for column, value in values.items():
                    setattr(row, column, value)
                updated[str(row.id)] = {"before": before, "version": row.version}
            extra = ["version", *(["log_version"] if any(hasattr(row, "log_version") for row in rows[:1]) else [])]
            upsert(model, rows, [*columns, *extra])
            self._remember(table_of(model), updated=updated)
            self.done += len(some)
            self.progress(self.done, total, f"changing {_PLURALS[model]}")

    def _take_away(self, gone: list[UUID]) -> None:
        for some in chunks(gone):
            rows = Participation.objects.of(self.workspace).filter(id__in=some)
            kept = {
                str(row["id"]): {"before": {column: as_json(value) for column, value in row.items()}, "version": None}
                for row in rows.values("id", "activity_id", "person_id", "part")
            }
            rows.delete()
            self._remember(table_of(Participation), updated=kept)

    def _change_owner(self, values: dict[str, Any]) -> None:
        if not values:
            return
        before = {column: getattr(self.workspace, column) for column in values}
        Workspace.objects.filter(id=self.workspace.id).update(**values)
        for column, value in values.items():
            setattr(self.workspace, column, value)
        self._remember(OWNER, updated={str(self.workspace.id): {"before": before, "after": values}})

    def _remember(self, table: str, **what: dict[str, Any]) -> None:
        ImportChange.objects.create(workspace=self.workspace, batch_id=self.batch.id, table=table, **what)
