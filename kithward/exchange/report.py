"""What became of each record of a file, counted and in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, Protocol
from uuid import UUID

from kithward.exchange.fitting import storable

Verdict = Literal["created", "updated", "merged", "same", "skipped"]

TABLES: Final = ("people", "activities", "opportunities", "organisations", "positions", "owner")
_ONE_OF: Final = {
    "people": "person",
    "activities": "activity",
    "opportunities": "opportunity",
    "organisations": "organisation",
    "positions": "position",
}
_RANK: Final = {"created": 0, "updated": 1, "merged": 2, "same": 3}


class Told(Protocol):
    """Whatever stands somewhere in a file."""

    @property
    def where(self) -> str: ...

    @property
    def raw(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: rows created and updated, records recognised as what was known already."""

    batch: UUID | None  # None for a preview, and where there was nothing to do
    created: Mapping[str, int]
    updated: Mapping[str, int]
    merged: Mapping[str, int]  # recognised as known from elsewhere, with nothing to add
    unchanged: Mapping[str, int]  # as this source told it before
    skipped: tuple[LeftOut, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not any((*self.created.values(), *self.updated.values()))

    def in_words(self) -> str:
        """The outcome in one sentence."""
        return outcome_in_words(self.created, self.updated, self.merged, len(self.skipped))

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return {
            "batch": str(self.batch) if self.batch else None,
            "created": dict(self.created),
            "updated": dict(self.updated),
            "merged": dict(self.merged),
            "unchanged": dict(self.unchanged),
            "skipped": [{"where": row.where, "why": row.why} for row in self.skipped],
            "problems": list(self.problems),
        }


def outcome_in_words(
    created: Mapping[str, int], updated: Mapping[str, int], merged: Mapping[str, int], skipped: int
) -> str:
    """What an import did, in one sentence."""
    left_out = [f"{skipped:,} {'row was' if skipped == 1 else 'rows were'} left out"] if skipped else []
    done = [*_counted(created, "added"), *_counted(updated, "changed")]
    if not done:
        return f"{'; '.join(['everything in it was here already', *left_out])}."
    return f"{', '.join([*done, *_counted(merged, 'recognised'), *left_out])}."


def _counted(counts: Mapping[str, int], verb: str) -> list[str]:
    parts = [
        f"{count:,} {table if count > 1 else _ONE_OF[table]}"
        for table, count in counts.items()
        if count and table in _ONE_OF
    ]
    if counts.get("owner"):
        parts.append("your own profile")
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
    return [f"{listed} {verb}"] if parts else []


@dataclass(slots=True)
class Noted:
    """One row of a file and what became of the records in it: a row may tell of a person and of an activity."""

    where: str
    raw: str
    verdict: Verdict
    why: str = ""


@dataclass(slots=True)
class Notes:
    """What is noted while a file is compared with what is here."""

    rows: dict[str, Noted] = field(default_factory=dict)  # by where they stand
    skipped: list[Noted] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    counts: dict[Verdict, Counter[str]] = field(default_factory=dict)

    def note(self, record: Told, table: str, verdict: Verdict, why: str = "") -> None:
        """Count a record, and remember its row with the most that came of it."""
        self.count(table, verdict)
        row = self.rows.get(record.where)
        if row is None:
            self.rows[record.where] = Noted(record.where, record.raw, verdict, why)
            return
        row.why = row.why or why
        if _RANK[verdict] < _RANK[row.verdict]:
            row.verdict = verdict

    def count(self, table: str, verdict: Verdict) -> None:
        self.counts.setdefault(verdict, Counter())[table] += 1

    def note_again(self, record: Told, table: str, why: str) -> None:
        """Note a record that was looked at before, and was left out if there is a reason."""
        if why:
            self.skip(record.where, why, record.raw)
        else:
            self.note(record, table, "same")

    def skip(self, where: str, why: str, raw: str) -> None:
        self.skipped.append(Noted(storable(where), storable(raw), "skipped", storable(why)))

    def kept_rows(self, left_out: Iterable[Noted]) -> Iterable[Noted]:
        """The rows worth keeping: those that came to something, and of the others those left out for the first time."""
        kept = {where: row for where, row in self.rows.items() if row.verdict != "same"}
        yield from kept.values()
        yield from (replace(row, raw="") if row.where in kept else row for row in left_out)

    def report(self, *, made: Mapping[str, int]) -> ImportReport:
        """All that is noted; `made` are the rows that are new, among them people whom only an activity names."""
        counts = {
            verdict: {table: self.counts.get(verdict, Counter())[table] for table in TABLES}
            for verdict in ("updated", "merged", "same")
        }
        return ImportReport(
            batch=None,
            created={table: made.get(table, 0) for table in TABLES},
            updated=counts["updated"],
            merged=counts["merged"],
            unchanged=counts["same"],
            skipped=tuple(LeftOut(row.where, row.why) for row in self.skipped),
            problems=tuple(dict.fromkeys(self.problems)),
        )
