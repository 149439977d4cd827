"""Where the dots and the bar of an area stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.web.strip import LEFT, RIGHT, WIDTH, strip

SCORES = st.floats(0, 100)


def test_dots_and_bar_stand_where_their_scores_are() -> None:
    found = strip(100, [0, 50], (40, 30, 60))

    assert found.answer == RIGHT
    assert found.earlier == (LEFT, (LEFT + RIGHT) / 2)
    assert found.middle == pytest.approx(LEFT + 0.4 * (RIGHT - LEFT))
    assert found.bar == pytest.approx((LEFT + 0.3 * (RIGHT - LEFT), 0.3 * (RIGHT - LEFT)))
    assert [word.text for word in found.bands] == ["to grow", "steady", "strong"]


def test_without_a_log_there_is_no_bar() -> None:
    assert strip(50, [], None).bar is None


@given(answer=st.integers(0, 100), ends=st.tuples(SCORES, SCORES, SCORES).map(sorted))
def test_all_stands_on_the_drawing(answer: int, ends: list[float]) -> None:
    low, middle, high = ends

    found = strip(answer, [answer], (middle, low, high))

    assert found.bar is not None
    begins, wide = found.bar
    assert wide >= 2
    assert LEFT <= begins <= found.middle <= begins + wide + 1e-9 <= WIDTH
    assert all(word.left >= 0 and word.right <= WIDTH for word in (*found.names, *found.bands))
