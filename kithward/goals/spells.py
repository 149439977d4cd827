"""The spells of time that a goal is counted in: its own, and those before that show its pace. Pure."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kithward.goals.window import Span, Window, add_turns, span_at, start_of_period, turns_between

MOST_SPELLS = 2000


def spell_starts(window: Window, *, since: date, as_of: date, week_start: int = 0) -> NDArray[np.int32]:
    """The first days, ascending, of the spells from about `since` on; the last one is the span judged at `as_of`."""
    current = span_at(window, as_of, week_start).first
    if window.every is not None:
        back = min(max(turns_between(since, current, window.every), 0), MOST_SPELLS)
        starts = [add_turns(current, window.every, -turns) for turns in range(back, -1, -1)]
    else:
        length = span_at(window, as_of).days
        back = min(max((current - since).days // length, 0), MOST_SPELLS)
        starts = [current - timedelta(days=length * turns) for turns in range(back, -1, -1)]
    return np.array([start.toordinal() for start in starts], dtype=np.int32)


def past_spans(window: Window, *, as_of: date, week_start: int = 0, most: int = 60) -> list[Span]:
    """The periods of a rhythm that are over, from its start on, oldest first; at most the last `most`."""
    if window.every is None:
        return []
    origin = start_of_period(window.starts_on, window.every.period, week_start)
    end = min(as_of, window.by + timedelta(days=1)) if window.by is not None else as_of
    over = max(turns_between(origin, end, window.every), 0)
    firsts = [add_turns(origin, window.every, turn) for turn in range(max(over - most, 0), over + 1)]
    return [Span(first, after - timedelta(days=1)) for first, after in pairwise(firsts)]


def spans_left(window: Window, *, as_of: date, week_start: int = 0) -> int:
    """How many periods of a rhythm with an end are left, the running one included; 1 for a goal by a date."""
    if window.every is None or window.by is None or as_of > window.by:
        return 1
    first = span_at(window, as_of, week_start).first
    return turns_between(first, window.by, window.every) + 1
