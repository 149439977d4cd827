"""What would come of a file that waits: counts, the first that would be made, every row that would be left out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from uuid import UUID

from kithward.errors import BadInput
from kithward.exchange import imports
from kithward.exchange.changes import Changes
from kithward.exchange.models import ImportDraft
from kithward.exchange.readers.contact_guess import Layout
from kithward.exchange.reading import Named, layout_of, read_file, recognise
from kithward.exchange.report import ImportReport, Noted
from kithward.network.lately import Happened
from kithward.network.models import Activity, Organisation, Participation, Person
from kithward.workspaces.models import Workspace

MOST_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom a file would make known."""

    name: str
    does: str  # title and organisation
    place: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a file that waits; nothing of it is written."""

    seems: str  # "this looks like a calendar"
    layout: Layout | None  # of a table
    refused: str = ""  # why nothing of it can be taken as it is
    report: ImportReport | None = None
    people: tuple[Newcomer, ...] = ()
    activities: tuple[Happened, ...] = ()
    left_out: tuple[Noted, ...] = ()


def look_at(workspace: Workspace, draft: ImportDraft, *, now: datetime) -> Look:
    """What would come of the file; the same computation as taking it."""
    file: Named = (draft.file_name, bytes(draft.content))
    seems = recognise(file).words
    layout = layout_of(file, draft.mapping)
    try:
        contents = read_file(file, imports.reading_options(workspace, now, draft.mapping))
    except BadInput as error:
        return Look(seems, layout, refused=str(error))
    found = imports.compare(workspace, contents, imports.silent)
    return Look(
        seems,
        layout,
        report=imports.report_of(found),
        people=_newcomers(workspace, found.changes),
        activities=_latest(workspace, found.changes),
        left_out=tuple(found.notes.skipped),
    )


def _newcomers(workspace: Workspace, changes: Changes) -> tuple[Newcomer, ...]:
    rows = changes.made[Person][:MOST_EXAMPLES]
    named = {row["id"]: row["name"] for row in changes.made[Organisation]}
    wanted = {row["organisation_id"] for row in rows} - named.keys() - {None}
    known = Organisation.objects.of(workspace).filter(id__in=wanted)
    named |= dict(known.values_list("id", "name"))
    return tuple(
        Newcomer(row["name"], ", ".join(filter(None, (row["title"], named.get(row["organisation_id"])))), row["place"])
        for row in rows
    )


def _latest(workspace: Workspace, changes: Changes) -> tuple[Happened, ...]:
    """The latest activities that would be made, with those who took part."""
    rows = nlargest(MOST_EXAMPLES, changes.made[Activity], key=lambda row: row["day"])
    ids = {row["id"] for row in rows}
    parts = [row for row in changes.made[Participation] if row["activity_id"] in ids]
    who = {row["person_id"] for row in parts}
    names: dict[UUID, str] = {row["id"]: row["name"] for row in changes.made[Person] if row["id"] in who}
    known = Person.objects.of(workspace).filter(id__in=who - names.keys())
    names |= dict(known.values_list("id", "name"))
    present: dict[UUID, list[str]] = defaultdict(list)
    for row in parts:
        present[row["activity_id"]].append(names[row["person_id"]])
    return tuple(
        Happened(
            day=row["day"],
            kind=row["kind"],
            form=row["form"],
            event_name=row["event_name"],
            topics=tuple(row["topics"]),
            people=tuple(sorted(present[row["id"]])),
        )
        for row in rows
    )
