"""`kithward year`: a year in review, in the terminal or on paper."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kithward.cli.files import A_FILE, overwrite, write_file
from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, say
from kithward.errors import BadInput

if TYPE_CHECKING:
    from kithward.wins.year_told import YearTold


@click.command()
@click.argument("number", metavar="[YEAR]", required=False, type=click.IntRange(1, 9998))
@as_json
@click.option("--pdf", type=A_FILE, help="Write it to this file, with its wins, to print or keep.")
@overwrite
@click.pass_context
def year(context: click.Context, number: int | None, json_wanted: bool, pdf: Path | None, overwrite: bool) -> None:
    """A year in review, the running one unless another is named: whom you met, what you did, what came of it."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.wins.year_told import told

    number = number or session.today.year
    if number > session.today.year:
        raise BadInput(f"{number} is still ahead.")
    found = pipeline.year_in_review(session.workspace, number, session.today)
    if pdf is not None:
        keep_year(session, told(found, session.today), pdf, overwrite=overwrite)
    elif json_wanted:
        print_json(asdict(found))
    else:
        say_year(told(found, session.today))


def keep_year(session: Session, year: "YearTold", pdf: Path, *, overwrite: bool) -> None:
    """Write a year with its wins as PDF."""
    from kithward.typeset.year import as_pdf
    from kithward.wins import queries

    wins = queries.wins_told(session.workspace, year.number)
    content = as_pdf(year, wins, owner=session.workspace.owner_name, made_on=session.today)
    write_file(pdf, content, overwrite=overwrite)
    say(f"{pdf}: {year.number} in review")


def say_year(year: "YearTold") -> None:
    say(f"{year.number} in review{f', up to {year.until}' if year.until else ''}")
    for count, noun in year.numbers:
        say(f"  {count} {noun}")
    if year.is_empty:
        say("Nothing is logged of this year.")
    if year.outcomes:
        say(f"What came of it: {', '.join(year.outcomes)}")
    if year.fields:
        say(f"Fields you opened: {year.fields}")
    if year.best_week:
        say(f"Best week: {year.best_week}")
