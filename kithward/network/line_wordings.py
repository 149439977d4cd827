"""What each wording of the log's line says of what happened, and where it has its people."""

import re
from dataclasses import dataclass
from typing import Literal

from kithward.network.line_words import EVENT_WORD, pattern


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for something that happened, what they say of it, and where its people stand."""

    words: re.Pattern[str]
    kind: str
    form: str = ""
    medium: str = ""
    began_by: str = ""
    people: Literal["after", "before", "none"] = "after"


_an = r"(?:(?:an?|the|my|our|another|some)~)?"
_with = r"(?:~(?:with|w/|w))?"
_linkedin_request = r"(?:linkedin~)?(?:connection~request|invit(?:e|ation)(?:~to~connect)?)"
_object = rf"(?=~(?:(?!(?:with|about|and|where)\b)[\w&.'’-]+~){{0,6}}?{EVENT_WORD}\b)"
_named = r"(?=~(?:the~)?(?-i:[A-Z]))"
_community = (
    r"(?:communit(?:y|ies)|group|slack|discord|association|society|club|chapter|network|guild|committee|cohort|"
    r"toastmasters)"
)
COMMUNITY = pattern(_community)
_study = r"(?:course|class|mooc|certificat(?:ion|e)|training|module|lesson|program(?:me)?)"


def _says(
    kind: str,
    words: str,
    *,
    form: str = "",
    medium: str = "",
    began_by: str = "",
    people: Literal["after", "before", "none"] = "after",
) -> Wording:
    return Wording(pattern(words), kind, form, medium, began_by, people)


# The first in the line counts, and of several that begin at one place the first in this table.
WORDINGS = (
    # They began it, and stand before the words or after "from".
    _says("call", r"(?:called|phoned|rang|telephoned)~me(?:~up)?", medium="phone", began_by="them", people="before"),
    _says(
        "call", r"(?:called|phoned|rang)(?=~(?:about|regarding)\b)", medium="phone", began_by="them", people="before"
    ),
    _says("message", r"(?:wrote|messaged)(?=~(?:about|regarding)\b)", began_by="them", people="before"),
    _says("message", r"asked(?!~(?:me|us)\b)(?=.*\bfor\b)", began_by="me"),
    _says("call", r"(?:facetimed|skyped|zoomed)~me", medium="video", began_by="them", people="before"),
    _says("call", rf"{_an}(?:phone~)?call~from", medium="phone", began_by="them"),
    _says("message", r"e-?mailed~me(?:~back)?", medium="email", began_by="them", people="before"),
    _says(
        "message",
        r"(?:texted|pinged|dm'?e?d|whatsapped|slacked)~me(?:~back)?",
        medium="chat",
        began_by="them",
        people="before",
    ),
    _says(
        "invitation",
        rf"sent~me~{_an}{_linkedin_request}|invited~me~to~connect",
        medium="linkedin",
        began_by="them",
        people="before",
    ),
    _says(
        "connection",
        r"accepted~my~(?:linkedin~)?(?:connection~)?(?:request|invit(?:e|ation))",
        medium="linkedin",
        people="before",
    ),
    _says(
        "recommendation",
        rf"(?:wrote|gave)~me~{_an}(?:linkedin~)?recommendation",
        medium="linkedin",
        began_by="them",
        people="before",
    ),
    _says("recommendation", rf"{_an}(?:linkedin~)?recommendation~from", medium="linkedin", began_by="them"),
    _says("endorsement", r"endorsed~me", medium="linkedin", began_by="them", people="before"),
    _says("message", rf"sent~me~{_an}e-?mail", medium="email", began_by="them", people="before"),
    _says(
        "message", rf"sent~me~{_an}linkedin~(?:message|dm|inmail)", medium="linkedin", began_by="them", people="before"
    ),
    _says(
        "message",
        rf"(?:messaged|wrote(?:~to)?|contacted|answered|thanked)~me(?:~back)?|replied(?:~to~me)?(?!~to\b)|wrote~back"
        rf"|reached~out(?:~to~me)?(?!~to\b)|got~in~touch(?:~with~me)?(?!~with\b)|sent~me~{_an}(?:message|note|letter|card)",
        began_by="them",
        people="before",
    ),
    _says("message", rf"{_an}linkedin~(?:message|dm|inmail)~from", medium="linkedin", began_by="them"),
    _says("message", rf"{_an}e-?mail~from", medium="email", began_by="them"),
    _says("message", rf"{_an}(?:dm|text(?:~message)?|whatsapp(?:~message)?)~from", medium="chat", began_by="them"),
    _says("message", rf"{_an}(?:message|note|letter|reply|card)~from|heard~(?:back~)?from", began_by="them"),
    _says(
        "meeting",
        r"invited~me(?=~(?:out~)?(?:for|to)~(?:an?~)?(?:coffee|tea|lunch|drinks?|breakfast|dinner|walk|chat)\b)",
        began_by="them",
        people="before",
    ),
    _says(
        "meeting",
        r"and~I(?=~(?:had|grabbed|went|talked|spoke|chatted)\b)|and~I~(?:met(?:~up)?|caught~up)",
        people="before",
    ),
    # A promise kept.
    _says("follow_up", r"followed[~-]?up(?:~(?:with|on|to))?", began_by="me"),
    _says(
        "follow_up",
        rf"(?:sent|did|wrote)~{_an}follow[~-]?up(?:~(?:e-?mail|note|message))?(?:~(?:to|with))?",
        began_by="me",
    ),
    # Talks, learning, communities and events, before the meetings that their words hold.
    _says(
        "talk",
        r"(?:gave|held|delivered|did)~(?:[\w-]+~){0,4}?(?:talk|lecture|presentation|keynote|speech|tutorial|poster)"
        r"|spoke(?=~(?:at|on~a~panel)\b)|(?:presented|keynoted)(?=~(?:at|on|about|our|my|the)\b)|keynoted"
        r"|(?:was|sat|spoke)~(?:a~)?(?:speaker|panell?ist|on~(?:a|the)~panel)|moderated~(?:a|the)~panel",
        people="none",
    ),
    _says(
        "community",
        rf"joined(?=~(?:(?!(?:with|for|about)\b)[\w&.'’-]+~){{0,6}}?{_community}\b)|became~(?:a~)?member~of",
        people="none",
    ),
    _says(
        "course",
        rf"(?:finished|completed|took|started|began|did|watched|passed|enrolled~in|attended|followed)~(?:[\w-]+~){{0,4}}?{_study}",
        form="course",
        people="none",
    ),
    _says(
        "book",
        r"(?:finished~reading|finished|read|re-?read|started~reading|listened~to)~(?:the~|a~|an~|another~)?(?:[\w-]+~)?(?:audio)?book",
        form="book",
        people="none",
    ),
    _says(
        "book",
        r"(?:finished~reading|finished|read|re-?read|started~reading|listened~to)(?=~[\"'“‘]|~(?-i:[A-Z]))",
        form="book",
        people="none",
    ),
    _says(
        "practice", r"(?:practi[sc]ed|rehearsed|trained)|worked~on(?=~my\b)|practi[sc]e(?=~(?:of|:)|:)", people="none"
    ),
    _says("event", rf"(?:hosted|organi[sz]ed|threw|ran|held|put~on){_object}", form="hosted", people="none"),
    _says("event", r"(?:attended|participated~in|took~part~in)(?=~)", people="none"),
    _says(
        "event",
        rf"(?:went~(?:along~)?to|visited|was~at|been~(?:at|to)|dropped~(?:by|in~at)|joined|at)(?!~(?:an?~)?(?:dinner|breakfast|drinks|happy~hour)~with){_object}",
        people="none",
    ),
    _says("event", rf"(?:went~(?:along~)?to|was~at|been~(?:at|to)){_named}", people="none"),
    _says("community", rf"joined{_named}(?!~(?:[\w.'-]+~){{1,3}}(?:for|on)\b)", people="none"),
    _says("book", r"read~[\w-]+~(?:pages?|chapters?)~of", form="book", people="none"),
    # Calls.
    _says(
        "call",
        r"(?:video|zoom|skype|teams|google~meet|facetime|webex|hangouts?)[~-]?(?:call|meeting|session|catch-?up|chat)?(?:~(?:with|w/|w))|(?:video|zoom|skype|teams|google~meet|webex)[~-]?call",
        medium="video",
    ),
    _says("call", r"(?:facetimed|skyped|zoomed)(?:~with)?", medium="video", began_by="me"),
    _says("call", r"(?:called|phoned|rang|telephoned)(?!~(?:off|it|for)\b)(?:~up)?", medium="phone", began_by="me"),
    _says("meeting", rf"informational~call{_with}|info~call{_with}", form="informational interview", medium="phone"),
    _says(
        "call",
        rf"(?:phone|conference|discovery|intro|introductory|sales|follow-?up)?~?(?:call|phone~chat|phone~catch-?up){_with}|(?:spoke|talked)~(?:on|over)~the~phone~with|on~the~phone~with",
        medium="phone",
    ),
    # Written.
    _says("message", rf"e-?mailed|(?:sent|wrote)~{_an}e-?mail~to|e-?mail~to", medium="email", began_by="me"),
    _says("message", r"(?:exchanged~)?e-?mails?~with", medium="email"),
    _says("message", rf"(?:sent~{_an})?linkedin~(?:message|dm|inmail)(?:~to)?", medium="linkedin", began_by="me"),
    _says(
        "message",
        rf"texted|pinged|dm'?e?d|whatsapped|slacked|(?:sent~{_an})?(?:dm|text|whatsapp|slack)(?:~message)?~to|(?:dm|whatsapp)~with",
        medium="chat",
        began_by="me",
    ),
    _says("invitation", rf"sent~{_an}{_linkedin_request}~to|connection~request~to", medium="linkedin", began_by="me"),
    _says(
        "recommendation",
        rf"(?:wrote|gave)~{_an}(?:linkedin~)?recommendation~for|recommended(?=.*\blinkedin\b)",
        medium="linkedin",
        began_by="me",
    ),
    _says("endorsement", r"endorsed", medium="linkedin", began_by="me"),
    _says("message", r"exchanged~messages~with|messages~with"),
    _says(
        "message",
        rf"messaged|(?:sent|wrote)~{_an}(?:[\w-]+~)?(?:message|note|letter|card)~to|message~to|wrote(?:~to)?|replied~to"
        r"|reached~out~to|contacted|got~in~touch~with|thanked|congratulated|sent(?!~(?:an?|the|my|out|over|off)\b)",
        began_by="me",
    ),
    _says("connection", r"connected~with|linked~up~with|added(?=.*\blinkedin\b)", medium="linkedin"),
    # Face to face, or as good as.
    _says("invitation", r"invited(?=.*\bto~connect\b)", medium="linkedin", began_by="me"),
    _says(
        "meeting",
        r"invited|joined(?=~(?:[\w'.-]+~){1,4}(?:for|on)~(?:an?~)?(?:coffee|tea|lunch|drinks?|walk))",
        began_by="me",
    ),
    _says(
        "meeting", rf"info(?:rmational|rmation)?~(?:interview|chat|meeting)s?{_with}", form="informational interview"
    ),
    _says("meeting", rf"virtual~coffee(?:~chat)?{_with}", form="coffee", medium="video"),
    _says(
        "meeting",
        rf"(?:coffees?|☕\ufe0f?|cappuccino|espresso|tea)(?:[~-](?:chat|date|break|meeting|catch-?up))?{_with}",
        form="coffee",
        medium="in person",
    ),
    _says("meeting", rf"lunch(?:ed)?(?:[~-](?:meeting|date))?{_with}", form="lunch", medium="in person"),
    _says(
        "meeting",
        r"(?:breakfast|brunch|dinner|supper|drinks?|beers?|wine|pizza|a~walk|walk)~(?:with|w/|w)",
        medium="in person",
    ),
    _says(
        "meeting",
        r"heart-?to-?heart(?:~with)?|(?:(?:small~talk|(?:said~)?(?:hello|hi))~(?:with|to))|(?:chatted|chat|conversation)(?:~(?:with|w/|w|to))?|(?:talk(?:ed)?|spoke)~(?:with|w/|w|to)|(?:caught|catching)~up~(?:with|w/|w)|catch-?~?up(?:~(?:with|w/|w))?|talked(?=~today\b)|(?:talked|spoke)(?=~about\b)",
        form="chat",
    ),
    _says(
        "meeting",
        r"met~up~with|met~with|met|reconnected~with|introduced~myself~to|mentored|coached|helped(?!~me\b)|sat~(?:next~to|with)|gave~feedback~to|meeting(?:~(?:with|w/|w))?|saw|ran~into|bumped~into|hung~out~with|visited"
        r"|(?:1[:-]1|1~?on~?1|one[~-]on[~-]one)(?:~(?:with|w/|w))?|(?:sync|session|brainstorm(?:ed)?|interview(?:ed)?|worked|walked|"
        r"lunch~and~learn|mentoring(?:~session)?|coaching(?:~session)?|practice)~(?:with|w/|w)|pitched(?:~to)?",
    ),
)

# Only where none of the above is found: what is named without a verb.
NAMES_ALONE = (
    _says(
        "event",
        rf"(?:(?!(?:with|at|and|about|to|for|of|in)\b)[\w&.'’-]+~){{0,4}}?{EVENT_WORD}(?!~(?:call|prep))",
        people="none",
    ),
    _says("practice", r"(?:[\w-]+~){1,3}?practi[sc]e", people="none"),
)
