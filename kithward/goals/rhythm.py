"""Rhythms in plain words: "per month", "every two weeks", "weekly"."""

import re
from dataclasses import dataclass
from typing import cast

from kithward.goals.window import Every, Period
from kithward.language.numbers import NUMBER, in_words, read_number

_PERIODS = r"days?|weeks?|fortnights?|months?|quarters?|years?"
_weekdays = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EACH = re.compile(
    rf"\b(?:per|every(?:\s+single)?|each)\s+(?:calendar\s+)?(?:(?P<other>other|second|third|fourth)\s+"
    rf"|(?P<amount>{NUMBER})[\s-]+)?(?P<period>{_PERIODS})\b"
    rf"|(?:/\s*|\ban?\s+)(?P<one>day|week|fortnight|month|quarter|year)\b(?!\s+(?:ago|from\s+(?:now|today)|before|after))",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?<![\w-])(?:(?P<adverb>daily|weekly|fortnightly|monthly|quarterly|yearly|annually|half-yearly)"
    rf"|(?:on\s+)?(?:every|each)\s+(?P<part>morning|evening|weekend|{_weekdays})|on\s+(?P<plural>{_weekdays}s|weekends))\b",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(r"\b(?:bi|semi)[\s-]?(?P<period>weekly|monthly|annually|annual|yearly)\b", re.IGNORECASE)
_TURNS = {"other": 2, "second": 2, "third": 3, "fourth": 4}
_ADVERBS = {
    "daily": Every(1, "day"),
    "weekly": Every(1, "week"),
    "fortnightly": Every(2, "week"),
    "monthly": Every(1, "month"),
    "quarterly": Every(1, "quarter"),
    "half-yearly": Every(2, "quarter"),
    "yearly": Every(1, "year"),
    "annually": Every(1, "year"),
}


@dataclass(frozen=True, slots=True)
class RhythmFound:
    """A rhythm and where its words stand; without `every` the words can be read in two ways, and `question` asks."""

    every: Every | None
    start: int
    end: int
    unused: str = ""  # what a rhythm cannot hold: "Friday" of "every Friday"
    question: str = ""
    choices: tuple[Every, ...] = ()  # the rhythms that the question is about


def find_rhythms(text: str) -> tuple[RhythmFound, ...]:
    """Every rhythm named in the text, in order."""
    found = [_each(match) for match in _EACH.finditer(text)]
    found += [_adverb(match) for match in _ADVERB.finditer(text)]
    found += [_unclear(match) for match in _UNCLEAR.finditer(text)]
    return tuple(sorted(found, key=lambda rhythm: rhythm.start))


def rhythm_in_words(every: Every) -> str:
    """A rhythm as it is written in a goal: "a week", "every two months"."""
    if every.n == 1:
        return f"a {every.period}"
    return f"every {in_words(every.n)} {every.period}s"


def _each(match: re.Match[str]) -> RhythmFound:
    period = (match["period"] or match["one"]).lower().rstrip("s")
    turns = read_number(match["amount"]) if match["amount"] else _TURNS.get((match["other"] or "").lower(), 1)
    if turns is None or not 1 <= turns <= 1000:
        return RhythmFound(None, match.start(), match.end(), question=f"How often is “{match.group().strip()}”?")
    if period == "fortnight":
        return RhythmFound(Every(2 * turns, "week"), match.start(), match.end())
    return RhythmFound(Every(turns, cast("Period", period)), match.start(), match.end())


def _adverb(match: re.Match[str]) -> RhythmFound:
    if match["adverb"]:
        return RhythmFound(_ADVERBS[match["adverb"].lower()], match.start(), match.end())
    part = match["part"] or match["plural"]
    every = Every(1, "day" if part.lower() in ("morning", "evening") else "week")
    return RhythmFound(every, match.start(), match.end(), unused=part)


def _unclear(match: re.Match[str]) -> RhythmFound:
    noun = {"weekly": "week", "monthly": "month"}.get(match["period"].lower(), "year")
    question = f"Does “{match.group()}” mean twice a {noun}, or every two {noun}s?"
    period = cast("Period", noun)
    choices = (Every(2, period), Every(1, period))
    return RhythmFound(None, match.start(), match.end(), question=question, choices=choices)
