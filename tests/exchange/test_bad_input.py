"""Bad files, bad moments: one clear sentence, and nothing half done."""

import io
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection, connections

from kithward.errors import BadInput, KithwardError
from kithward.exchange import imports
from kithward.exchange.models import ImportBatch, ImportRow
from kithward.exchange.records import ActivityRecord, Contents, PersonRecord, PersonRef, ReadingOptions
from kithward.exchange.report import ImportReport
from kithward.network.models import Activity, Organisation, Person
from kithward.workspaces.models import Workspace

NOW = datetime(2026, 8, 2, 12, tzinfo=UTC)
OPTIONS = ReadingOptions(NOW)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ONE_ROW = "Maria,Chen,https://www.linkedin.com/in/maria-chen,,Acme,Designer,12 Mar 2024"


def connections_csv(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def bring(workspace: Workspace, content: bytes, name: str = "Connections.csv") -> ImportReport:
    return imports.import_file(workspace, (name, content), now=NOW)


# Files that are no files to bring.


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("spaces.csv", b" \r\n\t", "empty"),
        ("letter.pdf", b"%PDF-1.7\n...", "a PDF"),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n...", "an image"),
        ("book.xlsx", zipped({"xl/workbook.xml": b"<x/>"}), "save it as CSV"),
        ("notes.txt", b"Dear diary,\nnobody called.\n", "plain text"),
        ("page.html", b"<!DOCTYPE html><html></html>", "a web page"),
        ("data.json", b'{"people": []}', "JSON"),
        ("machine.bin", bytes(range(256)) * 8, "not text"),
        ("sales.csv", b"Month,Revenue\nMay,12\nJune,13\n", "“Month”, “Revenue”"),
        ("takeout.zip", zipped({"Takeout/contacts.vcf": b"BEGIN:VCARD"}), "Unpack it"),
        ("broken.zip", zipped({"Connections.csv": b"x" * 1000})[:-30], "damaged"),
        ("no_cards.vcf", b"just a line\n", "holds no vCard"),
        ("no_events.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "holds no events"),
        ("Connections.csv", connections_csv(), "no rows"),
        ("Connections.csv", connections_csv(",,,,,,", ",,https://www.linkedin.com/in/nobody,,,,"), "left out"),
    ],
)
def test_a_file_with_nothing_to_take_is_an_error_that_says_what_it_is(name: str, content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as raised:
        imports.read_file((name, content), OPTIONS)

    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "gone.csv", "no file"), (Path("a\0b"), "no file|name")):
        with pytest.raises(BadInput, match=words):
            imports.load(path)


def test_a_file_that_never_ends_is_not_read() -> None:
    with pytest.raises(BadInput, match="no file"):
        imports.load(Path("/dev/zero"))


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(b"x" * 2_000)

    with pytest.raises(BadInput, match="larger than"):
        imports.read_file(path, OPTIONS, most_bytes=1_000)


def test_a_zip_that_unpacks_to_half_a_gigabyte_is_not_opened() -> None:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive, archive.open("Connections.csv", "w") as member:
        for _ in range(500):
            member.write(b"\0" * 2**20)

    with pytest.raises(BadInput, match="unpacks to far more"):
        imports.read_file(("bomb.zip", content.getvalue()), OPTIONS)


# Files that can be read in part, or in other ways than usual.


@pytest.mark.django_db
def test_a_row_with_broken_quotes_does_not_spoil_the_rest(workspace: Workspace) -> None:
    report = bring(workspace, connections_csv('"Bo,Li,,,,,01 Jan 2024', ONE_ROW))

    assert Person.objects.of(workspace).filter(name="Maria Chen").exists()
    assert report.skipped or report.problems


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_any_common_encoding_gives_the_same_name(workspace: Workspace, encoding: str) -> None:
    text = connections_csv("Renée,Müller,,,Café Zürich,Bäcker,12 Mar 2024").decode()

    bring(workspace, text.encode(encoding))

    assert Person.objects.of(workspace).get().name == "Renée Müller"
    assert Organisation.objects.of(workspace).get().name == "Café Zürich"


@pytest.mark.django_db
def test_a_cell_of_a_hundred_thousand_characters_is_cut_and_kept_whole_beside(workspace: Workspace) -> None:
    report = bring(workspace, connections_csv(f"Maria,Chen,,,Acme,{'long ' * 20_000},12 Mar 2024"))

    assert len(Person.objects.of(workspace).get().title) <= 500
    assert len(ImportRow.objects.of(workspace).get().raw) > 99_000
    assert any("“title” has 99,999 characters" in problem for problem in report.problems)


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["00 Jan 0000", "31 Dec 9999", "30 Feb 2024", "yesterday"])
def test_a_day_that_cannot_be_is_left_out_and_the_person_taken(workspace: Workspace, day: str) -> None:
    report = bring(workspace, connections_csv(f"Maria,Chen,,,Acme,,{day}"))

    person = Person.objects.of(workspace).get()
    assert (person.met_on, person.contact_count) == (None, 0)
    assert "not the day of the connection" in report.skipped[0].why


