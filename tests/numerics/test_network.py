"""The shape of a person's network."""

from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithward.numerics.network import (
    constraint_and_effective_size,
    effective_groups,
    most_telling_link,
    thin_groups,
    tie_weights,
    variety,
    warm_paths,
)

TRIANGLE = [(0, 1)]  # with me: everybody knows everybody
TWO_PAIRS = [(0, 1), (2, 3)]


def made_up_ego(seed, contacts=8):
    random = np.random.default_rng(seed)
    pairs = np.array(list(combinations(range(contacts), 2)))
    chosen = pairs[random.random(len(pairs)) < 0.3]
    return random.uniform(0.1, 5, contacts), chosen, random.uniform(0.1, 3, len(chosen))


def constraint_by_definition(weights, links, link_weights):
    """Burt's formula over the full matrix of proportions, with me as the last row."""
    n = len(weights)
    ties = np.zeros((n + 1, n + 1))
    ties[n, :n] = ties[:n, n] = weights
    for (first, second), weight in zip(links, link_weights, strict=True):
        ties[first, second] = ties[second, first] = weight
    share = ties / ties.sum(axis=1, keepdims=True)
    return sum((share[n, j] + sum(share[n, q] * share[q, j] for q in range(n) if q != j)) ** 2 for j in range(n))


# Tie weights


def test_a_tie_weighs_its_contact_days_by_their_age():
    weights = tie_weights([0, 2, 0], [0, 240, 480], size=4)

    assert weights == pytest.approx([1 + np.exp(-2), 0, np.exp(-1), 0])


def test_no_contact_days_weigh_nothing():
    assert tie_weights([], [], size=2).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("people", "days_ago"), [([0], [np.nan]), ([0], [-1]), ([2], [1]), ([-1], [1]), ([0, 1], [1]), ([[0]], [[1]])]
)
def test_tie_weights_refuse_what_makes_no_sense(people, days_ago):
    with pytest.raises(ValueError):
        tie_weights(people, days_ago, size=2)


# Constraint and effective size, by hand


def test_contacts_who_do_not_know_each_other_constrain_least():
    star = constraint_and_effective_size([1, 1, 1, 1], [])

    assert star.constraint == pytest.approx(0.25)  # 4 * (1/4)^2
    assert (star.effective_size, star.contacts, star.known_links) == (4, 4, 0)


def test_two_contacts_who_know_each_other_make_a_clique_of_three():
    clique = constraint_and_effective_size([1, 1], TRIANGLE)

    assert clique.constraint == pytest.approx(1.125)  # 2 * (1/2 + 1/2 * 1/2)^2
    assert clique.effective_size == 1


def test_three_contacts_who_know_each_other_make_a_clique_of_four():
    clique = constraint_and_effective_size([1, 1, 1], [(0, 1), (1, 2), (0, 2)])

    assert clique.constraint == pytest.approx(25 / 27)  # 3 * (1/3 + 2 * 1/3 * 1/3)^2
    assert clique.effective_size == pytest.approx(1)


def test_two_pairs_leave_room_between_them():
    pairs = constraint_and_effective_size([1, 1, 1, 1], TWO_PAIRS)

    assert pairs.constraint == pytest.approx(0.5625)  # 4 * (1/4 + 1/4 * 1/2)^2
    assert pairs.effective_size == 3  # 4 - 2 * 2 / 4


def test_weights_count():
    uneven = constraint_and_effective_size([3, 1], TRIANGLE, link_weights=[1])

    # The second gives 1 of 2 to the first, the first 1 of 4 to the second: .75 + .25 * 1/2, and .25 + .75 * 1/4.
    assert uneven.constraint == pytest.approx(0.875**2 + 0.4375**2)


def test_a_link_of_unknown_weight_counts_like_the_median_tie():
    assert constraint_and_effective_size([1, 2, 4], [(0, 2)]) == constraint_and_effective_size(
        [1, 2, 4], [(0, 2)], link_weights=[2]
    )


