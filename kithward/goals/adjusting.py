"""What a goal would say after a change: field by field, or said anew in a sentence."""

from dataclasses import replace
from datetime import date

from kithward.errors import BadInput
from kithward.goals.actions import Terms
from kithward.goals.queries import Held
from kithward.goals.sentence import Reading, write
from kithward.goals.window import Every, Window
from kithward.language.dates import day_in_words


def terms_of(row: Held) -> Terms:
    """What a goal says now."""
    return Terms(row.current.measure, row.current.target, row.current.window, row.goal.sentence)


def changed(before: Terms, *, target: int, by: date | None, every: Every | None, today: date) -> Terms:
    """The same thing counted, with another target, last day or rhythm. Raises BadInput for a window that cannot be."""
    if by is None and every is None:
        raise BadInput("Say by when: a goal without a rhythm needs a last day.")
    if by is not None and by != before.window.by and by < today:
        raise BadInput(f"{day_in_words(by)} is over: give a day ahead.")
    if by is not None and by < before.window.starts_on:
        raise BadInput(f"{day_in_words(by)} is before the goal begins: give a later day.")
    return written(before, target, Window(before.window.starts_on, by, every), today)


def written(before: Terms, target: int, window: Window, today: date) -> Terms:
    """The terms with their sentence written anew, unless nothing changes."""
    if (target, window) == (before.target, before.window):
        return before
    said_on = min(window.starts_on, today) if window.every else today  # when a rhythm began nobody changed
    sentence = write(before.measure, target, window, said_on) if target >= 1 else before.sentence
    return Terms(before.measure, target, window, sentence)


def said_anew(before: Terms, reading: Reading, today: date) -> Terms:
    """What a new sentence asks for; the window goes on from where the goal began. Raises BadInput for no goal yet."""
    measure, target, window = reading.measure, reading.target, reading.window
    if not reading.understood or measure is None or target is None or window is None:
        raise BadInput(open_points(reading))
    window = going_on(window, before.window, today)
    return Terms(measure, target, window, write(measure, target, window, today))


def open_points(reading: Reading) -> str:
    """What is still open before a sentence is a goal, with examples."""
    words = " ".join((*reading.problems, *reading.questions))
    return f"{words} For example: {'; '.join(reading.proposals)}." if reading.proposals else words


def going_on(window: Window, before: Window, today: date) -> Window:
    """A window said anew goes on from where the goal began, so that what was done stays counted."""
    goes_on = window.starts_on == today and window.every == before.every and before.starts_on <= today
    return replace(window, starts_on=before.starts_on) if goes_on else window
