"""What is said of a change on the page that follows it: words, an undo, and where the keyboard goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

UNDO, FOCUS = "undo:", "focus:"


@dataclass(frozen=True, slots=True)
class Said:
    """All that is to be said on one page."""

    lines: tuple[str, ...]
    is_refusal: bool
    undo: str  # the id of what can be taken back; empty for none
    focus: str


def say(request: HttpRequest, lines: Sequence[str], *, focus: str = "", undo: UUID | None = None) -> None:
    """Keep the words for the next page; the first of them carries the focus and the undo."""
    tags = " ".join([*([f"{UNDO}{undo}"] if undo else []), *(FOCUS + name for name in focus.split())])
    for number, words in enumerate(filter(None, lines)):
        messages.success(request, words, extra_tags="" if number else tags)


def complain(request: HttpRequest, words: str) -> None:
    """Keep a refusal for the next page."""
    messages.error(request, words)


def said(request: HttpRequest) -> dict[str, object]:
    """For every template: `said`, read only where it is shown."""
    return {"said": lambda: gathered(request)}


def gathered(request: HttpRequest) -> Said:
    kept = list(messages.get_messages(request))
    tags = [tag for message in kept for tag in (message.extra_tags or "").split()]
    return Said(
        lines=tuple(str(message) for message in kept),
        is_refusal=any(message.level >= messages.ERROR for message in kept),
        undo=next((tag.removeprefix(UNDO) for tag in tags if tag.startswith(UNDO)), ""),
        focus=" ".join(tag.removeprefix(FOCUS) for tag in tags if tag.startswith(FOCUS)),
    )
