"""`kithward import` with tables of contacts: the guess is shown, and can be corrected."""

import json
from collections.abc import Callable
from pathlib import Path

from kithward.wins.models import Win
from kithward.workspaces.queries import workspace
from tests.cli.conftest import Ran


def test_a_preview_shows_how_the_columns_of_a_table_are_read(run: Callable[..., Ran], tmp_path: Path) -> None:
    table = tmp_path / "contacts.csv"
    table.write_text("Full name,Mail,Team\nMaria Chen,maria@acme.example,Acme\n")

    said = run("import", table, "--preview").out

    assert "1 person added" in said
    assert "“Full name” is read as: name" in said
    assert "“Team” is read as: ignore" in said


def test_a_column_can_be_given_its_meaning(run: Callable[..., Ran], tmp_path: Path) -> None:
    table = tmp_path / "contacts.csv"
    table.write_text("Full name,Team\nMaria Chen,Acme\n")

    said = run("import", table, "--map", "Team=organisation").out

    assert "1 person, 1 organisation added" in said or "1 person and 1 organisation added" in said


def test_a_meaning_that_is_none_is_refused(run: Callable[..., Ran], tmp_path: Path) -> None:
    table = tmp_path / "contacts.csv"
    table.write_text("Full name,Team\nMaria Chen,Acme\n")

    for wrong in ("Team=shoe size", "Nowhere=name", "Team"):
        ran = run("import", table, "--map", wrong)
        assert ran.code == 2
        assert wrong.partition("=")[0] in ran.err


EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{number}\r\nSUMMARY:PyCon conference\r\n"
    "DTSTART:202609{number:02}T090000Z\r\nDTEND:202609{number:02}T170000Z\r\nDTSTAMP:20260901T090000Z\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_wins_are_found_with_an_import_and_go_when_it_is_taken_back(run: Callable[..., Ran], tmp_path: Path) -> None:
    calendar = tmp_path / "events.ics"
    calendar.write_text(EVENT.format(number=12))

    assert "win found" not in run("import", calendar, "--preview").out
    assert "1 win found. `kithward wins` lists them." in run("import", calendar).out
    assert "Your first conference" in run("wins").out

    (batch,) = json.loads(run("imports", "--json").out)
    run("imports", "undo", batch["batch"])
    assert not Win.objects.of(workspace("mine")).exists()


def test_a_marked_win_stays_when_its_import_is_taken_back(run: Callable[..., Ran], tmp_path: Path) -> None:
    calendar = tmp_path / "events.ics"
    calendar.write_text(EVENT.format(number=13))

    told = json.loads(run("import", calendar, "--json").out)
    run("win", "celebrate", "first conference", "A good dinner")
    run("imports", "undo", told["batch"])

    assert told["wins"] == ["Your first conference"]
    assert "A good dinner" in run("wins").out
