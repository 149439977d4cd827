"""How much alike two goals are."""

import pytest

from kithward.goals.likeness import likeness
from kithward.numerics.measure import Measure

LEADERS = Measure("people", act="connect", field="machine learning", seniority="leader")


def test_same_rule_is_wholly_alike() -> None:
    assert likeness(LEADERS, LEADERS) == 1


@pytest.mark.parametrize(
    "other",
    [
        Measure("events"),
        Measure("people", act="connect", field="law", seniority="leader"),
        Measure("people", act="connect"),
        Measure("people", level=True),
        Measure("people", role="mentor"),
    ],
)
def test_another_unit_or_subject_is_not_alike(other: Measure) -> None:
    assert likeness(LEADERS, other) == 0
    assert likeness(other, LEADERS) == 0


def test_more_in_common_is_more_alike() -> None:
    near = Measure("people", act="meet", field="Machine Learning", seniority="leader")
    far = Measure("people", act="meet", field="machine learning", new=True)

    assert 1 > likeness(LEADERS, near) > likeness(LEADERS, far) > 0


def test_goals_without_a_subject_are_alike_by_their_unit() -> None:
    assert likeness(Measure("events"), Measure("events", medium="in person")) == 0.5
