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


def calendar_of(folder: Path, *days: str) -> Path:
    """A calendar with a conference on each of these days."""
    events = [
        f"BEGIN:VEVENT\r\nUID:{day}\r\nSUMMARY:PyCon conference\r\nDTSTART:{day}T090000Z\r\nDTEND:{day}T170000Z\r\n"
        f"DTSTAMP:20260101T090000Z\r\nEND:VEVENT\r\n"
        for day in days
    ]
    file = folder / "events.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{''.join(events)}END:VCALENDAR\r\n")
    return file


def test_wins_are_found_with_an_import_and_go_when_it_is_taken_back(run: Callable[..., Ran], tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, "20260912")

    assert "win found" not in run("import", calendar, "--preview").out
    assert "1 win found. `kithward wins` lists them." in run("import", calendar).out
    assert "Your first conference" in run("wins").out

    (batch,) = json.loads(run("imports", "--json").out)
    run("imports", "undo", batch["batch"])
    assert not Win.objects.of(workspace("mine")).exists()


def test_a_come_back_that_an_import_brought_goes_with_it_too(run: Callable[..., Ran], tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, "20260701", "20260925", "20260926", "20260927")
    told = json.loads(run("import", calendar, "--json").out)
    assert [row["title"] for row in json.loads(run("wins", "--json").out)] == [
        "Back after 12 quiet weeks",  # found with the look of the day
        "Your first conference",
    ]

    run("imports", "undo", told["batch"])

    assert not Win.objects.of(workspace("mine")).exists()


def test_a_marked_win_stays_when_its_import_is_taken_back(run: Callable[..., Ran], tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, "20260913")

    told = json.loads(run("import", calendar, "--json").out)
    run("win", "celebrate", "first conference", "A good dinner")
    run("imports", "undo", told["batch"])

    assert told["wins"] == ["Your first conference"]
    assert "A good dinner" in run("wins").out
