"""People out of CSV tables: the exports of Google, Outlook and Thunderbird, and any other with a header to go by."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from kithward.errors import BadInput
from kithward.exchange.readers.addresses import normal_email
from kithward.exchange.readers.contact_cells import (
    Days,
    LeftOut,
    days_of,
    emails_in,
    phones_in,
    profile_in,
    tags_in,
    turned,
)
from kithward.exchange.readers.contact_columns import group_of, is_at_work, is_header, is_region
from kithward.exchange.readers.contact_guess import Layout, layout_of
from kithward.exchange.readers.tables import Row, Table, open_table
from kithward.exchange.readers.text import clean, mend_mojibake, open_text, unescape
from kithward.exchange.records import ActivityRecord, Contents, PersonRecord, ReadingOptions, Skipped
from kithward.language.fields import field_named
from kithward.language.names import name_key

_LOOKED_AT = 200  # rows by which columns are judged
_LONGEST_NAME_SHOWN = 60
_MOST_NAMED = 8
_NO_TELEPHONES = ("fax", "pager", "modem")
LAST_CONTACT = "The last contact, as a table of contacts had it."


def columns_of(content: bytes, chosen: Mapping[str, str]) -> Layout | None:
    """How the table in these bytes is read, or None where there is no table."""
    table = _open(content)
    return _Judged.of(table, chosen).layout if table else None


def read(content: bytes, name: str, options: ReadingOptions) -> Contents:
    """The people of a table, with a reason for each row that is none and for the values that were left out.

    Raises BadInput where no column says who anybody is, or where a column was chosen that is not there.
    """
    table = _open(content)
    if table is None:
        return Contents("csv", problems=(f"{name} holds no table.",))
    judged = _Judged.of(table, options.columns)
    if not judged.layout.tells_names:
        listed = ", ".join(f"“{column}”" for column in table.columns[:_MOST_NAMED])
        raise BadInput(f"Kithward cannot tell which column of {name} holds names, of {listed}: say what they hold.")
    return _Reading(name, judged, options).contents()


def _open(content: bytes) -> Table | None:
    """The table below a header of known columns, else below its first row; a row with an address is no header."""
    table = open_table(open_text(io.BytesIO(content)), is_header=is_header, rename=clean)
    table = table or open_table(open_text(io.BytesIO(content)), rename=clean)
    if table is None or not any(map(normal_email, table.columns)):
        return table
    header = table.delimiter.join(f"Column {place}" for place, _ in enumerate(table.columns, 1))
    return open_table(chain([f"{header}\n"], open_text(io.BytesIO(content))))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A table with how it is read, and all its rows, of which the first were looked at for that."""

    table: Table
    layout: Layout
    days: Mapping[str, Days]  # by column
    rows: Iterator[Row]

    @classmethod
    def of(cls, table: Table, chosen: Mapping[str, str]) -> "_Judged":
        rows = table.rows()
        first = list(islice(rows, _LOOKED_AT))
        layout = layout_of(table.columns, first, chosen)
        dated = layout.named("met on") + layout.named("last contact on")
        day_first = table.delimiter == ";"  # as Excel writes where days come first
        days = days_of({name: [row[name] for row in first] for name in dated}, day_first=day_first)
        return cls(table, layout, days, chain(first, rows))


@dataclass(frozen=True, slots=True)
class _Names:
    """What a row calls somebody."""

    full: str
    given: str
    family: str
    parts: str  # given, middle and family name
    others: tuple[str, ...]


