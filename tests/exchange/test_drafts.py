"""Files that wait: looked at, corrected, taken once, and forgotten after a day."""

from datetime import timedelta
from pathlib import Path

import pytest

from kithward.errors import BadInput, NotFound
from kithward.exchange import batches, drafts, imports, looks
from kithward.exchange.models import ImportBatch, ImportDraft
from kithward.network.models import Activity, Person
from kithward.workspaces.models import Workspace, new_id
from tests.exchange.bringing import NOW, dump

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples"
CRM = ("crm.csv", (SAMPLES / "csv" / "crm.csv").read_bytes())
CARDS = ("people.vcf", (SAMPLES / "vcard" / "gmail-list.vcf").read_bytes())
ODD = ("odd.csv", b"Who,Team\nmaria chen,Acme\njonas weber,Nordlicht\n")


def counts(workspace: Workspace) -> dict[str, int]:
    return {"people": Person.objects.of(workspace).count(), "activities": Activity.objects.of(workspace).count()}


@pytest.mark.parametrize("file", [CRM, CARDS])
def test_what_a_look_says_is_what_taking_does(workspace: Workspace, file: tuple[str, bytes]) -> None:
    draft = drafts.keep(workspace, file)
    seen = looks.look_at(workspace, draft, now=NOW).report
    assert counts(workspace) == {"people": 0, "activities": 0}

    done = drafts.take(workspace, draft.id, now=NOW)

    assert seen is not None
    assert (seen.created, seen.updated, seen.skipped, seen.problems) == (
        done.created,
        done.updated,
        done.skipped,
        done.problems,
    )
    assert counts(workspace) == {table: done.created[table] for table in ("people", "activities")}


def test_a_look_shows_whom_a_file_brings(workspace: Workspace) -> None:
    seen = looks.look_at(workspace, drafts.keep(workspace, CRM), now=NOW)

    assert [(who.name, who.does) for who in seen.people] == [
        ("Maria Chen", "Head of Product, Acme"),
        ("Sam Ortiz, Jr.", "Falkwerk"),
    ]
    assert [(row.kind, row.people) for row in seen.activities] == [("message", ("Maria Chen",))]
    assert [row.why for row in seen.left_out][-1] == "an organisation, not a person"


def test_a_look_finds_the_organisation_of_somebody_new_among_those_known(workspace: Workspace) -> None:
    imports.import_file(workspace, CRM, now=NOW)
    more = drafts.keep(workspace, ("more.csv", b"Name,Email,Company\nIda Holm,ida@acme.example,Acme\n"))

    seen = looks.look_at(workspace, more, now=NOW)

    assert [who.does for who in seen.people] == ["Acme"]


def test_a_file_is_taken_once(workspace: Workspace) -> None:
    draft = drafts.keep(workspace, CRM)
    done = drafts.take(workspace, draft.id, now=NOW)

    with pytest.raises(NotFound):
        drafts.take(workspace, draft.id, now=NOW)

    batch = drafts.taken_as(workspace, draft.id)
    assert batch is not None
    assert batch.id == done.batch
    assert ImportBatch.objects.of(workspace).count() == 1
    assert not ImportDraft.objects.of(workspace).exists()


def test_a_file_with_nothing_new_can_be_told_later_too(workspace: Workspace) -> None:
    imports.import_file(workspace, CRM, now=NOW)
    again = drafts.keep(workspace, CRM)
    before = counts(workspace)

    drafts.take(workspace, again.id, now=NOW)

    batch = drafts.taken_as(workspace, again.id)
    assert batch is not None
    assert batches.told(batch).startswith("everything in it was here already")
    assert counts(workspace) == before


def test_an_import_of_a_draft_is_taken_back_without_a_trace(workspace: Workspace) -> None:
    before = dump(workspace)
    draft = drafts.keep(workspace, CRM)
    done = drafts.take(workspace, draft.id, now=NOW)
    assert done.batch

    imports.undo(workspace, done.batch, now=NOW)

    assert dump(workspace) == before


