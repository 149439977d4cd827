"""The settings are read strictly, and each refusal names the setting and says what would do."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kithward import settings
from kithward.errors import BadSetting
from kithward.secret import secret_key, write_once

ROOT = Path(__file__).parents[1]
ALREADY_THERE = "k" * 40


def run_manage(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KITHWARD_")}
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_unknown_setting_is_refused_in_one_line_with_those_that_are_known(tmp_path: Path) -> None:
    done = run_manage(KITHWARD_DATA=str(tmp_path), KITHWARD_DATABSE_URL="postgres://localhost/kithward")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "Unknown setting KITHWARD_DATABSE_URL. Kithward knows KITHWARD_DATA, KITHWARD_DATABASE_URL.\n"
    )


def test_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "not yet there"

    done = run_manage(KITHWARD_DATA=str(folder))

    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("path", ["data", "", "  ", "./data"])
def test_relative_data_folder_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITHWARD_DATA", path)

    with pytest.raises(BadSetting, match="KITHWARD_DATA must be the full path"):
        settings.data_folder()


def test_file_in_place_of_the_data_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "data"
    file.touch()
    monkeypatch.setenv("KITHWARD_DATA", str(file))

    with pytest.raises(BadSetting, match="which is a file: give a folder"):
        settings.data_folder()


def test_home_is_understood_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/alice")
    monkeypatch.setenv("KITHWARD_DATA", "~/kith")

    assert settings.data_folder() == Path("/home/alice/kith")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "postgres",
        "postgres://",
        "postgres://localhost",
        "postgres://localhost:port/kithward",
        "postgres://localhost:99999/kithward",
        "postgres://[localhost/kithward",
        "postgres://localhost/kithward#there",
        "mysql://localhost/kithward",
        "sqlite://",
        "/var/kithward.sqlite3",
    ],
)
def test_malformed_database_address_is_refused(url: str) -> None:
    with pytest.raises(BadSetting, match="KITHWARD_DATABASE_URL"):
        settings.database(url)


def test_no_refusal_shows_the_password() -> None:
    with pytest.raises(BadSetting) as refusal:
        settings.database("postgres://alice:open-sesame@localhost:port/kithward")

    assert "open-sesame" not in str(refusal.value)


def test_database_address_is_taken_apart() -> None:
    found = settings.database("postgres://alice:p%40ss%2Fword@db.example.org:6543/kithward")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "alice",
        "p@ss/word",
        "db.example.org",
        "6543",
        "kithward",
    ]


def test_sqlite_is_used_as_several_writers_need_it() -> None:
    options = settings.sqlite_database(Path("/data/kithward.sqlite3"))["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]


def test_secret_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "data")
    second = secret_key(tmp_path / "data")

    path = tmp_path / "data" / "secret_key"
    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_key_of_a_process_that_was_first_stays(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    path.write_text(ALREADY_THERE)

    write_once(path, "mine, too late")

    assert path.read_text() == ALREADY_THERE
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"short", b"k" * 39, b"\n" * 60])
def test_short_key_is_refused_with_the_way_out(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_bytes(content)

    with pytest.raises(BadSetting, match="too short: remove the file"):
        secret_key(tmp_path)


def test_key_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_bytes(b"\xff" * 60)

    with pytest.raises(BadSetting, match="cannot be read"):
        secret_key(tmp_path)


def test_folder_in_place_of_the_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").mkdir()

    with pytest.raises(BadSetting, match="cannot be read"):
        secret_key(tmp_path)


def test_every_setting_is_documented() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text()

    assert [name for name in settings.KNOWN_VARIABLES if f"`{name}`" not in documented] == []
