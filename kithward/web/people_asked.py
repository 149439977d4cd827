"""Which people an address asks for; every search and every filter is a part of the address, so that it can be kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from kithward.language.terms import ROLES, SENIORITIES
from kithward.network.finding import SORTS, Wanted
from kithward.numerics.ties import NOT_YET, STATES
from kithward.web.sent import id_or_none

LONGEST = 200
TYPED = ("field", "organisation", "place", "tag")
ON = "yes"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for; `goal_id` is that of a goal they would count for."""

    wanted: Wanted
    goal_id: UUID | None = None

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts of the address that say it, as names and values."""
        wanted = self.wanted
        said = [("q", wanted.query)]
        said += [(name, getattr(wanted, name)) for name in (*TYPED, "seniority", "role")]
        said += [("state", state) for state in wanted.states]
        said += [("met", "never" if wanted.never_met else ""), ("late", ON if wanted.late else "")]
        said += [("goal", str(self.goal_id or "")), ("sort", "" if wanted.sort == SORTS[0] else wanted.sort)]
        return tuple((name, value) for name, value in said if value)

    @property
    def address(self) -> str:
        """The address of the first page of these people."""
        query = urlencode(self.parts)
        return f"{reverse('people')}?{query}" if query else reverse("people")

    @property
    def is_narrowed(self) -> bool:
        """Whether not everybody is asked for."""
        return any(name != "sort" for name, _ in self.parts)

    def with_wanted(self, **filters: object) -> "Asked":
        """The same with other filters."""
        return replace(self, wanted=replace(self.wanted, **filters))


def asked_of(said: QueryDict) -> Asked:
    """Who an address asks for; what is not known in it is passed over."""

    def typed(name: str) -> str:
        return " ".join(said.get(name, "").replace("\0", "").split())[:LONGEST]

    def one_of(name: str, allowed: tuple[str, ...]) -> str:
        return said.get(name, "") if said.get(name) in allowed else ""

    wanted = Wanted(
        query=typed("q"),
        **{name: typed(name) for name in TYPED},
        seniority=one_of("seniority", SENIORITIES),
        role=one_of("role", ROLES),
        states=tuple(state for state in STATES if state in said.getlist("state")),
        never_met=said.get("met") == "never",
        late=said.get("late") == ON,
        sort=one_of("sort", SORTS) or SORTS[0],
    )
    return Asked(wanted, id_or_none(said.get("goal")))


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words, with the address without it, or with it where it is proposed."""

    words: str
    address: str


def chips(asked: Asked, goals: dict[UUID, str]) -> list[Chip]:
    """The filters that are set, each to be taken off."""
    return [Chip(words, without.address) for words, without in filters_off(asked, goals)]


def filters_off(asked: Asked, goals: dict[UUID, str]) -> Iterator[tuple[str, Asked]]:
    wanted = asked.wanted
    for name in TYPED:
        if value := getattr(wanted, name):
            yield (f"tag {value}" if name == "tag" else value), asked.with_wanted(**{name: ""})
    if wanted.seniority:
        yield seniority_in_words(wanted.seniority), asked.with_wanted(seniority="")
    if wanted.role:
        yield f"my {wanted.role}", asked.with_wanted(role="")
    for state in wanted.states:
        states = tuple(other for other in wanted.states if other != state)
        yield state_in_words(state), asked.with_wanted(states=states)
    if wanted.never_met:
        yield "never met", asked.with_wanted(never_met=False)
    if wanted.late:
        yield "late for their rhythm", asked.with_wanted(late=False)
    if asked.goal_id is not None:
        yield f"counts for {goals[asked.goal_id]}", replace(asked, goal_id=None)


def proposals(asked: Asked, goals: dict[UUID, str], *, most_goals: int = 2) -> list[Chip]:
    """Filters that are often wanted and not set yet."""
    wanted = asked.wanted
    found = []
    if not wanted.states:
        found.append(Chip("alive or fading", asked.with_wanted(states=("alive", "fading")).address))
    if not wanted.late:
        found.append(Chip("late for their rhythm", asked.with_wanted(late=True).address))
    if asked.goal_id is None:
        some = list(goals.items())[:most_goals]
        found += [Chip(f"counts for {name}", replace(asked, goal_id=goal_id).address) for goal_id, name in some]
    if not wanted.never_met:
        found.append(Chip("never met", asked.with_wanted(never_met=True).address))
    return found


def seniority_in_words(seniority: str) -> str:
    """ "leader or above": as in goals, the lower ones stand for themselves."""
    above = seniority in ("senior", "leader")
    return f"{seniority} or above" if above else seniority


def state_in_words(state: str) -> str:
    return "new: no contact yet" if state == NOT_YET else state
