"""`kithward undo`: take the last change back, or one that is named."""

import sys
from typing import TYPE_CHECKING

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, say
from kithward.language.names import short_id

if TYPE_CHECKING:
    from uuid import UUID

    from kithward.undo.models import Undo


@click.command()
@click.argument("change", required=False)
@as_json
@click.pass_context
def undo(context: click.Context, change: str | None, json_wanted: bool) -> None:
    """Take the last change back, or the CHANGE whose id or words are given."""
    session = open_session(context)
    from kithward import diary
    from kithward.cli.log import print_news
    from kithward.undo import queries

    if change is not None:
        meant = queries.change_called(session.workspace, change)
    else:
        meant = queries.last_change(session.workspace)
        make_sure(session, meant)
    undone = diary.take_back(session.workspace, meant.id, now=session.now)
    if json_wanted:
        print_json({"taken_back": undone.words, **undone.news.as_json()})
        return
    say(f"Taken back: {undone.words}")
    print_news(undone.news)


def make_sure(session: Session, change: "Undo") -> None:
    """Ask where something else came after the change, so that it may not be the last one that is meant."""
    later = what_came_since(session, change)
    if not later:
        return
    if not sys.stdin.isatty():
        from kithward.errors import BadInput

        raise BadInput(f"{later} `kithward undo {short_id(change.id)}` takes back “{change.words}” all the same.")
    say(later)
    click.confirm(f"Take back “{change.words}” all the same?", abort=True)


def what_came_since(session: Session, change: "Undo") -> str:
    """What was done after a change and is none that can be taken back here, in words; empty for nothing."""
    from kithward.exchange import batches
    from kithward.language.nouns import counted
    from kithward.undo import queries
    from kithward.workspaces.tables import table_of

    batch = batches.last_applied(session.workspace)
    if batch is not None and batch.made_at > change.made_at:
        back = f"`kithward imports undo {short_id(batch.id)}` takes that back."
        return f"{batch.file_name} was brought in since: {back}"
    added = queries.added_since(session.workspace, change)
    if added is None:
        return ""
    what = counted(table_of(type(added)), 1)
    return f"{what[0].upper()}{what[1:]} was added since, which has no undo: {added}."


def say_way_back(undo_id: "UUID | None") -> None:
    """How the change that was just made can be taken back."""
    if undo_id is not None:
        say("  `kithward undo` takes it back.")
