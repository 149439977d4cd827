"""The fixed terms that the log, the measures and the sentences share."""

# What can happen. The last three are not activities in the log's table, but they are counted like them.
KINDS = (
    "event",
    "meeting",
    "call",
    "message",
    "introduction",
    "talk",
    "community",
    "practice",
    "course",
    "book",
    "connection",
    "invitation",
    "recommendation",
    "endorsement",
    "other",
    "follow_up",
    "outcome",
    "role",
)
ACTIVITY_KINDS = KINDS[:-3]

# Kinds that are a contact with a person, so that the tie's rhythm starts anew.
CONTACT_KINDS = (
    "event",
    "meeting",
    "call",
    "message",
    "introduction",
    "talk",
    "community",
    "connection",
    "recommendation",
)

# A narrower name for what happened ("form"), by kind.
FORMS = {
    "event": ("conference", "meetup", "dinner", "workshop", "webinar", "hosted"),
    "meeting": ("coffee", "lunch", "chat", "informational interview"),
    "practice": ("session", "course", "book"),
    "outcome": (
        "advice",
        "introduction",
        "referral",
        "interview",
        "offer",
        "collaboration",
        "client",
        "invitation to speak",
    ),
}

MEDIA = ("in person", "phone", "video", "email", "linkedin", "chat")
SENIORITIES = ("student", "junior", "mid", "senior", "leader", "executive")  # low to high
ROLES = ("mentor", "mentee", "sponsor", "collaborator", "peer", "recruiter", "client", "investor", "advisor", "friend")
PARTS = ("present", "introduced", "introducer")
BEGAN_BY = ("me", "them")

UNITS = (
    "people",
    "events",
    "conversations",
    "introductions",
    "follow_ups",
    "messages",
    "talks",
    "communities",
    "practice",
    "minutes",
    "outcomes",
    "activities",
)

# What I do with the people of a goal that counts people: the narrower the word, the fewer kinds count.
ACTS = {
    "connect": ("event", "meeting", "call", "message", "introduction", "connection", "talk", "community"),
    "meet": ("event", "meeting", "call", "introduction"),
    "talk": ("meeting", "call"),
    "reach_out": ("message", "call", "invitation", "meeting"),
    "reconnect": ("meeting", "call", "message", "event"),
}

# Which kinds each unit counts; people are counted by act (above) or by the role they take.
UNIT_KINDS = {
    "events": ("event",),
    "conversations": ("meeting", "call"),
    "introductions": ("introduction",),
    "follow_ups": ("follow_up",),
    "messages": ("message",),
    "talks": ("talk",),
    "communities": ("community",),
    "practice": ("practice", "course", "book"),
    "minutes": ("practice", "course", "book"),
    "outcomes": ("outcome",),
    "activities": ACTIVITY_KINDS,
}

PERIODS = ("day", "week", "month", "quarter", "year")
