"""A message, a call or a coffee: with whom, for which goals, and what it is worth for the tie. Pure."""

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np

from kithward.goals.standing import Standing
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Floats, Ints, Mask
from kithward.numerics.ties import reconnect_worth
from kithward.numerics.yields import bernoulli
from kithward.planning.in_touch import RELIED_ON, lost_touch, seen_enough
from kithward.planning.outcome_laws import (
    laws_of_contact,
    silent_long,
    source_of_contact,
    wants_outcomes,
    who_may_bring,
    why_it_may,
)
from kithward.planning.situation import (
    SOON_DAYS,
    Situation,
    Suggestion,
    counts_with_some,
    imagine,
    those_that_help,
)
from kithward.planning.step_names import braced, id_in_key, person_of_key
from kithward.planning.tie_wording import tie_words

# A contact that can be proposed with anybody: kind, form, medium, minutes, and how it is said.
CONTACTS = (
    ("message", "", "email", 10, "Write to {0}"),
    ("call", "", "phone", 30, "Call {0}"),
    ("meeting", "coffee", "in person", 50, "Coffee with {0}"),
)
MOST_PEOPLE_A_GOAL = 8
MOST_RECONNECTS = 12
TIE_VALUE = 0.04  # what one tie taken up again is worth beside the goals; a guess, small enough to come after them
MEANINGFUL_SHARE = {"meeting": 0.75, "call": 0.6, "message": 0.15}  # of contacts sought for a goal; guesses
COLD_ANSWERED = 0.2  # how often somebody with whom there is no living tie answers; a guess


def with_people(now: Situation) -> Iterator[Suggestion]:
    """A message, a call or a coffee with people who fit a goal, and with ties that are worth taking up again.

    What is about the topic of one goal counts for those that ask for no topic, too.
    """
    pinned, enough = [pinned_people(now, kind) for kind, *_ in CONTACTS], seen_enough(now)
    wanted: dict[tuple[int, int, str], dict[int, Floats]] = {
        (contact, person, ""): {} for contact, people in enumerate(pinned) for person in people
    }
    open_goals = [(goal, at) for goal, at in enumerate(now.standings) if at.can_be_helped]
    imagined = {topic: contacts_with_all(now, topic) for topic in {at.aim.measure.topic for _, at in open_goals}}
    for goal, at in open_goals:
        topic = at.aim.measure.topic
        found = contacts_for(now, at, imagined[topic], pinned=pinned, besides=enough)
        if wants_outcomes(at):
            found = contacts_that_may_bring(now, at, pinned=pinned, besides=enough)
        for contact, person, law in found:
            wanted.setdefault((contact, person, topic), {})[goal] = law
    lost = lost_touch(now)
    lost = lost[~enough[lost]]
    for place in highest(gain_of_a_word(now, SOON_DAYS)[lost], MOST_RECONNECTS):
        person = int(lost[place])
        wanted.setdefault((0 if now.health.alive[person] > RELIED_ON else 1, person, ""), {})
    steps = sorted(wanted.items())
    worths = contact_worths(now, [(contact, person) for (contact, person, _), _ in steps])
    for ((contact, person, topic), laws), worth in zip(steps, worths, strict=True):
        counts_too = wanted.get((contact, person, ""), {}) if topic else {}
        yield contact_step(now, contact, person, {**counts_too, **laws}, worth=worth, topic=topic)


def contacts_for(
    now: Situation, at: Standing, imagined: Sequence[ActivityLog], *, pinned: Sequence[set[int]], besides: Mask
) -> Iterator[tuple[int, int, Floats]]:
    """Which contact (of CONTACTS) with whom may count for a goal, and with what law: with the few who gain most by it.

    Nobody of those `besides`, unless they are `pinned` for that contact: weighed whatever it is worth.
    """
    counting = [contact for contact, happened in enumerate(imagined) if counts_with_some(at.aim.measure, happened)]
    if not counting:
        return
    fit = those_that_help(now, at, imagined[counting[0]])  # the same people for each contact that can count
    free = fit[~besides[fit]]
    best = free[highest(gain_of_a_word(now, at.horizon_days)[free], MOST_PEOPLE_A_GOAL)].tolist()
    for contact in counting:
        chance = chance_to_count(now, at, CONTACTS[contact][0])
        chosen = list({*best, *pinned[contact].intersection(fit.tolist() if pinned[contact] else ())})
        yield from zip(repeat(contact), chosen, bernoulli(chance[chosen]), strict=False)


