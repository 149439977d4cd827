"""From what the words of a sentence tell to what it counts and how many."""

import re
from dataclasses import dataclass, replace
from typing import Any

from kithward.goals import sentence_words as words
from kithward.goals.sentence_gathering import NounFound, Told, gather
from kithward.goals.sentence_nouns import Noun
from kithward.goals.sentence_scan import TAKEN, Scan
from kithward.language.terms import FORMS
from kithward.numerics.measure import Measure

MOST = 1_000_000
_LEARNT = ("practice", "minutes")


@dataclass(frozen=True, slots=True)
class What:
    """What is counted and how many, as far as it was read."""

    measure: Measure | None = None
    target: int | None = None
    questions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()  # the numbers among which the person has to choose
    fields: tuple[str, ...] = ()  # and the fields of work


def take_what(scan: Scan, *, quoted: dict[str, Any], has_rhythm: bool) -> What:
    """Takes the words of the measure away, and gives what they count; call it after `take_when`."""
    told = gather(scan, quoted=quoted)
    values = list(dict.fromkeys(number.value for number in told.numbers))
    main = _main_noun(told)
    unit = _unit(told, main, has_rhythm)
    target = _target(scan, told, main, unit, has_rhythm) if len(values) < 2 else None
    if len(values) > 1:
        listed = ", ".join(number.words for number in told.numbers)
        told.questions.append(f"More than one number is named ({listed}). Which one is the goal?")
        told.choices += values
    if unit in _LEARNT and target is None and told.minutes and not told.numbers:
        unit, target = "minutes", told.minutes[0].amount
    names = tuple(dict.fromkeys(name for name, _, _ in told.fields))
    if len(names) < 2 or "field" in told.filters or unit in _LEARNT:
        names = ()
    if names:
        told.questions.append(f"More than one field is named. Which one is meant: {' or '.join(names)}?")
    problem = _target_problem(target)
    if problem:
        told.problems.append(problem)
        target = None
    measure = _measure(scan, told, main, unit) if unit else None
    targets = tuple(number for number in told.choices if not _target_problem(number))
    return What(measure, target, tuple(told.questions), tuple(told.problems), targets, names)


def _target_problem(target: int | None) -> str:
    if target is None:
        return ""
    if target <= 0:
        return f"A goal needs a number of one or more, not {target}."
    return f"{target:,} is more than can be counted here: choose up to {MOST:,}." if target > MOST else ""


def _main_noun(told: Told) -> NounFound | None:
    """The noun that the number belongs to: the first after it, else the first of all."""
    counted = next((number for number in told.numbers if not number.is_times), None)
    if counted:
        after = [found for found in told.nouns if found.start >= counted.end]
        if after:
            return after[0]
    return told.nouns[0] if told.nouns else None


def _unit(told: Told, main: NounFound | None, has_rhythm: bool) -> str:
    if told.level:
        return "people"
    if told.verb_unit in ("introductions", "follow_ups", "talks"):
        return told.verb_unit
    units = [found.noun.unit for found in told.nouns]
    if main is None:
        return told.verb_unit or ("people" if told.act or any(verb.role for verb in told.verbs) else "")
    if main.noun.role == "client" and told.takes and not any(verb.finds for verb in told.verbs):
        return "outcomes"
    over_people = next((unit for unit in units if unit in ("outcomes", "introductions", "follow_ups")), "")
    unit = over_people if main.noun.unit == "people" and over_people else main.noun.unit
    if unit == "introductions" and told.takes:
        return "outcomes"
    if unit == "people" and told.verb_unit == "practice":
        return "practice"
    is_mine = not main.is_plural and not _has_article(told, main) and not main.words.lower().startswith(("some", "any"))
    again = any(number.is_times for number in told.numbers) or (has_rhythm and not told.numbers)
    if unit == "people" and is_mine and again and told.act:
        return "messages" if told.act == "reach_out" else "conversations"
    return unit


def _has_article(told: Told, main: NounFound) -> bool:
    return any(article.end <= main.start for article in told.articles)


def _target(scan: Scan, told: Told, main: NounFound | None, unit: str, has_rhythm: bool) -> int | None:
    if told.numbers:
        return told.numbers[0].value
    if any(question.startswith(("Which number", "A goal counts")) for question in told.questions):
        return None
    vague = words.VAGUE_NUMBER.search(scan.left)
    if vague:
        scan.take(*vague.span())
        told.questions.append(f"How many is “{vague.group()}”?")
        return None
    if unit in _LEARNT and told.minutes and not told.minutes[0].is_least and not told.articles:
        return None
    if main is not None:
        return None if main.is_plural else 1
    return 1 if has_rhythm and (told.verb_unit or told.act) else None


