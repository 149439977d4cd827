"""Whom a goal could use: the people of the network with whom something would count that has not counted yet. Pure."""

from datetime import date

import numpy as np

from kithward.goals.standing import Aim
from kithward.goals.window import span_at
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Mask
from kithward.numerics.measure import Decisions
from kithward.numerics.tally import tally
from kithward.numerics.whom import person_filters


def asks_for_people(aim: Aim) -> bool:
    """Whether a goal wants some people of the network rather than others."""
    measure = aim.measure
    wants_role = measure.role and not is_role_the_aim(aim)
    filters = (measure.field, measure.seniority, measure.organisation, measure.place, wants_role)
    return not measure.counts_all_known and (any(filters) or measure.new is not None or measure.act == "reconnect")


def is_role_the_aim(aim: Aim) -> bool:
    """Whether the goal is reached by what people become to me."""
    return aim.measure.counts_people and bool(aim.measure.role) and not aim.measure.act


def candidates(
    aim: Aim, log: ActivityLog, *, as_of: date, week_start: int = 0, decisions: Decisions | None = None
) -> Mask:
    """The people (p,) with whom something of the goal's kind would count today; of none when the goal is not running.

    Whoever counted in the span that is judged would not count again, and what the person decided goes first.
    """
    nobody = np.zeros(len(log.people), dtype=np.bool_)
    span = span_at(aim.window, as_of, week_start)
    if not asks_for_people(aim) or not span.first <= as_of <= span.last:
        return nobody
    first, today = span.first.toordinal(), as_of.toordinal()
    holds = ~nobody
    for name, mask in person_filters(aim.measure, log, since=first, until=today).items():
        holds &= ~mask if name == "role" and is_role_the_aim(aim) else mask
    decided = decisions or Decisions.none()
    starts = np.array([first], dtype=np.int32)
    if aim.measure.counts_people:
        done = tally(aim.measure, log, spell_starts=starts, until=today, decisions=decided)
        holds[done.counted.person] = False
    never = decided.person[(decided.person != UNKNOWN) & (decided.activity == UNKNOWN) & ~decided.counts]
    holds[never] = False
    return holds
