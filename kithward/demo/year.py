"""What happens in the sample year: contacts at each tie's pace, events, and the weeks of practice. Pure."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from kithward.demo.people import CAST, Member
from kithward.language.fields import derive
from kithward.network.actions import Happening

SEED: Final = 12
DAYS: Final = 425  # fourteen months
HOME: Final = "Berlin"


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happened, with the names of who was there and their part in it."""

    happening: Happening
    people: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> date:
        return self.happening.day


@dataclass(frozen=True, slots=True)
class Pace:
    """How often contact comes: the usual gap, how long ago the last one was, and how many there were at most."""

    gap_days: int
    last: tuple[int, int]
    most: tuple[int, int] = (99, 99)


PACES: Final = {
    "close": Pace(13, (1, 11)),
    "steady": Pace(34, (5, 38)),
    "slow": Pace(80, (15, 85)),
    "fading": Pace(36, (105, 190), (3, 5)),
    "lapsed": Pace(48, (240, 330), (2, 3)),
    "new": Pace(20, (3, 24)),
}
# How often it is a meeting, a call, a message.
FIRST_YEAR: Final = (4, 4, 2)
NEAR: Final = (5, 2, 4)
FAR: Final = (1, 5, 7)
# Those whom the plan should be about: days since the last contact.
LAST: Final = {"Jonas Weber": 12, "Sam Ortiz": 5, "Priya Natarajan": 16, "Elif Demir": 112, "Ingrid Solheim": 19}
MOST: Final = {"Elif Demir": 3}  # contacts; few enough that a silence of months means something
# Events to go to: name, form, minutes, what about.
EVENTS: Final = (
    ("Berlin Data Circle", "meetup", 120, "data science"),
    ("Climate & Code evening", "meetup", 150, "climate tech"),
    ("Spree Learning Machines", "meetup", 120, "machine learning"),
    ("Women Who Model breakfast", "meetup", 90, "machine learning"),
    ("Models in Production", "conference", 420, "machine learning"),
    ("Product and Data dinner", "dinner", 150, "product"),
    ("Open Energy Data Day", "conference", 360, "energy"),
    ("Causality reading workshop", "workshop", 180, "data science"),
    ("Remote Sensing hour", "webinar", 60, "climate tech"),
    ("First-time leads round table", "meetup", 90, "leadership"),
)
SPOKEN: Final = {"hr": "recruiting"}  # what a field of work is called between two people
TALKED_OF: Final = (
    "mentoring",
    "leading a team",
    "moving into climate work",
    "hiring",
    "the job market",
    "public speaking",
    "side projects",
    "working abroad",
    "forecasting",
    "work and family",
)
NOTES: Final = (
    "Asked how the step into leading went; first half year was the hardest.",
    "Good questions about our forecasting work. Offered to show it to the team.",
    "Thinks a small applied team beats a big research one. Wants to hear how it goes.",
    "Told me whom to ask about budgets. Very open about pay.",
    "We compared notes on hiring: slow, and worth it.",
    "New role since the summer; much happier.",
    "Will be in town again in spring.",
    "Would gladly read a draft of my talk.",
    "Advice: say what you want in the first minute.",
    "Laughed a lot. Should do this more often.",
)


def year(as_of: date) -> list[Scene]:
    """All that chance brings in the fourteen months up to a day, in order; the same for the same day."""
    chance = random.Random(SEED)  # noqa: S311  # no secret: the same year every time
    found: list[Scene] = []
    met: dict[str, date] = {}
    for scene in events(chance, as_of):
        found.append(scene)
        for name, _ in scene.people:
            met.setdefault(name, scene.day)
    for member in CAST:
        found += with_member(chance, member, as_of, met.get(member.name))
    found += practice(chance, as_of)
    return sorted(found, key=lambda scene: scene.day)


def is_quiet(day: date) -> bool:
    """Whether most people are away: August and the turn of the year."""
    return (day.month == 8 and day.day <= 23) or (day.month == 12 and day.day >= 20) or (day.month, day.day) < (1, 4)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def with_member(chance: random.Random, member: Member, as_of: date, met_on: date | None) -> Iterator[Scene]:
    """Contact with one of the cast, besides events."""
    if member.pace == "event" and met_on is not None:
        yield from after_event(chance, member, as_of, met_on)
    if member.pace not in PACES:
        return
    pace = PACES[member.pace]
    ago = LAST.get(member.name, chance.randint(*pace.last))
    most = MOST.get(member.name, chance.randint(*pace.most))
    since = as_of - timedelta(days=DAYS) if met_on is None or member.pace != "new" else met_on + timedelta(days=3)
    made = 0
    while made < most:
        day = working_day(as_of - timedelta(days=ago))
        if day < since:
            return
        # People who are away are not met; but what was the last contact stays the last contact.
        if not made or not is_quiet(day) or chance.random() < 0.3:
            yield contact(chance, member, day)
            made += 1
        ago += max(round(pace.gap_days * chance.lognormvariate(0, 0.5)), 2)


