"""What the tests of imports bring in, and how they look at what came of it."""

from datetime import UTC, date, datetime

from kithward.exchange import imports
from kithward.exchange.records import ActivityRecord, Contents, PersonRecord
from kithward.exchange.report import ImportReport
from kithward.workspaces.models import Workspace
from tests.tables import dump as dump

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
