"""The statements, and what answers come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.assessment.statements import ANSWERS, AREAS, KEYS, STATEMENTS, band, change, score, scores


def test_four_areas_ask_five_things_each_under_keys_of_their_own() -> None:
    assert [len(area.statements) for area in AREAS] == [5, 5, 5, 5]
    assert len(KEYS) == len(STATEMENTS) == 20
    assert len({area.key for area in AREAS}) == 4
    assert max(len(each.key) for each in STATEMENTS) <= 40
    assert len(ANSWERS) == 5


def test_a_score_is_the_mean_times_25() -> None:
    assert score([0, 1, 2, 3, 4]) == 50
    assert score([4, 4, 3, 3, 3]) == 85
    assert score([1]) == 25
    with pytest.raises(ValueError, match="answer"):
        score([])


@given(st.lists(st.integers(0, 4), min_size=1))
def test_scores_lie_on_their_scale_and_rise_with_any_answer(answers: list[int]) -> None:
    assert 0 <= score(answers) <= 100
    assert score([*answers[1:], min(answers[0] + 1, 4)]) >= score(answers)


def test_scores_come_by_area_and_only_where_something_was_answered() -> None:
    assert scores({"network-ask": 4, "network-give": 2, "following-soon": 0}) == {"network": 75, "following-up": 0}


@pytest.mark.parametrize(
    ("of", "said"), [(0, "to grow"), (39.9, "to grow"), (40, "steady"), (70, "steady"), (70.1, "strong")]
)
def test_bands(of: float, said: str) -> None:
    assert band(of) == said


@pytest.mark.parametrize(
    ("before", "after", "said"), [(50, 74, "no change"), (50, 75, "up"), (50, 26, "no change"), (50, 25, "down")]
)
def test_a_change_smaller_than_the_noise_is_none(before: int, after: int, said: str) -> None:
    assert change(before, after) == said
