"""`kithward roadmap`: where the way leads, and the goals on it."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.names import short_id

if TYPE_CHECKING:
    from kithward.goals.outcomes import Tied
    from kithward.roadmap import Heading, Leg, Roadmap


@click.command()
@as_json
@click.pass_context
def roadmap(context: click.Context, json_wanted: bool) -> None:
    """Where the way leads: the vision, the aspirations, and the goals that serve each."""
    session = open_session(context)
    from kithward.roadmap import way_ahead

    found = way_ahead(session.workspace, session.today)
    if json_wanted:
        print_json(roadmap_as_json(found))
    elif not found.headings:
        say('Nothing on the way yet: `kithward goal add "Attend two industry events a month"` sets a goal.')
    else:
        print_roadmap(found)


def roadmap_as_json(found: "Roadmap") -> dict[str, Any]:
    return {
        "vision": {"text": found.far_end.words, "by": found.far_end.by} if found.far_end else None,
        "aspirations": [
            {**aspiration_as_json(heading), "goals": [leg_as_json(leg) for leg in heading.legs]}
            for heading in found.headings
        ],
        "wins": [{"day": one.day, "title": one.words, "big": one.is_big} for one in found.reached],
        "reviews": [
            {
                "kind": one.days.kind,
                "first": one.days.first,
                "last": one.days.last,
                "state": one.state,
                "day": one.day,
            }
            for one in found.reviews
        ],
        "unserved": [{"aspiration": row.aspiration.text, "has": row.has} for row in found.unserved],
        "serve_nothing": [leg.sentence for leg in found.loose],
    }


def aspiration_as_json(heading: "Heading") -> dict[str, Any]:
    row = heading.aspiration
    return {
        "aspiration": row.text if row else None,
        "kind": row.kind if row else None,
        "rank": row.rank if row else None,
        "by": row.by if row else None,
        "came_of_it": [tied_as_json(one) for one in heading.came],
    }


def leg_as_json(leg: "Leg") -> dict[str, Any]:
    return {
        "id": str(leg.id),
        "sentence": leg.sentence,
        "kind": leg.kind,
        "state": leg.state,
        "from": leg.window.starts_on,
        "until": leg.last,
        "done": leg.at.done if leg.at else None,
        "target": leg.target,
        "chance": round(leg.at.chance, 4) if leg.at else None,
        "course": leg.course,
        "came_of_it": [tied_as_json(one) for one in leg.came],
        "periods": [
            {"from": period.span.first, "until": period.span.last, "done": period.done, "target": period.target}
            for period in leg.periods
        ],
    }


def tied_as_json(one: "Tied") -> dict[str, Any]:
    return {"id": str(one.outcome_id), "kind": one.kind, "day": one.day, "person": one.person}


def print_roadmap(found: "Roadmap") -> None:
    if found.far_end:
        say(f"Vision: {found.far_end.words}{f', by {found.far_end.by:%Y}' if found.far_end.by else ''}")
    for heading in found.headings:
        say()
        row = heading.aspiration
        title = f"{row.rank}. {row.text} ({row.kind})" if row else "Serving no aspiration yet"
        if heading.legs:
            print_table(("id", "goal", "until", "chance", ""), map(cells, heading.legs), title=title)
        else:
            say(title)
            say('No goal yet: `kithward goal add "..." --aspiration "..."` sets one.')
    print_reviews(found)


def print_reviews(found: "Roadmap") -> None:
    """Those that are due or to come; `--json` tells of those that were held, too."""
    waiting = [one for one in reversed(found.reviews) if one.state != "held"]
    rows = [(one.days.kind, f"{one.days.last:%-d %b %Y}", f"{one.day:%-d %b %Y}", one.state) for one in waiting]
    say()
    print_table(("look back at", "that ends on", "from", ""), rows, title="Reviews")


def cells(leg: "Leg") -> tuple[str, ...]:
    chance = leg.at.chance_in_words if leg.at and leg.at.can_be_helped else ""
    return short_id(leg.id), leg.sentence, f"{leg.last:%-d %b %Y}" if leg.last else "", chance, leg.course
