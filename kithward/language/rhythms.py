"""How often to be in touch, between words and days: "every 6 weeks", "monthly", "42"."""

import re
from typing import Final

from kithward.language.numbers import NUMBER, read_number

LONGEST_DAYS: Final = 3650
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?"
_AMOUNT = rf"(?P<amount>{NUMBER}|an?)"
_EVERY = re.compile(
    rf"(?:(?:about|roughly)\s+)?(?:(?:once\s+)?(?:every|each|per|a|an)\s+)?(?:(?P<other>other|second)\s+|{_AMOUNT}[\s-]*)?{_UNIT}",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?P<times>twice|{NUMBER}\s+times)\s+(?:a|an|per|each|every)\s+{_UNIT}", re.IGNORECASE)
_ADVERBS: Final = {
    "daily": 1,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30,
    "quarterly": 91,
    "half-yearly": 182,
    "twice-yearly": 182,
    "yearly": 365,
    "annually": 365,
}


def read_rhythm(text: str) -> int | None:
    """The days between two contacts that the whole text names, 1 to 3,650; None when it names none."""
    plain = " ".join(text.split()).rstrip(".").casefold()
    if plain.isascii() and plain.isdigit():
        days: float = int(plain) if len(plain) <= 4 else LONGEST_DAYS + 1
    elif plain in _ADVERBS:
        days = _ADVERBS[plain]
    elif match := _TIMES.fullmatch(plain):
        times = read_number(match["times"].removesuffix("times").strip()) or 0
        days = _DAYS[match["unit"]] / times if times > 0 else 0
    elif match := _EVERY.fullmatch(plain):
        days = _DAYS[match["unit"]] * (2 if match["other"] else (read_number(match["amount"] or "one") or 0))
    else:
        return None
    whole = round(days)
    return whole if 1 <= whole <= LONGEST_DAYS else None


def rhythm_in_words(days: int) -> str:
    """So many days as people say it: "every 6 weeks", "every month", "every 10 days"."""
    for unit in ("year", "quarter", "month", "week"):
        length = _DAYS[unit]
        if days % length == 0 and (unit != "quarter" or days == length):
            times = days // length
            return f"every {unit}" if times == 1 else f"every {times} {unit}s"
    return "every day" if days == 1 else f"every {days} days"
