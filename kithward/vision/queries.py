"""Reads of the vision: its versions, the answers it grew from, and its aspirations in their order."""

from uuid import UUID

from django.db.models import QuerySet

from kithward.errors import BadInput, NotFound
from kithward.vision.models import Aspiration, ReflectionAnswer, VisionVersion
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of


def versions(workspace: Workspace) -> QuerySet[VisionVersion]:
    """Every version of the vision, the latest first."""
    rows: QuerySet[VisionVersion] = VisionVersion.objects.of(workspace).order_by("-number")
    return rows


def vision(workspace: Workspace) -> VisionVersion | None:
    """The vision as it was written last; None before it was."""
    return versions(workspace).first()


def version(workspace: Workspace, number: int) -> VisionVersion:
    """The version of that number; raises NotFound."""
    found = versions(workspace).filter(number=number).first()
    if found is None:
        raise NotFound("There is no such version of your vision.")
    return found


def answers(workspace: Workspace) -> dict[str, ReflectionAnswer]:
    """The answers of the reflection by the keys of their questions."""
    return {row.question: row for row in ReflectionAnswer.objects.of(workspace)}


def answer_texts(workspace: Workspace) -> dict[str, str]:
    """What was answered, by the keys of the questions."""
    return {key: row.text for key, row in answers(workspace).items()}


def aspirations(workspace: Workspace) -> QuerySet[Aspiration]:
    """All aspirations, the one that matters most first."""
    rows: QuerySet[Aspiration] = Aspiration.objects.of(workspace).order_by("rank", "created_at", "id")
    return rows


def aspiration(workspace: Workspace, aspiration_id: UUID) -> Aspiration:
    """One aspiration; raises NotFound."""
    found: Aspiration = row_of(Aspiration.objects.of(workspace), aspiration_id, called="aspiration")
    return found


def aspiration_called(workspace: Workspace, text: str) -> Aspiration:
    """The aspiration whose text holds `text`; raises NotFound, or BadInput for several."""
    wanted = text.strip().casefold()
    found = [row for row in aspirations(workspace) if wanted and wanted in row.text.casefold()]
    if not found:
        raise NotFound(f"There is no aspiration “{text}”: `kithward aspiration list` shows them.")
    if len(found) > 1:
        raise BadInput(f"“{text}” fits several aspirations: {'; '.join(row.text for row in found)}.")
    return found[0]
