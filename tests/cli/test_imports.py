"""`kithward import` with tables of contacts: the guess is shown, and can be corrected."""

from collections.abc import Callable
from pathlib import Path

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
