"""What a log says of each area, in words with whole numbers: its habits, and where they lie together. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kithward.assessment.statements import band
from kithward.language.amounts import percent
from kithward.numerics import habits
from kithward.numerics.habits import Estimate, Habits, Scale, Score, Tried
from kithward.numerics.yields import SECOND_CONTACT_OFFICE, SECOND_CONTACT_OPEN_SOURCE

LEAST_EVENTS: Final = 5  # with fewer, what was expected still weighs more than what happened
MONTH: Final = 30.4375

# Where each habit is to grow and where it is strong. Guesses, but for the second contact: between what was measured on
# code reviews and in offices.
BEGUN: Final = Scale(0.35, 0.55)  # share of conversations
NEW_PEOPLE: Final = Scale(1, 4, 12)  # a month
MEANINGFUL: Final = Scale(0.3, 0.6)  # share of meetings and calls
KEPT: Final = Scale(0.6, 0.85)  # share of follow-ups
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
    """One habit: its name, its rate and its interval in words, and what they rest on."""

    key: str
    name: str
    words: str
    range: str
    rests_on: str
    more: str
    estimate: Estimate
    scale: Scale

    @property
    def band(self) -> str:
        return band(self.scale.score(self.estimate.value))


@dataclass(frozen=True, slots=True)
class AreaSeen:
    """What the log says of an area; its score is that of its habits together."""

    habits: tuple[Habit, ...]
    score: Score
    is_of_people: bool  # whether its habits rest on people, the same in each, and not on events

    @property
    def band(self) -> str:
        return band(self.score.value)

    @property
    def events(self) -> int:
        """How much it rests on."""
        return max(habit.estimate.events for habit in self.habits) if self.is_of_people else self.score.events

    @property
    def unit(self) -> str:
        one, many = ("person", "people") if self.is_of_people else ("event", "events")
        return one if self.events == 1 else many

    @property
    def in_words(self) -> str:
        """ "steady, likely steady to strong, on 41 events"; with few of them, that they are few."""
        low, high = band(self.score.low), band(self.score.high)
        between = low if low == high else f"{low} to {high}"
        events = f"{self.events:,} {self.unit}"
        if not self.is_enough:
            return f"{between}, on {events} only"
        return f"{self.band}, on {events}" if between == self.band else f"{self.band}, likely {between}, on {events}"

    @property
    def weakest(self) -> Habit:
        """The habit with most room to grow."""
        return min(self.habits, key=lambda habit: habit.scale.score(habit.estimate.value))

    @property
    def is_enough(self) -> bool:
        """Whether there is enough in the log to go before the answers."""
        return self.events >= LEAST_EVENTS


def area_seen(key: str, seen: Seen, answer: int | None) -> AreaSeen | None:
    """What the log says of an area, given what was answered; None where there is nothing in it yet."""
    found = tuple(habit for habit in of_area(key, seen, answer) if habit.estimate.events)
    if not found:
        return None
    score = habits.together([(habit.estimate, habit.scale) for habit in found])
    return AreaSeen(found, score, is_of_people=key == "network")


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
            ("meaningful", "Meaningful"), shown.meaningful, "meetings and calls", MEANINGFUL, answer, more=length
        )
    else:
        yield shared(
            ("kept", "Follow-ups kept in time"), seen.kept, "follow-ups", KEPT, answer, more=lateness(seen.days_late)
        )
        yield shared(("again", "Seen again within 30 days"), shown.again, "new people", AGAIN, answer)


def shared(name: tuple[str, str], tried: Tried, of: str, scale: Scale, answer: int | None, *, more: str = "") -> Habit:
    found = habits.share(tried, scale.expected(answer))
    low, high = percent(found.low).removesuffix(" %"), percent(found.high)
    rests_on = f"{tried.hits:,} of {tried.trials:,} {of}"
    return Habit(*name, percent(found.value), f"{low} to {high}", rests_on, more, found, scale)


def counted(
    name: tuple[str, str], count: int, unit: str, scale: Scale, *, days: int, per: float, answer: int | None
) -> Habit:
    usual = habits.LOOKS_BACK_DAYS / per
    found = habits.pace(count, days / per, scale.expected(answer), usual_time=usual)
    rests_on = f"{count:,} in {days:,} day{'' if days == 1 else 's'}"
    return Habit(*name, f"{whole(found.value)} {unit}", whole_range(found), rests_on, "", found, scale)


def varied(fields: Sequence[int], answer: int | None) -> Iterator[Habit]:
    if fields:
        found = habits.groups_that_count(fields, FIELDS.expected(answer))
        rests_on = f"{sum(fields):,} people whose field is known"
        yield Habit(
            "fields", "Fields of work that count", whole(found.value), whole_range(found), rests_on, "", found, FIELDS
        )


def whole(value: float) -> str:
    return "under 1" if 0 < value < 0.5 else f"{value:,.0f}"


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
