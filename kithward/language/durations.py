"""How long something took, in plain words: "45 min", "1h30", "an hour and a half"."""

import re
from dataclasses import dataclass

from kithward.language.numbers import NUMBER, read_number

_HOURS = r"(?:hours?|hrs?|h)"
_MINUTES = r"(?:minutes?|mins?|min\.|m|['′])"
_some = rf"(?P<amount>\d{{1,6}}(?:[.,]\d{{1,3}})?|(?:{NUMBER})|an?|one)"
_DURATIONS = re.compile(
    r"(?<![\w.,:/+-])(?:for\s+|about\s+(?=\d)|around\s+|~\s*)?(?:"
    rf"(?P<hours>\d{{1,4}})\s*{_HOURS}\s*(?:and\s+)?(?P<rest>\d{{1,2}})\s*{_MINUTES}?(?![\w:])"
    rf"|(?P<clock>\d{{1,2}}):(?P<clock_rest>[0-5]\d)\s*{_HOURS}(?!\w)"
    r"|(?P<part>(?:a\s+)?quarter\s+of\s+an|three\s+quarters\s+of\s+an|half[\s-]+an?)[\s-]+hour\b"
    rf"|{_some}[\s-]*(?:and\s+a\s+(?P<inner_half>half)\s+)?{_HOURS}(?!\w)(?P<half>\s+and\s+a\s+half\b)?"
    rf"|(?P<minutes>\d{{1,5}}|(?:{NUMBER}))[\s-]*{_MINUTES}(?!\w)"
    r")(?:[\s-]+long\b)?",
    re.IGNORECASE,
)
_PARTS = {"quarter": 15, "half": 30, "three": 45}


@dataclass(frozen=True, slots=True)
class MinutesFound:
    """A length of time and where its words stand."""

    minutes: int
    start: int
    end: int


def find_minutes(text: str) -> MinutesFound | None:
    """The first length of time named in hours or minutes, rounded to whole minutes."""
    match = _DURATIONS.search(text)
    return MinutesFound(_minutes(match), match.start(), match.end()) if match else None


def _minutes(match: re.Match[str]) -> int:
    if match["hours"]:
        return 60 * int(match["hours"]) + int(match["rest"])
    if match["clock"]:
        return 60 * int(match["clock"]) + int(match["clock_rest"])
    if match["part"]:
        return next(minutes for word, minutes in reversed(_PARTS.items()) if word in match["part"].lower())
    if match["minutes"]:
        return abs(read_number(match["minutes"]) or 0)
    amount = match["amount"].replace(",", ".")
    hours = float(amount) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", amount) else abs(read_number(amount) or 0)
    return round(60 * (hours + (0.5 if match["half"] or match["inner_half"] else 0)))
