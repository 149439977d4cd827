"""The names in a line of plain words: where a list of them begins, and where it ends."""

import re
from dataclasses import dataclass
from uuid import UUID

from kithward.network.line_words import NO_NAMES, NO_SMALL_NAMES, PARTICLES
from kithward.network.slate import TAKEN

_MOST_WORDS = 6  # of one name, particles included
_MOST_LOWER_WORDS = 3  # of a name in lower case, where nothing but its length tells where it ends

_TOKEN = re.compile(rf"[^\s,;:!?()\[\]{{}}\"<>&+/|@#*=~^%${TAKEN}\d–—]+")
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir"))
_AFTER_A_NAME = frozenset(("jr", "sr", "ii", "iii", "phd"))
_DESCRIPTION = re.compile(
    r"(?:(?:an?|the|my|our|his|her|their|old|former|new|another|fellow|ex)[\s-]+)*"
    r"(?:(?!and\b|about\b|from\b|at\b|to\b|of\b|with\b)[a-z][\w'-]*\s+){0,3}?"
    r"(?:(?:C[A-Z]O|VP|HR)\b,?\s+|[a-z]+,\s+|(?:named|called)\s+)?(?=[^\W\d_a-z])"
)
_JOINED = re.compile(
    rf"(?P<comma>\s*,\s*(?:(?:and|&|plus)\s+)?)|[\s{TAKEN}]*(?:\s(?:and|plus|und|y|et|и)\s|[&+])\s*(?:also\s+|with\s+)?",
    re.IGNORECASE,
)
_HINT_STARTS = re.compile(r"\s+(?:from|of|@)\s+(?:the\s+)?|\s*@\s*(?=[^\W\d_])|\s*\((?=[^()]{2,60}\))", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:,\s*|\s+)(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:c[etfomip]o|s?vp|head|director|manager|founder|partner|engineer|lead|professor|designer|analyst|recruiter|"
    r"investor|president|principal|researcher|scientist|consultant|developer|editor)\b(?:\s+of\s+[\w-]+)?"
    r"\s+(?:at|of|from|@)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"([^()]{2,60})\)")
