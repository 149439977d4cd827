"""Telephone numbers in the one form in which they are compared."""

from functools import lru_cache
from typing import Final

import phonenumbers

MOST_DIGITS: Final = 40


@lru_cache(maxsize=4096)
def phone_digits(number: str, region: str) -> str:
    """The number as E.164 where it can be read, else its digits as written; `region` is that of numbers without one."""
    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return "".join(mark for mark in number if mark.isdecimal())[:MOST_DIGITS] or number[:MOST_DIGITS]
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)[:MOST_DIGITS]
