"""The shape of a person's network: brokerage, variety, and warm ways to people not yet known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kithward.numerics.checks import number, numbers, whole_number, whole_numbers

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MEMORY_DAYS = 240.0  # a contact that long ago weighs 1/e of one today
BROKER_ALIVE = 0.5  # nobody is asked for an introduction over a tie less likely alive than this
THIN_SHARE = 0.1


@dataclass(frozen=True)
class Brokerage:
    """Where a person stands between others.

    constraint      Burt's constraint, above 0, where low is much room between groups: 1/n for n even contacts who do
                    not know each other, 1 for one contact, up to 2 for two who are close; None without contacts
    effective_size  contacts less the links among them that each has on average, in [1, contacts]; 0 without
    contacts        people with a tie of weight above 0
    known_links     links among them that both numbers rest on
    """

    constraint: float | None
    effective_size: float
    contacts: int
    known_links: int


@dataclass(frozen=True)
class TellingLink:
    """Two contacts of whom it would matter most to know whether they know each other."""

    first: int
    second: int
    change: float  # of the constraint, if they do


@dataclass(frozen=True)
class Group:
    """One group of the people in a network."""

    label: str
    people: int
    share: float  # of those whose group is known, 0 to 1


@dataclass(frozen=True)
class Variety:
    """How many groups count, the groups (largest first), and how many people's group is not known."""

    effective: float
    groups: tuple[Group, ...]
    unknown: int


@dataclass(frozen=True)
class WarmPath:
    """A way to someone through people I know.

    people (steps,) lead from my own contact to the target, which comes last; a target I know has a path of one.
    """

    people: tuple[int, ...]
    chance: float

    @property
    def target(self) -> int:
        """Whom the path leads to."""
        return self.people[-1]


def tie_weights(people: ArrayLike, days_ago: ArrayLike, *, size: int) -> Floats:
    """Give each person's tie weight (size,), the sum of exp(-days ago / 240) over their contact days.

    people (m,) indices 0 to size - 1, days_ago (m,) whole or not, 0 or more; someone without contact days weighs 0.
    Raises ValueError for NaN, a day ahead, or an unknown index.
    Known limit: the 240 days are those of the goals' long memory, not fitted to the strength that people report.
    """
    index = whole_numbers(people, "people", low=0, high=size - 1)
    age = numbers(days_ago, "days_ago", low=0)
    if index.shape != age.shape or index.ndim != 1:
        raise ValueError("people and days_ago must have one entry for each contact day")
    return _summed(index, np.exp(-age / MEMORY_DAYS), size)


def constraint_and_effective_size(
    weights: ArrayLike, links: ArrayLike, *, link_weights: ArrayLike | None = None
) -> Brokerage:
    """Give how far one person's contacts are tied to each other: Burt's constraint and the effective size.

    weights (n,) are my ties, links (m, 2) pairs of contacts, link_weights (m,) in the same unit; a link of unknown
    weight counts like my median tie (a guess). Ties go both ways; a pair that is given twice counts once, by its
    largest weight; who has weight 0 is no contact. With w_j my tie to j and l_qj the link of q and j:

        p_j = w_j / sum_k w_k      p_qj = l_qj / (w_q + sum_k l_qk)      c = sum_j (p_j + sum_q p_q p_qj)^2

    so q shares its time among me and my contacts; whom else q knows is not known. Effective size n - 2t/n of t links.
    Raises ValueError for NaN, negative weights, or a link that does not join two people.
    Source: Burt, Structural Holes (1992), ch. 2, eq. 2.4; Borgatti, Connections 20 (1997) for the effective size.
    Known limit: a link nobody told of counts as none, so say how many are known.
    """
    tie, pairs, strength = _ego(weights, links, link_weights)
    contacts = int(np.count_nonzero(tie))
    if contacts == 0:
        return Brokerage(None, 0.0, 0, 0)
    invested = _invested(tie, pairs, strength)
    return Brokerage(float(invested @ invested), contacts - 2 * len(pairs) / contacts, contacts, len(pairs))


def most_telling_link(
    weights: ArrayLike,
    links: ArrayLike,
    *,
    link_weights: ArrayLike | None = None,
    unlinked: ArrayLike = (),
    among: int = 30,
) -> TellingLink | None:
    """Give the unknown link, among the strongest ties, that would change the constraint most; None if all are known.

    Shapes as in `constraint_and_effective_size`; unlinked (q, 2) are pairs known not to know each other, of whom not
    to ask again. Exact for each pair, with a link that weighs like my median tie; the first pair of a tie wins.
    Raises ValueError as `constraint_and_effective_size` does.
    """
    whole_number(among, "among", low=2)
    tie, pairs, strength = _ego(weights, links, link_weights)
    top = np.argsort(-tie, kind="stable")[:among]
    top = np.sort(top[tie[top] > 0])
    if len(top) < 2:
        return None
    known = np.concatenate([pairs, _pairs(unlinked, len(tie))])
    change = _changes(tie, pairs, strength, top)
    row = np.full(len(tie), -1)
    row[top] = np.arange(len(top))
    asked = row[known[(row[known] >= 0).all(axis=1)]]
    change[asked[:, 0], asked[:, 1]] = change[asked[:, 1], asked[:, 0]] = np.nan
    open_change = np.abs(change[np.triu_indices(len(top), k=1)])
    if np.isnan(open_change).all():
        return None
    best = int(np.nanargmax(open_change))
    first, second = (int(side[best]) for side in np.triu_indices(len(top), k=1))
    return TellingLink(int(top[first]), int(top[second]), float(change[first, second]))


