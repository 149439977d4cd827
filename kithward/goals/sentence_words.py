"""The other words of goals: adjectives, media, vague words, and words that say nothing more."""

import re

from kithward.language.numbers import NUMBER
from kithward.language.terms import ROLES

POLITE = re.compile(
    r"^\W*(?:(?:please|so|ok|hi|hello|i['’](?:d|m|ll|ve)|i|we|you|my|our|the|goal|goals|objective|aim|is|are|it|want|wants|"
    r"wanna|would|like|love|need|plan|planning|intend|hope|hoping|wish|try|trying|will|shall|should|must|can|could|am|going|"
    r"gonna|to|myself|be\s+able\s+to|commit|committed|make\s+sure|let['’]s|let|me|help|set|this)\b['’:,]*\s*)+",
    re.IGNORECASE,
)
# Words that say nothing a measure could hold, and that nobody misses.
_FILLER = (
    "a an the i we my our me us you your to of at on in with for and or by from per each every is are be am as it that "
    "this these those please least minimum about around total altogether overall different distinct other another up "
    "out who which whose work works working based myself their his her them they time times go some just really also "
    "will would like want try networking network one have had do make all so exactly roughly approximately within "
    "during until then field role between w i'm i'd i'll let's it's i've via over"
)
FILLER = frozenset(_FILLER.split())  # words that say nothing a measure could hold, and that nobody misses

