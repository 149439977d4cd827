"""Three ways back to 80 %, in words, each honest where there is none."""

from dataclasses import dataclass, replace
from datetime import date

from kithward.goal_in_full import GoalInFull
from kithward.goals.pace import length_in_words, numbered, pace_in_words, steps_in_words
from kithward.goals.queries import Held
from kithward.goals.rhythm import rhythm_in_words
from kithward.goals.sizes import whole_period
from kithward.goals.standing import Standing, WaysBack
from kithward.goals.window import Every
from kithward.goals.wording import counted
from kithward.language.dates import day_in_words
from kithward.language.numbers import in_words
from kithward.reviews.proposals import slower

SHORT_DAYS = 14  # less has no pace
WHOLE = "whole"  # the field that speaks of a whole period of a rhythm, not of what is left of this one


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way to change a goal: what to do, and what it asks; `kind` is empty where there is none."""

    kind: str  # pace, date or target
    title: str
    words: str
    sends: tuple[tuple[str, object], ...] = ()  # the fields of the change, besides the reason


def ways_shown(found: GoalInFull) -> tuple[WayShown, ...]:
    """A faster pace, a later date and a smaller target; nothing for a goal that needs none."""
    if found.back is None:
        return ()
    return three_ways(found.row, found.at, found.back, serves=bool(found.aspirations))


def three_ways(row: Held, at: Standing, back: WaysBack, *, serves: bool) -> tuple[WayShown, ...]:
    """A faster pace, a later date and a smaller target, each as it is said and as it is taken."""
    return pace_way(at, back), date_way(row, at, back), target_way(row, at, back, serves=serves)


def rhythm_ways(row: Held, at: Standing, back: WaysBack, *, serves: bool) -> tuple[WayShown, ...]:
    """The ways of a rhythm, for a whole period of it: a faster pace, a longer period, a smaller target."""
    ahead = whole_period(at)
    ways = pace_way(ahead, back), slower_way(row, at), target_way(row, ahead, back, serves=serves)
    return tuple(in_whole(way) for way in ways)


def in_whole(way: WayShown) -> WayShown:
    """The same way, its chances told of a whole period."""
    return replace(way, sends=(*way.sends, (WHOLE, "yes")))


def sends(
    row: Held, *, target: int | None = None, by: date | None = None, every: Every | None = None
) -> tuple[tuple[str, object], ...]:
    """What the form of a goal sends (`goal_forms.FieldsForm`) to change one thing about it alone."""
    now = row.current
    last, often = by or now.by, every or now.window.every
    rhythm = (("every_n", often.n), ("every_period", often.period)) if often else ()
    return (
        ("seen_version", row.goal.version),
        ("target", target or now.target),
        ("by", last.isoformat() if last else ""),
        *rhythm,
    )


def pace_way(at: Standing, back: WaysBack) -> WayShown:
    now = f"you come to {pace_now(at)} now"
    if back.actions is None:
        return WayShown("", "No faster pace", f"a hundred planned steps would not bring it there; {now}")
    in_all = at.horizon_days >= SHORT_DAYS and at.course != "ahead"
    steps = f"{numbered(back.actions, 'planned step')} in all" if in_all else "planned and done"
    return WayShown("pace", first_up(pace_wanted(at, back.actions)), f"{steps}, as some come to nothing; {now}")


def pace_now(at: Standing) -> str:
    return pace_in_words(at.rate.mean, at.aim.measure)


def pace_wanted(at: Standing, actions: int) -> str:
    """ "one event a fortnight"; in the last days, how many steps it takes; of a rhythm ahead, how many each time."""
    every = at.aim.window.every
    if every is not None and at.course == "ahead":
        return f"{numbered(actions, 'step')} {rhythm_in_words(every)}"
    if at.horizon_days < SHORT_DAYS:
        return f"{numbered(actions, 'step')} within {length_in_words(at.horizon_days)}"
    return steps_in_words(actions / at.horizon_days, at.aim.measure)


def date_way(row: Held, at: Standing, back: WaysBack) -> WayShown:
    if at.aim.window.every is not None:
        return WayShown("", "No later date", "a rhythm begins anew each time; a slower one can be set by hand")
    if back.by is None:
        return WayShown("", "No later date", "at this rhythm, not within a year")
    more = length_in_words((back.by - at.span.last).days)
    return WayShown("date", f"Until {day_in_words(back.by)}", f"{more} more", sends(row, by=back.by))


def slower_way(row: Held, at: Standing) -> WayShown:
    longer, every = slower(at), at.aim.window.every
    if longer is None or every is None:
        return WayShown("", "No slower rhythm", "at this pace a longer period would not bring it there")
    now = f"every {every.period}" if every.n == 1 else rhythm_in_words(every)
    title = f"{first_up(rhythm_in_words(longer))}, not {now}"
    return WayShown("date", title, "the same in a longer time: 80 % at your pace", sends(row, every=longer))


def target_way(row: Held, at: Standing, back: WaysBack, *, serves: bool) -> WayShown:
    if back.target is None:
        return WayShown("", "No smaller target", "at this rhythm, none above what is done already")
    what = counted(at.aim.measure, back.target)
    words = "80 % at your pace, and it serves what you aim for" if serves else "80 % at your pace"
    title = f"{in_words(back.target)} {what}, not {in_words(at.aim.target)}"
    return WayShown("target", first_up(title), words, sends(row, target=back.target))


def first_up(words: str) -> str:
    """The words with a capital letter."""
    return f"{words[:1].upper()}{words[1:]}"
