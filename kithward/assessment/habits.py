"""What a log says of each area, in words with whole numbers: its habits, and by which it is judged. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kithward.assessment.statements import band
from kithward.language.amounts import percent
from kithward.numerics import habits
from kithward.numerics.habits import Estimate, Habits, Scale, Tried
from kithward.numerics.yields import SECOND_CONTACT_OFFICE, SECOND_CONTACT_OPEN_SOURCE

LEAST_EVENTS: Final = 5  # with fewer, what was expected still weighs more than what happened
MONTH: Final = 30.4375

# Where each habit is to grow and where it is strong. Guesses, but for the second contact: between what was measured on
# code reviews and in offices.
BEGUN: Final = Scale(0.35, 0.55)  # share of conversations
NEW_PEOPLE: Final = Scale(1, 4, 12)  # a month
MEANINGFUL: Final = Scale(0.3, 0.6)  # share of meetings and calls
KEPT: Final = Scale(0.7, 0.9)  # share of follow-ups
AGAIN: Final = Scale(SECOND_CONTACT_OPEN_SOURCE[30], SECOND_CONTACT_OFFICE[30])  # share of new people
FIELDS: Final = Scale(2, 5, 15)  # that count
IN_TOUCH: Final = Scale(10, 30, 100)  # people in 90 days


@dataclass(frozen=True, slots=True)
class Seen:
    """All of the log that the areas ask for."""

    habits: Habits
    kept: Tried
    days_late: int | None
    fields: tuple[tuple[str, int], ...]  # of work, each with its people


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit: its name, where its rate is likely to lie, and what that rests on."""

    key: str
    name: str
    likely: str  # "55 to 64 %", the interval in words
    rests_on: str
    more: str
    estimate: Estimate
    scale: Scale

    @property
    def score(self) -> float:
        return self.scale.score(self.estimate.value)

    @property
    def likely_scores(self) -> tuple[float, float]:
        """The scores at both ends of the interval."""
        return self.scale.score(self.estimate.low), self.scale.score(self.estimate.high)

    @property
    def band(self) -> str:
        return band(self.score)

    @property
    def is_enough(self) -> bool:
        """Whether there is enough behind it to go before an answer."""
        return self.estimate.events >= LEAST_EVENTS


@dataclass(frozen=True, slots=True)
class AreaSeen:
    """What the log says of an area: it is judged by its weakest habit, of those with enough behind them."""

    habits: tuple[Habit, ...]
    judged: Habit

    @property
    def band(self) -> str:
        return self.judged.band

    @property
    def is_enough(self) -> bool:
        return self.judged.is_enough

    @property
    def in_words(self) -> str:
        """ "steady, likely steady to strong: follow-ups kept by their day (7 of 10 follow-ups)"."""
        low, high = map(band, self.judged.likely_scores)
        doubt = "" if low == high else f", likely {low} to {high}"
        name = f"{self.judged.name[0].lower()}{self.judged.name[1:]}"
        return f"{self.band}{doubt}: {name} ({self.judged.rests_on}{'' if self.is_enough else ' only'})"


def area_seen(key: str, seen: Seen, answer: int | None) -> AreaSeen | None:
    """What the log says of an area, given what was answered; None where there is nothing in it yet."""
    found = tuple(habit for habit in of_area(key, seen, answer) if habit.estimate.events)
    if not found:
        return None
    judged = [habit for habit in found if habit.is_enough] or [max(found, key=lambda habit: habit.estimate.events)]
    return AreaSeen(found, min(judged, key=lambda habit: habit.score))


def of_area(key: str, seen: Seen, answer: int | None) -> Iterator[Habit]:
    shown = seen.habits
    if key == "network":
        touch, days = ("in_touch", "People in touch"), shown.days
        yield counted(touch, shown.in_touch, "in 90 days", IN_TOUCH, days=days, per=90.0, answer=answer)
        yield from varied([people for _, people in seen.fields], answer)
    elif key == "starting":
        yield shared(("begun", "Conversations you began"), shown.begun, "conversations", BEGUN, answer)
        new, days = ("new_people", "New people met"), shown.days
        yield counted(new, shown.new_people, "a month", NEW_PEOPLE, days=days, per=MONTH, answer=answer)
    elif key == "communication":
        length = f"usually {shown.usual_minutes} min" if shown.usual_minutes else ""
        yield shared(
            ("meaningful", "Meaningful conversations"),
            shown.meaningful,
            "meetings and calls",
            MEANINGFUL,
            answer,
            more=length,
        )
    else:
        yield shared(
            ("kept", "Follow-ups kept by their day"),
            seen.kept,
            "follow-ups",
            KEPT,
            answer,
            more=lateness(seen.days_late),
        )
        yield shared(("again", "In contact again within 30 days"), shown.again, "new people", AGAIN, answer)


def shared(name: tuple[str, str], tried: Tried, of: str, scale: Scale, answer: int | None, *, more: str = "") -> Habit:
    found = habits.share(tried, scale.expected(answer))
    low, high = percent(found.low).removesuffix(" %"), percent(found.high)
    rests_on = f"{tried.hits:,} of {tried.trials:,} {of}"
    return Habit(*name, f"{low} to {high}", rests_on, more, found, scale)


def counted(
    name: tuple[str, str], count: int, unit: str, scale: Scale, *, days: int, per: float, answer: int | None
) -> Habit:
    found = habits.pace(count, days, scale.expected(answer), per=per)
    rests_on = f"{count:,} in {days:,} day{'' if days == 1 else 's'}"
    return Habit(*name, f"{whole_range(found)} {unit}", rests_on, "", found, scale)


def varied(fields: Sequence[int], answer: int | None) -> Iterator[Habit]:
    if fields:
        found = habits.groups_that_count(fields, FIELDS.expected(answer))
        rests_on = f"{sum(fields):,} people whose field is known"
        yield Habit("fields", "Fields of work that count", whole_range(found), rests_on, "", found, FIELDS)


def whole_range(found: Estimate) -> str:
    """ "2 to 5", or "about 3" where both ends are the same whole number."""
    low, high = round(found.low), round(found.high)
    return f"about {low:,}" if low == high else f"{low:,} to {high:,}"


def lateness(days: int | None) -> str:
    """How fast follow-ups are kept, by the day that was named."""
    if days is None:
        return ""
    if days == 0:
        return "usually on the day named"
    return f"usually {abs(days)} day{'' if abs(days) == 1 else 's'} {'late' if days > 0 else 'early'}"
