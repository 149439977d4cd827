"""Days in plain words: when something happened, and by when something is due."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from kithward.language.calendar_days import MONTHS, Named, Reader, day_in_words, shift
from kithward.language.calendar_words import named_days

__all__ = ["DayFound", "day_in_words", "find_days", "impossible_day", "read_day", "read_due", "shift"]

_BEFORE = re.compile(
    r"\b(?P<word>no\s+later\s+than|not\s+later\s+than|by|before|until|till|til|through|up\s+to|due|on|in|within|during|"
    r"over|throughout|from|since|starting(?:\s+(?:on|in|from))?|beginning(?:\s+(?:on|in))?|between|after|as\s+of|of)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:to|until|till|through|thru|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_OPENING = ("from", "since", "starting", "beginning", "after", "as")

_months = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_IMPOSSIBLE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_months})"
    rf"|(?P<named>{_months})\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?|(?P<iso>\d{{4}}-\d\d-\d\d))\b",
    re.IGNORECASE,
)
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day, or the last day of a stretch, and where the words for it stand, preposition included."""

    day: date
    start: int
    end: int
    since: date | None = None  # the first day, where the words name a stretch ("in January", "between ...")
    note: str = ""  # how it was read, where it could be read otherwise ("12/03/2026 read as ...")
    opens: bool = False  # the words say when something begins ("from March"), not when it is or ends


def read_day(text: str, today: date, *, day_first: bool = False) -> DayFound | None:
    """The first day named in the text; days without a year are the latest that have begun.

    "last week" and other stretches give their last day, but never one after today. A date like 12/03/2026 is read
    month first, and says so in its note, unless `day_first`; 25/03/2026 and 25.03.2026 leave no choice.
    """
    for found in find_days(text, today, ahead=False, day_first=day_first):
        if not found.opens:
            inside = found.since is not None and found.since <= today < found.day
            return replace(found, day=today) if inside else found
    return None


def read_due(text: str, today: date, *, day_first: bool = False) -> DayFound | None:
    """The first day named in the text by which something is due; days without a year are the next to come.

    "by March" is its last day, "before March" the last day of February, "in 2 weeks" the day two weeks ahead,
    "next Friday" the Friday of next week.
    """
    return next((found for found in find_days(text, today, day_first=day_first) if not found.opens), None)


def find_days(
    text: str, today: date, *, ahead: bool = True, day_first: bool = False, week_start: int = 0
) -> tuple[DayFound, ...]:
    """Every day or stretch named in the text, in order; a range ("between May and July") is one."""
    named = named_days(text, Reader(today, ahead, day_first, week_start))
    found: list[DayFound] = []
    at = 0
    while at < len(named):
        pair = _range(text, named[at : at + 2])
        one = pair or _single(text, named[at])
        if one is not None:
            found.append(one)
        at += 2 if pair else 1
    return tuple(found)


def _range(text: str, named: list[Named]) -> DayFound | None:
    if len(named) < 2 or any(each.is_length for each in named):
        return None
    one, two = named
    before = _BEFORE.search(text[: one.start])
    word = before["word"].lower() if before else ""
    joined = text[one.end : two.start]
    if not (_AND.fullmatch(joined) if word == "between" else _TO.fullmatch(joined)):
        return None
    if one.yearless and one.first > two.last:
        one = _turned(one, -12)
    elif one.yearless and _turned(one, 12).first <= two.first:
        one = _turned(one, 12)
    elif two.yearless and two.last < one.first:
        two = _turned(two, 12)
    if two.last < one.first:
        return None
    start = before.start() if before else one.start
    return DayFound(two.last, start, two.end, one.first, one.note or two.note)


def _turned(named: Named, months: int) -> Named:
    return replace(named, first=shift(named.first, months=months), last=shift(named.last, months=months))


def _single(text: str, named: Named) -> DayFound | None:
    if named.is_length:
        return DayFound(named.last, named.start, named.end)
    before = _BEFORE.search(text[: named.start])
    if before is None:
        if named.weak:
            return None
        since = named.first if named.first != named.last else None
        return DayFound(named.last, named.start, named.end, since, named.note)
    word = before["word"].lower().split()[0]
    if word in _OPENING:
        first = shift(named.last, days=1) if word == "after" else named.first
        return DayFound(first, before.start(), named.end, note=named.note, opens=True)
    if word == "before" and not named.is_end:
        return DayFound(shift(named.first, days=-1), before.start(), named.end, note=named.note)
    is_stretch = word in ("in", "on", "within", "during", "over", "throughout", "of") and named.first != named.last
    return DayFound(named.last, before.start(), named.end, named.first if is_stretch else None, named.note)


def impossible_day(text: str) -> str:
    """The first words that name a day which no calendar has, such as "31 February"; empty without any."""
    return next((match.group() for match in _IMPOSSIBLE.finditer(text) if not _is_a_day(match)), "")


def _is_a_day(match: re.Match[str]) -> bool:
    if match["iso"]:
        try:
            return bool(date.fromisoformat(match["iso"]))
        except ValueError:
            return False
    month = [name[:3].lower() for name in MONTHS].index((match["month"] or match["named"])[:3].lower()) + 1
    return 1 <= int(match["day"] or match["nth"]) <= monthrange(_LEAP_YEAR, month)[1]
