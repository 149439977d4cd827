"""`kithward aspiration`: what the goals are for."""

from datetime import datetime

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.cli.undo import say_way_back

KINDS = click.Choice(["position", "skill", "experience"])
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def aspiration() -> None:
    """What the goals are for: positions, skills and experiences, by rank."""


@aspiration.command()
@click.argument("text")
@click.option("--kind", default="position", show_default=True, type=KINDS)
@click.option("--by", type=DAY, help="By when.")
@click.option("--rank", type=int, help="Its place, from 1 on; without it, the last.")
@click.pass_context
def add(context: click.Context, text: str, kind: str, by: datetime | None, rank: int | None) -> None:
    """Add an aspiration, after those that are there."""
    session = open_session(context)
    from kithward.vision import reversible

    made, undo_id = reversible.add_aspiration(
        session.workspace, text, kind=kind, rank=rank, by=by.date() if by else None
    )
    say(f"Added: {made.text} ({made.kind}, number {made.rank})")
    say_way_back(undo_id)


@aspiration.command("list")
@as_json
@click.pass_context
def list_aspirations(context: click.Context, json_wanted: bool) -> None:
    """All aspirations, the one that matters most first."""
    session = open_session(context)
    from kithward.vision import queries

    rows = list(queries.aspirations(session.workspace))
    if json_wanted:
        print_json(
            [{"id": str(row.id), "kind": row.kind, "text": row.text, "rank": row.rank, "by": row.by} for row in rows]
        )
    elif not rows:
        say('No aspirations yet: `kithward aspiration add "Lead an applied-ML team"` adds one.')
    else:
        print_table(
            ("rank", "kind", "what", "by"), [(str(row.rank), row.kind, row.text, str(row.by or "")) for row in rows]
        )


@aspiration.command()
@click.argument("name")
@click.argument("place", type=int)
@click.pass_context
def rank(context: click.Context, name: str, place: int) -> None:
    """Put the aspiration whose text holds NAME at another PLACE; the goals that serve it count by that."""
    session = open_session(context)
    from kithward.vision import queries, reversible

    row = queries.aspiration_called(session.workspace, name)
    moved, undo_id = reversible.rank_aspiration(session.workspace, row.id, place)
    say(f"Number {moved.rank}: {moved.text}")
    say_way_back(undo_id)


@aspiration.command()
@click.argument("name")
@click.option("--text", help="In other words.")
@click.option("--kind", type=KINDS)
@click.option("--by", type=DAY, help="By when.")
@click.pass_context
def change(context: click.Context, name: str, text: str | None, kind: str | None, by: datetime | None) -> None:
    """Change the aspiration whose text holds NAME; what is not given stays."""
    session = open_session(context)
    from kithward.vision import queries, reversible

    row = queries.aspiration_called(session.workspace, name)
    changed, undo_id = reversible.change_aspiration(
        session.workspace,
        row.id,
        text=row.text if text is None else text,
        kind=kind or row.kind,
        by=by.date() if by else row.by,
    )
    say(f"Changed: {changed.text}" if undo_id else "It says that already.")
    say_way_back(undo_id)


@aspiration.command()
@click.argument("name")
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Take the aspiration whose text holds NAME away; the goals that served it keep standing."""
    session = open_session(context)
    from kithward.goals import reversible
    from kithward.vision import queries

    row = queries.aspiration_called(session.workspace, name)
    undo_id = reversible.remove_aspiration(session.workspace, row.id, as_of=session.today)
    say(f"Removed: {row.text}. The goals that served it keep standing.")
    say_way_back(undo_id)