def test_a_draft_that_fails_stays(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafts.keep(workspace, CRM)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(imports, "write", fail)
    with pytest.raises(RuntimeError):
        drafts.take(workspace, draft.id, now=NOW)

    assert drafts.draft(workspace, draft.id).file_name == "crm.csv"
    assert not ImportBatch.objects.of(workspace).exists()


def test_what_a_person_says_of_columns_changes_what_comes(workspace: Workspace) -> None:
    draft = drafts.keep(workspace, ODD)
    assert [who.does for who in looks.look_at(workspace, draft, now=NOW).people] == ["", ""]

    drafts.say_columns(workspace, draft.id, {"Who": "name", "Team": "organisation"})

    seen = looks.look_at(workspace, drafts.draft(workspace, draft.id), now=NOW)
    assert [who.does for who in seen.people] == ["Acme", "Nordlicht"]
    assert {column.name: column.meaning for column in seen.layout.columns} == {  # type: ignore[union-attr]
        "Who": "name",
        "Team": "organisation",
    }


def test_what_cannot_be_said_of_columns_changes_nothing(workspace: Workspace) -> None:
    draft = drafts.keep(workspace, ODD)

    with pytest.raises(BadInput):
        drafts.say_columns(workspace, draft.id, {"Nobody": "name"})

    assert drafts.draft(workspace, draft.id).mapping == {}


def test_a_table_without_names_says_so_and_waits_for_an_answer(workspace: Workspace) -> None:
    draft = drafts.keep(workspace, ("colours.csv", b"Colour,Size\ngreen,4\n"))

    seen = looks.look_at(workspace, draft, now=NOW)

    assert "which column" in seen.refused
    assert seen.report is None
    assert seen.layout is not None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x05\x06" + bytes(18)])
def test_what_no_reader_knows_is_not_kept(workspace: Workspace, content: bytes) -> None:
    with pytest.raises(BadInput):
        drafts.keep(workspace, ("file.csv", content))

    assert drafts.waiting(workspace) == []


def test_files_left_lying_for_a_day_are_forgotten(workspace: Workspace, other_workspace: Workspace) -> None:
    draft = drafts.keep(workspace, CRM)
    theirs = drafts.keep(other_workspace, CRM)

    drafts.clear_out(workspace, now=draft.made_at + timedelta(hours=23))
    assert len(drafts.waiting(workspace)) == 1
    drafts.clear_out(workspace, now=draft.made_at + timedelta(hours=25))

    assert drafts.waiting(workspace) == []
    assert drafts.waiting(other_workspace) == [theirs]


def test_the_oldest_of_too_many_gives_way(workspace: Workspace) -> None:
    first = drafts.keep(workspace, CRM)
    for _ in range(drafts.MOST_WAITING):
        drafts.keep(workspace, ODD)

    assert len(drafts.waiting(workspace)) == drafts.MOST_WAITING
    assert first not in drafts.waiting(workspace)


def test_nobody_finds_the_draft_of_another_workspace(workspace: Workspace, other_workspace: Workspace) -> None:
    draft = drafts.keep(workspace, CRM)

    for ask in (drafts.draft, drafts.throw_away):
        with pytest.raises(NotFound):
            ask(other_workspace, draft.id)
    with pytest.raises(NotFound):
        drafts.take(other_workspace, draft.id, now=NOW)
    with pytest.raises(NotFound):
        drafts.throw_away(workspace, new_id())

    assert len(drafts.waiting(workspace)) == 1


def test_progress_is_told_from_the_first_byte(workspace: Workspace) -> None:
    said: list[str] = []
    draft = drafts.keep(workspace, CRM)

    drafts.take(workspace, draft.id, now=NOW, progress=lambda done, total, doing: said.append(doing))

    assert said[0] == "reading the file"
    assert "writing people" in said


@pytest.mark.parametrize("name", ['"><script>.csv', "=cmd.csv", "../../etc/passwd.csv", "x" * 500 + ".csv", "a\0b.csv"])
def test_any_name_of_a_file_can_be_kept(workspace: Workspace, name: str) -> None:
    draft = drafts.keep(workspace, (name, CRM[1]))

    done = drafts.take(workspace, draft.id, now=NOW)

    assert done.created["people"] == 2
    assert len(draft.file_name) <= 300
    assert draft.file_name.endswith(".csv")
