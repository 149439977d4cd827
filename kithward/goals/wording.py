"""Measures and windows in plain words."""

from collections.abc import Iterator
from datetime import date, timedelta

from kithward.goals.rhythm import rhythm_in_words
from kithward.goals.window import Span, Window
from kithward.language.dates import day_in_words
from kithward.language.fields import FIELDS
from kithward.language.numbers import in_words
from kithward.numerics.measure import Measure

_ACTS = {
    "connect": "connect with",
    "meet": "meet",
    "talk": "talk to",
    "reach_out": "reach out to",
    "reconnect": "reconnect with",
}
_VERBS = {
    "events": "attend",
    "conversations": "have",
    "introductions": "make",
    "follow_ups": "make",
    "messages": "send",
    "talks": "give",
    "communities": "join",
    "outcomes": "get",
    "activities": "log",
}
# One and many of what is counted, by unit and, where it has one, by form.
_COUNTED = {
    "people": ("person", "people"),
    "events": ("event", "events"),
    "conversations": ("conversation", "conversations"),
    "introductions": ("introduction", "introductions"),
    "follow_ups": ("follow-up", "follow-ups"),
    "messages": ("message", "messages"),
    "talks": ("talk", "talks"),
    "communities": ("community", "communities"),
    "practice": ("session", "sessions"),
    "minutes": ("minute", "minutes"),
    "outcomes": ("outcome", "outcomes"),
    "activities": ("activity", "activities"),
    "coffee": ("coffee", "coffees"),
    "lunch": ("lunch", "lunches"),
    "advice": ("piece of advice", "pieces of advice"),
    "invitation to speak": ("invitation to speak", "invitations to speak"),
    "hosted": ("hosted event", "hosted events"),
}
_WITH_FORM = {"coffee": "over coffee", "lunch": "over lunch", "chat": "over a chat"}
_WITH_FORM |= {"informational interview": "over an informational interview", "hosted": "at hosted events"}
_MEDIA = {"linkedin": "on LinkedIn", "in person": "in person"}
_SENIORITY = {"student": "students", "mid": "mid-level", "leader": "leaders", "executive": "executives"}
_ONE_SENIORITY = {"student": "a student", "leader": "a leader", "executive": "an executive"}
_NAMED_BY_SENIORITY = ("student", "leader", "executive")
_OF_PEOPLE = ("seniority", "field", "place", "organisation")  # said right after the people they narrow
_TIE_ONLY = ("recruiter", "investor")  # with an act, these words name a field of work
_LABELS = {"machine learning": "machine learning", "hr": "HR"}


def counted(measure: Measure, number: int) -> str:
    """What is counted, in the singular for one: "coffee", "people", "books"."""
    is_whole = measure.unit in ("people", "minutes")
    forms = _COUNTED[measure.unit] if is_whole else _COUNTED.get(measure.form or measure.unit)
    one, many = forms or (measure.form, f"{measure.form}s")
    return one if number == 1 else many


def counted_in_words(measure: Measure, number: int) -> str:
    """A number of what is counted, by its shortest name: "3 leaders", "1 mentor", "90 minutes"."""
    one = counted(measure, number)
    if measure.counts_people and measure.role and not measure.act:
        one = measure.role if number == 1 else f"{measure.role}s"
    elif measure.counts_people and measure.seniority in _NAMED_BY_SENIORITY:
        one = measure.seniority if number == 1 else f"{measure.seniority}s"
    return f"{number:,} {one}"


def compose(measure: Measure, target: int, window: Window, today: date, *, quoted: bool = False) -> str:
    """The goal as one sentence; `quoted` sets names apart by quotation marks, so that no word in them is misread."""
    parts = dict(_filter_parts(measure, quoted=quoted, one=measure.counts_people and target == 1))
    who = [parts[name] for name in _OF_PEOPLE if name in parts]
    in_head = ["form"] if measure.unit == "minutes" else []
    in_head += ["topic"] if measure.unit in ("practice", "minutes") and measure.form in ("", "session") else []
    how = [parts[name] for name in parts if name not in (*_OF_PEOPLE, *in_head)]
    rhythm, dates = _rhythm(window), _dates(window, today)
    words = (_head(measure, target, quoted=quoted), _whom(measure), *who, rhythm, *how, dates)
    return " ".join(word for word in words if word)


