"""One person as the page shows them: every number in words, nothing left to be worked out in a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kithward.language.chances import chance_to_ask
from kithward.language.dates import day_in_words
from kithward.language.rhythms import rhythm_in_words
from kithward.network.acquaintances import Acquaintance, Circle, Shared, Way
from kithward.network.portrait import Portrait
from kithward.network.timeline import Entry
from kithward.planning.for_person import CountsFor
from kithward.planning.person_wording import (
    about_in_words,
    counts_in_words,
    due_in_words,
    entry_in_words,
    origins_in_words,
    reminder_in_words,
    soon_in_words,
    spell_in_words,
    way_in_words,
)
from kithward.planning.tie import Tie
from kithward.planning.tie_wording import counted
from kithward.web.shown import GoalShown, addresses, goal_shown, unbroken

MOST_TO_ASK = 10
MOST_SHOWN = 10  # of open follow-ups
MOST_KNOWN = 20


@dataclass(frozen=True, slots=True)
class Linked:
    """Somebody, with a word about them, and the address of their page."""

    url: str
    name: str
    about: str
    state: str = ""  # of my own tie with them
    link_id: Any = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class TieShown:
    """How the tie stands, why, and when it is time for a word."""

    state: str
    words: str
    reminder: str
    is_due: bool
    soon: str
    chosen: str  # the rhythm that was chosen; empty for their own


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One line of the time line."""

    day: str
    iso: str
    title: str
    note: str
    url: str = ""  # of its page, where it has one


@dataclass(frozen=True, slots=True)
class RoleShown:
    """What somebody is, or was, to me."""

    id: Any
    role: str
    when: str
    is_over: bool
    began: str


@dataclass(frozen=True, slots=True)
class FollowUpShown:
    """Something that was promised."""

    id: Any
    what: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """An opportunity that is about the person, or that they would open."""

    id: Any
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class GoalOfPerson:
    """A goal, and what the person does for it."""

    goal: GoalShown
    words: str


@dataclass(frozen=True, slots=True)
class WayShown:
    """A warm way to the person: who could introduce me, and how good a chance that is."""

    first: Linked
    words: str
    chance: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """All that the page says of one person."""

    person: Any
    about: str
    facts: tuple[tuple[str, str], ...]
    emails: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]  # as written, and as an address to call
    profile_link: str  # the profile address, where it is one that a browser opens
    origins: tuple[str, ...]
    tie: TieShown
    follow_ups: tuple[FollowUpShown, ...]
    roles: tuple[RoleShown, ...]
    goals: tuple[GoalOfPerson, ...]
    ahead: tuple[Ahead, ...]
    has_more_follow_ups: bool
    knows: tuple[Linked, ...]
    more_known: int
    knows_in_words: str
    ways: tuple[WayShown, ...]
    asks: tuple[Linked, ...]
    asks_in_all: int
    asks_chance: str
    met_together: tuple[Linked, ...]
    colleagues: tuple[Linked, ...]
    has_more_colleagues: bool
    timeline: tuple[EntryShown, ...]


