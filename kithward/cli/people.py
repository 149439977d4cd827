"""`kithward people` and `kithward person`: who is in the network."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.names import short_id

if TYPE_CHECKING:
    from kithward.network.models import Person

MOST_SHOWN = 50


@click.command()
@click.argument("query", default="")
@click.option("--most", default=MOST_SHOWN, show_default=True, type=click.IntRange(1, 100_000))
@as_json
@click.pass_context
def people(context: click.Context, query: str, most: int, json_wanted: bool) -> None:
    """Find people by the beginnings of words in names, titles, organisations, fields, places, tags and notes."""
    session = open_session(context)
    from kithward.network import queries
    from kithward.network.directory import directory
    from kithward.network.finding import Wanted

    found = directory(session.workspace, session.today).find(Wanted(query))
    shown = queries.rows_of(session.workspace, found.ids(most=most))
    if json_wanted:
        print_json([person_as_json(row) for row in shown])
        return
    if not shown:
        say(
            f"Nobody is found for “{query}”."
            if query
            else "Nobody is here yet: `kithward import FILE` brings people in."
        )
        return
    print_table(("name", "title", "organisation", "fields", "last contact"), [person_row(row) for row in shown])
    if len(found) > len(shown):
        say(f"... {len(shown)} of {len(found)}; --most shows more.")


def person_row(row: "Person") -> tuple[str, ...]:
    last = f"{row.last_contact_on:%-d %b %Y}" if row.last_contact_on else "never"
    return row.name, row.title, row.organisation.name if row.organisation else "", ", ".join(row.fields), last


def person_as_json(row: "Person") -> dict[str, Any]:
    return {
        "id": str(row.id),
        "name": row.name,
        "title": row.title,
        "organisation": row.organisation.name if row.organisation else None,
        "fields": row.fields,
        "seniority": row.seniority or None,
        "place": row.place or None,
        "met_on": row.met_on,
        "last_contact_on": row.last_contact_on,
        "contacts": row.contact_count,
        "origins": row.origins,
    }


def one_person(session: Session, name: str) -> "Person":
    """The person meant by a name or the end of an id; raises NotFound, or BadInput for several."""
    from kithward.errors import BadInput, NotFound
    from kithward.network import queries

    found = queries.people_called(session.workspace, name)
    if not found:
        raise NotFound(f"Nobody is called “{name}”: `kithward people` lists who is here.")
    if len(found) > 1:
        listed = "; ".join(f"{short_id(row.id)} {described(row)}" for row in found[:6])
        raise BadInput(f"“{name}” could be: {listed}. Give the whole name or the id.")
    return found[0]


def described(row: "Person") -> str:
    return f"{row.name}, {row.organisation.name}" if row.organisation else row.name


@click.command()
@click.argument("name")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1, 10_000), help="Of what happened.")
@as_json
@click.pass_context
def person(context: click.Context, name: str, page: int, json_wanted: bool) -> None:
    """One person: who they are, how the tie stands, whom they know, and what happened."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.cli.person import json_of, lines_of, moments_of
    from kithward.network.portrait import portrait
    from kithward.planning.tie import tie_of

    row = one_person(session, name)
    found = portrait(session.workspace, row.id, session.today, page=page)
    tie = tie_of(row, session.today)
    goals = pipeline.counts_for(session.workspace, row.id, session.today)
    if json_wanted:
        print_json({**person_as_json(row), **json_of(found, tie, goals)})
        return
    say(described(row))
    for words in lines_of(found, tie, goals, session.today):
        say(words)
    if found.timeline:
        say()
        print_table(("when", "what", "note"), moments_of(found))
        if found.has_more:
            say(f"... --page {page + 1} shows what was before.")