_NO_ORGANISATION = re.compile(r"^(?:intro|via|by|met|new|first|through|from|see|we|i|she|he|they|not)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:[^\W\d_a-z][\w.'&-]*|\d\w*)(?:\s+(?:&\s+|of\s+|for\s+)?[^\W\d_a-z][\w.'&-]*){0,4}|[\w.'&-]+", re.UNICODE
)
_ENDS = re.compile(
    rf"\s*(?:$|[{TAKEN},.;:!?()–—&+/|<>-]|\s(?:and|about|regarding|re|at|in|on|from|for|over|via|by|to|who|with|@)\b)",
    re.IGNORECASE,
)
_no_preposition = r"(?!(?:at|about|from|in|on|to|for|and|with|of|who|over|via)\b)"
_UNNAMED = re.compile(
    rf"(?:(?:an?|my|our|the|two|three|some|her|his)\s+(?:[a-z-]+\s+{_no_preposition})?[a-z-]+|[\w-]+'s\s+[a-z]+"
    r"|him|her|them|someone|somebody)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as typed, the part its bearer had, and the organisation that was typed beside it.

    Where the person has said whom it means, that stands beside it too: an id, or that it is somebody new.
    """

    text: str
    part: str = "present"  # one of language.terms.PARTS
    organisation: str = ""
    meant: UUID | None = None
    is_new: bool = False

    @property
    def key(self) -> str:
        """What tells it from other names: whom it means, or how it is written."""
        return self.meant.hex if self.meant else self.text.casefold()


@dataclass(frozen=True, slots=True)
class NamesFound:
    """A list of names and where it stands; `unnamed` are words for somebody without a name ("a recruiter")."""

    names: tuple[Name, ...]
    start: int
    end: int
    unnamed: str = ""


def find_names(text: str, start: int, *, small: bool = True, hints: bool = True) -> NamesFound:
    """The names that begin at `start`; `small`: also in lower case; `hints`: with the organisation beside each."""
    start += len(text[start:]) - len(text[start:].lstrip(' "@'))
    name, end = _name_at(text, _after_description(text, start), small=small, hints=hints)
    if not name:
        return NamesFound((), start, start, _unnamed(text, start))
    names = [name]
    while (joined := _JOINED.match(text, end)) is not None:
        begins = _after_description(text, joined.end())
        name, after = _name_at(text, begins, small=small and _may_go_on(text, joined), hints=hints)
        if not name:
            break
        names.append(name)
        end = after
    return NamesFound(tuple(names), start, end)


def _after_description(text: str, start: int) -> int:
    """Where the name begins after words that describe its bearer: "my old colleague Tom", "the new CTO, Lars"."""
    described = _DESCRIPTION.match(text, start)
    return described.end() if described and described.group() and _word_at(text, described.end()) else start


def names_before(text: str, end: int) -> NamesFound:
    """The names that stand right before `end`, from the beginning of their clause."""
    clause = re.search(rf"[^{TAKEN};.!?:()]*$", text[:end])
    starts = [clause.start()] if clause else []
    starts += [
        match.end() for match in re.finditer(r",\s*|\b(?:and|then|but|when|after)\s+", text[:end], re.IGNORECASE)
    ]
    for start in sorted(set(starts)):
        if starts and start < starts[0]:
            continue
        found = find_names(text[:end], start)
        if found.names and not text[found.end : end].strip(" ,"):
            return found
    return NamesFound((), end, end)


def organisation_at(text: str, start: int) -> tuple[str, int]:
    """The organisation named at `start`, and where its name ends; empty where none is."""
    match = _ORGANISATION.match(text, start)
    if match is None or match.group().lower() in NO_NAMES:
        return "", start
    organisation = match.group().rstrip(".'&-")
    return organisation, start + len(organisation)


def _name_at(text: str, start: int, *, small: bool, hints: bool) -> tuple[Name | None, int]:
    words, end = _words_of_name(text, start, small=small)
    if not words:
        return None, start
    organisation, end = _hint_at(text, end) if hints else ("", end)
    return Name(" ".join(words), organisation=organisation), end


def _words_of_name(text: str, start: int, *, small: bool) -> tuple[list[str], int]:
    """The words of one name, all with capitals, or all without."""
    words: list[str] = []
    waiting: list[str] = []  # particles, part of the name only when a capital follows
    is_small = False
    at = end = start
    while len(words) + len(waiting) < _MOST_WORDS and (token := _word_at(text, at)) is not None:
        word, stop = token
        plain = word.lower().rstrip(".")
        if not any(mark.isalpha() for mark in word):  # an emoji
            at = stop
            if words:
                end = stop
            continue
        if _is_no_name(word, plain, small=is_small or not words) or (words and plain in _TITLES):
            break
        if plain in PARTICLES and not word[0].isupper():
            waiting.append(word)
        elif _has_capital(word) and not is_small:
            words += [*waiting, word]
            waiting, end = [], stop
        elif small and (not words or is_small) and sum(each not in PARTICLES for each in words) < _MOST_LOWER_WORDS:
            words += [*waiting, word]
            waiting, is_small, end = [], True, stop
        else:
            break
        at = stop
        if _ends_sentence(word, plain):
            break
    if not words and waiting and small:
        words, is_small, end = waiting, True, at
    if is_small and not _ENDS.match(text, end):
        first = _word_at(text, start)
        return ([first[0]], first[1]) if first else ([], start)
    if words and words[-1].endswith(".") and _ends_sentence(words[-1], words[-1].lower().rstrip(".")):
        words[-1] = words[-1].rstrip(".")
        end -= 1
    return words, end


def _word_at(text: str, start: int) -> tuple[str, int] | None:
    """The next word after blanks on the same stretch of text, and where it ends."""
    blank = re.compile(r" *").match(text, start)
    at = blank.end() if blank else start
    match = _TOKEN.match(text, at)
    if match is None:
        return None
    word = match.group()
    if word.strip("-'.") == "" or word.startswith("-"):
        return None
    return word, match.end()


def _ends_sentence(word: str, plain: str) -> bool:
    """Whether the full stop after a word ends the sentence: not after an initial or a title."""
    return word.endswith(".") and len(plain) > 1 and "." not in plain and plain not in (*_TITLES, *_AFTER_A_NAME)


def _is_no_name(word: str, plain: str, *, small: bool) -> bool:
    if plain in NO_NAMES or plain.endswith("'s"):
        return True
    if _has_capital(word) or not small:
        return False
    return plain in NO_SMALL_NAMES


def _has_capital(word: str) -> bool:
    """Whether a word has a capital letter, or is of a script that has none."""
    return any(mark.isupper() or mark.istitle() or (mark.isalpha() and mark.lower() == mark.upper()) for mark in word)


def _may_go_on(text: str, joined: re.Match[str]) -> bool:
    """Whether a small word after "and" or a comma may be one more name: not a verb, and nothing follows it."""
    token = _word_at(text, joined.end())
    if token is None or token[0].lower().endswith(("ed", "ing")):
        return False
    if joined["comma"] and not re.match(r"[^.;]*\b(?:and|&)\s", text[token[1] :]):
        return re.search(r"\band\s|&", joined.group()) is not None
    return True


def _hint_at(text: str, end: int) -> tuple[str, int]:
    titled = _TITLED.match(text, end)
    if titled:
        organisation, after = organisation_at(text, titled.end())
        return (organisation, after) if organisation else ("", end)
    starts = _HINT_STARTS.match(text, end)
    if starts is None:
        return "", end
    if starts.group().endswith("("):
        bracket = _IN_BRACKETS.match(text, starts.end())
        if bracket is None or TAKEN in bracket[1] or _NO_ORGANISATION.match(bracket[1]) or bracket[1].isdigit():
            return "", end
        inner = re.sub(r"^.*?\b(?:at|of|from|@)\s+", "", bracket[1]).strip()
        return inner, bracket.end()
    organisation, after = organisation_at(text, starts.end())
    return (organisation, after) if organisation else ("", end)


def _unnamed(text: str, start: int) -> str:
    """Words for somebody who has no name here: "a recruiter", "her"."""
    match = _UNNAMED.match(text, start)
    return match.group() if match else ""
