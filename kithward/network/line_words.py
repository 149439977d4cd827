"""The words of the log's line: which are never names, which name events, which say how it was."""

import re

from kithward.network.slate import GAP


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("""
    van von der den de del della di da do dos das du la le las los ten ter zu zum af av bin ibn al el ap
""")
# Never a name, however written.
NO_NAMES = _words("""
    i me my mine myself we us our you your he him his she her they them their it its this that these those who whom
    a an the and or but then also so about re regarding for from with without to at in on over via by of as if than
    is was are were be been am has have had do did does not no yes some any every each all both another other more
    most someone somebody anyone everyone everybody people folks guys team others nobody
    linkedin zoom skype teams facetime whatsapp slack email e-mail phone video online
    today yesterday tomorrow discussed discussing talked great good nice lovely very really quick brief long short
    ceo cto cfo coo cmo cpo vp svp hr cv
    hello hi event meetup conference workshop webinar
""")
# No name when written small; "Grace" and "Will" are.
NO_SMALL_NAMES = _words("""
    would could should can might must got get gave give given went go goes going gone came come met meet had made make
    made said say says told tell asked ask sent send wrote write called call spoke speak found find felt learned learnt
    shared offered promised agreed decided helped showed saw see heard knows know knew thinks think thought wants want
    wanted works worked work new old friend friends colleague colleagues boss manager client clients recruiter
    recruiters mentor mentee investor founder founders student students partner coach prof speaker while when where
    after before during because since until again there here now later soon next last week month coffee lunch dinner
    breakfast drinks tea chat talk meeting interview lots much many few two three four five six several couple follow
    followed up out off back together afterwards plus well interesting useful helpful fun advice referral offer intro
    introduction job jobs career careers startup startups company group local former just only
""")
# Words that say nothing more once the rest is understood; they are not shown as passed over.
FILLERS = _words("""
    a an the and & with w/ i we my our me to for at on in of had have has did do got was were am is been went go grabbed
    took some then also just today him her them us it this that by from over via about there - – — + again nice good
    lovely very really together up morning afternoon evening night : as so while where during after who which whom
    conversation discussion talk talked spoke joined jumped hopped quick said there before both all new old just than
""")

_FORM_WORDS = (
    ("webinar", r"webinars?|live~?stream"),
    ("workshop", r"workshops?|hackathons?|boot~?camps?|master~?class(?:es)?"),
    ("meetup", r"meet-?ups?|user~groups?|mixers?|networking(?:~(?:event|night|evening|drinks))?|happy~hour|stammtisch"),
    (
        "conference",
        r"conferences?|summits?|congress|convention|symposium|expo|trade~(?:show|fair)|(?-i:[A-Z]\w*(?:Con|Conf|con|conf))"
        r"|(?-i:FOSDEM|SXSW|CES|Slush|NeurIPS|ICML|WWDC|KDD|TEDx?\w*)",
    ),
    ("dinner", r"dinners?|gala|banquet"),
    (
        "",
        r"events?|fair|party|reception|retreat|festival|fest|forum|panel|demo~day|open~house|seminar|exhibition|reunion|"
        r"fireside(?:~chat)?|launch|awards?|colloquium|round~?table|pitch~night|alumni~\w+",
    ),
)
EVENT_WORD = "(?:" + "|".join(words for _, words in _FORM_WORDS) + ")"


def pattern(words: str) -> re.Pattern[str]:
    """Whole words in any case, with "~" for the gap between two, which may hold what was understood already."""
    gaps = words.replace("[~-]", "(?:~|-)").replace("~?", "(?:~)?").replace("~", GAP)
    return re.compile(rf"(?<![\w'-])(?:{gaps})(?![\w'])", re.IGNORECASE)


EVENT_FORMS = tuple((form, pattern(words)) for form, words in _FORM_WORDS)
EVENT = pattern(EVENT_WORD)

MEDIA_WORDS = (
    (
        pattern(
            r"(?:over|on|via|by|through|using)~(?:a~)?(?:zoom|skype|teams|google~meet|facetime|webex|video(?:~call)?)"
            r"|virtual(?:ly)?|online|remote(?:ly)?"
        ),
        "video",
    ),
    (pattern(r"(?:over|on|by|via)~(?:the~)?(?:phone|telephone)"), "phone"),
    (pattern(r"(?:over|on|via|by|through)~linkedin"), "linkedin"),
    (pattern(r"(?:by|via|over|through)~e-?mail"), "email"),
    (pattern(r"(?:over|on|via|by|through|in)~(?:whatsapp|slack|signal|telegram|discord|wechat|chat)"), "chat"),
    (pattern(r"in[~-]person|face[~-]to[~-]face"), "in person"),
)
MEETING_FORMS = (
    ("coffee", pattern(r"(?:for|over|had|grabbed|at)~(?:an?~|some~)?(?:quick~)?(?:coffee|tea)")),
    ("lunch", pattern(r"(?:for|over|had|grabbed|at|to)~(?:an?~|some~)?(?:quick~)?lunch")),
    ("informational interview", pattern(r"for~an?~informational~interview")),
    ("chat", pattern(r"for~a~(?:quick~)?chat")),
)
_said_well = r"(?:great|long|wonderful|fantastic|excellent|inspiring|honest|in-depth)"
_exchange = r"(?:talk|chat|conversation|discussion|call|meeting|coffee|lunch|catch-?up)"
_praised = rf"(?:{_said_well},?~(?:and~)?)*{_said_well}(?=~(?:and~)?(?:\w+~)?{_exchange}\b)"
# (words, whether they say that it was meaningful, whether they say what happened as well)
JUDGEMENTS = (
    (pattern(r"(?:said~)?(?:hello|hi)~(?:with|to)"), False, True),
    (pattern(r"(?:just~)?small(?=~talk\b)|not~(?:very~)?meaningful|superficial|briefly"), False, False),
    (
        pattern(
            rf"(?:an?~)?(?:very~)?(?:brief|short|quick)(?=~(?:{_exchange}|word|exchange|e-?mail|message|phone|video)\b)"
        ),
        False,
        False,
    ),
    (pattern(r"heart-?to-?heart"), True, True),
    (
        pattern(
            rf"(?:an?~)?(?:(?:very|really|super)~)?(?:meaningful|deep(?!~(?:learning|tech|neural|work))|{_praised})"
            rf"(?:~and~(?:{_said_well}|meaningful|deep))?|learn(?:ed|t)~a~lot"
        ),
        True,
        False,
    ),
)
