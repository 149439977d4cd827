"""Which record is whom already known. A wrong merge is worse than a question, and a question worse than a match."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from kithward.exchange.readers.addresses import normal_email, normal_profile_url
from kithward.exchange.records import PersonRecord, PersonRef
from kithward.language.names import name_key, plain_name
from kithward.language.nicknames import is_same_given_name

_PHONE_EXTENSION = re.compile(r"(?<=\d)\s*(?:ext|x|;|,|#).*$", re.IGNORECASE)
_PHONE_DIGITS = 9  # the last ones: "+49 30 1234567" and "030 1234567" are one number
_CANDIDATES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells one person from another, in the form in which it is compared."""

    name_keys: tuple[str, ...] = ()  # of the name, then of other names
    profile_urls: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    organisation_keys: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        *names: str,
        profile_urls: Iterable[str] = (),
        emails: Iterable[str] = (),
        phones: Iterable[str] = (),
        organisation: str = "",
    ) -> Self:
        """The signs of a person as written. Other names of one word are left out: "Tom" is too many people."""
        keys = [person_key(name) for name in names]
        return cls(
            tuple(dict.fromkeys(key for at, key in enumerate(keys) if key and (at == 0 or " " in key))),
            _some(normal_profile_url(url) or url.strip().casefold() for url in profile_urls),
            _some(normal_email(email) or email.strip().casefold() for email in emails),
            _some(phone_key(phone) for phone in phones),
            _some((name_key(organisation),)),
        )

    @property
    def name(self) -> str:
        return self.name_keys[0] if self.name_keys else ""

    @property
    def tell_it_apart(self) -> bool:
        """Whether the same record, read again, is found by more than its name."""
        return bool(self.profile_urls or self.emails or self.phones)


