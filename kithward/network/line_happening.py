"""What happened, in which way and with whom, as one line tells it."""

import re
from dataclasses import dataclass, replace

from kithward.language.terms import CONTACT_KINDS
from kithward.network.line_introductions import take_introduction
from kithward.network.line_people import Name, NamesFound, find_names, names_before, organisation_at
from kithward.network.line_topics import take_object
from kithward.network.line_wordings import COMMUNITY, NAMES_ALONE, WORDINGS, Wording
from kithward.network.line_words import EVENT, EVENT_FORMS, MEDIA_WORDS, MEETING_FORMS, pattern
from kithward.network.slate import TAKEN, Slate

_WITH = pattern(
    r"with|w/|w|met(?:~up)?(?:~with)?|saw|(?:talked|spoke|chatted)~(?:to|with)|ran~into|connected~with|introduced~to|"
    r"(?:hosted|organi[sz]ed|run)~by"
)
_THROUGH = pattern(r"through|via|thanks~to")
_PLACE = re.compile(r"(?<![\w'-])(?:at|during|@)\s+(?P<the>the\s+|an?\s+|my\s+|our\s+)?", re.IGNORECASE)
_EVENT_END = re.compile(
    rf"[{TAKEN},;:.!?()]|\s[-–—]\s|\s(?:with|w/|and\s+(?:met|talked|saw|spoke|had|got|connected|i|we)|where|about|because|"
    r"titled|called|regarding|who|hosted|organi[sz]ed|run|by)(?=\s|$)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s(?:on|for|to|by|in|at|as)(?=\s|$)", re.IGNORECASE)
