"""What a file seems to be, from its bytes first and its name second, in words for a person."""

import io
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from kithward.errors import BadInput
from kithward.exchange.readers import linkedin_files
from kithward.exchange.readers.archives import Archive, is_zip
from kithward.exchange.readers.tables import open_table
from kithward.exchange.readers.text import decode, is_binary

Kind = Literal[
    "linkedin zip",
    "linkedin csv",
    "vcard",
    "calendar",
    "csv",
    "mbox",
    "json",
    "html",
    "pdf",
    "image",
    "office",
    "zip",
    "text",
    "empty",
    "unknown",
]

_HEAD = 64 * 1024
_MAGIC: tuple[tuple[bytes, Kind, str], ...] = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"\x89PNG\r\n", "image", "an image"),
    (b"\xff\xd8\xff", "image", "an image"),
    (b"GIF8", "image", "an image"),
    (b"\xd0\xcf\x11\xe0", "office", "an old Word or Excel file: save it as CSV and bring that"),
    (b"{\\rtf", "unknown", "a formatted text (RTF)"),
    (b"\x1f\x8b", "unknown", "a gzip archive: unpack it and bring what is in it"),
    (b"Rar!", "unknown", "a RAR archive: unpack it and bring what is in it"),
    (b"7z\xbc\xaf", "unknown", "a 7-Zip archive: unpack it and bring what is in it"),
    (b"SQLite format 3\0", "unknown", "a database"),
)
_MAIL_HEADER = re.compile(r"(?:From |(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version): ?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seeming:
    """What a file seems to be; `words` continue the sentence "this looks like …" or stand for it."""

    kind: Kind
    words: str


_UNKNOWN = Seeming("unknown", "this is not text, nor any kind of file that Kithward knows")


def sniff(content: bytes, name: str) -> Seeming:
    """What the file seems to be; content that says nothing is judged by the file's name."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return Seeming("empty", "this file is empty")
    if is_zip(content):
        return _sniff_zip(content, name)
    for magic, kind, words in _MAGIC:
        if content.startswith(magic):
            return _like(kind, words)
    if content[8:12] == b"WEBP" or content[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        return _like("image", "an image")
    if is_binary(content):
        return _UNKNOWN
    return _sniff_text(decode(content[:_HEAD]), name)


def _like(kind: Kind, words: str) -> Seeming:
    return Seeming(kind, f"this looks like {words}")


def _sniff_zip(content: bytes, name: str) -> Seeming:
    try:
        members = Archive(content, name=name).members
    except BadInput as error:
        return Seeming("unknown", str(error))
    if any(map(linkedin_files.kind_by_name, members)):
        return _like("linkedin zip", "a LinkedIn archive")
    if "xl/workbook.xml" in members:
        return _like("office", "an Excel workbook: save it as CSV and bring that")
    if any(member in members for member in ("word/document.xml", "ppt/presentation.xml", "content.xml")):
        return _like("office", "an office document")
    if not members:
        return Seeming("empty", "this zip archive is empty")
    return _like("zip", f"a zip archive of other things, such as {PurePosixPath(members[0]).name}")


def _sniff_text(text: str, name: str) -> Seeming:
    beginning = text.lstrip("\ufeff \t\r\n")
    opening = beginning[:200].casefold()
    if opening.startswith("begin:vcard"):
        return _like("vcard", "contact cards (vCard)")
    if opening.startswith("begin:vcalendar"):
        return _like("calendar", "a calendar")
    if opening.startswith(("<!doctype html", "<html")) or (opening.startswith("<?xml") and "<html" in opening):
        return _like("html", "a web page")
    if opening.startswith("<"):
        return _like("unknown", "XML")
    if re.match(r"[{\[]\s*[\"{\[\]}\d]", opening):
        return _like("json", "JSON")
    if _MAIL_HEADER.match(beginning):
        return _like("mbox", "e-mail")
    return _sniff_table(text, name)


def _sniff_table(text: str, name: str) -> Seeming:
    known = open_table(io.StringIO(text, newline=""), is_header=linkedin_files.is_header)
    if known and not linkedin_files.is_machine_talk(name):
        kind = linkedin_files.kind_by_header(known.columns)
        return _like("linkedin csv", f"a file of a LinkedIn archive ({kind})")
    table = open_table(io.StringIO(text, newline=""))
    if table and (name.casefold().endswith((".csv", ".tsv")) or _is_even(text, table.delimiter)):
        return _like("csv", "a table (CSV) with the columns " + _listed(table.columns))
    return _like("text", "plain text") if text.isprintable() or "\n" in text else _UNKNOWN


def _is_even(text: str, delimiter: str) -> bool:
    """Whether the first lines have equally many delimiters, as the rows of a table do and sentences do not."""
    counts = {line.count(delimiter) for line in text.splitlines()[:5] if line.strip()}
    return len(counts) == 1 and len(text.splitlines()) > 1


def _listed(columns: tuple[str, ...], most: int = 5) -> str:
    names = [f"“{column[:30]}”" for column in columns[:most]]
    return ", ".join(names) + (" …" if len(columns) > most else "")