def describe_window(window: Window, today: date) -> str:
    """When a goal is judged: "by 31 March 2027", "a week until 30 June 2027", "from ... until ...".

    The start is said when it is not today.
    """
    return " ".join(word for word in (_rhythm(window), _dates(window, today)) if word)


def _rhythm(window: Window) -> str:
    return rhythm_in_words(window.every) if window.every else ""


def _dates(window: Window, today: date) -> str:
    words = [] if window.starts_on == today else [f"from {day_in_words(window.starts_on)}"]
    if window.by is not None:
        words.append(f"{'until' if window.every or words else 'by'} {day_in_words(window.by)}")
    return " ".join(words)


def describe_span(span: Span, today: date) -> str:
    """A span by its usual name: "in January", "in Q1 2027", "this week", "from 3 March 2027 to 9 April 2027"."""
    first, last = span.first, span.last
    year = "" if first.year == today.year else f" {first.year:04d}"
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first == last:
        return "today" if first == today else f"on {day_in_words(first)}"
    if (last - first).days == 6:
        return "this week" if first <= today <= last else f"in the week from {day_in_words(first)}"
    if first.day == 1 and ends_month:
        if months == 1:
            return f"in {first:%B}{year}"
        if months == 3 and first.month % 3 == 1:
            return f"in Q{(first.month + 2) // 3}{year}"
        if months == 12 and first.month == 1:
            return f"in {first.year:04d}"
    return f"from {day_in_words(first)} to {day_in_words(last)}"


def describe_measure(measure: Measure) -> str:
    """What counts, without number or time: "people I connect with who are leaders in machine learning"."""
    return " ".join(text for role, text in measure_parts(measure, 2) if role != "count")


def measure_parts(measure: Measure, target: int | None) -> Iterator[tuple[str, str]]:
    """The measure in parts to show one by one, as (name of the part, words)."""
    if target is not None:
        yield "count", f"{target:,}"
    if measure.new is not None:
        yield "new", "new" if measure.new else "known already"
    if measure.meaningful is not None:
        yield "meaningful", "meaningful" if measure.meaningful else "light"
    yield "what", counted(measure, target or 2)
    if measure.level:
        yield "level", "in my network in all"
    if measure.act:
        yield "act", f"I {_ACTS[measure.act]}"
    if measure.role:
        yield (
            "role",
            f"who become my {measure.role}" if not measure.act and measure.counts_people else f"my {measure.role}",
        )
    yield from _filter_parts(measure, quoted=False, one=measure.counts_people and target == 1)


def _head(measure: Measure, target: int, *, quoted: bool) -> str:
    number = in_words(target)
    if measure.counts_people:
        return _people_head(measure, target)
    if measure.unit in ("practice", "minutes") and measure.form in ("", "session"):
        return _practice_head(measure, target, quoted=quoted)
    if measure.unit in ("practice", "minutes"):
        verb = "read" if measure.form == "book" else "take"
        if measure.unit == "minutes":
            return f"{_adverb(measure)}{verb} {_length(target)} of {measure.form}s"
        return f"{verb} {number} {_quality(measure)}{counted(measure, target)}"
    if measure.form == "hosted":
        return f"host {number} {_quality(measure)}event{'' if target == 1 else 's'}"
    verb = _VERBS[measure.unit]
    return f"{verb} {number} {_quality(measure)}{counted(measure, target)}"


def _quality(measure: Measure) -> str:
    return {True: "meaningful ", False: "light ", None: ""}[measure.meaningful]


