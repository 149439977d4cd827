"""A year in review on one or two pages of paper, as PDF: the same numbers and words as on the page."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from kithward.typeset import press
from kithward.typeset.card import LETTER, shortened, width
from kithward.wins.year_told import WinTold, YearTold

MOST_WINS: Final = 18
ROOM: Final = 50.0  # of a title, and of how it was celebrated, in parts of its size: so many wins then fill two pages
ROOM_BELOW: Final = 58.0  # of when it was and what shows it, in smaller letters
ROOM_FOR_FIELDS: Final = 150.0


def as_pdf(year: YearTold, wins: Sequence[WinTold], *, owner: str, made_on: date) -> bytes:
    """A year with its first wins as PDF, the same each time on a day."""
    return press.pdf("year.typ", inputs(year, wins, owner), made_on=made_on)


def inputs(year: YearTold, wins: Sequence[WinTold], owner: str) -> dict[str, str]:
    """All that is printed."""
    until = f"Up to {year.until}, as the log tells it." if year.until else "As the log tells it."
    sheet = {
        "title": f"{year.number} in review",
        "owner": owner,
        "subtitle": " · ".join(filter(None, (fitting(owner), until))),
        "numbers": year.numbers,
        "told": (
            ("What came of it", year.outcomes),
            ("Fields you opened", [fitting(year.fields, ROOM_FOR_FIELDS)] if year.fields else []),
            ("Your best week", [year.best_week] if year.best_week else []),
        ),
        "months": [asdict(month) for month in year.months],
        "wins": [win_on_paper(win) for win in wins[:MOST_WINS]],
        "more": "There were more: the wall of wins has them all." if len(wins) > MOST_WINS else "",
    }
    return {"sheet": json.dumps(sheet)}


def win_on_paper(win: WinTold) -> dict[str, Any]:
    about = " · ".join(filter(None, (win.when, win.evidence)))
    return {
        "title": fitting(win.title),
        "about": fitting(about, ROOM_BELOW),
        "celebrated": fitting(win.celebrated),
        "is_big": win.is_big,
    }


def fitting(text: str, room: float = ROOM) -> str:
    """A text that is not too long; what is ends with dots."""
    return text if width(text) <= room else shortened(text[: int(room / LETTER) + 1], room)
