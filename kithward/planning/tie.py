"""How the tie with one person stands, from its own rhythm."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from kithward.network.models import Person
from kithward.numerics.ties import STATES, tie_health
from kithward.planning.situation import SOON_DAYS
from kithward.planning.tie_wording import tie_in_words

FAR_DAYS = 36_500  # a reminder that far ahead is none


@dataclass(frozen=True, slots=True)
class Tie:
    """How the tie with one person stands."""

    state: str
    alive: float
    rhythm_days: float | None
    words: str
    reminder_on: date | None  # from when on it is time for a word; None where nothing is to be waited for
    soon: float  # the chance of a contact by itself within SOON_DAYS


def tie_of(person: Person, as_of: date) -> Tie:
    """How the tie with a person stands on a day, from its own rhythm."""
    count, last_on = person.contact_count, person.last_contact_on
    silence = max((as_of - last_on).days, 0) if last_on else 0
    chosen = math.nan if person.chosen_rhythm_days is None else float(person.chosen_rhythm_days)
    health = tie_health([count], [person.log_gap_sum], [silence], [chosen])
    alive, rhythm = float(health.alive[0]), float(health.rhythm_days[0])
    state = STATES[health.state[0]]
    words = tie_in_words(count, state, silence, rhythm)
    after = float(health.reminder_after_days[0])
    return Tie(
        state=state,
        alive=alive,
        rhythm_days=None if math.isnan(rhythm) else rhythm,
        words=words,
        reminder_on=last_on + timedelta(days=math.ceil(after)) if last_on and after <= FAR_DAYS else None,
        soon=float(health.within(SOON_DAYS)[0]),
    )
