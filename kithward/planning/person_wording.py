"""What is known of one person, in plain words, for every face."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from kithward.language.amounts import rough_percent
from kithward.language.chances import chance_to_ask, likely
from kithward.language.dates import day_in_words
from kithward.network.acquaintances import Way
from kithward.network.timeline import Entry
from kithward.network.wording import happening_in_words, names_in_words
from kithward.planning.for_person import CountsFor
from kithward.planning.situation import SOON_DAYS
from kithward.planning.tie_wording import counted

SOURCES: Final = {
    "typed": "You wrote",
    "derived": "Read from title and organisation",
    "linkedin": "From LinkedIn",
    "vcard": "From a contact card",
    "calendar": "From a calendar",
    "csv": "From a table",
}
COLUMNS: Final = {
    "chosen_rhythm_days": "rhythm",
    "profile_url": "profile address",
    "met_on": "day you met",
    "how_met": "how you met",
    "offer": "what you can offer",
    "ask": "what you can ask",
    "fields": "fields of work",
}
CONTACTS: Final = {"meeting": "a meeting", "call": "a call", "message": "a message"}


def about_in_words(person: Any) -> str:
    """ "Head of ML, Nordlicht"."""
    organisation = person.organisation.name if person.organisation_id else ""
    return ", ".join(filter(None, (person.title, organisation)))


def origins_in_words(kept: Mapping[str, str]) -> tuple[str, ...]:
    """Where each value comes from: "From LinkedIn: name, title"."""
    by_source: dict[str, list[str]] = {}
    for column, source in kept.items():
        by_source.setdefault(source, []).append(COLUMNS.get(column, column.removesuffix("_id").replace("_", " ")))
    return tuple(f"{SOURCES.get(source, f'From {source}')}: {', '.join(names)}" for source, names in by_source.items())


def reminder_in_words(on: date | None, as_of: date) -> str:
    """When it is, or was, time for a word."""
    if on is None:
        return ""
    days = (on - as_of).days
    if days == 0:
        return "Time for a word today."
    if days > 0:
        return f"Time for a word from {day_in_words(on)} on, in {counted(days, 'day')}."
    return f"It has been time for a word since {day_in_words(on)}."


def soon_in_words(chance: float) -> str:
    """How likely a contact comes by itself, with the number behind the word."""
    return f"That you are in contact within {SOON_DAYS} days by itself is {likely(chance)} ({rough_percent(chance)})."


def due_in_words(due_on: date | None, as_of: date) -> str:
    """When something that was promised is due: "3 days late"."""
    if due_on is None:
        return ""
    days = (due_on - as_of).days
    if days < 0:
        return f"{counted(-days, 'day')} late"
    return "due today" if days == 0 else f"due {day_in_words(due_on)}"


def spell_in_words(row: Any) -> str:
    """From when until when somebody has been something to me."""
    until = f" until {day_in_words(row.until_on)}" if row.until_on else ""
    return f"since {day_in_words(row.since_on)}{until}"


def counts_in_words(one: CountsFor) -> str:
    """What a person does for a goal: "Counted once, and would again after a call."."""
    times = {0: "", 1: "Counted once"}.get(one.times, f"Counted {one.times:,} times")
    if not one.after:
        return f"{times}."
    if "role" in one.after:
        return f"Would count once they are your {one.standing.aim.measure.role}."
    after = either([CONTACTS[kind] for kind in one.after])
    return f"{times}, and would again after {after}." if one.times else f"Would count after {after}."


def either(words: Sequence[str]) -> str:
    """ "a meeting, a call or a message"."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def way_in_words(way: Way) -> tuple[str, str]:
    """What the first of a warm way could do and why, and how good a chance that is."""
    first, others = way.through[0], way.through[1:]
    how = f" ({first.how})" if first.how and not others else ""
    over = f" over {names_in_words([one.person.name for one in others])}" if others else ""
    words = f"could introduce you{over}: your tie is {first.state}, and they know each other{how}."
    return words, chance_to_ask(way.chance)


def entry_in_words(entry: Entry) -> tuple[str, str]:
    """What a line of the time line says, and its note."""
    row = entry.row
    if entry.what == "activity":
        names = [*entry.others, *([""] * entry.more)]
        title = happening_in_words(row.kind, form=row.form, event=row.event_name, people=names, topics=row.topics)
        return title, row.note
    if entry.what == "outcome":
        return f"Came of it: {row.kind}", row.note
    if entry.what == "met":
        return "You met", row.how_met
    if entry.what in ("promised", "kept"):
        return f"{entry.what.capitalize()}: {row.what}", ""
    return f"{'Became' if entry.what == 'role begun' else 'No longer'} your {row.role}", ""
