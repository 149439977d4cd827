"""Writing the vision and answering the reflection; `reversible` does it so that it can be taken back."""

from datetime import date

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict, NotFound
from kithward.language.dates import day_in_words
from kithward.vision import queries
from kithward.vision.models import ReflectionAnswer, VisionVersion
from kithward.vision.reflection import LONGEST_ANSWER, QUESTIONS, Question
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

LONGEST_VISION = 20_000
NONE_SEEN = 0  # the version that was seen where there was none


@transaction.atomic
def write_vision(
    workspace: Workspace, text: str, *, as_of: date, by: date | None = None, seen_number: int | None = None
) -> VisionVersion:
    """The vision as a new version; the last one where that says the same.

    Raises BadInput for an empty or overlong text and a day that is not ahead, Conflict when another version was
    written since `seen_number`.
    """
    hold(workspace)
    words = checked(text, most=LONGEST_VISION)
    if not words:
        raise BadInput("Say where you want to be: a few sentences are enough.")
    last = queries.vision(workspace)
    number = last.number if last else NONE_SEEN
    if seen_number is not None and seen_number != number:
        raise Conflict("Your vision was written anew in the meantime: look at it, then save again.")
    if last is not None and (last.text, last.by) == (words, by):
        return last
    if by is not None and by <= as_of:
        raise BadInput(f"{day_in_words(by)} is not ahead: choose a later day, or none.")
    written: VisionVersion = VisionVersion.objects.create(
        workspace=workspace, number=number + 1, text=words, by=by, written_on=as_of
    )
    return written


@transaction.atomic
def answer(
    workspace: Workspace, question: Question, text: str, *, as_of: date, seen_version: int | None = None
) -> ReflectionAnswer | None:
    """What is answered to a question from now on: nothing where it is empty.

    Raises BadInput for an overlong answer, Conflict when it was changed since `seen_version` (0 for none).
    """
    hold(workspace)
    words = checked(text, most=LONGEST_ANSWER)
    rows = ReflectionAnswer.objects.of(workspace).filter(question=question.key)
    row = rows.first()
    if seen_version is not None and seen_version != (row.version if row else NONE_SEEN):
        raise Conflict("This answer was changed in the meantime: look at it as it is now, then save again.")
    if not words:
        rows.delete()
    elif row is None:
        ReflectionAnswer.objects.create(workspace=workspace, question=question.key, text=words, answered_on=as_of)
    elif row.text != words:
        rows.update(text=words, answered_on=as_of, version=F("version") + 1)
    return rows.first()


def question_numbered(number: int) -> Question:
    """The question of that number, from 1 on. Raises NotFound for a number that none has."""
    if not 1 <= number <= len(QUESTIONS):
        raise NotFound(f"The questions have the numbers 1 to {len(QUESTIONS)}.")
    return QUESTIONS[number - 1]


def checked(text: str, *, most: int) -> str:
    """A text without the space around it, its lines ended alike. Raises BadInput where it is too long."""
    words = text.replace("\r\n", "\n").strip()
    if len(words) > most:
        raise BadInput(f"There is room for {most:,} letters; these are {len(words):,}.")
    return words
