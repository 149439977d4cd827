"""People as their page shows them: every number in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING
from uuid import UUID

from kithward.goals.standing import Aim
from kithward.language.dates import day_in_words
from kithward.language.terms import ROLES, SENIORITIES
from kithward.network.directory import Found
from kithward.network.finding import Choices, TiesOn
from kithward.numerics.ties import NOT_YET, STATES
from kithward.planning.tie_wording import span_words
from kithward.web.people_asked import Asked, Chip, chips, proposals, seniority_in_words, state_in_words
from kithward.web.shown import addresses
from kithward.worth_knowing import Acquaintance, Outlook

if TYPE_CHECKING:
    from kithward.network.models import FollowUp

MOST_WORTH = 2
LONGEST_TITLE = 120  # some put their whole story there; their own page tells it
RARELY_MET = 2  # from so many contacts on there is a rhythm to speak of


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One line of the list."""

    id: UUID
    name: str
    url: str
    does: str
    kinds: str
    state: str
    last: str
    worth: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, with how many have it, and whether it is chosen."""

    value: str
    words: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FiltersShown:
    """What can be filtered by."""

    fields: tuple[Option, ...]
    organisations: tuple[Option, ...]
    places: tuple[Option, ...]
    tags: tuple[Option, ...]
    seniorities: tuple[Option, ...]
    roles: tuple[Option, ...]
    states: tuple[Option, ...]
    goals: tuple[Option, ...]
    sorts: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """All that the page says."""

    total: int
    summary: str
    found: str
    count: int
    rows: tuple[PersonShown, ...]
    chips: tuple[Chip, ...]
    proposals: tuple[Chip, ...]
    filters: FiltersShown


SORTS_IN_WORDS = {
    "last": "Last contact first",
    "name": "By name",
    "tie": "Liveliest ties first",
    "late": "Latest first",
}


def people_shown(now: Outlook, asked: Asked, found: Found, rows: Sequence[Acquaintance]) -> PeopleShown:
    """The people who were found, and what else there is."""
    goals, address = goals_of(now), addresses("person")
    total = len(now.directory.log.people)
    return PeopleShown(
        total=total,
        summary=summary(now.directory.ties, total),
        found=found_in_words(len(found), asked),
        count=len(found),
        rows=tuple(person_shown(row, address(row.person.id), now.as_of) for row in rows),
        chips=tuple(chips(asked, goals)),
        proposals=tuple(proposals(asked, goals)),
        filters=filters_shown(now.directory.choices(), asked, goals),
    )


def goals_of(now: Outlook) -> dict[UUID, str]:
    """What to call the goals that want some people."""
    return {wish.goal_id: goal_name(wish.aim) for wish in now.wishes}


def goal_name(aim: Aim) -> str:
    """The goal's sentence without its last day."""
    last = f" by {day_in_words(aim.window.by)}" if aim.window.by else ""
    return f"“{aim.sentence.removesuffix(last)}”"


def summary(ties: TiesOn, total: int) -> str:
    """ "1,248 people, 96 alive ties, 23 fading"."""
    alive = ties.counts["alive"]
    people = "1 person" if total == 1 else f"{total:,} people"
    return f"{people}, {alive:,} alive {'tie' if alive == 1 else 'ties'}, {ties.counts['fading']:,} fading"


def found_in_words(count: int, asked: Asked) -> str:
    if not asked.is_narrowed:
        return ""
    return "Nobody found" if not count else "1 person found" if count == 1 else f"{count:,} people found"


def person_shown(row: Acquaintance, url: str, as_of: date) -> PersonShown:
    person = row.person
    said_already = person.organisation.casefold() in person.title.casefold()
    return PersonShown(
        id=person.id,
        name=person.name,
        url=url,
        does=", ".join(
            filter(
                None,
                (shorten(person.title, LONGEST_TITLE, placeholder="…"), "" if said_already else person.organisation),
            )
        ),
        kinds=" · ".join(
            [*person.fields, *filter(None, (person.seniority, person.place)), *(f"#{tag}" for tag in person.tags)]
        ),
        state=row.state,
        last=last_in_words(row),
        worth=tuple(worth_in_words(row, as_of))[:MOST_WORTH],
    )


def last_in_words(row: Acquaintance) -> str:
    """ "12 days", "14 weeks, usually 5 weeks"; empty without any contact."""
    if row.silence_days is None:
        return ""
    if row.silence_days == 0:
        return "today"
    silence = span_words(row.silence_days)
    has_rhythm = row.rhythm_days is not None and row.person.contact_count >= RARELY_MET
    usual = span_words(row.rhythm_days) if has_rhythm and row.rhythm_days < row.silence_days else silence
    return silence if usual == silence else f"{silence}, usually {usual}"


def worth_in_words(row: Acquaintance, as_of: date) -> list[str]:
    """What to know before writing to somebody, the most pressing first."""
    found = [promise_in_words(row.promised, as_of)] if row.promised else []
    found += [f"Counts for {goal_name(aim)}" for aim in row.counts_for[:1]]
    if len(row.counts_for) > 1:
        found[-1] += f" and {len(row.counts_for) - 1} more"
    if row.only_tie_into:
        found.append(f"Your only tie into {row.only_tie_into}")
    if row.late_days and row.state not in ("dormant", NOT_YET):
        found.append(f"{span_words(row.late_days)} late for your rhythm")
    return found


def promise_in_words(promised: "FollowUp", as_of: date) -> str:
    """ "You promised: send the paper, 3 days late"."""
    due = promised.due_on
    late = (as_of - due).days if due else 0
    when = "" if due is None else f", {span_words(late)} late" if late > 0 else f", due {day_in_words(due)}"
    return f"You promised: {promised.what}{', due today' if due == as_of else when}"


def filters_shown(choices: Choices, asked: Asked, goals: dict[UUID, str]) -> FiltersShown:
    wanted = asked.wanted

    def counts(some: Sequence[tuple[str, int]]) -> tuple[Option, ...]:
        return tuple(Option(value, people_in_words(number)) for value, number in some)

    def of(some: Sequence[tuple[str, int]], chosen: str, words: dict[str, str]) -> tuple[Option, ...]:
        known = dict(some)
        shown = {**known, **({chosen: 0} if chosen and chosen not in known else {})}
        return tuple(Option(value, f"{words[value]} ({number:,})", value == chosen) for value, number in shown.items())

    return FiltersShown(
        fields=counts(choices.fields),
        organisations=counts(choices.organisations),
        places=counts(choices.places),
        tags=counts(choices.tags),
        seniorities=of(
            choices.seniorities,
            wanted.seniority,
            {name: seniority_in_words(name) for name in SENIORITIES},
        ),
        roles=of(choices.roles, wanted.role, {role: role for role in ROLES}),
        states=tuple(Option(state, state_in_words(state), state in wanted.states) for state in STATES),
        goals=tuple(Option(str(goal_id), name, goal_id == asked.goal_id) for goal_id, name in goals.items()),
        sorts=tuple(Option(sort, words, sort == wanted.sort) for sort, words in SORTS_IN_WORDS.items()),
    )


def people_in_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
