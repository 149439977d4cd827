"""Who an entry was with: those it names, without the owner, rooms and those who declined."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from kithward.exchange.readers.calendar_entries import Attendee, Entry
from kithward.exchange.records import PersonRef
from kithward.language.names import name_key

_NAME = r"[A-Z][\w'’-]+(?:\.(?=\s))?"
_FULL_NAME = rf"{_NAME}(?: (?:(?:van|von|de|der|den|da|di|del|la|bin|al) )*{_NAME}){{0,3}}"
_WITH = re.compile(rf"\b[Ww](?:ith|/) ?({_FULL_NAME}(?:(?:, | and | & | \+ ){_FULL_NAME})*)")
_BETWEEN = re.compile(r", | and | & | \+ ")
_OF_TWO = r"coffee|lunch|dinner|breakfast|tea|drinks?|chat|catch[ -]?up|walk|1[:-]1|one[ -]on[ -]one"
_AMONG_TWO = re.compile(rf"(?i)\b(?:{_OF_TWO})\b")
_OCCASION = re.compile(
    rf"(?i)\b(?:{_OF_TWO}|meet(?:ing|s|up)?|calls?|phone|zoom|interview|intro(?:duction)?|mentoring|session|sync|visit)\b"
)
_NO_NAMES = re.compile(
    r"(?i)\b(?:team|group|dept|department|board|committee|club|staff|inc|ltd|llc|gmbh|corp|company|university|school|"
    r"legal|finance|marketing|sales|support|engineering|design|product|hr|it|ceo|cto|client|customers?|everyone|all|"
    r"family|friends|zoom|teams|google|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose calendar it is: the addresses in small letters, and the name as it compares."""

    emails: Collection[str]
    name: str = ""

    @property
    def is_known(self) -> bool:
        """Whether "me" can be told from the others."""
        return bool(self.emails or self.name)

    def is_(self, attendee: Attendee) -> bool:
        """Whether this is the owner."""
        return attendee.email in self.emails or bool(self.name and name_key(attendee.name) == self.name)


def people_of(entry: Entry, owner: Owner) -> tuple[PersonRef, ...]:
    """Each other person once, by e-mail, else by name; from the title where the entry names nobody."""
    if not owner.is_known and entry.people == (entry.organizer,):
        return _named_in(entry.title)  # who stands there alone is most often the owner
    declined = {attendee.email for attendee in entry.people if attendee.declined and attendee.email}
    found: dict[str, PersonRef] = {}
    for attendee in entry.people:
        if not attendee.is_person or attendee.declined or attendee.email in declined or owner.is_(attendee):
            continue
        key = attendee.email or name_key(attendee.name)
        if key not in found or not found[key].name:
            found[key] = PersonRef(name=attendee.name, email=attendee.email)
    return tuple(found.values()) or (() if entry.people else _named_in(entry.title))


def _named_in(title: str) -> tuple[PersonRef, ...]:
    """The people of "Coffee with Maria Chen": by given and family name, or by one where the occasion is for two."""
    found = _WITH.search(title)
    if not found or not _OCCASION.search(title[: found.start()]) or _NO_NAMES.search(found[1]):
        return ()
    names = _BETWEEN.split(found[1])
    among_two = _AMONG_TWO.search(title) is not None
    return tuple(map(PersonRef, names)) if among_two or all(" " in name for name in names) else ()


def declined_by(entry: Entry, owner: Owner) -> bool:
    """Whether the owner said no."""
    return any(attendee.declined and owner.is_(attendee) for attendee in entry.people)


def began_by(entry: Entry, owner: Owner) -> str:
    """Who invited: "me", "them", or nothing where no person is named as the one who did."""
    if entry.organizer is None or not (entry.organizer.is_person or owner.is_(entry.organizer)):
        return ""
    return "me" if owner.is_(entry.organizer) else "them"
