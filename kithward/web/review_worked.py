"""What worked in a month, in words: where new people came from, the hour that brought most, which goals rose."""

from dataclasses import dataclass
from typing import Any, Final

from kithward.language.dates import shift
from kithward.language.nouns import counted, listed
from kithward.language.numbers import in_words
from kithward.network.wording import SOURCE_NAMES
from kithward.numerics.hours import LEAST_COMPARED
from kithward.numerics.sources import LEAST
from kithward.reviews.periods import Days
from kithward.reviews.queries import Standing
from kithward.web.shown import addresses, happened_in_words, hours, percent
from kithward.web.visit import Visit
from kithward.what_worked import MONTHS, BestHour, NewPeople, Rose, what_worked

FEW, LONGEST = in_words(int(LEAST)), in_words(MONTHS[-1])
NO_NEW_PEOPLE: Final = f"Fewer than {FEW} new people in {LONGEST} months: too few to tell where they come from."
NO_BEST: Final = f"Fewer than {in_words(LEAST_COMPARED)} things brought something: too few to name a best."


@dataclass(frozen=True, slots=True)
class BestShown:
    """The hour that brought most, with its evidence."""

    what: str
    url: str
    when: str
    evidence: tuple[str, ...]
    compared: str


@dataclass(frozen=True, slots=True)
class RoseShown:
    """A goal whose chance rose, and what counted for it."""

    goal: str
    url: str
    before: str
    after: str
    why: str


def worked(visit: Visit, found: Standing) -> dict[str, Any]:
    """What worked, as far as it can be told."""
    told = what_worked(visit.workspace, found.days, visit.today)
    return {
        "month": f"{found.days.first:%B}",
        "new_people": new_people_words(told.new_people, found.days) if told.new_people else [NO_NEW_PEOPLE],
        "best": best_shown(told.best) if told.best else None,
        "no_best": NO_BEST,
        "rose": [rose_shown(one) for one in told.rose],
    }


def new_people_words(found: NewPeople, days: Days) -> list[str]:
    """ "In October four of five new people came by events, and 1 by calls." and how sure that is."""
    first, others = found.sources[0], found.sources[1:]
    since = shift(days.first, months=1 - found.months)
    when = f"In {days.first:%B}" if found.months == 1 else f"From {since:%B} to {days.last:%B}"
    share = f"{in_words(first.outcomes)} of {in_words(found.total)}" if others else f"all {in_words(found.total)}"
    rest = f", {listed([f'{in_words(one.outcomes)} by {name_of(one.source)}' for one in others])}" if others else ""
    words = [f"{when} {share} new people came by {name_of(first.source)}{rest}."]
    if found.months > 1:
        words.append(f"{days.first:%B} alone has too few to tell.")
    if not found.is_clear:
        words.append("That is too close to call.")
    elif first.verdict == "more":
        spent = hours(round(first.hours * 60))
        words.append(f"It took {spent}, and an hour brought more of them than one of anything else.")
    return words


def name_of(source: str) -> str:
    return SOURCE_NAMES[source].lower()


def best_shown(best: BestHour) -> BestShown:
    length = hours(best.minutes) + (", a guess" if best.is_guess else "")
    goals = [f"{share.amount:,} of {share.target:,} for “{share.goal}”" for share in best.goals]
    return BestShown(
        what=happened_in_words(best.happened),
        url=addresses("activity")(best.activity_id),
        when=f"{best.happened.day:%A} {best.happened.day.day} {best.happened.day:%B}, {length}",
        evidence=(*goals, *(f"{kind} came of it" for kind in best.outcomes)),
        compared=f"Of {counted('activity', best.compared)} that brought something, the most for the time it took.",
    )


def rose_shown(one: Rose) -> RoseShown:
    told = [f"{words}{' with ' + ', '.join(names) if names else ''}" for words, names in one.pieces]
    more = [f"{one.more} more"] if one.more else []
    return RoseShown(
        goal=one.goal,
        url=addresses("goal")(one.goal_id),
        before=percent(one.before),
        after=percent(one.after),
        why="; ".join([*told, *more]),
    )
