"""Whose page is asked for, and what time it is there; the pages read the clock only here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from kithward import demo
from kithward.errors import NotFound
from kithward.upkeep import Daily
from kithward.workspaces import actions, queries

OWN = "mine"
OPENED = "workspace"  # in the session: the slug of the workspace that was last opened
DAILY = Daily()


@dataclass(frozen=True, slots=True)
class Visit:
    """A workspace, None before anything was ever written, and now in its time zone."""

    workspace: Any
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def fresh_key(self) -> str:
        """Another one each time: what a form sends with it is written once, however often it is sent."""
        return uuid4().hex

    @property
    def is_sample(self) -> bool:
        return self.workspace is not None and self.workspace.slug == demo.SLUG


def look(request: HttpRequest) -> Visit:
    """The visit to the workspace that was last opened; the first of a day judges what is over by then."""
    for slug in (request.session.get(OPENED, OWN), OWN):
        try:
            visit = at(queries.workspace(slug))
        except NotFound:
            continue
        DAILY.keep_up(visit.workspace, visit.today)
        return visit
    return Visit(None, timezone.now())


def enter(request: HttpRequest) -> Visit:
    """The visit to the workspace that was last opened, made on first use."""
    found = look(request)
    return found if found.workspace is not None else at(actions.open_workspace(OWN, name="My network"))


def at(workspace: Any) -> Visit:
    return Visit(workspace, timezone.now().astimezone(ZoneInfo(workspace.time_zone)))
