"""The roadmap as its page shows it: what is drawn, the same as a list, and what can be mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from kithward.goals.outcomes import kinds_in_words
from kithward.goals.spells import spans_ahead
from kithward.goals.standing import Judged
from kithward.goals.wording import describe_span, describe_window
from kithward.language.dates import day_in_words
from kithward.language.nouns import listed
from kithward.reviews.queries import Marked
from kithward.roadmap import OVER, Heading, Leg, Roadmap, Unserved
from kithward.web.review_shown import days_shown
from kithward.web.roadmap_chart import draw, shortened
from kithward.web.roadmap_parts import SHEETS, Block, Drawing, Far, Frame, Lane, Line, Mark, Marks, frame_of
from kithward.web.shown import TONES, addresses, progress_in_words, unbroken

SPANS = {"quarter": "Quarter", "year": "Year", "all": "All"}
PERIODS_AHEAD = 2  # of a rhythm without an end: more would promise what nobody said
MOST_BLOCKS = 120
MOST_WINS = 20  # in the list: the others stand on the wall
MOST_REVIEWS = 20
LONGEST_VISION = 200  # letters above the drawing: the rest stands on its own page
WHEN = {"held": "held on", "due": "due since", "coming": "due on"}
STATE_WORDS = {"draft": "draft", "paused": "paused", "met": "met", "missed": "missed"}
STATE_TONES = {"draft": "draft", "paused": "quiet", "met": "lead", "missed": "quiet"}
# What one goal does, and what several do.
COURSES = {"met": ("is met for now", "are met for now"), "ahead": ("has not begun", "have not begun")}
COURSES |= {"needs care": ("needs care", "need care"), "over": ("is over", "are over")}
COURSES |= {course: (f"is {course}", f"are {course}") for course in ("on course", "off course")}
WAITS = {"paused": "paused", "draft": "only a draft", "met": "met before", "missed": "missed"}
# The class of each sign, and its words.
LEGEND = (
    ("met", "done"),
    ("lead", "its time"),
    ("care", "needs care"),
    ("missed", "a period missed"),
    ("off", "days off"),
    ("running", "running now"),
    ("quiet", "off course, paused or missed"),
    ("draft", "only a draft"),
    ("diamond", "a milestone"),
    ("ring", "when an aspiration is due"),
    ("square", "a review held"),
    ("triangle", "a review due, or to come"),
)
HAS = {
    "": "has no goal yet",
    "draft": "has only a draft",
    "over": "has only goals that are over",
}


@dataclass(frozen=True, slots=True)
class Zoom:
    """How far one looks: its label and where it leads."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class LegShown:
    """A goal in the list: what it is, when, and how it stands."""

    sentence: str
    url: str
    about: str
    adjust_url: str  # of one that is off course


@dataclass(frozen=True, slots=True)
class HeadingShown:
    """An aspiration in the list with its goals."""

    title: str
    note: str
    legs: tuple[LegShown, ...]
    came: str  # the outcomes of its goals


