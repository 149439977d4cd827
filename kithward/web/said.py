"""What is said of changes on the page that follows them: words and an undo for each, and where the keyboard goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

UNDO, FOCUS, CAME, MORE = "undo:", "focus:", "came:", "more"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said of one change, or why there was none."""

    lines: tuple[str, ...]
    is_refusal: bool
    undo: str  # the id of what can be taken back; empty for none
    came: str  # the id of the outcome that was noted with it; empty for none


@dataclass(frozen=True, slots=True)
class Said:
    """All that is to be said on one page, a notice for each change since the last one was shown."""

    notices: tuple[Notice, ...]
    focus: str


def say(
    request: HttpRequest,
    lines: Sequence[str],
    *,
    focus: str = "",
    undo: UUID | None = None,
    came: UUID | None = None,
) -> None:
    """Keep the words of a change for the next page; the first of them carries the rest."""
    ids = [f"{tag}{row_id}" for tag, row_id in ((UNDO, undo), (CAME, came)) if row_id]
    tags = " ".join([*ids, *(FOCUS + name for name in focus.split())])
    for number, words in enumerate(filter(None, lines)):
        messages.success(request, words, extra_tags=MORE if number else tags)


def complain(request: HttpRequest, words: str) -> None:
    """Keep a refusal for the next page."""
    messages.error(request, words)


def said(request: HttpRequest) -> dict[str, object]:
    """For every template: `said`, read only where it is shown."""
    return {"said": lambda: gathered(request)}


def gathered(request: HttpRequest) -> Said:
    changes: list[list[Message]] = []
    for message in messages.get_messages(request):
        if changes and MORE in tags_of(message):
            changes[-1].append(message)
        else:
            changes.append([message])
    last = changes[-1][0] if changes else None
    focus = [tag.removeprefix(FOCUS) for tag in tags_of(last) if tag.startswith(FOCUS)]
    return Said(tuple(notice_of(change) for change in changes), " ".join(focus))


def notice_of(change: Sequence[Message]) -> Notice:
    first = change[0]
    return Notice(
        lines=tuple(str(message) for message in change),
        is_refusal=first.level >= messages.ERROR,
        undo=tagged(first, UNDO),
        came=tagged(first, CAME),
    )


def tagged(message: Message, what: str) -> str:
    """The id that a message carries of something; empty for none."""
    return next((tag.removeprefix(what) for tag in tags_of(message) if tag.startswith(what)), "")


def tags_of(message: Message | None) -> list[str]:
    return (message.extra_tags or "").split() if message else []
