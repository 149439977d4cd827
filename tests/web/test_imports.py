"""Bringing a file in from the page: what came of it, and what is said of files that cannot be used."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from kithward.network.models import Person
from kithward.workspaces.models import Workspace

SAMPLES = Path(__file__).parents[1] / "samples"
CARDS = (SAMPLES / "vcard" / "gmail-list.vcf").read_bytes()


def bring(client: Client, content: bytes, name: str = "people.vcf") -> HttpResponse:
    return client.post("/imports", {"file": SimpleUploadedFile(name, content)})


def test_file_is_brought_in_and_counted(alice: Client, busy: Workspace) -> None:
    before = Person.objects.of(busy).count()

    page = bring(alice, CARDS).content.decode()

    assert "people.vcf: " in page
    assert " added" in page
    assert Person.objects.of(busy).count() > before


def test_file_brought_in_again_brings_nothing_twice(alice: Client, busy: Workspace) -> None:
    bring(alice, CARDS)
    before = Person.objects.of(busy).count()

    page = bring(alice, CARDS).content.decode()

    assert "everything in it was here already" in page
    assert Person.objects.of(busy).count() == before


def test_rows_that_were_left_out_are_listed_with_their_reason(alice: Client, busy: Workspace) -> None:
    broken = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lopez\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"

    page = bring(alice, broken).content.decode()

    assert "What was left out, and why" in page


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "empty.vcf"), (b"\x89PNG\r\n\x1a\n" + bytes(99), "photo.png"), (b"a,b\n1,2\n", "<b>table</b>.csv")],
)
def test_file_that_cannot_be_used_keeps_the_page_and_says_why(
    alice: Client, busy: Workspace, content: bytes, name: str
) -> None:
    page = bring(alice, content, name)

    words = page.content.decode()
    assert page.status_code == 422
    assert 'id="file-error"' in words
    assert "Your plan, best use of your time first" in words
    assert "<b>table" not in words


def test_form_without_a_file_asks_for_one(alice: Client, busy: Workspace) -> None:
    page = alice.post("/imports", {})

    assert page.status_code == 422
    assert "Choose a file first." in page.content.decode()


def test_file_that_is_too_large_is_refused_before_it_is_read(
    alice: Client, busy: Workspace, settings: Settings
) -> None:
    settings.MOST_UPLOAD_BYTES = -(2**20) + 100

    page = bring(alice, CARDS)

    assert page.status_code == 413
    assert "is larger than" in page.content.decode()
    assert not Person.objects.of(busy).filter(name_key__contains="arnold").exists()
