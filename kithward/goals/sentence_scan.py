"""A sentence from which each understood word is taken away, so that what is left over is known."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kithward.goals.rhythm import find_rhythms
from kithward.goals.sentence_words import FILLER, VAGUE_TIME
from kithward.goals.window import Every, Window
from kithward.language.calendar_days import MONTHS
from kithward.language.dates import DayFound, day_in_words, find_days, impossible_day
from kithward.language.numbers import NUMBER, read_number

TAKEN = "\x00"  # stands for every letter that was understood; no pattern for words or spaces matches it
_MARKS = ".,;:!?()[]{}<>\"'“”‘’…*_/\\-–—"
_WORDS = re.compile(rf"[^\s{TAKEN}]+")

_month = "|".join(MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_NO_DAY = re.compile(
    rf"\b(?:by|on|until|before)\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_month})\b|(?:{_month})\s+\d{{1,2}}\b"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    rf"(?:\b(?:for|of|lasting)\s+)?(?:at\s+least\s+)?(?P<amount>half\s+an|\d+\.\d+|{NUMBER}|\ban?)"
    r"(?P<joint>[\s-]*)(?P<unit>minutes?|mins?|hours?|hrs?|h)\b(?P<half>\s+and\s+a\s+half\b)?"
    r"(?P<least>\s+(?:or\s+(?:more|longer)|each\b(?!\s+(?:day|week|month|quarter|year))|long|at\s+a\s+time))?",
    re.IGNORECASE,
)


class Scan:
    """A text, and what is left of it once words are taken."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        lower = typed.lower()
        # Where all is in capitals, they tell no names apart. Some letters grow when they are made small.
        self.text = self.left = lower if typed.isupper() and len(lower) == len(typed) else typed

    def take(self, start: int, end: int) -> None:
        self.left = self.left[:start] + TAKEN * (end - start) + self.left[end:]

    def give_back(self, start: int, end: int) -> None:
        self.left = self.left[:start] + self.text[start:end] + self.left[end:]

    def take_first(self, pattern: re.Pattern[str], group: str | int = 0) -> str | None:
        """Takes the first match away and gives its words, or None."""
        match = pattern.search(self.left)
        if match is None:
            return None
        self.take(*match.span(group))
        return match.group(group)

    def leftovers(self) -> tuple[str, ...]:
        """The words that nothing understood and that say something, in order, as typed."""
        words = (self.typed[match.start() : match.end()].strip(_MARKS) for match in _WORDS.finditer(self.left))
        return tuple(
            word for word in words if any(map(str.isalnum, word)) and word.lower().replace("’", "'") not in FILLER
        )


@dataclass(frozen=True, slots=True)
class When:
    """The window that was read, or why there is none."""

    window: Window | None = None
    questions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # how a date was read that could be read otherwise
    choices: tuple[Window, ...] = ()  # the windows among which the person has to choose
    words: str = ""  # as typed


@dataclass(frozen=True, slots=True)
class Minutes:
    """A length of time in the sentence."""

    amount: int
    is_least: bool  # it says how long each one is ("a 30-minute call", "or more"), not how much in all
    start: int
    end: int


