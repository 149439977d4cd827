"""Refuses numbers that no calculation should see, in a sentence that names them."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray


def numbers(values: ArrayLike, name: str, *, low: float = -math.inf, high: float = math.inf) -> NDArray[np.float64]:
    """`values` as finite floats between `low` and `high`, both included; ValueError where one is not."""
    raw = np.asarray(values)
    if raw.dtype.kind not in "iuf":  # dates, texts and truth values would pass as numbers nobody meant
        raise ValueError(f"{name} must be numbers")
    given = raw.astype(np.float64)
    if not np.isfinite(given).all():
        raise ValueError(f"{name} must be finite, not NaN or infinite")
    if given.size and given.min() < low:
        raise ValueError(f"{name} must be at least {low:g}, not {given.min():g}")
    if given.size and given.max() > high:
        raise ValueError(f"{name} must be at most {high:g}, not {given.max():g}")
    return given


def whole_numbers(values: ArrayLike, name: str, *, low: float = -(2.0**52), high: float = 2.0**52) -> NDArray[np.int64]:
    """`values` as whole numbers between `low` and `high`, both included; ValueError where one is not."""
    given = numbers(values, name, low=low, high=high)
    if (given != np.floor(given)).any():
        raise ValueError(f"{name} must be whole numbers")
    return given.astype(np.int64)


def number(value: float, name: str, *, low: float = -math.inf, high: float = math.inf) -> float:
    """`value` as one finite float between `low` and `high`, both included; ValueError otherwise."""
    given = numbers(value, name, low=low, high=high)
    if given.ndim:
        raise ValueError(f"{name} must be one number")
    return float(given)


def whole_number(value: float, name: str, *, low: float = -(2.0**52), high: float = 2.0**52) -> int:
    """`value` as one whole number between `low` and `high`, both included; ValueError otherwise."""
    given = whole_numbers(value, name, low=low, high=high)
    if given.ndim:
        raise ValueError(f"{name} must be one number")
    return int(given)
