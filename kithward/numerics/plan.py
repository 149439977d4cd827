"""The best set of steps within the hours (and money) of a week."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kithward.numerics.plan_shapes import Bools, Floats, GoalCurve, Ints, Items, Plan

LEAST_GAIN = 1e-9  # less than this is rounding, and no reason to spend an hour
SAME = 1 - 1e-9  # worths this close are a tie, which the lower index wins
MOST_PAIRED = 12  # goals that are tried two by two; past that the pairs outgrow their use
MOST_FORCED = 30  # steps that are each tried as the first one


def plan_week(goals: Sequence[GoalCurve], items: Items, *, minutes: float, money: float = math.inf) -> Plan:
    """Give the set A of steps with (nearly) the highest F(A) = sum_g w_g P(N_g + X_g(A) >= k_g) + base worths.

    Hours and money are never exceeded. Chances are exact (convolution), as a step's gain is linear in the law of what
    the goal still lacks. The search is greedy by gain per hour; again by gain, and by expected count, for every goal
    and every two goals, then filled with the full objective; again with each of the best steps taken first, by the
    hour and by size; the best set wins. The focus is for goals far off, whose curve is not concave, so that the first
    steps seem to bring nothing. Raises ValueError for NaN or negative limits, or yields for another number of goals.

    Source: the greedy rule with steps taken first, for a set function under a knapsack: Sviridenko (2004).
    Known limit: a heuristic (on seeded weeks its gain lies within 5 % of HiGHS's), so nothing promises that a larger
    budget never gives a lower value. Counts of different steps are taken as independent.
    """
    if not (minutes >= 0 and money >= 0):
        raise ValueError("minutes and money must be 0 or more")
    if items.yields.shape[1] != len(goals):
        raise ValueError("yields must have one law for each goal")
    board = _Board(goals, items, minutes, money)
    start = board.paths(1)
    for index in np.flatnonzero(items.must):
        if start.fits()[0, index]:
            start.take(np.array([0]), np.array([index]))
    aims = _aims(board, start.short[0])
    paths = start.copies(len(aims.weights))
    paths.grow(aims)
    best, value = paths.best()
    forced, forced_value = _with_each_forced(board, start, aims.only(best))
    taken = forced if forced_value > value + LEAST_GAIN else paths.taken[best]
    return _shown(board, np.flatnonzero(start.taken[0]), _settled(start, taken))


def lifts_alone(goals: Sequence[GoalCurve], items: Items) -> Floats:
    """Give each goal's chance without and with each item (n, g, 2), every item by itself and whatever it costs.

    Raises ValueError for yields for another number of goals.
    """
    if items.yields.shape[1] != len(goals):
        raise ValueError("yields must have one law for each goal")
    board = _Board(goals, items, math.inf, math.inf)
    before = 1 - board.short.sum(axis=1)
    within = np.cumsum(board.short[:, : board.reach], axis=1)
    brings = board.brings.reshape(len(goals), board.reach, len(items.minutes))
    after = before + np.einsum("gr,grn->ng", within, brings)
    chances: Floats = np.clip(np.stack(np.broadcast_arrays(before, after), axis=2), 0, 1)
    return chances


class _Board:
    """The week as arrays: what every goal lacks, what every step brings, what everything costs."""

    def __init__(self, goals: Sequence[GoalCurve], items: Items, minutes: float, money: float) -> None:
        self.items = items
        self.minutes, self.money = minutes, money
        self.weights = np.array([goal.weight for goal in goals], dtype=np.float64)
        # short[g, r] is the chance that goal g ends r + 1 counts short: goals of any size line up at "one short".
        self.short = np.zeros((len(goals), max((goal.needed for goal in goals), default=0)))
        for row, goal in zip(self.short, goals, strict=True):
            row[: goal.needed] = goal.pmf[: goal.needed][::-1]
        n, g, cells = items.yields.shape
        self.reach = min(cells - 1, self.short.shape[1])
        brings = items.yields[:, :, 1 : self.reach + 1].copy()
        if self.reach:  # all that is more than any goal lacks is as good as just enough
            brings[:, :, -1] += items.yields[:, :, self.reach + 1 :].sum(axis=2)
        self.brings = np.ascontiguousarray(brings.transpose(1, 2, 0)).reshape(g * self.reach, n)
        self.counts = np.ascontiguousarray((items.yields @ np.arange(cells)).T)  # (g, n)
        self.touches: Bools = np.asarray(items.yields[:, :, 1:].any(axis=2))  # (n, g)
        self.hours = np.maximum(items.minutes, 1) / 60

    def paths(self, number: int) -> "_Paths":
        """Give that many empty plans."""
        shape = (number, len(self.items.minutes))
        return _Paths(
            board=self,
            short=np.repeat(self.short[None], number, axis=0),
            taken=np.zeros(shape, dtype=np.bool_),
            open=np.ones(shape, dtype=np.bool_),
            minutes_left=np.full(number, float(self.minutes)),
            money_left=np.full(number, float(self.money)),
        )

    def gains(self, short: Floats, weights: Floats) -> Floats:
        """Give what each step would add (s, n) to the weighted chances, given what is lacking (s, g, K); exact."""
        within = np.cumsum(short[:, :, : self.reach], axis=2) * weights[:, :, None]
        return within.reshape(len(short), len(self.brings)) @ self.brings


@dataclass
class _Aims:
    """What each of s plans grows by: goal weights (s, g), prices (s, n), by expected count or by gain (s,)."""

    weights: Floats
    prices: Floats
    by_count: Bools
    whole: Bools  # the full objective, base worths included

    def only(self, row: int, times: int = 1) -> "_Aims":
        """Give one of the aims, so many times."""
        rows = np.full(times, row)
        return _Aims(self.weights[rows], self.prices[rows], self.by_count[rows], self.whole[rows])

    def beside(self, other: "_Aims") -> "_Aims":
        """Give both aims, one after the other."""
        return _Aims(
            np.concatenate([self.weights, other.weights]),
            np.concatenate([self.prices, other.prices]),
            np.concatenate([self.by_count, other.by_count]),
            np.concatenate([self.whole, other.whole]),
        )


@dataclass
class _Paths:
    """Plans that grow side by side, one row each."""

    board: _Board
    short: Floats  # (s, g, K)
    taken: Bools  # (s, n)
    open: Bools  # (s, n): not taken, and no taken step excludes it
    minutes_left: Floats
    money_left: Floats

    def copies(self, times: int) -> "_Paths":
        """Give the first plan so many times."""
        rows = np.zeros(times, dtype=np.int64)
        return _Paths(
            board=self.board,
            short=self.short[rows],
            taken=self.taken[rows],
            open=self.open[rows],
            minutes_left=self.minutes_left[rows],
            money_left=self.money_left[rows],
        )

    def fits(self) -> Bools:
        """Give which steps (s, n) could still be taken."""
        items = self.board.items
        in_time = items.minutes <= self.minutes_left[:, None]
        return np.asarray(self.open & in_time & (items.money <= self.money_left[:, None]))

    def take(self, rows: Ints, picks: Ints) -> None:
        """Take one step in each of the rows."""
        items = self.board.items
        which, goal = np.nonzero(self.board.touches[picks])
        cells = (rows[which], goal)
        self.short[cells] = _convolved(self.short[cells], items.yields[picks[which], goal])
        self.minutes_left[rows] -= items.minutes[picks]
        self.money_left[rows] -= items.money[picks]
        self.open[rows] &= ~items.excluded_by(picks)
        self.taken[rows, picks] = True

    def rates(self, aims: _Aims) -> Floats:
        """Give the worth per price (s, n) of each step that fits and helps, 0 for the others."""
        worth = self.board.gains(self.short, aims.weights) + aims.whole[:, None] * self.board.items.base_worth
        if aims.by_count.any():
            lacking = self.short[aims.by_count].sum(axis=2) > LEAST_GAIN
            worth[aims.by_count] = (aims.weights[aims.by_count] * lacking) @ self.board.counts
        return np.where(self.fits() & (worth > LEAST_GAIN), worth / aims.prices, 0)

    def grow(self, aims: _Aims) -> None:
        """Take the step of the highest rate in every row until none helps; a row done with its focus then fills up."""
        aims = _Aims(aims.weights.copy(), aims.prices, aims.by_count.copy(), aims.whole.copy())
        while True:
            rates = self.rates(aims)
            top = rates.max(axis=1, initial=0)
            refocus = (top == 0) & ~aims.whole
            aims.weights[refocus] = self.board.weights
            aims.by_count[refocus] = False
            aims.whole[refocus] = True
            rows = np.flatnonzero(top)
            if len(rows):
                self.take(rows, np.argmax(rates[rows] >= top[rows, None] * SAME, axis=1))
            elif not refocus.any():
                return

    def best(self) -> tuple[int, float]:
        """Give the row of the highest value, the first of a tie, and that value."""
        values = (1 - self.short.sum(axis=2)) @ self.board.weights + self.taken @ self.board.items.base_worth
        row = int(np.argmax(values >= values.max() - LEAST_GAIN))
        return row, float(values[row])


def _convolved(short: Floats, law: Floats) -> Floats:
    """Give what is lacking (p, K) once a step with this law (p, m) of counts is added."""
    result = law[:, :1] * short
    size = short.shape[1]
    for count in range(1, min(law.shape[1], size)):
        if law[:, count].any():
            result[:, : size - count] += law[:, count, None] * short[:, count:]
    return result


def _aims(board: _Board, short: Floats) -> _Aims:
    """Give the whole objective first, then each goal and each two goals, by gain and by expected count."""
    worth = board.weights * short.sum(axis=1)
    live = [int(goal) for goal in np.argsort(-worth, kind="stable") if worth[goal] > LEAST_GAIN]
    focuses = [(goal,) for goal in live] + list(combinations(live[:MOST_PAIRED], 2))
    masks = np.zeros((len(focuses), len(worth)))
    for row, focus in zip(masks, focuses, strict=True):
        row[list(focus)] = 1
    weights = board.weights * np.vstack([np.ones((1, len(worth))), masks, masks])
    order = np.arange(len(weights))
    by_count, whole = order > len(focuses), order == 0
    prices = np.broadcast_to(board.hours, (len(weights), len(board.hours)))
    if 0 < board.money < math.inf:
        # Where money binds, an hour is the wrong price: grow everything again by the share of both limits.
        share = np.maximum(board.items.minutes, 1) / max(board.minutes, 1) + board.items.money / board.money
        prices = np.vstack([prices, np.broadcast_to(share, prices.shape)])
        weights = np.vstack([weights, weights])
        by_count, whole = np.tile(by_count, 2), np.tile(whole, 2)
    return _Aims(weights, prices, by_count, whole)


def _with_each_forced(board: _Board, start: _Paths, aim: _Aims) -> tuple[Bools, float]:
    """Give the best set (n,) and its value when each of the most promising steps in turn is taken first."""
    worth = board.gains(start.short, board.weights[None])[0] + board.items.base_worth
    worth = np.where(start.fits()[0], worth, -np.inf)
    order = np.argsort(-worth, kind="stable")[:MOST_FORCED]
    picks = order[worth[order] > LEAST_GAIN]
    if not len(picks):
        return start.taken[0], -math.inf
    by_size = replace(_plain(board), prices=np.ones((1, len(worth))))  # a few large steps, where small ones block them
    aims = aim.only(0, len(picks)).beside(by_size.only(0, len(picks)))
    paths = start.copies(2 * len(picks))
    paths.take(np.arange(2 * len(picks)), np.tile(picks, 2))
    paths.grow(aims)
    row, value = paths.best()
    return paths.taken[row], value


def _settled(start: _Paths, taken: Bools) -> Ints:
    """Give the steps to show after those that must be done, without any that a later choice made useless."""
    path = start.copies(1)
    for pick in _ordered(start, taken):
        path.take(np.array([0]), np.array([pick]))
    path.grow(_plain(path.board))  # time that a useless step gave back
    return np.array(_ordered(start, path.taken[0]), dtype=np.int64)


def _plain(board: _Board) -> _Aims:
    """Give the aim of the full objective, per hour."""
    yes = np.ones(1, dtype=np.bool_)
    return _Aims(board.weights[None].copy(), board.hours[None], ~yes, yes)


def _ordered(start: _Paths, taken: Bools) -> list[int]:
    """Give the taken steps by worth per hour given those before, up to the last one that adds something."""
    path = start.copies(1)
    path.open &= taken
    plain = _plain(start.board)
    by_count = replace(plain, by_count=plain.whole)
    order: list[int] = []
    useful = 0
    while True:
        rates = path.rates(plain)[0]
        helps = rates.any()
        if not helps:  # a goal far off: several steps together may do what none does alone
            rates = path.rates(by_count)[0]
        if not rates.any():
            return order[:useful]
        pick = np.argmax(rates >= rates.max() * SAME)
        path.take(np.array([0]), np.array([pick]))
        order.append(int(pick))
        useful = len(order) if helps else useful


def _shown(board: _Board, first: Ints, then: Ints) -> Plan:
    """Give the plan of these steps, in this order, with every number that is shown."""
    items = board.items
    chosen = np.concatenate([first, then])
    path = board.paths(1)
    chances = [1 - path.short[0].sum(axis=1)]
    for pick in chosen:
        path.take(np.array([0]), np.array([pick]))
        chances.append(1 - path.short[0].sum(axis=1))
    curve = np.clip(np.array(chances), 0, 1)  # (k + 1, g)
    worth = np.diff(curve, axis=0) @ board.weights + items.base_worth[chosen]
    rest = np.flatnonzero(~path.taken[0])
    rest_worth = board.gains(path.short, board.weights[None])[0, rest] + items.base_worth[rest]
    order = np.argsort(-rest_worth, kind="stable")
    excluded = items.excluded_by(chosen)[:, rest[order]]
    clash = np.full(len(rest), -1)
    if len(chosen):
        clash = np.where(excluded.any(axis=0), chosen[excluded.argmax(axis=0)], -1)
    return Plan(
        chosen=chosen,
        gains=np.stack([curve[:-1], curve[1:]], axis=2),
        worth=worth,
        worth_per_hour=worth / board.hours[chosen],
        left_out=rest[order],
        left_out_worth=rest_worth[order],
        left_out_clash=clash,
        chances_before=curve[0],
        chances_after=curve[-1],
        value_before=float(curve[0] @ board.weights),
        value_after=float(curve[-1] @ board.weights + items.base_worth[chosen].sum()),
        minutes=float(items.minutes[chosen].sum()),
        money=float(items.money[chosen].sum()),
    )