def test_a_link_given_twice_counts_once():
    once = constraint_and_effective_size([1, 2, 1], [(0, 1)], link_weights=[3])
    twice = constraint_and_effective_size([1, 2, 1], [(0, 1), (1, 0)], link_weights=[2, 3])

    assert twice == once
    assert twice.known_links == 1


def test_who_has_no_tie_is_no_contact():
    shape = constraint_and_effective_size([1, 0, 1], [(0, 1), (1, 2)])

    assert shape == constraint_and_effective_size([1, 1], [])


def test_one_contact_constrains_fully():
    alone = constraint_and_effective_size([0.3], [])

    assert (alone.constraint, alone.effective_size) == (1, 1)


@pytest.mark.parametrize("weights", [[], [0.0, 0.0]])
def test_without_contacts_there_is_no_constraint(weights):
    nobody = constraint_and_effective_size(weights, [])

    assert (nobody.constraint, nobody.effective_size, nobody.contacts) == (None, 0, 0)


@pytest.mark.parametrize(
    ("weights", "links", "link_weights"),
    [
        ([np.nan, 1], [], None),
        ([-1, 1], [], None),
        ([[1, 1]], [], None),
        ([1, 1], [(0, 0)], None),
        ([1, 1], [(0, 2)], None),
        ([1, 1], [0, 1], None),
        ([1, 1], [(0, 1)], [np.nan]),
        ([1, 1], [(0, 1)], [1, 2]),
    ],
)
def test_constraint_refuses_what_makes_no_sense(weights, links, link_weights):
    with pytest.raises(ValueError):
        constraint_and_effective_size(weights, links, link_weights=link_weights)


@given(st.integers(0, 10**6))
def test_constraint_equals_its_definition(seed):
    weights, links, link_weights = made_up_ego(seed)

    shape = constraint_and_effective_size(weights, links, link_weights=link_weights)

    assert shape.constraint == pytest.approx(constraint_by_definition(weights, links, link_weights), abs=1e-12)
    assert shape.effective_size == pytest.approx(8 - 2 * len(links) / 8)


@given(st.integers(0, 10**6), st.floats(1e-3, 1e3))
def test_neither_scale_nor_order_changes_the_constraint(seed, scale):
    weights, links, _ = made_up_ego(seed)
    order = np.random.default_rng(seed).permutation(8)
    place = np.argsort(order)

    shape = constraint_and_effective_size(weights, links)
    scaled = constraint_and_effective_size(weights * scale, links)
    shuffled = constraint_and_effective_size(weights[order], place[links[::-1, ::-1]])

    assert scaled.constraint == pytest.approx(shape.constraint, rel=1e-9)
    assert shuffled.constraint == pytest.approx(shape.constraint, rel=1e-9)


# The link to ask for


def test_the_most_telling_link_joins_the_strongest_ties():
    link = most_telling_link([1, 5, 1, 5], [(0, 1)])

    assert (link.first, link.second) == (1, 3)
    with_it = constraint_and_effective_size([1, 5, 1, 5], [(0, 1), (1, 3)]).constraint
    without = constraint_and_effective_size([1, 5, 1, 5], [(0, 1)]).constraint
    assert link.change == pytest.approx(with_it - without)


def test_what_was_answered_is_not_asked_again():
    first = most_telling_link([1, 2, 3], [])
    second = most_telling_link([1, 2, 3], [], unlinked=[(first.second, first.first)])

    assert (second.first, second.second) != (first.first, first.second)


def test_nothing_is_asked_when_every_link_is_known():
    assert most_telling_link([1, 1, 1], [(0, 1)], unlinked=[(0, 2), (1, 2)]) is None
    assert most_telling_link([1, 0], []) is None
    assert most_telling_link([], []) is None


