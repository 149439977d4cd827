"""The geometry of the roadmap: a time line with bars, threads and marks, in the units of a view box. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kithward.goals.window import Span
from kithward.web.charts import GAP, LETTER, Scale, Word, days_between
from kithward.web.roadmap_parts import (
    YEARS_FROM_DAYS,
    BarDrawn,
    Box,
    Drawing,
    Far,
    Frame,
    Lane,
    LaneDrawn,
    Line,
    Mark,
    MarkDrawn,
    Marks,
    Sheet,
)

BOLD = 7.4  # the width of a letter of a title
LINE = 15  # from one line of words to the next
EDGE = 8
THREAD = 16  # the room of the thread that leads to an aspiration
BETWEEN = 14  # two headings
MOST_LINES = 3  # of a title
LEAST_BAR, LEAST_BLOCK = 6.0, 5.0
SEAM = 1.5  # between the blocks of a rhythm
DIAMOND = 5.0
NEAR = 12.0  # marks that are nearer than this are one


@dataclass
class Pen:
    """Where on the sheet the next row begins."""

    sheet: Sheet
    x: Scale
    frame: Frame
    y: float

    def at(self, day: date) -> float:
        """The place of the beginning of a day."""
        return self.x((day - self.frame.first).days)


def draw(
    lanes: Sequence[Lane], rows: Sequence[Marks], far: Far | None, frame: Frame, *, today: date, sheet: Sheet
) -> Drawing:
    """The whole roadmap, from the vision on top to today's word at the bottom."""
    x = Scale(0, frame.days, sheet.titles + GAP if sheet.titles else 2, sheet.width - EDGE)
    pen = Pen(sheet, x, frame, LINE)
    flag, far_word = far_drawn(far, pen)
    if far_word:
        pen.y += LINE + 6
    ticks = ticks_drawn(pen)
    top = pen.y + 6
    pen.y = top + 6
    drawn = tuple(lane_drawn(lane, pen, today) for lane in lanes)
    titles, marks = marks_drawn(rows, pen)
    bottom = pen.y
    here = frame.first <= today <= frame.last
    now = pen.at(today) + half_a_day(pen) if here else None
    return Drawing(
        sheet=sheet,
        height=round(bottom + LINE + 7, 1),
        top=round(top - 4, 1),
        bottom=round(bottom, 1),
        ticks=ticks,
        lanes=drawn,
        mark_titles=titles,
        marks=marks,
        today=None if now is None else round(now, 1),
        today_word=None if now is None else within(Word(now, bottom + LINE, "today"), 0, sheet.width),
        far=far_word,
        flag=flag,
    )


def half_a_day(pen: Pen) -> float:
    return (pen.x.end - pen.x.start) / pen.frame.days / 2


def far_drawn(far: Far | None, pen: Pen) -> tuple[float | None, Word | None]:
    """The flag of the vision at its day, or at the far edge, and its words on the side where there is more room."""
    if far is None:
        return None, None
    at = round(pen.x.end if far.by is None or far.by >= pen.frame.last else pen.at(far.by), 1)
    if at >= pen.sheet.width / 2:
        return at, Word(at - GAP, pen.y, fitted(far.words, far.tail, at - GAP), "end")
    return at, Word(at + GAP, pen.y, fitted(far.words, far.tail, pen.sheet.width - at - GAP), "start")


def ticks_drawn(pen: Pen) -> tuple[tuple[float, Word | None], ...]:
    """The lines of the axis, each with its word where there is room for it."""
    found: list[tuple[float, Word | None]] = []
    days, end = [pen.frame.first, *days_between(pen.frame.first, pen.frame.last)], 0.0
    for place, day in enumerate(days):
        room = pen.at(days[place + 1]) - pen.at(day) if place + 1 < len(days) else pen.sheet.width
        word = Word(round(pen.at(day), 1), pen.y, tick_words(day, pen.frame, room), "start")
        has_room = word.left >= end and word.right <= pen.sheet.width
        found.append((word.x, word if has_room else None))
        end = word.right + GAP if has_room else end
    return tuple(found)


