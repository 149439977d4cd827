"""Files that wait to be taken: kept for a day, looked at as often as one likes, taken once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kithward.errors import NotFound
from kithward.exchange import imports
from kithward.exchange.changes import Progress
from kithward.exchange.fitting import storable
from kithward.exchange.locking import words_for_database_errors
from kithward.exchange.models import ImportBatch, ImportDraft
from kithward.exchange.reading import Named, digest_of, layout_of, read_file, recognise
from kithward.exchange.report import ImportReport
from kithward.language.names import plain_name
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

KEPT_FOR: Final = timedelta(days=1)
MOST_WAITING: Final = 20  # all files of one drop
_LONGEST_NAME = 300


def waiting(workspace: Workspace) -> list[ImportDraft]:
    """The files that wait, the latest first, without what is in them."""
    return list(ImportDraft.objects.of(workspace).defer("content").order_by("-made_at", "-id"))


def draft(workspace: Workspace, draft_id: UUID) -> ImportDraft:
    """The file that waits; raises NotFound for one that was taken, thrown away, or left lying for a day."""
    found = ImportDraft.objects.of(workspace).filter(id=draft_id).first()
    if found is None:
        raise NotFound("That file waits no longer: it was thrown away or lay for a day. Bring it once more.")
    return found


def taken_as(workspace: Workspace, draft_id: UUID) -> ImportBatch | None:
    """The import that a draft became, if it was taken."""
    return ImportBatch.objects.of(workspace).filter(report__draft=str(draft_id)).first()


def keep(workspace: Workspace, file: Named) -> ImportDraft:
    """A file put by to be looked at; the oldest gives way where too many wait.

    Raises BadInput for what no reader knows, Conflict while an import is being written.
    """
    recognise(file)
    name, content = _plain(file[0]), file[1]
    with words_for_database_errors(name), transaction.atomic():
        hold(workspace)
        kept: ImportDraft = ImportDraft.objects.create(workspace=workspace, file_name=name, content=content)
        _forget(workspace, [row.id for row in waiting(workspace)[MOST_WAITING:]])
    return kept


def clear_out(workspace: Workspace, *, now: datetime) -> None:
    """Forget the files that were left lying for a day."""
    left = ImportDraft.objects.of(workspace).filter(made_at__lt=now - KEPT_FOR)
    if left.exists():  # asked first: a look at the page need not wait for an import that is being written
        with transaction.atomic():
            left.delete()


@transaction.atomic
def throw_away(workspace: Workspace, draft_id: UUID) -> ImportDraft:
    """The file that waits no longer."""
    found = draft(workspace, draft_id)
    _forget(workspace, [found.id])
    return found


def column_names(workspace: Workspace, draft_id: UUID) -> tuple[str, ...]:
    """The columns of a table that waits; none of any other file."""
    found = draft(workspace, draft_id)
    layout = layout_of((found.file_name, bytes(found.content)), {})
    return tuple(column.name for column in layout.columns) if layout else ()


@transaction.atomic
def say_columns(workspace: Workspace, draft_id: UUID, columns: Mapping[str, str]) -> None:
    """Say what the columns of a table hold; raises BadInput for a column or a meaning that there is none of."""
    found = draft(workspace, draft_id)
    layout_of((found.file_name, bytes(found.content)), columns)
    ImportDraft.objects.of(workspace).filter(id=found.id).update(mapping=dict(columns))


def take(workspace: Workspace, draft_id: UUID, *, now: datetime, progress: Progress | None = None) -> ImportReport:
    """What was done with a file that waited, which is gone then; raises NotFound where it is gone already.

    Two who take it at one moment wait for one another, and the second finds nothing: no file comes in twice.
    """
    found = draft(workspace, draft_id)
    file: Named = (found.file_name, bytes(found.content))
    if progress:
        progress(0, 1, "reading the file")
    contents = read_file(file, imports.reading_options(workspace, now, found.mapping))
    with words_for_database_errors(found.file_name), transaction.atomic():
        hold(workspace)
        draft(workspace, draft_id)
        report = imports.apply(
            workspace,
            contents,
            file_name=found.file_name,
            digest=digest_of(file),
            progress=progress,
            draft_id=draft_id,
        )
        _forget(workspace, [draft_id])
    return report


def _forget(workspace: Workspace, ids: Sequence[UUID]) -> None:
    ImportDraft.objects.of(workspace).filter(id__in=ids).delete()


def _plain(name: str) -> str:
    """A file's name as it can be shown and kept; its end, which tells what it is, stays."""
    return plain_name(storable(name))[-_LONGEST_NAME:] or "a file without a name"
