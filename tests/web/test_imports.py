"""Bringing files in: dropped, looked at, corrected, taken back; and what is said of those that cannot be."""

import csv
import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from kithward.exchange import batches, drafts, imports
from kithward.exchange.models import ImportBatch, ImportDraft
from kithward.network.models import Person
from kithward.workspaces.models import Workspace
from tests.web.conftest import HTMX, browser_in

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples"
CARDS = (SAMPLES / "vcard" / "gmail-list.vcf").read_bytes()
CRM = (SAMPLES / "csv" / "crm.csv").read_bytes()
ODD = b"Who,Team,Shoe size\nmaria chen,Acme,38\n"
HOSTILE = ['"><script>alert(1)</script>.csv', "=cmd|' /C calc'!A0.csv", "../../etc/passwd.csv", "O'Brien & söns 🎉.csv"]


def drop(client: Client, *files: tuple[str, bytes], headers: dict[str, str] | None = None) -> HttpResponse:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/imports", {"files": sent}, headers=headers)


def waiting(workspace: Workspace, name: str = "crm.csv", content: bytes = CRM) -> str:
    return f"/imports/{drafts.keep(workspace, (name, content)).id}"


def brought(workspace: Workspace, name: str = "crm.csv", content: bytes = CRM) -> UUID:
    report = imports.import_file(workspace, (name, content), now=timezone.now())
    assert report.batch
    return report.batch


def words_of(answer: HttpResponse) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode()
    return answer.content.decode()


# Dropping files.


def test_one_file_alone_is_shown_at_once_and_nothing_is_in_yet(alice: Client, busy: Workspace) -> None:
    before = Person.objects.of(busy).count()

    page = drop(alice, ("people.vcf", CARDS), headers=None)
    shown = alice.get(page["Location"])

    assert page.status_code == 302
    assert "This would come of it" in words_of(shown)
    assert Person.objects.of(busy).count() == before


def test_the_first_thing_somebody_new_does_may_be_a_file(client: Client) -> None:
    page = drop(client, ("people.vcf", CARDS))

    assert "This would come of it" in words_of(client.get(page["Location"]))