PURPOSE = re.compile(
    r"(?:\b(?:in\s+order|so\s+(?:that|as))\b|\bbecause\b|\bso\s+(?:i|we)\b|(?<=[\w\x00])\s+to\s+(?=(?:find|learn|build|improve|grow|expand|"
    r"become|change|understand|explore|discover|prepare|help|land|boost|advance|develop|raise|meet|get)\b)).*",
    re.IGNORECASE | re.DOTALL,
)
AT_MOST = re.compile(
    r"\b(?:at\s+most|no\s+more\s+than|fewer\s+than|less\s+than|up\s+to|maximum(?:\s+of)?|max)(?=\s+[\w\d])",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"\b(?:at\s+least|a\s+minimum\s+of|minimum(?:\s+of)?|no\s+(?:fewer|less)\s+than|more\s+than|over)\b(?=\s+[\w\d])|\bor\s+more\b|\+(?=\s)",
    re.IGNORECASE,
)
VAGUE_NUMBER = re.compile(
    r"\b(?:several|a\s+few|few|some|many|more|lots\s+of|a\s+lot\s+of|plenty\s+of|multiple|as\s+many)\b", re.IGNORECASE
)
VAGUE_TIME = re.compile(
    r"\b(?:(?:by|before|until|in|this|next|over|during)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?(?:next\s+)?(?:spring|summer|autumn|fall|winter)"
    r"|soon(?:er\s+or\s+later)?|some\s?day|asap|as\s+soon\s+as\s+possible|often|more\s+often|regularly|frequently|eventually|"
    r"when(?:ever)?\s+possible|from\s+time\s+to\s+time|sometime)\b",
    re.IGNORECASE,
)
MEANINGFUL = re.compile(
    r"\b(?:meaningful(?:ly)?|in-depth|deep(?:er|ly)?(?!\s+(?:learning|tech))|substantive|quality(?!\s+assurance)|genuine|real(?!\s+estate))\b",
    re.IGNORECASE,
)
LIGHT = re.compile(r"\b(?:light(?:ly)?|superficial|casual)\b", re.IGNORECASE)
ROLE_IS = re.compile(rf"\bwhose\s+role\s+is\s+(?P<role>{'|'.join(ROLES)})\b", re.IGNORECASE)
NEW_OR_KNOWN = re.compile(r"\bnew\s+or\s+(?:known|existing|old)\b", re.IGNORECASE)
NEW = re.compile(
    r"\b(?:brand[\s-])?new\b(?!\s+(?:York|Zealand|Delhi|Jersey|Orleans|Mexico|Hampshire|England|South\s+Wales)\b)|\bfirst[\s-]time\b|\b(?:(?:that|whom?)\s+)?i\s+(?:have(?:n['’]t|\s+not|\s+never)|['’]ve\s+never)\s+(?:yet\s+)?met(?:\s+(?:before|yet))?\b|\bnever\s+met\b",
    re.IGNORECASE,
)
KNOWN = re.compile(
    r"\b(?:existing|known|dormant|lapsed|old|former|past|already\s+in\s+my\s+network|in\s+my\s+(?:existing\s+)?network|from\s+my\s+network|"
    r"(?:(?:that|whom?)\s+)?i\s+(?:already\s+)?know)\b",
    re.IGNORECASE,
)
BEGUN_BY_ME = re.compile(
    r"\b(?:(?:that|which)\s+)?i\s+(?:begin|start|initiate)\b|\b(?:begun|started|initiated)\s+by\s+me\b|\binitiat(?:e|ing)\b",
    re.IGNORECASE,
)
BEGUN_BY_THEM = re.compile(
    r"\b(?:that|which)\s+they\s+(?:begin|start|initiate)\b|\b(?:begun|started|initiated)\s+by\s+them\b", re.IGNORECASE
)
MEDIA = tuple(
    (
        re.compile(
            rf"\b(?:(?:on|via|over|through|by|using|per|at)\s+(?:the\s+)?)?(?:{pattern})(?![\w-])", re.IGNORECASE
        ),
        medium,
    )
    for pattern, medium in (
        (r"in[\s-]person|face[\s-]to[\s-]face|offline|in\s+real\s+life", "in person"),
        (r"linked-?in", "linkedin"),
        (rf"(?:tele)?phone(?!\s+(?:{NUMBER}|an?\b|my\b|new\b|old\b))", "phone"),
        (r"zoom|google\s+meet|skype|facetime|video(?!\s+gam)|microsoft\s+teams|teams", "video"),
        (r"slack(?!\s+(?:communit|group))|whats-?app|sms|signal|telegram|messenger|text", "chat"),
    )
)
ONLINE = re.compile(r"\b(?:virtual(?:ly)?|online|remote(?:ly)?)(?![\w-])", re.IGNORECASE)
MEDIA_AFTER_PREPOSITION = tuple(
    (re.compile(rf"\b(?:via|over|through|by|using|on)\s+(?:{pattern})(?![\w-])", re.IGNORECASE), medium)
    for pattern, medium in ((r"e-?mails?", "email"), (r"chat", "chat"))
)
SENIORITY = tuple(
    (re.compile(rf"(?:\bwho\s+are\s+(?:at\s+least\s+)?)?\b(?:{pattern})(?![\w-])", re.IGNORECASE), seniority)
    for pattern, seniority in (
        (r"executives?|c[\s-](?:level|suite)", "executive"),
        (r"leaders?|leading|leadership", "leader"),
        (r"senior(?:s|[\s-]level)?|principal", "senior"),
        (r"mid[\s-](?:level|career)", "mid"),
        (r"juniors?|junior[\s-]level|entry[\s-]level|early[\s-]career", "junior"),
        (r"students?", "student"),
    )
)
LEVEL = re.compile(
    r"\b(?:grow|expand|build|increase|bring|take|get|raise|extend)\s+(?:my|our|the)\s+(?:professional\s+|linkedin\s+)?(?:network|contacts|connections|circle)\s+"
    r"(?:up\s+)?to\b|\b(?:reach|hit|get\s+to)\b(?=\s+[\d\w,]+\s+(?:\w+\s+)?(?:contacts|connections|people)\b)"
    r"|\bgrow\s+to\b|\bin\s+my\s+network\s+in\s+all\b",
    re.IGNORECASE,
)
TWO_GOALS = re.compile(
    r"\s*(?:;|,?\s+and\s+also|,?\s+as\s+well\s+as|,?\s+plus|,?\s+and\s+then|,?\s+and|,|\.)\s+", re.IGNORECASE
)
