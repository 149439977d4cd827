"""The people of a file: who is known already, who is new, and what is learned of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np

from kithward.exchange.changes import Changes
from kithward.exchange.fitting import fit
from kithward.exchange.import_organisations import Organisations
from kithward.exchange.matching import Known, Match, Signs, person_key, signs_of
from kithward.exchange.merging import PersonValues, merge_values, merged, values_of, with_derived
from kithward.exchange.records import PersonRecord, PersonRef
from kithward.exchange.report import Notes, Verdict
from kithward.exchange.seen import Seen
from kithward.language.fields import derive
from kithward.language.phones import phone_digits
from kithward.network.actions import LONGEST_NAME
from kithward.network.models import EmailAddress, Person, PhoneNumber
from kithward.numerics.ties import tie_statistics
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.rows import chunks

_LISTS = ("other_names", "fields", "tags")
_SINGLE = (
    "name",
    "given_name",
    "family_name",
    "profile_url",
    "title",
    "place",
    "seniority",
    "met_on",
    "how_met",
    "notes",
)
_FILLED = (
    "name",
    "given_name",
    "family_name",
    "profile_url",
    "title",
    "organisation",
    "place",
    "met_on",
    "how_met",
    "notes",
)
_UNTOLD = ("origins", "name_key")


@dataclass(slots=True)
class Told:
    """What a file says of one person: whole records first, then mentions in activities."""

    is_new: bool
    records: list[tuple[PersonRecord, Match]]
    mentions: list[PersonRecord]


class People:
    """Who is known, and who becomes known while a file is taken."""

    def __init__(self, workspace: Workspace, seen: Seen, *, changes: Changes, notes: Notes) -> None:
        self._workspace, self._seen, self._changes, self._notes = workspace, seen, changes, notes
        self._source = seen.source
        self.organisations = Organisations(workspace, changes)
        self._owner = Signs.of(profile_urls=(workspace.owner_profile_url,), emails=workspace.owner_emails)
        self._told: dict[UUID, Told] = {}
        self._who: dict[PersonRef, tuple[UUID | None, str]] = {}
        self._addresses: dict[UUID, Signs] = {}  # of those who are known; a mention may bring more
        self._emails = self._by_person(EmailAddress, "address")
        self._phones = self._by_person(PhoneNumber, "number")
        self._known = Known()
        for person_id, signs in self._stored_signs():
            self._addresses[person_id] = signs
            self._known.add(person_id, signs)

    def _stored_signs(self) -> Iterable[tuple[UUID, Signs]]:
        rows = Person.objects.of(self._workspace).values_list(
            "id", "name", "other_names", "profile_url", "other_profile_urls", "organisation_id"
        )
        for person_id, name, other_names, url, other_urls, organisation_id in rows:
            yield (
                person_id,
                Signs.of(
                    name,
                    *other_names,
                    profile_urls=(url, *other_urls),
                    emails=self._emails.get(person_id, ()),
                    phones=self._phones.get(person_id, ()),
                    organisation=self.organisations.name(organisation_id),
                ),
            )

    def _by_person(self, model: type[EmailAddress | PhoneNumber], column: str) -> dict[UUID, list[str]]:
        found: dict[UUID, list[str]] = defaultdict(list)
        for person_id, value in model.objects.of(self._workspace).order_by("id").values_list("person_id", column):
            found[person_id].append(value)
        return found

    def take(self, records: Sequence[PersonRecord]) -> None:
        """Find out who each record is.

        Those with addresses go first, so that a name alone is judged beside all that bear it: read again, a file
        finds the same people whatever order it has them in.
        """
        fitted = (fit(record, self._notes.problems) for record in records)
        for record in sorted(fitted, key=_weakness):
            if (before := self._seen.verdict(record)) is not None:
                self._notes.note_again(record, "people", before)
                continue
            signs = signs_of(record)
            match = self._match(signs)
            why = self._why_not(record, signs, match)
            if why:
                self._notes.skip(record.where, why, record.raw)
                self._seen.remember(record, sure=False, why=why)
                continue
            person_id = self._meet(match, signs)
            self._told[person_id].records.append((record, match))
            self._seen.remember(record)

    def _match(self, signs: Signs) -> Match:
        match = self._known.match(signs)
        if match.candidates:
            self._known.ask(signs, match)
        return match

    def _why_not(self, record: PersonRecord, signs: Signs, match: Match) -> str:
        if not person_key(record.name):
            return "it has no name"
        if signs.profile_urls & self._owner.profile_urls or signs.emails & self._owner.emails:
            return "this is you"
        return f"{match.why}: it has nothing to tell them apart by" if match.candidates else ""

    def _meet(self, match: Match, told: Signs | PersonRecord) -> UUID:
        person_id = match.id or new_id()
        self._known.add(person_id, told)
        self._told.setdefault(person_id, Told(match.is_new, [], []))
        return person_id

    def meet(self, refs: Iterable[tuple[PersonRef, str]]) -> None:
        """Find out who is meant by each mention; `refs` come with where they stand. The unknown become known by it."""
        for ref, where in sorted(dict(refs).items(), key=lambda one: _weakness(one[0])):
            if ref not in self._who:
                self._who[ref] = self._find(ref, where)

    def _find(self, ref: PersonRef, where: str) -> tuple[UUID | None, str]:
        signs = signs_of(ref)
        if signs.profile_urls & self._owner.profile_urls or signs.emails & self._owner.emails:
            return None, "this is you"
        match = self._match(signs)
        if match.candidates:
            return None, f"several people are called {ref.name or ref.email}"
        if match.is_new and not person_key(ref.name):
            return None, "nobody in it is known or has a name"
        if match.id in self._addresses and self._has_addresses(match.id, signs):
            return match.id, ""
        record = PersonRecord(
            where, "", ref.name, emails=(ref.email,) if ref.email else (), profile_url=ref.profile_url
        )
        # The name that a mention has for somebody who is known is no news: it may be short, or in another order.
        record = record if match.is_new else replace(record, name="")
        person_id = self._meet(match, record)
        self._told[person_id].mentions.append(record)
        return person_id, ""

    def _has_addresses(self, person_id: UUID, signs: Signs) -> bool:
        known = self._addresses[person_id]
        return signs.emails <= known.emails and (not signs.profile_urls or bool(known.profile_urls))

    def who(self, ref: PersonRef) -> UUID | None:
        """The person who is meant, as found by `meet`."""
        return self._who.get(ref, (None, ""))[0]

    def why_nobody(self, ref: PersonRef) -> str:
        return self._who.get(ref, (None, ""))[1]

    def only_known(self, ref: PersonRef) -> UUID | None:
        """The person who is meant, if they are known: nobody becomes known by an entry that is still ahead."""
        return self._known.match(ref).id

    def settle(self) -> None:
        """Make those who are new, and bring what is known of the others up to what the file tells."""
        known = [person_id for person_id, told in self._told.items() if not told.is_new]
        for some in chunks(known):
            for person in Person.objects.of(self._workspace).filter(id__in=some):
                self._update(person, self._told[person.id])
        for person_id, told in self._told.items():
            if told.is_new:
                self._create(person_id, told)

    def _create(self, person_id: UUID, told: Told) -> None:
        values = _with_derived(values_of(_together(told), self._source))
        self._changes.make(
            Person, id=person_id, origins=dict(values.origins), **self._columns(values), **self._tallies(person_id)
        )
        self._add_addresses(person_id, values.emails, values.phones)
        self._note(told, "created")

    def _tallies(self, person_id: UUID) -> dict[str, Any]:
        """What the rhythm needs of a log that holds nothing of this person but what the file tells."""
        days = sorted(self._changes.contact_days.pop(person_id, ()))
        if not days:
            return {}
        count, gap_sum, last = tie_statistics(np.array(days, dtype=np.int64))
        return {
            "contact_count": count,
            "log_gap_sum": gap_sum,
            "first_contact_on": date.fromordinal(days[0]),
            "last_contact_on": date.fromordinal(last or days[-1]),
        }

    def _update(self, person: Person, told: Told) -> None:
        existing = self._values(person)
        record = _together(told)
        if existing.met_on:  # what a file says of it is only ever the day of a connection
            record = replace(record, met_on=None)
        if record.profile_url in person.other_profile_urls:  # of one who was merged into this person: no news
            record = replace(record, profile_url="")
        record = replace(record, organisation=self.organisations.name_as_known(record.organisation))
        changes = merge_values(existing, values_of(record, self._source))
        after = merged(existing, changes)
        if any(change.column in ("title", "organisation") for change in changes):
            after = _with_derived(after)
        columns = {**self._columns(after), "origins": dict(after.origins)}
        differing = {column: value for column, value in columns.items() if getattr(person, column) != value}
        emails, phones = _added(existing.emails, after.emails), _added(existing.phones, after.phones)
        if differing:
            self._changes.change(Person, person.id, differing)
        self._add_addresses(person.id, emails, phones)
        if differing or emails or phones:
            self._note(told, "updated", _in_words(differing, emails, phones))
        else:
            self._note(told, "same" if self._source in person.origins.values() else "merged")

    def _values(self, person: Person) -> PersonValues:
        lists: dict[str, Any] = {column: tuple(getattr(person, column)) for column in _LISTS}
        single: dict[str, Any] = {column: getattr(person, column) for column in _SINGLE}
        return PersonValues(
            **single,
            **lists,
            organisation=self.organisations.name(person.organisation_id),
            emails=tuple(self._emails.get(person.id, ())),
            phones=tuple(self._phones.get(person.id, ())),
            origins=person.origins,
        )

    def _columns(self, values: PersonValues) -> dict[str, Any]:
        """The values as the columns of a person's row."""
        return {
            **{column: getattr(values, column) for column in _SINGLE},
            **{column: list(getattr(values, column)) for column in _LISTS},
            "name_key": person_key(values.name)[:LONGEST_NAME],
            "organisation_id": self.organisations.id_of(values.organisation),
        }

    def _add_addresses(self, person_id: UUID, emails: Iterable[str], phones: Iterable[str]) -> None:
        for address in emails:
            self._changes.make(EmailAddress, person_id=person_id, address=address)
        have = {phone_digits(number, self._workspace.region) for number in self._phones.get(person_id, ())}
        for number in phones:
            digits = phone_digits(number, self._workspace.region)
            if digits not in have:
                have.add(digits)
                self._changes.make(PhoneNumber, person_id=person_id, number=number, digits=digits)

    def _note(self, told: Told, verdict: Verdict, why: str = "") -> None:
        """What became of the first record; those after it are of the same person."""
        if not told.records:
            if verdict == "updated":
                self._notes.count("people", verdict)
            return
        (first, match), *others = told.records
        self._notes.note(first, "people", verdict, "; ".join(filter(None, (match.why, why))))
        for record, its_match in others:
            again: Verdict = "same" if verdict == "same" else "merged"
            self._notes.note(record, "people", again, f"the same person as in {first.where}: {its_match.why}")


