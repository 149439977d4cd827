"""From what the words of a sentence say to what it counts and how many."""

import re
from dataclasses import dataclass, replace
from typing import Any

from kithward.goals import sentence_words as words
from kithward.goals.sentence_gathering import Draft, NounFound, gather
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
    draft = gather(scan, quoted=quoted)
    values = list(dict.fromkeys(number.value for number in draft.numbers))
    main = _main_noun(draft)
    unit = _unit(draft, main, has_rhythm)
    target = _target(scan, draft, main, unit, has_rhythm) if len(values) < 2 else None
    if len(values) > 1:
        listed = ", ".join(number.words for number in draft.numbers)
        draft.questions.append(f"More than one number is named ({listed}). Which one is the goal?")
        draft.choices += values
    if unit in _LEARNT and target is None and draft.minutes and not draft.numbers:
        unit, target = "minutes", draft.minutes[0].amount
    names = tuple(dict.fromkeys(name for name, _, _ in draft.fields))
    if len(names) < 2 or "field" in draft.filters or unit in _LEARNT:
        names = ()
    if names:
        draft.questions.append(f"More than one field is named. Which one is meant: {' or '.join(names)}?")
    problem = _target_problem(target)
    if problem:
        draft.problems.append(problem)
        target = None
    measure = _measure(scan, draft, main, unit) if unit else None
    targets = tuple(number for number in draft.choices if not _target_problem(number))
    return What(measure, target, tuple(draft.questions), tuple(draft.problems), targets, names)


def _target_problem(target: int | None) -> str:
    if target is None:
        return ""
    if target <= 0:
        return f"A goal needs a number of one or more, not {target}."
    return f"{target:,} is more than can be counted here: choose up to {MOST:,}." if target > MOST else ""


def _main_noun(draft: Draft) -> NounFound | None:
    """The noun that the number belongs to: the first after it, else the first of all."""
    counted = next((number for number in draft.numbers if not number.is_times), None)
    if counted:
        after = [found for found in draft.nouns if found.start >= counted.end]
        if after:
            return after[0]
    return draft.nouns[0] if draft.nouns else None


def _unit(draft: Draft, main: NounFound | None, has_rhythm: bool) -> str:
    if draft.level:
        return "people"
    if draft.verb_unit in ("introductions", "follow_ups", "talks"):
        return draft.verb_unit
    units = [found.noun.unit for found in draft.nouns]
    if main is None:
        return draft.verb_unit or ("people" if draft.act or any(verb.role for verb in draft.verbs) else "")
    if main.noun.role == "client" and draft.takes and not any(verb.finds for verb in draft.verbs):
        return "outcomes"
    over_people = next((unit for unit in units if unit in ("outcomes", "introductions", "follow_ups")), "")
    unit = over_people if main.noun.unit == "people" and over_people else main.noun.unit
    if unit == "introductions" and draft.takes:
        return "outcomes"
    if unit == "people" and draft.verb_unit == "practice":
        return "practice"
    is_mine = (
        not main.is_plural and not _has_article(draft, main) and not main.words.lower().startswith(("some", "any"))
    )
    again = any(number.is_times for number in draft.numbers) or (has_rhythm and not draft.numbers)
    if unit == "people" and is_mine and again and draft.act:
        return "messages" if draft.act == "reach_out" else "conversations"
    return unit


def _has_article(draft: Draft, main: NounFound) -> bool:
    return any(article.end <= main.start for article in draft.articles)


def _target(scan: Scan, draft: Draft, main: NounFound | None, unit: str, has_rhythm: bool) -> int | None:
    if draft.numbers:
        return draft.numbers[0].value
    if any(question.startswith(("Which number", "A goal counts")) for question in draft.questions):
        return None
    vague = words.VAGUE_NUMBER.search(scan.left)
    if vague:
        scan.take(*vague.span())
        draft.questions.append(f"How many is “{vague.group()}”?")
        return None
    if unit in _LEARNT and draft.minutes and not draft.minutes[0].is_least and not draft.articles:
        return None
    if main is not None:
        return None if main.is_plural else 1
    return 1 if has_rhythm and (draft.verb_unit or draft.act) else None


