"""Which people a measure would take, if something of its kind happened with them; and the log of some alone."""

from dataclasses import replace

import numpy as np

from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ints, Labels, Mask, People, RoleSpells, Ties
from kithward.numerics.measure import Measure, Rows, people_conditions


def person_filters(measure: Measure, log: ActivityLog, *, since: int, until: int) -> dict[str, Mask]:
    """Each filter of `measure` on who takes part, and the people (p,) for whom it holds on the day `until`.

    `since` is the first day of the span that is judged: whoever is first known from then on is new. For "silence" the
    log must reach back RECONNECT_DAYS before `until`.
    """
    size = len(log.people)
    nothing = np.full(size, UNKNOWN, dtype=np.int32)
    everybody = Rows(
        activity=nothing,
        person=np.arange(size, dtype=np.int32),
        day=np.full(size, until, dtype=np.int32),
        spell=np.zeros(size, dtype=np.int32),
    )
    of_people = replace(measure, unit="people")  # else the field could be what an activity was about
    starts = np.array([since], dtype=np.int32)
    return dict(people_conditions(of_people, log, everybody, spell_starts=starts, until=until))


def log_of(log: ActivityLog, who: Ints, *, since: int) -> ActivityLog:
    """The log since a day of these people (k,) alone, as people 0 to k - 1: few enough to ask much of them."""
    return rows_and_log_of(log, who, since=since)[1]


def rows_and_log_of(log: ActivityLog, who: Ints, *, since: int) -> tuple[Ints, ActivityLog]:
    """That log, and where its happenings stand in the whole."""
    place = np.full(len(log.people) + 1, UNKNOWN, dtype=np.int32)  # UNKNOWN is the last
    place[who] = np.arange(len(who), dtype=np.int32)
    first_row = np.searchsorted(log.day, since)
    first_pair = np.searchsorted(log.pair_activity, first_row)
    person = place[log.pair_person[first_pair:]]
    theirs = np.flatnonzero(person != UNKNOWN)
    rows, activity = np.unique(log.pair_activity[first_pair + theirs], return_inverse=True)
    role_person = place[log.roles.person]
    has_role = role_person != UNKNOWN
    columns = ("ids", "kind", "day", "minutes", "medium", "began_by", "meaningful")
    return rows, replace(
        log,
        **{name: getattr(log, name)[rows] for name in columns},
        form=log.form.at(rows),
        topics=log.topics.at(rows),
        pair_activity=activity.astype(np.int32),
        pair_person=person[theirs],
        people=people_at(log.people, who),
        roles=RoleSpells(
            role_person[has_role], log.roles.role[has_role], log.roles.since[has_role], log.roles.until[has_role]
        ),
    )


def people_at(people: People, who: Ints) -> People:
    """These people (k,) alone."""

    def at(labels: Labels) -> Labels:
        return labels.at(who)

    return People(
        ids=people.ids[who],
        seniority=people.seniority[who],
        fields=at(people.fields),
        organisation=at(people.organisation),
        place=at(people.place),
        ties=Ties(**{name: getattr(people.ties, name)[who] for name in Ties.__slots__}),
    )
