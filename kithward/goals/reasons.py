"""Why something counted for a goal, or nearly did, in plain words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithward.goals.standing import Standing
from kithward.language.terms import BEGAN_BY, KINDS, MEDIA, ROLES, SENIORITIES
from kithward.numerics.arrays import KIND_CODES, NEVER, UNKNOWN, ActivityLog, Labels
from kithward.numerics.measure import RECONNECT_DAYS, Measure, Rows

MOST_PIECES = 200  # of each list, the latest: more than a person reads
MOST_NAMED = 5
BY = {"phone": "by phone", "video": "by video", "email": "by e-mail", "linkedin": "on LinkedIn", "chat": "by chat"}
CALLED = ("event", "talk", "community", "course", "book")  # kinds that are told apart by their name
NO_ACTIVITY = (KIND_CODES["follow_up"], KIND_CODES["outcome"], KIND_CODES["role"])


@dataclass(frozen=True, slots=True)
class Row:
    """One row of evidence: the happening and the person by place in the log, UNKNOWN for none, and the day."""

    activity: int
    person: int
    day: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence in words; `decided` where it was the person's own word."""

    day: date | None  # None for somebody known, nobody knows since when
    activity: int | None  # place in the log, for what is an activity of its own
    person: int | None  # who counts, where people do
    people: tuple[int, ...]  # who took part
    words: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What counted in the span that is judged, and what nearly did, oldest first."""

    counted: tuple[Piece, ...]
    near: tuple[Piece, ...]


def evidence(standing: Standing, log: ActivityLog, *, most: int = MOST_PIECES, skip: int = 0) -> Evidence:
    """The evidence of a standing, each piece with its reason: the latest `most`, or with `skip` those before."""
    measure, found = standing.aim.measure, standing.tally
    of_span = latest(np.flatnonzero(found.in_last_spell), most, skip)
    counted = [
        piece(log, row, why_counted(measure, log, row), decided=bool(found.counted_by_decision[number]))
        for number, row in zip(of_span, rows_at(found.counted, of_span), strict=True)
    ]
    nearly = latest(np.arange(len(found.near)), most, skip)
    near = [
        piece(
            log,
            row,
            why_not(measure, found.near_failed[number], log, row),
            decided=found.near_failed[number] == "decision",
        )
        for number, row in zip(nearly, rows_at(found.near, nearly), strict=True)
    ]
    return Evidence(tuple(counted), tuple(near))


def latest(places: NDArray[np.int64], most: int, skip: int) -> NDArray[np.int64]:
    """The last `most` of these places, passing over `skip` at the end."""
    end = max(len(places) - skip, 0)
    return places[max(end - most, 0) : end]


def rows_at(rows: Rows, places: np.ndarray) -> Iterator[Row]:
    for place in places:
        yield Row(int(rows.activity[place]), int(rows.person[place]), int(rows.day[place]))


def piece(log: ActivityLog, row: Row, words: str, *, decided: bool) -> Piece:
    with_person = (row.person,) if row.person != UNKNOWN else ()
    has_activity = row.activity != UNKNOWN and log.kind[row.activity] not in NO_ACTIVITY
    dated = row.activity != UNKNOWN or log.people.ties.first_day[row.person] != NEVER
    return Piece(
        day=date.fromordinal(row.day) if dated else None,
        activity=row.activity if has_activity else None,
        person=row.person if with_person else None,
        people=with_person or took_part(log, row.activity),
        words=words,
        decided=decided,
    )


def took_part(log: ActivityLog, activity: int) -> tuple[int, ...]:
    first, end = np.searchsorted(log.pair_activity, [activity, activity + 1])
    return tuple(int(person) for person in log.pair_person[first:end][:MOST_NAMED])


def why_counted(measure: Measure, log: ActivityLog, row: Row) -> str:
    """Why a row counted: "first call 18 Dec, field “machine learning”, seniority “leader”"."""
    return ", ".join([what_happened(log, row), *what_held(measure, log, row)])


def what_happened(log: ActivityLog, row: Row) -> str:
    if row.activity == UNKNOWN:
        first = int(log.people.ties.first_day[row.person])
        return f"known since {day_words(first, in_full=True)}" if first != NEVER else "in your network"
    kind = KINDS[log.kind[row.activity]]
    if kind == "role":
        return f"{' and '.join(roles_on(log, row)) or 'role'} since {day_words(row.day)}"
    form, about = log.form.words(row.activity), log.topics.words(row.activity)
    name = f" “{about[-1]}”" if about and kind in CALLED else ""
    is_first = row.person != UNKNOWN and int(log.people.ties.first_day[row.person]) == row.day
    return f"{'first ' if is_first else ''}{first_of(form) or spoken(kind)}{name} {day_words(row.day)}"


def what_held(measure: Measure, log: ActivityLog, row: Row) -> Iterator[str]:
    """The filters of a measure as they held for a row; a row that counted by decision may lack some."""
    people, person, activity = log.people, row.person, row.activity
    if measure.field:
        yield f"field “{measure.field}”"
    if measure.seniority and person != UNKNOWN and people.seniority[person] != UNKNOWN:
        yield f"seniority “{SENIORITIES[people.seniority[person]]}”"
    for labels in (people.organisation, people.place):
        wanted = measure.organisation if labels is people.organisation else measure.place
        if wanted and person != UNKNOWN and labels.words(person):
            yield first_of(labels.words(person))
    if measure.role and activity != UNKNOWN and KINDS[log.kind[activity]] != "role":
        yield f"your {measure.role}"
    if activity == UNKNOWN:
        return
    if measure.topic:
        yield f"about “{measure.topic}”"
    if measure.medium and log.medium[activity] != UNKNOWN:
        yield how(MEDIA[log.medium[activity]])
    if (measure.min_minutes or measure.unit == "minutes") and log.minutes[activity] != UNKNOWN:
        yield f"{log.minutes[activity]} minutes"
    if measure.meaningful and log.meaningful[activity] == 1:
        yield "meaningful"
    if measure.began_by_me is not None and log.began_by[activity] != UNKNOWN:
        yield f"{began(BEGAN_BY[log.began_by[activity]])} began it"


def why_not(measure: Measure, failed: str, log: ActivityLog, row: Row) -> str:
    """Why a row did not count: "seniority is senior, not leader"; `failed` names the filter, or "decision"."""
    if failed == "decision":
        return "you said it does not count"
    if failed in ("form", "medium", "minutes", "topic", "meaningful", "began_by_me"):
        return why_not_what_happened(measure, failed, log, row.activity)
    if row.person == UNKNOWN:
        return f"not about “{measure.field}”" if failed == "field" else "nobody is named"
    return why_not_who(measure, failed, log, row)


def why_not_what_happened(measure: Measure, failed: str, log: ActivityLog, activity: int) -> str:
    if failed == "form":
        return instead(first_of(log.form.words(activity)), measure.form)
    if failed == "medium":
        code = int(log.medium[activity])
        return instead(how(MEDIA[code]) if code != UNKNOWN else "", how(measure.medium))
    if failed == "minutes":
        minutes, least = int(log.minutes[activity]), max(measure.min_minutes, 1)
        if minutes <= 0:
            return "no length was noted"
        return f"{minutes} minutes, not {least}"
    if failed == "topic":
        return f"not about “{measure.topic}”"
    if failed == "meaningful":
        if log.meaningful[activity] == UNKNOWN:
            return "not yet said whether it was meaningful"
        return "it was meaningful" if log.meaningful[activity] else "you said it was not meaningful"
    code = int(log.began_by[activity])
    if code == UNKNOWN:
        return "not said who began it"
    return f"{began(BEGAN_BY[code])} began it, not {'you' if measure.began_by_me else 'they'}"


def why_not_who(measure: Measure, failed: str, log: ActivityLog, row: Row) -> str:
    people, person = log.people, row.person
    if failed == "seniority":
        code = int(people.seniority[person])
        return f"seniority is {SENIORITIES[code]}, not {measure.seniority}" if code != UNKNOWN else unknown("seniority")
    if failed in ("field", "organisation", "place"):
        labels: Labels = {"field": people.fields, "organisation": people.organisation, "place": people.place}[failed]
        words = " and ".join(labels.words(person))
        return f"{failed} is {words}, not {getattr(measure, failed)}" if words else unknown(failed)
    first = int(people.ties.first_day[person])
    if failed == "new":
        if measure.new:
            return f"known since {day_words(first, in_full=True)}, so not new"
        return f"first met on {day_words(first)}, so not known before" if first != NEVER else "not known before"
    if failed == "silence":
        is_first = first == NEVER or first == row.day
        return "the first contact" if is_first else f"in contact within the {RECONNECT_DAYS} days before"
    roles = roles_on(log, row)
    return f"{' and '.join(roles)}, not {measure.role}" if roles else f"not your {measure.role} on that day"


def roles_on(log: ActivityLog, row: Row) -> list[str]:
    """What the person of a row is to me on its day; for a role that begins, those that begin."""
    spells = log.roles
    holds = (spells.person == row.person) & (spells.since <= row.day) & (spells.until >= row.day)
    if row.activity != UNKNOWN and KINDS[log.kind[row.activity]] == "role":
        holds &= spells.since == row.day
    return [ROLES[code] for code in sorted(set(spells.role[holds].tolist()))]


def instead(found: str, wanted: str) -> str:
    return f"{found}, not {wanted}" if found else f"not said whether it was {wanted}"


def unknown(what: str) -> str:
    return "field of work is not known" if what == "field" else f"{what} is not known"


def how(medium: str) -> str:
    return BY.get(medium, medium)


def began(who: str) -> str:
    return {"me": "you", "them": "they"}[who]


def spoken(kind: str) -> str:
    return {"follow_up": "promise kept", "practice": "session"}.get(kind, kind)


def first_of(words: tuple[str, ...]) -> str:
    return words[0] if words else ""


def day_words(day: int, *, in_full: bool = False) -> str:
    on = date.fromordinal(day)
    return f"{on:%-d %b} {on.year}" if in_full else f"{on:%-d %b}"