def _measure(scan: Scan, told: Told, main: NounFound | None, unit: str) -> Measure:
    parts = dict(told.filters)
    if unit in _LEARNT or unit in ("talks", "communities"):
        _fields_as_topic(scan, told, parts)
    _give_back_unheld(scan, told, main, parts, unit)
    measure = Measure(unit, level=told.level)
    measure = replace(measure, **_from_words(told, main, unit))
    measure = replace(measure, **parts)
    if told.minutes and unit != "minutes":
        measure = replace(measure, min_minutes=told.minutes[0].amount)
    if unit == "minutes" and len(told.minutes) > 1:
        measure = replace(measure, min_minutes=told.minutes[1].amount)
    if told.new_or_known:
        measure = replace(measure, new=None)
    measure = _with_form(scan, told, measure, main)
    return _with_topic(scan, measure)


def _give_back_unheld(scan: Scan, told: Told, main: NounFound | None, parts: dict[str, Any], unit: str) -> None:
    """Gives back adjectives that say nothing of this unit: a "new" book, an "online" course."""
    of_people = any(found.noun.unit == "people" and not (unit == "outcomes" and found is main) for found in told.nouns)
    met = ("people", "conversations", "messages", "introductions", "follow_ups")
    if told.new_span and unit not in met and not of_people:
        del parts["new"]
        scan.give_back(*told.new_span)
    if told.online_span and unit not in ("people", "events", "conversations", "talks", "activities"):
        del parts["medium"]
        scan.give_back(*told.online_span)


def _fields_as_topic(scan: Scan, told: Told, parts: dict[str, Any]) -> None:
    for _, start, end in told.fields:
        scan.give_back(start, end)
    if told.fields:
        parts.pop("field", None)
        if told.filters.get("topic") is None and len(told.fields) == 1:
            _, start, end = told.fields[0]
            parts["topic"] = scan.text[start:end]
            scan.take(start, end)
    if "field" in parts and "topic" not in parts:
        parts["topic"] = parts.pop("field")


def _from_words(told: Told, main: NounFound | None, unit: str) -> dict[str, Any]:
    """The act, role, field and the like that nouns and verbs say."""
    said: dict[str, Any] = {}
    is_client = unit == "outcomes" and main is not None and main.noun.role == "client"
    nouns = [found.noun for found in told.nouns if not (is_client and found is main)]
    roles = [verb.role for verb in told.verbs] + [noun.role for noun in nouns]
    role = next((role for role in roles if role), "")
    is_said = bool(told.act) or (not told.takes and _act_of(nouns) != "connect")
    reaches_role = bool(role) and unit == "people" and not is_said
    field_instead = next((noun.field for noun in nouns if noun.field), "")
    if role and (reaches_role or not field_instead):
        said["role"] = role
    elif field_instead:
        said["field"] = field_instead
    if unit == "people" and not told.level and not reaches_role:
        said["act"] = told.act or _act_of(nouns)
    news = [each.new for each in told.verbs] + [noun.new for noun in nouns]
    said["new"] = next((new for new in news if new is not None), None)
    media = [verb.medium for verb in told.verbs] + [noun.medium for noun in nouns]
    said["medium"] = next((medium for medium in media if medium), "")
    return said


def _act_of(nouns: list[Noun]) -> str:
    acts = {"conversations": "talk", "events": "meet", "messages": "reach_out"}
    if any(noun.unit == "people" and noun.medium for noun in nouns):
        return "reach_out"
    return next((acts[noun.unit] for noun in nouns if noun.unit in acts), "connect")


def _with_form(scan: Scan, told: Told, measure: Measure, main: NounFound | None) -> Measure:
    """The measure with a form that can count for it; a noun that says more than that is given back."""
    allowed = {form for kind in measure.kinds for form in FORMS.get(kind, ())} | set(FORMS.get(measure.unit, ()))
    from_verbs = [verb.form for verb in told.verbs if verb.form]
    if measure.unit == "outcomes" and main is not None:
        from_verbs += ["client"] if main.noun.role == "client" else []
        from_verbs += ["introduction"] if main.noun.unit == "introductions" else []
    chosen = next((form for form in from_verbs if form in allowed), "")
    for found in told.nouns:
        form = found.noun.form
        if form and form in allowed and chosen in ("", form):
            chosen = form
        elif (
            found.noun.unused or (form and form != chosen) or (found.noun.unit == "events" and measure.unit == "talks")
        ):
            scan.give_back(found.start, found.end)
    return replace(measure, form=chosen)


def _with_topic(scan: Scan, measure: Measure) -> Measure:
    """What is practised: for practice, the words that are left over are its topic."""
    if measure.unit not in _LEARNT or measure.topic:
        return measure
    for run in re.finditer(rf"[^\s{TAKEN},;.:!?]+(?:\s+[^\s{TAKEN},;.:!?]+)*", scan.left):
        named = run.group().split()
        while named and named[0].lower() in words.FILLER:
            named.pop(0)
        while named and named[-1].lower() in words.FILLER:
            named.pop()
        if named and any(map(str.isalnum, named[0])):
            scan.take(*run.span())
            return replace(measure, topic=" ".join(named))
    return measure
