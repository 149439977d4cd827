"""Wins as pages show them: when it was, what shows it, how it was celebrated, whom to thank."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from kithward.language.dates import day_in_words
from kithward.network.lately import Happened
from kithward.web.shown import addresses, happened_in_words
from kithward.wins.queries import Thanked

MOST_SHOWN_BY = 3


@dataclass(frozen=True, slots=True)
class ThanksShown:
    """Somebody to thank."""

    name: str
    url: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class WinShown:
    """A win in words."""

    id: UUID
    title: str
    when: str
    is_big: bool
    is_found: bool
    is_marked: bool
    evidence: str
    shown_by: tuple[str, ...]  # what happened, in words
    celebrated: str
    meaning: str
    goal_url: str
    thanks: tuple[ThanksShown, ...]


@dataclass(frozen=True, slots=True)
class MonthShown:
    """The wins of a month."""

    name: str
    wins: tuple[WinShown, ...]


def ids_in(rows: Iterable[Any]) -> set[UUID]:
    """The activities that show these wins."""
    return {UUID(row_id) for row in rows for row_id in row.shown_by[:MOST_SHOWN_BY]}


def wins_shown(
    rows: Sequence[Any],
    happened: Mapping[UUID, Happened] | None = None,
    thanked: Mapping[UUID, Sequence[Thanked]] | None = None,
) -> tuple[WinShown, ...]:
    return tuple(win_shown(row, happened or {}, (thanked or {}).get(row.id, ())) for row in rows)


def win_shown(row: Any, happened: Mapping[UUID, Happened], thanked: Sequence[Thanked]) -> WinShown:
    shown_by = [happened[row_id] for row_id in map(UUID, row.shown_by[:MOST_SHOWN_BY]) if row_id in happened]
    return WinShown(
        id=row.id,
        title=row.title,
        when=day_in_words(row.day),
        is_big=row.size == "big",
        is_found=row.is_found,
        is_marked=row.marked_on is not None,
        evidence=row.evidence,
        shown_by=tuple(happened_in_words(one) for one in shown_by),
        celebrated=row.celebrated,
        meaning=row.meaning,
        goal_url=addresses("goal")(row.goal_id) if row.goal_id else "",
        thanks=tuple(
            ThanksShown(one.name, addresses("person")(one.person_id), one.done_on is not None)
            for one in thanked
            if one.person_id is not None
        ),
    )


def by_month(rows: Sequence[Any], shown: Sequence[WinShown]) -> list[MonthShown]:
    """The wins in their order, a group for each month."""
    pairs = zip(rows, shown, strict=True)
    return [
        MonthShown(name, tuple(win for _, win in group))
        for name, group in groupby(pairs, key=lambda pair: f"{pair[0].day:%B %Y}")
    ]
