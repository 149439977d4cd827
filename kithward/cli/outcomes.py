"""`kithward outcomes`: what came of it, and which contacts brought it for the hours spent."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.names import short_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kithward.network.came_of_it import Came, WhatCame
    from kithward.numerics.sources import Brought
    from kithward.outcomes import WhatFor

VERDICTS = {"more": "more than the others", "less": "less", "like": "no clear difference", "few": "too few to tell"}


@click.command()
@as_json
@click.pass_context
def outcomes(context: click.Context, json_wanted: bool) -> None:
    """What came of the contacts of twelve months, and which kinds brought it for the hours spent."""
    session = open_session(context)
    from kithward.network.came_of_it import what_came
    from kithward.outcomes import what_for

    found = what_came(session.workspace, session.today)
    was_for = what_for(session.workspace, [row.id for row in found.outcomes], session.today)
    if json_wanted:
        print_json(as_one(found, was_for))
    elif not found.total:
        say('Nothing came of it yet: `kithward log "Got a referral from Maria Chen"` notes an outcome.')
    else:
        print_outcomes(found, was_for)


def as_one(found: "WhatCame", was_for: "Mapping[UUID, WhatFor]") -> dict[str, Any]:
    return {
        "from": found.first,
        "until": found.last,
        "total": found.total,
        "from_no_contact": found.untied,
        "sources": [source_as_json(row) for row in found.sources],
        "outcomes": [came_as_json(row, was_for[row.id]) for row in found.outcomes],
    }


def source_as_json(row: "Brought") -> dict[str, Any]:
    rate = row.per_hour
    return {
        "source": row.source,
        "outcomes": row.outcomes,
        "contacts": row.times,
        "hours": round(row.hours, 2),
        "contacts_of_guessed_length": row.guessed,
        "per_hour": round(rate.value, 5) if rate else None,
        "per_hour_likely": [round(rate.low, 5), round(rate.high, 5)] if rate else None,
        "verdict": row.verdict,
    }


def came_as_json(row: "Came", was_for: "WhatFor") -> dict[str, Any]:
    origin = row.origin
    return {
        "id": str(row.id),
        "kind": row.kind,
        "day": row.day,
        "person": row.person,
        "note": row.note,
        "came_from": {"what": origin.words, "day": origin.day, "source": origin.source, "told": origin.is_told}
        if origin
        else None,
        "goals": [{"id": str(goal_id), "goal": sentence} for goal_id, sentence in was_for.tied],
        "perhaps_for": [{"id": str(one.goal_id), "goal": one.goal, "why": one.why} for one in was_for.proposed],
    }


def print_outcomes(found: "WhatCame", was_for: "Mapping[UUID, WhatFor]") -> None:
    print_table(
        ("contacts", "outcomes", "hours", "in 10 hours", "likely", ""),
        [
            (
                row.source,
                str(row.outcomes),
                f"{row.hours:.0f}",
                f"{row.per_hour.value * 10:.2f}" if row.per_hour else "",
                f"{row.per_hour.low * 10:.2f} to {row.per_hour.high * 10:.2f}" if row.per_hour else "",
                VERDICTS[row.verdict],
            )
            for row in found.sources
        ],
    )
    say()
    for row in found.outcomes:
        say(line_of(row, was_for[row.id]))


def line_of(row: "Came", was_for: "WhatFor") -> str:
    """ "3fa2c1  3 May 2026  referral from Maria Chen, after Coffee, for: Get three referrals"."""
    whom = f" from {row.person}" if row.person else ""
    came = f", {'with' if row.origin.is_told else 'after'} {row.origin.words}" if row.origin else ""
    goals = f", for: {'; '.join(sentence for _, sentence in was_for.tied)}" if was_for.tied else ""
    return f"{short_id(row.id)}  {row.day:%-d %b %Y}  {row.kind}{whom}{came}{goals}"
