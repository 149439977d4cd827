"""Where people stand on the map."""

import numpy as np
import pytest

from kithward.numerics.arrays import UNKNOWN
from kithward.numerics.layout import lay_out

NO_LINKS = np.empty((0, 2), dtype=np.int32)


def two_circles() -> tuple[np.ndarray, np.ndarray]:
    """Two groups of six who know each other, and one person who knows one of each."""
    inside = [(a, b) for start in (0, 6) for a in range(start, start + 6) for b in range(a + 1, start + 6)]
    links = np.array([*inside, (0, 12), (6, 12)], dtype=np.int32)
    groups = np.array([[0]] * 6 + [[1]] * 6 + [[UNKNOWN]], dtype=np.int32)
    return links, groups


def test_those_who_know_each_other_stand_nearer_than_the_others() -> None:
    links, groups = two_circles()

    found = lay_out(links, groups, size=13)

    apart = np.linalg.norm(found.people[:6].mean(axis=0) - found.people[6:12].mean(axis=0))
    within = np.linalg.norm(found.people[:6] - found.people[:6].mean(axis=0), axis=1).mean()
    assert apart > 2 * within


def test_who_stands_between_two_circles_is_the_bridge() -> None:
    links, groups = two_circles()

    found = lay_out(links, groups, size=13)

    assert int(found.between.argmax()) == 12


def test_same_people_stand_at_the_same_places_within_the_square() -> None:
    links, groups = two_circles()

    once, again = lay_out(links, groups, size=13), lay_out(links, groups, size=13)

    assert (once.people == again.people).all()
    assert once.people.min() >= 0
    assert once.people.max() <= 1
    assert once.groups.shape == (2, 2)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_hardly_anybody_is_a_map_too(size: int) -> None:
    found = lay_out(NO_LINKS, np.full((size, 1), UNKNOWN, dtype=np.int32), size=size)

    assert found.people.shape == (size, 2)
    assert np.isfinite(found.people).all()


def test_groups_of_other_people_are_refused() -> None:
    with pytest.raises(ValueError, match="one row"):
        lay_out(NO_LINKS, np.empty((3, 1), dtype=np.int32), size=2)
