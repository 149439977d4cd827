"""What a file tells besides people and activities: opportunities, positions, and whose it is."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from kithward.exchange.changes import Changes
from kithward.exchange.fitting import fit
from kithward.exchange.import_people import People
from kithward.exchange.matching import person_key
from kithward.exchange.records import OpportunityRecord, OwnerRecord, PositionRecord
from kithward.exchange.report import Notes
from kithward.language.names import name_key
from kithward.network.models import Position
from kithward.planning.models import Opportunity
from kithward.workspaces.models import Workspace

_TOLD = ("kind", "form", "title", "starts_at", "on", "minutes", "place", "person_id")
_OWNER_COLUMNS = {
    "name": "owner_name",
    "headline": "owner_headline",
    "summary": "owner_summary",
    "industry": "owner_industry",
    "place": "owner_place",
    "profile_url": "owner_profile_url",
    "emails": "owner_emails",
}


class Rest:
    """Opportunities, positions and the owner of a file, beside what is here."""

    def __init__(self, workspace: Workspace, source: str, *, changes: Changes, notes: Notes) -> None:
        self._workspace, self._source, self._changes, self._notes = workspace, source, changes, notes

    def close_opportunities(self, happened: Collection[str]) -> None:
        """Mark as done what was ahead and has happened since; `happened` are the source's names of its activities."""
        rows = Opportunity.objects.of(self._workspace).filter(source=self._source, state="open")
        for opportunity_id, source_id in rows.values_list("id", "source_id") if happened else ():
            if source_id in happened:
                self._changes.change(Opportunity, opportunity_id, {"state": "done"})
                self._notes.count("opportunities", "updated")

    def take_opportunities(self, records: Sequence[OpportunityRecord], people: People) -> None:
        """Make what is ahead, or bring it up to its source; whether it was declined or done stays the person's word."""
        rows = Opportunity.objects.of(self._workspace).filter(source=self._source).exclude(source_id="")
        stored = {row[0]: row[1:] for row in rows.values_list("source_id", "id", *_TOLD)} if records else {}
        first: dict[str, OpportunityRecord] = {}
        for record in (fit(each, self._notes.problems) for each in records):
            earlier = first.setdefault(record.source_id, record)
            if earlier is not record or not record.title:
                why = f"the same as in {earlier.where}" if record.title else "it has no title"
                self._notes.skip(record.where, why, record.raw)
            elif record.source_id in stored:
                self._compare(record, stored[record.source_id], _told(record, people))
            else:
                told = _told(record, people)
                self._changes.make(Opportunity, source=self._source, source_id=record.source_id, **told)
                self._notes.note(record, "opportunities", "created")

    def _compare(self, record: OpportunityRecord, stored: tuple[Any, ...], told: dict[str, Any]) -> None:
        opportunity_id, *before = stored
        differing = {column: told[column] for column, old in zip(_TOLD, before, strict=True) if told[column] != old}
        if differing:
            self._changes.change(Opportunity, opportunity_id, differing)
        self._notes.note(record, "opportunities", "updated" if differing else "same", _in_words(differing))

    def take_positions(self, records: Sequence[PositionRecord]) -> None:
        """The owner's positions, each once; place and end are filled where they are empty."""
        columns = ("id", "organisation_name", "title", "started_on", "ended_on", "place")
        rows = Position.objects.of(self._workspace).order_by("id").values(*columns) if records else ()
        stored: dict[Any, dict[str, Any]] = {}
        for row in rows:
            stored.setdefault(_position_key(row["organisation_name"], row["title"], row["started_on"]), row)
        for record in (fit(each, self._notes.problems) for each in records):
            key = _position_key(record.organisation, record.title, record.started_on)
            told = {"place": record.place, "ended_on": record.ended_on}
            if key in stored:
                self._fill_position(record, stored[key], told)
                continue
            stored[key] = told | {
                "organisation_name": record.organisation,
                "title": record.title,
                "started_on": record.started_on,
            }
            self._changes.make(Position, **stored[key])
            self._notes.note(record, "positions", "created")

    def _fill_position(self, record: PositionRecord, known: dict[str, Any], told: dict[str, Any]) -> None:
        filled = {column: value for column, value in told.items() if value and not known[column]}
        if "id" not in known:
            self._notes.note(record, "positions", "merged", "it stands there twice")
            return
        known |= filled
        if filled:
            self._changes.change(Position, known["id"], filled)
        self._notes.note(record, "positions", "updated" if filled else "same", _in_words(filled))

    def take_owner(self, record: OwnerRecord) -> None:
        """Whose file it is: fills what is empty, and says so when it seems to be somebody else's."""
        record = fit(record, self._notes.problems)
        owner = self._workspace.owner_name
        if owner and record.name and person_key(owner) != person_key(record.name):
            self._notes.problems.append(f"The file seems to be of {record.name}, and this is the network of {owner}.")
        filled = {
            column: list(value) if part == "emails" else value
            for part, column in _OWNER_COLUMNS.items()
            if (value := getattr(record, part)) and not getattr(self._workspace, column)
        }
        self._changes.owner.update(filled)
        self._notes.note(record, "owner", "updated" if filled else "same", _in_words(filled))


def _told(record: OpportunityRecord, people: People) -> dict[str, Any]:
    starts_at, on = _when(record.starts_at)
    whom = [people.only_known(ref) for ref in record.people]
    return {
        "kind": record.kind,
        "form": record.form,
        "title": record.title,
        "starts_at": starts_at,
        "on": on,
        "minutes": record.minutes,
        "place": record.place,
        "person_id": whom[0] if len(whom) == 1 else None,
    }


def _when(at: datetime | date) -> tuple[datetime | None, date | None]:
    if not isinstance(at, datetime):
        return None, at
    try:
        return at.astimezone(UTC), None
    except OverflowError:  # the last day that there is
        return None, at.date()


def _in_words(columns: Iterable[str]) -> str:
    return ", ".join(column.removesuffix("_id").removeprefix("owner_").replace("_", " ") for column in columns)


def _position_key(organisation: str, title: str, started_on: date | None) -> tuple[str, str, date | None]:
    return name_key(organisation), name_key(title), started_on
