"""The organisations of a file: where people work, and what the owner follows."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kithward.exchange.changes import Changes
from kithward.exchange.fitting import fit
from kithward.exchange.records import OrganisationRecord
from kithward.exchange.report import Notes
from kithward.language.names import name_key
from kithward.network.actions import LONGEST_NAME
from kithward.network.models import Organisation
from kithward.workspaces.models import Workspace


def organisation_key(name: str) -> str:
    """The form by which two spellings of one organisation are equal, as `organisation_named` has it."""
    return (name_key(name) or name.casefold())[:LONGEST_NAME]


class Organisations:
    """All organisations, found by name; one that is missing is made when it is asked for."""

    def __init__(self, workspace: Workspace, changes: Changes) -> None:
        self._changes = changes
        rows = list(Organisation.objects.of(workspace).values_list("id", "name", "name_key", "followed_on"))
        self._names: dict[UUID, str] = {row[0]: row[1] for row in rows}
        self._ids: dict[str, UUID] = {row[2]: row[0] for row in rows}
        self._followed = {row[0]: row[3] for row in rows}

    def name(self, organisation_id: UUID | None) -> str:
        return self._names[organisation_id] if organisation_id else ""

    def name_as_known(self, name: str) -> str:
        """The name as it is spelled here already, if it is."""
        known = self._ids.get(organisation_key(name)) if name else None
        return self._names[known] if known else name

    def id_of(self, name: str) -> UUID | None:
        """The organisation of that name, made when there is none."""
        if not name:
            return None
        key = organisation_key(name)
        if key not in self._ids:
            self._make(name, key, None)
        return self._ids[key]

    def _make(self, name: str, key: str, followed_on: date | None) -> None:
        row_id = self._changes.make(Organisation, name=name, name_key=key, followed_on=followed_on)
        self._ids[key], self._names[row_id], self._followed[row_id] = row_id, name, followed_on

    def take(self, records: Sequence[OrganisationRecord], notes: Notes) -> None:
        """Those that the owner follows; since when is filled where it is empty. Taken before any people are."""
        for record in (fit(each, notes.problems) for each in records):
            if not record.name:
                notes.skip(record.where, "it has no name", record.raw)
                continue
            key = organisation_key(record.name)
            known = self._ids.get(key)
            if known is None:
                self._make(record.name, key, record.followed_on)
                notes.note(record, "organisations", "created")
            elif record.followed_on and self._followed[known] is None:
                self._changes.change(Organisation, known, {"followed_on": record.followed_on})
                self._followed[known] = record.followed_on
                notes.note(record, "organisations", "updated")
            else:
                notes.note(record, "organisations", "same")
