"""How a tie stands, in plain words. Pure."""

from kithward.numerics.arrays import NEVER
from kithward.numerics.ties import STATES
from kithward.planning.situation import Situation


def tie_words(now: Situation, person: int) -> str:
    """How the tie with a person of the situation stands, in words."""
    ties = now.log.people.ties
    count, last = int(ties.contact_count[person]), int(ties.last_day[person])
    silence = now.as_of.toordinal() - last if last != NEVER else 0
    state = STATES[now.health.state[person]]
    return tie_in_words(count, state, silence, float(now.health.rhythm_days[person]))


def tie_in_words(contact_count: int, state: str, silence_days: int, rhythm_days: float) -> str:
    """How a tie stands: "Fading: you used to talk every 5 weeks, now 14 weeks."."""
    if not contact_count:
        return "You have not been in contact yet."
    if silence_days <= 0:
        return "You were in contact today."
    if contact_count < 2:
        return f"In contact once, {span_words(silence_days)} ago."
    if state == "alive":
        return f"Alive: you talk about every {span_words(rhythm_days)}, last {span_words(silence_days)} ago."
    if silence_days <= rhythm_days:
        return f"In contact {contact_count} times, last {span_words(silence_days)} ago."
    return f"{state.capitalize()}: you used to talk every {span_words(rhythm_days)}, now {span_words(silence_days)}."


def span_words(days: float) -> str:
    if days < 14:
        return counted(max(round(days), 0), "day")
    if days < 90:
        return counted(round(days / 7), "week")
    return counted(round(days / 30.4), "month") if days < 730 else counted(round(days / 365), "year")


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
