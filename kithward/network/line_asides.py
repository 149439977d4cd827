"""What a line tells besides what happened: a follow-up promised, an outcome, a role taken."""

import re
from dataclasses import dataclass
from datetime import date

from kithward.language.dates import DayFound, read_day, read_due
from kithward.network.line_people import Name, find_names, names_before, organisation_at
from kithward.network.line_words import pattern
from kithward.network.slate import TAKEN, Slate

_CLAUSE = rf"(?:^|[,.;:!?(){TAKEN}–—]\s*|\s-\s|\b(?:and|then|but|so)\s+)\s*(?:(?:and|then|also|i)\s+)*"
_will = (
    r"(?:(?:i~)?(?:need|have|want|plan)~to|(?:i~)?(?:should|must|shall)|i~will|i'll|let's|please|to"
    r"|(?-i:will)(?=~(?:send|share|follow|introduce|invite|ask)\b))~"
)
_lead = (
    r"remind~me(?:~to)?|reminder(?:~to)?|don't~forget~to|remember~to|next~steps?|to-?do|action(?:~item)?|"
    r"(?:i~)?promised(?:~to)?|committed~to|agreed~to(?!~(?:be|become|mentor|collaborat))"
)
_doing = (
    r"send|share|forward|introduce|intro|invite|ask|schedule|check~in|ping|reply|get~back|thank|prepare|reconnect|"
    r"reach~out|touch~base|circle~back|connect"
)
_dated_doing = r"call|e-?mail|message|text|write|meet|read|review|book|catch~up|talk|speak|have|grab|visit|see"
_FOLLOW_UP = re.compile(
    (
        rf"(?P<clause>{_CLAUSE})(?:(?P<plain>(?:{_will})?follow(?:ing)?(?:~|-)?up\b)|(?P<lead>(?:{_lead})\b(?:~?:)?~?)"
        rf"|(?P<will>{_will})|(?P<doing>(?:{_doing})\b)|(?P<dated>(?:{_dated_doing})\b))"
    ).replace("~", r"\s+"),
    re.IGNORECASE,
)
_ENDS = re.compile(rf"[;{TAKEN}]|\.(?:\s|$)|[!?]")
_WITH = re.compile(r"\b(?:with|to)\s+", re.IGNORECASE)
_MAY_HAVE_HAPPENED = pattern(r"(?:call|e-?mail~(?:to|with|from)|catch~up|talk|read|have|grab|intro)")
_NOT_AHEAD = re.compile(
    r"^follow[\s-]?up\s+(?:call|meeting|chat|coffee|lunch|e-?mail|conversation|message|note)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PromisedFollowUp:
    """What is promised, by when, and to whom where the words say it."""

    what: str
    due_on: date | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """What came of it (one of language.terms.FORMS["outcome"]), by whom where the words say it."""

    kind: str
    names: tuple[Name, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class LineRole:
    """A role that somebody takes from now on (one of language.terms.ROLES)."""

    role: str
    names: tuple[Name, ...] = ()


def take_follow_up(slate: Slate, today: date, *, day_first: bool = False) -> PromisedFollowUp | None:
    """The follow-up that the line promises, if any.

    "Follow up", "promised", "remind me" and the like always are; a bare "send her the paper" is one after the first
    words of the line, or with a day ahead; words that may tell of the past ("call Tom") only with a day ahead.
    """
    for match in _FOLLOW_UP.finditer(slate.text):
        begins = match.end("clause")
        ends = _ENDS.search(slate.text, match.end())
        end = ends.start() if ends else len(slate.text)
        at_start = not slate.text[:begins].strip(f" {TAKEN}")
        if at_start and _stands_before_another(slate, match, end, today):
            continue
        clause = slate.text[begins:end]
        due = read_due(clause, today, day_first=day_first)
        is_ahead = due is not None and _is_ahead(clause, due, today)
        if (match["dated"] and not is_ahead) or ((match["doing"] or match["will"]) and at_start and not is_ahead):
            continue
        if match["plain"] and at_start and _NOT_AHEAD.match(clause):
            continue
        lead = slate.text[begins : match.end()] if match["lead"] or match["will"] else ""
        what = clause[len(lead) :] if due is None else (clause[: due.start] + " " + clause[due.end :])[len(lead) :]
        names = _names_in(what, begins, promised=lead.lower().startswith(("promised", "i promised")))
        slate.take(begins, end, "follow-up")
        what = re.sub(rf"^\s*(?:{_will})".replace("~", r"\s+"), "", what, flags=re.IGNORECASE)
        if names and what.strip().startswith(names[0].text):  # "promised Priya the paper"
            what = what.strip().removeprefix(names[0].text)
        return PromisedFollowUp(_tidy(what), due.day if due else None, names)
    return None


def _stands_before_another(slate: Slate, match: re.Match[str], end: int, today: date) -> bool:
    """Whether a clause tells what happened, as the day ahead is that of a follow-up which is named after it.

    "Call Tom, follow up in 2 weeks" is a call and a follow-up; "send Tom the CV, follow up in 2 weeks" is one promise.
    """
    begins = match.end("clause")
    later = (one.start() for one in _FOLLOW_UP.finditer(slate.text, match.end(), end) if one["plain"] or one["lead"])
    stops = next(later, None)
    if stops is None or not _MAY_HAVE_HAPPENED.match(slate.text, begins):
        return False
    clause = slate.text[begins:stops]
    due = read_due(clause, today)
    return due is None or not _is_ahead(clause, due, today)


def _is_ahead(clause: str, due: DayFound, today: date) -> bool:
    """Whether the day can only lie ahead: "on 3 June" may as well be the last one, "by 3 June" not."""
    back = read_day(clause, today)
    says_so = re.match(r"(?:by|before|until|till|within|in|due|no later)\b", clause[due.start :], re.IGNORECASE)
    return due.day > today and (says_so is not None or back is None or back.day > today)


def _tidy(what: str) -> str:
    words = " ".join(what.replace(TAKEN, " ").strip(" ,:;-–—").split())
    words = re.sub(r"^follow(?:ing)?[\s-]?up\s*:\s*", "", words, flags=re.IGNORECASE)
    return (words[:1].upper() + words[1:])[:500] or "Follow up"


def _names_in(what: str, begins: int, *, promised: bool) -> tuple[Name, ...]:
    """Who a follow-up is for: after its verb ("send Priya the paper"), or after "with" or "to"."""
    words = what.strip()
    starts = [0] if promised else []
    verb = re.match(rf"(?:{_doing}|{_dated_doing})\s+".replace("~", r"\s+"), words, re.IGNORECASE)
    starts += [verb.end()] if verb else []
    starts += [match.end() for match in _WITH.finditer(words)]
    found = (find_names(words, start, small=False, hints=False).names for start in starts)
    return next((names for names in found if names), ())


_some = r"(?:(?:an?|the|my|some|another|great|good|really|useful|helpful|very|first|job|new|warm)~)*"
_got = r"(?:got|received|landed|secured|won|have|had)~"
_work = r"(?:job|role|position|internship|contract|gig)"
_to_speak = r"to~(?:speak|give~a~talk|present|keynote)"
# (kind, words, whether its people stand before or after the words)
_OUTCOMES = (
    ("offer", pattern(rf"offered~(?:me|us)~{_some}(?:[\w-]+~){{0,2}}?{_work}"), "before"),
    ("offer", pattern(rf"{_got}{_some}offer(?:~(?:from|at|by|with))?"), "after"),
    ("offer", pattern(rf"was~offered~{_some}(?:[\w-]+~)?{_work}(?:~(?:from|at|by|with))?"), "after"),
    (
        "referral",
        pattern(rf"referred~(?:me|us)|gave~me~{_some}referral|(?:will|(?:offered|promised)~to)~refer~me"),
        "before",
    ),
    ("referral", pattern(rf"{_got}{_some}referral(?:~(?:from|by|through))?|was~referred~by"), "after"),
    ("invitation to speak", pattern(rf"(?:invited|asked)~(?:me|us)~{_to_speak}(?:~at)?"), "before"),
    ("invitation to speak", pattern(rf"{_got}{_some}(?:invitation|invite)~{_to_speak}(?:~(?:from|by|at))?"), "after"),
    ("invitation to speak", pattern(rf"(?:was|got)~invited~{_to_speak}(?:~(?:by|at))?"), "after"),
    ("interview", pattern(rf"(?:invited~me~(?:to|for)|got~me|offered~me)~{_some}(?:[\w-]+~)?interview"), "before"),
    (
        "interview",
        pattern(rf"(?:{_got}|invited~(?:to|for)~){_some}(?:(?!informational)[\w-]+~)?interview(?:~(?:with|at|from))?"),
        "after",
    ),
    ("interview", pattern(r"interviewed~(?:at|with|for)|interview~at|job~interview~with"), "after"),
    ("advice", pattern(rf"gave~me~{_some}(?:[\w-]+~)?(?:advice|feedback)|advised~me"), "before"),
    ("advice", pattern(rf"{_got}{_some}(?:[\w-]+~)?(?:advice|feedback)(?:~from)?"), "after"),
    ("client", pattern(r"(?:became|is~now)~(?:an?~|my~|our~)?(?:(?:new|first|paying)~)*client|hired~me"), "before"),
    (
        "client",
        pattern(r"new~client:?|won~(?:an?~)?(?:new~)?client:?|signed(?=.*\bas~(?:an?~)?(?:new~)?client)"),
        "after",
    ),
    (
        "collaboration",
        pattern(
            r"(?:started|began|agreed~(?:on|to)|decided~to|will|kicked~off|set~up)~(?:a~|to~|our~)?collaborat(?:e|ing|ion)"
            r"(?:~with)?|(?:new~)?collaboration~(?:agreed~)?with"
        ),
        "after",
    ),
)
_ORGANISATION_MAY_STAND = ("offer", "interview", "client", "invitation to speak")
_my = r"(?:(?:now|also)~)?(?:my|a)~(?:(?:new|first)~)*"
_role = r"(?P<role>mentor|mentee|sponsor|collaborator|peer|recruiter|client|investor|advis[eo]r|friend|coach)"
_ROLES = (
    (pattern(rf"(?:is|became|has~become|will~be)~{_my}{_role}"), "", "before"),
    (pattern(rf"(?:agreed|offered|promised)~to~(?:be|become)~{_my}{_role}"), "", "before"),
    (
        pattern(r"(?:agreed|offered|promised)~to~mentor~me|is~(?:now~)?mentoring~me|started~mentoring~me"),
        "mentor",
        "before",
    ),
    (pattern(rf"my~new~{_role}(?:~is|:)?"), "", "after"),
    (pattern(r"asked~me~to~mentor~(?:him|her|them)"), "mentee", "before"),
    (
        pattern(r"(?:(?:i'm|i~am|am)~(?:now~)?|now~|started~|began~|agreed~to~)mentor(?:ing)?(?!~(?:session|program))"),
        "mentee",
        "after",
    ),
)
_SAME_ROLE = {"adviser": "advisor", "coach": "mentor"}


def take_role(slate: Slate) -> LineRole | None:
    """The role that somebody takes: "Maria is now my mentor", "started mentoring Tom"."""
    for words, role, side in _ROLES:
        match = words.search(slate.text)
        if match is None:
            continue
        named = role or match["role"].lower()
        names = _take_with_names(slate, match, side, "role")
        return LineRole(_SAME_ROLE.get(named, named), names)
    return None


def take_outcome(slate: Slate) -> LineOutcome | None:
    """What came of it: "got a referral from Priya", "Jonas offered me a job"."""
    for kind, words, side in _OUTCOMES:
        match = words.search(slate.text)
        if match is None:
            continue
        if kind in _ORGANISATION_MAY_STAND and re.search(
            r"(?:at|with|for|from|client:?)$", match.group(), re.IGNORECASE
        ):
            return _with_organisation(slate, match, kind, side)
        return LineOutcome(kind, _take_with_names(slate, match, side, "outcome"))
    return None


def _with_organisation(slate: Slate, match: re.Match[str], kind: str, side: str) -> LineOutcome:
    """One word after "at" or "from" is taken for an organisation, two or more after "from" for a person."""
    found = find_names(slate.text, match.end(), small=False)
    is_person = bool(found.names) and " " in found.names[0].text and not match.group().lower().endswith("at")
    if is_person:
        return LineOutcome(kind, _take_with_names(slate, match, side, "outcome"))
    start = match.end() + len(slate.text[match.end() :]) - len(slate.text[match.end() :].lstrip())
    organisation, end = organisation_at(slate.text, start)
    names = _take_with_names(slate, match, side, "outcome") if side == "before" else ()
    slate.take(match.start(), end, "outcome")
    return LineOutcome(kind, names, organisation)


def _take_with_names(slate: Slate, match: re.Match[str], side: str, role: str) -> tuple[Name, ...]:
    found = names_before(slate.text, match.start()) if side == "before" else find_names(slate.text, match.end())
    slate.take(match.start(), match.end(), role)
    if found.names:
        slate.take(found.start, found.end, "who")
    return found.names