def _pairs(links: ArrayLike, size: int) -> Ints:
    pairs = whole_numbers(links, "links", low=0, high=size - 1)
    if pairs.size == 0:
        return pairs.reshape(0, 2)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError("links must be pairs (m, 2)")
    if (pairs[:, 0] == pairs[:, 1]).any():
        raise ValueError("a link must join two people")
    return pairs


def _ego(weights: ArrayLike, links: ArrayLike, link_weights: ArrayLike | None) -> tuple[Floats, Ints, Floats]:
    """Give the ties (n,), and each known link among contacts once: pairs (m, 2) and weights (m,)."""
    tie = numbers(weights, "weights", low=0)
    if tie.ndim != 1:
        raise ValueError("weights must have one entry for each contact")
    pairs = _pairs(links, len(tie))
    if link_weights is None:
        strength = np.full(len(pairs), _median_tie(tie))
    else:
        strength = numbers(link_weights, "link_weights", low=0)
    if strength.shape != (len(pairs),):
        raise ValueError("link_weights must have one entry for each link")
    used = (tie[pairs] > 0).all(axis=1) & (strength > 0)
    pairs, strength = np.sort(pairs[used], axis=1), strength[used]
    keys, inverse = np.unique(pairs[:, 0] * len(tie) + pairs[:, 1], return_inverse=True)
    largest = np.zeros(len(keys))
    np.maximum.at(largest, inverse, strength)
    return tie, np.stack(np.divmod(keys, max(len(tie), 1)), axis=1), largest


def _summed(index: Ints, values: Floats, size: int) -> Floats:
    return np.bincount(index, weights=values, minlength=size).astype(np.float64)


def _median_tie(tie: Floats) -> float:
    contacts = tie[tie > 0]
    return float(np.median(contacts)) if len(contacts) else 1.0


def _invested(tie: Floats, pairs: Ints, strength: Floats) -> Floats:
    """Give what of my time (n,) leads to each contact, straight and through the others."""
    n = len(tie)
    mine = tie / tie.sum()
    share = np.divide(mine, _time(tie, pairs, strength), out=np.zeros(n), where=tie > 0)
    here, there = pairs.T
    through: Floats = _summed(there, share[here] * strength, n) + _summed(here, share[there] * strength, n)
    return np.asarray(mine + through)


def _time(tie: Floats, pairs: Ints, strength: Floats) -> Floats:
    """Give all that each contact (n,) invests within my network."""
    return tie + _summed(pairs.ravel(), np.repeat(strength, 2), len(tie))


def _changes(tie: Floats, pairs: Ints, strength: Floats, top: Ints) -> Floats:
    """Give how the constraint changes (t, t) with one more link between two of the top contacts (t,).

    With s_j the part in brackets of the constraint: a link of weight l between a and b takes f_aj from each s_j that a
    leads to, and adds g_a to s_b; likewise for b. Only the products of these rows are needed.
    """
    row = np.full(len(tie), -1)
    row[top] = np.arange(len(top))
    known = np.zeros((len(top), len(tie)))
    for here, there in (pairs.T, pairs.T[::-1]):
        inside = row[here] >= 0
        known[row[here[inside]], there[inside]] = strength[inside]
    extra = _median_tie(tie)
    mine = (tie / tie.sum())[top]
    time = _time(tie, pairs, strength)[top]
    less = known * (mine * (1 / (time + extra) - 1 / time))[:, None]
    more = mine * extra / (time + extra)
    invested = _invested(tie, pairs, strength)
    products = less @ less.T
    alone = 2 * less @ invested + np.diag(products)
    arrives = 2 * np.outer(more, invested[top]) + (more**2)[:, None]
    return np.asarray(alone[:, None] + alone + 2 * products + arrives + arrives.T)


def effective_groups(counts: ArrayLike) -> float:
    """Give how many groups count, exp(-sum p ln p) of counts (k,): k for equal groups, 1 for one, 0 for none.

    Raises ValueError for NaN or negative counts. Source: Hill, Ecology 54 (1973), the number of order 1.
    """
    given = numbers(counts, "counts", low=0)
    if not given.any():
        return 0.0
    share = given[given > 0] / given.sum()
    return float(np.exp(-(share * np.log(share)).sum()))


