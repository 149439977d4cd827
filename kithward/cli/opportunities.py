"""`kithward opportunity`: what could be done."""

from datetime import datetime, timedelta
from typing import Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.cli.undo import say_way_back
from kithward.language.amounts import hours
from kithward.language.names import short_id


@click.group()
def opportunity() -> None:
    """What could be done: events, people to meet, introductions to ask for."""


@opportunity.command()
@click.argument("title")
@click.option("--kind", default="event", show_default=True, help="event, meeting, introduction, message, community ...")
@click.option("--form", default="", help="conference, meetup, dinner, workshop, coffee ...")
@click.option("--minutes", default=120, show_default=True, type=click.IntRange(1, 20160))
@click.option("--cost", "money", default=0, type=click.IntRange(0, 1_000_000), help="What it costs.")
@click.option("--at", "starts", metavar="WHEN", help="2027-01-14 or 2027-01-14T18:30.")
@click.option("--field", default="", help="The field of work of the people there.")
@click.option("--topic", default="")
@click.option("--place", default="")
@click.option("--person", "person_name", help="Whom it is about.")
@click.option("--via", "via_name", help="Who would introduce you.")
@as_json
@click.pass_context
def add(
    context: click.Context,
    /,
    title: str,
    starts: str | None,
    person_name: str | None,
    via_name: str | None,
    json_wanted: bool,
    **values: Any,
) -> None:
    """Write down something that could be done."""
    session = open_session(context)
    from kithward.cli.people import one_person
    from kithward.errors import BadInput
    from kithward.language.fields import field_named
    from kithward.planning import reversible

    if starts:
        at = moment(starts)
        if at.date() < session.today:
            raise BadInput(f"{at:%-d %B %Y} is over: what happened goes into the log, with `kithward log`.")
        values |= {"starts_at": at.replace(tzinfo=session.now.tzinfo)} if "T" in starts else {"on": at.date()}
    for column, name in (("person_id", person_name), ("via_id", via_name)):
        values[column] = one_person(session, name).id if name else None
    values["field"] = field_named(values["field"]) or values["field"]
    made, undo_id = reversible.add_opportunity(session.workspace, title, **values)
    if json_wanted:
        print_json({"id": str(made.id), "title": made.title})
    else:
        say(f"Written down: {made.title} ({short_id(made.id)})")
        say_way_back(undo_id)


def moment(text: str) -> datetime:
    from kithward.errors import BadInput

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a day: write it as 2027-01-14 or 2027-01-14T18:30.") from None


@opportunity.command("list")
@as_json
@click.pass_context
def list_opportunities(context: click.Context, json_wanted: bool) -> None:
    """What is open and ahead."""
    session = open_session(context)
    from kithward.planning import queries

    rows = list(queries.open_opportunities(session.workspace, session.now - timedelta(hours=1)))
    if json_wanted:
        print_json(
            [
                {
                    "id": str(row.id),
                    "kind": row.kind,
                    "title": row.title,
                    "minutes": row.minutes,
                    "cost": row.money,
                    "starts_at": row.starts_at,
                    "on": row.on,
                }
                for row in rows
            ]
        )
    elif not rows:
        say("Nothing is written down: `kithward opportunity add TITLE` does, and calendars bring events.")
    else:
        print_table(
            ("id", "when", "what", "takes", "costs"),
            [
                (short_id(row.id), when(row, session.now), row.title, hours(row.minutes), str(row.money or ""))
                for row in rows
            ],
        )


def when(row: Any, now: datetime) -> str:
    if row.starts_at is not None:
        return f"{row.starts_at.astimezone(now.tzinfo):%a %-d %b %H:%M}"
    return f"{row.on:%a %-d %b}" if row.on else "any day"
