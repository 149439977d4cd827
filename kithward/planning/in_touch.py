"""With whom touch was lost, and who was seen enough for a week. Pure."""

import numpy as np

from kithward.numerics.arrays import UNKNOWN, Ints, Mask, Ties
from kithward.planning.situation import Situation

DAYS_A_WEEK = 7
RELIED_ON = 0.5  # from this chance on that a tie is alive, one counts on it


def lost_touch(now: Situation) -> Ints:
    """People with a rhythm, of their own or chosen, whose silence has outlasted it."""
    ties = now.log.people.ties
    silence = now.as_of.toordinal() - ties.last_day
    late = has_rhythm(ties) & (silence > now.health.reminder_after_days) & (now.health.alive >= 0.1)
    return np.flatnonzero(late).astype(np.int32)


def seen_enough(now: Situation) -> Mask:
    """Who needs no further contact this week, (p,).

    They were met in it, and their rhythm does not ask for them again before it ends; or there is a day for it already.
    """
    ties, week_end = now.log.people.ties, now.week_end.toordinal()
    met = ties.last_day > week_end - DAYS_A_WEEK
    rhythm = np.where(np.isnan(ties.chosen_rhythm_days), now.health.rhythm_days, ties.chosen_rhythm_days)
    asked_for = has_rhythm(ties) & (ties.last_day + rhythm <= week_end)
    seen: Mask = met & ~asked_for
    for prospect in now.prospects:
        if prospect.person != UNKNOWN and prospect.day is not None and prospect.day <= now.week_end:
            seen[prospect.person] = True
    return seen


def has_rhythm(ties: Ties) -> Mask:
    """Who has a rhythm, their own or a chosen one, (p,)."""
    has: Mask = (ties.contact_count >= 2) | ((ties.contact_count == 1) & ~np.isnan(ties.chosen_rhythm_days))
    return has
