"""What the words of a sentence tell, part by part, before it is known what they count."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from kithward.goals import sentence_words as words
from kithward.goals.sentence_nouns import NOUNS, VERBS, Noun, Verb
from kithward.goals.sentence_scan import TAKEN, Minutes, Scan, take_minutes
from kithward.language.fields import find_fields
from kithward.language.numbers import NUMBER, NumberFound, find_numbers, read_number

_QUOTED = {
    "topic": r"(?:about\s+|(?<=practise\s)|(?<=practice\s))[“\"](?P<name>[^”\"]+)[”\"]",
    "field": r"\bin\s+the\s+field\s+of\s+[“\"](?P<name>[^”\"]+)[”\"]",
    "place": r"\bbased\s+in\s+[“\"](?P<name>[^”\"]+)[”\"]",
    "organisation": r"\bworking\s+at\s+[“\"](?P<name>[^”\"]+)[”\"]",
}
QUOTED = {part: re.compile(pattern, re.IGNORECASE) for part, pattern in _QUOTED.items()}
_stop = rf"(?=\s+(?:with|from|at|for|to|and\s+also|{NUMBER})\b|\s*[,;.!?{TAKEN}]|\s*$)"
_ABOUT = re.compile(
    rf"\b(?:about|regarding|concerning|on\s+the\s+(?:topic|subject)\s+of)\s+(?!\d)(?P<name>[^{TAKEN},;.]+?){_stop}",
    re.IGNORECASE,
)
_TALK_ON = re.compile(
    r"\b(?:talks?|presentations?|keynotes?|lectures?|workshops?|books?|courses?|class(?:es)?|webinars?)\s+"
    rf"(?:on|(?:(?<=courses\s)|(?<=course\s)|(?<=classes\s))in)\s+(?P<name>[^{TAKEN},;.]+?){_stop}",
    re.IGNORECASE,
)
_name = r"[A-Z0-9][\w&.'’-]*(?:\s+(?:(?:of|and|&|the|de|la|for)\s+)*[A-Z][\w&.'’-]*)*"
_AT = re.compile(rf"\b(?i:working\s+at|working\s+for|employed\s+(?:at|by)|at)\s+(?:the\s+)?(?P<name>{_name})")
_PLACE = re.compile(
    rf"\b(?P<before>(?i:based\s+in|living\s+in|located\s+in|around|near|in|from))\s+(?:the\s+)?(?P<name>{_name})"
)
_EMPLOYER = re.compile(r"\b(?:University|College|School|Inc|Ltd|GmbH|AG|Corp|Bank|Labs?|Institute|Company|LLC|LLP)\b")
_IN_WORDS = re.compile(
    r"\b(?:in|from)\s+(?:the\s+)?(?:field\s+of\s+)?(?P<name>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,3}?)"
    rf"(?=\s+(?:with|from|at|for|to|who|that|in|by)\b|\s*[,;.!?{TAKEN}]|\s*$)"
)
_AFTER_FIELD = re.compile(
    r"\s+(?:industry|sector|space|scene|world|domain|area|business|community|field)\b", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?P<one>\b\d+)\s*[-–—]\s*(?P<two>\d+)\b|(?P<from>{NUMBER})\s+(?:to|or)\s+(?P<to>{NUMBER})", re.IGNORECASE
)
_PART_OF_NUMBER = re.compile(r"\d[\d,]*\.\d+|\d+\s*/\s*\d+|\d+\s*(?:%|percent\b|per\s+cent\b)", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:times|x)\b|\s+more\b", re.IGNORECASE)
_PERSON_WORD = re.compile(
    r"(?:er|or|ist|ian|eur|ant|nurse|attorney|founder|people|vc|angel|academic|counsel|chef)s?$", re.IGNORECASE
)
_NOT_PERSONS = frozenset({"cyber", "sector", "restaurant", "semiconductor", "theater", "consumer"})
_SINGULAR = re.compile(r"(?:ss|someone|somebody|anyone|anybody|alumnus|alumna|advice|leadership)$", re.IGNORECASE)
_PLURAL = re.compile(r"s$|people|folks|women|men$|alumni|symposia", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NounFound:
    """A noun of the sentence and where it stands."""

    noun: Noun
    start: int
    end: int
    words: str

    @property
    def is_plural(self) -> bool:
        return bool(_PLURAL.search(self.words)) and not _SINGULAR.search(self.words)


@dataclass(slots=True)
class Told:
    """What the words gathered so far tell."""

    filters: dict[str, Any] = field(default_factory=dict)
    verbs: list[Verb] = field(default_factory=list)
    nouns: list[NounFound] = field(default_factory=list)
    fields: list[tuple[str, int, int]] = field(default_factory=list)
    numbers: list[NumberFound] = field(default_factory=list)
    articles: list[NumberFound] = field(default_factory=list)
    minutes: tuple[Minutes, ...] = ()
    level: bool = False
    new_span: tuple[int, int] | None = None
    new_or_known: bool = False
    online_span: tuple[int, int] | None = None
    choices: list[int] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def act(self) -> str:
        return next((verb.act for verb in self.verbs if verb.act), "")

    @property
    def verb_unit(self) -> str:
        return next((verb.unit for verb in self.verbs if verb.unit), "")

    @property
    def takes(self) -> bool:
        return any(verb.takes for verb in self.verbs)


def take_quoted(scan: Scan) -> dict[str, Any]:
    """Takes what stands in quotation marks: it is a name as it is, whatever words it holds."""
    found: dict[str, Any] = {}
    for part, pattern in QUOTED.items():
        match = pattern.search(scan.left)
        if match and match["name"].strip():
            found[part] = match["name"].strip()
            scan.take(*match.span())
    return found


def gather(scan: Scan, *, quoted: dict[str, Any]) -> Told:
    """Takes the words of the measure away, and gives what they tell."""
    told = Told(dict(quoted))
    polite = words.POLITE.match(scan.left)
    if polite:
        scan.take(*polite.span())
    told.minutes = take_minutes(scan)
    told.level = scan.take_first(words.LEVEL) is not None
    _take_adjectives(scan, told)
    _take_topic(scan, told)
    _take_verbs(scan, told)
    _take_names(scan, told)
    _take_fields(scan, told)
    _take_nouns(scan, told)
    _take_numbers(scan, told)
    _take_seniority(scan, told)
    _take_free_field(scan, told)
    return told


def _take_adjectives(scan: Scan, told: Told) -> None:
    for pattern, medium in (*words.MEDIA_AFTER_PREPOSITION, *words.MEDIA):
        match = pattern.search(scan.left)
        if match and "medium" not in told.filters:
            told.filters["medium"] = medium
            scan.take(*match.span())
    online = words.ONLINE.search(scan.left)
    if online and "medium" not in told.filters:
        told.filters["medium"] = "video"
        told.online_span = online.span()
        scan.take(*online.span())
    role = words.ROLE_IS.search(scan.left)
    if role:
        told.filters["role"] = role["role"].lower()
        scan.take(*role.span())
    told.new_or_known = scan.take_first(words.NEW_OR_KNOWN) is not None
    for pattern, name, value in (
        (words.MEANINGFUL, "meaningful", True),
        (words.LIGHT, "meaningful", False),
        (words.BEGUN_BY_ME, "began_by_me", True),
        (words.BEGUN_BY_THEM, "began_by_me", False),
    ):
        if scan.take_first(pattern) is not None:
            told.filters.setdefault(name, value)
    for pattern, is_new in ((words.NEW, True), (words.KNOWN, False)):
        match = pattern.search(scan.left)
        if match and "new" not in told.filters:
            told.filters["new"] = is_new
            told.new_span = match.span()
            scan.take(*match.span())


def _take_topic(scan: Scan, told: Told) -> None:
    for pattern in (_ABOUT, _TALK_ON):
        match = pattern.search(scan.left)
        if match and "topic" not in told.filters:
            told.filters["topic"] = match["name"].strip()
            start = match.start() if pattern is _ABOUT else match.start("name")
            scan.take(start, match.end())


def _take_verbs(scan: Scan, told: Told) -> None:
    found = []
    for pattern, verb in VERBS:
        match = pattern.search(scan.left)
        if match:
            group = "verb2" if "verb2" in pattern.groupindex and match["verb2"] else "verb"
            found.append((match.start(group), verb))
            scan.take(*match.span(group))
    told.verbs = [verb for _, verb in sorted(found, key=lambda each: each[0])]


def _take_names(scan: Scan, told: Told) -> None:
    for pattern in (_AT, _PLACE):
        match = pattern.search(scan.left)
        while match:
            name, before = match["name"].rstrip(".'’"), match.group().lower()
            end = match.start("name") + len(name)
            whole = [found for found in find_fields(name) if (found.start, found.end) == (0, len(name))]
            part = (
                "organisation" if pattern is _AT or (before.startswith("from") and _EMPLOYER.search(name)) else "place"
            )
            is_said = before.startswith(("based", "living", "located", "working", "employed"))
            if part not in told.filters and (is_said or not whole or part == "organisation"):
                told.filters[part] = name
                scan.take(match.start(), end)
            match = pattern.search(scan.left, end)


def _take_fields(scan: Scan, told: Told) -> None:
    for found in find_fields(scan.left):
        named = scan.left[found.start : found.end]
        if any(pattern.fullmatch(named) for pattern, _ in NOUNS):
            continue
        is_filler = named.lower() == "space" and any(end + 1 == found.start for _, _, end in told.fields)
        if not is_filler:
            told.fields.append((found.field, found.start, found.end))
        last = named.split()[-1].split("-")[-1]
        if _PERSON_WORD.search(last) and last.lower() not in _NOT_PERSONS:
            told.nouns.append(NounFound(Noun("people"), found.start, found.end, last))
        scan.take(found.start, found.end)
        after = _AFTER_FIELD.match(scan.left, found.end)
        if after:
            scan.take(*after.span())
    _choose_field(scan, told)


def _choose_field(scan: Scan, told: Told) -> None:
    """One field of work: "engineers in climate tech" are people in climate tech, and "engineers" is passed over."""
    people = {(found.start, found.end) for found in told.nouns}
    plain = list(dict.fromkeys(name for name, start, end in told.fields if (start, end) not in people))
    names = plain or list(dict.fromkeys(name for name, _, _ in told.fields))
    if len(names) != 1:
        return
    told.filters.setdefault("field", names[0])
    for name, start, end in told.fields:
        if name != names[0]:
            scan.give_back(start, end)
    told.fields = [each for each in told.fields if each[0] == names[0]]


def _take_nouns(scan: Scan, told: Told) -> None:
    for pattern, noun in NOUNS:
        for match in pattern.finditer(scan.left):
            told.nouns.append(NounFound(noun, match.start(), match.end(), match.group()))
            scan.take(*match.span())
    told.nouns.sort(key=lambda found: found.start)


def _take_numbers(scan: Scan, told: Told) -> None:
    part = _PART_OF_NUMBER.search(scan.left)
    if part:
        told.problems.append(f"“{part.group()}” cannot be counted: say a whole number.")
        scan.take(*part.span())
    most = scan.take_first(words.AT_MOST)
    if most:
        told.questions.append(f"A goal counts up: what should be reached instead of “{most.lower()}”?")
    while scan.take_first(words.AT_LEAST) is not None:
        pass
    span = _RANGE.search(scan.left)
    if span:
        one, two = span["one"] or span["from"], span["two"] or span["to"]
        told.questions.append(f"Which number is the goal: {one} or {two}?")
        told.choices += [read_number(one) or 0, read_number(two) or 0]
        scan.take(*span.span())
    for number in find_numbers(scan.left, articles=True):
        (told.articles if number.is_article else told.numbers).append(number)
        scan.take(number.start, number.end)
        times = _TIMES.match(scan.left, number.end)
        if times and not number.is_article:
            scan.take(*times.span())
            is_times = number.is_times or "more" not in times.group().lower()
            told.numbers[-1] = replace(number, is_times=is_times)


def _take_seniority(scan: Scan, told: Told) -> None:
    from_nouns = [found.noun.seniority for found in told.nouns if found.noun.seniority]
    from_words = []
    for pattern, seniority in words.SENIORITY:
        if scan.take_first(pattern) is not None:
            from_words.append(seniority)
    wanted = from_nouns + from_words
    if wanted:
        told.filters["seniority"] = wanted[0]


def _take_free_field(scan: Scan, told: Told) -> None:
    """An unknown lower-case "in ..." is a field of work that the vocabulary lacks."""
    match = _IN_WORDS.search(scan.left)
    if match and "field" not in told.filters and not told.fields:
        named = match["name"].split()
        if all(word.lower() not in words.FILLER for word in named) and named[-1] not in ("general", "advance", "depth"):
            told.filters["field"] = match["name"]
            scan.take(*match.span())