def contacts_that_may_bring(
    now: Situation, at: Standing, *, pinned: Sequence[set[int]], besides: Mask
) -> Iterator[tuple[int, int, Floats]]:
    """The same for a goal that counts what comes of contacts: which contact with whom brings how many outcomes."""
    fit = who_may_bring(now, at)
    free = fit[~besides[fit]]
    best = free[highest(gain_of_a_word(now, at.horizon_days)[free], MOST_PEOPLE_A_GOAL)].tolist()
    for contact, (kind, _, _, minutes, _) in enumerate(CONTACTS):
        chosen = sorted({*best, *pinned[contact].intersection(fit.tolist() if pinned[contact] else ())})
        who = np.array(chosen, dtype=np.int32)
        laws = laws_of_contact(now, at, kind, minutes, chance_to_count(now, at, kind)[who], who)
        yield from zip(repeat(contact), chosen, laws, strict=False)


def contacts_with_all(now: Situation, topic: str) -> list[ActivityLog]:
    """For each of CONTACTS a log in which it is had today with everybody, about a topic or none."""
    everybody = np.arange(len(now.log.people), dtype=np.int32)
    return [
        imagine(now, everybody, kind=kind, form=form, medium=medium, minutes=minutes, topic=topic)
        for kind, form, medium, minutes, _ in CONTACTS
    ]


def pinned_people(now: Situation, kind: str) -> set[int]:
    """With whom a contact of this kind is weighed whatever it is worth."""
    keys = (key.partition(":") for key in now.pinned)
    found = {person_of_key(now.log.people, rest.rpartition(":")[2]) for begins, _, rest in keys if begins == kind}
    return found - {UNKNOWN}


def chance_to_count(now: Situation, at: Standing, kind: str) -> Floats:
    """The chance that a planned contact of this kind comes about and counts for a goal, (p,)."""
    answered = now.health.alive + (1 - now.health.alive) * COLD_ANSWERED
    chance: Floats = now.kept_share * answered * (MEANINGFUL_SHARE[kind] if at.aim.measure.meaningful else 1.0)
    return chance


def contact_worths(now: Situation, contacts: Sequence[tuple[int, int]]) -> list[float]:
    """What each contact (of CONTACTS, and with whom) is worth for the tie itself."""
    minutes = np.array([CONTACTS[contact][3] for contact, _ in contacts], dtype=np.int64)
    people = np.array([person for _, person in contacts], dtype=np.int64)
    worth = reconnect_worth(TIE_VALUE, now.contact_soon[people], minutes=minutes) * minutes
    has_rhythm = now.log.people.ties.contact_count[people] >= 2  # else there is nothing to be taken up again
    found: list[float] = np.where(has_rhythm, np.maximum(worth, 0.0), 0.0).tolist()
    return found


def contact_step(
    now: Situation, contact: int, person: int, laws: dict[int, Floats], *, worth: float, topic: str = ""
) -> Suggestion:
    kind, form, medium, minutes, title = CONTACTS[contact]
    silent = bool(silent_long(now.log, now.as_of.toordinal())[person])
    return Suggestion(
        key=":".join(filter(None, (kind, topic, id_in_key(now, person)))),
        kind=kind,
        title=f"{title} about {braced(topic)}" if topic else title,
        minutes=minutes,
        why=tie_words(now, person),
        brought=why_it_may(now, laws, source_of_contact(kind, is_silent=silent)),
        people=(person,),
        person=person,
        form=form,
        medium=medium,
        topic=topic,
        group=person,
        worth=worth,
        laws=laws,
    )


def gain_of_a_word(now: Situation, horizon_days: float) -> Floats:
    """What a word of mine changes, (p,): most for those who are alive and not about to meet me anyway."""
    days = max(horizon_days, 1.0)

    def work() -> Floats:
        within = now.contact_soon if days == SOON_DAYS else now.health.within(days)
        gain: Floats = now.health.alive * (1 - within) + 1e-6
        return gain

    return now.log.memory.once(("gain of a word", now.as_of, days), work)


def highest(values: Floats, most: int) -> Ints:
    """Where the highest of the values stand, the highest first and the first of a tie first; at most so many."""
    places = np.arange(len(values), dtype=np.int32)
    if len(values) > most:  # only these few need to be put in order
        places = places[values >= np.partition(values, -most)[-most]]
    return places[np.argsort(-values[places], kind="stable")[:most]]
