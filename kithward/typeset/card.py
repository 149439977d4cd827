"""The card of a win to share: its words broken into lines that fit, in the units of the picture. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

WIDTH, HEIGHT, EDGE = 1200, 630, 90
LETTER: Final = 0.56  # the width of a letter, in parts of its size, with a little to spare
CAPITAL: Final = 0.7
BROAD: Final = 1.0  # of Chinese, Japanese, Korean, pictures, and the broadest capitals
BOLD: Final = 1.1  # how much broader bold letters are
FIRST_LINE: Final = 240
LAST_LINE: Final = 520
FOOTER: Final = 34  # larger than it is: beside it stands the name of the program


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: where it stands and how large it is."""

    y: int
    size: int
    words: str
    weight: int = 400
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All that is written on a card."""

    lines: tuple[Line, ...]
    footer: str

    @property
    def words(self) -> str:
        """The same for those who do not see it."""
        return ". ".join([" ".join(line.words for line in self.lines), *([self.footer] if self.footer else [])])


def card_of(headline: str, told: Sequence[str] = (), *, footer: str = "") -> Card:
    """A headline, what is told below it, as large as it fits, and who says so."""
    large = 64 if len(told) <= 1 else 54
    lines, y = [], FIRST_LINE
    for words in broken(headline, round((large + 8) * BOLD), most=2):
        lines.append(Line(y, large + 8, words, weight=700))
        y += large + 18
    for number, text in enumerate(told):
        size = (40 if len(text) < 90 else 32) if number == 0 else 30
        step = round(size * 1.35)
        for words in broken(text, size, most=min((LAST_LINE - y) // step + 1, 3)):
            lines.append(Line(y, size, words, is_soft=number > 0))
            y += step
    return Card(tuple(lines), (broken(footer, FOOTER, most=1) or [""])[0])


def broken(text: str, size: int, *, most: int) -> list[str]:
    """Words in so many lines at most; what is too long ends with dots."""
    if most < 1:
        return []
    room, lines = (WIDTH - 2 * EDGE) / size, [""]
    for word in drawable(text).split():
        for part in parts_of(word, room):
            longer = f"{lines[-1]} {part}".strip()
            if width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    lines = [line for line in lines if line]
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(lines[most - 1], room)]
    return lines


def drawable(text: str) -> str:
    """The text without marks that no picture can hold."""
    return "".join(mark if mark.isprintable() else " " for mark in text)


def parts_of(word: str, room: float) -> list[str]:
    """A word, cut where it is longer than a line."""
    parts = [""]
    for mark in word:
        if parts[-1] and width(parts[-1] + mark) > room:
            parts.append("")
        parts[-1] += mark
    return parts


def shortened(line: str, room: float) -> str:
    while line and width(f"{line} …") > room:
        line = line[:-1].rstrip()
    return f"{line} …"


def width(text: str) -> float:
    """How wide a text is, in parts of its size."""
    return sum(width_of(mark) for mark in text)


def width_of(mark: str) -> float:
    if east_asian_width(mark) in "WF" or mark in "MW":
        return BROAD
    return CAPITAL if mark.isupper() else LETTER
