"""What a calendar entry was, judged by its title and place: an event, a meeting or a call, in which form and medium."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nature:
    """Kind, form and medium of an entry, in the words of `language.terms`; empty where the entry does not tell."""

    kind: str
    form: str = ""
    medium: str = ""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


# The first that fits gives the form; an empty form is an event all the same.
_EVENTS = (
    ("webinar", _words(r"webinars?|live ?stream")),
    ("workshop", _words(r"workshops?|boot ?camp|master ?class")),
    ("meetup", _words(r"meet-?ups?|user group|networking|mixer|happy hour|stammtisch")),
    (
        "conference",
        _words(r"conferences?(?! (?:call|room|bridge))|congress|convention|summit|symposium|expo|trade (?:fair|show)"),
    ),
    ("conference", re.compile(r"\b[A-Z]\w*Conf?\b")),  # PyCon, JSConf
    ("dinner", _words(r"dinner|gala|banquet")),
    (
        "",
        _words(
            r"hackathon|seminar|fireside|open house|(?:career|job) fair|demo day|reception|alumni|lunch (?:and|&) learn"
        ),
    ),
)
_NOT_THE_EVENT_ITSELF = _words(
    r"prep(?:are|aration|aring)?|plan(?:ning)?|book|register|registration|tickets?|travel|flight|hotel|deadline|cfp|"
    r"debrief|retro(?:spective)?|sync|stand-?up|call|video conference|teleconference"
)
_MEETINGS = (
    ("coffee", _words(r"coffee|espresso")),
    ("lunch", _words(r"lunch")),
    ("informational interview", _words(r"informational(?: interview)?")),
)
_CHAT = _words(r"chat|catch[ -]?up")
_VIDEO = _words(
    r"zoom|(?:microsoft|ms) teams|teams (?:call|meeting)|google meet|webex|skype|face ?time|hangouts?|jitsi|whereby|"
    r"video[ -]?(?:call|chat|conference)"
)
_VIDEO_LINK = re.compile(
    r"zoom\.us/|teams\.(?:microsoft|live)\.com/|meet\.google\.com/|\.webex\.com/|gotomeeting\.com/|meet\.goto\.com/|"
    r"whereby\.com/|meet\.jit\.si/|facetime\.apple\.com/|join\.skype\.com/",
    re.IGNORECASE,
)
_PHONE = _words(r"phone|telephone|calls?(?! for)|dial-?in|teleconference")
_NUMBER = re.compile(r"(?:tel:)?\+?[\d\s().-]{7,}")
_ADDRESS = re.compile(r"https?://|\bonline\b|\bvirtual\b|\bremote\b", re.IGNORECASE)


def nature_of(title: str, location: str, links: str) -> Nature:
    """What an entry was; a place one can go to speaks louder than a link that a calendar added by itself."""
    medium = _medium(title, location, links)
    event_form = _event_form(title)
    if event_form is not None:
        return Nature("event", event_form, "video" if event_form == "webinar" else medium)
    meeting_form = next((form for form, words in _MEETINGS if words.search(title)), "")
    if meeting_form:
        return Nature("meeting", meeting_form, medium)
    if medium in ("video", "phone"):
        return Nature("call", medium=medium)
    return Nature("meeting", "chat" if _CHAT.search(title) else "", medium)


def is_event(title: str) -> bool:
    """Whether a title names something that one goes to, not something one does for it."""
    return _event_form(title) is not None


def _event_form(title: str) -> str | None:
    if _NOT_THE_EVENT_ITSELF.search(title):
        return None
    return next((form for form, words in _EVENTS if words.search(title)), None)


def _medium(title: str, location: str, links: str) -> str:
    if _VIDEO.search(title) or _VIDEO.search(location) or _VIDEO_LINK.search(location):
        return "video"
    if _NUMBER.fullmatch(location) or _PHONE.search(location):
        return "phone"
    if location and not _ADDRESS.search(location):
        return "in person"
    if _VIDEO_LINK.search(links):
        return "video"
    return "phone" if _PHONE.search(title) else ""