@dataclass(frozen=True, slots=True)
class WinShown:
    """A big win in the list."""

    words: str
    day: str
    url: str


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A review in the list: of which days, and when it was held, or will be."""

    words: str
    when: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A goal that serves no aspiration."""

    id: UUID
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An aspiration that no goal is set for, in words, and where one is set."""

    text: str
    has: str
    url: str


@dataclass(frozen=True, slots=True)
class RoadmapShown:
    """The page."""

    vision: str
    zooms: tuple[Zoom, ...]
    drawings: tuple[Drawing, ...]
    finding: str
    list: tuple[HeadingShown, ...]
    wins: tuple[WinShown, ...]
    reviews: tuple[ReviewShown, ...]
    waiting: tuple[Waiting, ...]
    loose: tuple[Loose, ...]
    left_out: int
    legend: tuple[tuple[str, str], ...]  # the signs on the drawing, and what each says


def roadmap_shown(found: Roadmap, span: str) -> RoadmapShown:
    frame = frame_for(found, span)
    lanes = [lane for heading in found.headings if (lane := lane_of(heading, found, frame))]
    far, rows = far_of(found), marks_of(found)
    drawings = tuple(draw(lanes, rows, far, frame, today=found.as_of, sheet=sheet) for sheet in SHEETS)
    url = reverse("roadmap")
    return RoadmapShown(
        vision=f"{shortened(far.words, LONGEST_VISION)}{far.tail}" if far else "",
        zooms=tuple(Zoom(label, f"{url}?span={name}", name == span) for name, label in SPANS.items()),
        drawings=drawings,
        finding=finding_of(found),
        list=tuple(map(heading_shown, found.headings)),
        wins=tuple(wins_shown(found, frame)),
        reviews=tuple(review_shown(one) for one in found.reviews if frame.holds(one.day, one.day))[:MOST_REVIEWS],
        waiting=tuple(map(waiting_shown, found.unserved)),
        loose=tuple(Loose(leg.id, leg.sentence, addresses("goal")(leg.id)) for leg in found.loose),
        left_out=found.left_out,
        legend=tuple(legend_of(lanes, drawings)),
    )


def marks_of(found: Roadmap) -> list[Marks]:
    """What was reached, and the reviews that were held, are due or will be, each in its row."""
    wins = [Mark(one.day, f"{one.words}, {day_in_words(one.day)}", one.is_big) for one in found.reached]
    held = [review_mark(one) for one in found.reviews if one.state == "held"]
    waiting = [review_mark(one) for one in found.reviews if one.state != "held"]
    return [
        Marks("Wins", tuple(wins)),
        Marks("Reviews held", tuple(held), "square"),
        Marks("Reviews due", tuple(waiting), "triangle"),
    ]


def review_mark(one: Marked) -> Mark:
    shown = review_shown(one)
    return Mark(one.day, f"{shown.words}, {shown.when}", is_big=one.days.kind != "week")


def review_shown(one: Marked) -> ReviewShown:
    days = days_shown(one.days.kind, one.days.first, one.days.last)
    return ReviewShown(f"Review of the {one.days.kind} {days}", f"{WHEN[one.state]} {day_in_words(one.day)}")


def frame_for(found: Roadmap, span: str) -> Frame:
    """The days to show: all there is reaches from the first goal to the last aspiration and the far end."""
    firsts = [leg.window.starts_on for leg in found.legs]
    lasts = [leg.last for leg in found.legs if leg.last]
    lasts += [heading.aspiration.by for heading in found.headings if heading.aspiration and heading.aspiration.by]
    lasts += [found.far_end.by] if found.far_end and found.far_end.by else []
    return frame_of(
        span, found.as_of, earliest=min(firsts, default=found.as_of), latest=max(lasts, default=found.as_of)
    )


def far_of(found: Roadmap) -> Far | None:
    end = found.far_end
    return Far(f"Vision: {end.words}", f", by {end.by:%Y}" if end.by else "", end.by) if end else None


def lane_of(heading: Heading, found: Roadmap, frame: Frame) -> Lane | None:
    """An aspiration with its goals of these days; goals that serve none only where there are such."""
    lines = tuple(line for leg in heading.legs if (line := line_of(leg, found, frame)))
    row = heading.aspiration
    if row is None:
        title = "Serving no aspiration yet" if len(found.headings) > 1 else ""
        return Lane(title, "", lines) if lines else None
    empty = "no goal in this time" if any(leg.state != "draft" for leg in heading.legs) else "no goal yet"
    note = f"{row.kind}{f', by {row.by:%Y}' if row.by else ''}"
    return Lane(row.text, note, lines, row.by, is_thread=row.by is None or row.by >= frame.first, empty=empty)


def line_of(leg: Leg, found: Roadmap, frame: Frame) -> Line | None:
    """A goal as it is drawn; None for one of other days."""
    blocks = blocks_of(leg, found, frame)
    first = blocks[0].span.first if blocks else leg.window.starts_on
    last = blocks[-1].span.last if blocks else leg.last or frame.last
    if last < first or not frame.holds(first, last):
        return None
    beyond = f" → {last:%b %Y}" if last > frame.last and not blocks else ""
    return Line(
        words=short_sentence(leg),
        tail=f" · {unbroken(stands_in_words(leg))}{beyond}",
        url=addresses("goal")(leg.id),
        first=first,
        last=last,
        tone=tone_of(leg),
        share=1.0 if leg.state == "met" else leg.at.done / leg.at.aim.target if leg.at else 0.0,
        blocks=blocks,
        is_milestone=leg.kind == "milestone" and leg.window.every is None,
    )


def blocks_of(leg: Leg, found: Roadmap, frame: Frame) -> tuple[Block, ...]:
    """The periods of a rhythm: those that are over, the running one, and some ahead, all of them where it ends."""
    if leg.window.every is None:
        return ()
    past = [Block(period.span, state_of(period, found.as_of)) for period in leg.periods]
    if leg.state in (*OVER, "paused"):
        return tuple(past)
    most = MOST_BLOCKS if leg.window.by else PERIODS_AHEAD + (not past)
    after = leg.periods[-1].span.last if leg.periods else found.as_of - timedelta(days=1)
    ahead = spans_ahead(leg.window, after=after, until=frame.last, week_start=found.week_start, most=most)
    return (*past, *(Block(span, "ahead") for span in ahead))


def state_of(period: Judged, as_of: date) -> str:
    is_running = period.span.last >= as_of and not period.met
    return "running" if is_running else period.outcome


def tone_of(leg: Leg) -> str:
    """The colour of a goal: what is off its course is muted, as what is paused."""
    if leg.at is None:
        return STATE_TONES[leg.state]
    tone = TONES.get(leg.course, "lead")
    return "quiet" if tone == "late" else tone


def stands_in_words(leg: Leg) -> str:
    """ "41 %", "12 %, adjust?", "met 3 October", "draft"."""
    if leg.at is None:
        when = f" {day_in_words(leg.closed_on)}" if leg.closed_on else ""
        return f"{STATE_WORDS[leg.state]}{when}"
    if leg.course == "met" and leg.window.every is not None:
        return f"met {describe_span(leg.at.span, leg.at.as_of)}"
    if leg.course in ("met", "over"):
        return leg.course
    return f"{leg.at.chance_in_words}{', adjust?' if leg.course == 'off course' else ''}"


def short_sentence(leg: Leg) -> str:
    """A goal's sentence without its last day, which the drawing shows."""
    by = leg.window.by
    return leg.sentence.removesuffix(f" by {day_in_words(by)}") if by else leg.sentence


