"""The words that name days and stretches of days, each read against a given today."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from dateutil.easter import easter

from kithward.language.calendar_days import (
    MONTHS,
    Named,
    Reader,
    day_in_words,
    full_year,
    in_year,
    moved,
    nearest_year,
    one_day,
    real_day,
    shift,
    whole_months,
)
from kithward.language.numbers import ARTICLE, NUMBER

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_month = "|".join(MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_weekday = "|".join(WEEKDAYS)
_weekday_short = r"mon|tues?|wed|thur?s?|fri|sat|sun"
_unit = r"(?P<unit>day|week|fortnight|month|quarter|year)s?"
_some = rf"half\s+a|(?:{NUMBER})|{ARTICLE}"
_amount = rf"(?P<amount>{_some})"
_th = r"(?:st|nd|rd|th)"
_before_a_date = rf"(?:(?:{_weekday}|{_weekday_short})\.?,?\s+(?:the\s+)?)?"
_not_an_amount = r"(?!\s*(?:min|hour|people|new|events?|times|x\b|h\b|[:%/]))"


def named_days(text: str, reader: Reader) -> list[Named]:
    """The days named in the text, left to right, the longest wording first."""
    found = sorted(_all_named(text, reader), key=lambda named: (named.start, -named.end))
    chosen: list[Named] = []
    for named in found:
        if not chosen or named.start >= chosen[-1].end:
            chosen.append(named)
    return chosen


def _all_named(text: str, reader: Reader) -> Iterator[Named]:
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            named = read(match, reader)
            if named is not None:
                yield replace(named, start=match.start(), end=match.end())


def _month_of(word: str) -> int:
    return [name[:3].lower() for name in MONTHS].index(word[:3].lower()) + 1


def _weekday_of(word: str) -> int:
    return [name[:2].lower() for name in WEEKDAYS].index(word[:2].lower())


def _iso(match: re.Match[str], _reader: Reader) -> Named | None:
    return one_day(real_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], reader: Reader) -> Named | None:
    one, two, year = int(match["one"]), int(match["two"]), full_year(match["year"])
    if match["mark"] == "." or one > 12 or (reader.day_first and two <= 12):
        return one_day(real_day(year, two, one))
    day = real_day(year, one, two)
    ambiguous = day is not None and two <= 12 and one != two
    return one_day(day, f"{match['date']} read as {day_in_words(day)}, month first" if ambiguous and day else "")


def _day_and_month(match: re.Match[str], reader: Reader) -> Named | None:
    month, day = _month_of(match["month"]), int(match["day"])
    return in_year(lambda year: one_day(real_day(year, month, day)), match["year"], reader)


def _month_alone(match: re.Match[str], reader: Reader) -> Named | None:
    month = _month_of(match["month"])
    if match["year"]:
        return in_year(lambda year: whole_months(year, month, 1), match["year"], reader)
    which = (match["which"] or "").lower()
    looking = replace(reader, ahead=False) if which == "last" else reader
    looking = replace(looking, ahead=True) if which == "next" else looking
    named = nearest_year(lambda year: whole_months(year, month, 1), looking)
    if named is None:
        return None
    if which in ("next", "last") and named.first <= reader.today <= named.last:
        turned = shift(named.first, months=12 if which == "next" else -12)
        named = whole_months(turned.year, month, 1) or named
    return replace(named, weak=not which, yearless=not which)


def _day_of_month(match: re.Match[str], reader: Reader) -> Named | None:
    step = 1 if reader.ahead else -1
    for turn in range(0, 3 * step, step):
        month = shift(reader.today.replace(day=1), months=turn)
        day = real_day(month.year, month.month, int(match["day"]))
        if day and (day >= reader.today if reader.ahead else day <= reader.today):
            return Named(day, day, weak=True)
    return None


def _word(match: re.Match[str], reader: Reader) -> Named | None:
    words = match.group().lower()
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    if "before yesterday" in words:
        return one_day(shift(reader.today, days=-2))
    if "after tomorrow" in words:
        return one_day(shift(reader.today, days=2))
    return one_day(shift(reader.today, days=next((step for word, step in days.items() if word in words), 0)))


def _weekday_named(match: re.Match[str], reader: Reader) -> Named | None:
    gap = (_weekday_of(match["weekday"]) - reader.today.weekday()) % 7
    which = (match["which"] or match["week"] or "").lower().split()
    weak = len(match["weekday"].rstrip(".")) < 6 and not which
    monday = shift(reader.today, days=-reader.today.weekday())
    at = _weekday_of(match["weekday"])
    if match["week"]:
        return one_day(shift(monday, days=at + 7 * {"next": 1, "last": -1}.get(which[0], 0)))
    if which == ["next"]:
        day = shift(monday, days=7 + at)
        nearer = (day - reader.today).days > 7
        return one_day(day, f"next {WEEKDAYS[at]} read as the one of next week, {day_in_words(day)}" if nearer else "")
    if which == ["last"]:
        return one_day(shift(reader.today, days=gap - 7))
    if reader.ahead or which:
        return replace(_sure(shift(reader.today, days=gap or 7)), weak=weak)
    return replace(_sure(shift(reader.today, days=gap - 7 if gap else 0)), weak=weak)


def _sure(day: date) -> Named:
    return Named(day, day)


def _ago(match: re.Match[str], reader: Reader) -> Named | None:
    amount = "3" if "few" in match["amount"].lower() else match["amount"]
    note = f"“{match.group()}” read as three" if "few" in match["amount"].lower() else ""
    return one_day(moved(reader.today, amount, match["unit"].lower(), -1), note)


def _length(match: re.Match[str], reader: Reader) -> Named | None:
    """A length of time from today: its last day, one day earlier after "for" so that the length is exact."""
    if not reader.ahead:
        return None
    last = moved(reader.today, match["amount"] or "one", match["unit"].lower(), 1)
    if match["half"]:
        last = moved(last, "half a", match["unit"].lower(), 1)
    is_for = match.group().lower().startswith("for")
    return Named(last, shift(last, days=-1) if is_for else last, is_length=True)


def _from_now(match: re.Match[str], reader: Reader) -> Named | None:
    return one_day(moved(reader.today, match["amount"], match["unit"].lower(), 1))


def _period(match: re.Match[str], reader: Reader) -> Named | None:
    which = (match["which"] or "the").lower().split()[-1]
    turn = {"next": 1, "following": 1, "last": -1, "previous": -1}.get(which, 0)
    named = _calendar_period(match["period"].lower(), turn, reader)
    return replace(named, weak=which == "the") if named else None


def _calendar_period(period: str, turn: int, reader: Reader) -> Named | None:
    today = reader.today
    if period == "weekend":
        monday = shift(today, days=7 * turn - today.weekday())
        return Named(shift(monday, days=5), shift(monday, days=6))
    if period == "week":
        first = shift(today, days=7 * turn - (today.weekday() - reader.week_start) % 7)
        return Named(first, shift(first, days=6))
    length = {"month": 1, "quarter": 3, "year": 12}[period]
    begun = today.replace(month=(today.month - 1) // length * length + 1, day=1)
    first = shift(begun, months=turn * length)
    return whole_months(first.year, first.month, length)


def _quarter(match: re.Match[str], reader: Reader) -> Named | None:
    which = match["digit"] or str(_ORDINALS[match["word"].lower()])
    year = match["year"] or match["before"]
    return in_year(lambda year: whole_months(year, 3 * int(which) - 2, 3), year, reader)


def _half(match: re.Match[str], reader: Reader) -> Named | None:
    which = int(match["digit"] or _ORDINALS[match["word"].lower()])
    which = min(which, 2)
    return in_year(lambda year: whole_months(year, 6 * which - 5, 6), match["year"], reader)


def _year_alone(match: re.Match[str], _reader: Reader) -> Named | None:
    named = whole_months(int(match["year"]), 1, 12)
    return replace(named, weak=True) if named else None


def _holiday(match: re.Match[str], reader: Reader) -> Named | None:
    word = match.group().lower()
    if word == "easter":
        return nearest_year(lambda year: one_day(easter(year)) if 1583 <= year <= 4099 else None, reader)
    day = 31 if "year" in word else 24 if "eve" in word else 25
    return nearest_year(lambda year: one_day(real_day(year, 12, day)), reader)


def _part_of(match: re.Match[str], reader: Reader) -> Named | None:
    """The end, the middle or the start of a stretch that is named right after."""
    rest = match["rest"]
    inner = next((named for named in named_days(rest, reader) if (named.start, named.end) == (0, len(rest))), None)
    if inner is None or inner.first == inner.last:
        return None
    part = match["part"].lower()
    if part.startswith(("end", "close", "late")):
        return replace(inner, first=inner.last, weak=False, is_end=True)
    if part.startswith(("start", "beginning")):
        return replace(inner, last=inner.first, weak=False)
    middle = shift(inner.first, days=(inner.last - inner.first).days // 2)
    if inner.first.day == 1 and inner.last.day >= 28:
        middle = middle.replace(day=15) if (inner.last - inner.first).days < 31 else middle
    return replace(inner, first=middle, last=middle, weak=False)


def _shorthand(match: re.Match[str], reader: Reader) -> Named | None:
    letters = (match["letter"] or match["period"][0]).lower()
    period = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[letters]
    named = _calendar_period(period, 0, reader)
    return replace(named, first=named.last, is_end=True) if named else None


_stretch_words = (
    rf"(?:(?:the\s+)?(?:this|next|last|current|coming|calendar)\s+(?:calendar\s+)?(?:week|month|quarter|year)"
    rf"|(?:the|this)\s+(?:week|month|quarter|year)|(?:next\s+|this\s+)?(?:{_month})\b\.?(?:,?\s+\d{{4}})?"
    r"|Q[1-4](?:,?\s+(?:of\s+)?\d{4})?|(?:19|20|21)\d\d)\b"
)
_which = r"(?P<which>next|this(?:\s+coming)?|last|coming)"

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Reader], Named | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (r"(?<![\d-])(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d-])", _iso),
        (
            rf"{_before_a_date}(?<![\d/.-])(?P<date>(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark)"
            r"(?P<year>\d{4}|\d{2}))(?![\d/-])",
            _numeric,
        ),
        (
            rf"\b{_before_a_date}(?<![\d.,-])(?P<day>\d{{1,2}}){_th}?(?:\s+of\s+|[\s-]+)(?P<month>{_month})\b\.?"
            r"(?:,?[\s-]+(?P<year>\d{4}|next\s+year|this\s+year)\b)?",
            _day_and_month,
        ),
        (
            rf"\b{_before_a_date}(?P<month>{_month})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}}){_th}?(?![\d\w])"
            rf"{_not_an_amount}(?:,?\s+(?P<year>\d{{4}})\b)?",
            _day_and_month,
        ),
        (
            rf"\b(?:(?P<which>next|last|this)\s+)?(?P<month>{_month})\b\.?"
            r"(?:,?\s+(?:of\s+)?(?P<year>\d{4}|next\s+year|this\s+year)\b)?",
            _month_alone,
        ),
        (rf"\bthe\s+(?P<day>\d{{1,2}}){_th}\b(?!\s+(?:of|{_month})\b)", _day_of_month),
        (
            r"\b(?:the\s+day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight"
            r"|this\s+(?:morning|afternoon|evening)|last\s+night)\b",
            _word,
        ),
        (
            rf"\b(?:{_which}\s+)?(?P<weekday>{_weekday}|(?:{_weekday_short})\b\.?)(?![\w-])"
            r"(?:,?\s+(?:of\s+)?(?P<week>(?:this|next|last)\s+week)\b)?",
            _weekday_named,
        ),
        (rf"\b(?P<amount>a\s+few|{_some})\s+{_unit}\s+ago\b", _ago),
        (
            rf"\b(?:(?:with)?in|over|during|for)\s+(?:the\s+)?(?:(?:next|coming|following)\s+)?{_amount}[\s-]*{_unit}\b"
            r"(?P<half>\s+and\s+a\s+half\b)?(?:['’]s?\s+time\b|\s+time\b)?",
            _length,
        ),
        (
            r"\b(?:(?:with)?in|over|during|for|throughout)\s+the\s+(?:next|coming|following)\s+(?P<amount>)"
            rf"{_unit}\b(?P<half>)",
            _length,
        ),
        (rf"\bthe\s+(?:next|coming)\s+{_amount}\s+{_unit}\b(?P<half>)", _length),
        (rf"\b{_amount}\s+{_unit}\s+from\s+(?:now|today)\b", _from_now),
        (
            r"\b(?P<which>(?:the\s+)?(?:current|this|next|last|previous|coming)(?:\s+coming)?|the)\s+"
            r"(?:calendar\s+|whole\s+|entire\s+)?(?P<period>weekend|week|month|quarter|year)\b",
            _period,
        ),
        (
            r"\b(?:(?P<before>\d{4})[\s-]*)?"
            r"(?:Q(?P<digit>[1-4])|(?:the\s+)?(?P<word>first|second|third|fourth|last)\s+quarter)\b"
            r"(?:,?\s*(?:of\s+)?(?P<year>\d{4}|next\s+year|this\s+year|the\s+year)\b)?",
            _quarter,
        ),
        (
            r"\b(?:H(?P<digit>[12])|(?:the\s+)?(?P<word>first|second)\s+half)\b"
            r"(?:\s*(?:of\s+)?(?P<year>\d{4}|next\s+year|this\s+year|the\s+year)\b)?",
            _half,
        ),
        (r"(?<![\w.,/-])(?P<year>(?:19|20|21)\d\d)(?![\w/-]|[.,]\d)", _year_alone),
        (r"\b(?:christmas(?:\s+eve)?|new\s+year(?:['’]?s)?(?:\s+eve)?|easter)\b", _holiday),
        (
            rf"\b(?:the\s+)?(?P<part>end|close|late|middle|mid|start|beginning)(?:\s+of)?[\s-]+(?P<rest>{_stretch_words})",
            _part_of,
        ),
        (r"\b(?:EO(?P<letter>[WMQY])|(?P<period>month|quarter|year)[\s-]end)\b", _shorthand),
    )
)
