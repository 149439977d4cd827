"""What the roadmap is drawn from and what is drawn: days, lanes, bars and marks, in the units of a view box. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from kithward.goals.window import Span, start_of_period
from kithward.web.charts import Word

FURTHEST_DAYS = 15 * 366
MOST_TOLD = 3  # of what lies on one mark: more is no title any more
YEARS_FROM_DAYS = 1500  # from here on the axis names years alone


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a drawing, and whether titles have a column of their own or stand above."""

    name: str
    width: int
    titles: int
    bar: int
    gap: int


WIDE, NARROW = Sheet("wide", 960, 168, 20, 10), Sheet("narrow", 320, 0, 14, 10)
SHEETS = (WIDE, NARROW)  # the same for a desk and for a phone, so that the words stay as large


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that are shown, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, first: date, last: date) -> bool:
        """Whether some of these days are shown."""
        return first <= self.last and last >= self.first


def frame_of(span: str, today: date, *, earliest: date, latest: date) -> Frame:
    """A quarter or a year around today, or all there is between two days (but no further than fifteen years)."""
    if span == "quarter":
        first = start_of_period(today - timedelta(days=10), "month")
        return Frame(first, month_after(first, 4) - timedelta(days=1))
    if span == "year":
        first = start_of_period(today - timedelta(days=45), "quarter")
        return Frame(first, month_after(first, 15) - timedelta(days=1))
    far = timedelta(days=FURTHEST_DAYS)
    begin, end = max(min(earliest, today), today - far), min(max(latest, today), today + far)
    step = "year" if (end - begin).days > YEARS_FROM_DAYS else "quarter"
    first = start_of_period(begin, step)
    after = month_after(start_of_period(end, step), 12 if step == "year" else 3)
    return Frame(first, after - timedelta(days=1))


def month_after(first: date, months: int) -> date:
    """The first of a month so many months after another."""
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


# What is to be drawn


@dataclass(frozen=True, slots=True)
class Block:
    """A period of a rhythm: met, missed, off, running or ahead."""

    span: Span
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A goal: its words, what to say after them, its days, and how far it is."""

    words: str
    tail: str
    url: str
    first: date
    last: date
    tone: str  # lead, care, late, quiet, draft
    share: float = 0.0
    blocks: tuple[Block, ...] = ()
    is_milestone: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """An aspiration, by when, and the goals that serve it."""

    title: str
    note: str
    lines: tuple[Line, ...]
    by: date | None = None
    is_thread: bool = False  # whether a thread leads on to the far end
    empty: str = ""  # what to say where no goal is shown


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on one day."""

    day: date
    words: str
    is_big: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """What was reached or looked back at, in a row of its own, all by the same sign: dot, square or triangle."""

    title: str
    marks: tuple[Mark, ...]
    sign: str = "dot"


@dataclass(frozen=True, slots=True)
class Far:
    """The vision: its words, and by when."""

    words: str
    tail: str
    by: date | None


# What is drawn


@dataclass(frozen=True, slots=True)
class Box:
    """A bar, or a block of one."""

    x: float
    width: float
    state: str = ""


@dataclass(frozen=True, slots=True)
class BarDrawn:
    """A goal on the drawing; a rhythm has blocks, all others a bar that is filled so far."""

    line: Line
    y: float
    height: float
    bar: Box
    blocks: tuple[Box, ...]
    filled: float
    diamond: str  # its path; nothing for what is no milestone, or ends beyond
    words: Word

    @property
    def rounding(self) -> float:
        return min(self.height, self.bar.width) / 2


@dataclass(frozen=True, slots=True)
class LaneDrawn:
    """An aspiration on the drawing."""

    title: tuple[Word, ...]
    note: Word | None
    bars: tuple[BarDrawn, ...]
    empty: Word | None
    thread: str
    ring: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class MarkDrawn:
    """One mark or several that lie on each other."""

    x: float
    y: float
    words: tuple[str, ...]
    is_big: bool
    sign: str = "dot"

    @property
    def radius(self) -> float:
        return (5.0 if self.is_big else 3.0) + (1.0 if len(self.words) > 1 else 0.0)

    @property
    def path(self) -> str:
        """The outline of a square or a triangle; a dot has none."""
        x, y, r = self.x, self.y, self.radius
        if self.sign == "square":
            return f"M{x - r:.1f} {y - r:.1f}h{2 * r:g}v{2 * r:g}h-{2 * r:g}z"
        return f"M{x:.1f} {y - r:.1f}l{r:g} {2 * r:g}h-{2 * r:g}z" if self.sign == "triangle" else ""

    @property
    def title(self) -> str:
        more = len(self.words) - MOST_TOLD
        return "; ".join([*self.words[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])])


@dataclass(frozen=True, slots=True)
class Drawing:
    """The roadmap on one sheet."""

    sheet: Sheet
    height: float
    top: float
    bottom: float
    ticks: tuple[tuple[float, Word | None], ...]
    lanes: tuple[LaneDrawn, ...]
    mark_titles: tuple[Word, ...]
    marks: tuple[MarkDrawn, ...]
    today: float | None
    today_word: Word | None
    far: Word | None
    flag: float | None  # where the vision stands

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, so that none can hide another unseen."""
        lanes = [
            word
            for lane in self.lanes
            for word in (*lane.title, lane.note, lane.empty, *(bar.words for bar in lane.bars))
        ]
        axis = [word for _, word in self.ticks]
        return tuple(word for word in (*axis, *lanes, *self.mark_titles, self.today_word, self.far) if word)
