"""Bringing a file in: preview, apply, undo. A preview and an import are one computation; only the last step writes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from kithward.exchange.batches import batch as batch
from kithward.exchange.batches import batch_as_json as batch_as_json
from kithward.exchange.batches import batches as batches
from kithward.exchange.batches import told as told
from kithward.exchange.changes import Changes, Progress, Writing
from kithward.exchange.fitting import storable
from kithward.exchange.import_activities import Activities
from kithward.exchange.import_people import People
from kithward.exchange.import_rest import Rest
from kithward.exchange.locking import words_for_database_errors
from kithward.exchange.models import ImportBatch, ImportChange, ImportRow
from kithward.exchange.reading import Named
from kithward.exchange.reading import digest_of as digest_of
from kithward.exchange.reading import load as load
from kithward.exchange.reading import read_file as read_file
from kithward.exchange.records import Contents, OwnerRecord, ReadingOptions
from kithward.exchange.report import ImportReport, Noted, Notes
from kithward.exchange.seen import Seen
from kithward.exchange.undo import undo as undo
from kithward.network.models import Activity, Organisation, Participation, Person
from kithward.network.tallies import recount_ties
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.rows import chunks, insert, note_sizes
from kithward.workspaces.scoped import Scoped
from kithward.workspaces.tables import table_of

LARGE = 1000  # rows of a file


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change, and what is noted of each of its rows."""

    changes: Changes
    notes: Notes
    seen: Seen
    left_out: list[Noted]  # for the first time


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


def reading_options(workspace: Workspace, now: datetime, columns: Mapping[str, str] | None = None) -> ReadingOptions:
    """What readers need to know of the one whose workspace it is."""
    return ReadingOptions(now, owner_of(workspace), columns=columns or {})


def import_file(
    workspace: Workspace,
    file: Path | Named,
    *,
    now: datetime,
    preview: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """What was done with a file, or would be; raises BadInput for one that holds nothing to take.

    `columns` say what those of a table hold, where their names do not.
    """
    named = load(file) if isinstance(file, Path) else file
    contents = read_file(named, reading_options(workspace, now, columns))
    if preview:
        return report_of(compare(workspace, contents, progress or silent))
    return apply(workspace, contents, file_name=named[0], digest=digest_of(named), progress=progress)


def preview(workspace: Workspace, contents: Contents, *, progress: Progress | None = None) -> ImportReport:
    """What an import of these contents would do; writes nothing."""
    return report_of(compare(workspace, contents, progress or silent))


def apply(
    workspace: Workspace,
    contents: Contents,
    *,
    file_name: str,
    digest: str,
    progress: Progress | None = None,
    draft_id: UUID | None = None,
) -> ImportReport:
    """What was done with the contents: all of it in one batch, or nothing.

    A file that waited as a draft leaves a batch also where there was nothing to do, so that it can be said later.
    Raises Conflict when others wrote the same at the same moment, KithwardError when the disk is full.
    """
    with words_for_database_errors(file_name), transaction.atomic():
        hold(workspace)
        found = compare(workspace, contents, progress or silent)
        report = report_of(found)
        if draft_id is None and found.changes.is_empty and not found.seen.has_news:
            return report
        batch = ImportBatch.objects.create(
            workspace=workspace,
            source=contents.source,
            file_name=storable(file_name)[-300:],
            digest=digest,
            report=brief(report) | ({"draft": str(draft_id)} if draft_id else {}),
        )
        write(workspace, batch, found, progress or silent)
        return replace(report, batch=batch.id)


def compare(workspace: Workspace, contents: Contents, progress: Progress) -> Comparison:
    """Each record beside what is here; reads only."""
    changes, notes = Changes(), Notes(problems=list(map(storable, contents.problems)))
    seen = Seen(workspace, contents.source)
    total = contents.count
    progress(0, total, "comparing people with those you know")
    people = People(workspace, seen, changes=changes, notes=notes)
    people.organisations.take(contents.organisations, notes)
    people.take(contents.people)
    progress(len(contents.people), total, "comparing with what is in your log")
    activities = Activities(
        workspace,
        seen,
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
    return Comparison(changes, notes, seen, [row for row in notes.skipped if seen.is_news(row.where, row.why)])


def report_of(found: Comparison) -> ImportReport:
    return found.notes.report(made=found.changes.made_by_table)


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


def brief(report: ImportReport) -> dict[str, Any]:
    """The report as it is kept with its batch: the rows that were left out stand in the batch's own rows."""
    return report.as_json() | {"batch": None, "skipped": len(report.skipped)}


def write(workspace: Workspace, batch: ImportBatch, found: Comparison, progress: Progress) -> None:
    """Write what was found to be new or different, and the rows of the file."""
    version = workspace.log_version if found.changes.is_empty else log_changed(workspace)
    Writing(workspace, batch, version, progress).write(found.changes)
    found.seen.write(batch, version)
    # The days of those who are new were counted with them.
    recount_ties(workspace, [*found.changes.recount.union(found.changes.contact_days)], version=version)
    rows = (
        {"position": position, "where": row.where[:200], "raw": row.raw, "verdict": row.verdict, "why": row.why[:300]}
        for position, row in enumerate(found.notes.kept_rows(found.left_out), 1)
    )
    for some in chunks({**row, "id": new_id()} for row in rows):
        insert(ImportRow, some, workspace=workspace, batch_id=batch.id)
    if len(found.notes.rows) > LARGE:
        note_sizes((Person, Activity, Participation, Organisation, ImportRow))
