"""What an import may fill of a person who is known already, and what it must leave as it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from kithward.exchange.matching import person_key, phone_key
from kithward.exchange.records import PersonRecord

TYPED: Final = "typed"
DERIVED: Final = "derived"

Value = str | date | None | tuple[str, ...]

_ONE_VALUE = (
    "name",
    "given_name",
    "family_name",
    "profile_url",
    "title",
    "organisation",
    "place",
    "seniority",
    "met_on",
    "how_met",
    "notes",
)
_PARTS_OF_NAME = ("given_name", "family_name")
_LISTS = ("fields", "tags")
_OF_A_RECORD = tuple(
    column for column in (*_ONE_VALUE, "tags", "other_names", "emails", "phones") if column != "seniority"
)


@dataclass(frozen=True, slots=True)
class PersonValues:
    """What is held of a person, or told by a record, with where each value comes from."""

    name: str = ""
    given_name: str = ""
    family_name: str = ""
    other_names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile_url: str = ""
    title: str = ""
    organisation: str = ""  # its name
    place: str = ""
    fields: tuple[str, ...] = ()
    seniority: str = ""
    met_on: date | None = None
    how_met: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an import changes, and the origin it has from then on."""

    column: str  # a field of PersonValues
    before: Value
    after: Value
    origin: str


def values_of(record: PersonRecord, source: str, *, fields: tuple[str, ...] = (), seniority: str = "") -> PersonValues:
    """What a record tells, as coming from `source`; `fields` and `seniority` are what was derived from it."""
    values = {column: getattr(record, column) for column in _OF_A_RECORD}
    derived = {"fields": fields, "seniority": seniority}
    if record.fields:
        values["fields"] = record.fields
        del derived["fields"]
    origins = {column: source for column, value in values.items() if value}
    origins |= {column: DERIVED for column, value in derived.items() if value}
    return PersonValues(**values, **derived, origins=origins)  # type: ignore[arg-type]


def merge_values(existing: PersonValues, incoming: PersonValues) -> tuple[Change, ...]:
    """What changes when a record is taken for a person who is known.

    Empty values are filled. A typed value is never changed, also not a typed list by one more entry. A value of an
    import is replaced only by its own source, a derived one by any import or by what is derived anew. What a source
    no longer tells stays. E-mail addresses and phone numbers are added and never taken away, and a name spelled
    otherwise is kept among the other names.
    """
    columns = [column for column in _ONE_VALUE if column not in _PARTS_OF_NAME or _has_its_name(existing, incoming)]
    changes = [_one_value(column, existing, incoming) for column in columns]
    changes += [_list(column, existing, incoming) for column in _LISTS]
    changes.append(_other_names(existing, incoming))
    changes.append(_addresses("emails", existing, incoming))
    changes.append(_addresses("phones", existing, incoming))
    return tuple(change for change in changes if change is not None)


def with_derived(existing: PersonValues, *, fields: tuple[str, ...], seniority: str) -> PersonValues:
    """The values with what a title and an organisation say of the field of work and the seniority."""
    told = {"fields": fields, "seniority": seniority}
    incoming = PersonValues(fields=fields, seniority=seniority, origins=dict.fromkeys(filter(told.get, told), DERIVED))
    changes = (_list("fields", existing, incoming), _one_value("seniority", existing, incoming))
    return merged(existing, tuple(change for change in changes if change is not None))


def merged(existing: PersonValues, changes: tuple[Change, ...]) -> PersonValues:
    """The values after the changes, with their new origins."""
    values = {change.column: change.after for change in changes}
    origins = {**existing.origins, **{change.column: change.origin for change in changes}}
    return replace(existing, **values, origins=origins)  # type: ignore[arg-type]


def _may_change(column: str, existing: PersonValues, origin: str) -> bool:
    if not getattr(existing, column):
        return True
    before = existing.origins.get(column, TYPED)  # of unknown origin: as careful as with what was typed
    return before != TYPED and before in (origin, DERIVED)


def _one_value(column: str, existing: PersonValues, incoming: PersonValues) -> Change | None:
    before, after = getattr(existing, column), getattr(incoming, column)
    if not after or before == after or not _may_change(column, existing, incoming.origins[column]):
        return None
    return Change(column, before, after, incoming.origins[column])


def _has_its_name(existing: PersonValues, incoming: PersonValues) -> bool:
    """Whether the person bears the incoming name after the merge, so that its parts fit."""
    name = _one_value("name", existing, incoming)
    return name is not None or person_key(existing.name) == person_key(incoming.name)


def _list(column: str, existing: PersonValues, incoming: PersonValues) -> Change | None:
    """Derived entries give way, those of imports are joined."""
    before, told = getattr(existing, column), getattr(incoming, column)
    origin = existing.origins.get(column, TYPED)
    if not told or (before and origin == TYPED):
        return None
    if origin == DERIVED or not before:
        after = told
    elif incoming.origins[column] == DERIVED:
        return None
    else:
        after = _joined(before, told, str.casefold)
    return Change(column, before, after, incoming.origins[column]) if after != before else None


def _other_names(existing: PersonValues, incoming: PersonValues) -> Change | None:
    """The names of the record that the person is not known by yet, and the name that the import replaces."""
    before = existing.other_names
    if before and existing.origins.get("other_names", TYPED) == TYPED:
        return None
    replaced = _one_value("name", existing, incoming) is not None
    name, other = (incoming.name, existing.name) if replaced else (existing.name, incoming.name)
    told = tuple(each for each in (other, *incoming.other_names) if person_key(each) not in ("", person_key(name)))
    after = _joined(before, told, person_key)
    origin = incoming.origins.get("other_names") or incoming.origins.get("name", DERIVED)
    return Change("other_names", before, after, origin) if after != before else None


def _addresses(column: str, existing: PersonValues, incoming: PersonValues) -> Change | None:
    before, told = getattr(existing, column), getattr(incoming, column)
    after = _joined(before, told, str.casefold if column == "emails" else _number_key)
    if after == before:
        return None
    origin = existing.origins.get(column, TYPED) if before else incoming.origins[column]
    return Change(column, before, after, origin)


def _number_key(number: str) -> str:
    return phone_key(number) or number


def _joined(before: tuple[str, ...], told: tuple[str, ...], key: Callable[[str], str]) -> tuple[str, ...]:
    """What was there, then what is told besides, each once."""
    first_of_each: dict[str, str] = {}
    for entry in (*before, *told):
        first_of_each.setdefault(key(entry), entry)
    joined = tuple(first_of_each.values())
    return joined if len(joined) > len(before) else before
