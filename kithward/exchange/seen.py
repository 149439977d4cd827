"""What a source has told before: records that need not be looked at again, and that nobody has to delete twice."""

from hashlib import blake2b
from typing import Any

from kithward.exchange.models import ImportBatch, ImportChange
from kithward.exchange.records import ActivityRecord, PersonRecord
from kithward.workspaces.models import Workspace

TABLE = "seen"  # the name under which a batch keeps its marks, beside what it did to the tables
_BESIDE_THE_POINT = ("where", "raw")  # a row may move, and a calendar stamps each copy of an entry anew


class Seen:
    """Marks of the records that imports of one source have looked at.

    One that was taken for sure is never looked at again. One in which somebody could not be told, or that was left
    out for it, is looked at again as soon as anything in the log has changed.
    """

    def __init__(self, workspace: Workspace, source: str) -> None:
        self.source = source
        self._log_version = workspace.log_version
        self._sure: set[str] = set()
        self._unsure: dict[str, dict[str, Any]] = {}
        self._new: dict[str, int] = {}
        self._newly_unsure: dict[str, str] = {}
        rows = ImportChange.objects.of(workspace).filter(
            table=TABLE, batch__workspace=workspace, batch__source=source, batch__state=ImportBatch.State.APPLIED
        )
        for sure, unsure in rows.order_by("batch_id").values_list("created", "updated"):
            self._sure.update(sure)
            self._unsure |= unsure

    def verdict(self, record: PersonRecord | ActivityRecord) -> str | None:
        """None for a record to look at; of one that was: the reason for which it was left out, "" when it was taken."""
        mark = mark_of(record)
        if mark in self._sure:
            return ""
        before = self._unsure.get(mark)
        return str(before["why"]) if before and before["log"] == self._log_version else None

    def remember(self, record: PersonRecord | ActivityRecord, *, sure: bool = True, why: str = "") -> None:
        """Mark a record as looked at, with the reason if it was left out."""
        mark = mark_of(record)
        if sure:
            self._new[mark] = 1
        else:
            self._newly_unsure[mark] = why

    def is_news(self, where: str, why: str) -> bool:
        """Whether this was not left out for the same reason before; remembers it."""
        mark = _mark(f"{where}\n{why}")
        if mark in self._sure:
            return False
        self._new[mark] = 1
        return True

    @property
    def has_news(self) -> bool:
        return bool(self._new) or not self._newly_unsure.keys() <= self._unsure.keys()

    def write(self, batch: ImportBatch, log_version: int) -> None:
        """Keep the new marks with the batch; undoing it takes them away."""
        unsure = {mark: {"log": log_version, "why": why} for mark, why in self._newly_unsure.items()}
        ImportChange.objects.create(
            workspace_id=batch.workspace_id, batch_id=batch.id, table=TABLE, created=self._new, updated=unsure
        )


def mark_of(record: PersonRecord | ActivityRecord) -> str:
    """What two records have in common that tell the same."""
    told = [getattr(record, part) for part in record.__slots__ if part not in _BESIDE_THE_POINT]
    return _mark(f"{type(record).__name__}{told}")


def _mark(text: str) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=10).hexdigest()
