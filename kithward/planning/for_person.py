"""What one person does for my goals: those they counted for, and those they would count for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import numpy as np

from kithward.goals.standing import Standing
from kithward.network.links import Places
from kithward.numerics.arrays import NEVER, ROLE_CODES, UNKNOWN, ActivityLog, Labels, Mask, People, RoleSpells, Ties
from kithward.numerics.measure import RECONNECT_DAYS, Measure, fitting
from kithward.planning.choice import health_of
from kithward.planning.contacts import CONTACTS
from kithward.planning.situation import Situation, imagine


@dataclass(frozen=True, slots=True)
class CountsFor:
    """A goal that a person counted for so many times in the span that is judged, and the contacts that would count."""

    standing: Standing
    times: int
    after: tuple[
        str, ...
    ]  # kinds of contact after which they would count (once more); "role" for a role they would take


def counts_for(log: ActivityLog, standings: Sequence[Standing], person_id: UUID, as_of: date) -> tuple[CountsFor, ...]:
    """The goals that a person counted for or would count for, those that count already first."""
    place = Places(log.people)(person_id)
    if place == UNKNOWN:
        return ()
    took_part = np.zeros(len(log), dtype=np.bool_)
    took_part[log.pair_activity[log.pair_person == place]] = True
    alone = situation_of_one(log, place, as_of)
    found = [CountsFor(at, *times_and_after(at, place, took_part, alone)) for at in standings]
    told = [one for one in found if one.times or one.after]
    return tuple(sorted(told, key=lambda one: one.times == 0))


def times_and_after(at: Standing, place: int, took_part: Mask, alone: Situation) -> tuple[int, tuple[str, ...]]:
    """How often a person, who took part in these activities (n,), counted for a goal, and after what they would."""
    counted = at.tally.counted.at(np.flatnonzero(at.tally.in_last_spell))
    by_person = counted.person == place
    if not at.aim.measure.counts_people:
        by_person |= took_part[counted.activity]
    times = int(by_person.sum())
    may_count = at.can_be_helped and not (times and at.aim.measure.counts_people)
    return times, would_count_after(at, alone) if may_count else ()


def situation_of_one(log: ActivityLog, place: int, as_of: date) -> Situation:
    """The situation with one person alone in the network, so that asking costs the same however many there are."""
    where = np.array([place])
    people = log.people
    roles = log.roles.person == place
    one = replace(
        log,
        people=People(
            ids=people.ids[where],
            seniority=people.seniority[where],
            fields=alone_in(people.fields, place),
            organisation=alone_in(people.organisation, place),
            place=alone_in(people.place, place),
            ties=Ties(**{name: getattr(people.ties, name)[where] for name in Ties.__slots__}),
        ),
        roles=RoleSpells(
            np.zeros(int(roles.sum()), dtype=np.int32),
            log.roles.role[roles],
            log.roles.since[roles],
            log.roles.until[roles],
        ),
    )
    return Situation(as_of=as_of, week_end=as_of, log=one, health=health_of(one, as_of), standings=())


def alone_in(labels: Labels, place: int) -> Labels:
    """The label of one row, without the names that others have."""
    code = int(labels.codes[place])
    here = np.array([UNKNOWN if code == UNKNOWN else 0], dtype=np.int32)
    return Labels(here, () if code == UNKNOWN else (labels.names[code],))


def would_count_after(at: Standing, alone: Situation) -> tuple[str, ...]:
    """The kinds of contact with the one person of a situation that would count for a goal."""
    measure = at.aim.measure
    if measure.counts_all_known:
        return ()
    if measure.counts_people and measure.role and not measure.act:
        has_it = bool((alone.log.roles.role == ROLE_CODES[measure.role]).any())
        plain = replace(measure, act="connect", role="", new=None)
        return ("role",) if not has_it and fits(plain, at, alone, CONTACTS[-1][0]) else ()
    kinds = tuple(kind for kind, *_ in reversed(CONTACTS) if kind in measure.kinds)
    return tuple(kind for kind in kinds if fits(measure, at, alone, kind))


def fits(measure: Measure, at: Standing, alone: Situation, kind: str) -> bool:
    """Whether a contact of a kind today, just as the measure asks for it, would count with this person."""
    today = alone.as_of.toordinal()
    if measure.act == "reconnect":
        last = int(alone.log.people.ties.last_day[0])
        if last == NEVER or last > today - RECONNECT_DAYS:
            return False
    medium, minutes = next((medium, minutes) for known, _, medium, minutes, _ in CONTACTS if known == kind)
    happened = imagine(
        alone,
        np.zeros(1, dtype=np.int32),
        kind=kind,
        form=measure.form,
        medium=measure.medium or medium,
        minutes=max(minutes, measure.min_minutes),
        topic=measure.topic,
    )
    return len(fitting(measure, happened, since=min(at.span.first.toordinal(), today), until=today)) > 0