def after_event(chance: random.Random, member: Member, as_of: date, met_on: date) -> Iterator[Scene]:
    """What follows a first meeting: often nothing, else a connection, and now and then a conversation."""
    linked = working_day(met_on + timedelta(days=chance.randint(1, 3)))
    if chance.random() < 0.55 and met_on <= linked <= as_of:
        begun = chance.choice(("me", "me", "them"))
        yield Scene(Happening("connection", linked, medium="linkedin", began_by=begun), ((member.name, "present"),))
    spoken = working_day(met_on + timedelta(days=chance.randint(6, 20)))
    if chance.random() < 0.35 and spoken <= as_of:
        yield contact(chance, member, spoken)


def contact(chance: random.Random, member: Member, day: date) -> Scene:
    """A meeting, a call or a message with one of the cast, as near or far as they live."""
    near = member.place == HOME
    weights = FIRST_YEAR if member.pace in ("new", "event") else NEAR if near else FAR
    kind = chance.choices(("meeting", "call", "message"), weights)[0]
    fields = derive(member.title, organisation=member.organisation).fields[:1]
    field = [SPOKEN.get(name, name) for name in fields]
    topics = (*field, chance.choice(TALKED_OF)) if chance.random() < 0.7 else (chance.choice(TALKED_OF),)
    form, minutes, medium, deep = "", chance.randrange(5, 20, 5), chance.choice(("email", "linkedin", "chat")), 0.1
    if kind == "meeting":
        form, medium, deep = chance.choice(("coffee", "coffee", "coffee", "lunch")), "in person", 0.75
        minutes = chance.randrange(35, 85, 5)
    elif kind == "call":
        minutes, medium, deep = chance.randrange(15, 50, 5), "phone" if near else "video", 0.6
    meaningful = True if chance.random() < deep else None if kind == "message" else False
    happening = Happening(
        kind,
        day,
        form=form,
        minutes=minutes,
        medium=medium,
        began_by="me" if chance.random() < 0.58 else "them",
        meaningful=meaningful,
        topics=topics,
        note=chance.choice(NOTES) if meaningful and chance.random() < 0.4 else "",
    )
    return Scene(happening, ((member.name, "present"),))


def event_days(chance: random.Random, as_of: date) -> list[date]:
    """The evenings on which there was an event: about two a month, fewer in August and before the year's end."""
    month, days = (as_of - timedelta(days=DAYS)).replace(day=1) + relativedelta(months=1), []
    while month < as_of.replace(day=1):
        number = chance.choice((0, 1)) if month.month == 8 else chance.choice((1, 1, 2, 3, 4))
        last = 17 if month.month == 12 else 27
        days += [working_day(month.replace(day=day)) for day in sorted(chance.sample(range(5, last), number))]
        month += relativedelta(months=1)
    if as_of.day >= 9:
        days.append(working_day(as_of - timedelta(days=4)))
    return days


def events(chance: random.Random, as_of: date) -> list[Scene]:
    """The events of the year: each brings people met there for the first time, and some known ones."""
    days = event_days(chance, as_of)
    strangers = [member.name for member in CAST if member.pace == "event"]
    recent = [place for place, day in enumerate(days) if (as_of - day).days <= 160]
    newcomers = [member.name for member in CAST if member.pace == "new" and not member.how_met]
    neighbours = [member.name for member in CAST if member.pace in ("close", "steady") and member.place == HOME]
    there: list[list[str]] = [[] for _ in days]
    for number, name in enumerate(strangers):
        there[number * len(days) // len(strangers)].append(name)
    for number, name in enumerate(newcomers):
        there[recent[number * len(recent) // len(newcomers)]].append(name)
    found = []
    for place, (day, names) in enumerate(zip(days, there, strict=True)):
        title, form, minutes, topic = EVENTS[place % len(EVENTS)]
        present = names + chance.sample(neighbours, chance.randint(0, 2))
        happening = Happening(
            "event", day, form=form, minutes=minutes, medium="in person", topics=(topic,), event_name=title
        )
        found.append(Scene(happening, tuple((name, "present") for name in present)))
    return found


def practice(chance: random.Random, as_of: date) -> Iterator[Scene]:
    """Practice of speaking: now and then at first, two or three times a week since it became a goal."""
    week = as_of - timedelta(days=as_of.weekday() + 7 * 28)
    while week <= as_of:
        serious = (as_of - week).days <= 140
        number = chance.choice((1, 2, 3, 3, 4)) if serious else chance.choice((0, 0, 1))
        for day in sorted(chance.sample(range(7), number)):
            on = week + timedelta(days=day)
            if on < as_of and not (is_quiet(on) and chance.random() < 0.6):
                yield speaking_practice(on, chance.choice((30, 30, 35, 40, 45)))
        week += timedelta(days=7)


def speaking_practice(day: date, minutes: int) -> Scene:
    return Scene(Happening("practice", day, form="session", minutes=minutes, topics=("public speaking",)))
