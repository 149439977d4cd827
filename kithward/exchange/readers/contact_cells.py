"""What a cell of a table of contacts holds: several addresses or numbers in one, names in any order, days."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kithward.exchange.readers.addresses import normal_email, normal_profile_url
from kithward.exchange.readers.linkedin_dates import Moment, read_moment
from kithward.exchange.readers.text import clean
from kithward.language.names import TRAILING_TITLES

_SEVERAL = re.compile(r"\s*(?::::|[;|\r\n])\s*")  # Google joins by " ::: ", Outlook by ";"
_ADDRESSES = re.compile(r"[\s,;|]+|:::")
_TAGS = re.compile(r"\s*(?::::|[;,|\r\n])\s*")
_ON_EVERYBODY = frozenset({"mycontacts", "imported", "other contacts"})  # Google's own groups
_PROFILE = re.compile(
    r"https://(?:www\.linkedin\.com/(?:in|pub)/[^/]+|(?:www\.)?xing\.com/profiles?/[^/]+|(?:www\.)?github\.com/[^/]+|"
    r"(?:www\.)?(?:twitter|x)\.com/[^/]+|orcid\.org/[\dX-]+|(?:www\.)?researchgate\.net/profile/[^/]+)"
)
_PHONE = re.compile(r"\+?[\d\s()./-]{6,24}(?:\s*(?:ext|x)\.?\s*\d{1,6})?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)\b.*"
    r"|\d{1,2}[. -]+[^\W\d_]{3,9}\.?[ -]+\d{2,4}.*|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}.*|[^\W\d_]{3,9}\.? \d{4}"
)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b")
_NO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}.*|(?:n/?a|none|never|-+|\?+)", re.IGNORECASE)
_SHOWN = 60  # characters of a value that was left out
_GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def is_profile(value: str) -> bool:
    """Whether a web address shows one person, as that of a company does not."""
    return bool(profile_in(value))


def profile_in(cell: str) -> str:
    """The first address in a cell that shows one person, in its canonical form."""
    urls = (normal_profile_url(part) for part in _SEVERAL.split(cell))
    return next((url for url in urls if _PROFILE.fullmatch(url)), "")


def looks_like_phone(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    return 7 <= digits <= 15 and bool(_PHONE.fullmatch(value)) and not looks_like_date(value)


def looks_like_date(value: str) -> bool:
    return bool(_DATE.fullmatch(value))


def emails_in(cell: str) -> tuple[list[str], list[str]]:
    """The e-mail addresses in a cell, and what stands there that is none."""
    whole = normal_email(cell)
    if whole:
        return [whole], []
    parts = [part for part in _ADDRESSES.split(cell) if part]
    emails = [email for part in parts if (email := normal_email(part))]
    # "Maria <maria@acme.com>": beside an address, words are the name it belongs to.
    return (emails, []) if emails else ([], [clean(cell)])


def phones_in(cell: str) -> tuple[list[str], list[str]]:
    """The phone numbers in a cell as they are written, and what stands there that is none."""
    phones: list[str] = []
    other: list[str] = []
    for part in map(clean, _SEVERAL.split(cell)):
        number = re.sub(r"(?i)^tel:", "", part).lstrip("'")  # Excel's mark of a text
        if number:
            (phones if sum(map(str.isdigit, number)) >= 3 else other).append(number)
    return phones, other


def tags_in(cell: str) -> list[str]:
    """The tags in a cell, without the groups that Google puts everybody in; its own groups begin with a star."""
    tags = (clean(tag).removeprefix("* ") for tag in _TAGS.split(cell))
    return [tag for tag in tags if tag and tag.casefold() not in _ON_EVERYBODY]


def turned(name: str) -> tuple[str, str, str]:
    """A whole name, given name and family name of what is written "Chen, Maria"; only the first of any other name.

    "Maria Chen, PhD" and "Sam Ortiz, Jr." keep their order.
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    is_title = given.replace(".", "").casefold() in TRAILING_TITLES or _GENERATION.fullmatch(given)
    if not (comma and family and given) or "," in given or is_title or len(name.split()) > 5:
        return name, "", ""
    return f"{given} {family}", given, family


@dataclass(frozen=True, slots=True)
class Days:
    """How a column writes its days: 25/03/2024 tells what 03/04/2024 means beside it."""

    day_first: bool
    is_open: bool = False  # some can be read both ways, and nothing tells which is right

    def read(self, cell: str, as_of: datetime) -> Moment:
        """The day a cell tells; none and no reason for a cell that says there is none, such as Outlook's 0/0/00."""
        written = clean(cell)
        if not written or _NO_DATE.fullmatch(written):
            return Moment()
        if self.day_first:
            written = _SLASHES.sub(r"\1.\2.\3", written, count=1)
        return read_moment(written, as_of)


def days_of(columns: Mapping[str, Sequence[str]], *, day_first: bool) -> dict[str, Days]:
    """How each column of one table writes its days; where its values do not say, as the others do, or `day_first`."""
    told = {name: _order_of(values) for name, values in columns.items()}
    known = {order for order in told.values() if order is not None}
    agreed = next(iter(known)) if len(known) == 1 else None
    orders = {name: agreed if order is None else order for name, order in told.items()}
    return {
        name: Days(day_first if order is None else order, order is None and any(map(_SLASHES.match, columns[name])))
        for name, order in orders.items()
    }


def _order_of(values: Iterable[str]) -> bool | None:
    """Whether the day comes first in these dates; None where none tells."""
    for found in filter(None, map(_SLASHES.match, values)):
        if int(found[1]) > 12 or int(found[2]) > 12:
            return int(found[1]) > 12
    return None


class LeftOut:
    """Values that were left out, counted by column, so that twenty thousand of a kind are one problem."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[int, str, str]] = {}

    def note(self, column: str, is_no: str, value: str, where: str) -> None:
        count, first, first_where = self._found.get((column, is_no), (0, value[:_SHOWN], where))
        self._found[column, is_no] = (count + 1, first, first_where)

    def problems(self) -> list[str]:
        """One sentence a column and kind."""
        return [
            f"“{column}”: “{value}” in {where} is {is_no} and was left out."
            if count == 1
            else f"“{column}”: {count:,} values are {is_no} and were left out, such as “{value}” in {where}."
            for (column, is_no), (count, value, where) in self._found.items()
        ]
