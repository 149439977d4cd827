"""What a week's plan is made from, and what it is: what goals lack, what steps bring, and the choice."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kithward.numerics.checks import number, numbers, whole_number, whole_numbers

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LAW_ERROR = 1e-6  # a law that is off by more than this does not sum to 1


@dataclass(frozen=True, eq=False)
class GoalCurve:
    """One goal as the plan sees it: how many are missing, what it weighs, and what happens anyway.

    pmf (at least needed,): P(N = 0), P(N = 1) ... for N, the events still to come without any step of the plan; what
    is missing to 1 is the tail. A goal that is met has needed 0. Raises ValueError for NaN or anything that is no law.
    """

    needed: int
    weight: float
    pmf: Floats

    def __post_init__(self) -> None:
        whole_number(self.needed, "needed", low=0)
        number(self.weight, "weight", low=0)
        pmf = numbers(self.pmf, "pmf", low=0)
        if pmf.ndim != 1 or len(pmf) < self.needed:
            raise ValueError("pmf must cover the counts 0 to needed - 1")
        if pmf.sum() > 1 + LAW_ERROR:
            raise ValueError("pmf must not sum to more than 1")


def _not_given() -> Floats:
    return np.empty(0)


@dataclass(frozen=True, eq=False)
class Items:
    """The steps that could be taken, n of them, against g goals; an array that is not given takes its default.

    minutes (n,)        time, 0 or more
    yields (n, g, m)    P(0), P(1) ... P(m - 1 or more) extra counts of each step for each goal (see numerics.yields)
    money (n,)          cost, 0 or more; default 0
    starts, ends (n,)   fixed time on one clock of any unit, NaN where free; steps that overlap exclude each other
    group (n,)          of each group at most one step is taken (message *or* coffee with one person); -1 is no group
    must (n,) bool      comes first, in the order given, as long as it fits (a promised follow-up that is due)
    base_worth (n,)     worth beyond the goals, in the same unit as weight * probability; may be negative; default 0

    Raises ValueError for wrong shapes, NaN, negative costs and laws that do not sum to 1.
    """

    minutes: Floats
    yields: Floats
    money: Floats = field(default_factory=_not_given)
    starts: Floats = field(default_factory=_not_given)
    ends: Floats = field(default_factory=_not_given)
    group: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    must: Bools = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    base_worth: Floats = field(default_factory=_not_given)

    def __post_init__(self) -> None:
        n = len(self.minutes)
        defaults = {"money": 0.0, "starts": np.nan, "ends": np.nan, "group": -1, "must": False, "base_worth": 0.0}
        for name, default in defaults.items():
            if len(getattr(self, name)) == 0:
                object.__setattr__(self, name, np.full(n, default))
        for name in ("minutes", *defaults):
            if getattr(self, name).shape != (n,):
                raise ValueError(f"{name} must have one entry for each item")
        if self.yields.ndim != 3 or len(self.yields) != n or self.yields.shape[2] < 2:
            raise ValueError("yields must be (items, goals, 2 or more cells)")
        self._check_values()

    def _check_values(self) -> None:
        numbers(self.minutes, "minutes", low=0)
        numbers(self.money, "money", low=0)
        numbers(self.base_worth, "base_worth")
        whole_numbers(self.group, "group", low=-1)
        if self.must.dtype.kind != "b":
            raise ValueError("must is True or False for each item")
        sums = numbers(self.yields, "yields", low=0).sum(axis=2)
        if not np.allclose(sums, 1, rtol=0, atol=LAW_ERROR):
            raise ValueError("each law of the yields must sum to 1")
        free = np.isnan(self.starts) & np.isnan(self.ends)
        if not np.all(free | (self.starts < self.ends)):
            raise ValueError("a fixed time needs a start before its end; a free item has neither")

    def excluded_by(self, picks: Ints) -> Bools:
        """Give, for each pick (s,), which items (s, n) cannot be taken beside it; itself among them."""
        overlap = (self.starts < self.ends[picks, None]) & (self.ends > self.starts[picks, None])
        group = self.group[picks, None]
        same_group = (group >= 0) & (self.group == group)
        itself = np.arange(len(self.minutes)) == picks[:, None]
        return np.asarray(overlap | same_group | itself)


@dataclass(frozen=True, eq=False)
class Plan:
    """The chosen steps in the order to show them, and the honest list of the rest.

    chosen (k,)             indices of items: those that must be done, then by worth per hour given those before
    gains (k, g, 2)         each goal's chance before and after the step, in that order ("41 % -> 58 %")
    worth, worth_per_hour (k,)  what the step adds to the value; under one minute counts as one minute
    left_out, left_out_worth (n - k,)  the rest, best first, with what each would add to this plan
    left_out_clash (n - k,) the chosen item that excludes it (same time or same group), or -1
    chances_before, chances_after (g,), value_before, value_after, minutes, money   totals
    """

    chosen: Ints
    gains: Floats
    worth: Floats
    worth_per_hour: Floats
    left_out: Ints
    left_out_worth: Floats
    left_out_clash: Ints
    chances_before: Floats
    chances_after: Floats
    value_before: float
    value_after: float
    minutes: float
    money: float
