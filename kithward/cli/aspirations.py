"""`kithward aspiration`: what the goals are for."""

from datetime import datetime

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say


@click.group()
def aspiration() -> None:
    """What the goals are for: positions, skills and experiences, by rank."""


@aspiration.command()
@click.argument("text")
@click.option("--kind", default="position", show_default=True, type=click.Choice(["position", "skill", "experience"]))
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="By when.")
@click.pass_context
def add(context: click.Context, text: str, kind: str, by: datetime | None) -> None:
    """Add an aspiration, after those that are there."""
    session = open_session(context)
    from kithward.vision import actions

    made = actions.add_aspiration(session.workspace, text, kind=kind, by=by.date() if by else None)
    say(f"Added: {made.text} ({made.kind}, number {made.rank})")


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