def tick_words(day: date, frame: Frame, room: float) -> str:
    """The year for its first day, else the month; the first of all says both where there is room for it."""
    if frame.days > YEARS_FROM_DAYS or (day.month == 1 and day != frame.first):
        return f"{day:%Y}"
    both = f"{day:%b %Y}"
    return both if day == frame.first and len(both) * LETTER + GAP <= room else f"{day:%b}"


def lane_drawn(lane: Lane, pen: Pen, today: date) -> LaneDrawn:
    """An aspiration beside the goals that serve it, or above them, and the thread that leads on to it."""
    top = pen.y
    title, note = title_drawn(lane, pen)
    beside = pen.sheet.titles > 0
    below_title = top + LINE * (len(title) + (note is not None)) + (0 if beside else 4)
    if not beside:
        pen.y = below_title
    bars = tuple(bar_drawn(line, pen) for line in lane.lines)
    empty = None
    if not bars and lane.empty:
        empty = Word(pen.x.start, round(pen.y + LINE, 1), fitted(lane.empty, "", pen.x.end - pen.x.start), "start")
        pen.y += LINE + pen.sheet.gap
    pen.y = max(pen.y, below_title)
    thread, ring = thread_drawn(lane, pen, today)
    pen.y += BETWEEN
    return LaneDrawn(title, note, bars, empty, thread, ring)


def title_drawn(lane: Lane, pen: Pen) -> tuple[tuple[Word, ...], Word | None]:
    """The title in its lines, and its note under it."""
    if not lane.title:
        return (), None
    width = pen.sheet.titles or pen.sheet.width
    lines = wrapped(lane.title, int(width / BOLD), MOST_LINES if pen.sheet.titles else 2)
    at = [round(pen.y + LINE * (place + 1) - 1, 1) for place in range(len(lines) + 1)]
    words = tuple(Word(0, y, line, "start") for line, y in zip(lines, at, strict=False))
    return words, Word(0, at[-1], fitted(lane.note, "", width), "start") if lane.note else None


def bar_drawn(line: Line, pen: Pen) -> BarDrawn:
    """A goal: its bar, or its blocks, and its words beside it where they fit, else on a line above."""
    sheet, frame = pen.sheet, pen.frame
    left, right = pen.at(line.first), pen.at(min(line.last, frame.last) + timedelta(days=1))
    right = min(max(right, left + LEAST_BAR), pen.x.end)
    left = min(left, right - LEAST_BAR)
    ends_here = line.last <= frame.last
    has_diamond = line.is_milestone and ends_here
    words, is_above = words_drawn(line, left, right + (DIAMOND if has_diamond else 0), pen)
    y = pen.y + (LINE + 1 if is_above else 0)
    baseline = round(y - 4 if is_above else y + sheet.bar / 2 + 4, 1)
    pen.y = y + sheet.bar + sheet.gap
    middle = y + sheet.bar / 2
    return BarDrawn(
        line=line,
        y=round(y, 1),
        height=sheet.bar,
        bar=Box(round(left, 1), round(right - left, 1)),
        blocks=blocks_drawn(line, pen),
        filled=round((right - left) * min(max(line.share, 0), 1), 1),
        diamond=diamond(min(right, sheet.width - DIAMOND), middle) if has_diamond else "",
        words=Word(words.x, baseline, words.text, words.anchor),
    )


def words_drawn(line: Line, left: float, right: float, pen: Pen) -> tuple[Word, bool]:
    """The words of a goal to the right of its bar, to its left, or (True) above it, shortened where need be."""
    whole = f"{line.words}{line.tail}"
    width = len(whole) * LETTER
    if pen.sheet.titles and right + GAP + width <= pen.sheet.width:
        return Word(round(right + GAP, 1), 0, whole, "start"), False
    if pen.sheet.titles and left - GAP - width >= pen.x.start:
        return Word(round(left - GAP, 1), 0, whole, "end"), False
    shown = fitted(line.words, line.tail, pen.sheet.width - pen.x.start)
    start = max(min(left, pen.sheet.width - len(shown) * LETTER), pen.x.start)
    return Word(round(start, 1), 0, shown, "start"), True