def take_when(scan: Scan, today: date, *, week_start: int = 0, day_first: bool = False) -> When:
    """Takes the days and rhythms away, and gives the window they make."""
    weekly = [rhythm for rhythm in find_rhythms(scan.left) if rhythm.unused]  # "every Friday" is no date
    for rhythm in weekly:
        scan.take(rhythm.start, rhythm.end)
    no_day = impossible_day(scan.left)
    if no_day:  # "31 February 2027": its month alone is one
        scan.take_first(re.compile(rf"{re.escape(no_day)}(?:,?\s+\d{{4}}\b)?"))
        return When(problems=(f"“{no_day}” is not a day of the calendar.",))
    days = find_days(scan.left, today, week_start=week_start, day_first=day_first)
    for day in days:
        scan.take(day.start, day.end)
    impossible = _NO_DAY.search(scan.left)
    if impossible:
        scan.take(*impossible.span())
        return When(problems=(f"“{impossible.group('day')}” is not a day of the calendar.",))
    rhythms = [*weekly, *find_rhythms(scan.left)]
    for rhythm in rhythms:
        scan.take(rhythm.start, rhythm.end)
    spans = sorted([(day.start, day.end) for day in days] + [(rhythm.start, rhythm.end) for rhythm in rhythms])
    words = " ".join(scan.text[start:end].strip() for start, end in spans)
    questions = [rhythm.question for rhythm in rhythms if rhythm.question]
    ends = _apart([day for day in days if not day.opens])
    everies = list(dict.fromkeys(rhythm.every for rhythm in rhythms if rhythm.every))
    unclear = [every for rhythm in rhythms for every in rhythm.choices]
    if len(everies) > 1:
        questions.append("Two rhythms are named. Which one is meant?")
    if len(ends) > 1:
        named = " or ".join(day_in_words(day.day) for day in ends)
        questions.append(f"Two dates are named. Which one is meant: {named}?")
    vague = VAGUE_TIME.search(scan.left)
    if vague and not ends and not everies and not questions:
        scan.take(*vague.span())
        questions.append(f"By which date is “{vague.group()}”, or how often?")
    when = When(
        questions=tuple(questions),
        unused=tuple(rhythm.unused for rhythm in rhythms if rhythm.unused),
        notes=tuple(day.note for day in days if day.note),
        choices=_choices(ends, everies or unclear, today) if questions else (),
        words=words,
    )
    if questions or not (ends or everies):
        return when
    opening = next((day for day in days if day.opens), None)
    end = ends[0] if ends else None
    is_range = end is not None and re.match(r"from|between", scan.text[end.start : end.end], re.IGNORECASE) is not None
    starts_on = _starts_on(end, opening, today, from_now=bool(everies) and not is_range)
    return _window(when, starts_on, end.day if end else None, everies[0] if everies else None, today)


def _choices(ends: list[DayFound], everies: list[Every], today: date) -> tuple[Window, ...]:
    by = [Window(today, by=end.day) for end in ends if end.day >= today]
    return tuple(by if len(ends) > 1 else [Window(today, every=every) for every in everies])


def _apart(days: list[DayFound]) -> list[DayFound]:
    """The days without those that say the same again."""
    return list({(day.day, day.since): day for day in days}.values())


def _starts_on(end: DayFound | None, opening: DayFound | None, today: date, *, from_now: bool) -> date:
    """The first day; a rhythm "this year" begins now, because the months that are over cannot be met any more."""
    if opening:
        return opening.day
    if end is None or end.since is None:
        return today
    return max(end.since, today) if from_now else end.since


def _window(when: When, starts_on: date, by: date | None, every: Every | None, today: date) -> When:
    if by is not None and by < today:
        return replace(when, problems=(f"{day_in_words(by)} has passed: choose a day ahead.",))
    if by is not None and by < starts_on:
        return replace(when, problems=(f"It would end on {day_in_words(by)}, before it begins.",))
    return replace(when, window=Window(starts_on, by, every))


def take_minutes(scan: Scan) -> tuple[Minutes, ...]:
    """Takes the lengths of time away, in order."""
    found = []
    for match in _MINUTES.finditer(scan.left):
        per = 60 if match["unit"].lower().startswith("h") else 1
        amount = _amount(match["amount"], per) + (per // 2 if match["half"] else 0)
        is_least = bool(match["least"]) or "-" in match["joint"]
        found.append(Minutes(amount, is_least, match.start(), match.end()))
        scan.take(*match.span())
    return tuple(found)


def _amount(words: str, per: int) -> int:
    plain = words.lower()
    if plain.startswith("half"):
        return per // 2
    if "." in plain:
        return round(min(float(plain), 1e9) * per)
    return (read_number(plain) or 0) * per
