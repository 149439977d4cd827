"""`kithward`: all commands, and how errors are told. Django is loaded only by commands that need it."""

import sys
from datetime import datetime

import click

from kithward.cli import (
    aspirations,
    demo,
    duplicates,
    forecast,
    goals,
    guide,
    imports,
    log,
    opportunities,
    outcome,
    outcomes,
    people,
    review,
    roadmap,
    serve,
    strengths,
    undo,
    vision,
    week,
    wins,
    year,
)
from kithward.cli.session import Choice
from kithward.errors import KithwardError

BAD_INPUT = 2
YEARS = range(1900, 3000)  # beyond them calendars end: there is no week before the first, none after the last


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--workspace", default="mine", metavar="NAME", help="Which workspace: yours, or “sample” for the demo.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Look at everything as on this day.")
@click.version_option(package_name="kithward")
@click.pass_context
def kithward(context: click.Context, workspace: str, today: datetime | None) -> None:
    """Networking with a purpose: goals in plain words, counted, forecast and planned."""
    if today and today.year not in YEARS:
        raise click.BadParameter(f"choose a day of the years {YEARS.start} to {YEARS.stop - 1}.", param_hint="--today")
    context.obj = Choice(workspace, today.date() if today else None)


for command in (
    serve.serve,
    serve.link,
    demo.demo,
    guide.guide,
    imports.import_files,
    imports.imports,
    goals.goal,
    goals.goals,
    vision.vision,
    aspirations.aspiration,
    roadmap.roadmap,
    log.log,
    people.people,
    people.person,
    duplicates.duplicates,
    opportunities.opportunity,
    outcomes.outcomes,
    outcome.outcome,
    strengths.strengths,
    week.week,
    week.done,
    review.review,
    wins.wins,
    wins.win,
    year.year,
    undo.undo,
    forecast.forecast,
):
    kithward.add_command(command)


def main() -> None:
    """Run a command; what the person can mend is told in one line, with exit code 2."""
    try:
        kithward(standalone_mode=False)
    except KithwardError as error:
        stop(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(BAD_INPUT)
    except click.ClickException as error:
        stop(error.format_message())
    except UnicodeEncodeError:
        stop("Some letters of these words cannot be read: write them as UTF-8.")
    except database_errors() as error:
        stop(f"The database did not take it, and nothing was changed: {error}.")
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing was changed by this command.", err=True)
        sys.exit(130)


def database_errors() -> tuple[type[Exception], ...]:
    """Errors of the database, when a command has loaded it: a full disk, a lock, a server that is gone."""
    loaded = sys.modules.get("django.db")
    return (loaded.OperationalError, loaded.DataError) if loaded else ()


def stop(words: str) -> None:
    click.echo(f"kithward: {' '.join(words.split())}", err=True)
    sys.exit(BAD_INPUT)