@dataclass(frozen=True, slots=True)
class Match:
    """Who a record is: a known person, one of some candidates, or (neither) somebody new."""

    id: UUID | None
    why: str
    candidates: tuple[UUID, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.id is None and not self.candidates


def signs_of(record: PersonRecord | PersonRef) -> Signs:
    """What a record tells of who somebody is."""
    if isinstance(record, PersonRef):
        return Signs.of(record.name, profile_urls=(record.profile_url,), emails=(record.email,))
    return Signs.of(
        record.name,
        *record.other_names,
        profile_urls=(record.profile_url,),
        emails=record.emails,
        phones=record.phones,
        organisation=record.organisation,
    )


def person_key(name: str) -> str:
    """The name key, or for a name without a single letter ("🎉") the name itself."""
    return name_key(name) or plain_name(name).casefold()


def phone_key(number: str) -> str:
    """The digits by which two writings of one phone number are equal; "" for what is too short to tell."""
    written = _PHONE_EXTENSION.sub("", number)
    if written.isascii():
        digits = "".join(filter(str.isdigit, written))
    else:
        digits = "".join(str(unicodedata.decimal(mark, "")) for mark in written)
    return digits.lstrip("0")[-_PHONE_DIGITS:] if len(digits) >= 7 else ""


def _some(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key)


class Known:
    """The people known so far, found in constant time by each sign.

    The order of trust: profile address, e-mail address, phone number with name, name with organisation, name alone.
    Two different profile addresses of one site are two people, whatever else they share. A name that several people
    bear makes a record a question, unless it brings an address or number by which it can be told apart from now on;
    so a record that was taken once is never taken as somebody new again. A profile address that stood in a question
    stays one, until it is somebody's: what came later in a file must not answer what was asked before.
    """

    def __init__(self, people: Iterable[tuple[UUID, Signs]] = ()) -> None:
        self._signs: dict[UUID, Signs] = {}
        self._by_url: dict[str, UUID] = {}
        self._asked_by_url: dict[str, Match] = {}
        self._by_email: defaultdict[str, list[UUID]] = defaultdict(list)
        self._by_phone: defaultdict[tuple[str, str], list[UUID]] = defaultdict(list)
        self._by_name: defaultdict[str, list[UUID]] = defaultdict(list)
        self._by_organisation: defaultdict[tuple[str, str], list[UUID]] = defaultdict(list)
        for person_id, signs in people:
            self.add(person_id, signs)

    def add(self, person_id: UUID, told: Signs | PersonRecord | PersonRef) -> None:
        """Remember what is told of a person, new or known, for the records that follow."""
        signs = told if isinstance(told, Signs) else signs_of(told)
        before = self._signs.get(person_id)
        if before is not None:
            more = signs.name_keys if not before.name_keys else tuple(key for key in signs.name_keys if " " in key)
            signs = Signs(
                tuple(dict.fromkeys((*before.name_keys, *more))),
                before.profile_urls | signs.profile_urls,
                before.emails | signs.emails,
                before.phones | signs.phones,
                before.organisation_keys | signs.organisation_keys,
            )
        self._signs[person_id] = signs
        self._remember(person_id, signs)

    def ask(self, told: Signs | PersonRecord | PersonRef, question: Match) -> None:
        """Remember what was asked of a record that could be several people."""
        signs = told if isinstance(told, Signs) else signs_of(told)
        for url in signs.profile_urls:
            self._asked_by_url.setdefault(url, question)

    def _remember(self, person_id: UUID, signs: Signs) -> None:
        for url in signs.profile_urls:
            self._by_url.setdefault(url, person_id)
        places = [self._by_email[email] for email in signs.emails]
        places += [self._by_name[name] for name in signs.name_keys]
        places += [self._by_phone[phone, name] for phone in signs.phones for name in signs.name_keys]
        places += [self._by_organisation[key, name] for key in signs.organisation_keys for name in signs.name_keys]
        for place in places:
            if person_id not in place:
                place.append(person_id)

    def match(self, told: Signs | PersonRecord | PersonRef) -> Match:
        """Who this is, with the reason in words."""
        signs = told if isinstance(told, Signs) else signs_of(told)
        ways = (self._match_url, self._match_email, self._match_phone, self._match_organisation, self._match_name)
        for way in ways:
            match = way(signs)
            if match is not None:
                return match
        shares_email = any(self._by_email.get(email) for email in signs.emails)
        return Match(None, "same e-mail address as a known person, but somebody else" if shares_email else "")

    def _match_url(self, signs: Signs) -> Match | None:
        owners = [self._by_url[url] for url in sorted(signs.profile_urls) if url in self._by_url]
        if owners:
            return Match(owners[0], "same profile address")
        return next((self._asked_by_url[url] for url in sorted(signs.profile_urls) if url in self._asked_by_url), None)

    def _match_email(self, signs: Signs) -> Match | None:
        owners = dict.fromkeys(owner for email in sorted(signs.emails) for owner in self._by_email.get(email, ()))
        agreeing = [
            owner
            for owner in owners
            if not _other_profile(signs, self._signs[owner]) and _names_agree(signs, self._signs[owner])
        ]
        namesakes = [owner for owner in agreeing if signs.name in self._signs[owner].name_keys]
        return _one_of(namesakes or agreeing, "same e-mail address")

    def _match_phone(self, signs: Signs) -> Match | None:
        owners = dict.fromkeys(
            owner for phone in sorted(signs.phones) for owner in self._by_phone.get((phone, signs.name), ())
        )
        agreeing = [owner for owner in owners if not _other_profile(signs, self._signs[owner])]
        return _one_of(agreeing, "same phone number and name")

    def _match_organisation(self, signs: Signs) -> Match | None:
        owners = dict.fromkeys(
            owner for key in signs.organisation_keys for owner in self._by_organisation.get((key, signs.name), ())
        )
        if len(owners) != 1:
            return None
        owner = next(iter(owners))
        return None if _other_profile(signs, self._signs[owner]) else Match(owner, "same name and organisation")

    def _match_name(self, signs: Signs) -> Match | None:
        namesakes = self._by_name.get(signs.name, [])
        if len(namesakes) == 1:
            other = self._signs[namesakes[0]]
            if _other_profile(signs, other):
                return Match(None, "same name as a known person, but another profile address")
            if _all_else_differs(signs, other):
                return Match(None, "same name as a known person, but another organisation and e-mail address")
            return Match(namesakes[0], "same name, the only one")
        if not namesakes:
            return None
        if signs.tell_it_apart:
            return Match(None, "same name as several known people, but none of their addresses")
        return Match(None, "same name as several known people", tuple(namesakes[:_CANDIDATES_SHOWN]))


def _one_of(owners: list[UUID], why: str) -> Match | None:
    if len(owners) == 1:
        return Match(owners[0], why)
    return Match(None, f"{why} as several known people", tuple(owners[:_CANDIDATES_SHOWN])) if owners else None


def _other_profile(one: Signs, other: Signs) -> bool:
    """Whether both have a profile address on one site, and none in common."""
    if one.profile_urls & other.profile_urls:
        return False
    return not {_site(url) for url in one.profile_urls}.isdisjoint(_site(url) for url in other.profile_urls)


def _site(url: str) -> str:
    return urlsplit(url).netloc


def _all_else_differs(one: Signs, other: Signs) -> bool:
    """Whether both tell an organisation and an e-mail address, and share neither."""
    told = one.organisation_keys and other.organisation_keys and one.emails and other.emails
    return bool(told) and not (one.organisation_keys & other.organisation_keys or one.emails & other.emails)


def _names_agree(one: Signs, other: Signs) -> bool:
    """Whether the bearers of one e-mail address may be one person: families and teams share addresses."""
    if not one.name or not other.name_keys:
        return True
    return any(_keys_agree(one.name, key) for key in other.name_keys)


def _keys_agree(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    if one.isascii() != other.isascii() or set(words) <= set(others) or set(others) <= set(words):
        return True  # another script cannot be compared; "Chen Maria" and "Maria" may be Maria Chen
    if len(words[0]) == 1 or len(others[0]) == 1:
        return is_same_given_name(words[0], others[0]) and words[-1] == others[-1]
    return is_same_given_name(words[0], others[0])
