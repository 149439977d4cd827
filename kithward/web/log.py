"""The log line: what happened in one line, and whom its names mean where that is not clear."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import diary
from kithward.diary import Told
from kithward.errors import BadInput
from kithward.network import meaning
from kithward.network.meaning import Meant, Understood
from kithward.web.page import change, go
from kithward.web.shown import moved_in_words
from kithward.web.visit import Visit
from kithward.web.week import show_week

SOMEBODY_NEW = "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that is not clear, the field that answers it, and who may be meant."""

    name: str
    field: str
    candidates: tuple[Any, ...]
    proposed: UUID | None


@change
def log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write one line into the log, or ask whom it means."""
    typed = request.POST.get("line", "")
    try:
        understood = meaning.understand(visit.workspace, typed, visit.today)
        asked = [asked_of(number, meant) for number, meant in enumerate(understood.unsure)]
        answers = answers_in(request, asked)
        if len(answers) < len(asked):
            return show_week(request, visit, status=422, focus="who", line={"value": typed, "asked": asked})
        told = diary.write(visit.workspace, understood, as_of=visit.today, choices=answers)
    except BadInput as error:
        return show_week(request, visit, status=422, focus="line", line={"value": typed, "error": str(error)})
    return go(request, reverse("week"), *said_of(understood, told), focus="line")


def asked_of(number: int, meant: Meant) -> Asked:
    return Asked(meant.name.text, f"who-{number}", meant.choice.candidates, meant.choice.proposed)


def answers_in(request: HttpRequest, asked: list[Asked]) -> dict[str, UUID | None]:
    """Whom each unclear name means, as far as it was answered with one of those who were offered."""
    answers: dict[str, UUID | None] = {}
    for name in asked:
        answer = request.POST.get(name.field, "")
        meant = next((row.id for row in name.candidates if str(row.id) == answer), None)
        if meant is not None or answer == SOMEBODY_NEW:
            answers[name.name] = meant
    return answers


def said_of(understood: Understood, told: Told) -> list[str]:
    """What was written, who is new, what was passed over, and which goals moved."""
    words = " ".join(words for _, words in understood.line.understood)
    said = [f"Logged: {words}", *moved_in_words(told.moved)]
    if told.new_people:
        said.append(f"New in your network: {', '.join(person.name for person in told.new_people)}")
    if understood.line.ignored:
        said.append(f"Not understood, and left out: {', '.join(understood.line.ignored)}")
    return [*said, *understood.line.questions]
