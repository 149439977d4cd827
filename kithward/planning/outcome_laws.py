"""What a step may bring of outcomes: by what one's own contacts of its kind brought for their hours, and why. Pure."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from kithward.goals.standing import Standing
from kithward.goals.wording import counted, counted_in_words
from kithward.language.terms import CONTACT_KINDS
from kithward.numerics.arrays import NEVER, UNKNOWN, ActivityLog, Floats, Ints, Mask
from kithward.numerics.measure import RECONNECT_DAYS, Measure
from kithward.numerics.sources import RECONNECTS, SOURCES, Record
from kithward.numerics.yields import CELLS, gamma_poisson
from kithward.planning.situation import Prospect, Situation, imagine, those_that_help

INTRODUCTION = "introduction"
NAMES = {
    "event": "Events",
    "introduction": "Introductions",
    "reconnect": "Contacts after a long silence",
    "message": "Messages",
    "call": "Calls",
    "meeting": "Meetings",
    "other": "Other contacts",
}


def wants_outcomes(at: Standing) -> bool:
    """Whether a goal counts what comes of contacts, and can still be helped."""
    return at.aim.measure.unit == "outcomes" and at.can_be_helped


def is_asked_for(at: Standing) -> bool:
    """Whether an introduction that is asked for would be the very outcome that a goal counts."""
    return wants_outcomes(at) and at.aim.measure.form in ("", INTRODUCTION)


def who_may_bring(now: Situation, at: Standing) -> Ints:
    """The people, by index, an outcome from whom would count for a goal."""
    everybody = np.arange(len(now.log.people), dtype=np.int32)
    return those_that_help(now, at, imagine(now, everybody, kind="outcome", form=at.aim.measure.form))


def silent_long(log: ActivityLog, today: int) -> Mask:
    """With whom a word today would take up a tie again after a long silence, (p,); asked once for the same log."""
    ties, before = log.people.ties, today - RECONNECT_DAYS

    def work() -> Mask:
        found: Mask = (ties.first_day != NEVER) & (ties.first_day <= before) & (ties.last_day <= before)
        return found

    return log.memory.once(("silent long", today), work)


def source_of_contact(kind: str, *, is_silent: bool) -> str:
    """What a contact is told apart as (numerics.sources)."""
    if is_silent and kind in RECONNECTS:
        return "reconnect"
    return kind if kind in SOURCES else "other"


def laws_of_contact(now: Situation, at: Standing, kind: str, minutes: int, chance: Floats, who: Ints) -> Floats:
    """How many outcomes a contact of a kind with each of these people (k,) brings, with its chance of coming about."""
    silent = silent_long(now.log, now.as_of.toordinal())[who]
    laws = np.empty((len(who), CELLS))
    for is_silent in (True, False):
        source = source_of_contact(kind, is_silent=is_silent)
        laws[silent == is_silent] = law_of_hour(now.record, source, at.aim.measure.form, minutes)
    return thinned(laws, chance)


def law_of_prospect(now: Situation, at: Standing, prospect: Prospect, share: float) -> Floats | None:
    """How many outcomes an opportunity brings, of which a share counts; None where it is no contact."""
    if prospect.kind not in CONTACT_KINDS:
        return None
    law = law_of_hour(now.record, source_of_prospect(now, prospect), at.aim.measure.form, prospect.minutes)
    return thinned(law, np.float64(now.kept_share * share))


def source_of_prospect(now: Situation, prospect: Prospect) -> str:
    named = prospect.person != UNKNOWN
    is_silent = named and bool(silent_long(now.log, now.as_of.toordinal())[prospect.person])
    return source_of_contact(prospect.kind, is_silent=is_silent)


@lru_cache(maxsize=512)
def law_of_hour(record: Record, source: str, form: str, minutes: int) -> Floats:
    """How many outcomes so many minutes of a source bring; not to be written to, as all that are alike share it."""
    law = gamma_poisson(*record.law(source, form), exposure=minutes / 60)
    law.flags.writeable = False
    return law


def thinned(law: Floats, chance: Floats | np.float64) -> Floats:
    """The law (..., CELLS) of what comes about with a chance (...), and else brings nothing."""
    found: Floats = law * np.asarray(chance)[..., None]
    found[..., 0] += 1 - np.asarray(chance)
    return found


def why_it_may(now: Situation, goals: Iterable[int], source: str) -> str:
    """What contacts of a source brought so far, for the first of these goals that counts it; nothing without one."""
    measures = (now.standings[goal].aim.measure for goal in sorted(goals))
    wanted = next((measure for measure in measures if measure.unit == "outcomes"), None)
    return "" if wanted is None else brought_in_words(now.record, source, wanted.form)


def brought_in_words(record: Record, source: str, form: str) -> str:
    """ "Events brought you 3 referrals in 40 hours."; where they brought none, what all contacts did."""
    measure, found, at = Measure("outcomes", form=form), record.outcomes(form), SOURCES.index(source)
    if found[at]:
        return f"{NAMES[source]} brought you {counted_in_words(measure, found[at])} in {hours_in_words(record, at)}."
    if not sum(found):
        return f"How often {NAMES[source].lower()} bring {counted(measure, 2)} is a guess: none is noted yet."
    in_all = hours_in_words(record)
    others = f"Your contacts brought {counted_in_words(measure, sum(found))} in {in_all}"
    return f"{others}, {NAMES[source].lower()} none in {hours_in_words(record, at)}."


def hours_in_words(record: Record, source: int | None = None) -> str:
    """ "40 hours": of one source, by its place, or of all."""
    hours = round(sum(record.hours) if source is None else record.hours[source])
    return "an hour" if hours == 1 else f"{hours:,} hours" if hours else "under an hour"