def test_only_the_strongest_ties_are_asked_about():
    link = most_telling_link([1, 9, 2, 8], [(1, 3)], among=3)

    assert {link.first, link.second} < {1, 2, 3}


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_the_most_telling_link_is_the_one_that_changes_most(seed):
    weights, links, link_weights = made_up_ego(seed)
    known = {tuple(pair) for pair in links.tolist()}
    before = constraint_by_definition(weights, links, link_weights)
    extra = [*link_weights, np.median(weights)]

    link = most_telling_link(weights, links, link_weights=link_weights)

    changes = {
        pair: constraint_by_definition(weights, [*links, pair], extra) - before
        for pair in combinations(range(8), 2)
        if pair not in known
    }
    assert link.change == pytest.approx(changes[(link.first, link.second)], abs=1e-12)
    assert abs(link.change) == pytest.approx(max(abs(change) for change in changes.values()), abs=1e-12)


# Variety


def test_even_groups_all_count_and_one_group_counts_once():
    assert effective_groups([7, 7, 7]) == pytest.approx(3)
    assert effective_groups([12]) == pytest.approx(1)
    assert effective_groups([]) == 0
    assert effective_groups([0, 0]) == 0


def test_uneven_groups_count_less():
    # exp(-(.5 ln .5 + .25 ln .25 + .25 ln .25)) = 2^1.5
    assert effective_groups([2, 1, 1]) == pytest.approx(2**1.5)


@given(st.lists(st.integers(0, 50), max_size=12), st.integers(1, 9))
def test_variety_knows_neither_scale_nor_order_and_never_exceeds_the_groups(counts, scale):
    number = effective_groups(counts)

    assert effective_groups([count * scale for count in counts[::-1]]) == pytest.approx(number)
    assert number <= np.count_nonzero(counts) + 1e-9


@pytest.mark.parametrize("counts", [[np.nan], [-1]])
def test_groups_refuse_counts_that_make_no_sense(counts):
    with pytest.raises(ValueError, match="counts"):
        effective_groups(counts)


def test_variety_names_the_groups_and_sets_the_unknown_apart():
    found = variety(["fintech", "law", "", "fintech", "design", "fintech"])

    assert [(group.label, group.people) for group in found.groups] == [("fintech", 3), ("design", 1), ("law", 1)]
    assert found.groups[0].share == pytest.approx(0.6)
    assert found.unknown == 1
    assert found.effective == pytest.approx(effective_groups([3, 1, 1]))


def test_nobody_has_no_variety():
    assert variety([]).effective == 0
    assert variety(["", ""]).unknown == 2


def test_thin_groups_are_those_below_a_tenth_and_those_wanted_but_empty():
    found = variety(["tech"] * 18 + ["law"] * 2 + ["art"])

    thin = thin_groups(found, wanted=["finance", "tech"])

    assert [(group.label, group.people) for group in thin] == [("finance", 0), ("art", 1), ("law", 2)]


# Warm paths. The cast: 0 Ann and 1 Ben are mine, 2 Cleo and 3 Dan are not.


def test_a_path_through_a_friend_is_the_product_and_one_introduction():
    paths = warm_paths([0.9, 0, 0, 0], [(0, 2)], [0.8], targets=[2])

    assert [(path.people, path.target) for path in paths] == [((0, 2), 2)]
    assert paths[0].chance == pytest.approx(0.9 * 0.8 * 0.5)


def test_two_introductions_halve_twice_and_a_third_is_one_too_many():
    links, strength = [(0, 2), (2, 3), (3, 4)], [0.8, 0.6, 0.9]

    paths = warm_paths([0.9, 0, 0, 0, 0], links, strength, targets=[3, 4])

    assert [path.people for path in paths] == [(0, 2, 3)]
    assert paths[0].chance == pytest.approx(0.9 * 0.8 * 0.6 * 0.25)
    assert warm_paths([0.9, 0, 0, 0, 0], links, strength, targets=[4], most_steps=4)[0].people == (0, 2, 3, 4)


