"""Reads of wins: the wall, what waits to be celebrated, whom was thanked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from kithward.errors import BadInput, NotFound
from kithward.language.dates import day_in_words
from kithward.language.names import short_id
from kithward.wins.models import Thanks, Win
from kithward.wins.year_told import MOST_WINS, WinTold
from kithward.workspaces.models import Workspace
from kithward.workspaces.queries import row_of

FRESH_DAYS: Final = 28  # how long a big win waits for its moment
MOST_FRESH: Final = 2
MOST_NAMED: Final = 5
LONGEST_PROMISE: Final = 500


def wins(workspace: Workspace) -> QuerySet[Win]:
    """All wins that were not forgotten, the latest first."""
    rows: QuerySet[Win] = Win.objects.of(workspace).filter(is_dismissed=False).order_by("-day", "-id")
    return rows


def win(workspace: Workspace, win_id: UUID) -> Win:
    """One win; raises NotFound."""
    found: Win = row_of(wins(workspace), win_id, called="win")
    return found


def win_called(workspace: Workspace, name: str) -> Win:
    """The win whose id ends like `name` or whose title holds it; raises NotFound, or BadInput for several."""
    wanted = name.strip().casefold()
    ending = wanted.replace("-", "")
    found = [
        row for row in wins(workspace) if wanted and (row.id.hex.endswith(ending) or wanted in row.title.casefold())
    ]
    if not found:
        raise NotFound(f"There is no win “{name}”: `kithward wins` lists them.")
    if len(found) > 1:
        listed = "; ".join(f"{short_id(row.id)} {row.title}" for row in found[:MOST_NAMED])
        raise BadInput(f"“{name}” fits several wins: {listed}. Give the id.")
    return found[0]


def to_celebrate(workspace: Workspace, as_of: date) -> list[Win]:
    """The big wins of the last weeks that nobody has had a word on, the latest first."""
    rows = wins(workspace).filter(size="big", marked_on__isnull=True)
    return list(rows.filter(day__range=(as_of - timedelta(days=FRESH_DAYS), as_of))[:MOST_FRESH])


def wins_in(workspace: Workspace, first: date, last: date, *, most: int = 20) -> list[Win]:
    """The wins of these days, the latest first."""
    return list(wins(workspace).filter(day__range=(first, last))[:most])


def goals_won(workspace: Workspace, goal_ids: Sequence[UUID]) -> dict[UUID, Win]:
    """The win of each of these goals that was met, where it stands on the wall."""
    keys = {f"goal:{goal_id}:met": goal_id for goal_id in goal_ids}
    return {keys[row.key]: row for row in wins(workspace).filter(key__in=keys)}


def thanks_in_words(title: str) -> str:
    """What a follow-up says by which somebody is thanked."""
    return f"Say thank you: {title}"[:LONGEST_PROMISE]


def years(workspace: Workspace) -> list[int]:
    """The years in which there were wins, the latest first."""
    days = Win.objects.of(workspace).filter(is_dismissed=False).dates("day", "year", order="DESC")
    return [day.year for day in days]


def wins_of_year(workspace: Workspace, year: int) -> QuerySet[Win]:
    """The wins of a year, the big ones first, each by day."""
    rows: QuerySet[Win] = Win.objects.of(workspace).filter(is_dismissed=False, day__year=year)
    return rows.order_by("size", "day", "id")


def wins_told(workspace: Workspace, year: int) -> list[WinTold]:
    """The wins of a year in words, the big ones first; at most one more than are shown."""
    return [
        WinTold(row.title, day_in_words(row.day), row.evidence, row.celebrated, row.size == "big")
        for row in wins_of_year(workspace, year)[: MOST_WINS + 1]
    ]


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody to thank for a win, and whether that was done."""

    person_id: UUID | None
    name: str
    what: str
    done_on: date | None


def thanked(workspace: Workspace, rows: Sequence[Win]) -> dict[UUID, list[Thanked]]:
    """Whom each of these wins is to be thanked for; somebody who is two people made one, once."""
    found: dict[UUID, list[Thanked]] = {row.id: [] for row in rows}
    thanks: Iterable[Thanks] = (
        Thanks.objects.of(workspace)
        .filter(win_id__in=list(found))
        .select_related("follow_up__person")
        .order_by("follow_up__person__name_key", "id")
    )
    for one in thanks:
        told, person = one.follow_up, one.follow_up.person
        if any(other.person_id == told.person_id for other in found[one.win_id]):
            continue
        found[one.win_id].append(Thanked(told.person_id, person.name if person else "", told.what, told.done_on))
    return found
