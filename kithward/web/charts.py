"""The geometry of charts: where lines, bars and words stand, in the units of a view box. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from kithward.goals.course import Course, Stood
from kithward.goals.standing import Judged
from kithward.goals.window import Span

LETTER = 6.9  # the width of a letter at the size of a chart's words, with a little to spare
LETTER_HEIGHT = 12
GAP = 10  # between two words on an axis
MOST_STEPS = 120  # turns of a line: more cannot be told apart
SOFTENED = 8  # one part in so many of the days ahead is averaged, on each side

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The size of a chart, and what is left free for words around its middle."""

    name: str
    width: int
    height: int
    top: float = 26
    bottom: float = 28
    most_bars: int = 16


WIDE, NARROW = Box("wide", 640, 250), Box("narrow", 320, 210, most_bars=8)
BOXES = (WIDE, NARROW)  # the same is drawn for a desk and for a phone, so that its words stay as large


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a chart: its place, and which part of it stands there (start, middle or end)."""

    x: float
    y: float
    text: str
    anchor: str = "middle"

    @property
    def left(self) -> float:
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def width(self) -> float:
        return len(self.text) * LETTER


@dataclass(frozen=True, slots=True)
class Scale:
    """From what is measured to a place on the chart, on a straight line."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.first) / (self.last - self.first) if self.last > self.first else 0.0
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """Progress so far and where it may go; paths are those of SVG, empty where there is nothing to draw."""

    box: Box
    left: float
    right: float
    so_far: str
    band: str
    middle: str
    pace: str
    target: float  # the height of its line
    target_word: Word
    today: Point | None
    lines: tuple[Word, ...]  # the counts, each at the height of its line
    grid: str  # those lines
    days: tuple[Word, ...]


def progress(course: Course, box: Box) -> ProgressChart:
    """The chart of a goal's way through its span: what happened stands at noon, what may come at the end of a day."""
    days = (course.last - course.first).days + 1
    most = max([course.target, course.done, *(day.high for day in course.ahead)])
    least = course.start if course.start > course.target / 2 else 0
    ticks = nice_counts(least, most)
    left = max(len(short(tick)) for tick in ticks) * LETTER + 12
    x = Scale(0, days, left, box.width - 8)
    y = Scale(ticks[0], ticks[-1], box.height - box.bottom, box.top)
    begun = course.as_of >= course.first
    now = (course.as_of - course.first).days + 0.5 if begun else 0.0
    return ProgressChart(
        box=box,
        left=left,
        right=x.end,
        so_far=stairs(course, x, y, now=now) if begun else "",
        **ahead(course, x, y, now=now),
        pace=line([(x(0), y(course.start)), (x(days), y(course.target))]),
        target=y(course.target),
        target_word=Word(x.end, y(course.target) - 7, f"target {course.target:,}", "end"),
        today=(x(now), y(course.done)) if begun else None,
        lines=tuple(Word(left - 8, y(tick), short(tick), "end") for tick in ticks),
        grid="".join(f"M{number(left)} {number(y(tick))}H{number(x.end)}" for tick in ticks),
        days=day_words(course, x, box.height - 8, now=now if begun and course.ahead else None),
    )


def stairs(course: Course, x: Scale, y: Scale, *, now: float) -> str:
    """What stood so far: level until something counts."""
    turns = [f"M{number(x(0))} {number(y(course.start))}"]
    for stood in thinned(course.so_far, MOST_STEPS):
        turns.append(f"H{number(x((stood.day - course.first).days + 0.5))}V{number(y(stood.done))}")
    return "".join([*turns, f"H{number(x(now))}"])


def ahead(course: Course, x: Scale, y: Scale, *, now: float) -> dict[str, str]:
    """The band of what may come, and its middle.

    Both are softened, so that whole counts do not stand as stairs that nobody promised: the order of the three lines,
    and where they begin and end, stay what they are.
    """
    if not course.ahead:
        return {"band": "", "middle": ""}
    at = [x(now), *(x((day.day - course.first).days + 1) for day in course.ahead)]
    low, middle, high = (
        [y(count) for count in softened([course.done, *counts])]
        for counts in zip(*((day.low, day.middle, day.high) for day in course.ahead), strict=True)
    )
    upper, lower = list(zip(at, high, strict=True)), list(zip(at, low, strict=True))
    return {"band": f"{line([*upper, *reversed(lower)])}Z", "middle": line(list(zip(at, middle, strict=True)))}


