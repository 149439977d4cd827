"""Bringing a file in: preview, apply, undo. A preview and an import are one computation; only the last step writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, models, transaction

from kithward.errors import BadInput, Conflict, KithwardError, NotFound
from kithward.exchange.changes import Changes, Progress, Writing, chunks, table_of
from kithward.exchange.import_activities import Activities
from kithward.exchange.import_people import People
from kithward.exchange.import_rest import Rest
from kithward.exchange.models import ImportBatch, ImportChange, ImportRow
from kithward.exchange.reading import digest_of as digest_of
from kithward.exchange.reading import load as load
from kithward.exchange.reading import read_file as read_file
from kithward.exchange.records import Contents, OwnerRecord
from kithward.exchange.report import ImportReport, Notes
from kithward.exchange.rows import insert
from kithward.network.models import Activity
from kithward.network.tallies import recount_ties
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.scoped import Scoped


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change, and what is noted of each of its rows."""

    changes: Changes
    notes: Notes


def silent(done: int, total: int, doing: str) -> None:
    """No progress shown."""


def owner_of(workspace: Workspace) -> OwnerRecord | None:
    """Who the workspace belongs to, as a reader needs it to tell "me" from the others; None where nothing is said."""
    if not (workspace.owner_name or workspace.owner_profile_url or workspace.owner_emails):
        return None
    return OwnerRecord(
        "this network",
        "",
        name=workspace.owner_name,
        profile_url=workspace.owner_profile_url,
        emails=tuple(workspace.owner_emails),
    )


def preview(
    workspace: Workspace, contents: Contents, *, file_name: str, digest: str = "", progress: Progress | None = None
) -> ImportReport:
    """What an import of these contents would do; writes nothing."""
    found = compare(workspace, contents, progress or silent)
    return found.notes.report(file_name, made=found.changes.made_by_table)


def apply(
    workspace: Workspace, contents: Contents, *, file_name: str, digest: str, progress: Progress | None = None
) -> ImportReport:
    """What was done with the contents: all of it in one batch, or nothing.

    Raises Conflict when others wrote the same at the same moment, KithwardError when the disk is full.
    """
    with words_for_database_errors(file_name), transaction.atomic():
        locked(workspace)
        found = compare(workspace, contents, progress or silent)
        report = found.notes.report(file_name, made=found.changes.made_by_table)
        if found.changes.is_empty and is_known(workspace, digest):
            return report
        batch = ImportBatch.objects.create(
            workspace=workspace, source=contents.source, file_name=file_name[-300:], digest=digest, report=brief(report)
        )
        write(workspace, batch, found, progress or silent)
        return replace(report, batch=batch.id)


def locked(workspace: Workspace) -> None:
    """Hold the workspace until the transaction ends, so that the same file is not brought in twice at one moment."""
    fresh = Workspace.objects.select_for_update().get(id=workspace.id)
    for column in Workspace._meta.fields:
        setattr(workspace, column.attname, getattr(fresh, column.attname))


def compare(workspace: Workspace, contents: Contents, progress: Progress) -> Comparison:
    """Each record beside what is here; reads only."""
    changes, notes = Changes(), Notes(problems=list(contents.problems))
    total = contents.count
    progress(0, total, "comparing people with those you know")
    people = People(workspace, contents.source, changes=changes, notes=notes)
    people.organisations.take(contents.organisations, notes)
    people.take(contents.people)
    progress(len(contents.people), total, "comparing with what is in your log")
    activities = Activities(
        workspace,
        contents.source,
        changes=changes,
        notes=notes,
        left_versions=lambda: left_versions(workspace, Activity),
    )
    happened = activities.take(contents.activities, people)
    people.settle()
    rest = Rest(workspace, contents.source, changes=changes, notes=notes)
    rest.close_opportunities(happened)
    rest.take_opportunities(contents.opportunities, people)
    rest.take_positions(contents.positions)
    if contents.owner:
        rest.take_owner(contents.owner)
    for skipped in contents.skipped:
        notes.skip(skipped.where, skipped.why, skipped.raw)
    return Comparison(changes, notes)


def left_versions(workspace: Workspace, model: type[Scoped]) -> dict[UUID, int]:
    """The version in which imports left each row: one that has another now was changed by hand."""
    rows = ImportChange.objects.of(workspace).filter(
        table=table_of(model), batch__workspace=workspace, batch__state=ImportBatch.State.APPLIED
    )
    versions: dict[UUID, int] = {}
    for created, updated in rows.order_by("batch_id", "id").values_list("created", "updated"):
        versions |= {UUID(row_id): version for row_id, version in created.items()}
        versions |= {UUID(row_id): change["version"] for row_id, change in updated.items()}
    return versions


def is_known(workspace: Workspace, digest: str) -> bool:
    """Whether this very file was brought in before, so that its rows are kept already."""
    applied: models.QuerySet[ImportBatch] = ImportBatch.objects.of(workspace).filter(state=ImportBatch.State.APPLIED)
    return applied.filter(digest=digest).exists()


def brief(report: ImportReport) -> dict[str, Any]:
    """The report as it is kept with its batch: the rows that were left out stand in the batch's own rows."""
    return report.as_json() | {"batch": None, "skipped": len(report.skipped)}


def write(workspace: Workspace, batch: ImportBatch, found: Comparison, progress: Progress) -> None:
    """Write what was found to be new or different, and the rows of the file."""
    version = workspace.log_version if found.changes.is_empty else log_changed(workspace)
    Writing(workspace, batch, version, progress).write(found.changes)
    # The days of those who are new were counted with them.
    recount_ties(workspace, [*found.changes.recount.union(found.changes.contact_days)], version=version)
    rows = (
        {"position": position, "where": row.where[:200], "raw": row.raw, "verdict": row.verdict, "why": row.why[:300]}
        for position, row in enumerate(found.notes.kept_rows(), 1)
    )
    for some in chunks({**row, "id": new_id()} for row in rows):
        insert(ImportRow, some, workspace=workspace, batch_id=batch.id)


@contextmanager
def words_for_database_errors(file_name: str) -> Iterator[None]:
    """Turn what a person can do something about into words; the transaction has taken everything back by then."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            f"Something was changed while {file_name} was brought in; nothing of it was. Try again."
        ) from error
    except OperationalError as error:
        reason = str(error).casefold()
        if "full" in reason or "no space left" in reason:
            raise KithwardError(
                f"The disk is full, so nothing of {file_name} was brought in: free some space and try again."
            ) from error
        if "locked" in reason:
            raise Conflict(
                f"Another import is being written, so {file_name} was not: try again in a minute."
            ) from error
        raise


def batches(workspace: Workspace) -> models.QuerySet[ImportBatch]:
    """All imports, the latest first."""
    rows: models.QuerySet[ImportBatch] = ImportBatch.objects.of(workspace).order_by("-made_at", "-id")
    return rows


def batch(workspace: Workspace, short_id: str | UUID) -> ImportBatch:
    """The import with that id, or with the only id that ends so; raises NotFound."""
    wanted = str(short_id).replace("-", "").casefold()
    found = [row for row in batches(workspace) if wanted and row.id.hex.endswith(wanted)]
    if not found:
        raise NotFound(f"There is no import “{short_id}” here.")
    if len(found) > 1:
        raise BadInput(f"{len(found)} imports end in “{short_id}”: give more of the id.")
    return found[0]