_A_CAFE = re.compile(
    r"\b(?:caf[eé]|restaurant|bar|pub|hotel|starbucks|bistro|bakery|office|airport|park|home)\b", re.IGNORECASE
)
_SENT = re.compile(
    rf"[\s{TAKEN}]+(?P<a>an?|the|my|some|our)\s+(?P<what>[^,.;:!?(){TAKEN}]+?)(?=[,.;:!?(){TAKEN}]|\s+(?:about|on|re|with|for|to)\s|$)",
    re.IGNORECASE,
)
_SENT_KINDS = (
    (pattern(r"recommendation"), "recommendation", "linkedin"),
    (pattern(r"connection~request|invit(?:e|ation)"), "invitation", "linkedin"),
    (pattern(r"linkedin~(?:message|dm|inmail)"), "message", "linkedin"),
    (pattern(r"e-?mail"), "message", "email"),
    (pattern(r"text(?:~message)?|whatsapp|dm"), "message", "chat"),
    (pattern(r"message|note|letter|card"), "message", ""),
)
_TITLE = re.compile(
    rf"\s*(?:called|titled|named|:|-)?\s*(?:\"(?P<quoted>[^\"]+)\"|'(?P<single>.+?)'(?!\w)|(?P<bare>(?-i:[A-Z0-9])[^,.;:!?(){TAKEN}]*))"
)
_TITLE_END = re.compile(r"\s+(?:by|with|about|on|and\s+(?:learned|liked|loved))\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Happening:
    """What a line says happened; `unnamed` are words for somebody whose name it does not tell."""

    kind: str = ""
    form: str = ""
    medium: str = ""
    began_by: str = ""
    names: tuple[Name, ...] = ()
    event_name: str = ""
    topics: tuple[str, ...] = ()
    unnamed: str = ""


def take_happening(slate: Slate, *, or_else: bool) -> Happening:
    """What happened: the wording that begins first in the line decides, and an introduction before it.

    With `or_else` the line tells of something else already, so that what is only named did not happen.
    """
    wording, match = _first(slate, WORDINGS)
    introduced = take_introduction(slate, match.start() if match else len(slate.text))
    if introduced:
        happening = Happening("introduction", names=introduced)
    else:
        if match is None and not or_else:
            wording, match = _first(slate, NAMES_ALONE)
        if wording is None or match is None:
            return Happening() if or_else else _only_names(slate)
        happening = _told_by(slate, wording, match)
    happening = _with_medium(slate, happening)
    happening = _with_place(slate, happening)
    return _with_others(slate, happening)


def _first(slate: Slate, wordings: tuple[Wording, ...]) -> tuple[Wording | None, re.Match[str] | None]:
    found: list[tuple[int, int, Wording, re.Match[str]]] = []
    for order, wording in enumerate(wordings):
        for match in wording.words.finditer(slate.text):
            if not slate.in_topic(match.start(), words=2):
                found.append((match.start(), order, wording, match))
                break
    first = min(found, key=lambda each: each[:2], default=None)
    return (first[2], first[3]) if first else (None, None)


def _told_by(slate: Slate, wording: Wording, match: re.Match[str]) -> Happening:
    happening = Happening(wording.kind, wording.form, wording.medium, wording.began_by)
    if wording.kind == "event":
        return _event(slate, happening, match, is_named=wording in NAMES_ALONE)
    if wording.kind == "practice":
        slate.take(match.start(), match.end(), "what")
        before = match.group().split()[:-1] if wording in NAMES_ALONE else []
        return replace(happening, topics=(" ".join(before),) if before else take_object(slate, match.end()))
    if wording.kind in ("course", "book", "community"):
        return _titled(slate, happening, match)
    found = NamesFound((), match.end(), match.end())
    if wording.people == "before":
        found = names_before(slate.text, match.start())
    elif wording.people == "after":
        found = _names_after(slate.text, match.end())
    slate.take(match.start(), match.end(), "what")
    slate.take(found.start, found.end, "who")
    happening = replace(happening, names=found.names, unnamed=found.unnamed)
    happening = _with_sent(slate, happening, found.end) if wording.kind == "message" else happening
    return _with_form(slate, happening)


def _names_after(text: str, start: int) -> NamesFound:
    """The names right after the wording, also after a colon, and with a capital after a comma."""
    mark = re.compile(r"\s*([:,])\s*").match(text, start)
    return find_names(text, mark.end() if mark else start, small=mark is None or mark[1] == ":")


def _with_sent(slate: Slate, happening: Happening, end: int) -> Happening:
    """What was sent: "a note", which says how, or "the deck", which is what it was about."""
    sent = _SENT.match(slate.text, end)
    if sent is None or not happening.names:
        return happening
    slate.take(sent.start(), sent.end(), "what")
    for words, kind, medium in _SENT_KINDS:
        if words.search(sent["what"]):
            return replace(happening, kind=kind, medium=medium or happening.medium)
    return replace(happening, topics=(sent["what"].strip(),))


def _with_form(slate: Slate, happening: Happening) -> Happening:
    if happening.kind != "meeting" or happening.form not in ("", "chat"):
        return happening
    for form, words in MEETING_FORMS:
        match = words.search(slate.text)
        if match and not slate.in_topic(match.start(), words=2):
            slate.take(match.start(), match.end(), "what")
            medium = "in person" if form in ("coffee", "lunch") and not happening.medium else happening.medium
            return replace(happening, form=form, medium=medium)
    return happening


def _with_medium(slate: Slate, happening: Happening) -> Happening:
    for words, medium in MEDIA_WORDS:
        match = words.search(slate.text)
        if match and not slate.in_topic(match.start(), words=2):
            slate.take(match.start(), match.end(), "how")
            return replace(happening, medium=medium)
    return happening


def _event(slate: Slate, happening: Happening, match: re.Match[str], *, is_named: bool) -> Happening:
    start = match.start() if is_named else match.end()
    name, end = _event_name(slate.text, start)
    slate.take(match.start(), max(end, match.end()), "event")
    form = happening.form or _event_form(name)
    medium = "video" if form == "webinar" else ""
    return replace(happening, form=form, medium=medium, event_name="" if _is_plain(name) else name)


def _event_name(text: str, start: int, last_word: re.Pattern[str] = EVENT) -> tuple[str, int]:
    """The name of the event that begins at `start`: up to its last event word, or to where the clause goes on."""
    begins = re.compile(r"\s*(?:(?:the|an?|my|our|this|another)\s+)?").match(text, start)
    start = begins.end() if begins else start
    ends = _EVENT_END.search(text, start)
    end = ends.start() if ends else len(text)
    words = list(last_word.finditer(text, start, end))
    goes_on = _GOES_ON.search(text, words[-1].end() if words else start, end)
    end = goes_on.start() if goes_on else end
    return text[start:end].strip(" '\"-–—"), end


def _event_form(name: str) -> str:
    return next((form for form, words in EVENT_FORMS if words.search(name)), "")


def _is_plain(name: str) -> bool:
    """Whether the words only say that it was an event, such as "conference"."""
    return EVENT.fullmatch(name.lower()) is not None


def _titled(slate: Slate, happening: Happening, match: re.Match[str]) -> Happening:
    """A course, book or community by its name; a subject before the word ("the leadership course") is its topic."""
    middle = re.sub(
        r"^\S+(?:\s+(?:up|reading|in|for|to|the|an?|my|another|online|of|member)\b)*\s*",
        "",
        match.group(),
        flags=re.IGNORECASE,
    )
    subject = " ".join(middle.split()[:-1]) if " of" not in match.group() else ""  # "read 20 pages of"
    slate.take(match.start(), match.end(), "what")
    if happening.kind == "community":
        name, end = _event_name(slate.text, match.end(), COMMUNITY)
        slate.take(match.end(), end, "event")
        return replace(happening, event_name=name)
    title = _TITLE.match(slate.text, match.end())
    name = ""
    if title:
        name = title["quoted"] or title["single"] or _TITLE_END.split(title["bare"])[0]
        at = slate.text.index(name, title.start())
        slate.take(match.end(), at + len(name) + (title["bare"] is None), "event")
    return replace(happening, event_name=name.strip(), topics=(subject,) if subject else ())


def _with_place(slate: Slate, happening: Happening) -> Happening:
    """What stands after "at": an event, or the organisation of the one person named before it.

    "At the ..." and a place that two or more were met at are events; for one person it is the organisation, unless
    it is a café or the like.
    """
    place = _PLACE.search(slate.text)
    if place is None or happening.event_name or happening.kind in ("event", "community", "course", "book", ""):
        return happening
    name, end = _event_name(slate.text, place.end())
    if not name or _A_CAFE.search(name):
        return happening
    is_event = EVENT.search(name) is not None
    met_several = happening.kind == "meeting" and not happening.form and len(happening.names) > 1
    if is_event or happening.kind == "talk" or (met_several and name[0].isupper()):
        slate.take(place.start(), end, "event")
        is_met = happening.kind == "meeting" and not happening.form
        kind, form = ("event", _event_form(name)) if is_met else (happening.kind, happening.form)
        return replace(happening, kind=kind, form=form, event_name=name)
    organisation, stop = organisation_at(slate.text, place.end())
    if (
        len(happening.names) == 1
        and not place["the"]
        and organisation[:1].isupper()
        and not happening.names[0].organisation
    ):
        slate.take(place.start(), stop, "who")
        return replace(happening, names=(replace(happening.names[0], organisation=organisation),))
    return happening


def _with_others(slate: Slate, happening: Happening) -> Happening:
    """People who stand elsewhere in the line: after "with", after "through", or before a colon."""
    names, unnamed = list(happening.names), happening.unnamed
    if not names or happening.kind == "event":
        for match in list(_WITH.finditer(slate.text)):
            found = find_names(slate.text, match.end())
            unnamed = unnamed or found.unnamed
            if found.names and not slate.in_topic(match.start(), words=1):
                slate.take(match.start(), found.end, "who")
                names += found.names
    if not names and happening.kind in CONTACT_KINDS and happening.kind not in ("event", "talk", "community"):
        names += _names_at_start(slate, small=True)
    through = _THROUGH.search(slate.text)
    if through and happening.kind in ("meeting", "call", "connection", "event"):
        found = find_names(slate.text, through.end(), small=False)
        if found.names:
            slate.take(through.start(), found.end, "who")
            names += [replace(name, part="introducer") for name in found.names]
    return replace(happening, names=tuple(names), unnamed=unnamed)


def _names_at_start(slate: Slate, *, small: bool) -> tuple[Name, ...]:
    found = find_names(slate.text, 0, small=small)
    if found.names and re.match(rf"\s*(?:$|[:,{TAKEN}–—-]|(?:about|re|regarding)\b)", slate.text[found.end :]):
        slate.take(found.start, found.end, "who")
        return found.names
    return ()


def _only_names(slate: Slate) -> Happening:
    """A line that names people and does not say what happened."""
    with_somebody = _with_others(slate, Happening())
    names = with_somebody.names or _names_at_start(slate, small=False)
    return Happening("other" if names else "", names=names, unnamed=with_somebody.unnamed)
