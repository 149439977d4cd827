"""Where bars, words and marks of the roadmap stand."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.window import Span
from kithward.web.charts import Word
from kithward.web.roadmap_chart import draw, shortened, wrapped
from kithward.web.roadmap_parts import (
    NARROW,
    SHEETS,
    WIDE,
    Block,
    Drawing,
    Far,
    Frame,
    Lane,
    Line,
    Mark,
    Marks,
    Sheet,
    frame_of,
)

TODAY = date(2027, 2, 2)
YEAR = frame_of("year", TODAY, earliest=TODAY, latest=TODAY)
LEADERS = Line("Connect with three leaders", " · 41 %", "/goals/1", date(2027, 1, 1), date(2027, 3, 31), "care", 1 / 3)
LETTER_HEIGHT = 11  # of 12 units, as kithward.css writes them, the letters take no more


def drawing(*lines: Line, sheet: Sheet = WIDE, frame: Frame = YEAR, **lane: object) -> Drawing:
    values = {"title": "Lead an ML team", "note": "to be, by 2030", "lines": lines, **lane}
    return draw([Lane(**values)], [], None, frame, today=TODAY, sheet=sheet)  # type: ignore[arg-type]


def covers(one: Word, other: Word) -> bool:
    return abs(one.y - other.y) < LETTER_HEIGHT and one.left < other.right and other.left < one.right


def month(number: int, state: str) -> Block:
    first = date(2027, number, 1)
    return Block(Span(first, date(2027, number + 1, 1) - timedelta(days=1)), state)


def test_a_year_begins_with_its_quarter_and_shows_what_was_and_what_comes() -> None:
    assert Frame(date(2026, 10, 1), date(2027, 12, 31)) == YEAR


def test_a_quarter_begins_with_its_month() -> None:
    frame = frame_of("quarter", date(2027, 2, 20), earliest=TODAY, latest=TODAY)

    assert frame == Frame(date(2027, 2, 1), date(2027, 5, 31))


def test_all_reaches_from_the_first_goal_to_the_far_end_but_not_beyond_a_working_life() -> None:
    assert frame_of("all", TODAY, earliest=date(2026, 5, 3), latest=date(2030, 9, 1)) == Frame(
        date(2026, 1, 1), date(2030, 12, 31)
    )
    assert frame_of("all", TODAY, earliest=date(2026, 5, 3), latest=date(2027, 6, 1)) == Frame(
        date(2026, 4, 1), date(2027, 6, 30)
    )
    assert frame_of("all", TODAY, earliest=date.min, latest=date.max).days < 31 * 366


@given(
    st.sampled_from(["quarter", "year", "all"]),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.dates(),
    st.dates(),
)
def test_today_is_always_in_the_frame(span: str, today: date, earliest: date, latest: date) -> None:
    frame = frame_of(span, today, earliest=earliest, latest=latest)

    assert frame.first <= today <= frame.last


def test_a_bar_takes_its_days_and_is_filled_as_far_as_the_goal_is() -> None:
    bar = drawing(LEADERS).lanes[0].bars[0]
    whole = 960 - 8 - (168 + 10)

    assert bar.bar.x == pytest.approx(178 + whole * 92 / YEAR.days, abs=0.1)
    assert bar.bar.width == pytest.approx(whole * 90 / YEAR.days, abs=0.1)
    assert bar.filled == pytest.approx(bar.bar.width / 3, abs=0.1)


def test_words_stand_to_the_right_where_they_fit_else_to_the_left_else_above() -> None:
    late = Line("Two mentors", " · 77 %", "", date(2027, 10, 1), date(2027, 12, 31), "lead")
    whole = Line("Ten conversations " * 3, " · 50 %", "", YEAR.first, YEAR.last, "lead")

    right, left, above = drawing(LEADERS, late, whole).lanes[0].bars

    assert (right.words.anchor, right.words.left) == (
        "start",
        pytest.approx(right.bar.x + right.bar.width + 10, abs=0.2),
    )
    assert (left.words.anchor, left.words.right) == ("end", pytest.approx(left.bar.x - 10, abs=0.2))
    assert above.words.y < above.y


def test_words_that_are_too_long_keep_their_chance() -> None:
    endless = Line("Meet somebody " * 40, " · 41 %", "", YEAR.first, YEAR.last, "lead")

    for sheet in SHEETS:
        words = drawing(endless, sheet=sheet).lanes[0].bars[0].words
        assert words.text.endswith("… · 41 %")
        assert words.right <= sheet.width


def test_a_rhythm_is_drawn_as_blocks_with_a_seam_between() -> None:
    states = ("met", "running", "ahead")
    blocks = tuple(month(number, state) for number, state in enumerate(states, start=1))
    line = Line("Two events a month", " · 68 %", "", blocks[0].span.first, blocks[-1].span.last, "lead", 0.5, blocks)

    drawn = drawing(line).lanes[0].bars[0].blocks

    assert [block.state for block in drawn] == list(states)
    assert all(one.x + one.width < other.x for one, other in pairwise(drawn))


def test_a_rhythm_too_quick_to_be_told_apart_is_one_bar() -> None:
    days = tuple(
        Block(Span(day, day), "met") for day in (date(2027, 1, 1) + timedelta(days=gone) for gone in range(60))
    )

    line = Line("Practise daily", "", "", days[0].span.first, days[-1].span.last, "lead", 1.0, days)

    assert drawing(line).lanes[0].bars[0].blocks == ()


def test_only_a_milestone_that_ends_here_has_its_diamond() -> None:
    def diamond_of(last: date, is_milestone: bool) -> str:
        line = Line("Two mentors", "", "", TODAY, last, "lead", is_milestone=is_milestone)
        return drawing(line).lanes[0].bars[0].diamond

    assert diamond_of(date(2027, 6, 1), True)
    assert not diamond_of(date(2027, 6, 1), False)
    assert not diamond_of(date(2029, 6, 1), True)


def test_the_thread_leads_to_the_day_of_the_aspiration_or_on_to_the_edge() -> None:
    here = drawing(LEADERS, by=date(2027, 9, 1), is_thread=True).lanes[0]
    beyond = drawing(LEADERS, by=date(2030, 9, 1), is_thread=True).lanes[0]

    assert here.ring is not None
    assert here.thread.endswith(f"H{here.ring[0]}")
    assert beyond.ring is None
    assert beyond.thread.endswith("H952.0")


def test_an_aspiration_without_a_goal_says_so() -> None:
    lane = drawing(empty="no goal yet").lanes[0]

    assert lane.empty is not None
    assert lane.empty.text == "no goal yet"


def test_the_vision_stands_at_its_day_or_at_the_far_edge() -> None:
    def far(by: date | None) -> Drawing:
        return draw([], [], Far("Vision: lead", ", by 2030", by), YEAR, today=TODAY, sheet=WIDE)

    assert far(date(2030, 12, 31)).flag == far(None).flag == 952
    near = far(date(2027, 1, 1))
    assert near.flag is not None
    assert near.flag < 480
    assert near.far is not None
    assert near.far.left > near.flag


def test_marks_that_would_lie_on_each_other_are_one() -> None:
    days = (date(2026, 11, 3), date(2026, 11, 4), date(2027, 1, 20), date(2020, 1, 1))
    marks = Marks("Wins", tuple(Mark(day, f"{day}") for day in days))

    drawn = draw([], [marks], None, YEAR, today=TODAY, sheet=WIDE).marks

    assert [mark.words for mark in drawn] == [("2026-11-03", "2026-11-04"), ("2027-01-20",)]
    assert drawn[0].radius > drawn[1].radius


def test_a_mark_of_many_names_the_first_of_them() -> None:
    marks = Marks("Wins", tuple(Mark(date(2026, 11, day), f"win {day}") for day in (2, 3, 4, 5, 6)))

    (mark,) = draw([], [marks], None, YEAR, today=TODAY, sheet=NARROW).marks

    assert mark.title == "win 2; win 3; win 4; and 2 more"


def test_a_small_win_has_a_smaller_mark() -> None:
    marks = Marks("Wins", (Mark(date(2026, 11, 3), "big"), Mark(date(2027, 1, 20), "small", is_big=False)))

    big, small = draw([], [marks], None, YEAR, today=TODAY, sheet=WIDE).marks

    assert small.radius < big.radius


def test_rows_of_marks_are_told_apart_by_their_shapes() -> None:
    day = (Mark(date(2026, 11, 3), "one"),)
    rows = [Marks("Wins", day), Marks("Reviews held", day, "square"), Marks("Reviews due", day, "triangle")]

    dot, square, triangle = draw([], rows, None, YEAR, today=TODAY, sheet=NARROW).marks

    assert (dot.sign, square.sign, triangle.sign) == ("dot", "square", "triangle")
    assert (dot.path, square.path.count("h"), triangle.path.count("h")) == ("", 2, 1)
    assert dot.y < square.y < triangle.y


def test_a_title_is_wrapped_and_shortened() -> None:
    assert wrapped("Lead an applied-ML team", 12, 3) == ["Lead an", "applied-ML", "team"]
    assert wrapped("one two three four", 5, 2) == ["one", "two …"]
    assert wrapped("Donaudampfschiff", 6, 2) == ["Donau…"]
    assert shortened("a, b", 3) == "a…"


words = st.text("abcdefg  ", min_size=1, max_size=80).map(lambda text: " ".join(text.split()) or "a")
days = st.dates(date(2020, 1, 1), date(2034, 1, 1))


@st.composite
def lines(pick: st.DrawFn) -> Line:
    first = pick(st.dates(YEAR.first - timedelta(days=400), YEAR.last))
    last = max(first, YEAR.first) + timedelta(days=pick(st.integers(0, 900)))
    tone = pick(st.sampled_from(["lead", "care", "quiet", "draft"]))
    return Line(pick(words), " · 41 %", "/", first, last, tone, pick(st.floats(0, 1)), (), pick(st.booleans()))


lanes = st.builds(
    Lane,
    title=words,
    note=words,
    lines=st.lists(lines(), max_size=5).map(tuple),
    by=st.none() | days,
    is_thread=st.booleans(),
    empty=st.just("no goal yet"),
)


@given(
    st.lists(lanes, max_size=4),
    st.lists(st.builds(Mark, days, words), max_size=6),
    st.none() | st.builds(Far, words, st.just(", by 2030"), st.none() | days),
    st.sampled_from(SHEETS),
)
def test_all_is_inside_and_no_words_cover_others(
    rows: list[Lane], marks: list[Mark], far: Far | None, sheet: Sheet
) -> None:
    of_marks = [Marks("Wins", tuple(marks)), Marks("Reviews held", tuple(marks), "square")]
    drawn = draw(rows, of_marks, far, YEAR, today=TODAY, sheet=sheet)

    bars = [bar for lane in drawn.lanes for bar in lane.bars]
    assert all(bar.bar.x >= 0 and bar.bar.x + bar.bar.width <= sheet.width for bar in bars)
    assert all(drawn.top <= bar.y and bar.y + bar.height <= drawn.bottom for bar in bars)
    assert all(one.y + one.height <= other.y for one, other in pairwise(bars))
    beside = [(one, other) for one, other in pairwise(drawn.marks) if one.sign == other.sign]
    assert all(mark.radius <= mark.x <= sheet.width - mark.radius for mark in drawn.marks)
    assert all(other.x - one.x > one.radius + other.radius - 0.2 for one, other in beside)  # places are rounded
    assert all(word.left >= -0.2 and word.right <= sheet.width + 0.2 for word in drawn.words)
    assert all(0 < word.y <= drawn.height for word in drawn.words)
    assert [pair for pair in combinations(drawn.words, 2) if covers(*pair)] == []


@given(st.lists(lanes, min_size=1, max_size=4))
def test_goals_keep_their_order_from_top_to_bottom(rows: list[Lane]) -> None:
    drawn = draw(rows, [], None, YEAR, today=TODAY, sheet=NARROW)

    assert [bar.line for lane in drawn.lanes for bar in lane.bars] == [line for lane in rows for line in lane.lines]