def softened(counts: Sequence[float]) -> list[float]:
    """Each count averaged with those around it, ever fewer of them towards both ends, which stay."""
    reach = max(len(counts) // SOFTENED, 1)
    found = []
    for place in range(len(counts)):
        near = min(reach, place, len(counts) - 1 - place)
        around = counts[place - near : place + near + 1]
        found.append(sum(around) / len(around))
    return found


def line(points: Sequence[Point]) -> str:
    """A path from point to point; a point that lies on the way is left out."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and on_the_way(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return "".join(f"{'L' if place else 'M'}{number(x)} {number(y)}" for place, (x, y) in enumerate(kept))


def on_the_way(before: Point, between: Point, after: Point) -> bool:
    (x0, y0), (x1, y1), (x2, y2) = before, between, after
    is_between = min(x0, x2) <= x1 <= max(x0, x2) and min(y0, y2) <= y1 <= max(y0, y2)
    return is_between and abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) < 0.05


def thinned(rows: Sequence[Stood], most: int) -> list[Stood]:
    """At most so many of these, evenly spread, the first and last among them."""
    if len(rows) <= most:
        return list(rows)
    return [rows[round(place * (len(rows) - 1) / (most - 1))] for place in range(most)]


def number(value: float) -> str:
    """A coordinate to a tenth, without what says nothing: "12.5", "12"."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def short(count: int) -> str:
    """A count as an axis has room for it: "950", "12k", "1.5M"."""
    for size, letter in ((1_000_000, "M"), (10_000, "k")):
        if count >= size:
            return f"{count / (1_000_000 if letter == 'M' else 1000):.4g}{letter}"
    return f"{count:,}"


def nice_counts(least: int, most: int, *, lines: int = 4) -> list[int]:
    """Whole numbers to draw lines at, in even steps of 1, 2 or 5 (times ten and so on), around `least` and `most`."""
    width = max(most - least, 1)
    size = 10 ** floor(log10(max(width / lines, 1)))
    step = next(int(size * by) for by in (1, 2, 5, 10) if size * by * lines >= width)
    first = least // step * step
    return list(range(first, first + step * max(ceil((most - first) / step), 1) + 1, step))


def day_words(course: Course, x: Scale, height: float, *, now: float | None) -> tuple[Word, ...]:
    """The days below a chart: today, the first and the last come first, then as many between as there is room for."""
    days = (course.last - course.first).days + 1
    style = "%-d %b" if days <= 400 else "%b %Y"
    placed: list[Word] = []
    if now is not None:
        placed.append(inside(Word(x(now), height, "Today"), x))
    ends = [
        Word(x(0), height, f"{course.first:{style}}", "start"),
        Word(x(days), height, f"{course.last:{style}}", "end"),
    ]
    between = (
        Word(x((day - course.first).days), height, f"{day:{style if days <= 1500 else '%Y'}}")
        for day in days_between(course.first, course.last)
    )
    for word in [*(ends if days > 1 else ends[:1]), *between]:
        has_room = all(word.right + GAP <= other.left or other.right + GAP <= word.left for other in placed)
        if has_room and word.left >= 0 and word.right <= x.end:
            placed.append(word)
    return tuple(sorted(placed, key=lambda word: word.left))


def inside(word: Word, x: Scale) -> Word:
    """A word moved so far that it does not stand out of the chart."""
    half = word.width / 2
    return Word(min(max(word.x, x.start + half), x.end - half), word.y, word.text)


def days_between(first: date, last: date) -> Iterator[date]:
    """Days that people know between two others: each day, week, month, quarter or year, by how far they lie apart."""
    length = (last - first).days
    if length <= 70:
        step = 1 if length <= 10 else 7
        yield from (first + timedelta(days=gone) for gone in range(step, length, step))
        return
    months = 1 if length <= 450 else 3 if length <= 1500 else 12 if length <= 4500 else 120
    begun = first.year * 12 + first.month - 1
    for month in range((begun // months + 1) * months, last.year * 12 + last.month, months):
        day = date(month // 12, month % 12 + 1, 1)
        if first < day < last:
            yield day


# The periods of a rhythm


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: how much was done, and what was asked for."""

    x: float
    y: float
    width: float
    height: float
    state: str  # met, missed, off (mostly days off) or running
    mark: str  # what says so besides the colour
    words: Word
    target: float  # the height of its line
    asked: float  # how far that lies above the base


@dataclass(frozen=True, slots=True)
class PeriodsChart:
    """The past periods of a rhythm and the running one, side by side."""

    box: Box
    bars: tuple[Bar, ...]
    names: tuple[Word, ...]
    base: float


MARKS = {"met": "✓", "missed": "", "off": "", "running": "…"}


def periods(past: Sequence[Judged], running: Judged | None, box: Box) -> PeriodsChart:
    """The latest periods as bars, the running one last; each stands against its own target."""
    judged = [*past, *([running] if running else [])][-box.most_bars :]
    states = ["running" if period is running and not period.met else period.outcome for period in judged]
    most = max([1, *(max(period.done, period.target) for period in judged)])
    base = box.height - box.bottom
    y = Scale(0, most, base, box.top + LETTER_HEIGHT)
    slot = (box.width - 16) / max(len(judged), 1)
    width = min(slot * 0.62, 44)
    bars = tuple(
        Bar(
            x=8 + slot * place + (slot - width) / 2,
            y=y(period.done),
            width=width,
            height=base - y(period.done),
            state=state,
            mark=MARKS[state],
            words=Word(8 + slot * (place + 0.5), y(above(period, state)) - 6, f"{short(period.done)}{MARKS[state]}"),
            target=y(period.target),
            asked=base - y(period.target),
        )
        for place, (period, state) in enumerate(zip(judged, states, strict=True))
    )
    names = [
        Word(8 + slot * (place + 0.5), box.height - 8, period_name(period.span)) for place, period in enumerate(judged)
    ]
    return PeriodsChart(box, bars, tuple(roomy(names)), base)


def above(period: Judged, state: str) -> int:
    """The count above which the words of a bar stand: over the hatching where nothing was asked."""
    return max(period.done, period.target) if state == "off" else period.done


def roomy(words: Iterable[Word]) -> list[Word]:
    """As many of these words as have room, the last one first."""
    placed: list[Word] = []
    for word in reversed(list(words)):
        if not placed or word.right + GAP / 2 <= placed[-1].left:
            placed.append(word)
    return placed[::-1]


def period_name(span: Span) -> str:
    """A period as an axis has room for it: "3 Jun", "Jun", "Q2", "2026"."""
    if span.days <= 27:
        return f"{span.first:%-d %b}"
    if span.days <= 62:
        return f"{span.first:%b}"
    return f"Q{(span.first.month + 2) // 3}" if span.days <= 200 else f"{span.first:%Y}"
