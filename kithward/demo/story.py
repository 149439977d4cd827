"""The told part of the sample year, in days before the day it is seen from: what chance should not decide."""

from dataclasses import dataclass
from typing import Final

OWNER: Final[dict[str, object]] = {
    "owner_name": "Nora Lindqvist",
    "owner_headline": "Senior Data Scientist at Falkwerk, on the way to leading an applied-ML team",
    "owner_summary": "Forecasting for machines that run on wind and sun. Likes clear charts and long walks.",
    "owner_industry": "Machine learning",
    "owner_place": "Berlin",
    "owner_emails": ["nora@example.com"],
    "minutes_per_week": 300,
    "money_per_week": 60,
    "region": "DE",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A happening that is told: so many days ago, of a kind, with these people."""

    ago: int
    kind: str
    people: tuple[str, ...] = ()
    form: str = ""
    minutes: int | None = None
    medium: str = ""
    began_by: str = ""
    meaningful: bool | None = None
    topics: tuple[str, ...] = ()
    event_name: str = ""
    note: str = ""


def made(ago: int, one: str, other: str, about: str) -> Told:
    """An introduction that I made."""
    return Told(ago, "introduction", (one, other), minutes=10, medium="email", began_by="me", topics=(about,))


def received(ago: int, by: str, whom: str, about: str) -> Told:
    """An introduction that somebody made for me; the first of the people is who made it."""
    return Told(ago, "introduction", (by, whom), minutes=5, medium="email", began_by="them", topics=(about,))


def talk(ago: int, title: str, minutes: int, note: str = "") -> Told:
    return Told(
        ago, "talk", minutes=minutes, medium="in person", topics=("public speaking",), event_name=title, note=note
    )


def climate_talk(ago: int, name: str, kind: str, note: str = "") -> Told:
    form, medium = ("coffee", "in person") if kind == "meeting" else ("", "video")
    return Told(
        ago, kind, (name,), form, 40, medium, "me", True, ("climate tech", "moving into climate work"), note=note
    )


TOLD: Final = (
    Told(0, "message", ("Samira Tehrani",), minutes=10, medium="email", began_by="me", topics=("machine learning",)),
    Told(
        38,
        "call",
        ("Freya Lund",),
        minutes=25,
        medium="video",
        began_by="me",
        meaningful=True,
        topics=("climate tech",),
    ),
    received(29, "Rui Tavares", "Lena Fischer", "leading an ML team"),
    Told(
        24,
        "call",
        ("Lena Fischer",),
        minutes=35,
        medium="video",
        began_by="me",
        meaningful=True,
        topics=("machine learning", "leading a team"),
        note="First call. She hires for curiosity, and wants to see how I explain a model to sceptics.",
    ),
    received(205, "Hana Yoshida", "Franziska Vogel", "coaching for first-time leads"),
    received(318, "Jonas Weber", "Ingrid Solheim", "engineering leadership"),
    received(96, "Soraya Khalil", "Maximilian Graf", "energy prices"),
    made(408, "Oskar Lindholm", "Bartosz Wrona", "open-source release"),
    made(371, "Grace Mwangi", "Thandiwe Dube", "payments data"),
    made(340, "Karim Haddad", "Soraya Khalil", "analytics for a young company"),
    made(296, "Camila Rojas", "Ilse van Dijk", "solar forecasts"),
    made(262, "Leonie Brandt", "Noor Al-Amin", "user research"),
    made(233, "Signe Mortensen", "Nadia Rahmani", "jobs after the doctorate"),
    made(187, "Zeynep Aydın", "Yael Shapira", "a new position"),
    made(128, "Daniel Osei", "Sam Ortiz", "study group"),
    made(101, "Katarina Horvat", "Stella Papadaki", "river data"),
    made(79, "Emil Johansson", "Soraya Khalil", "a story on home batteries"),
    made(48, "Ola Adeyemi", "Karim Haddad", "freelance work"),
    made(21, "Min-jun Seo", "Nadia Rahmani", "a thesis in industry"),
    climate_talk(246, "Soraya Khalil", "meeting", "Her company needs somebody to own the forecasts within two years."),
    climate_talk(231, "Ilse van Dijk", "call"),
    climate_talk(214, "Fatou Diallo", "call", "Says cities look for data people who can speak plainly."),
    climate_talk(176, "Lars Bergström", "call"),
    climate_talk(149, "Stella Papadaki", "call", "Pointed me to open data on water and heat."),
    talk(362, "Lunch talk at Falkwerk: what a forecast is for", 25),
    talk(238, "Lightning talk at Berlin Data Circle", 10, "Hands shook, voice held."),
    talk(121, "Team day: three charts that changed a decision", 30),
    talk(44, "Open Energy Data Day: forecasts people trust", 20, "Two people stayed with questions. Slower next time."),
    Told(301, "community", event_name="Women Who Model", topics=("machine learning",)),
    Told(183, "community", event_name="Climate & Code", topics=("climate tech",)),
    Told(136, "community", event_name="Klartext speakers’ club", topics=("public speaking",)),
    *(
        Told(ago, "course", form="course", minutes=90, topics=("public speaking", "Presence on stage"))
        for ago in (202, 195, 188, 181, 174)
    ),
    *(
        Told(ago, "book", form="book", minutes=300, topics=(title,))
        for ago, title in (
            (385, "A first team"),
            (292, "Plain numbers"),
            (258, "The listening manager"),
            (224, "Weather for sale"),
            (78, "Say it standing up"),
        )
    ),
)

# Role, since and until so many days ago.
ROLES: Final = (
    ("Ingrid Solheim", "mentor", 152, None),
    ("Henrik Aalto", "mentor", 700, 460),
    ("Leonie Brandt", "friend", 1100, None),
    ("Signe Mortensen", "mentee", 400, None),
    ("Yael Shapira", "recruiter", 380, None),
    ("Sam Ortiz", "collaborator", 300, None),
    ("Soraya Khalil", "collaborator", 118, None),
    ("Adaeze Nwosu", "sponsor", 210, None),
    ("Rui Tavares", "peer", 410, None),
)

CLIMATE: Final = "Talk with five people in climate tech by {by}"
INTRODUCTIONS: Final = "Get five introductions by {by}"
SPEAKING: Final = "Practise public speaking 30 minutes three times a week"
NEW_PEOPLE: Final = "Have meaningful conversations with ten new people by {by}"

# What came of it: days ago, kind, from whom, note, and the goals that it was for.
OUTCOMES: Final[tuple[tuple[int, str, str, str, tuple[str, ...]], ...]] = (
    (402, "advice", "Adaeze Nwosu", "Ask for the project before it has an owner.", ()),
    (351, "collaboration", "Sam Ortiz", "A small open-source library for wind forecasts.", ()),
    (300, "advice", "Ingrid Solheim", "Write down what I would do in the first ninety days.", ()),
    (243, "advice", "Soraya Khalil", "Start with one grid operator, not with the whole market.", (CLIMATE,)),
    (229, "interview", "Yael Shapira", "Team lead at a logistics company; came second.", ()),
    (190, "referral", "Jonas Weber", "To the data board of Nordlicht Energy.", (CLIMATE,)),
    (118, "collaboration", "Soraya Khalil", "Load forecasts for Wattwise, two evenings a month.", (CLIMATE,)),
    (92, "invitation to speak", "Soraya Khalil", "Open Energy Data Day.", (SPEAKING,)),
    (57, "introduction", "Rui Tavares", "To Lena Fischer.", (INTRODUCTIONS, NEW_PEOPLE)),
    (33, "referral", "Nadia Rahmani", "Her team will look for a lead in spring.", ()),
    (21, "advice", "Lena Fischer", "Bring one model to an end before talking of ten.", ()),
)

# What came of an evening: so many events back, what, a note; from the first of those who were there.
AT_EVENTS: Final = (
    (22, "introduction", "To the speaker of the evening."),
    (20, "introduction", "To a colleague who builds dashboards for cities."),
    (18, "introduction", "To her team lead, over the last glass."),
    (15, "introduction", "To somebody who left consulting last year."),
    (13, "advice", "Ask the organisers, they know everybody."),
    (11, "introduction", "To his former boss."),
    (9, "introduction", "To the founder who had just been on stage."),
    (6, "introduction", "To the one other person without a laptop."),
    (3, "introduction", "To two people from the grid operator."),
    (1, "introduction", "To the head of forecasting next to us."),
)

# Promises that are open: whom to, what, and due so many days ago (ahead when negative).
OPEN_PROMISES: Final = (
    ("Priya Natarajan", "send the paper on forecast errors", 9),
    ("Hana Yoshida", "comment on her product brief", -2),
    ("Katarina Horvat", "share the list of open river data", -11),
)
PROMISED: Final = (
    "send the slides",
    "share my reading list",
    "read the draft and comment",
    "ask who is hiring in the team",
    "send the link to the data set",
    "find a date for the next walk",
    "recommend two books",
    "say thank you, and how it went",
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that could be done: so many days ahead; `hour` only where it begins at an hour."""

    title: str
    kind: str
    minutes: int
    in_days: int
    hour: tuple[int, int] | None = None
    form: str = ""
    money: int = 0
    place: str = ""
    field: str = ""
    topic: str = ""
    person: str = ""
    via: str = ""
    this_week: bool = False  # moved forward to the last day of the running week where it would lie beyond


AHEAD: Final = (
    Ahead(
        "Berlin Data Circle", "event", 90, 3, (18, 30), "meetup", place="Berlin", topic="data science", this_week=True
    ),
    Ahead("Models in Production", "event", 420, 7, (9, 30), "conference", 45, "Berlin", "machine learning"),
    Ahead("Climate & Code evening", "event", 150, 9, (19, 0), "meetup", place="Berlin", field="climate tech"),
    Ahead(
        "Ask Mei-Ling Zhou to introduce you to Tomasz Lewandowski",
        "introduction",
        15,
        10,
        field="machine learning",
        person="Tomasz Lewandowski",
        via="Mei-Ling Zhou",
    ),
    Ahead("Join the Applied Forecasting forum and say hello", "community", 30, 8, topic="forecasting"),
    Ahead(
        "First unit of the evening course “Voice and Presence”",
        "course",
        120,
        10,
        form="course",
        money=30,
        place="Berlin",
        topic="public speaking",
    ),
)