@pytest.mark.django_db
def test_the_last_day_of_a_calendar_is_no_trouble(workspace: Workspace) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Conference", "DTSTART:99991231T235959Z", "END:VEVENT"]
    lines += ["BEGIN:VEVENT", "UID:2", "SUMMARY:Conference", "DTSTART:00010101T000000Z", "END:VEVENT"]

    report = bring(workspace, "\r\n".join([*lines, "END:VCALENDAR"]).encode(), "end.ics")

    assert [row.why for row in report.skipped] == ["more than 120 days ahead"]
    assert report.created["activities"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Dora 🚀", "Dora 🚀 Deng"),
        ('""Bo""', '"Bo" Deng'),
        ("\u200fמשה\u200f", "משה Deng"),
        ("Robert'); DROP TABLE kithward_person;--", "Robert'); DROP TABLE kithward_person;-- Deng"),
        ("<script>alert(1)</script>", "<script>alert(1)</script> Deng"),
        ("%s %(x)s {0}", "%s %(x)s {0} Deng"),
    ],
)
def test_a_strange_name_is_a_name(workspace: Workspace, given_name: str, name: str) -> None:
    content = connections_csv(f'"{given_name}",Deng,,,Acme,Founder,12 Mar 2024')

    first = bring(workspace, content)
    again = bring(workspace, content)

    assert Person.objects.of(workspace).get().name == name
    assert (first.created["people"], again.changes_nothing) == (1, True)


@pytest.mark.django_db
def test_what_no_database_takes_is_left_out_of_every_text(workspace: Workspace) -> None:
    bad = "a\0b\ud800c"
    person = PersonRecord(
        f"row {bad}",
        bad,
        f"Maria {bad}",
        given_name=bad,
        other_names=(bad,),
        emails=(f"{bad}@x.org", "x" * 400),
        phones=(bad, "1" * 200),
        profile_url=f"https://x.org/{bad}",
        title=bad,
        organisation=bad,
        place=bad,
        how_met=bad,
        notes=bad,
        tags=(bad,),
    )
    activity = ActivityRecord(
        "row 2",
        bad,
        "meeting",
        NOW.date(),
        (PersonRef(f"Bo {bad}", f"https://y.org/{bad}", f"{bad}@y.org"),),
        f"{bad}{'x' * 400}",
        topics=(bad,),
        event_name=bad * 200,
        note=bad,
        minutes=2**40,
    )

    report = imports.apply(
        workspace, Contents("vcard", people=(person,), activities=(activity,)), file_name=f"{bad}.vcf", digest="one"
    )

    assert sorted(Person.objects.of(workspace).values_list("name", flat=True)) == ["Bo abc", "Maria abc"]
    stored = Activity.objects.of(workspace).get()
    assert (stored.topics, stored.note, stored.minutes) == (["abc"], "abc", None)
    assert len(report.problems) == 3


# Bad moments.


@pytest.fixture
def committed_workspace(transactional_db: None) -> Iterator[Workspace]:
    """One that other connections see, gone afterwards: the flush of SQLite deletes in an order that keys forbid."""
    workspace = Workspace.objects.create(name="Alice", slug="alice")
    yield workspace
    if report := imports.batches(workspace).first():
        imports.undo(workspace, report.id, now=NOW)
    ImportBatch.objects.of(workspace).delete()
    workspace.delete()


def test_the_same_file_twice_at_the_same_moment_is_taken_once(committed_workspace: Workspace) -> None:
    workspace = committed_workspace
    content = connections_csv(
        *(f"Maria{n},Chen,https://www.linkedin.com/in/m{n},,Acme,,12 Mar 2024" for n in range(50))
    )
    together = threading.Barrier(2)
    reports: list[ImportReport] = []

    def import_it() -> None:
        try:
            together.wait()
            reports.append(bring(Workspace.objects.get(id=workspace.id), content))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=import_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(report.created["people"] for report in reports) == [0, 50]
    assert Person.objects.of(workspace).count() == 50
    assert ImportBatch.objects.of(workspace).count() == 1


@pytest.fixture
def full_disk(committed_workspace: Workspace) -> Iterator[Workspace]:
    """A database that may grow by a few pages only."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can be told so")
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 8}")
    yield committed_workspace
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_is_said_and_nothing_is_half_done(full_disk: Workspace) -> None:
    content = connections_csv(*(f"Maria{n},Chen,https://www.linkedin.com/in/m{n},,,,12 Mar 2024" for n in range(2000)))

    with pytest.raises(KithwardError, match="disk is full"):
        bring(full_disk, content)

    assert not Person.objects.of(full_disk).exists()
    assert not ImportBatch.objects.of(full_disk).exists()


KILLED_IMPORT = """
import os, signal, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import UTC, datetime
from pathlib import Path
from kithward.exchange import imports
from kithward.workspaces.actions import open_workspace
def progress(done, total, doing):
    if doing.startswith("writing") and done > 20:
        os.kill(os.getpid(), signal.SIGKILL)
file = Path(os.environ["KITHWARD_DATA"]) / "Connections.csv"
imports.import_file(open_workspace("mine", name="Mine"), file, now=datetime.now(UTC), progress=progress)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_an_import_killed_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    people = (f"Maria{n},Chen,https://www.linkedin.com/in/m{n},,Acme,,12 Mar 2024" for n in range(50))
    (tmp_path / "Connections.csv").write_bytes(connections_csv(*people))
    environment = {name: value for name, value in os.environ.items() if name != "KITHWARD_DATABASE_URL"}
    environment |= {"KITHWARD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kithward.settings"}

    done = subprocess.run(
        [sys.executable, "-c", KILLED_IMPORT], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == -signal.SIGKILL, done.stderr
    with sqlite3.connect(tmp_path / "kithward.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("person", "organisation", "activity", "importbatch", "importrow", "importchange"):
            assert database.execute(f"SELECT count(*) FROM kithward_{table}").fetchone() == (0,)  # noqa: S608
