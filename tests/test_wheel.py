"""What is published is whole: a wheel built from here runs in a place of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KITHWARD_", "DJANGO_"))}
    return subprocess.run(command, cwd=cwd, env={**clean, **environment}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def uv() -> str:
    here = ROOT / ".tools" / "bin" / "uv"
    found = str(here) if here.exists() else shutil.which("uv")
    if found is None:
        pytest.fail("The wheel is built with uv, which `make test` puts into .tools/bin.")
    return found


@pytest.fixture(scope="module")
def wheel(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run(uv, "build", "--offline", "--wheel", "--out-dir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("kithward-*.whl"))


@pytest.fixture(scope="module")
def python(uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, and borrows its dependencies from the one that runs the tests."""
    home = tmp_path_factory.mktemp("home") / "venv"
    made = run(uv, "venv", "--offline", "--python", sys.executable, home, cwd=home.parent)
    assert made.returncode == 0, made.stderr
    python = home / "bin" / "python"
    installed = run(uv, "pip", "install", "--offline", "--no-deps", "--python", python, wheel, cwd=home.parent)
    assert installed.returncode == 0, installed.stderr
    packages = next((home / "lib").glob("python3*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_wheel_holds_everything_the_package_needs(wheel: Path) -> None:
    package = ROOT / "kithward"
    needed = {
        str(path.relative_to(ROOT)) for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }

    inside = set(zipfile.ZipFile(wheel).namelist())

    assert needed - inside == set()
    assert {Path(name).suffix for name in inside} >= {".html", ".css", ".py"}
    assert "kithward/migrations/0001_make_the_core.py" in inside


def test_wheel_holds_its_licence_and_nothing_of_the_tests(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()

    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert {name.split("/")[0].partition("-")[0] for name in inside} == {"kithward"}


def test_installed_package_is_the_one_of_the_wheel(python: Path, tmp_path: Path) -> None:
    done = run(python, "-c", "import kithward; print(kithward.__file__)", cwd=tmp_path)

    assert Path(done.stdout.strip()).is_relative_to(python.parents[1])


def test_installed_command_helps(python: Path, tmp_path: Path) -> None:
    done = run(python.parent / "kithward", "--help", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "goals" in done.stdout


def test_installed_command_reads_goals_from_a_fresh_folder(python: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"

    done = run(python.parent / "kithward", "goals", "--json", cwd=tmp_path, KITHWARD_DATA=str(data))

    assert done.returncode == 0, done.stderr
    assert (data / "kithward.sqlite3").exists()
    assert done.stdout.strip()[0] in "[{"
