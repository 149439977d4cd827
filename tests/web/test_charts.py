"""Where lines, bars and words of a chart stand."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.course import Ahead, Course, Stood
from kithward.goals.standing import Judged
from kithward.goals.window import Span
from kithward.web import charts
from kithward.web.charts import BOXES, NARROW, WIDE, Box, Scale, Word, nice_counts, number, progress, short, softened

FIRST = date(2026, 6, 1)
PLAIN = Box("plain", 100, 100, top=0, bottom=0)
DAY = timedelta(days=1)


def course(**parts: object) -> Course:
    values = {
        "first": FIRST,
        "last": FIRST + 9 * DAY,
        "as_of": FIRST + 4 * DAY,
        "target": 4,
        "start": 0,
        "so_far": (Stood(FIRST + DAY, 1), Stood(FIRST + 3 * DAY, 2)),
        "ahead": (Ahead(FIRST + 9 * DAY, 2, 3, 4),),
    }
    return Course(**{**values, **parts})  # type: ignore[arg-type]


def points(path: str) -> list[tuple[float, float]]:
    """The points of a path of M, L, H and V."""
    found: list[tuple[float, float]] = []
    for letter, rest in re.findall(r"([MLHV])([-\d. ]+)", path):
        given = [float(part) for part in rest.split()]
        x, y = found[-1] if found else (0.0, 0.0)
        found.append({"H": (given[0], y), "V": (x, given[0])}.get(letter) or (given[0], given[-1]))
    return found


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A way through any span: of a day or of ten years, before it, in it and after it."""
    length = draw(st.sampled_from([1, 2, 7, 30, 31, 90, 365, 3650]) | st.integers(1, 4000))
    as_of = draw(st.integers(-20, length + 20))
    start = draw(st.sampled_from([0, 0, 480]))
    done, stood = start, []
    for day in sorted(draw(st.sets(st.integers(0, max(min(as_of, length - 1), 0)), max_size=12))) if as_of >= 0 else []:
        done += draw(st.integers(1, 40))
        stood.append(Stood(FIRST + day * DAY, done))
    ahead, band = [], [done] * 3
    for day in sorted(draw(st.sets(st.integers(max(as_of + 1, 0), length), max_size=20))) if as_of < length else []:
        low, middle, high = (count + draw(st.integers(0, 5)) for count in band)
        band = [low, max(low, middle), max(low, middle, high)]
        ahead.append(Ahead(FIRST + min(day, length - 1) * DAY, *band))
    return course(
        last=FIRST + (length - 1) * DAY,
        as_of=min(FIRST + as_of * DAY, FIRST + (length - 1) * DAY),
        target=start + draw(st.sampled_from([1, 3, 20, 1_000_000])),
        start=start,
        so_far=tuple(stood),
        ahead=tuple(ahead),
    )


def test_known_way_stands_at_known_places() -> None:
    drawn = progress(course(), PLAIN)

    left, right = drawn.left, drawn.right
    tenth = (right - left) / 10
    assert (drawn.target, drawn.today) == (0, (left + 4.5 * tenth, 50))
    assert points(drawn.so_far) == [
        pytest.approx(point, abs=0.06)
        for point in (
            (left, 100),
            (left + 1.5 * tenth, 100),
            (left + 1.5 * tenth, 75),
            (left + 3.5 * tenth, 75),
            (left + 3.5 * tenth, 50),
            (left + 4.5 * tenth, 50),
        )
    ]
    assert points(drawn.pace) == [pytest.approx((left, 100), abs=0.06), pytest.approx((right, 0), abs=0.06)]
    assert points(drawn.middle)[-1] == pytest.approx((right, 25), abs=0.06)
    assert [word.text for word in drawn.lines] == ["0", "1", "2", "3", "4"]


@given(courses(), st.sampled_from(BOXES))
def test_everything_stands_inside_the_box_and_no_words_overlap(way: Course, box: Box) -> None:
    drawn = progress(way, box)

    for x, y in [*points(drawn.so_far), *points(drawn.band), *points(drawn.middle), *points(drawn.pace)]:
        assert drawn.left - 0.1 <= x <= drawn.right + 0.1 <= box.width
        assert box.top - 0.1 <= y <= box.height - box.bottom + 0.1
    words = [*drawn.days, *drawn.lines, drawn.target_word]
    assert all(word.left >= 0 and word.right <= box.width and 0 < word.y <= box.height for word in words)
    assert all(one.right < other.left for one, other in pairwise(drawn.days))
    assert all(
        abs(one.y - other.y) >= charts.LETTER_HEIGHT or one.right <= other.left or other.right <= one.left
        for one, other in combinations(drawn.lines, 2)
    )


@given(courses(), st.sampled_from(BOXES))
def test_steps_only_rise_and_the_band_is_in_order(way: Course, box: Box) -> None:
    drawn = progress(way, box)

    assert all(after[0] >= before[0] for before, after in pairwise(points(drawn.so_far)))
    assert all(after[1] <= before[1] + 0.05 for before, after in pairwise(points(drawn.so_far)))
    low, middle, high = (
        softened([way.done, *(getattr(day, part) for day in way.ahead)]) for part in ("low", "middle", "high")
    )
    assert all(a <= b + 1e-9 and b <= c + 1e-9 for a, b, c in zip(low, middle, high, strict=True))
    assert all(after >= before - 1e-9 for before, after in pairwise(middle))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_softening_keeps_both_ends_and_never_turns_back(counts: list[int]) -> None:
    rising = sorted(counts)

    found = softened(rising)

    assert (found[0], found[-1]) == (rising[0], rising[-1])
    assert all(after >= before - 1e-9 for before, after in pairwise(found))


