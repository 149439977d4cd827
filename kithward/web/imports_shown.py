"""Imports as their pages show them: every number and day in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kithward.exchange.batches import told
from kithward.exchange.looks import Look, Newcomer
from kithward.exchange.readers.contact_columns import MEANINGS
from kithward.exchange.report import ImportReport
from kithward.web.shown import happened_in_words

SOURCES = {
    "linkedin": "LinkedIn",
    "vcard": "contact cards",
    "calendar": "a calendar",
    "google": "Google",
    "outlook": "Outlook",
    "thunderbird": "Thunderbird",
    "csv": "a table of contacts",
}
# What the rows of an import can be narrowed to, by the word in the address.
VERDICTS = {"taken": ("created", "updated"), "known": ("merged",), "left-out": ("skipped",)}
FILTERS = {"": "All", "taken": "Taken", "known": "Known already", "left-out": "Left out"}
VERDICT_WORDS = {"created": "new", "updated": "changed", "merged": "known already", "skipped": "left out"}
TONES = {"created": "lead", "updated": "lead", "skipped": "care"}
TABLES = {
    "people": "People",
    "activities": "Activities",
    "opportunities": "Opportunities",
    "organisations": "Organisations",
    "positions": "Your positions",
    "owner": "Your own profile",
}
MOST_NAMED = 3
MOST_OF_A_ROW = 200  # characters shown; the whole is kept


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A file that waits."""

    id: str
    name: str
    brought: str


@dataclass(frozen=True, slots=True)
class BatchShown:
    """An import that was made."""

    id: str
    name: str
    source: str
    made: str
    undone: str  # when it was taken back; empty where it was not
    outcome: str


@dataclass(frozen=True, slots=True)
class CountsShown:
    """What would come of a file in one table."""

    table: str
    new: str
    changed: str
    known: str


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of a table, what it is taken for, and what else it could be."""

    field: str
    name: str
    samples: str
    meaning: str
    is_ignored: bool


@dataclass(frozen=True, slots=True)
class LookShown:
    """What would come of a file."""

    seems: str
    refused: str
    changes_nothing: bool
    counts: tuple[CountsShown, ...]
    left_out: str  # how many rows; empty for none
    problems: tuple[str, ...]
    people: tuple[Newcomer, ...]
    more_people: str
    activities: tuple[tuple[str, str], ...]  # day, what happened
    more_activities: str
    columns: tuple[ColumnShown, ...]
    columns_in_words: str
    meanings: tuple[tuple[str, str], ...]
    is_open: bool  # the columns need to be looked at


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a file, and what became of it."""

    where: str
    verdict: str
    tone: str
    why: str
    raw: str


def draft_shown(draft: Any, now: datetime) -> DraftShown:
    return DraftShown(str(draft.id), draft.file_name, moment_in_words(draft.made_at, now))


def batch_shown(batch: Any, now: datetime) -> BatchShown:
    return BatchShown(
        id=str(batch.id),
        name=batch.file_name,
        source=SOURCES.get(batch.source, batch.source),
        made=moment_in_words(batch.made_at, now),
        undone=moment_in_words(batch.undone_at, now) if batch.undone_at else "",
        outcome=sentence(told(batch)),
    )


def moment_in_words(at: datetime, now: datetime) -> str:
    """ "today at 14:05", "3 May at 09:30", "3 May 2024 at 09:30"."""
    here = at.astimezone(now.tzinfo)
    year = "" if here.year == now.year else f" {here.year}"
    day = "today" if here.date() == now.date() else f"{here.day} {here:%B}{year}"
    return f"{day} at {here:%H:%M}"


def look_shown(look: Look) -> LookShown:
    report = look.report
    layout = look.layout
    columns = tuple(
        ColumnShown(f"column-{place}", each.name, " · ".join(each.samples), each.meaning, each.meaning == "ignore")
        for place, each in enumerate(layout.columns if layout else ())
        if each.samples  # Outlook writes ninety columns, most of them empty
    )
    seems = f"this looks like {layout.dialect.words}" if layout else look.seems
    return LookShown(
        seems=sentence(f"{seems}."),
        refused=look.refused,
        changes_nothing=report is not None and report.changes_nothing,
        counts=counts_shown(report) if report else (),
        left_out=counted(len(look.left_out)),
        problems=report.problems if report else (),
        people=look.people,
        more_people=counted((report.created["people"] if report else 0) - len(look.people)),
        activities=tuple((f"{row.day:%-d %b %Y}", happened_in_words(row)) for row in look.activities),
        more_activities=counted((report.created["activities"] if report else 0) - len(look.activities)),
        columns=columns,
        columns_in_words=columns_in_words(columns),
        meanings=tuple(MEANINGS.items()),
        is_open=bool(columns) and bool(look.refused),
    )


def columns_in_words(columns: Sequence[ColumnShown]) -> str:
    """ "How its 15 columns are read; left out: “Favourite colour”"."""
    ignored = [f"“{column.name}”" for column in columns if column.is_ignored]
    more = len(ignored) - MOST_NAMED
    named = [*ignored[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"How its {len(columns)} columns are read{'; left out: ' if named else ''}{', '.join(named)}"


def counts_shown(report: ImportReport) -> tuple[CountsShown, ...]:
    """What would come of a file, by table; tables of which it says nothing are not named."""
    rows = []
    for table, name in TABLES.items():
        known = report.merged[table] + report.unchanged[table]
        numbers = (report.created[table], report.updated[table], known)
        if any(numbers):
            rows.append(CountsShown(name, *(f"{number:,}" if number else "–" for number in numbers)))
    return tuple(rows)


def row_shown(row: Any) -> RowShown:
    verdict = VERDICT_WORDS.get(row.verdict, row.verdict)
    raw = row.raw if len(row.raw) <= MOST_OF_A_ROW else f"{row.raw[:MOST_OF_A_ROW]}…"
    return RowShown(row.where, verdict, TONES.get(row.verdict, "soft"), row.why, raw)


def filters(only: str) -> list[Mapping[str, Any]]:
    """The ways to narrow the rows, with the one that is chosen."""
    return [{"key": key, "words": words, "is_current": key == only} for key, words in FILTERS.items()]


def counted(number: int) -> str:
    """A number as it is shown; nothing for none."""
    return f"{number:,}" if number else ""


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
