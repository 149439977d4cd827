"""What a line was about."""

import re

from kithward.network.line_words import pattern
from kithward.network.slate import TAKEN, Slate

_ABOUT = pattern(
    r"about|regarding|concerning|re:|re(?=~)|(?:and~)?(?:we~)?(?:discuss(?:ed|ing)|covered)(?:~about)?|to~discuss|topics?:?"
    r"|on~the~topic~of|titled|on(?!~(?:me|us|him|her|them|it|the~(?:train|plane|bus|way|street|road|phone))\b)"
)
_END = re.compile(
    rf"[{TAKEN};.!?()]|\s[-–—]\s|:\s|\s(?:with|w/|because|since|while|but|where|who|so\s+that)\s"
    r"|,?\s+(?:and\s+|then\s+)*(?:i|we|he|she|they|it|which|got|met|was|will)\b|\sfor\s+\d|\s(?:at|during|for|in)\s+(?:the\s+)?(?-i:[A-Z])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", re.IGNORECASE)
_MOST_TOPICS = 8
_MOST_WORDS = 8
_OBJECT = re.compile(r"\s*:?\s*(?:(?:my|the|a|an|some|our|giving|doing)\s+)*(?=\w)", re.IGNORECASE)


def take_topics(slate: Slate) -> tuple[str, ...]:
    """The topics after "about", "on", "re" and the like, each once."""
    topics: list[str] = []
    at = 0
    while (about := _ABOUT.search(slate.text, at)) is not None:
        found, end = topics_at(slate.text, about.end())
        if found:
            slate.take(about.start(), end, "about")
            topics += found
        at = max(end, about.end())
    return tuple(dict.fromkeys(topics))[:_MOST_TOPICS]


def take_object(slate: Slate, start: int) -> tuple[str, ...]:
    """What was practised: the words right after the verb."""
    begins = _OBJECT.match(slate.text, start)
    found, end = topics_at(slate.text, begins.end() if begins else start)
    if found:
        slate.take(start, end, "about")
    return tuple(found)


def topics_at(text: str, start: int) -> tuple[list[str], int]:
    """The topics that begin at `start`, and where they end. After a comma only short pieces go on with them."""
    ends = _END.search(text, start + 1)
    end = ends.start() if ends else len(text)
    pieces = [(match.start(), match.end()) for match in _SPLIT.finditer(text, start, end)]
    topics: list[str] = []
    at = reached = start
    for stop, goes_on in [*pieces, (end, end)]:
        topic = text[at:stop].strip(" ,:\"'")
        words = topic.split()
        if len(words) > _MOST_WORDS or (topics and (len(words) > 3 or _is_clause(topic))):
            break
        if topic:
            topics.append(topic)
        at, reached = goes_on, stop
    return topics, reached


def _is_clause(topic: str) -> bool:
    """Whether a piece after a comma is no topic: a verb of the past, or praise."""
    return (
        re.match(r"(?:\w+ed|great|good|nice|very|really|interesting|fun|to|not|said|gave|got)\b", topic, re.IGNORECASE)
        is not None
    )
