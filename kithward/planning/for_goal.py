"""What could be done for one goal: the people who would count for it, and the opportunities that serve it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import numpy as np

from kithward.goals.standing import Standing
from kithward.network import queries as network_queries
from kithward.network.columns import as_uuid
from kithward.network.models import Person
from kithward.numerics import forecast
from kithward.numerics.arrays import ROLE_CODES, ActivityLog, Ints
from kithward.numerics.measure import Measure
from kithward.numerics.ties import STATES
from kithward.numerics.yields import CELLS, MESSAGE_TO_KNOWN, learned_chance
from kithward.planning import queries
from kithward.planning.choice import health_of, is_in_reach, prospect_of, record_for
from kithward.planning.contacts import CONTACTS, highest
from kithward.planning.situation import Situation, imagine, those_that_help
from kithward.planning.suggest import prospect_laws
from kithward.planning.tie_wording import tie_words
from kithward.planning.week import LEAST_SHOWN_GAIN, week_of
from kithward.workspaces.models import Workspace

MOST_PEOPLE = 5
MOST_OPPORTUNITIES = 5
MOST_WEIGHED = 200  # opportunities ahead, the soonest first


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody known who would count for a goal, and how the tie with them stands."""

    person_id: UUID
    name: str
    about: str  # their title and organisation, as far as known
    state: str  # of the tie
    tie: str  # in words


@dataclass(frozen=True, slots=True)
class Serving:
    """An opportunity that would lift a goal's chance."""

    opportunity_id: UUID
    title: str
    kind: str
    when: str
    minutes: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ForGoal:
    """What could be done for a goal: the warmest ties of all who would count, and what lifts it most."""

    people: tuple[Candidate, ...] = ()
    people_in_all: int = 0
    opportunities: tuple[Serving, ...] = ()


def for_goal(workspace: Workspace, at: Standing, log: ActivityLog, *, now: datetime, steps: tuple[int, int]) -> ForGoal:
    """What could be done for a goal that can still be helped, nothing for all others; `steps` were kept and missed."""
    if not at.can_be_helped:
        return ForGoal()
    situation = situation_for(workspace, at, log, now=now, steps=steps)
    who = log.memory.once(("would count", at), lambda: who_would_count(situation, at))
    warmest = who[highest(situation.health.alive[who], MOST_PEOPLE)]
    return ForGoal(
        people=candidates(workspace, situation, warmest),
        people_in_all=len(who),
        opportunities=serving_most(situation, at),
    )


def situation_for(
    workspace: Workspace, at: Standing, log: ActivityLog, *, now: datetime, steps: tuple[int, int]
) -> Situation:
    """The situation as far as one goal is concerned, with all opportunities before the end of its span."""
    as_of = now.date()
    place = network_queries.Places(log.people)
    rows = queries.open_opportunities(workspace, now).select_related(None)[:MOST_WEIGHED]
    ahead = (prospect_of(row, place, now) for row in rows)
    return Situation(
        as_of=as_of,
        week_end=week_of(workspace, as_of)[1],
        log=log,
        health=health_of(log, as_of),
        standings=[at],
        prospects=[prospect for prospect in ahead if is_in_reach(prospect, at.span.last)],
        kept_share=learned_chance(*MESSAGE_TO_KNOWN, *steps),
        record=record_for(workspace, [at], log, as_of),
    )


def who_would_count(now: Situation, at: Standing) -> Ints:
    """The people of the network, by index, who would count for a goal after a contact of its kind and have not yet."""
    measure, everybody = at.aim.measure, np.arange(len(now.log.people), dtype=np.int32)
    if measure.counts_people and measure.role and not measure.act:
        plain = replace(measure, act="connect", role="", new=None)
        who = those_that_help(
            now, replace(at, aim=replace(at.aim, measure=plain)), imagined_with(now, plain, everybody)
        )
        has_it = now.log.roles.person[now.log.roles.role == ROLE_CODES[measure.role]]
        return who[~np.isin(who, has_it)]
    if not any(kind in measure.kinds for kind, *_ in CONTACTS):
        return everybody[:0]
    return those_that_help(now, at, imagined_with(now, measure, everybody))


def imagined_with(now: Situation, measure: Measure, everybody: Ints) -> ActivityLog:
    """A log in which just what the goal asks for happens today with each person, in the warmest way that counts."""
    kind, _, medium, minutes, _ = next(contact for contact in reversed(CONTACTS) if contact[0] in measure.kinds)
    return imagine(
        now,
        everybody,
        kind=kind,
        form=measure.form,
        medium=measure.medium or medium,
        minutes=max(minutes, measure.min_minutes),
        topic=measure.topic,
    )


def candidates(workspace: Workspace, now: Situation, who: Ints) -> tuple[Candidate, ...]:
    """These people with their names, in this order."""
    ids = [as_uuid(now.log.people.ids[person]) for person in who]
    told = network_queries.with_organisation(workspace).filter(id__in=ids)
    shown = told.only("id", "name", "title", "organisation_id", "organisation__name")
    rows: dict[UUID, Person] = {row.id: row for row in shown}
    return tuple(
        Candidate(
            person_id=person_id,
            name=rows[person_id].name,
            about=about(rows[person_id]),
            state=STATES[now.health.state[person]],
            tie=tie_words(now, int(person)),
        )
        for person, person_id in zip(who, ids, strict=True)
        if person_id in rows
    )


def about(person: Person) -> str:
    """ "Head of ML, Wayfarer"."""
    organisation = person.organisation.name if person.organisation_id else ""
    return ", ".join(filter(None, (person.title, organisation)))


def serving_most(now: Situation, at: Standing) -> tuple[Serving, ...]:
    """The opportunities that lift a goal most; worked out again only when one of them, or the goal, is another."""

    def work() -> tuple[Serving, ...]:
        return tuple(sorted(servings(now, at), key=lambda row: row.before - row.after)[:MOST_OPPORTUNITIES])

    return now.log.memory.once(("serving", at, tuple(now.prospects), now.kept_share, now.record), work)


def servings(now: Situation, at: Standing) -> Iterator[Serving]:
    """The opportunities that lift a goal's chance, each with how far."""
    left = [
        forecast.chance(at.rate, needed=at.needed - brought, horizon_days=at.horizon_days) for brought in range(CELLS)
    ]
    for prospect, laws in zip(now.prospects, prospect_laws(now), strict=True):
        after = at.shift.applied(min(float(laws[0] @ left), 1.0)) if laws else 0.0
        if after - at.chance >= LEAST_SHOWN_GAIN:
            yield Serving(
                opportunity_id=UUID(prospect.id),
                title=prospect.title,
                kind=prospect.kind,
                when=prospect.when,
                minutes=prospect.minutes,
                before=at.chance,
                after=after,
            )