def wins_shown(found: Roadmap, frame: Frame) -> list[WinShown]:
    """The big wins of these days, the latest first."""
    there = [one for one in found.reached if one.is_big and frame.holds(one.day, one.day)][:MOST_WINS]
    return [
        WinShown(one.words, day_in_words(one.day), addresses("win")(one.win_id) if one.win_id else "") for one in there
    ]


def heading_shown(heading: Heading) -> HeadingShown:
    row = heading.aspiration
    note = f"{row.kind}{f', by {day_in_words(row.by)}' if row.by else ''}" if row else ""
    title = row.text if row else "Serving no aspiration yet"
    return HeadingShown(title, note, tuple(map(leg_shown, heading.legs)), kinds_in_words(heading.came))


def leg_shown(leg: Leg) -> LegShown:
    """A goal in the list."""
    parts = [describe_window(leg.window, leg.window.starts_on)]
    if leg.at:
        parts += [progress_in_words(leg.at), leg.at.chance_in_words if leg.at.can_be_helped else "", leg.course]
    else:
        parts.append(stands_in_words(leg))
    if leg.besides:
        parts.append(f"serves also {listed(leg.besides)}")
    if leg.came:
        parts.append(f"came of it: {kinds_in_words(leg.came)}")
    url = addresses("goal")(leg.id)
    return LegShown(
        sentence=leg.sentence,
        url=url,
        about=" · ".join(dict.fromkeys(part for part in parts if part)),
        adjust_url=f"{url}/adjust" if leg.course == "off course" else "",
    )


def waiting_shown(row: Unserved) -> Waiting:
    return Waiting(row.aspiration.text, HAS[row.has], f"{reverse('new_goal')}?serves={row.aspiration.id}")


def finding_of(found: Roadmap) -> str:
    """What the roadmap shows, in a sentence."""
    active = [leg.course for leg in found.legs if leg.at]
    parts = [f"{number} {COURSES[course][number > 1]}" for course, number in Counter(active).most_common()]
    waits = Counter(leg.state for leg in found.legs if not leg.at)
    more = [f"{waits[state]} {words}" for state, words in WAITS.items() if waits[state]]
    on_the_way = f"{len(active)} goal{'' if len(active) == 1 else 's'} on the way{': ' if parts else ''}{listed(parts)}"
    return f"{'; '.join([on_the_way, *([listed(more)] if more else [])])}."


def legend_of(lanes: Iterable[Lane], drawings: Iterable[Drawing]) -> list[tuple[str, str]]:
    """The signs that are on the drawing, each with what it says."""
    lines = [line for lane in lanes for line in lane.lines]
    on_it = {block.state for line in lines for block in line.blocks} | {line.tone for line in lines}
    on_it |= {"met" for line in lines if line.share}
    on_it |= {"diamond" for drawn in drawings for lane in drawn.lanes for bar in lane.bars if bar.diamond}
    on_it |= {mark.sign for drawn in drawings for mark in drawn.marks}
    on_it |= {"ring" for drawn in drawings for lane in drawn.lanes if lane.ring}
    return [(sign, words) for sign, words in LEGEND if sign in on_it]
