"""Chances and lengths of time as a person reads them."""


def percent(chance: float) -> str:
    """A chance in whole per cent, but never 0 or 100 for what is not certain: "41 %", "under 1 %"."""
    if 0 < chance < 0.005:
        return "under 1 %"
    if 0.995 <= chance < 1:
        return "over 99 %"
    return f"{chance * 100:.0f} %"


def hours(minutes: int) -> str:
    """Minutes as hours and minutes: "45 min", "2 h", "3 h 15"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"
