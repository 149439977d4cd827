"""Opportunities as pages show them: when, what it costs, what it does for which goal, and how much that is an hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kithward.planning.worth import Worth
from kithward.web.opportunity_forms import KINDS
from kithward.web.shown import hours, percent
from kithward.web.week_shown import GainShown, gains_shown
from kithward.web.when import day_of, day_words, in_days, local, when_in_words

LEAST_RATE = 0.005


@dataclass(frozen=True, slots=True)
class OpportunityShown:
    """One opportunity; `worth` is empty where nothing is known of it, as for what is closed."""

    id: UUID
    title: str
    url: str
    what: str
    when: str
    far: str
    cost: str
    place: str
    link: str
    field: str
    topic: str
    person: str
    via: str
    note: str
    gains: tuple[GainShown, ...]
    per_hour: str
    no_gain: str
    state: str
    taken: tuple["WeekChoice", ...]


@dataclass(frozen=True, slots=True)
class WeekChoice:
    """A week into which an opportunity can be taken, or is."""

    first: date
    words: str


def opportunity_shown(
    row: Any,
    now: datetime,
    *,
    worth: Worth | None,
    names: Mapping[UUID | None, str],
    taken: Sequence[date],
    this_week: date,
) -> OpportunityShown:
    at = local(row, now)
    is_over = at is not None and (at < now if isinstance(at, datetime) else at < now.date())
    return OpportunityShown(
        id=row.id,
        title=row.title,
        url=reverse("opportunity", args=[row.id]),
        what=(row.form or KINDS[row.kind]).capitalize(),
        when=when_in_words(row, now),
        far=in_days(day_of(at), now.date()) if at is not None else "",
        cost=cost_in_words(row),
        place=row.place,
        link=row.link if row.link.startswith(("http://", "https://")) else "",
        field=row.field,
        topic=row.topic,
        person=row.person.name if row.person_id else "",
        via=row.via.name if row.via_id else "",
        note=row.note,
        gains=gains_shown(worth.gains, names) if worth else (),
        per_hour=f"+{percent(worth.per_hour)} an hour" if worth and worth.per_hour >= LEAST_RATE else "",
        no_gain="Moves none of your goals by itself." if worth and not worth.gains else "",
        state="over" if row.state == "open" and is_over else row.state,
        taken=tuple(WeekChoice(first, week_words(first, this_week)) for first in taken),
    )


def cost_in_words(row: Any) -> str:
    """ "2 h", "2 h, costs 30"."""
    return hours(row.minutes) + (f", costs {row.money:,}" if row.money else "")


def week_words(first: date, this_week: date) -> str:
    """A week by its place: "this week", "next week", "the week of Mon 15 June"."""
    ahead = (first - this_week).days // 7
    if ahead in (0, 1):
        return ("this week", "next week")[ahead]
    return f"the week of {day_words(first, this_week)}"
