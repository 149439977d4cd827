"""The spells of time that a goal is counted in: its own, and those before that show its pace. Pure."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from kithward.goals.window import Span, Window, add_turns, one_turn, span_at, start_of_period, turns_between

MOST_SPELLS = 2000


def spell_starts(window: Window, *, since: date, as_of: date, week_start: int = 0) -> NDArray[np.int32]:
    """The first days, ascending, of the spells that hold `since` and all later days.

    The last one is the span judged at `as_of`. A goal by a date looks back on blocks of its own length.
    """
    current = span_at(window, as_of, week_start)
    if window.every is None:
        back = min(max(-(-(current.first - since).days // current.days), 0), MOST_SPELLS)
        blocks = current.first.toordinal() - current.days * np.arange(back, -1, -1)
        return np.unique(np.maximum(blocks, 1)).astype(np.int32)
    back = max(turns_between(since, current.first, window.every), 0)
    back += add_turns(current.first, window.every, -back) > since
    turns = np.arange(min(back, MOST_SPELLS), -1, -1, dtype=np.int32)
    months, days = one_turn(window.every)
    if not months:  # all weeks are as long, so nobody needs to ask the calendar
        return np.unique(np.maximum(current.first.toordinal() - days * turns, 1))
    return np.array([add_turns(current.first, window.every, -turn).toordinal() for turn in turns.tolist()], np.int32)


def past_spans(window: Window, *, as_of: date, week_start: int = 0, most: int = 60) -> list[Span]:
    """The periods of a rhythm that are over, from its start on, oldest first; at most the last `most`."""
    if window.every is None:
        return []
    origin = start_of_period(window.starts_on, window.every.period, week_start)
    if window.by is not None and as_of > window.by:
        over = turns_between(origin, window.by, window.every) + 1
    else:
        over = max(turns_between(origin, as_of, window.every), 0)
    firsts = [add_turns(origin, window.every, turn) for turn in range(max(over - most, 0), over)]
    return [span_at(window, max(first, window.starts_on), week_start) for first in firsts]


def spans_ahead(window: Window, *, after: date, until: date, week_start: int = 0, most: int = 60) -> list[Span]:
    """The periods of a rhythm that end after one day and begin by another, soonest first; at most `most`."""
    if window.every is None or (window.by is not None and window.by <= after):
        return []
    found: list[Span] = []
    span = span_at(window, max(after + timedelta(days=1), window.starts_on), week_start)
    while span.first <= until and len(found) < most:
        found.append(span)
        if span.last >= (window.by or date.max):
            break
        span = span_at(window, span.last + timedelta(days=1), week_start)
    return found
