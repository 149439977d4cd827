"""The activities of a file: what is new in the log, and what its source tells otherwise than before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from kithward.exchange.changes import Changes
from kithward.exchange.fitting import fit
from kithward.exchange.import_people import People
from kithward.exchange.records import ActivityRecord
from kithward.exchange.report import Notes
from kithward.exchange.seen import Seen
from kithward.language.terms import CONTACT_KINDS
from kithward.network.models import Activity, Participation
from kithward.workspaces.models import Workspace

_COLUMNS = ("kind", "form", "day", "minutes", "medium", "began_by", "topics", "event_name", "note")


@dataclass(frozen=True, slots=True)
class Stored:
    """An activity as its source told it before."""

    id: UUID
    version: int
    values: tuple[Any, ...]  # of _COLUMNS


class Activities:
    """What a file tells of what happened, beside what is in the log."""

    def __init__(
        self,
        workspace: Workspace,
        seen: Seen,
        *,
        changes: Changes,
        notes: Notes,
        left_versions: Callable[[], dict[UUID, int]],
    ) -> None:
        self._workspace, self._seen, self._changes, self._notes = workspace, seen, changes, notes
        self._source = seen.source
        self._read_left_versions = left_versions

    @cached_property
    def _left_versions(self) -> dict[UUID, int]:
        return self._read_left_versions()

    def take(self, records: Sequence[ActivityRecord], people: People) -> set[str]:
        """Each record once: made, brought up to date, or recognised as what was written down by hand.

        Gives the names that the source has for what is in the log now.
        """
        once = self._each_once(records)
        happened = {record.source_id for record in once}
        fresh = [record for record in once if self._is_fresh(record)]
        if not fresh:
            return happened
        stored = self._stored()
        participants = self._participants() if stored else {}
        people.meet((ref, record.where) for record in fresh for ref in record.people)
        by_hand = self._by_hand([record for record in fresh if record.source_id not in stored])
        for record in fresh:
            known = stored.get(record.source_id)
            found = [people.who(ref) for ref in record.people]
            who = list(dict.fromkeys(person_id for person_id in found if person_id))
            why = ""
            if known is not None:
                self._compare(record, known, who, participants.get(known.id, {}), is_sure=None not in found)
            elif record.people and not who:
                why = next(filter(None, map(people.why_nobody, record.people)), "")
                self._notes.skip(record.where, why, record.raw)
                happened.discard(record.source_id)
            elif who and by_hand[key := (record.kind, record.day, frozenset(who))]:
                by_hand[key] -= 1
                self._notes.note(record, "activities", "merged", "the same is in the log already, written by hand")
            else:
                self._create(record, who)
            self._seen.remember(record, sure=None not in found, why=why)
        return happened

    def _is_fresh(self, record: ActivityRecord) -> bool:
        before = self._seen.verdict(record)
        if before is not None:
            self._notes.note_again(record, "activities", before)
        return before is None

    def _each_once(self, records: Sequence[ActivityRecord]) -> list[ActivityRecord]:
        first: dict[str, ActivityRecord] = {}
        for record in (fit(each, self._notes.problems) for each in records):
            earlier = first.setdefault(record.source_id, record)
            if earlier is not record:
                self._notes.skip(record.where, f"the same as in {earlier.where}", record.raw)
        return list(first.values())

    def _stored(self) -> dict[str, Stored]:
        rows = Activity.objects.of(self._workspace).filter(source=self._source).exclude(source_id="")
        return {
            source_id: Stored(activity_id, version, tuple(values))
            for source_id, activity_id, version, *values in rows.values_list("source_id", "id", "version", *_COLUMNS)
        }

    def _participants(self) -> dict[UUID, dict[UUID, UUID]]:
        """Person and participation of each activity of this source."""
        rows = Participation.objects.of(self._workspace).filter(
            activity__workspace=self._workspace, activity__source=self._source
        )
        found: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
        for activity_id, person_id, participation_id in rows.values_list("activity_id", "person_id", "id"):
            found[activity_id][person_id] = participation_id
        return found

    def _by_hand(self, records: Sequence[ActivityRecord]) -> Counter[tuple[str, date, frozenset[UUID]]]:
        """How often the log has, written by hand, a kind of activity on a day with the same people."""
        if not records:
            return Counter()
        days = [record.day for record in records]
        rows = Activity.objects.of(self._workspace).filter(source_id="", day__range=(min(days), max(days)))
        found = {row[0]: row[1:] for row in rows.values_list("id", "kind", "day")}
        people: dict[UUID, set[UUID]] = defaultdict(set)
        pairs = Participation.objects.of(self._workspace).filter(
            activity__workspace=self._workspace, activity__source_id="", activity__day__range=(min(days), max(days))
        )
        for activity_id, person_id in pairs.values_list("activity_id", "person_id"):
            people[activity_id].add(person_id)
        return Counter((*found[activity_id], frozenset(who)) for activity_id, who in people.items())

    def _create(self, record: ActivityRecord, who: Iterable[UUID]) -> None:
        values = dict(zip(_COLUMNS, _values(record), strict=True))
        activity_id = self._changes.make(Activity, source=self._source, source_id=record.source_id, **values)
        self._join(activity_id, record, who)
        self._notes.note(record, "activities", "created")

    def _join(self, activity_id: UUID, record: ActivityRecord, who: Iterable[UUID]) -> None:
        for person_id in who:
            self._changes.make(Participation, activity_id=activity_id, person_id=person_id)
            if record.kind in CONTACT_KINDS:
                self._changes.contact_days.setdefault(person_id, set()).add(record.day.toordinal())

    def _compare(
        self, record: ActivityRecord, known: Stored, who: list[UUID], before: dict[UUID, UUID], *, is_sure: bool
    ) -> None:
        """Bring a stored activity up to what its source says now, unless it was changed by hand since.

        Where somebody in it is not told for sure, nobody is taken out of it.
        """
        values = _values(record)
        columns = [column for column, old, new in zip(_COLUMNS, known.values, values, strict=True) if old != new]
        joined = [person_id for person_id in who if person_id not in before]
        left = [person_id for person_id in before if person_id not in who] if is_sure else []
        if not (columns or joined or left):
            self._notes.note(record, "activities", "same")
            return
        if self._left_versions.get(known.id) != known.version:
            self._notes.skip(
                record.where, "you changed it since it was brought in, so it stays as you have it", record.raw
            )
            return
        now = dict(zip(_COLUMNS, values, strict=True))
        self._changes.change(Activity, known.id, {column: now[column] for column in columns})
        self._join(known.id, record, joined)
        self._changes.gone += [before[person_id] for person_id in left]
        self._changes.recount.update(before, who)
        why = [*(column.replace("_", " ") for column in columns), *(["people"] if joined or left else [])]
        self._notes.note(record, "activities", "updated", ", ".join(why))


def _values(record: ActivityRecord) -> tuple[Any, ...]:
    return tuple(list(record.topics) if column == "topics" else getattr(record, column) for column in _COLUMNS)