def blocks_drawn(line: Line, pen: Pen) -> tuple[Box, ...]:
    """The periods of a rhythm side by side; none where they are too narrow to be told apart."""
    shown = [block for block in line.blocks if pen.frame.holds(block.span.first, block.span.last)]
    places = [(pen.at(max(block.span.first, pen.frame.first)), end_of(block.span, pen)) for block in shown]
    inner = places[1:-1] or places
    if not places or min(end - begin for begin, end in inner) < LEAST_BLOCK + SEAM:
        return ()
    return tuple(
        Box(round(begin, 1), round(max(end - begin - SEAM, SEAM), 1), block.state)
        for block, (begin, end) in zip(shown, places, strict=True)
    )


def end_of(span: Span, pen: Pen) -> float:
    return pen.at(min(span.last, pen.frame.last) + timedelta(days=1))


def thread_drawn(lane: Lane, pen: Pen, today: date) -> tuple[str, tuple[float, float] | None]:
    """From today to the aspiration's day, with a ring there, or on to the edge."""
    if not lane.is_thread:
        return "", None
    begin = pen.at(max(today, pen.frame.first))
    is_here = lane.by is not None and lane.by <= pen.frame.last
    end = pen.at(max(lane.by or today, pen.frame.first)) if is_here else pen.x.end
    end = min(end, pen.sheet.width - EDGE)
    y = round(pen.y + THREAD / 2 - 4, 1)
    pen.y += THREAD - 4
    if is_here and end < begin:
        begin = end
    return f"M{begin:.1f} {y}H{end:.1f}", (round(end, 1), y) if is_here else None


def marks_drawn(rows: Sequence[Marks], pen: Pen) -> tuple[tuple[Word, ...], tuple[MarkDrawn, ...]]:
    """What was reached and looked back at in the days that are shown, a row for each; near marks are one."""
    titles: list[Word] = []
    drawn: list[MarkDrawn] = []
    for row in rows:
        shown = sorted((mark for mark in row.marks if pen.frame.holds(mark.day, mark.day)), key=lambda mark: mark.day)
        if not shown:
            continue
        titles.append(Word(0, round(pen.y + LINE - 1, 1), row.title, "start"))
        pen.y += 0 if pen.sheet.titles else LINE + 2
        middle = round(pen.y + LINE - 5, 1)
        for near in together(shown, pen):
            x = round(place_of(near[0], pen), 1)
            words, is_big = tuple(mark.words for mark in near), any(mark.is_big for mark in near)
            drawn.append(MarkDrawn(x, middle, words, is_big, row.sign))
        pen.y += LINE + 9
    return tuple(titles), tuple(drawn)


def together(marks: Iterable[Mark], pen: Pen) -> list[list[Mark]]:
    """Marks from left to right, those that would lie on each other made one at the place of the first."""
    found: list[list[Mark]] = []
    for mark in marks:
        if found and place_of(mark, pen) - place_of(found[-1][0], pen) < NEAR:
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def place_of(mark: Mark, pen: Pen) -> float:
    """In the middle of its day, and whole on the sheet."""
    return min(max(pen.at(mark.day) + half_a_day(pen), NEAR / 2), pen.sheet.width - NEAR / 2)


def diamond(x: float, y: float) -> str:
    return f"M{x - DIAMOND:.1f} {y:.1f}l{DIAMOND:g} -{DIAMOND:g} {DIAMOND:g} {DIAMOND:g} -{DIAMOND:g} {DIAMOND:g}z"


def within(word: Word, left: float, right: float) -> Word:
    """A word in the middle of its place, moved so far that it does not stand out."""
    half = word.width / 2
    return Word(round(min(max(word.x, left + half), right - half), 1), round(word.y, 1), word.text)


def fitted(words: str, tail: str, width: float) -> str:
    """Words shortened so that they and what is said after them fit into a width; the end is kept."""
    room = int(width / LETTER) - len(tail)
    return f"{shortened(words, max(room, 1))}{tail}"


def shortened(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[: most - 1].rstrip(' ,;:·')}…"


def wrapped(words: str, letters: int, most: int) -> list[str]:
    """Words in lines of so many letters; what does not fit into so many lines ends in dots."""
    lines: list[str] = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} …"
    return [shortened(line, letters) for line in kept]
