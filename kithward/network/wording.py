"""What happened, as a person would say it."""

from collections.abc import Sequence
from typing import Final

from kithward.network.line import LoggedLine

MOST_NAMED: Final = 3
SOURCE_NAMES: Final = {  # of numerics.sources.SOURCES
    "event": "Events",
    "introduction": "Introductions",
    "reconnect": "Reconnecting",
    "message": "Messages",
    "call": "Calls",
    "meeting": "Meetings",
    "other": "Other contacts",
}


def happening_in_words(
    kind: str, *, form: str = "", event: str = "", people: Sequence[str] = (), topics: Sequence[str] = ()
) -> str:
    """ "Coffee with Maria Chen about mentoring"."""
    what = (form or kind).replace("_", " ").capitalize()
    named = f": {event}" if event else ""
    whom = f" with {names_in_words(people)}" if people else ""
    return f"{what}{named}{whom}{' about ' + ', '.join(topics) if topics else ''}"


def names_in_words(names: Sequence[str]) -> str:
    """ "Maria Chen, Tom and 4 more"."""
    more = len(names) - MOST_NAMED
    named = [*names[:MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])]
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1] if named else ""]))


def line_in_words(line: LoggedLine) -> str:
    """What a line tells, first what happened, then what was promised or came of it."""
    names = [name.text for name in line.names]
    said = []
    if line.kind == "follow_up":
        said.append(f"Followed up with {names_in_words(names)}")
    elif line.kind not in ("", "outcome", "role"):
        said.append(
            happening_in_words(line.kind, form=line.form, event=line.event_name, people=names, topics=line.topics)
        )
    if line.outcome is not None:
        said.append(outcome_in_words(line.outcome.kind, [name.text for name in line.outcome.names] or names))
    if line.role is not None:
        said.append(role_in_words(line.role.role, [name.text for name in line.role.names] or names))
    if line.follow_up is not None:
        said.append(f"To do: {line.follow_up.what or 'follow up'}")
    return " · ".join(said)


def passed_over_in_words(line: LoggedLine) -> list[str]:
    """What became of the words that were not understood."""
    if not line.ignored:
        return []
    kept = "Kept as a note" if line.note else "Not understood, and left out"
    return [f"{kept}: {', '.join(line.ignored)}"]


def outcome_in_words(kind: str, names: Sequence[str]) -> str:
    """ "Referral from Priya"."""
    return kind.capitalize() + (f" from {names_in_words(names)}" if names else "")


def role_in_words(role: str, names: Sequence[str]) -> str:
    """ "Maria Chen is your mentor"."""
    return f"{names_in_words(names)} {'is' if len(names) == 1 else 'are'} your {role}"
