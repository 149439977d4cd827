"""Rows for tests, written by the actions that people use."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from kithward.goals import actions as goal_actions
from kithward.goals.actions import Terms
from kithward.goals.models import Goal
from kithward.goals.window import Every, Window
from kithward.network import actions as network_actions
from kithward.network import queries
from kithward.network.actions import Happening, Seen
from kithward.network.models import Activity, Person
from kithward.numerics.measure import Measure
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace

TODAY = date(2026, 6, 10)  # a Wednesday
MONTHLY = Every(1, "month")


def person(workspace: Workspace, name: str = "Maria Chen", **values: Any) -> Person:
    return network_actions.add_person(workspace, name, **values)


def log(
    workspace: Workspace, kind: str = "meeting", *people: Person, day: date = TODAY, as_of: date = TODAY, **parts: Any
) -> Activity:
    """An activity with these people; each was present."""
    happening = Happening(kind=kind, day=day, **parts)
    return network_actions.log_activity(
        workspace, happening, people={who.id: "present" for who in people}, as_of=max(as_of, day)
    )


def judge(workspace: Workspace, activity_id: UUID, *, meaningful: bool | None, as_of: date = TODAY) -> None:
    """Say whether an activity was meaningful; all else stays."""
    row = queries.activity(workspace, activity_id)
    told = Happening(**{**network_actions.parts_of(row), "day": row.day, "meaningful": meaningful})
    people = dict(row.participations.values_list("person_id", "part"))
    seen = Seen(row.id, row.version)
    network_actions.edit_activity(workspace, seen, told, people=people, as_of=max(as_of, row.day))


def habit(workspace: Workspace, kind: str, *people: Person, every: int, times: int, until: date = TODAY) -> None:
    """The same activity every so many days, the last time on `until`."""
    for back in reversed(range(times)):
        log(workspace, kind, *people, day=until - timedelta(days=every * back))


def terms(
    measure: Measure | None = None,
    *,
    target: int = 4,
    window: Window | None = None,
    sentence: str = "Attend four events by August",
) -> Terms:
    default = Window(TODAY, by=TODAY + timedelta(days=60))
    return Terms(measure or Measure("events"), target, window or default, sentence)


def goal(workspace: Workspace, measure: Measure | None = None, *, as_of: date = TODAY, **more: Any) -> Goal:
    """A goal; `target`, `window` and `sentence` say what it asks for, the rest goes to the action."""
    said = {name: more.pop(name) for name in ("target", "window", "sentence") if name in more}
    return goal_actions.add_goal(workspace, terms(measure, **said), as_of=as_of, **more)


def opportunity(workspace: Workspace, title: str = "PyData Meetup", **values: Any) -> Opportunity:
    from kithward.planning import actions

    return actions.add_opportunity(workspace, title, **{"kind": "event", "minutes": 120, **values})
