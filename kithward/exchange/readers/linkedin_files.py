"""Which file of a LinkedIn archive a table is, told by its header first and its name second."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class _FileKind:
    kind: str
    file_names: tuple[str, ...]
    needs: frozenset[str]  # columns that no other file has together


_KINDS = (
    _FileKind("messages", ("messages",), frozenset({"from", "to", "date", "content"})),
    _FileKind("invitations", ("invitations",), frozenset({"from", "to", "sent at", "direction"})),
    _FileKind("connections", ("connections",), frozenset({"first name", "last name", "connected on"})),
    _FileKind("events", ("events",), frozenset({"event name", "event time"})),
    _FileKind(
        "recommendations",
        ("recommendations given", "recommendations received"),
        frozenset({"first name", "last name", "text", "creation date"}),
    ),
    _FileKind(
        "endorsements given", ("endorsement given info",), frozenset({"endorsement date", "endorsee first name"})
    ),
    _FileKind(
        "endorsements received", ("endorsement received info",), frozenset({"endorsement date", "endorser first name"})
    ),
    _FileKind("profile", ("profile",), frozenset({"first name", "last name", "headline"})),
    _FileKind("positions", ("positions",), frozenset({"company name", "title", "started on"})),
    _FileKind("emails", ("email addresses",), frozenset({"email address", "confirmed", "primary"})),
    _FileKind("follows", ("company follows",), frozenset({"organization", "followed on"})),
)

# Talks with LinkedIn's own machines under the header of messages: there is nobody at the other end.
_MACHINE_TALK = ("guide messages", "learning role play messages", "learning coach messages")

# Columns that files in other languages, or of other years, call otherwise.
_ALIASES = {
    "vorname": "first name",
    "nachname": "last name",
    "profile url": "url",
    "profil url": "url",
    "e mail address": "email address",
    "e mail adresse": "email address",
    "email": "email address",
    "unternehmen": "company",
    "verbunden am": "connected on",
    "konversations id": "conversation id",
    "titel der konversation": "conversation title",
    "von": "from",
    "an": "to",
    "datum": "date",
    "betreff": "subject",
    "inhalt": "content",
    "ordner": "folder",
    "gesendet am": "sent at",
    "nachricht": "message",
    "richtung": "direction",
    "organisation": "organization",
    "gefolgt am": "followed on",
}


def column_name(written: str) -> str:
    """The one name of a column, however its file writes it."""
    folded = re.sub(r"[\s_-]+", " ", written.strip("\ufeff \t\"'")).casefold()
    return _ALIASES.get(folded, folded)


def kind_by_header(columns: Iterable[str]) -> str:
    """Which file of the archive has these columns, or "" for none that Kithward uses."""
    present = frozenset(map(column_name, columns))
    return next((known.kind for known in _KINDS if known.needs <= present), "")


def kind_by_name(path: str) -> str:
    """Which file of the archive is called so, or "" for none that Kithward uses."""
    stem = _stem(path)
    return next((known.kind for known in _KINDS if stem in known.file_names), "")


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a file that Kithward uses."""
    return bool(kind_by_header(cells))


def is_machine_talk(path: str) -> bool:
    """Whether a file holds messages with LinkedIn's assistants, who are nobody to know."""
    return _stem(path) in _MACHINE_TALK


def _stem(path: str) -> str:
    name = PurePosixPath(path.replace("\\", "/")).name
    return re.sub(r"[\s_-]+", " ", re.sub(r"(\s*\(\d+\))?\.csv$", "", name, flags=re.IGNORECASE)).strip().casefold()