def shown(found: Portrait, tie: Tie, goals: Sequence[CountsFor], ahead: Sequence[Any], now: datetime) -> PersonShown:
    """One person in words, at a time (aware, in the zone of who looks)."""
    as_of = now.date()
    person, circle = found.person, found.circle
    return PersonShown(
        person=person,
        about=about_in_words(person),
        facts=facts(person),
        emails=found.emails,
        phones=tuple((number, to_call(number)) for number in found.phones),
        profile_link=person.profile_url if person.profile_url.startswith(("https://", "http://")) else "",
        origins=origins_in_words(person.origins),
        tie=tie_shown(tie, person, as_of),
        follow_ups=tuple(follow_up_shown(row, as_of) for row in found.follow_ups[:MOST_SHOWN]),
        roles=tuple(role_shown(row, as_of) for row in found.roles),
        goals=tuple(GoalOfPerson(goal_shown(one.standing), counts_in_words(one)) for one in goals),
        ahead=tuple(ahead_shown(row, now) for row in ahead),
        has_more_follow_ups=len(found.follow_ups) > MOST_SHOWN,
        knows=tuple(linked(known) for known in circle.acquaintances[:MOST_KNOWN]),
        more_known=max(len(circle.acquaintances) - MOST_KNOWN, 0),
        knows_in_words=counted(len(circle.acquaintances), "known link"),
        ways=tuple(way_shown(way) for way in circle.ways),
        asks=tuple(linked(known) for known in circle.could_introduce[:MOST_TO_ASK]),
        asks_in_all=len(circle.could_introduce),
        asks_chance=asks_in_words(circle),
        met_together=tuple(shared_shown(shared) for shared in found.met_together),
        colleagues=tuple(Linked(page_of(one.id), one.name, one.title) for one in found.colleagues),
        has_more_colleagues=found.has_more_colleagues,
        timeline=tuple(entry_shown(entry) for entry in found.timeline),
    )


def facts(person: Any) -> tuple[tuple[str, str], ...]:
    """What is known of a person, with what to call it."""
    met = " · ".join(filter(None, (day_in_words(person.met_on) if person.met_on else "", person.how_met)))
    every = (
        ("Fields of work", ", ".join(person.fields)),
        ("Seniority", person.seniority),
        ("Place", person.place),
        ("How you met", met),
        ("Other names", ", ".join(person.other_names)),
    )
    return tuple((label, value) for label, value in every if value)


def to_call(number: str) -> str:
    """A number as a telephone takes it."""
    return "".join(mark for mark in number if mark.isdecimal() or mark == "+")


def tie_shown(tie: Tie, person: Any, as_of: date) -> TieShown:
    chosen = person.chosen_rhythm_days
    return TieShown(
        state=tie.state,
        words=tie.words,
        reminder=reminder_in_words(tie.reminder_on, as_of),
        is_due=tie.reminder_on is not None and tie.reminder_on <= as_of,
        soon="" if tie.state == "new" else soon_in_words(tie.soon),
        chosen=rhythm_in_words(chosen) if chosen else "",
    )


def follow_up_shown(row: Any, as_of: date) -> FollowUpShown:
    return FollowUpShown(row.id, row.what, due_in_words(row.due_on, as_of), bool(row.due_on and row.due_on < as_of))


def role_shown(row: Any, as_of: date) -> RoleShown:
    is_over = row.until_on is not None and row.until_on <= as_of
    return RoleShown(row.id, row.role, spell_in_words(row), is_over, row.since_on.isoformat())


def ahead_shown(row: Any, now: datetime) -> Ahead:
    """An opportunity, with its day."""
    day = row.starts_at.astimezone(now.tzinfo).date() if row.starts_at else row.on
    return Ahead(row.id, row.title, " · ".join(filter(None, (row.kind, day_in_words(day) if day else ""))))


def page_of(person_id: UUID) -> str:
    return addresses("person")(person_id)


def linked(known: Acquaintance) -> Linked:
    one = known.person
    return Linked(page_of(one.id), one.name, about_in_words(one), known.state, known.link_id, known.how)


def shared_shown(shared: Shared) -> Linked:
    return Linked(page_of(shared.id), shared.name, counted(shared.times, "time"))


def way_shown(way: Way) -> WayShown:
    """ "Jonas Weber could introduce you: your tie is alive, and they worked together"."""
    return WayShown(linked(way.through[0]), *way_in_words(way))


def asks_in_words(circle: Circle) -> str:
    return chance_to_ask(circle.introduction_chance) if circle.could_introduce else ""


def entry_shown(entry: Entry) -> EntryShown:
    title, note = entry_in_words(entry)
    url = addresses(entry.what)(entry.row.id) if entry.what in ("activity", "outcome") else ""
    return EntryShown(unbroken(f"{entry.day:%-d %b} {entry.day.year}"), entry.day.isoformat(), title, note, url)