def variety(labels: Sequence[str]) -> Variety:
    """Give the groups that people fall into by field, seniority, organisation or place, and how many count.

    labels: one for each person (or for each person and field), empty where not known; those are counted apart.
    Known limit: with few people the number is too low; it can never exceed the number of people.
    """
    people = Counter(label for label in labels if label)
    total = people.total()
    ranked = sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))
    groups = tuple(Group(label, count, count / total) for label, count in ranked)
    return Variety(effective_groups([group.people for group in groups]), groups, len(labels) - total)


def thin_groups(found: Variety, *, wanted: Sequence[str] = (), least_share: float = THIN_SHARE) -> tuple[Group, ...]:
    """Give the groups below the least share (a guess: a tenth), thinnest first, with those wanted that nobody is in."""
    number(least_share, "least_share", low=0, high=1)
    present = {group.label for group in found.groups}
    missing = [Group(label, 0, 0.0) for label in dict.fromkeys(wanted) if label not in present]
    thin = [group for group in found.groups if group.share < least_share]
    return (*missing, *sorted(thin, key=lambda group: (group.people, group.label)))


def warm_paths(
    alive_me: ArrayLike,
    links: ArrayLike,
    link_strength: ArrayLike,
    *,
    targets: ArrayLike,
    per_introduction: float = 0.5,
    most_steps: int = 3,
) -> list[WarmPath]:
    """Give the likeliest way to each target that can be reached, the likeliest target first.

    alive_me (n,) is P(alive) of my own ties, 0 where there is none; links (m, 2) with P(alive) link_strength (m,);
    targets (t,) indices. A path's chance is the product of P(alive) along it, times per_introduction (a guess) for
    each introduction; it has at most most_steps ties. Every broker is reached over a tie of P(alive) >= .5. The same
    as shortest paths on -log chance, found step by step (Bellman 1958), since the number of ties is bounded; O(m) a
    step. Of equal paths the one with fewest steps, then of the lowest indices from the target backwards, wins.
    Raises ValueError for NaN, chances outside [0, 1], unknown indices, or a link that does not join two people.
    Known limit: ties are taken as independent, and links that nobody told of are missing, so show chances in words.
    """
    alive = numbers(alive_me, "alive_me", low=0, high=1)
    pairs = _pairs(links, len(alive))
    strength = numbers(link_strength, "link_strength", low=0, high=1)
    if alive.ndim != 1 or strength.shape != (len(pairs),):
        raise ValueError("alive_me must be (n,), and link_strength have one entry for each link")
    wanted = np.unique(whole_numbers(targets, "targets", low=0, high=len(alive) - 1))
    kept = number(per_introduction, "per_introduction", low=0, high=1) * np.concatenate([strength, strength])
    whole_number(most_steps, "most_steps", low=1)
    here, there = np.concatenate([pairs, pairs[:, ::-1]]).T
    firm = np.concatenate([strength, strength]) >= BROKER_ALIVE
    last = np.isin(there, wanted)

    best, steps = alive[wanted], np.ones(len(wanted), dtype=np.int64)
    broker = np.where(alive >= BROKER_ALIVE, alive, 0.0)
    arrived_from: list[Ints] = []
    led_from: list[Ints] = []
    for step in range(2, most_steps + 1):
        if step > 2:
            broker, before = _arrivals(broker, here[firm], there[firm], kept[firm])
            led_from.append(before)
        chance, before = _arrivals(broker, here[last], there[last], kept[last])
        arrived_from.append(before)
        better = chance[wanted] > best
        best, steps = np.where(better, chance[wanted], best), np.where(better, step, steps)
    paths = [
        WarmPath(_traced(int(target), int(step), arrived_from, led_from), float(chance))
        for target, step, chance in zip(wanted, steps, best, strict=True)
        if chance > 0
    ]
    return sorted(paths, key=lambda path: (-path.chance, path.target))


def _arrivals(broker: Floats, here: Ints, there: Ints, kept: Floats) -> tuple[Floats, Ints]:
    """Give everyone's best chance (n,) after one more tie, and from whom (n,) it comes."""
    chance = broker[here] * kept
    best = np.zeros(len(broker))
    np.maximum.at(best, there, chance)
    winning = (chance > 0) & (chance == best[there])
    before = np.full(len(broker), len(broker))
    np.minimum.at(before, there[winning], here[winning])
    return best, before


def _traced(target: int, steps: int, arrived_from: list[Ints], led_from: list[Ints]) -> tuple[int, ...]:
    """Give the people of a path of so many ties, from my own contact to the target."""
    people = [target]
    if steps > 1:
        people.append(int(arrived_from[steps - 2][target]))
    for step in range(steps - 2, 0, -1):
        people.append(int(led_from[step - 1][people[-1]]))
    return tuple(reversed(people))
