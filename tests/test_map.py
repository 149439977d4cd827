"""The folders keep their promises, where the order of imports cannot see it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kithward"
FACES = {"cli", "web", "api", "assistant"}
# What starts a process is not a layer, and stands between the machine and the rest.
STARTERS = {"settings.py", "secret.py", "wsgi.py", "__main__.py"}

WRITES = {"save", "delete"}
CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.localtime",
    "timezone.localdate",
    "timezone.localtime",
    "timezone.now",
}
MACHINE = {"os.environ", "os.getenv", "django.conf"}

# File -> the clock it may read, and why.
MAY_READ: dict[str, tuple[str, str]] = {}

MOST_LINES = 500
MOST_LINES_OF_FUNCTION = 50


def modules(folder: Path = PACKAGE) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def face_modules() -> list[Path]:
    return [path for face in sorted(FACES) for path in modules(PACKAGE / face)]


def inner_modules() -> list[Path]:
    return [path for path in modules() if path.relative_to(PACKAGE).parts[0] not in FACES and path.name not in STARTERS]


def place(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def names_used(source: str) -> Iterator[tuple[int, str]]:
    """Each dotted name that is used or imported, as its last two parts, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            for alias in node.names:
                yield node.lineno, f"{node.module.rpartition('.')[2]}.{alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name


def table_uses(source: str) -> list[int]:
    """The lines that write a row or ask a table."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr == "objects")
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES)
    ]


def table_imports(source: str) -> list[int]:
    """The lines that import a `models` module, but for annotations: to name a row's type is not to know its table."""
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    imports = [
        node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in for_types
    ]
    return [node.lineno for node in imports if re.search(r"^(from|import) kithward\b.*\bmodels\b", ast.unparse(node))]


@pytest.mark.parametrize("path", face_modules(), ids=place)
def test_face_imports_no_table(path: Path) -> None:
    allowed = place(path) == "web/forms.py"  # a form of a row is made from its table

    assert allowed or table_imports(path.read_text()) == []


@pytest.mark.parametrize("path", face_modules(), ids=place)
def test_face_neither_asks_tables_nor_writes_rows(path: Path) -> None:
    assert table_uses(path.read_text()) == []


@pytest.mark.parametrize("path", inner_modules(), ids=place)
def test_nothing_below_a_face_reads_the_clock(path: Path) -> None:
    allowed, _reason = MAY_READ.get(place(path), ("", ""))

    assert [(line, name) for line, name in names_used(path.read_text()) if name in CLOCKS - {allowed}] == []


@pytest.mark.parametrize("path", inner_modules(), ids=place)
def test_nothing_below_a_face_reads_the_environment_or_the_settings(path: Path) -> None:
    assert [(line, name) for line, name in names_used(path.read_text()) if name in MACHINE] == []


def test_every_leave_to_read_a_clock_is_used_and_has_its_reason() -> None:
    for file, (clock, reason) in MAY_READ.items():
        assert clock in {name for _, name in names_used((PACKAGE / file).read_text())}, file
        assert reason, file


@pytest.mark.parametrize("path", [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "benchmarks")], ids=str)
def test_no_file_is_too_long_and_each_says_what_it_is_for(path: Path) -> None:
    source = path.read_text()

    assert len(source.splitlines()) <= MOST_LINES
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", modules(), ids=place)
def test_no_function_is_too_long(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]

    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}

    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_FUNCTION} == {}


def test_every_folder_is_on_the_map() -> None:
    described = (ROOT / "docs" / "architecture.md").read_text()
    folders = [path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))]

    assert [name for name in folders if f"{name}/" not in described] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from datetime import date\ndate.today()", "date.today"),
        ("import datetime\ndatetime.datetime.now()", "datetime.now"),
        ("from django.utils import timezone\ntimezone.now", "timezone.now"),
        ("from django.utils.timezone import now", "timezone.now"),
        ("from time import time as clock", "time.time"),
        ("import os\nos.environ['HOME']", "os.environ"),
        ("from os import environ", "os.environ"),
        ("from django.conf import settings", "django.conf"),
    ],
)
def test_ways_to_the_clock_and_the_machine_are_seen(source: str, found: str) -> None:
    assert found in {name for _, name in names_used(source)}


@pytest.mark.parametrize("source", ["person.save()", "Person.objects", "rows().delete()", "a.objects.of(workspace)"])
def test_ways_to_the_tables_are_seen(source: str) -> None:
    assert table_uses(source) == [1]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from kithward.network.models import Person", [1]),
        ("from kithward.network import models", [1]),
        ("import kithward.network.models", [1]),
        ("from kithward.network import queries", []),
        ("if TYPE_CHECKING:\n    from kithward.network.models import Person", []),
        ("def view():\n    from kithward.network.models import Person", [2]),
    ],
)
def test_imports_of_tables_are_seen(source: str, lines: list[int]) -> None:
    assert table_imports(source) == lines
