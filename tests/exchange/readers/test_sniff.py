"""What a file seems to be."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.sniff import sniff


def zipped(*paths: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in paths:
            archive.writestr(path, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "word"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image", "an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image", "an image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image", "an image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "save it as CSV"),
        (b"\x1f\x8b\x08\0", "unknown", "gzip"),
        (b"\x00\x01\x02\x03\x00\x01", "unknown", "not text"),
        (b"\x7fELF\x02\x01\x01\0\0\0\x03>", "unknown", "not text"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "vcard", "contact cards"),
        ("begin:vcalendar\n".encode("utf-16"), "calendar", "a calendar"),
        (b"<!DOCTYPE html><p>", "html", "a web page"),
        (b'\n {"people": []}', "json", "JSON"),
        (b"From bob@example.com Mon Mar 11 10:00:00 2024\nFrom: Bob\n", "mbox", "e-mail"),
        (b"Return-Path: <b@x.de>\nFrom: Bob\n", "mbox", "e-mail"),
        (b"First Name,Last Name,URL,Connected On\n", "linkedin csv", "connections"),
        (b"Vorname;Nachname;URL;Verbunden am\n", "linkedin csv", "connections"),
        (b"Name,Mail\nBob,b@x.de\n", "csv", "“Name”, “Mail”"),
        (b"Dear diary,\nnothing happened today, or did it, really?\n", "text", "plain text"),
        (zipped("Basic/Connections.csv"), "linkedin zip", "a LinkedIn archive"),
        (zipped("Company_Follows.csv"), "linkedin zip", "a LinkedIn archive"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "office", "Excel"),
        (zipped("photos/cat.jpg"), "zip", "cat.jpg"),
        (zipped(), "empty", "empty"),
        (b"PK\x03\x04 and no more", "unknown", "damaged"),
    ],
)
def test_a_file_is_told_by_its_bytes(content: bytes, kind: str, word: str) -> None:
    seeming = sniff(content, "file")

    assert seeming.kind == kind
    assert word in seeming.words


def test_a_name_decides_where_the_bytes_leave_it_open() -> None:
    content = b"Notes, all of them\none line\n"

    assert sniff(content, "notes.txt").kind == "text"
    assert sniff(content, "notes.csv").kind == "csv"


def test_talk_with_linkedins_machines_is_a_table_of_no_use() -> None:
    header = b"CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n"

    assert sniff(header, "messages.csv").kind == "linkedin csv"
    assert sniff(header, "guide_messages.csv").kind == "csv"


@given(st.binary(max_size=200), st.text(max_size=10))
def test_any_bytes_seem_to_be_something(content: bytes, name: str) -> None:
    assert sniff(content, name).words
