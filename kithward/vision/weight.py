"""How much a goal counts in the plan, by the rank of what it serves (pure)."""

from collections.abc import Collection


def weight_of(ranks: Collection[int]) -> float:
    """How many times a goal counts that serves aspirations of these ranks (1 matters most).

    1 + 1 / (2 · best rank): 1.5 for the first aspiration, 1.25 for the second, 1.17 for the third, ever nearer to 1;
    1 for a goal that serves none. The best rank alone tells, so that naming more aspirations makes nothing weigh more.
    """
    return 1 + 1 / (2 * min(ranks)) if ranks else 1.0


def weight_in_words(weight: float) -> str:
    """ "counts 1.5 times", "counts once"."""
    return "counts once" if round(weight, 2) == 1 else f"counts {round(weight, 2):g} times"


def weights_in_words() -> str:
    """How goals count, for who ranks aspirations."""
    first, second, third = (f"{round(weight_of([rank]), 2):g}" for rank in (1, 2, 3))
    return (
        "In your week’s plan a goal counts by the highest aspiration it serves: "
        f"{first} times for number 1, {second} times for number 2, {third} times for number 3, and once without one."
    )