class _Reading:
    """A table while it is read, row by row."""

    def __init__(self, name: str, judged: _Judged, options: ReadingOptions) -> None:
        self._name = name if len(name) <= _LONGEST_NAME_SHOWN else f"…{name[-_LONGEST_NAME_SHOWN:]}"
        self._judged, self._options = judged, options
        layout = judged.layout
        self._columns = {meaning: layout.named(meaning) for meaning in {each.meaning for each in layout.columns}}
        self._labels = {column: _label_of(column, judged.table.columns) for column in layout.named("phone")}
        self._places = _places(layout.named("place"))
        self._left_out = LeftOut()

    def contents(self) -> Contents:
        people: list[PersonRecord] = []
        contacts: list[ActivityRecord] = []
        skipped: list[Skipped] = []
        header = {column: column for column in self._judged.table.columns}
        for row in self._judged.rows:
            where = f"{self._name} row {row.number}"
            found = self._person(row, where) if row.values != header else "it repeats the header"
            if isinstance(found, str):
                skipped.append(Skipped(where, found, row.raw))
            else:
                people.append(found)
                contacts += self._last_contact(row, found)
        return Contents(
            self._judged.layout.dialect.source,
            people=tuple(people),
            activities=tuple(contacts),
            skipped=tuple(skipped),
            problems=(*self._judged.table.problems, *self._guessed_days(), *self._left_out.problems()),
        )

    def _person(self, row: Row, where: str) -> PersonRecord | str:
        """The person of a row, or why there is none."""
        if row.problem or row.is_empty:
            return row.problem or "the row is empty"
        names, emails = self._names(row), self._emails(row, where)
        organisation = self._first(row, "organisation")
        if organisation and _is_organisation(names, organisation, has_email=bool(emails)):
            return "an organisation, not a person"
        known_as = [names.full, names.parts, *names.others, emails[0].partition("@")[0] if emails else ""]
        name = next(filter(None, known_as), "")
        if not name:
            return "no name and no e-mail address"
        fields, words = self._fields(row)
        return PersonRecord(
            where=where,
            raw=row.raw,
            name=name,
            given_name=names.given,
            family_name=names.family,
            other_names=tuple(other for other in names.others if other != name),
            emails=emails,
            phones=self._phones(row, where),
            profile_url=next(filter(None, map(profile_in, self._cells(row, "profile address"))), ""),
            title=self._first(row, "title"),
            organisation=organisation,
            place=self._place(row),
            met_on=self._day(row, "met on", where),
            how_met=self._first(row, "how met"),
            notes="\n".join(map(_lines, self._cells(row, "notes"))),
            tags=tuple(dict.fromkeys([*self._tags(row), *words])),
            fields=fields,
        )

    def _cells(self, row: Row, meaning: str) -> list[str]:
        """The cells of a row that hold something of this meaning."""
        return [cell for column in self._columns.get(meaning, ()) if (cell := row[column].strip())]

    def _first(self, row: Row, meaning: str) -> str:
        return next(filter(None, map(clean, self._cells(row, meaning))), "")

    def _names(self, row: Row) -> _Names:
        """Names as they are spoken; an address where a name should be is none."""
        full = next((name for cell in self._cells(row, "name") if (name := clean(cell)) and not normal_email(name)), "")
        full, given, family = turned(full)
        given = self._first(row, "given name") or given
        family = self._first(row, "family name") or family
        parts = " ".join(filter(None, (given, self._first(row, "middle name"), family)))
        return _Names(full, given, family, parts, tuple(filter(None, map(clean, self._cells(row, "other name")))))

    def _emails(self, row: Row, where: str) -> tuple[str, ...]:
        found: list[str] = []
        for column in self._columns.get("e-mail", ()):
            emails, others = emails_in(row[column])
            found += emails
            for other in filter(None, others):
                self._left_out.note(column, "no e-mail address", other, where)
        return tuple(dict.fromkeys(found))

    def _phones(self, row: Row, where: str) -> tuple[str, ...]:
        """The numbers as written, each once; without those that the column beside them calls a fax or a pager."""
        found: dict[str, str] = {}
        for column in self._columns.get("phone", ()):
            if any(word in row[self._labels[column]].casefold() for word in _NO_TELEPHONES):
                continue
            phones, others = phones_in(row[column])
            for phone in phones:
                found.setdefault("".join(filter(str.isdigit, phone)), phone)
            for other in others:
                self._left_out.note(column, "no phone number", other, where)
        return tuple(found.values())

    def _place(self, row: Row) -> str:
        """City, else region, and country of the address at work, else of the first that is told."""
        for columns in self._places:
            told = [(clean(row[column]), is_region(column)) for column in columns if row[column].strip()]
            parts = [place for place, is_a_region in told if not is_a_region or len(told) == 1]
            parts = parts if len(parts) > 1 else [place for place, _ in told]
            if parts:
                return ", ".join(dict.fromkeys(parts))
        return ""

    def _tags(self, row: Row) -> list[str]:
        return [tag for cell in self._cells(row, "tags") for tag in tags_in(cell)]

    def _fields(self, row: Row) -> tuple[tuple[str, ...], list[str]]:
        """The fields of work that are known by name, and the words for others, which are kept as tags."""
        named = {word: field_named(word) for cell in self._cells(row, "field") for word in tags_in(cell)}
        fields = dict.fromkeys(field for field in named.values() if field)
        return tuple(fields), [word for word, field in named.items() if not field]

    def _day(self, row: Row, meaning: str, where: str) -> date | None:
        for column in self._columns.get(meaning, ()):
            moment = self._judged.days[column].read(row[column], self._options.as_of)
            if moment.day:
                return moment.day
            if moment.why:
                self._left_out.note(column, "no day that has been", row[column], where)
        return None

    def _last_contact(self, row: Row, person: PersonRecord) -> list[ActivityRecord]:
        """The last contact as a message: the least that it can have been."""
        day = self._day(row, "last contact on", person.where)
        if day is None:
            return []
        who = person.profile_url or next(iter(person.emails), "") or name_key(person.name)
        source_id = f"last contact:{who}:{day}"
        return [ActivityRecord(person.where, row.raw, "message", day, (person.ref,), source_id, note=LAST_CONTACT)]

    def _guessed_days(self) -> list[str]:
        order = {True: "the day", False: "the month"}
        return [
            f"“{column}” has days to be read in two ways, such as 03/04/2024: {order[days.day_first]} was taken first."
            for column, days in self._judged.days.items()
            if days.is_open
        ]


def _is_organisation(names: _Names, organisation: str, *, has_email: bool) -> bool:
    if names.parts or names.others:
        return False
    return names.full.casefold() == organisation.casefold() if names.full else not has_email


def _label_of(column: str, columns: Sequence[str]) -> str:
    """The column beside a number that says what kind it is: Google has "Phone 1 - Label" for "Phone 1 - Value"."""
    stem = column.removesuffix("Value")
    return next((f"{stem}{word}" for word in ("Label", "Type") if f"{stem}{word}" in columns), "")


def _places(columns: Sequence[str]) -> list[list[str]]:
    """The columns of each address, that at work first."""
    groups: dict[str, list[str]] = {}
    for column in columns:
        groups.setdefault(group_of(column), []).append(column)
    return [groups[group] for group in sorted(groups, key=lambda group: not is_at_work(group))]


def _lines(cell: str) -> str:
    """Text of several lines, mended."""
    return mend_mojibake(unescape(cell)).replace("\r\n", "\n").replace("\r", "\n").strip()