def test_the_better_broker_is_asked():
    paths = warm_paths([0.6, 0.9, 0, 0], [(0, 2), (1, 2)], [0.9, 0.7], targets=[2])

    assert paths[0].people == (1, 2)  # .63 against .54


def test_nobody_is_asked_over_a_tie_that_has_faded():
    assert warm_paths([0.49, 0, 0, 0], [(0, 2)], [1.0], targets=[2]) == []
    assert warm_paths([0.9, 0, 0, 0], [(0, 2), (2, 3)], [0.49, 1.0], targets=[3]) == []


def test_the_last_tie_may_have_faded():
    assert warm_paths([0.9, 0, 0, 0], [(0, 2)], [0.1], targets=[2])[0].chance == pytest.approx(0.045)


def test_someone_known_is_reached_straight_unless_a_friend_is_likelier():
    straight = warm_paths([0.9, 0.6, 0, 0], [(0, 1)], [1.0], targets=[1])
    introduced = warm_paths([0.9, 0.1, 0, 0], [(0, 1)], [1.0], targets=[1])

    assert straight[0].people == (1,)
    assert introduced[0].people == (0, 1)


def test_equal_paths_take_the_lower_index_and_likelier_targets_come_first():
    paths = warm_paths([0.8, 0.8, 0, 0], [(1, 2), (0, 2), (1, 3)], [0.5, 0.5, 0.9], targets=[2, 3, 3])

    assert [path.people for path in paths] == [(1, 3), (0, 2)]


def test_nobody_is_reached_from_nothing():
    assert warm_paths([], [], [], targets=[]) == []
    assert warm_paths([0, 0], [(0, 1)], [1], targets=[1]) == []
    assert warm_paths([0.9, 0], [], [], targets=[1]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"alive_me": [np.nan, 0]},
        {"alive_me": [1.1, 0]},
        {"link_strength": [np.nan]},
        {"link_strength": [0.5, 0.5]},
        {"links": [(0, 2)]},
        {"links": [(1, 1)]},
        {"targets": [2]},
        {"per_introduction": np.nan},
        {"most_steps": 0},
    ],
)
def test_warm_paths_refuse_what_makes_no_sense(change):
    whole = {"alive_me": [0.9, 0], "links": [(0, 1)], "link_strength": [0.5], "targets": [1]}

    with pytest.raises(ValueError):
        warm_paths(**{**whole, **change})


def best_chance(alive, strength, target, most_steps):
    """The best of all simple paths, each multiplied out."""
    best = alive[target]
    others = [person for person in range(len(alive)) if person != target]
    for steps in range(1, most_steps):
        for brokers in permutations(others, steps):
            ties = [alive[brokers[0]], *(strength[pair] for pair in pairwise(brokers))]
            if min(ties) >= 0.5:
                best = max(best, np.prod(ties) * strength[brokers[-1], target] * 0.5**steps)
    return best


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_warm_paths_are_the_best_of_all_paths(seed, most_steps):
    random = np.random.default_rng(seed)
    alive = np.where(random.random(6) < 0.4, random.random(6), 0)
    pairs = np.array(list(combinations(range(6), 2)))
    pairs = pairs[random.random(len(pairs)) < 0.5]
    strength = np.zeros((6, 6))
    strength[tuple(pairs.T)] = random.uniform(0.3, 1, len(pairs))
    strength += strength.T

    paths = warm_paths(alive, pairs, strength[tuple(pairs.T)], targets=range(6), most_steps=most_steps)

    found = {path.target: path for path in paths}
    for target in range(6):
        best = best_chance(alive, strength, target, most_steps)
        assert (found[target].chance if target in found else 0) == pytest.approx(best, abs=1e-12)
    for path in paths:
        steps = [alive[path.people[0]], *(strength[pair] for pair in pairwise(path.people))]
        assert path.chance == pytest.approx(np.prod(steps) * 0.5 ** (len(steps) - 1), abs=1e-12)
        assert len(set(path.people)) == len(path.people)
