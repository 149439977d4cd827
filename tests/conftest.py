"""What every test stands on: a data folder of its own, a database, and the cast."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.postgres import PostgresServer
from tests.statements import guard

if TYPE_CHECKING:
    from kithward.workspaces.models import Workspace

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

# Before Django reads its settings: no test may touch the data folder of whoever runs it.
temporary_data = tempfile.TemporaryDirectory(prefix="kithward-tests-")
os.environ["KITHWARD_DATA"] = temporary_data.name
os.environ["DJANGO_SETTINGS_MODULE"] = "kithward.settings"

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

server_key = pytest.StashKey[PostgresServer]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run what needs a database on PostgreSQL, and only that")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the database before pytest-django sets Django up."""
    if not config.getoption("--postgres"):
        os.environ.pop("KITHWARD_DATABASE_URL", None)
    elif "KITHWARD_DATABASE_URL" not in os.environ:
        server = PostgresServer()
        config.stash[server_key] = server
        server.start()
        os.environ["KITHWARD_DATABASE_URL"] = server.url
    if config.pluginmanager.hasplugin("django"):
        prepare_django()


def prepare_django() -> None:
    from django.conf import settings
    from django.db.backends.signals import connection_created

    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # A file, as in real life: in memory there is no WAL, and threads would share one connection.
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = Path(temporary_data.name) / "test.sqlite3"
    connection_created.connect(guard.watch_connection)


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(server_key, None)
    if server is not None:
        server.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --postgres, leave out what has nothing to do with the database, and what only looks at the page."""
    if config.getoption("--postgres"):
        kept = [item for item in items if needs_database(item) and item.get_closest_marker("e2e") is None]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def needs_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    )


@pytest.fixture(autouse=True)
def statements_name_their_workspace(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail any statement on a scoped table whose WHERE lacks the workspace."""
    if needs_database(request.node):
        request.getfixturevalue("db")  # first, so that neither its set-up nor its clean-up is watched
    guard.watching = True
    yield
    guard.watching = False


@pytest.fixture
def workspace(db: None) -> "Workspace":
    """Alice's."""
    from kithward.workspaces.models import Workspace

    return Workspace.objects.create(name="Alice", slug="alice", owner_name="Alice Okafor")


@pytest.fixture
def other_workspace(db: None) -> "Workspace":
    """Charlie's, whose rows Alice must never see, nor he hers."""
    from kithward.workspaces.models import Workspace

    return Workspace.objects.create(name="Charlie", slug="charlie", owner_name="Charlie Novak")
