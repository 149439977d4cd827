"""Steps that could be taken this week, made from promises, opportunities, ties and goals. Pure.

People stand in titles and reasons as {0}, {1}: their names are filled in for those steps alone that are shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

import numpy as np

from kithward.goals.standing import Standing
from kithward.language.fields import field_named
from kithward.numerics.arrays import (
    KIND_CODES,
    ROLE_CODES,
    UNKNOWN,
    ActivityLog,
    Floats,
    Ints,
    NameTest,
)
from kithward.numerics.measure import Measure, fitting
from kithward.numerics.network import WarmPath, warm_paths
from kithward.numerics.yields import (
    CONFERENCE_DAY,
    INTRODUCTION_ASKED,
    MEETUP_HOUR,
    bernoulli,
    gamma_poisson,
    learned_yield,
)
from kithward.planning.contacts import highest, pinned_people, with_people
from kithward.planning.in_touch import RELIED_ON
from kithward.planning.outcome_laws import (
    is_asked_for,
    law_of_prospect,
    source_of_prospect,
    wants_outcomes,
    who_may_bring,
    why_it_may,
)
from kithward.planning.situation import (
    Prospect,
    Situation,
    Suggestion,
    imagine,
    imagine_promises,
    imagine_prospects,
    those_that_help,
)
from kithward.planning.step_names import braced, id_in_key
from kithward.planning.tie_wording import counted, tie_words

FOLLOW_UP_MINUTES = 10
ASKING_MINUTES = 15
MOST_INTRODUCTIONS = 8
MOST_PRACTICES = 5
MOST_ASKED_FOR_A_ROLE = 5
ROLE_MINUTES = 40
ROLE_TAKEN = 0.2  # how often somebody who is asked becomes a mentor, sponsor ...; a guess
USUAL_PRACTICE_MINUTES = 30
USUAL_EVENT_MINUTES = 120
PROMISE_WORTH = 0.05  # of a promise that is due; a guess
SHARE_AT_FITTING_EVENT = 0.6  # of the people at an event of the goal's own field; a guess
RARE = 0.02  # the least share of people who fit that is believed

# For a goal that nothing else would help: what to do, minutes, and how often it leads to one that counts (guesses).
STARTERS = {
    "events": ("Find and book an event for “{goal}”", 20, 0.4),
    "people": ("Look for somebody new for “{goal}” and write to them", 30, 0.3),
    "conversations": ("Invite somebody to a conversation for “{goal}”", 15, 0.4),
    "introductions": ("Introduce two people who should know each other", 15, 0.6),
    "messages": ("Write to somebody for “{goal}”", 10, 0.6),
    "talks": ("Offer a talk to a meetup or a team", 30, 0.2),
    "communities": ("Find a community for “{goal}” and join it", 30, 0.5),
    "outcomes": ("Ask one person who could help with “{goal}”", 20, 0.2),
    "activities": ("Take one small step for “{goal}”", 20, 0.6),
}


def suggestions(now: Situation) -> list[Suggestion]:
    """Every step worth weighing this week: promises, opportunities, people, practice, introductions, and starters."""
    found = [
        *promised(now),
        *from_prospects(now),
        *practice(now),
        *with_people(now),
        *introductions(now),
        *roles_to_reach(now),
    ]
    helped = {goal for step in found for goal in step.laws if is_more_than_hoped_for(now, step, goal)}
    return [*found, *starters(now, helped)]


def is_more_than_hoped_for(now: Situation, step: Suggestion, goal: int) -> bool:
    """Whether a step is made for a goal: outcomes may come of any contact, and still one can ask for them."""
    return step.kind == "introduction" or not wants_outcomes(now.standings[goal])


def promised(now: Situation) -> Iterator[Suggestion]:
    """Follow-ups that are late or due this week; they come before all else as long as they fit."""
    imagined = imagine_promises(now)
    helps = {
        goal: set(those_that_help(now, at, imagined).tolist())
        for goal, at in enumerate(now.standings)
        if at.can_be_helped and at.aim.measure.unit == "follow_ups"
    }
    for number, promise in enumerate(now.promises):
        is_ahead = promise.due_on is not None and promise.due_on > now.week_end
        if is_ahead and f"promise:{promise.id}" not in now.pinned:
            continue
        named = promise.person != UNKNOWN
        yield Suggestion(
            key=f"promise:{promise.id}",
            kind="follow_up",
            title=f"Follow up with {{0}}: {braced(promise.what)}" if named else braced(promise.what),
            minutes=FOLLOW_UP_MINUTES,
            why=due_words(promise.due_on, now.as_of),
            people=(promise.person,) if named else (),
            person=promise.person,
            must=promise.due_on is not None and not is_ahead,
            worth=PROMISE_WORTH,
            laws={goal: bernoulli(now.kept_share) for goal, those in helps.items() if number in those},
        )


def due_words(due_on: date | None, as_of: date) -> str:
    if due_on is None:
        return "You promised it, without a day."
    days = (as_of - due_on).days
    if days > 0:
        return f"You promised it for {due_on:%-d %B}: {counted(days, 'day')} ago."
    return "You promised it for today." if days == 0 else f"You promised it for {due_on:%A, %-d %B}."


def from_prospects(now: Situation) -> Iterator[Suggestion]:
    """The opportunities the person wrote down or has in the calendar."""
    for prospect, laws in zip(now.prospects, prospect_laws(now), strict=True):
        named = tuple(index for index in (prospect.person, prospect.via) if index != UNKNOWN)
        yield Suggestion(
            key=f"opportunity:{prospect.id}",
            kind=prospect.kind,
            title=prospect_title(prospect),
            minutes=prospect.minutes,
            why=prospect.when,
            brought=why_it_may(now, laws, source_of_prospect(now, prospect)) if prospect.kind != "introduction" else "",
            people=named,
            person=prospect.via if prospect.kind == "introduction" and prospect.via != UNKNOWN else prospect.person,
            form=prospect.form,
            topic=prospect.topic,
            money=prospect.money,
            starts=prospect.starts,
            group=prospect.person,
            laws=laws,
        )


def prospect_title(prospect: Prospect) -> str:
    return f"Go to “{braced(prospect.title)}”" if prospect.kind == "event" else braced(prospect.title)


def prospect_laws(now: Situation) -> list[dict[int, Floats]]:
    """What each opportunity adds to which goal."""
    laws: list[dict[int, Floats]] = [{} for _ in now.prospects]
    imagined = imagine_prospects(now)
    for goal, at in enumerate(now.standings):
        if not (now.prospects and at.can_be_helped):
            continue
        if wants_outcomes(at):
            for index, law in laws_of_outcomes(now, at):
                laws[index][goal] = law
            continue
        for index in those_that_help(now, at, imagined):
            introduced = now.prospects[index].kind == "introduction"
            laws[index][goal] = bernoulli(chance_of(INTRODUCTION_ASKED) if introduced else now.kept_share)
        measure = at.aim.measure
        if measure.counts_people and "event" in measure.kinds and not measure.role and measure.new is not False:
            for index, law in laws_of_meeting_people(now, at):
                laws[index][goal] = law
    return laws


def laws_of_outcomes(now: Situation, at: Standing) -> Iterator[tuple[int, Floats]]:
    """For each opportunity that may bring what a goal counts, by index, how many outcomes that is."""
    may_bring = set(who_may_bring(now, at).tolist())
    for index, prospect in enumerate(now.prospects):
        if prospect.kind == "introduction":
            if is_asked_for(at):
                yield index, bernoulli(chance_of(INTRODUCTION_ASKED))
            continue
        named = prospect.person != UNKNOWN
        share = float(prospect.person in may_bring) if named else len(may_bring) / max(len(now.log.people), 1)
        law = law_of_prospect(now, at, prospect, share if at.aim.measure.asks_of_people else 1.0)
        if law is not None and share:
            yield index, law


def laws_of_meeting_people(now: Situation, at: Standing) -> Iterator[tuple[int, Floats]]:
    """For each event ahead, by index, how many people who fit a goal one meets there."""
    share: dict[bool, float] = {}  # at events of the goal's own field, and at others
    for index, prospect in enumerate(now.prospects):
        fits = at.aim.measure.form in ("", prospect.form)
        if prospect.kind == "event" and prospect.person == UNKNOWN and fits:
            about = (prospect.field, prospect.topic, field_named(prospect.title))
            own = bool(at.aim.measure.field) and at.aim.measure.field in about
            if own not in share:
                share[own] = share_who_fit(now, at, own_field=own)
            yield index, people_met(now, prospect, share=share[own] * now.kept_share)


def people_met(now: Situation, prospect: Prospect, *, share: float) -> Floats:
    """How many people one meets at an event: by its kind and what such events brought so far, thinned to a share."""
    is_conference = prospect.form == "conference"
    shape, rate = learned_yield(*(CONFERENCE_DAY if is_conference else MEETUP_HOUR), *met_so_far(now, is_conference))
    days_or_hours = 1.0 if is_conference else prospect.minutes / 60
    return new_people_law(shape, rate / share, days_or_hours)


@lru_cache(maxsize=512)
def new_people_law(shape: float, rate: float, exposure: float) -> Floats:
    """The law of a number of new people; not to be written to, as all events that are alike share it."""
    law = gamma_poisson(shape, rate, exposure=exposure)
    law.flags.writeable = False
    return law


def met_so_far(now: Situation, at_conferences: bool) -> tuple[int, float]:
    """How many new people I met at past events of the kind, and in how many days (conferences) or hours (others)."""
    log = now.log
    return log.memory.once(("met so far", at_conferences), lambda: met_at_events(log, at_conferences))


def met_at_events(log: ActivityLog, at_conferences: bool) -> tuple[int, float]:
    """An event without any people in the log says nothing: most likely nobody was written down."""
    events = np.flatnonzero(log.kind == KIND_CODES["event"])
    conference = log.form.at(events).any_of(NameTest("conference", whole=True))
    of_kind = np.zeros(len(log), dtype=np.bool_)
    of_kind[events[conference == at_conferences]] = True
    pairs = np.flatnonzero(of_kind[log.pair_activity])
    activity, person = log.pair_activity[pairs], log.pair_person[pairs]
    met = int((log.people.ties.first_day[person] == log.day[activity]).sum())
    with_somebody = activity[np.flatnonzero(np.diff(activity, prepend=UNKNOWN))]  # each once: pairs are in order
    if at_conferences:
        return met, float(len(with_somebody))
    minutes = log.minutes[with_somebody]
    return met, float(np.where(minutes > 0, minutes, USUAL_EVENT_MINUTES).sum() / 60)


def share_who_fit(now: Situation, at: Standing, *, own_field: bool) -> float:
    """The share of the people at an event who would fit a goal: high at its own field, else as among those I know."""
    measure = at.aim.measure
    if not len(now.log.people):
        return 1.0 if not measure.field and not measure.seniority else RARE
    field = "" if own_field else measure.field
    who = Measure("people", "connect", field=field, seniority=measure.seniority)
    wanted = replace(who, organisation=measure.organisation, place=measure.place)
    everybody = imagine(now, np.arange(len(now.log.people), dtype=np.int32), kind="event")
    today = now.as_of.toordinal()
    fits = len(fitting(wanted, everybody, since=today, until=today)) / len(now.log.people)
    return max(fits * (SHARE_AT_FITTING_EVENT if own_field else 1.0), RARE)


def practice(now: Situation) -> Iterator[Suggestion]:
    """A session for each one that a practice goal still misses."""
    for goal, at in enumerate(now.standings):
        measure = at.aim.measure
        if measure.unit not in ("practice", "minutes") or not at.can_be_helped:
            continue
        minutes = measure.min_minutes or (int(at.session_minutes) if measure.unit == "minutes" else 0)
        what = measure.topic or {"course": "a course", "book": "reading"}.get(measure.form, "it")
        for number in range(min(at.needed, MOST_PRACTICES)):
            yield Suggestion(
                key=f"practice:{at.aim.goal_id}:{at.span.first}:{at.done + number + 1}",
                kind=measure.form if measure.form in ("course", "book") else "practice",
                title=f"Practise {braced(what)}"
                if measure.form not in ("course", "book")
                else braced(f"Spend time on {what}"),
                minutes=minutes or USUAL_PRACTICE_MINUTES,
                why=f"{at.done} of {at.aim.target} so far.",
                topic=measure.topic,
                laws={goal: bernoulli(now.kept_share)},
            )


def introductions(now: Situation) -> Iterator[Suggestion]:
    """Warm introductions: to people who fit a goal but whom I do not reach, through a tie that is alive."""
    paths = ways_through_one_tie(now)
    if not paths:
        return
    targets = np.array([path.target for path in paths], dtype=np.int32)
    imagined = imagine(now, targets, kind="introduction")
    held_on_to = np.isin(targets, list(pinned_people(now, "introduction")))
    chances = np.array([path.chance for path in paths])
    laws: dict[int, dict[int, Floats]] = {}
    for goal, at in enumerate(now.standings):
        if at.can_be_helped and at.aim.measure.new is not False:
            helping = ways_asked_for(now, at, paths) if is_asked_for(at) else those_that_help(now, at, imagined)
            for place in {*helping[highest(chances[helping], MOST_INTRODUCTIONS)], *helping[held_on_to[helping]]}:
                laws.setdefault(int(place), {})[goal] = bernoulli(chances[place])
    for place, brings in sorted(laws.items()):
        by, whom = paths[place].people
        yield Suggestion(
            key=f"introduction:{id_in_key(now, by)}:{id_in_key(now, whom)}",
            kind="introduction",
            title="Ask {0} to introduce you to {1}",
            minutes=ASKING_MINUTES,
            why="{0} knows {1}. " + tie_words(now, by),
            people=(by, whom),
            person=by,
            group=whom,
            laws=brings,
        )


def ways_asked_for(now: Situation, at: Standing, paths: Sequence[WarmPath]) -> Ints:
    """Which of the ways, by index, begin with somebody whose introduction is the outcome that a goal counts."""
    by = np.array([path.people[0] for path in paths], dtype=np.int32)
    return np.flatnonzero(np.isin(by, who_may_bring(now, at))).astype(np.int32)


def ways_through_one_tie(now: Situation) -> list[WarmPath]:
    """To each person I hardly know: the warmest way through one whom I know well."""
    hardly_met = (now.log.people.ties.contact_count < 2) & (now.health.alive < RELIED_ON)
    linked = np.zeros(len(now.log.people), dtype=np.bool_)
    linked[now.links] = True
    found = warm_paths(
        now.health.alive,
        now.links,
        np.ones(len(now.links)),
        targets=np.flatnonzero(linked & hardly_met),
        per_introduction=chance_of(INTRODUCTION_ASKED),
        most_steps=2,
    )
    return [path for path in found if len(path.people) == 2]


def roles_to_reach(now: Situation) -> Iterator[Suggestion]:
    """For a goal that a role be taken: whom to ask, among those who fit and with whom I am in touch."""
    for goal, at in enumerate(now.standings):
        measure = at.aim.measure
        if not (measure.counts_people and measure.role and not measure.act and at.can_be_helped):
            continue
        everybody = imagine(now, np.arange(len(now.log.people), dtype=np.int32), kind="meeting")
        today = now.as_of.toordinal()
        fit = fitting(replace(measure, act="connect", role="", new=None), everybody, since=today, until=today).person
        already = now.log.roles.person[now.log.roles.role == ROLE_CODES[measure.role]]
        reached = fit[(now.health.alive[fit] >= RELIED_ON) & ~np.isin(fit, already)]
        for person in reached[highest(now.health.alive[reached], MOST_ASKED_FOR_A_ROLE)]:
            yield Suggestion(
                key=f"role:{measure.role}:{id_in_key(now, int(person))}",
                kind="meeting",
                title=f"Talk with {{0}} about being your {measure.role}",
                minutes=ROLE_MINUTES,
                why=tie_words(now, int(person)),
                people=(int(person),),
                person=int(person),
                topic=f"being my {measure.role}",
                group=int(person),
                laws={goal: bernoulli(ROLE_TAKEN)},
            )


def starters(now: Situation, helped: Iterable[int]) -> Iterator[Suggestion]:
    """For each open goal that no step helps: a way to begin."""
    for goal, at in enumerate(now.standings):
        starter = STARTERS.get(at.aim.measure.unit)
        if goal in helped or starter is None or not at.can_be_helped:
            continue
        title, minutes, chance = starter
        yield Suggestion(
            key=f"start:{at.aim.goal_id}:{at.span.first}",
            kind="other",
            title=title.replace("{goal}", braced(at.aim.sentence)),
            minutes=minutes,
            why="To ask is the shortest way; how often it works is a guess."
            if wants_outcomes(at)
            else "Nothing you know of would count for it yet.",
            laws={goal: bernoulli(chance)},
        )


def chance_of(prior: tuple[float, float]) -> float:
    return prior[0] / (prior[0] + prior[1])
