"""Whole numbers in plain words: found, read and written."""

import re
from dataclasses import dataclass

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: value for value, word in enumerate(_NAMES.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_NAMES.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_ARTICLES = ("one more", "another", "an", "a")

MOST = 10**12  # larger numbers are read as this: nothing that is counted comes near

_ones = "|".join(sorted(_ONES, key=len, reverse=True))
_tens = "|".join(_TENS)
_under_100 = rf"(?:(?:{_tens})(?:[\s-]+(?:{_ones})\b)?|(?:{_ones}))\b"
_under_1000 = rf"(?:(?:{_under_100}|an?)[\s-]+hundred\b(?:[\s-]+(?:and\s+)?{_under_100})?|{_under_100})"
_large = rf"(?:{_under_1000}|an?)[\s-]+(?:thousand|million)\b(?:[\s-]+(?:and\s+)?{_under_1000})?"
_digits = r"(?<![\w.,/:#-])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d/:]|[.,-]\d|(?:st|nd|rd|th)\b)"
_scaled = rf"{_digits}(?:k\b|\s+(?:hundred|thousand|million)\b)"
_dozens = rf"(?:half\s+an?\s+dozen|(?:(?:an?|{_under_100}|\d+)\s+)?dozen)\b"
_couple = r"(?:an?\s+)?(?:couple|pair)\s+of\b|an?\s+couple\b"
_times = "|".join(_TIMES)

# One number, digits or words, without groups, for use inside other patterns (any case).
NUMBER = rf"(?:{_scaled}|{_digits}|\b(?:minus\s+)?(?:{_dozens}|{_couple}|{_large}|{_under_1000}|(?:{_times})\b))"
ARTICLE = r"\b(?:one\s+more|another|an|a)\b"
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_NUMBER_OR_ARTICLE = re.compile(rf"{NUMBER}|{ARTICLE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number and where it stands in the text."""

    value: int
    start: int
    end: int
    words: str
    is_article: bool = False  # "a", "an", "another", "one more": one, without saying so
    is_times: bool = False  # "once", "twice"


def find_numbers(text: str, *, articles: bool = False) -> tuple[NumberFound, ...]:
    """Every whole number in the text, in order; with `articles`, "a" and "another" count as one."""
    pattern = _NUMBER_OR_ARTICLE if articles else _NUMBER
    return tuple(_found(match) for match in pattern.finditer(text))


def read_number(text: str) -> int | None:
    """The number that the whole text names, or None."""
    match = _NUMBER_OR_ARTICLE.fullmatch(text.strip())
    return _value(match.group()) if match else None


def in_words(number: int) -> str:
    """A number as people write it: words up to twelve, digits above, thousands set apart."""
    words = list(_ONES)
    return words[number] if 0 <= number <= 12 else f"{number:,}"


def _found(match: re.Match[str]) -> NumberFound:
    words = match.group()
    plain = " ".join(words.lower().split())
    return NumberFound(_value(words), match.start(), match.end(), words, plain in _ARTICLES, plain in _TIMES)


def _value(words: str) -> int:
    plain = " ".join(words.lower().replace("−", "-").split())
    if plain.startswith("minus "):
        return -_value(plain[6:])
    if plain in _TIMES:
        return _TIMES[plain]
    if plain in _ARTICLES:
        return 1
    if plain.endswith("dozen"):
        before = plain.removesuffix("dozen").strip()
        return 6 if before.startswith("half") else 12 * _value(before or "one")
    if "couple" in plain or "pair" in plain:
        return 2
    if re.match(r"-?\d", plain):
        return _from_digits(plain)
    return _from_words(re.split(r"[\s-]+", plain))


def _from_digits(plain: str) -> int:
    digits = re.sub(r"\D", "", plain)
    scale = re.sub(r"[^a-z]", "", plain)
    value = int(digits) if len(digits) <= 12 else MOST
    value = min(MOST, value * {"k": 1000, **_SCALES}.get(scale, 1))
    return -value if plain.startswith("-") else value


def _from_words(words: list[str]) -> int:
    total = running = 0
    for word in words:
        if word in _ONES or word in _TENS:
            running += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            running = max(running, 1) * 100
        elif word in _SCALES:
            total += max(running, 1) * _SCALES[word]
            running = 0
    return total + running
