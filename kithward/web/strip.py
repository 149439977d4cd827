"""Where an area stands on a line from 0 to 100: what was answered, now and before, and what the log says. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithward.assessment.statements import GROW, STRONG
from kithward.web.charts import Scale, Word

WIDTH, HEIGHT = 320, 86
LEFT, RIGHT = 44, WIDTH - 10
YOU, LOG, FLOOR = 18.0, 44.0, 60.0


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing: dots of the answers (the earlier ones hollow), the bar of the log's interval with its middle."""

    width: int
    height: int
    grid: str
    names: tuple[Word, ...]  # of the two rows
    bands: tuple[Word, ...]
    answer: float
    earlier: tuple[float, ...]
    you: float
    log: float
    bar: tuple[float, float] | None  # where it begins, how wide it is
    middle: float


def strip(answer: int, earlier: Sequence[int], seen: tuple[float, float, float] | None) -> Strip:
    """`seen` is the log's score with both ends of its interval."""
    x = Scale(0, 100, LEFT, RIGHT)
    bands = ((0, GROW, "to grow"), (GROW, STRONG, "steady"), (STRONG, 100, "strong"))
    middle, low, high = seen or (0.0, 0.0, 0.0)
    return Strip(
        width=WIDTH,
        height=HEIGHT,
        grid="".join(f"M{x(at):.1f} 6V{FLOOR:.0f}" for at in (0, GROW, STRONG, 100)),
        names=(Word(0, YOU, "you", "start"), Word(0, LOG, "log", "start")),
        bands=tuple(Word((x(first) + x(last)) / 2, HEIGHT - 8, name) for first, last, name in bands),
        answer=x(answer),
        earlier=tuple(x(each) for each in earlier),
        you=YOU,
        log=LOG,
        bar=(x(low), max(x(high) - x(low), 2)) if seen else None,
        middle=x(middle),
    )
