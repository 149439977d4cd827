"""The imports that were made, to list and to find."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kithward.errors import BadInput, NotFound
from kithward.exchange.models import ImportBatch, ImportRow
from kithward.exchange.report import outcome_in_words
from kithward.language.names import short_id
from kithward.workspaces.models import Workspace


def batches(workspace: Workspace) -> QuerySet[ImportBatch]:
    """All imports, the latest first."""
    rows: QuerySet[ImportBatch] = ImportBatch.objects.of(workspace).order_by("-made_at", "-id")
    return rows


def last_applied(workspace: Workspace) -> ImportBatch | None:
    """The latest import that was not taken back."""
    return batches(workspace).filter(state=ImportBatch.State.APPLIED).first()


def batch(workspace: Workspace, id_or_end: str | UUID) -> ImportBatch:
    """The import with that id, or with the only id that ends so; raises NotFound."""
    wanted = str(id_or_end).replace("-", "").casefold()
    found = [row for row in batches(workspace) if wanted and row.id.hex.endswith(wanted)]
    if not found:
        raise NotFound(f"There is no import “{id_or_end}” here.")
    if len(found) > 1:
        raise BadInput(f"{len(found)} imports end in “{id_or_end}”: give more of the id.")
    return found[0]


def rows_of(workspace: Workspace, batch_id: UUID, *, verdicts: Sequence[str] = ()) -> QuerySet[ImportRow]:
    """The rows that an import kept, in the order of its file; those with one of these verdicts, or all."""
    rows: QuerySet[ImportRow] = ImportRow.objects.of(workspace).filter(batch_id=batch_id).order_by("position")
    return rows.filter(verdict__in=verdicts) if verdicts else rows


def told(row: ImportBatch) -> str:
    """What an import did, in words."""
    return outcome_in_words(row.report["created"], row.report["updated"], row.report["merged"], row.report["skipped"])


def batch_as_json(row: ImportBatch) -> dict[str, Any]:
    """An import for programs."""
    return {
        **row.report,
        "batch": str(row.id),
        "short_id": short_id(row.id),
        "source": row.source,
        "file": row.file_name,
        "made_at": row.made_at.isoformat(),
        "state": row.state,
        "undone_at": row.undone_at.isoformat() if row.undone_at else None,
    }
