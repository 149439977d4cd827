"""Looking for wins: what the triggers find in a workspace, without what was no first after all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from kithward.goals.models import Goal
from kithward.goals.standing import Standing
from kithward.language.terms import ACTIVITY_KINDS
from kithward.network.models import Activity, Outcome, Participation, TieRole
from kithward.numerics.arrays import ActivityLog
from kithward.wins.bests import bests
from kithward.wins.triggers import FIRSTS, Closed, Found, Helped, Kind, firsts, given, of_goals
from kithward.workspaces.models import Workspace

RECENT_DAYS: Final = 400  # what is longer ago is history: it was celebrated, or is past it
OF_THE_LOG: Final = ("first", "best", "given")
OF_THE_DAY: Final = ("come-back", "helped")  # looked for once a day, and when an import is taken back
KINDS: Final = {f"first:{kind.name}": kind for kind in FIRSTS}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and where was looked: what was found there before, and is not any more, was none."""

    found: tuple[Found, ...]
    goals: frozenset[str]
    of_the_day: bool = False

    def was_looked_for(self, key: str) -> bool:
        """Whether a win with that key would have been found again."""
        what, _, rest = key.partition(":")
        if what in OF_THE_DAY:
            return self.of_the_day
        return what in OF_THE_LOG or (what == "goal" and rest.partition(":")[0] in self.goals)


def recent(as_of: date) -> date:
    """The day since when wins are looked for."""
    return as_of - timedelta(days=RECENT_DAYS)


def look(
    log: ActivityLog, standings: Sequence[Standing], *, as_of: date, besides: Iterable[Found] | None = None
) -> Looked:
    """The recent wins that goals and the log show on a day, with those of the day where they were looked for."""
    since = recent(as_of)
    found = (
        *of_goals(standings, log),
        *firsts(log, since=since),
        *given(log, since=since),
        *bests(log, since=since),
        *(besides or ()),
    )
    by_key = {one.key: one for one in found if since <= one.day <= as_of}
    return Looked(tuple(by_key.values()), frozenset(str(at.aim.goal_id) for at in standings), besides is not None)


def happened_before(workspace: Workspace, found: Found) -> bool:
    """Whether what looks like a first was done before, earlier than the log that was looked at goes back."""
    kind = KINDS.get(found.key)
    return kind is not None and earlier(workspace, kind, found.day).exists()


def earlier(workspace: Workspace, kind: Kind, day: date) -> Any:
    """The rows that are of a kind, from before a day."""
    if kind.kind == "role":
        return TieRole.objects.of(workspace).filter(role=kind.form, since_on__lt=day)
    if kind.kind == "outcome":
        return Outcome.objects.of(workspace).filter(kind=kind.form, day__lt=day)
    assert kind.kind in ACTIVITY_KINDS
    rows = Activity.objects.of(workspace).filter(kind=kind.kind, day__lt=day)
    rows = rows.filter(form=kind.form) if kind.form else rows
    return rows.filter(began_by="me") if kind.by_me else rows


def closed_as_met(workspace: Workspace, as_of: date) -> list[Closed]:
    """The goals that were closed as met lately."""
    rows = Goal.objects.of(workspace).filter(state=Goal.State.MET, closed_on__range=(recent(as_of), as_of))
    return [Closed(row.id, row.sentence, row.closed_on) for row in rows.order_by("closed_on", "id") if row.closed_on]


def came_of_introductions(workspace: Workspace, as_of: date) -> list[Helped]:
    """The outcomes that were logged with an introduction which I made, with whom I introduced."""
    rows = list(
        Outcome.objects.of(workspace)
        .filter(day__range=(recent(as_of), as_of), activity_id__isnull=False)
        .filter(activity__workspace=workspace, activity__kind="introduction", activity__began_by="me")
        .order_by("day", "id")
        .values_list("id", "kind", "day", "activity_id")
    )
    names = introduced(workspace, {activity_id for *_, activity_id in rows if activity_id})
    return [
        Helped(row_id, kind, day, activity_id, tuple(names.get(activity_id, ())))
        for row_id, kind, day, activity_id in rows
        if activity_id
    ]


def introduced(workspace: Workspace, activities: set[UUID]) -> dict[UUID, list[str]]:
    """The names of those who took part in each of these."""
    if not activities:
        return {}
    found: dict[UUID, list[str]] = {}
    parts = Participation.objects.of(workspace).filter(activity_id__in=activities, person__workspace=workspace)
    for activity_id, name in parts.order_by("person__name_key", "id").values_list("activity_id", "person__name"):
        found.setdefault(activity_id, []).append(name)
    return found
