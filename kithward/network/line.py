"""One line of plain words about what happened, read into the log's own terms."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kithward.language.dates import day_in_words, impossible_day, read_day
from kithward.language.durations import find_minutes
from kithward.language.names import name_key, plain_name
from kithward.language.terms import ACTIVITY_KINDS
from kithward.network.line_asides import (
    LineOutcome,
    LineRole,
    PromisedFollowUp,
    take_follow_up,
    take_outcome,
    take_role,
)
from kithward.network.line_happening import Happening, take_happening
from kithward.network.line_people import Name
from kithward.network.line_topics import take_topics
from kithward.network.line_words import FILLERS, JUDGEMENTS
from kithward.network.slate import Slate

__all__ = ["LineOutcome", "LineRole", "LoggedLine", "Name", "PromisedFollowUp", "read_line"]

LONGEST: Final = 1000  # characters
DAY_MINUTES: Final = 24 * 60
MEANINGFUL_FROM_MINUTES: Final = 20

NEED_PEOPLE = (
    "meeting",
    "call",
    "message",
    "introduction",
    "connection",
    "invitation",
    "recommendation",
    "endorsement",
    "follow_up",
    "role",
)
_NO_CONVERSATION = ("talk", "practice", "course", "book", "community", "follow_up", "outcome", "role", "")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"'})
_CLOCK = re.compile(
    r"\b(?:at|from|around)\s+\d{1,2}(?::\d\d)?\s*(?:am|pm|h|o'clock)?\b(?:\s*(?:-|–|to|until)\s*\d{1,2}(?::\d\d)?\s*(?:am|pm)?\b)?"
    r"(?!\s*(?:min|people|%|,\d))|\b\d{1,2}(?::\d\d)?\s*(?:am|pm)\b|\bat\s+noon\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:by|before|until|till|due)\b", re.IGNORECASE)  # a day to come, not the day it happened


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """What a line says, as it was understood; everything can be corrected before it is logged.

    `kind` is one of language.terms.KINDS: "follow_up" is a promise kept, "outcome" and "role" stand where the line
    tells of nothing else. It is empty where nothing happened yet (only a follow-up is promised) or nothing was
    understood. With `problems` the line cannot be logged as it stands; `questions` may be left open.
    """

    kind: str = ""
    form: str = ""
    day: date | None = None
    names: tuple[Name, ...] = ()
    topics: tuple[str, ...] = ()
    minutes: int | None = None
    medium: str = ""
    began_by: str = ""
    meaningful: bool | None = None
    event_name: str = ""  # of the event, or the talk's, community's, course's or book's name
    note: str = ""  # of what happened; at first the words that were not understood, so that nothing typed is lost
    follow_up: PromisedFollowUp | None = None
    outcome: LineOutcome | None = None
    role: LineRole | None = None
    understood: tuple[tuple[str, str], ...] = ()  # (role, words), in the order of the line
    ignored: tuple[str, ...] = ()  # words that were passed over
    questions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_activity(self) -> bool:
        """Whether something happened that is an activity of the log, not only a promise, an outcome or a role."""
        return self.kind in ACTIVITY_KINDS

    @property
    def left_out(self) -> tuple[str, ...]:
        """Words that were passed over and are kept nowhere."""
        return () if self.note else self.ignored


def read_line(text: str, today: date, *, day_first: bool = False) -> LoggedLine:
    """What one line of plain words says happened, on which day and with whom.

    Days without a year lie behind `today`, those of a follow-up ahead. A conversation is meaningful where the words
    say so ("deep", "great talk"), not meaningful where they say that ("quick hello"), and else only taken for
    meaningful when it has a topic and lasted 20 minutes. "Met Ana and Li at PyCon" is one event with both; "met Ana
    at Google" a meeting with Ana of Google. No text raises.
    """
    line = plain_name(text).translate(_QUOTES)
    if not line:
        return LoggedLine(problems=("Write what happened, for example: Coffee with Maria about mentoring, 45 min.",))
    if len(line) > LONGEST:
        return LoggedLine(problems=(f"A line holds {LONGEST:,} characters; this one has {len(line):,}.",))
    slate = Slate(line)
    minutes = _take_minutes(slate)
    follow_up = take_follow_up(slate, today, day_first=day_first)
    role = take_role(slate)
    outcome = take_outcome(slate)
    day, note = _take_day(slate, today, day_first=day_first)
    judged = _take_meaningful(slate)
    happening = take_happening(slate, or_else=bool(role or outcome))
    told = LoggedLine(
        kind=happening.kind,
        form=happening.form,
        day=day,
        names=happening.names,
        topics=tuple(dict.fromkeys((*happening.topics, *take_topics(slate)))),
        minutes=minutes,
        medium=happening.medium,
        began_by=happening.began_by,
        meaningful=judged,
        event_name=happening.event_name,
        follow_up=follow_up,
        outcome=outcome,
        role=role,
        understood=slate.understood,
        ignored=_ignored(slate),
        questions=(note,) if note else (),
    )
    return _with_doubts(_completed(told), happening, today, line)


def _take_minutes(slate: Slate) -> int | None:
    found = find_minutes(slate.text)
    if found is None:
        return None
    slate.take(found.start, found.end, "minutes")
    return found.minutes


def _take_day(slate: Slate, today: date, *, day_first: bool) -> tuple[date, str]:
    """The day, today where none is named, and how it was read where it could be read otherwise."""
    clock = _CLOCK.search(slate.text)
    if clock:
        slate.take(clock.start(), clock.end(), "when")
    found = read_day(slate.text, today, day_first=day_first)
    if found is None or slate.in_topic(found.start, words=0) or _DUE.match(slate.text, found.start):
        return today, ""
    slate.take(found.start, found.end, "when")
    return found.day, found.note


def _take_meaningful(slate: Slate) -> bool | None:
    for words, meaningful, says_more in JUDGEMENTS:
        match = words.search(slate.text)
        if match and not slate.in_topic(match.start(), words=1):
            if not says_more:
                slate.take(match.start(), match.end(), "meaningful")
            return meaningful
    return None


def _completed(told: LoggedLine) -> LoggedLine:
    """The line with what follows from its parts together."""
    outcome = told.outcome
    if outcome is None and told.role and told.role.role == "client":
        outcome = LineOutcome("client", told.role.names)
    asides = (outcome, told.role, told.follow_up)
    kind = told.kind or ("outcome" if outcome else "role" if told.role else "")
    names = told.names or next((aside.names for aside in asides if aside and aside.names), ())
    if kind == "other" and told.follow_up and not told.topics and told.minutes is None and told.meaningful is None:
        kind = ""
    return replace(
        told,
        kind=kind,
        names=_each_once(names),
        outcome=outcome,
        meaningful=_meaningful(told, kind),
        note="; ".join(told.ignored) if kind in ACTIVITY_KINDS else "",
    )


def _meaningful(told: LoggedLine, kind: str) -> bool | None:
    if kind in _NO_CONVERSATION:
        return None
    is_long = told.minutes is not None and told.minutes >= MEANINGFUL_FROM_MINUTES
    if told.meaningful is None and kind in ("meeting", "call") and told.topics and is_long:
        return True
    return told.meaningful


def _each_once(names: tuple[Name, ...]) -> tuple[Name, ...]:
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name_key(name.text) or name.text, name)
    return tuple(first.values())


def _with_doubts(told: LoggedLine, happening: Happening, today: date, line: str) -> LoggedLine:
    problems = []
    is_promise = told.follow_up is not None and not told.kind
    if told.day is not None and told.day > today:
        problems.append(
            f"{day_in_words(told.day)} is ahead. The log is for what happened; use a follow-up or an opportunity for "
            "what is ahead."
        )
    if no_day := impossible_day(line):
        problems.append(f"“{no_day}” is no day of the calendar.")
    if told.minutes is not None and told.minutes > DAY_MINUTES:
        problems.append(f"{told.minutes:,} minutes is more than a day; log each day apart.")
    questions = list(told.questions)
    if happening.unnamed and not told.names:
        questions.append(f'Who is "{happening.unnamed}"?')
    if told.kind in NEED_PEOPLE and not told.names and told.outcome is None:
        problems.append("Say who it was with, for example: coffee with Maria Chen.")
    elif told.kind == "other":
        questions.append("What was it: a meeting, a call, a message, an event?")
    elif not told.kind and not is_promise:
        problems.append("What happened is not clear from these words; try: call with Tom about pricing, 20 min.")
    return replace(told, questions=tuple(questions), problems=tuple(problems))


def _ignored(slate: Slate) -> tuple[str, ...]:
    pieces = (piece.strip(" ,.;:!?-–—()@\"'") for piece in slate.left)
    return tuple(
        piece for piece in pieces if any(word.strip(".!?:'\"").lower() not in FILLERS for word in piece.split())
    )