def _weakness(told: PersonRecord | PersonRef) -> int:
    """How little there is to tell somebody by: less for an address than for a number, most for a name alone."""
    if told.profile_url:
        return 0
    if isinstance(told, PersonRef):
        return 3 if not told.email else 1 if told.name else 2
    return 1 if told.emails else 2 if told.phones else 3


def _together(told: Told) -> PersonRecord:
    """All that the file tells of a person as one record: what comes first counts, what comes later fills and adds."""
    every = [record for record, _ in told.records] + told.mentions
    together = every[0]
    for record in every[1:]:
        filled = {
            column: getattr(record, column)
            for column in _FILLED
            if not getattr(together, column) and getattr(record, column)
        }
        name = (record.name,) if record.name and record.name != together.name else ()
        together = replace(
            together,
            **filled,
            emails=_joined(together.emails, record.emails),
            phones=_joined(together.phones, record.phones),
            tags=_joined(together.tags, record.tags),
            fields=_joined(together.fields, record.fields),
            other_names=_joined(together.other_names, (*name, *record.other_names)),
        )
    return together


def _joined(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))


def _added(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in after if value not in before)


def _with_derived(values: PersonValues) -> PersonValues:
    """The values with field of work and seniority as their title and organisation say."""
    derived = derive(values.title, organisation=values.organisation)
    return with_derived(values, fields=derived.fields, seniority=derived.seniority)


def _in_words(columns: Mapping[str, Any], emails: tuple[str, ...], phones: tuple[str, ...]) -> str:
    """Which values are others than before."""
    names = {column.removesuffix("_id").replace("_", " "): None for column in columns if column not in _UNTOLD}
    also = [*(["e-mail address"] if emails else []), *(["phone number"] if phones else [])]
    return ", ".join([*names, *also])
