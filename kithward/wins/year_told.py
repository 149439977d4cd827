"""A year in review in words: the same on the page, in the terminal and on paper. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kithward.language.dates import day_in_words
from kithward.language.nouns import listed
from kithward.wins.year import Stretch, Year

MOST_WINS: Final = 24
NUMBERS: Final = (
    ("people", "person met", "people met"),
    ("new_people", "person new to you", "people new to you"),
    ("conversations", "conversation", "conversations"),
    ("events", "event", "events"),
    ("talks", "talk given", "talks given"),
    ("introductions", "introduction made", "introductions made"),
    ("promises", "promise kept", "promises kept"),
)


@dataclass(frozen=True, slots=True)
class MonthTold:
    """How many people were met in a month, and how many conversations there were."""

    name: str
    people: int
    conversations: int


@dataclass(frozen=True, slots=True)
class YearTold:
    """What a year held, in words; what there was none of is empty or left out."""

    number: int
    until: str  # up to when it is told, while it runs
    numbers: tuple[tuple[str, str], ...]  # each with its noun
    outcomes: tuple[str, ...]
    fields: str
    best_week: str
    months: tuple[MonthTold, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class WinTold:
    """A win of the year in words."""

    title: str
    when: str
    evidence: str
    celebrated: str
    is_big: bool


def told(year: Year, as_of: date) -> YearTold:
    """A year in words, as on a day."""
    return YearTold(
        number=year.number,
        until=day_in_words(as_of) if date(year.number, 12, 31) > as_of else "",
        numbers=numbers_told(year),
        outcomes=tuple(f"{times} × {kind}" if times > 1 else kind for kind, times in year.outcomes),
        fields=listed(year.fields),
        best_week=week_in_words(year.best_week) if year.best_week else "",
        months=tuple(MonthTold(f"{month.first:%B}", month.people, month.conversations) for month in year.months),
        is_empty=year.is_empty,
    )


def numbers_told(year: Year) -> tuple[tuple[str, str], ...]:
    """What there is any of, each with its noun."""
    found = [(getattr(year, name), one, many) for name, one, many in NUMBERS]
    return tuple((f"{number:,}", one if number == 1 else many) for number, one, many in found if number)


def week_in_words(week: Stretch) -> str:
    """ "The week of Monday 2 March: 5 people, 3 conversations"."""
    people = "1 person" if week.people == 1 else f"{week.people} people"
    more = "1 conversation" if week.conversations == 1 else f"{week.conversations} conversations"
    return f"The week of {week.first:%A} {week.first.day} {week.first:%B}: {people}, {more}"
