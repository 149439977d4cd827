"""Lists that are too long for one page."""

from dataclasses import dataclass

from django.http import HttpRequest

PAGE = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """Which rows of a list are shown, and the addresses of those before and after them."""

    words: str  # "51 to 100 of 1,248"
    earlier: str
    later: str
    total: int | None  # None where counting them all would take too long


def number_in(request: HttpRequest) -> int:
    """The page asked for, from 1; anything that is no number is the first."""
    typed = request.GET.get("page", "1")
    return max(int(typed), 1) if typed.isdecimal() and len(typed) < 7 else 1


def first_row(number: int, *, size: int = PAGE) -> int:
    return (number - 1) * size


def pages(request: HttpRequest, *, shown: int, total: int | None, more: bool = False, size: int = PAGE) -> Pages:
    """The page of a list with so many rows on it, of `total`; where that is None, `more` says whether some follow."""
    number = number_in(request)
    first = first_row(number, size=size)
    last = first + shown
    of = f" of {total:,}" if total is not None else ""
    follow = more if total is None else last < total
    words = f"{first + 1:,} to {last:,}{of}" if shown else f"Nothing on this page{of}"
    return Pages(
        words=words,
        earlier=address(request, number - 1) if number > 1 else "",
        later=address(request, number + 1) if follow else "",
        total=total,
    )


def address(request: HttpRequest, number: int) -> str:
    """The address of another page of the same list."""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"{request.path}?{asked.urlencode()}"
