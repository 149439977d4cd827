"""What the tests of imports bring in, and how they look at what came of it."""

from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps

from kithward.exchange import imports
from kithward.exchange.models import ImportBatch, ImportChange, ImportRow
from kithward.exchange.records import ActivityRecord, Contents, PersonRecord
from kithward.exchange.report import ImportReport
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped

NOW = datetime(2026, 8, 2, 12, tzinfo=UTC)
TODAY = NOW.date()

MARIA = PersonRecord(
    "row 2",
    "Maria,Chen",
    "Maria Chen",
    given_name="Maria",
    family_name="Chen",
    emails=("maria@acme.com",),
    profile_url="https://www.linkedin.com/in/maria-chen",
    title="Senior Product Manager",
    organisation="Acme",
    met_on=date(2024, 3, 12),
    how_met="LinkedIn",
)
TALK = ActivityRecord(
    "messages row 2", "Hello", "message", date(2026, 7, 1), (MARIA.ref,), "message:1:2026-07-01", medium="linkedin"
)


def people(*records: PersonRecord, source: str = "linkedin") -> Contents:
    return Contents(source, people=records)


def activities(*records: ActivityRecord, source: str = "linkedin") -> Contents:
    return Contents(source, activities=records)


def bring(workspace: Workspace, contents: Contents, *, digest: str = "one") -> ImportReport:
    return imports.apply(workspace, contents, file_name="file.csv", digest=digest)


def take_back(workspace: Workspace, report: ImportReport) -> None:
    assert report.batch
    imports.undo(workspace, report.batch, now=NOW)


def dump(workspace: Workspace) -> dict[str, Any]:
    """Every row of every table, without what imports keep of themselves and the numbers of the log's changes."""
    counters = {"log_version", "log_epoch"}
    found: dict[str, Any] = {}
    for model in apps.get_app_config("kithward").get_models():
        if issubclass(model, Scoped) and model not in (ImportBatch, ImportRow, ImportChange):
            columns = [column.attname for column in model._meta.concrete_fields if column.attname not in counters]
            found[model.__name__] = list(model.objects.of(workspace).order_by("id").values(*columns))
    row = Workspace.objects.filter(id=workspace.id).values().get()
    return found | {"Workspace": {column: value for column, value in row.items() if column not in counters}}