def test_way_without_anything_yet_still_has_its_line_and_target() -> None:
    drawn = progress(course(so_far=(), ahead=(), target=1), WIDE)

    assert len(points(drawn.so_far)) == 2
    assert (drawn.band, drawn.middle) == ("", "")
    assert drawn.target_word.text == "target 1"


def test_span_of_one_day_names_that_day_once() -> None:
    drawn = progress(course(last=FIRST, as_of=FIRST, so_far=(Stood(FIRST, 1),), ahead=()), NARROW)

    assert [word.text for word in drawn.days] == ["1 Jun"]


def test_span_ahead_has_no_today() -> None:
    drawn = progress(course(as_of=FIRST - 3 * DAY, so_far=()), WIDE)

    assert (drawn.today, drawn.so_far) == (None, "")
    assert points(drawn.band)[0][0] == pytest.approx(drawn.left, abs=0.06)


def test_ten_years_are_named_by_their_years() -> None:
    drawn = progress(course(last=date(2036, 5, 31), ahead=(Ahead(date(2036, 5, 31), 2, 3, 4),)), WIDE)

    names = [word.text for word in drawn.days]
    assert names[-1] == "May 2036"
    assert {"2030", "2032"} <= set(names)


def test_level_is_drawn_from_where_it_began() -> None:
    drawn = progress(course(start=480, target=500, so_far=(Stood(FIRST, 481),), ahead=()), WIDE)

    assert drawn.lines[0].text == "480"


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        (0, 0, [0, 1]),
        (0, 1, [0, 1]),
        (0, 3, [0, 1, 2, 3]),
        (0, 9, [0, 5, 10]),
        (0, 4, [0, 1, 2, 3, 4]),
        (0, 90, [0, 50, 100]),
        (480, 500, [480, 485, 490, 495, 500]),
        (0, 1_000_000, [0, 500_000, 1_000_000]),
    ],
)
def test_lines_stand_at_counts_that_people_like(least: int, most: int, found: list[int]) -> None:
    assert nice_counts(least, most) == found


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_lines_hold_all_between_and_are_few(one: int, other: int) -> None:
    least, most = sorted((one, other))

    found = nice_counts(least, most)

    assert found[0] <= least
    assert found[-1] >= most
    assert 2 <= len(found) <= 6


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (1500, "1,500"), (12_000, "12k"), (1_500_000, "1.5M")])
def test_counts_are_said_as_short_as_an_axis_needs(count: int, words: str) -> None:
    assert short(count) == words


def test_scale_keeps_what_lies_beyond_at_its_ends() -> None:
    scale = Scale(0, 10, 100, 200)

    assert [scale(value) for value in (-5, 0, 5, 10, 50)] == [100, 100, 150, 200, 200]
    assert Scale(3, 3, 7, 9)(3) == 7


def test_coordinates_say_no_more_than_is_needed() -> None:
    assert [number(value) for value in (1.0, 1.26, -0.04)] == ["1", "1.3", "0"]


def test_words_know_how_far_they_reach() -> None:
    assert (Word(10, 0, "ab", "start").left, Word(10, 0, "ab", "end").right) == (10, 10)
    assert Word(10, 0, "ab").left == 10 - charts.LETTER


# Periods


def judged(*done: int, target: int = 2) -> list[Judged]:
    return [
        Judged(Span(date(2026, month, 1), date(2026, month + 1, 1) - DAY), count, target)
        for month, count in enumerate(done, start=1)
    ]


def test_periods_say_by_a_mark_and_a_word_what_they_are() -> None:
    past = judged(2, 0, 3)

    drawn = charts.periods(past[:2], past[2], PLAIN)
    running = charts.periods(past[:1], judged(1)[0], PLAIN).bars[-1]

    assert [(bar.state, bar.words.text) for bar in drawn.bars] == [("met", "2✓"), ("missed", "0"), ("met", "3✓")]
    assert (running.state, running.words.text) == ("running", "1…")
    assert [word.text for word in charts.periods(past, None, WIDE).names] == ["Jan", "Feb", "Mar"]


def test_period_of_days_off_stands_as_such_where_it_was_not_met() -> None:
    away, met = (replace(period, mostly_off=True) for period in judged(0, 2))

    drawn = charts.periods([away, met], None, PLAIN)

    assert [bar.state for bar in drawn.bars] == ["off", "met"]
    assert drawn.bars[0].asked == drawn.base - drawn.bars[0].target > 0


def test_bars_stand_on_one_base_beside_the_target_of_their_time() -> None:
    drawn = charts.periods([*judged(2, target=1), *judged(2, target=4)], None, WIDE)

    assert {round(bar.y + bar.height, 6) for bar in drawn.bars} == {drawn.base}
    assert drawn.bars[0].target > drawn.bars[0].y
    assert drawn.bars[1].target < drawn.bars[1].y


@given(st.lists(st.integers(0, 500), max_size=11), st.sampled_from(BOXES))
def test_bars_and_their_names_stay_in_the_box(done: list[int], box: Box) -> None:
    drawn = charts.periods(judged(*done), None, box)

    assert all(bar.x >= 0 and bar.x + bar.width <= box.width and bar.y >= box.top for bar in drawn.bars)
    assert all(one.right < other.left for one, other in pairwise(drawn.names))
    assert all(word.left >= 0 and word.right <= box.width for word in drawn.names)
    assert all(one.words.right <= other.words.left + 1 for one, other in pairwise(drawn.bars))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 6, 8), date(2026, 6, 14), "8 Jun"),
        (date(2026, 6, 1), date(2026, 6, 30), "Jun"),
        (date(2026, 4, 1), date(2026, 6, 30), "Q2"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_period_is_named_as_short_as_an_axis_needs(first: date, last: date, name: str) -> None:
    assert charts.period_name(Span(first, last)) == name
