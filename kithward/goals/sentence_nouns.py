"""The nouns and verbs of goals: what is counted, and what is done with people."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of a measure."""

    unit: str
    form: str = ""
    medium: str = ""
    seniority: str = ""
    role: str = ""
    field: str = ""
    new: bool | None = None
    unused: bool = False  # it says more than a measure can hold, so the person is told that it was passed over


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says of a measure: the act with people, and the unit it counts when no noun says it."""

    act: str = ""
    unit: str = ""
    medium: str = ""
    form: str = ""
    role: str = ""
    new: bool | None = None
    finds: bool = False
    takes: bool = False  # finding, getting: what it is about is reached, not talked to


# In this order: a longer wording stands before the shorter one that it holds.
_NOUNS: tuple[tuple[str, Noun], ...] = (
    (
        r"(?:speaking\s+(?:invitation|engagement|gig|slot|opportunit(?:y|ie))|invitation\s+to\s+speak)s?",
        Noun("outcomes", "invitation to speak"),
    ),
    (r"invitations\s+to\s+speak", Noun("outcomes", "invitation to speak")),
    (r"(?:connection\s+request|invitation|invite)s?", Noun("people", medium="linkedin")),
    (
        r"(?:informational|information)\s+(?:interview|chat|meeting|call)s?",
        Noun("conversations", "informational interview"),
    ),
    (r"(?:job|client|work)\s+interviews?", Noun("outcomes", "interview")),
    (r"interviews?", Noun("outcomes", "interview")),
    (r"(?:job\s+|paid\s+)?offers?", Noun("outcomes", "offer")),
    (r"referrals?", Noun("outcomes", "referral")),
    (r"collaborations?", Noun("outcomes", "collaboration")),
    (r"(?:pieces?\s+of\s+)?advice", Noun("outcomes", "advice")),
    (r"outcomes?|results?", Noun("outcomes")),
    (r"follow[\s-]?ups?", Noun("follow_ups")),
    (r"introductions?|intros?", Noun("introductions")),
    (
        r"(?:virtual\s+|phone\s+|video\s+)?coffees?(?:[\s-]+(?:chat|meeting|date|call|break)s?)?",
        Noun("conversations", "coffee"),
    ),
    (r"(?:business\s+)?lunch(?:es)?(?:\s+(?:meeting|date)s?)?", Noun("conversations", "lunch")),
    (
        r"(?:video|zoom|skype|teams|facetime)[\s-]+(?:call|meeting|chat|conversation)s?",
        Noun("conversations", medium="video"),
    ),
    (r"(?:tele)?phone\s+(?:call|chat|conversation)s?|phonecalls?", Noun("conversations", medium="phone")),
    (r"calls?", Noun("conversations", medium="phone")),
    (r"chats?", Noun("conversations", "chat")),
    (
        r"(?:1|one)[\s-]?(?:on|to|:)[\s-]?(?:1|one)(?:['’]?s)?(?:\s+(?:meeting|chat|conversation|call)s?)?",
        Noun("conversations"),
    ),
    (r"conversations?|discussions?|catch[\s-]?ups?|meetings?", Noun("conversations")),
    (r"(?:networking\s+)?conferences?", Noun("events", "conference")),
    (r"(?:summit|convention|congresse?|symposium)s?|symposia", Noun("events", "conference")),
    (r"(?:networking\s+)?meet-?ups?", Noun("events", "meetup")),
    (r"hosted\s+events?", Noun("events", "hosted")),
    (r"(?:networking\s+)?dinners?", Noun("events", "dinner")),
    (r"workshops?", Noun("events", "workshop")),
    (r"webinars?", Noun("events", "webinar")),
    (r"(?:networking\s+)?(?:event|gathering)s?", Noun("events")),
    (
        r"(?:networking\s+)?(?:seminar|hackathon|fair|job\s+fair|trade\s+show|mixer|reception|breakfast|retreat|part(?:y|ie)|panel)s?",
        Noun("events", unused=True),
    ),
    (r"(?:linkedin\s+)?(?:message|dm|text\s+message)s?", Noun("messages")),
    (r"e-?mails?", Noun("messages", medium="email")),
    (r"(?:thank[\s-]?you\s+|handwritten\s+)?(?:note|letter)s?|postcards?", Noun("messages", unused=True)),
    (r"(?:lightning\s+|public\s+|conference\s+)?talks?|speech(?:es)?|presentations?|keynotes?", Noun("talks")),
    (r"lectures?", Noun("talks", unused=True)),
    (r"communit(?:y|ies)", Noun("communities")),
    (
        r"(?:online\s+|professional\s+|slack\s+|local\s+)?(?:group|club|association|societ(?:y|ie)|chapter|guild|committee)s?",
        Noun("communities", unused=True),
    ),
    (r"(?:practi[cs]e\s+|training\s+|coaching\s+)?sessions?", Noun("practice")),
    (r"(?:online\s+)?(?:course|certification|certificate|classe?|mooc)s?", Noun("practice", "course")),
    (r"(?:audio)?books?", Noun("practice", "book")),
    (r"activit(?:y|ies)|things", Noun("activities")),
    (r"mentor(?:ship)?s?|mentoring\s+relationships?", Noun("people", role="mentor")),
    (r"mentees?", Noun("people", role="mentee")),
    (r"sponsors?(?:hips?)?", Noun("people", role="sponsor")),
    (r"collaborators?|co-?authors?|co-?founders?\b(?=\s+to\s+work)", Noun("people", role="collaborator")),
    (r"peers?", Noun("people", role="peer")),
    (r"recruiters?|head-?hunters?", Noun("people", role="recruiter", field="hr")),
    (r"(?:angel\s+)?investors?", Noun("people", role="investor", field="venture capital")),
    (r"advis[eo]rs?", Noun("people", role="advisor")),
    (r"friends?", Noun("people", role="friend")),
    (r"(?:paying\s+)?clients?", Noun("people", role="client")),
    (r"leaders?(?:hip)?|directors?|vps?|vice\s+presidents?|heads?", Noun("people", seniority="leader")),
    (r"decision[\s-]?makers?", Noun("people", seniority="leader", unused=True)),
    (
        r"executives?|execs?|c[etfomip]os?|chief\s+\w+\s+officers?|(?:co-?\s?)?founders?|business\s+owners?",
        Noun("people", seniority="executive"),
    ),
    (r"students?|interns?|undergraduates?", Noun("people", seniority="student")),
    (r"juniors", Noun("people", seniority="junior")),
    (r"seniors", Noun("people", seniority="senior")),
    (r"strangers?|newcomers?", Noun("people", new=True)),
    (r"acquaintances?", Noun("people", new=False)),
    (
        r"(?:ex|former|past|old)[\s-]+(?:colleague|coworker|co-worker|classmate|bosse?|manager|client|friend|contact)s?",
        Noun("people", new=False, unused=True),
    ),
    (
        r"people|persons?|(?:linkedin\s+)?(?:contact|connection)s?|individuals?|folks|professionals?|(?:professional\s+)?relationships?",
        Noun("people"),
    ),
    (r"some(?:one|body)(?=\s|\W|$)|any(?:one|body)", Noun("people")),
    (
        r"colleagues?|co-?workers?|classmates?|alum(?:ni|nus|na|nae|s)?|experts?|specialists?|practitioners?|(?:hiring\s+)?managers?|members?",
        Noun("people", unused=True),
    ),
    (
        r"women|men|speakers?|attendees?|customers?|users?|partners?|candidates?|role\s+models?|influencers?|stakeholders?|organi[sz]ers?",
        Noun("people", unused=True),
    ),
)
NOUNS = tuple((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), noun) for pattern, noun in _NOUNS)

# At the start of what is wanted, where "call" and "mentor" are verbs.
_START = r"(?:^[\s\W]*|[.,;:]\s+|(?<!invitation\s)(?<!invitations\s)\b(?:to|will|and|then|also|personally)\s+)"
_VERBS: tuple[tuple[str, Verb], ...] = (
    (
        rf"{_START}(?P<verb>(?:re-?connect|get\s+back\s+in\s+(?:touch|contact)|re-?engage)(?:ing)?(?:\s+with)?)",
        Verb("reconnect", new=False),
    ),
    (r"(?P<verb>reconnect(?:ing)?(?:\s+with)?|reviv(?:e|ing)|rekindl(?:e|ing))", Verb("reconnect", new=False)),
    (r"(?P<verb>follow(?:ing)?[\s-]+up(?:\s+(?:with|on))?)", Verb(unit="follow_ups")),
    (r"(?P<verb>introduc(?:e|ing))", Verb(unit="introductions")),
    (
        r"(?P<verb>reach(?:ing)?[\s-]+out(?:\s+to)?|(?:get|stay|keep)(?:ting|ing)?\s+in\s+touch(?:\s+with)?)",
        Verb("reach_out"),
    ),
    (rf"{_START}(?P<verb>(?:contact|message|dm|approach|ping|write\s+to|text)(?=\s))", Verb("reach_out")),
    (rf"{_START}(?P<verb>e-?mail(?=\s))", Verb("reach_out", medium="email")),
    (rf"{_START}(?P<verb>(?:phone|ring|call)(?:\s+up)?(?=\s))", Verb("talk", medium="phone")),
    (rf"{_START}(?P<verb>interview(?=\s))", Verb("talk")),
    (rf"{_START}(?P<verb>mentor(?=\s))", Verb(role="mentee", takes=True)),
    (r"(?P<verb>speak(?:ing)?\s+at|present(?:ing)?\s+at|give\s+a\s+talk\s+at)", Verb(unit="talks")),
    (rf"{_START}(?P<verb>(?:talk|speak|convers(?:e|ing)|sit\s+down)(?:ing)?\s+(?:to|with))", Verb("talk")),
    (rf"{_START}(?P<verb>(?:chat|catch(?:ing)?\s+up)\s+(?:to|with))", Verb("talk")),
    (r"(?P<verb>check(?:ing)?\s+in\s+(?:with|on))", Verb("talk")),
    (r"(?P<verb>(?:connect|network)(?:ing)?\s+with|get(?:ting)?\s+to\s+know)", Verb("connect")),
    (rf"{_START}(?P<verb>(?:connect|befriend|add)(?=\s))", Verb("connect")),
    (
        r"(?P<verb>(?:build|mak|form|creat)(?:e|ing)?(?=\s[^\x00]*(?:relationships?|connections?|contacts?)\b))",
        Verb("connect"),
    ),
    (rf"{_START}(?P<verb>meeting(?=\s))|(?P<verb2>meet(?:\s+up)?(?:\s+with)?)", Verb("meet")),
    (
        r"(?P<verb>attend(?:ing)?|(?:go|going)\s+to|visit(?:ing)?|participat(?:e|ing)\s+in|show(?:ing)?\s+up\s+(?:at|to))",
        Verb(unit="events"),
    ),
    (
        rf"{_START}(?P<verb>(?:host|organi[sz]e|throw|run|hold)(?=\s))|(?P<verb2>hosting|organi[sz]ing)",
        Verb(unit="events", form="hosted"),
    ),
    (
        rf"{_START}(?P<verb>(?:train|study|learn)(?:ing)?(?=\s))|(?P<verb2>practi[cs](?:e|ing)|rehears(?:e|ing))",
        Verb(unit="practice"),
    ),
    (rf"{_START}(?P<verb>read(?:ing)?(?=\s))", Verb(unit="practice", form="book")),
    (
        rf"{_START}(?P<verb>(?:get|secure|win|land|gain|obtain|earn|receive|acquire|recruit|attract|sign|close)(?=\s))",
        Verb(takes=True),
    ),
    (rf"{_START}(?P<verb>(?:find|look(?:ing)?\s+for|seek)(?=\s))", Verb(takes=True, finds=True)),
    (r"(?P<verb>(?:become|be)\s+a\s+mentor\s+(?:to|for|of)|mentoring)", Verb(role="mentee", takes=True)),
    (r"(?P<verb>mentorship\s+(?:with|from|by)|(?:be|get)\s+mentored\s+by)", Verb(role="mentor", takes=True)),
    (
        rf"{_START}(?P<verb>(?:join|send|write|give|deliver|take|complete|finish|make|do|have|keep|log|start|present|ask\s+for|"
        r"hold|become|enrol(?:l)?\s+in|sign\s+up\s+for|initiate|begin|spend|schedule|book|arrange|set\s+up)(?=\s))",
        Verb(),
    ),
)
VERBS = tuple(
    (re.compile(rf"(?:(?<=\W)|^|(?=[\x00\W]))(?:{pattern})(?![\w-])", re.IGNORECASE), verb) for pattern, verb in _VERBS
)
