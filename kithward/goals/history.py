"""The changes of a goal in plain words, each with its reason and what it did to the chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithward.goals.models import MeasureVersion, Revision
from kithward.goals.wording import describe_window

STATES = {
    "paused": "Paused",
    "resumed": "Taken up again",
    "dropped": "Let go",
    "met": "Closed as met",
    "missed": "Closed as missed",
    "kept": "Kept as it is",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a goal; chances are None where none was given."""

    day: date
    what: str
    words: str
    reason: str
    chance_before: float | None
    chance_after: float | None


def changes(revisions: Sequence[Revision], versions: Sequence[MeasureVersion]) -> tuple[Change, ...]:
    """The changes of a goal in the order of its revisions, which are latest first; versions are oldest first."""
    found, number = [], 0
    for revision in reversed(revisions):
        if revision.what in STATES:
            words = STATES[revision.what]
        elif revision.what == "pace":
            words = f"Pace promised: {revision.after}"
        elif revision.what == "set":
            words = f"Set: {revision.after}"
        elif revision.what == "draft":
            words = f"Kept as a draft: {revision.after}"
        elif revision.what == "aspirations":
            words = f"Serves {revision.after}" if revision.after else "Serves no aspiration"
        else:
            number += 1
            words = adjusted(revision, versions[number - 1 : number + 1])
        found.append(
            Change(
                day=revision.made_on,
                what=revision.what,
                words=words,
                reason=revision.reason,
                chance_before=revision.chance_before,
                chance_after=revision.chance_after,
            )
        )
    return tuple(reversed(found))


def adjusted(revision: Revision, versions: Sequence[MeasureVersion]) -> str:
    """What an adjustment changed: "Target 5 → 3", "By 31 March 2027 → by 30 May 2027", or sentence to sentence."""
    if len(versions) < 2 or versions[0].measure != versions[1].measure:
        return f"{revision.before} → {revision.after}"
    before, after = versions
    parts = []
    if before.target != after.target:
        parts.append(f"target {before.target:,} → {after.target:,}")
    if before.window != after.window:
        # The window as it is said on its first day: nobody changed that.
        old, new = (describe_window(version.window, version.starts_on) for version in (before, after))
        parts.append(f"{old} → {new}")
    words = ", ".join(parts) or revision.after
    return words[:1].upper() + words[1:]
