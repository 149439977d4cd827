"""Chances and lengths of time in words."""

import pytest

from kithward.language.amounts import hours, percent, rough_percent


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.41, "41 %"), (0.9999, "over 99 %"), (1.0, "100 %")],
)
def test_a_chance_is_never_called_certain_that_is_only_nearly_so(chance: float, words: str) -> None:
    assert percent(chance) == words


@pytest.mark.parametrize(
    ("chance", "words"), [(0.01, "under 5 %"), (0.41, "about 40 %"), (0.43, "about 45 %"), (0.99, "over 95 %")]
)
def test_a_rough_chance_is_said_to_five_points(chance: float, words: str) -> None:
    assert rough_percent(chance) == words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (195, "3 h 15")])
def test_minutes_are_said_as_hours(minutes: int, words: str) -> None:
    assert hours(minutes) == words
