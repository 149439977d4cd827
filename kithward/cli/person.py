"""One person in words and for programs, on the command line."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kithward.language.dates import day_in_words
from kithward.network.portrait import Portrait
from kithward.planning.for_person import CountsFor
from kithward.planning.person_wording import (
    counts_in_words,
    due_in_words,
    entry_in_words,
    reminder_in_words,
    soon_in_words,
    spell_in_words,
    way_in_words,
)
from kithward.planning.tie import Tie

MOST_NAMED = 10


def lines_of(found: Portrait, tie: Tie, goals: Sequence[CountsFor], as_of: date) -> Iterator[str]:
    """What is known of a person, line by line; what is not known is left out."""
    yield from who(found)
    yield tie.words
    if tie.reminder_on:
        yield reminder_in_words(tie.reminder_on, as_of)
    if tie.state != "new":
        yield soon_in_words(tie.soon)
    for role in found.roles:
        yield f"Your {role.role} {spell_in_words(role)}"
    for row in found.follow_ups:
        due = due_in_words(row.due_on, as_of)
        yield f"To do: {row.what}{f' ({due})' if due else ''}"
    for one in goals:
        yield f"{one.standing.aim.sentence}: {counts_in_words(one)}"
    yield from whom_they_know(found)


def who(found: Portrait) -> Iterator[str]:
    person = found.person
    met = ", ".join(filter(None, (day_in_words(person.met_on) if person.met_on else "", person.how_met)))
    derived = "" if person.typed("fields") and person.typed("seniority") else " (derived)"
    does = ", ".join([*person.fields, *([person.seniority] if person.seniority else [])])
    labelled = (
        ("", person.title),
        ("", does + derived if does else ""),
        ("Place: ", person.place),
        ("How you met: ", met),
        ("E-mail: ", ", ".join(found.emails)),
        ("Telephone: ", ", ".join(found.phones)),
        ("Profile: ", person.profile_url),
        ("Tags: ", ", ".join(person.tags)),
        ("You can offer: ", person.offer),
        ("You can ask: ", person.ask),
        ("Notes: ", person.notes),
    )
    yield from (f"{label}{value}" for label, value in labelled if value)


def whom_they_know(found: Portrait) -> Iterator[str]:
    circle = found.circle
    for way in circle.ways:
        words, chance = way_in_words(way)
        yield f"{way.through[0].person.name} {words[:-1]}; {chance}"
    names = [known.person.name for known in circle.acquaintances[:MOST_NAMED]]
    if names:
        more = len(circle.acquaintances) - len(names)
        yield f"Knows {', '.join(names)}{f' and {more} more' if more else ''}"
    if circle.could_introduce:
        yield f"Could introduce you to {', '.join(one.person.name for one in circle.could_introduce[:MOST_NAMED])}"


def moments_of(found: Portrait) -> list[tuple[str, str, str]]:
    """The time line as rows of a table."""
    return [(f"{at.day:%-d %b} {at.day.year}", *entry_in_words(at)) for at in found.timeline]


def json_of(found: Portrait, tie: Tie, goals: Sequence[CountsFor]) -> dict[str, Any]:
    """The same for programs."""
    person, circle = found.person, found.circle
    return {
        "emails": found.emails,
        "phones": found.phones,
        "profile_url": person.profile_url or None,
        "how_met": person.how_met or None,
        "tags": person.tags,
        "offer": person.offer or None,
        "ask": person.ask or None,
        "notes": person.notes or None,
        "tie": {
            "state": tie.state,
            "alive": tie.alive,
            "rhythm_days": tie.rhythm_days,
            "chosen_rhythm_days": person.chosen_rhythm_days,
            "reminder_on": tie.reminder_on,
            "within_90_days": tie.soon,
            "words": tie.words,
        },
        "roles": [{"role": row.role, "since": row.since_on, "until": row.until_on} for row in found.roles],
        "follow_ups": [{"id": str(row.id), "what": row.what, "due": row.due_on} for row in found.follow_ups],
        "outcomes": [{"kind": row.kind, "day": row.day, "note": row.note} for row in found.outcomes],
        "goals": [
            {
                "id": str(one.standing.aim.goal_id),
                "goal": one.standing.aim.sentence,
                "chance": one.standing.chance,
                "counted": one.times,
                "would_count_after": one.after,
            }
            for one in goals
        ],
        "knows": [{"id": str(one.person.id), "name": one.person.name, "how": one.how} for one in circle.acquaintances],
        "ways": [
            {"through": [one.person.name for one in way.through], "chance": way.chance, "words": way_in_words(way)[0]}
            for way in circle.ways
        ],
        "could_introduce_to": [one.person.name for one in circle.could_introduce],
        "timeline": [timeline_json(at) for at in found.timeline],
        "has_more": found.has_more,
    }


def timeline_json(at: Any) -> dict[str, Any]:
    title, note = entry_in_words(at)
    kind = at.row.kind if at.what in ("activity", "outcome") else None
    return {"day": at.day, "what": at.what, "kind": kind, "words": title, "note": note or None}
