"""What every command starts from: the workspace, and what time it is there. Commands read the clock only here."""

import os
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import click

if TYPE_CHECKING:
    from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for all commands: the workspace, and a day to look from."""

    workspace: str
    today: date | None


@dataclass(frozen=True, slots=True)
class Session:
    """A workspace, and now in its time zone."""

    workspace: "Workspace"
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()


def open_session(context: click.Context, *, today: date | None = None) -> Session:
    """Load Django, bring the tables up to date, and open the chosen workspace."""
    choice: Choice = context.obj
    prepare()
    from kithward.workspaces import actions, queries

    if choice.workspace == "mine":
        workspace = actions.open_workspace("mine", name="My network", time_zone=own_time_zone())
    else:
        workspace = queries.workspace(choice.workspace)
    zone = ZoneInfo(workspace.time_zone)
    day = today or choice.today
    return Session(workspace, datetime.combine(day, time(12), zone) if day else datetime.now(zone))


def prepare() -> None:
    """Load Django, and make or change the tables where that is due."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithward.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    from kithward.errors import KithwardError

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise KithwardError(f"The database cannot be opened: {error}.") from error


def own_time_zone() -> str:
    """The name of this machine's time zone; UTC where it cannot be told."""
    link = Path("/etc/localtime")
    found = os.environ.get("TZ", "") or (str(link.resolve()).rpartition("zoneinfo/")[2] if link.exists() else "")
    return found if found in available_timezones() else "UTC"
