"""Days and stretches of days as words name them, and how those without a year find theirs."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kithward.language.numbers import read_number

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """What the words are read against: today, which way yearless days lie, and the order of 12/03."""

    today: date
    ahead: bool = True
    day_first: bool = False
    week_start: int = 0  # Monday


@dataclass(frozen=True, slots=True)
class Named:
    """Days named at text[start:end], from `first` to `last`, both included."""

    first: date
    last: date
    start: int = 0
    end: int = 0
    note: str = ""  # how it was read, when it could be read otherwise
    weak: bool = False  # only a day after a word like "in" or "by" ("May", "2027", "sat")
    yearless: bool = False
    is_end: bool = False  # "the end of ...": "before" it does not mean the day before
    is_length: bool = False  # "in 2 weeks", "within a month": has its own preposition


def shift(day: date, *, days: int = 0, months: int = 0) -> date:
    """A day moved by days or by calendar months, kept inside the years 1 to 9999."""
    if months:
        turn = day.year * 12 + day.month - 1 + months
        if not 12 <= turn < 120_000:
            return date.max if months > 0 else date.min
        year, month = divmod(turn, 12)
        day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def day_in_words(day: date) -> str:
    """A day as it is written everywhere: "31 March 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def real_day(year: int, month: int, day: int) -> date | None:
    """A day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None, note: str = "") -> Named | None:
    """A single day as it is named; None for none."""
    return Named(day, day, note=note) if day else None


def whole_months(year: int, month: int, length: int) -> Named | None:
    """The stretch of `length` whole months from a month on."""
    first = real_day(year, month, 1)
    if first is None:
        return None
    final = shift(first, months=length - 1)
    return Named(first, final.replace(day=monthrange(final.year, final.month)[1]))


def nearest_year(build: Callable[[int], Named | None], reader: Reader) -> Named | None:
    """The nearest year's version: not over yet when looking ahead, already begun when looking back."""
    years = range(reader.today.year - 8, reader.today.year + 9)
    every = [named for year in years if (named := build(year))]  # 29 February exists once in four to eight years
    if reader.ahead:
        fitting = [named for named in every if named.last >= reader.today][:1]
    else:
        fitting = [named for named in every if named.first <= reader.today][-1:]
    return replace(fitting[0], yearless=True) if fitting else None


def full_year(digits: str) -> int:
    """A year of two digits is one of this century."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def in_year(build: Callable[[int], Named | None], year: str | None, reader: Reader) -> Named | None:
    """The version of a year that is said ("2027", "next year"), or else of the nearest."""
    if not year:
        return nearest_year(build, reader)
    turned = {"this": 0, "next": 1, "last": -1, "the": 0}.get(year.lower().split()[0])
    return build(full_year(year) if turned is None else reader.today.year + turned)


def moved(day: date, amount: str, unit: str, sign: int) -> date:
    """A day moved by an amount in words: "half a year", "two weeks"."""
    if amount.lower().startswith("half"):
        whole = {"year": (6, 0), "quarter": (0, 45), "month": (0, 15), "week": (0, 4), "fortnight": (0, 7)}
        months, days = whole.get(unit, (0, 1))
        return shift(day, months=sign * months, days=sign * days)
    count = sign * min(max(read_number(amount) or 0, -120_000), 120_000)
    if unit in ("day", "week", "fortnight"):
        return shift(day, days=min(count, 400_000) * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return shift(day, months=count * {"month": 1, "quarter": 3, "year": 12}[unit])