def test_several_files_wait_beside_each_other(alice: Client, workspace: Workspace) -> None:
    page = alice.get(drop(alice, ("people.vcf", CARDS), ("crm.csv", CRM))["Location"])

    assert "2 files wait for you to look at them." in words_of(page)
    assert all(name in words_of(page) for name in ("people.vcf", "crm.csv"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "folder"),
        (b"%PDF-1.7 x", "letter.pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "photo.png"),
        (b"PK\x05\x06" + bytes(18), "empty.zip"),
        (b"words and words\nand no table\n", "<b>notes</b>.txt"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_the_others_are_kept(
    alice: Client, workspace: Workspace, content: bytes, name: str
) -> None:
    page = drop(alice, (name, content), ("crm.csv", CRM))

    words = words_of(page)
    assert page.status_code == 422
    assert 'id="files-error"' in words
    assert "was not taken" in words
    assert "<b>notes" not in words
    assert [row.file_name for row in drafts.waiting(workspace)] == ["crm.csv"]


def test_a_form_without_a_file_asks_for_one(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/imports", {})

    assert page.status_code == 422
    assert "Choose a file first." in words_of(page)


def test_more_files_than_can_wait_are_said(alice: Client, workspace: Workspace) -> None:
    page = drop(alice, *((f"{number}.csv", ODD) for number in range(22)))

    assert page.status_code == 422
    assert "Of 22 files the first 20 were looked at" in words_of(page)
    assert len(drafts.waiting(workspace)) == 20


def test_what_is_too_large_is_refused_before_it_is_read(
    alice: Client, workspace: Workspace, settings: Settings
) -> None:
    settings.MOST_UPLOAD_BYTES = -(2**20) + 100

    page = drop(alice, ("people.vcf", CARDS))

    assert page.status_code == 413
    assert "larger than" in words_of(page)
    assert drafts.waiting(workspace) == []


def test_a_drop_from_elsewhere_is_refused(workspace: Workspace) -> None:
    strict = browser_in(workspace)
    strict.handler.enforce_csrf_checks = True

    assert drop(strict, ("people.vcf", CARDS)).status_code == 403


def test_files_left_for_a_day_are_gone_at_the_next_visit(alice: Client, workspace: Workspace) -> None:
    waiting(workspace)
    ImportDraft.objects.of(workspace).update(made_at=timezone.now() - timedelta(hours=25))

    alice.get("/imports")

    assert drafts.waiting(workspace) == []


def test_a_look_at_what_waits_writes_nothing(alice: Client, workspace: Workspace) -> None:
    waiting(workspace)
    alice.get("/imports")

    with CaptureQueriesContext(connection) as asked:
        alice.get("/imports")

    said = [query["sql"].split()[0] for query in asked]
    assert set(said) == {"SELECT"}


# Looking.


def test_a_look_counts_names_and_gives_every_reason(alice: Client, workspace: Workspace) -> None:
    words = words_of(alice.get(waiting(workspace)))

    assert "Maria Chen" in words
    assert "Head of Product, Acme" in words
    assert "Message with Maria Chen" in words
    assert "crm.csv row 6</b> an organisation, not a person" in words
    assert "“n/a” in crm.csv row 3 is no e-mail address" in words
    assert "left out: “Favourite colour”" in words


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_of_files_and_people_are_only_words(alice: Client, workspace: Workspace, name: str) -> None:
    rows = b'Name,Email,"<i>x</i>"\n"<script>alert(2)</script>",a@x.example,"<img src=x>"\n=1+1,,\n'
    address = waiting(workspace, name, rows)

    words = words_of(alice.get(address)) + words_of(alice.get("/imports"))

    assert "<script>alert" not in words
    assert "<img" not in words
    assert "<i>x" not in words


def test_rows_left_out_are_shown_fifty_at_a_time(alice: Client, workspace: Workspace) -> None:
    rows = b"Name,Email\n" + b"Ann Lee,ann@x.example\n" + b",\n" * 120
    address = waiting(workspace, "many.csv", rows)

    last = words_of(alice.get(f"{address}?page=3"))

    assert "101 to 120 of 120" in last
    assert last.count("the row is empty") == 20


def test_what_is_left_out_comes_as_a_table_without_formulas(alice: Client, workspace: Workspace) -> None:
    address = waiting(workspace, "odd.csv", b'Company,Email\n"=HYPERLINK(""x"")",\nAcme,ann@x.example\n')

    answer = alice.get(f"{address}/left-out.csv")

    rows = list(csv.reader(io.StringIO(words_of(answer).removeprefix("\ufeff"))))
    assert answer["Content-Type"].startswith("text/csv")
    assert rows[0] == ["where", "why", "as it stood"]
    assert rows[1][:2] == ["odd.csv row 2", "an organisation, not a person"]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_columns_can_be_corrected_and_the_look_follows(alice: Client, workspace: Workspace) -> None:
    address = waiting(workspace, "odd.csv", ODD)
    assert "Organisations" not in words_of(alice.get(address))

    said = {"column-0": "name", "column-1": "organisation", "column-2": "ignore"}
    page = alice.post(address, said, headers=HTMX | {"HX-Current-URL": f"http://testserver{address}"}, follow=True)

    words = words_of(page)
    assert "The columns are read as you say." in words
    assert "Organisations" in words
    assert '<option value="organisation" selected>' in words


def test_a_meaning_that_is_none_is_refused(alice: Client, workspace: Workspace) -> None:
    page = alice.post(waiting(workspace, "odd.csv", ODD), {"column-0": "shoe size"})

    assert page.status_code == 422
    assert drafts.waiting(workspace)[0].mapping == {}


def test_a_table_without_names_asks_which_column_holds_them(alice: Client, workspace: Workspace) -> None:
    words = words_of(alice.get(waiting(workspace, "sales.csv", b"Month,Revenue\nMay,12\n")))

    assert "One thing is missing" in words
    assert "Bring it in" not in words
    assert 'name="column-1"' in words


def test_a_file_that_is_in_already_need_not_be_brought(alice: Client, workspace: Workspace) -> None:
    brought(workspace)

    words = words_of(alice.get(waiting(workspace)))

    assert "Everything in it is here already" in words
    assert "/take" not in words


def test_a_file_can_be_thrown_away(alice: Client, workspace: Workspace) -> None:
    address = waiting(workspace)

    page = alice.post(f"{address}/throw-away", follow=True)

    assert "was thrown away" in words_of(page)
    assert alice.get(address).status_code == 404


# What others must not see, and what must not be asked for.


def test_drafts_and_imports_of_others_are_not_there(alice: Client, other_workspace: Workspace) -> None:
    draft = waiting(other_workspace)
    batch = f"/imports/done/{brought(other_workspace, 'people.vcf', CARDS)}"

    assert {alice.get(address).status_code for address in (draft, f"{draft}/left-out.csv")} == {404}
    assert {alice.post(address).status_code for address in (draft, f"{draft}/take", f"{draft}/throw-away")} == {404}
    assert {alice.get(address).status_code for address in (batch, f"{batch}/left-out.csv")} == {404}
    assert alice.post(f"{batch}/undo").status_code == 404
    assert Person.objects.of(other_workspace).exists()
    assert len(drafts.waiting(other_workspace)) == 1


@pytest.mark.parametrize("act", ["take", "throw-away"])
def test_looking_at_an_address_of_a_change_changes_nothing(alice: Client, workspace: Workspace, act: str) -> None:
    address = waiting(workspace)

    assert alice.get(f"{address}/{act}").status_code == 405
    assert alice.get(f"/imports/done/{uuid4()}/undo").status_code == 405
    assert len(drafts.waiting(workspace)) == 1


# What was brought in.


def test_an_import_shows_what_became_of_each_row(alice: Client, workspace: Workspace) -> None:
    address = f"/imports/done/{brought(workspace)}"

    every, left_out = words_of(alice.get(address)), words_of(alice.get(f"{address}?only=left-out"))

    assert "crm.csv row 2" in every
    assert "crm.csv row 6" in every
    assert "crm.csv row 2</b>" not in left_out
    assert "an organisation, not a person" in left_out


def test_what_an_import_left_out_comes_as_a_table(alice: Client, workspace: Workspace) -> None:
    answer = alice.get(f"/imports/done/{brought(workspace)}/left-out.csv")

    assert 'crm.csv row 6,"an organisation, not a person"' in words_of(answer)


def test_an_import_is_taken_back(alice: Client, workspace: Workspace) -> None:
    address = f"/imports/done/{brought(workspace)}"

    page = alice.post(f"{address}/undo", follow=True)

    assert "crm.csv was taken back" in words_of(page)
    assert not Person.objects.of(workspace).exists()
    assert "taken back today" in words_of(alice.get("/imports"))
    assert alice.post(f"{address}/undo").status_code == 409


def test_an_import_that_something_was_built_on_stays_and_says_what(alice: Client, workspace: Workspace) -> None:
    from kithward.network.actions import promise

    address = f"/imports/done/{brought(workspace)}"
    promise(workspace, "send the paper", person_id=Person.objects.of(workspace).get(name="Maria Chen").id)

    page = alice.post(f"{address}/undo")

    assert page.status_code == 409
    assert "a follow-up added for a person of it" in words_of(page)
    assert Person.objects.of(workspace).count() == 2


def test_the_history_is_shown_fifty_at_a_time(alice: Client, workspace: Workspace) -> None:
    for number in range(51):
        ImportBatch.objects.create(
            workspace=workspace,
            source="vcard",
            file_name=f"cards {number}.vcf",
            report={"created": {"people": 1}, "updated": {}, "merged": {}, "skipped": 0},
        )

    words = words_of(alice.get("/imports?page=2"))

    assert "51 to 51 of 51" in words
    assert "cards 0.vcf" in words
    assert batches.batches(workspace).count() == 51
