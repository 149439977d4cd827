"""Chances and lengths of time as a person reads them."""


def percent(chance: float) -> str:
    """A chance in whole per cent, but never 0 or 100 for what is not certain: "41 %", "under 1 %"."""
    if 0 < chance < 0.005:
        return "under 1 %"
    if 0.995 <= chance < 1:
        return "over 99 %"
    return f"{chance * 100:.0f} %"


def rough_percent(chance: float) -> str:
    """A chance to five points, for one that is not yet sure enough for more: "about 40 %", "under 5 %"."""
    if chance < 0.025:
        return "under 5 %"
    if chance > 0.975:
        return "over 95 %"
    return f"about {round(chance * 20) * 5} %"


def hours(minutes: int) -> str:
    """Minutes as hours and minutes: "45 min", "2 h", "3 h 15"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"