def _measure(scan: Scan, draft: Draft, main: NounFound | None, unit: str) -> Measure:
    parts = dict(draft.filters)
    if unit in _LEARNT or unit in ("talks", "communities"):
        _fields_as_topic(scan, draft, parts)
    _give_back_unheld(scan, draft, main, parts, unit)
    measure = Measure(unit, level=draft.level)
    measure = replace(measure, **_from_words(draft, main, unit))
    measure = replace(measure, **parts)
    if draft.minutes and unit != "minutes":
        measure = replace(measure, min_minutes=draft.minutes[0].amount)
    if unit == "minutes" and len(draft.minutes) > 1:
        measure = replace(measure, min_minutes=draft.minutes[1].amount)
    if draft.new_or_known:
        measure = replace(measure, new=None)
    measure = _with_form(scan, draft, measure, main)
    return _with_topic(scan, measure)


def _give_back_unheld(scan: Scan, draft: Draft, main: NounFound | None, parts: dict[str, Any], unit: str) -> None:
    """Gives back adjectives that say nothing of this unit: a "new" book, an "online" course."""
    of_people = any(found.noun.unit == "people" and not (unit == "outcomes" and found is main) for found in draft.nouns)
    met = ("people", "conversations", "messages", "introductions", "follow_ups")
    if draft.new_span and unit not in met and not of_people:
        del parts["new"]
        scan.give_back(*draft.new_span)
    if draft.online_span and unit not in ("people", "events", "conversations", "talks", "activities"):
        del parts["medium"]
        scan.give_back(*draft.online_span)


def _fields_as_topic(scan: Scan, draft: Draft, parts: dict[str, Any]) -> None:
    for _, start, end in draft.fields:
        scan.give_back(start, end)
    if draft.fields:
        parts.pop("field", None)
        if draft.filters.get("topic") is None and len(draft.fields) == 1:
            _, start, end = draft.fields[0]
            parts["topic"] = scan.text[start:end]
            scan.take(start, end)
    if "field" in parts and "topic" not in parts:
        parts["topic"] = parts.pop("field")


def _from_words(draft: Draft, main: NounFound | None, unit: str) -> dict[str, Any]:
    """The act, role, field and the like that nouns and verbs say."""
    said: dict[str, Any] = {}
    is_client = unit == "outcomes" and main is not None and main.noun.role == "client"
    nouns = [found.noun for found in draft.nouns if not (is_client and found is main)]
    roles = [verb.role for verb in draft.verbs] + [noun.role for noun in nouns]
    role = next((role for role in roles if role), "")
    is_said = bool(draft.act) or (not draft.takes and _act_of(nouns) != "connect")
    reaches_role = bool(role) and unit == "people" and not is_said
    field_instead = next((noun.field for noun in nouns if noun.field), "")
    if role and (reaches_role or not field_instead):
        said["role"] = role
    elif field_instead:
        said["field"] = field_instead
    if unit == "people" and not draft.level and not reaches_role:
        said["act"] = draft.act or _act_of(nouns)
    news = [each.new for each in draft.verbs] + [noun.new for noun in nouns]
    said["new"] = next((new for new in news if new is not None), None)
    media = [verb.medium for verb in draft.verbs] + [noun.medium for noun in nouns]
    said["medium"] = next((medium for medium in media if medium), "")
    return said


def _act_of(nouns: list[Noun]) -> str:
    acts = {"conversations": "talk", "events": "meet", "messages": "reach_out"}
    if any(noun.unit == "people" and noun.medium for noun in nouns):
        return "reach_out"
    return next((acts[noun.unit] for noun in nouns if noun.unit in acts), "connect")


def _with_form(scan: Scan, draft: Draft, measure: Measure, main: NounFound | None) -> Measure:
    """The measure with a form that can count for it; a noun that says more than that is given back."""
    allowed = {form for kind in measure.kinds for form in FORMS.get(kind, ())} | set(FORMS.get(measure.unit, ()))
    from_verbs = [verb.form for verb in draft.verbs if verb.form]
    if measure.unit == "outcomes" and main is not None:
        from_verbs += ["client"] if main.noun.role == "client" else []
        from_verbs += ["introduction"] if main.noun.unit == "introductions" else []
    chosen = next((form for form in from_verbs if form in allowed), "")
    for found in draft.nouns:
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
