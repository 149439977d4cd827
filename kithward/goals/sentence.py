"""A goal in plain words, read into a measure and a window, and written back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from kithward.goals.sentence_gathering import take_quoted
from kithward.goals.sentence_measure import MOST, What, take_what
from kithward.goals.sentence_nouns import NOUNS
from kithward.goals.sentence_scan import Scan, When, take_when
from kithward.goals.sentence_words import PURPOSE, TWO_GOALS
from kithward.goals.window import Every, Window
from kithward.goals.wording import compose, describe_window, measure_parts
from kithward.language.dates import shift
from kithward.numerics.measure import Measure

_T = TypeVar("_T")

LONGEST = 500  # letters in a sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says, and what it leaves open; nothing in it is guessed without being shown."""

    measure: Measure | None = None
    target: int | None = None
    window: Window | None = None
    sentence: str = ""  # the goal in the words that Kithward would use; empty until it is understood
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


@dataclass(frozen=True, slots=True)
class Heard:
    """A reading, and the choices that its questions leave."""

    reading: Reading
    what: What = field(default_factory=What)
    when: When = field(default_factory=When)


def read(sentence: str, today: date, *, week_start: int = 0, day_first: bool = False) -> Reading:
    """What a sentence says as a goal, seen from `today`.

    A time "within the next quarter" is three months from today; "by March" is the end of March; "in January", "this
    year" and "between ... and ..." are whole stretches; "for 52 weeks" is exactly that long. A number belongs to the
    noun after it: ten contacts are people, ten coffees are conversations. A capitalised "in ..." that is no field of
    work is a place, a lower-case one a field. What is missing, or said twice, becomes a question.
    """
    text = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", sentence).split())
    if not text:
        return _with_proposals(Heard(Reading(problems=("Say in one sentence what you want to reach.",))), "", today)
    if len(text) > LONGEST:
        problem = f"That is {len(text):,} letters long: say it in one sentence of at most {LONGEST}."
        return _with_proposals(Heard(Reading(problems=(problem,))), "", today)
    heard = _hear(text, today, week_start=week_start, day_first=day_first)
    reading = heard.reading
    if reading.understood and reading.measure and reading.target and reading.window:
        return replace(reading, sentence=write(reading.measure, reading.target, reading.window, today))
    return _with_proposals(heard, text, today)


def write(measure: Measure, target: int, window: Window, today: date) -> str:
    """The sentence that `read` turns into the same measure, target and window on the same day."""
    plain = compose(measure, target, window, today)
    reading = _hear(plain, today).reading
    if (reading.measure, reading.target, reading.window) == (measure, target, window):
        return _capitalised(plain)
    return _capitalised(compose(measure, target, window, today, quoted=True))


def spoken(measure: Measure, target: int, window: Window, today: date) -> Reading:
    """What the sentence of a whole goal would be read as: for goals that were not typed but put together by hand."""
    when = When(window)
    return Reading(
        measure=measure,
        target=target,
        window=window,
        sentence=write(measure, target, window, today),
        parts=_parts(What(measure, target), when, today),
    )


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _hear(text: str, today: date, *, week_start: int = 0, day_first: bool = False) -> Heard:
    scan = Scan(text)
    quoted = take_quoted(scan)
    when = take_when(scan, today, week_start=week_start, day_first=day_first)
    purpose = _take_purpose(scan)
    has_rhythm = when.window is not None and when.window.every is not None
    what = take_what(scan, quoted=quoted, has_rhythm=has_rhythm)
    questions = (*_what_questions(what), *what.questions, *_when_questions(when), *when.questions)
    reading = Reading(
        measure=what.measure,
        target=what.target,
        window=when.window,
        ignored=tuple(sorted((*scan.leftovers(), *when.unused, *purpose), key=text.find)),
        questions=questions,
        problems=(*what.problems, *when.problems),
        parts=_parts(what, when, today),
    )
    return Heard(reading, what, when)


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
    return (*measured, *windowed, *(("note", note) for note in when.notes))


def _with_proposals(heard: Heard, text: str, today: date) -> Reading:
    """The reading with two or three goals near to it that can be set as they stand."""
    proposals = dict.fromkeys((*_halves(text, today), *_nearby(heard, today)))
    return replace(heard.reading, proposals=tuple(proposals)[:3])


def _halves(text: str, today: date) -> tuple[str, ...]:
    """Each of the goals that one sentence holds, with the time that is said for all."""
    pieces = TWO_GOALS.split(text)
    if len(pieces) < 2:
        return ()
    scan = Scan(text)
    time = take_when(scan, today)
    found = []
    for piece in pieces:
        reading = _hear(piece, today).reading
        window = reading.window or time.window
        if reading.measure and reading.target and window and not reading.questions[1:] and not reading.problems:
            found.append(write(reading.measure, reading.target, window, today))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _nearby(heard: Heard, today: date) -> Iterator[str]:
    """Goals with what was read, and with each choice or something usual for what was not."""
    measure, window = heard.reading.measure, heard.reading.window
    month, quarter = Window(today, every=Every(1, "month")), Window(today, by=shift(today, months=3))
    if measure is None:
        yield write(Measure("people", act="connect", new=True), 3, window or quarter, today)
        yield write(Measure("events"), 2, window or month, today)
        yield write(Measure("conversations", form="coffee"), 1, Window(today, every=Every(1, "week")), today)
        return
    usual = 90 if measure.unit == "minutes" else 500 if measure.level else 3
    target = heard.reading.target
    targets = heard.what.targets or ((target,) if target else (max(1, usual * 2 // 3), usual, usual * 2))
    later = Window(today, by=shift(today, months=6))
    windows = heard.when.choices or ((window,) if window else (quarter, later if measure.level else month))
    measures = [replace(measure, field=name) for name in heard.what.fields] or [measure]
    if len(targets) == len(windows) == len(measures) == 1:
        targets = (targets[0], max(1, targets[0] // 2), targets[0] * 2 if targets[0] <= MOST // 2 else MOST)
    for turn in range(max(len(targets), len(windows), len(measures))):
        yield write(_at(measures, turn), _at(targets, turn), _at(windows, turn), today)


def _at(choices: Sequence[_T], turn: int) -> _T:
    """The choice of this turn, or the last there is."""
    return choices[min(turn, len(choices) - 1)]
