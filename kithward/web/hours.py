"""Hours a week as people write them."""

import re

from kithward.errors import BadInput
from kithward.language.durations import find_minutes

MOST_HOURS = 168
PLAIN_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


def minutes_in(typed: str) -> int:
    """Minutes from hours as people write them: "4", "3,5", "3 h 15". Raises BadInput."""
    plain = PLAIN_HOURS.fullmatch(typed.strip())
    found = find_minutes(f"{typed.strip()} h" if plain else typed)
    if found is None or found.minutes > MOST_HOURS * 60:
        raise BadInput(f"“{typed}” is no number of hours a week: write 4, 3.5 or 3 h 15, up to {MOST_HOURS}.")
    return found.minutes
