"""A goal in plain words, read into a measure and a window, and written back."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kithward.goals.sentence_measure import What, take_quoted, take_what
from kithward.goals.sentence_nouns import NOUNS
from kithward.goals.sentence_scan import Scan, When, take_when
from kithward.goals.sentence_words import PURPOSE, TWO_GOALS
from kithward.goals.window import Every, Window
from kithward.goals.wording import compose, describe_window, measure_parts
from kithward.language.dates import shift
from kithward.numerics.measure import Measure

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says, and what it leaves open; nothing in it is guessed without being shown."""

    measure: Measure | None = None
    target: int | None = None
    window: Window | None = None
    sentence: str = ""  # the goal in the words that Kithward would use
    ignored: tuple[str, ...] = ()  # words that nothing could be made of, in order, as typed
    questions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()  # goals that read well, where there are questions
    problems: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # (name of the part, words), to show what was understood

    @property
    def understood(self) -> bool:
        """Whether this can be set as a goal as it stands."""
        complete = self.measure is not None and self.target is not None and self.window is not None
        return complete and not self.questions and not self.problems

    def filters(self) -> dict[str, object]:
        """The filters that are set, by the names that programs see: `min_minutes` is "minutes", no act."""
        set_parts = self.measure.filters() if self.measure else {}
        return {
            "minutes" if name == "min_minutes" else name: value for name, value in set_parts.items() if name != "act"
        }


def read(sentence: str, today: date, *, week_start: int = 0) -> Reading:
    """What a sentence says as a goal, seen from `today`.

    A time "within the next quarter" is three months from today; "by March" is the end of March; "in January", "this
    year" and "between ... and ..." are whole stretches; "for 52 weeks" is exactly that long. A number belongs to the
    noun after it: ten contacts are people, ten coffees are conversations. A capitalised "in ..." that is no field of
    work is a place, a lower-case one a field. What is missing, or said twice, becomes a question.
    """
    text = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", sentence).split())
    if not text:
        return _with_proposals(Reading(problems=("Say in one sentence what you want to reach.",)), text, today)
    if len(text) > LONGEST:
        problem = f"That is {len(text):,} letters long: say it in one sentence of at most {LONGEST}."
        return _with_proposals(Reading(problems=(problem,)), "", today)
    reading = _read(text, today, week_start)
    if reading.measure is not None and reading.target is not None and reading.window is not None:
        reading = replace(reading, sentence=write(reading.measure, reading.target, reading.window, today))
    return reading if reading.understood else _with_proposals(reading, text, today)


def write(measure: Measure, target: int, window: Window, today: date) -> str:
    """The sentence that `read` turns into the same measure, target and window on the same day."""
    plain = compose(measure, target, window, today)
    reading = _read(plain, today, 0)
    if (reading.measure, reading.target, reading.window) == (measure, target, window):
        return _capitalised(plain)
    return _capitalised(compose(measure, target, window, today, quoted=True))


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _read(text: str, today: date, week_start: int) -> Reading:
    scan = Scan(text)
    quoted = take_quoted(scan)
    when = take_when(scan, today, week_start)
    purpose = _take_purpose(scan)
    has_rhythm = when.window is not None and when.window.every is not None
    what = take_what(scan, quoted=quoted, has_rhythm=has_rhythm)
    questions = (*_what_questions(what), *what.questions, *_when_questions(when), *when.questions)
    return Reading(
        measure=what.measure,
        target=what.target,
        window=when.window,
        ignored=tuple(sorted((*scan.leftovers(), *when.unused, *purpose), key=text.find)),
        questions=questions,
        problems=(*what.problems, *when.problems),
        parts=_parts(what, when, today),
    )


def _take_purpose(scan: Scan) -> tuple[str, ...]:
    """Takes away what the goal is for ("to meet new people"), when something to count stands before it."""
    match = PURPOSE.search(scan.left)
    if match is None or not any(pattern.search(scan.left, 0, match.start()) for pattern, _ in NOUNS):
        return ()
    scan.take(match.start(), len(scan.left))
    return (scan.typed[match.start() :].strip(" ."),)


def _what_questions(what: What) -> tuple[str, ...]:
    if what.measure is None:
        return ("What should be counted: people, conversations, events, messages, talks, practice?",)
    if what.target is None and not what.questions and not what.problems:
        return ("How many?",)
    return ()


def _when_questions(when: When) -> tuple[str, ...]:
    is_open = when.window is None and not when.questions and not when.problems
    return ("By which date, or how often?",) if is_open else ()


def _parts(what: What, when: When, today: date) -> tuple[tuple[str, str], ...]:
    measured = tuple(measure_parts(what.measure, what.target)) if what.measure else ()
    windowed = (("when", describe_window(when.window, today)),) if when.window else ()
    return (*measured, *windowed)


def _with_proposals(reading: Reading, text: str, today: date) -> Reading:
    """The reading with two or three goals near to it that can be set as they stand."""
    return replace(reading, proposals=(*_halves(text, today), *_nearby(reading, today))[:3])


def _halves(text: str, today: date) -> tuple[str, ...]:
    """Each of the goals that one sentence holds, with the time that is said for all."""
    pieces = TWO_GOALS.split(text)
    if len(pieces) < 2:
        return ()
    scan = Scan(text)
    time = take_when(scan, today, 0)
    found = []
    for piece in pieces:
        reading = _read(piece, today, 0)
        window = reading.window or time.window
        if reading.measure and reading.target and window and not reading.questions[1:] and not reading.problems:
            found.append(write(reading.measure, reading.target, window, today))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _nearby(reading: Reading, today: date) -> tuple[str, ...]:
    measure, target, window = reading.measure, reading.target, reading.window
    month, quarter = Window(today, every=Every(1, "month")), Window(today, by=shift(today, months=3))
    if measure is None:
        wider = (
            (Measure("people", act="connect", new=True), 3, window or quarter),
            (Measure("events"), 2, window or month),
            (Measure("conversations", form="coffee"), 1, Window(today, every=Every(1, "week"))),
        )
        return tuple(write(each, count, time, today) for each, count, time in wider)
    usual = 90 if measure.unit == "minutes" else 500 if measure.level else 3
    some, fewer = target or usual, target or (usual if measure.level else max(1, usual * 2 // 3))
    if window is not None:
        counts = (some,) if target else (fewer, usual, usual * 2)
        return tuple(dict.fromkeys(write(measure, count, window, today) for count in counts))
    windows = (quarter, Window(today, by=shift(today, months=6))) if measure.level else (quarter, month)
    return tuple(write(measure, count, time, today) for count, time in zip((some, fewer), windows, strict=True))