def _adverb(measure: Measure) -> str:
    return {True: "meaningfully ", False: "lightly ", None: ""}[measure.meaningful]


def _people_head(measure: Measure, target: int) -> str:
    number = in_words(target)
    adjective = {True: "new ", False: "known ", None: ""}[measure.new]
    if measure.act == "reconnect" and measure.new is None:
        adjective = "new or known "
    noun = counted(measure, target)
    if measure.role and measure.role not in _TIE_ONLY and measure.act:
        noun = measure.role if target == 1 else f"{measure.role}s"
    if measure.level:
        return f"grow my network to {target:,} {adjective}{noun}"
    if measure.role and not measure.act:
        return f"find {number} {adjective}{measure.role}{'' if target == 1 else 's'}"
    if measure.act == "talk" and measure.meaningful is True:
        return f"have meaningful conversations with {number} {adjective}{noun}"
    return f"{_adverb(measure)}{_ACTS[measure.act]} {number} {adjective}{noun}"


def _practice_head(measure: Measure, target: int, *, quoted: bool) -> str:
    topic = f" {_named(measure.topic, quoted)}" if measure.topic else ""
    if measure.unit == "minutes":
        return f"{_adverb(measure)}practise{topic} {_length(target)}"
    times = {1: "once", 2: "twice"}.get(target, f"{in_words(target)} times")
    return f"{_adverb(measure)}practise{topic} {times}"


def _length(minutes: int) -> str:
    if minutes % 60 == 0 and minutes >= 120:
        return f"{in_words(minutes // 60)} hours"
    return f"{minutes:,} minutes" if minutes != 1 else "1 minute"


def _whom(measure: Measure) -> str:
    """The people that something else than people is counted with, and a role that needs its own words."""
    words = []
    asked = (measure.new is not None, measure.role, measure.seniority, measure.organisation, measure.place)
    if not measure.counts_people and any(asked):
        adjective = {True: "new ", False: "known ", None: ""}[measure.new]
        words.append(
            f"with {adjective}{measure.role if _is_plain_role(measure) else 'people'}{'s' * _is_plain_role(measure)}"
        )
    if measure.role in _TIE_ONLY and (measure.act or not measure.counts_people):
        words.append(f"whose role is {measure.role}")
    return " ".join(words)


def _is_plain_role(measure: Measure) -> bool:
    return bool(measure.role) and measure.role not in _TIE_ONLY


def _filter_parts(measure: Measure, *, quoted: bool, one: bool) -> Iterator[tuple[str, str]]:
    if measure.form and measure.unit == "minutes":
        yield "form", f"of {measure.form}s"
    if measure.form and measure.counts_people:
        yield "form", _WITH_FORM.get(measure.form, f"at {measure.form}s")
    if measure.seniority:
        several = _SENIORITY.get(measure.seniority, measure.seniority)
        yield "seniority", f"who is {_ONE_SENIORITY.get(measure.seniority, several)}" if one else f"who are {several}"
    if measure.field:
        plain = f"in {_LABELS.get(measure.field, measure.field)}"
        is_known = measure.field in FIELDS
        yield "field", plain if is_known or not quoted else f"in the field of {_named(measure.field, quoted)}"
    if measure.place:
        yield "place", f"based in {_named(measure.place, quoted)}"
    if measure.organisation:
        yield "organisation", f"working at {_named(measure.organisation, quoted)}"
    if measure.medium:
        yield "medium", _MEDIA.get(measure.medium, f"by {measure.medium}")
    if measure.began_by_me is not None:
        yield "began_by_me", "that I begin" if measure.began_by_me else "that they begin"
    if measure.min_minutes:
        yield "minutes", f"for {measure.min_minutes:,} minute{'' if measure.min_minutes == 1 else 's'} or more"
    if measure.topic:
        yield "topic", f"about {_named(measure.topic, quoted)}"


def _named(name: str, quoted: bool) -> str:
    return f"“{name}”" if quoted else name
