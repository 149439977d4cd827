"""Introductions in a line of plain words: who brought whom together."""

import re
from dataclasses import replace

from kithward.network.line_people import Name, NamesFound, find_names, names_before
from kithward.network.line_words import pattern
from kithward.network.slate import Slate

_an = r"(?:an?~|the~)?(?:(?:warm|e-?mail|double~opt-?in)~)*"
_intro = r"intro(?:duction)?s?"
_ME_TO = pattern(r"(?:introduced|intro'?d|connected)~(?:me|us)~(?:to|with)")
_I_WAS = pattern(
    rf"(?:was|got|been|were)~(?:just~)?(?:introduced|intro'?d)~to|(?:(?:got|had|received)~)?{_an}{_intro}~to"
)
_GIVEN = pattern(rf"(?:made|gave|got)~(?:me~|us~)?{_an}{_intro}~to")
_FROM = pattern(rf"(?:(?:got|had|received)~)?{_an}{_intro}~(?:from|by|through|via)")
_BY = pattern(r"(?:,~?)?(?:by|through|via|thanks~to|from)")
_BROUGHT = pattern(r"(?:introduced|intro'?d|connected(?!~with\b)|put)")
_MADE = pattern(
    rf"(?:(?:made|did|sent|wrote)~)?{_an}{_intro}(?!~(?:call|chat|meeting|talk|course|to|from)\b)(?::|~(?:between|for|of))?"
)
_TO = re.compile(r"\s*(?:<->|<>|↔|->|→|/)\s*|\s+(?:to|with|and|x|in\s+touch\s+with)\s+", re.IGNORECASE)
_TO_WHOM = re.compile(r"\s+(?:to|with)\s+", re.IGNORECASE)
_TO_ME = re.compile(r"\s+(?:to|with)\s+(?:me|us)\b", re.IGNORECASE)
_PAIR = re.compile(r"\s*(?:<->|<>|↔)\s*")


def take_introduction(slate: Slate, before: int) -> tuple[Name, ...]:
    """The people of an introduction that the line tells of before this place; empty where it tells of none.

    Those who met are "introduced", who brought them together is the "introducer", unless it was I.
    """
    for way in (_met_through_another, _from_another, _given_by_another, _brought_together, _paired):
        names = way(slate, before)
        if names:
            return names
    return ()


def _met_through_another(slate: Slate, before: int) -> tuple[Name, ...]:
    """ "Jonas introduced me to Amara", "was introduced to Amara by Jonas", "intro to Amara via Jonas"."""
    for words in (_ME_TO, _GIVEN, _I_WAS):
        match = words.search(slate.text, 0)
        if match is None or match.start() > before or _is_asked_for(slate.text[: match.start()]):
            continue
        met = find_names(slate.text, match.end(), hints=words is _ME_TO)
        if not met.names:
            continue
        by = _BY.match(slate.text, met.end + _blanks(slate.text, met.end))
        found = find_names(slate.text, by.end(), hints=False) if by else names_before(slate.text, match.start())
        names = _as(met, "introduced") + _as(found, "introducer")
        slate.take(match.start(), met.start, "what")
        slate.take(met.start, met.end, "who")
        slate.take(by.start() if by and found.names else found.start, found.end, "who")
        return names
    return ()


def _from_another(slate: Slate, before: int) -> tuple[Name, ...]:
    """ "Intro from Jonas to Amara"; at the start of a line "intro from Jonas" alone."""
    match = _FROM.search(slate.text)
    if match is None or match.start() > before or _is_asked_for(slate.text[: match.start()]):
        return ()
    by = find_names(slate.text, match.end() + _blanks(slate.text, match.end()), hints=False)
    to_whom = _TO_WHOM.match(slate.text, by.end) if by.names else None
    met = find_names(slate.text, to_whom.end()) if to_whom else NamesFound((), by.end, by.end)
    if not by.names or not (met.names or not slate.text[: match.start()].strip()):
        return ()
    slate.take(match.start(), by.start, "what")
    slate.take(by.start, max(by.end, met.end), "who")
    return _as(met, "introduced") + _as(by, "introducer")


def _is_asked_for(before: str) -> bool:
    return before.lower().endswith((" for ", "ask "))


def _given_by_another(slate: Slate, before: int) -> tuple[Name, ...]:
    """ "Jonas introduced Amara to me"."""
    match = _BROUGHT.search(slate.text)
    if match is None or match.start() > before:
        return ()
    met = find_names(slate.text, match.end())
    to_me = _TO_ME.match(slate.text, met.end)
    if not met.names or to_me is None:
        return ()
    by = names_before(slate.text, match.start())
    slate.take(match.start(), to_me.end(), "what")
    slate.take(by.start, by.end, "who")
    return _as(met, "introduced") + _as(by, "introducer")


def _brought_together(slate: Slate, before: int) -> tuple[Name, ...]:
    """ "introduced Ana to Ben", "intro: Ana <> Ben", "put Ana in touch with Ben"."""
    for words in (_BROUGHT, _MADE):
        match = words.search(slate.text)
        if match is None or match.start() > before:
            continue
        one = find_names(slate.text, match.end() + _blanks(slate.text, match.end()))
        joined = _TO.match(slate.text, one.end) if one.names else None
        other = find_names(slate.text, joined.end()) if joined else NamesFound((), one.end, one.end)
        if len(one.names) + len(other.names) < 2 or (match.group().lower() == "put" and not other.names):
            continue
        by = names_before(slate.text, match.start())
        slate.take(match.start(), one.start, "what")
        slate.take(one.start, max(one.end, other.end), "who")
        slate.take(by.start, by.end, "who")
        return _as(one, "introduced") + _as(other, "introduced") + _as(by, "introducer")
    return ()


def _paired(slate: Slate, before: int) -> tuple[Name, ...]:
    """ "Ana <> Ben"."""
    match = _PAIR.search(slate.text)
    if match is None or match.start() > before:
        return ()
    one, other = names_before(slate.text, match.start()), find_names(slate.text, match.end())
    if not one.names or not other.names:
        return ()
    slate.take(one.start, other.end, "who")
    intro = pattern(rf"(?:e-?mail~)?{_intro}(?::)?").search(slate.text)
    if intro:
        slate.take(intro.start(), intro.end(), "what")
    return _as(one, "introduced") + _as(other, "introduced")


def _as(found: NamesFound, part: str) -> tuple[Name, ...]:
    return tuple(replace(name, part=part) for name in found.names)


def _blanks(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip(" :"))
