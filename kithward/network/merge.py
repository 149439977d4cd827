"""Making two people one: every row that points to the one points to the other, and nothing is lost."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.language.dates import day_in_words
from kithward.network import queries
from kithward.network.models import DistinctPair, KnownLink, Participation, Person, StrangerPair, TieRole
from kithward.network.tallies import recount_ties
from kithward.network.uniting import TYPED, Half, united
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.deleting import delete_rows
from kithward.workspaces.models import Workspace
from kithward.workspaces.rows import upsert
from kithward.workspaces.scoped import Editable, Scoped
from kithward.workspaces.tables import content_columns, keys_to, scoped_tables

PAIRS: Final = (KnownLink, DistinctPair, StrangerPair)  # of people, the smaller id first
_TEXTS = ("how", "note", "reason")  # of two rows that become one, both are kept


@transaction.atomic
def merge_people(
    workspace: Workspace,
    keep_id: UUID,
    other_id: UUID,
    *,
    values: Mapping[str, UUID] | None = None,
    seen_versions: Mapping[UUID, int] | None = None,
) -> UUID:
    """Make two people one, the kept one; gives the id by which it can be taken back.

    `values` names, by column, the one of the two whose value is kept where both have one (network.uniting). Raises
    Conflict when one of them was changed since `seen_versions`.
    """
    hold(workspace)
    keep, other = two_people(workspace, keep_id, other_id)
    for person in (keep, other):
        if (seen_versions or {}).get(person.id, person.version) != person.version:
            raise Conflict(f"{person.name} was changed in the meantime: look at the new values, then merge again.")
    trace = Trace(workspace)
    trace.watch(Person, [keep, other])
    columns = united(half_of(keep), half_of(other), choices=values or {})
    besides = move_rows(workspace, trace, keep.id, other.id)
    delete_rows(workspace, {Person: [other.id]})
    if besides:
        columns["notes"] = "\n\n".join(filter(None, [columns["notes"], *besides]))
        columns["origins"]["notes"] = TYPED
    version = log_changed(workspace, rows_gone=True)
    Person.objects.of(workspace).filter(id=keep.id).update(**columns, version=F("version") + 1, log_version=version)
    recount_ties(workspace, [keep.id], version=version)
    names = dict.fromkeys((keep.name, other.name))
    return trace.keep(f"Merged {' and '.join(names)}" if len(names) > 1 else f"Merged the two entries of {keep.name}")


def two_people(workspace: Workspace, one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Both people, in that order; raises NotFound, or BadInput when they are one."""
    if one_id == other_id:
        raise BadInput("Choose two people: one alone is merged already.")
    found = {person.id: person for person in queries.people_with_ids(workspace, (one_id, other_id))}
    return found[one_id], found[other_id]


def kept_first(one: Person, other: Person) -> tuple[Person, Person]:
    """The two, the one to keep first: in contact more often, or known for longer."""
    first, second = sorted((one, other), key=lambda person: (-person.contact_count, person.id))
    return first, second


def rows_of(workspace: Workspace, person_id: UUID) -> dict[type[Scoped], int]:
    """How many rows of each table point to a person."""
    found: dict[type[Scoped], int] = {}
    for key in keys_to(Person):
        rows = key.table.objects.of(workspace).filter(**{key.column: person_id}).count()
        if rows:
            found[key.table] = found.get(key.table, 0) + rows
    return found


def half_of(person: Person) -> Half:
    """A person's columns, to be united with another's."""
    return Half(person.id, {column.attname: getattr(person, column.attname) for column in Person._meta.concrete_fields})


def move_rows(workspace: Workspace, trace: Trace, keep_id: UUID, other_id: UUID) -> list[str]:
    """Point every row of the other to the kept person; gives what two rows that became one could not both say."""
    besides: list[str] = []
    for table in dict.fromkeys(key.table for key in keys_to(Person)):
        columns = [key.column for key in keys_to(Person) if key.table is table]
        of_either = models.Q(*((f"{column}__in", (keep_id, other_id)) for column in columns), _connector=models.Q.OR)
        besides += moved_by(_Moving(workspace, table, columns, keep_id, other_id), trace, of_either)
    for table in (table for table in scoped_tables() if table.texts_with_ids):
        texts = table.texts_with_ids
        named = ((f"{column}__contains", person_id.hex) for column in texts for person_id in (keep_id, other_id))
        naming_either = models.Q(*named, _connector=models.Q.OR)
        besides += moved_by(_MovingTexts(workspace, table, texts, keep_id, other_id), trace, naming_either)
    return besides


def moved_by(moving: "_Moving", trace: Trace, of_either: models.Q) -> list[str]:
    """Move the rows that have to do with either of the two."""
    rows = list(moving.table.objects.of(moving.workspace).filter(of_either).order_by("id"))
    trace.watch(moving.table, rows)
    return moving.move(rows)


