"""What a person can change about their assessments: answer, kept as it goes, finish, and take away."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.assessment import queries
from kithward.assessment.models import Answer, Assessment
from kithward.assessment.statements import ANSWERS, KEYS
from kithward.errors import BadInput, Conflict
from kithward.language.dates import day_in_words
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold
from kithward.workspaces.deleting import delete_rows, going_with
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of


@transaction.atomic
def answer(workspace: Workspace, answers: Mapping[str, int], *, as_of: date) -> UUID:
    """Keep answers in the assessment that is under way, begun on a day where there is none; gives its id.

    What was answered before and is not named stays. Raises BadInput for what is not asked, or not on the scale.
    """
    for statement, value in answers.items():
        if statement not in KEYS or not 0 <= value < len(ANSWERS):
            raise BadInput(f"An answer goes from “{ANSWERS[0]}” to “{ANSWERS[-1]}”, to one of the statements asked.")
    hold(workspace)  # two answers that come at once would begin it twice
    found = queries.begun(workspace, as_of)
    row_id, before = (found.id, found.answers) if found else (begin(workspace, as_of), {})
    for statement, value in answers.items():
        if statement not in before:
            Answer.objects.create(workspace=workspace, assessment_id=row_id, statement=statement, value=value)
        elif before[statement] != value:
            Answer.objects.of(workspace).filter(assessment_id=row_id, statement=statement).update(value=value)
    return row_id


def begin(workspace: Workspace, as_of: date) -> UUID:
    """A new assessment in the place of one that was never finished."""
    stale = Assessment.objects.of(workspace).filter(finished_on__isnull=True)
    delete_rows(workspace, going_with(workspace, Assessment, stale.values_list("id", flat=True)).gone)
    made: UUID = Assessment.objects.create(workspace=workspace, begun_on=as_of).id
    return made


@transaction.atomic
def finish(workspace: Workspace, answers: Mapping[str, int], *, as_of: date) -> UUID:
    """Finish the assessment as `finish_traced` does; gives the id by which that can be taken back."""
    trace = Trace(workspace)
    finish_traced(workspace, answers, as_of=as_of, trace=trace)
    return trace.keep(f"Your strengths and weaknesses of {day_in_words(as_of)}")


def finish_traced(workspace: Workspace, answers: Mapping[str, int], *, as_of: date, trace: Trace) -> None:
    """Finish the assessment with these answers and those kept before, inside the caller's transaction.

    Raises BadInput as long as a statement is without an answer, Conflict for the same answers twice on one day.
    """
    if is_twin(workspace, answers, as_of):
        raise Conflict("This is what you answered today already.")
    row_id = answer(workspace, answers, as_of=as_of)
    missing = len(KEYS) - len(queries.answers_of(workspace, [row_id])[row_id])
    if missing:
        raise BadInput(f"{missing} statement{' is' if missing == 1 else 's are'} still without an answer.")
    rows = Assessment.objects.of(workspace).filter(id=row_id)
    trace.watch(Assessment, rows)
    rows.update(finished_on=as_of, version=F("version") + 1)


@transaction.atomic
def remove(workspace: Workspace, assessment_id: UUID) -> UUID:
    """Take an assessment away with its answers; gives the id by which that can be taken back."""
    row: Assessment = row_of(Assessment.objects.of(workspace), assessment_id, called="assessment")
    trace = Trace(workspace)
    trace.delete(Assessment, [row.id])
    return trace.keep(f"Removed: your answers of {day_in_words(row.finished_on or row.begun_on)}")


def is_twin(workspace: Workspace, answers: Mapping[str, int], as_of: date) -> bool:
    """Whether these very answers were given today and nothing is under way: a second click on the same form."""
    hold(workspace)
    if queries.begun(workspace, as_of) is not None:
        return False
    last = next(iter(queries.taken(workspace, most=1)), None)
    return last is not None and last.on == as_of and queries.answers_of(workspace, [last.id])[last.id] == answers
