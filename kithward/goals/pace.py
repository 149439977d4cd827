"""How often something happens and how long something takes, in plain words. Pure."""

from kithward.goals.standing import Standing
from kithward.goals.wording import counted
from kithward.language.numbers import in_words
from kithward.numerics.measure import Measure

DAYS_A_MONTH = 30.4375
DAYS_A_YEAR = 365.25
WEEKS_FROM_DAYS = 14
MONTHS_FROM_DAYS = 75
YEARS_FROM_DAYS = 700


def pace_in_words(per_day: float, measure: Measure) -> str:
    """How often a goal's own events come: "two events a week", "one introduction every five weeks"."""
    return often(per_day, one_of(measure), many_of(measure))


def steps_in_words(per_day: float, measure: Measure) -> str:
    """How often to plan a step for the goal: "one event a week"; for people it is a step towards them."""
    return often(per_day, "step", "steps") if measure.counts_people else pace_in_words(per_day, measure)


def often(per_day: float, single: str, several: str) -> str:
    a_week, one = per_day * 7, f"one {single}"
    if a_week >= 0.75:
        number = max(round(a_week), 1)
        return f"{in_words(number)} {single if number == 1 else several} a week"
    if a_week >= 0.4:
        return f"{one} a fortnight"
    if per_day * DAYS_A_YEAR < 0.75:
        return f"less than {one} a year"
    return f"{one} every {length_in_words(1 / per_day)}" if per_day * DAYS_A_YEAR >= 1.5 else f"{one} a year"


def one_of(measure: Measure) -> str:
    """What one event of the goal is called; goals in minutes come in sessions."""
    return "session" if measure.unit == "minutes" else counted(measure, 1)


def many_of(measure: Measure) -> str:
    return "sessions" if measure.unit == "minutes" else counted(measure, 2)


def length_in_words(days: float) -> str:
    """A length of time to the next whole unit that a person would use: "nine days", "five weeks", "two months"."""
    for least, length, unit in (
        (YEARS_FROM_DAYS, DAYS_A_YEAR, "year"),
        (MONTHS_FROM_DAYS, DAYS_A_MONTH, "month"),
        (WEEKS_FROM_DAYS, 7, "week"),
    ):
        if days >= least:
            return numbered(round(days / length), unit)
    return numbered(max(round(days), 1), "day")


def numbered(number: int, unit: str) -> str:
    return f"{in_words(number)} {unit}{'' if number == 1 else 's'}"


def days_left_in_words(at: Standing) -> str:
    """ "79 days left", "the last day", "begins on 1 March"."""
    if at.as_of > at.span.last:
        return f"ended on {at.span.last:%-d %B %Y}"
    if at.as_of < at.span.first:
        return f"begins on {at.span.first:%-d %B %Y}"
    if not at.days_left:
        return "today is the last day"
    return "1 day left" if at.days_left == 1 else f"{at.days_left:,} days left"


def reason_in_words(at: Standing) -> str:
    """Why the chance is what it is: "one of three in five weeks, 79 days left, at your pace of one a fortnight"."""
    gone = (at.as_of - at.span.first).days + 1
    minutes = " minutes" if at.aim.measure.unit == "minutes" else ""
    within = f" in {length_in_words(gone)}" if gone >= 1 and not at.aim.measure.level else ""
    done = f"{in_words(at.done) if at.done else 'none'} of {in_words(at.aim.target)}{minutes}{within}"
    pace = f"at your pace of {pace_in_words(at.rate.mean, at.aim.measure)}"
    return f"{done}, {days_left_in_words(at)}, {pace}"