class _Moving:
    """The rows of one table on their way to the kept person."""

    def __init__(
        self, workspace: Workspace, table: type[Scoped], columns: Sequence[str], keep_id: UUID, other_id: UUID
    ) -> None:
        self.workspace, self.table, self.columns = workspace, table, columns
        self.keep_id, self.other_id = keep_id, other_id

    def move(self, rows: Sequence[Any]) -> list[str]:
        """Write the rows with their new person; of two that say the same one is left, which says it all."""
        standing: dict[tuple[Any, ...], Any] = {}
        moved: dict[UUID, Any] = {}
        gone: list[UUID] = []
        besides: list[str] = []
        for row in sorted(rows, key=self._is_of_other):
            changed = self._point(row)
            if self.table in PAIRS and row.person_id == row.other_id:
                gone.append(row.id)  # that the two know each other, do not, or are not the same
                continue
            first = next((standing[sign] for sign in self._signs(row) if sign in standing), None)
            if first is not None:
                gone.append(row.id)
                besides += fold(self.table, first, row)
                moved[first.id] = first
                continue
            standing |= dict.fromkeys(self._signs(row), row)
            if changed:
                moved[row.id] = row
        delete_rows(self.workspace, {self.table: gone})
        self._write(list(moved.values()))
        return besides

    def _is_of_other(self, row: Any) -> bool:
        return any(getattr(row, column) == self.other_id for column in self.columns)

    def _point(self, row: Any) -> bool:
        """Point a row to the kept person; whether that changed it."""
        if not self._is_of_other(row):
            return False
        for column in self.columns:
            if getattr(row, column) == self.other_id:
                setattr(row, column, self.keep_id)
        if self.table in PAIRS:
            row.person_id, row.other_id = sorted((row.person_id, row.other_id), key=lambda person_id: person_id.hex)
        return True

    def _signs(self, row: Any) -> list[tuple[Any, ...]]:
        """By what a row may stand only once; an empty column is one value there, as in the rules on those alone."""
        rules = [rule for rule in self.table._meta.constraints if isinstance(rule, models.UniqueConstraint)]
        about = [rule for rule in rules if not {f"{column}" for column in self.columns}.isdisjoint(rule.fields)]
        return [(rule.fields, *(getattr(row, name) for name in rule.fields if name != "workspace")) for rule in about]

    def _write(self, rows: Sequence[Any]) -> None:
        names = content_columns(self.table)
        if issubclass(self.table, Editable):
            names.append("version")
            for row in rows:
                row.version += 1
        if rows:
            upsert(self.table, rows, names)


class _MovingTexts(_Moving):
    """The rows of a table in whose texts the id of the other stands."""

    def _is_of_other(self, row: Any) -> bool:
        return any(self.other_id.hex in getattr(row, column) for column in self.columns)

    def _point(self, row: Any) -> bool:
        if not self._is_of_other(row):
            return False
        for column in self.columns:
            setattr(row, column, getattr(row, column).replace(self.other_id.hex, self.keep_id.hex))
        return True


# Two rows that become one.


def fold(table: type[Scoped], first: Any, second: Any) -> list[str]:
    """Let the first say what only the second said; gives, in words, what it cannot say too."""
    if hasattr(first, "unite"):
        first.unite(second)
        return []
    folding = FOLDS.get(table, fold_plainly)
    return list(folding(first, second))


def fold_plainly(first: Any, second: Any) -> Iterable[str]:
    """Fill what is empty, and join what is text."""
    for column in first._meta.concrete_fields:
        mine, yours = getattr(first, column.attname), getattr(second, column.attname)
        if not column.editable or yours in (None, "", mine):
            continue
        if mine in (None, ""):
            setattr(first, column.attname, yours)
        elif column.attname in _TEXTS:
            joined = f"{mine}; {yours}"
            if column.max_length is not None and len(joined) > column.max_length:
                yield yours
            else:
                setattr(first, column.attname, joined)


def fold_parts(first: Participation, second: Participation) -> Iterable[str]:
    """To have introduced, or to have been introduced, says more than to have been there."""
    if first.part == "present":
        first.part = second.part
    return ()


def fold_roles(first: TieRole, second: TieRole) -> Iterable[str]:
    """Of two ends the later counts; the other is kept in words."""
    ends = sorted({end for end in (first.until_on, second.until_on) if end is not None})
    first.until_on = ends[-1] if ends else None
    since = f"{first.role.capitalize()} since {day_in_words(first.since_on)}"
    return [f"{since}, until {day_in_words(end)} as noted before." for end in ends[:-1]]


FOLDS: Final[Mapping[type[Scoped], Callable[[Any, Any], Iterable[str]]]] = {
    Participation: fold_parts,
    TieRole: fold_roles,
}
