"""`kithward import` and `kithward imports`: bring files in, look at what was brought, take it back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kithward.cli.progress import Bar
from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.errors import BadInput, KithwardError
from kithward.language.names import short_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kithward.exchange.report import ImportReport
    from kithward.wins.models import Win

MOST_SHOWN = 15
MOST_WON = 3


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Say what would come of it, and change nothing.")
@click.option(
    "--map",
    "said",
    multiple=True,
    metavar="COLUMN=MEANING",
    help="What a column of a table holds, where Kithward guesses wrong; --preview shows the guess.",
)
@as_json
@click.pass_context
def import_files(
    context: click.Context, files: tuple[Path, ...], preview: bool, said: tuple[str, ...], json_wanted: bool
) -> None:
    """Bring in LinkedIn archives, contact cards, tables of contacts and calendars; each FILE is whole or not at all."""
    session = open_session(context)
    columns = dict(map(column_of, said))
    from kithward.exchange.imports import import_file
    from kithward.upkeep import after_change

    found: list[Any] = []
    refused: list[str] = []
    for file in files:
        try:
            with Bar(file.name, hidden=json_wanted) as told:
                report = import_file(
                    session.workspace, file, now=session.now, preview=preview, columns=columns, progress=told
                )
        except KithwardError as error:
            refused.append(str(error))  # one bad file never keeps the others out
            continue
        won = [] if preview else after_change(session.workspace, session.today)[1]
        if json_wanted:
            found.append({**report.as_json(), "wins": [row.in_words for row in won]})
        else:
            print_report(file, report, preview=preview)
            print_won(won)
            if preview:
                print_columns(file, columns)
    if json_wanted and found:
        print_json(found[0] if len(files) == 1 else found)
    if refused:
        raise BadInput(" ".join(refused))


def column_of(said: str) -> tuple[str, str]:
    """A column and what it holds, of "Column=meaning"."""
    column, equals, meaning = said.rpartition("=")
    if not equals or not column.strip():
        raise BadInput(f"--map “{said}” says nothing: write it as --map “Column=meaning”, such as “Who=name”.")
    return column.strip(), meaning.strip().casefold()


def print_columns(file: Path, columns: dict[str, str]) -> None:
    """How the columns of a table were read; nothing for other files."""
    from kithward.exchange.reading import layout_of, load

    layout = layout_of(load(file), columns)
    for column in layout.columns if layout else ():
        say(f"  “{column.name}” is read as: {column.meaning}")


def print_report(file: Path, report: "ImportReport", *, preview: bool) -> None:
    say(f"{file.name}: {report.in_words()}")
    for problem in report.problems:
        say(f"  Note: {problem}")
    for skipped in report.skipped[:MOST_SHOWN]:
        say(f"  Not taken: {skipped.where}: {skipped.why}")
    if len(report.skipped) > MOST_SHOWN:
        say(f"  ... and {len(report.skipped) - MOST_SHOWN} more that were not taken; --json lists them all.")
    if preview:
        say("  This was a preview: nothing was changed.")


def print_won(won: "Sequence[Win]") -> None:
    """The wins that an import brought: how many, and the big ones by name."""
    if not won:
        return
    big = [row.title for row in won if row.size == "big"][:MOST_WON]
    named = f", among them: {'; '.join(big)}" if big else ""
    say(f"  {len(won)} {'win' if len(won) == 1 else 'wins'} found{named}. `kithward wins` lists them.")


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def imports(context: click.Context, json_wanted: bool) -> None:
    """List what was brought in; `imports undo ID` takes one back."""
    if context.invoked_subcommand:
        return
    session = open_session(context)
    from kithward.exchange import batches

    rows = list(batches.batches(session.workspace))
    if json_wanted:
        print_json([batches.batch_as_json(row) for row in rows])
        return
    if not rows:
        say(
            "Nothing was brought in yet: `kithward import FILE` takes LinkedIn archives, contact cards, tables of "
            "contacts and calendars."
        )
        return
    print_table(
        ("id", "when", "file", "state", "what"),
        [
            (short_id(row.id), f"{row.made_at:%-d %b %Y %H:%M}", row.file_name, row.state, batches.told(row))
            for row in rows
        ],
    )


@imports.command()
@click.argument("batch")
@click.pass_context
def undo(context: click.Context, batch: str) -> None:
    """Take back all that one import brought, as long as nothing was built on it."""
    session = open_session(context)
    from kithward.exchange import batches
    from kithward.exchange.undo import undo as take_back

    taken = take_back(session.workspace, batches.batch(session.workspace, batch).id, now=session.now)
    say(f"{taken.file_name} was taken back; the rest is as it was before.")
