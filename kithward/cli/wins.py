"""`kithward wins` and `kithward win ...`: what was reached, told by hand, and how it was celebrated."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.cli.undo import say_way_back
from kithward.cli.win_card import card
from kithward.language.names import short_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kithward.wins.models import Win
    from kithward.wins.queries import Thanked

DAY = click.DateTime(["%Y-%m-%d"])
MOST_SHOWN = 50


@click.command()
@click.option("--year", type=click.IntRange(1, 9999), help="Only those of a year.")
@as_json
@click.pass_context
def wins(context: click.Context, year: int | None, json_wanted: bool) -> None:
    """What went well, the latest first: found in your log, or told by you."""
    session = open_session(context)
    from kithward.upkeep import keep_up
    from kithward.wins import queries

    keep_up(session.workspace, session.today)
    found = queries.wins(session.workspace)
    rows = list(found.filter(day__year=year) if year else found)
    if json_wanted:
        thanked = queries.thanked(session.workspace, rows)
        print_json([win_as_json(row, thanked[row.id]) for row in rows])
    elif not rows:
        say('No wins yet: what your log shows turns up by itself, and `kithward win add "..."` tells of the rest.')
    else:
        print_table(
            ("id", "day", "", "what", "how it is known", "celebrated"), [line_of(row) for row in rows[:MOST_SHOWN]]
        )
        if len(rows) > MOST_SHOWN:
            say(f"and {len(rows) - MOST_SHOWN} before those: `--year` shows one year, `--json` all.")


def line_of(row: "Win") -> tuple[str, ...]:
    star = "★" if row.size == "big" else ""
    return (short_id(row.id), f"{row.day:%-d %b %Y}", star, row.title, row.evidence, row.celebrated)


def win_as_json(row: "Win", thanked: "Sequence[Thanked]") -> dict[str, Any]:
    return {
        "id": str(row.id),
        "day": row.day,
        "title": row.title,
        "size": row.size,
        "found": row.is_found,
        "evidence": row.evidence,
        "goal": str(row.goal_id) if row.goal_id else None,
        "celebrated": row.celebrated,
        "meaning": row.meaning,
        "thanks": [{"name": one.name, "done_on": one.done_on} for one in thanked],
    }


@click.group()
def win() -> None:
    """Tell of a win, say how it was celebrated, thank somebody for it, share it, forget it."""


win.add_command(card)


@win.command()
@click.argument("title")
@click.option("--on", "day", type=DAY, help="On which day, if not today.")
@click.option("--big", is_flag=True, help="It is a big one to you.")
@click.option("--celebrated", default="", help="How you celebrated it.")
@click.option("--meaning", default="", help="What it meant to you.")
@as_json
@click.pass_context
def add(
    context: click.Context,
    title: str,
    day: datetime | None,
    big: bool,
    celebrated: str,
    meaning: str,
    json_wanted: bool,
) -> None:
    """Put something on the wall that your log cannot know."""
    session = open_session(context)
    from kithward.wins import actions

    made, undo_id = actions.add_win(
        session.workspace,
        title,
        day=day.date() if day else session.today,
        as_of=session.today,
        size="big" if big else "small",
        celebrated=celebrated,
        meaning=meaning,
    )
    if json_wanted:
        print_json(win_as_json(made, ()))
        return
    say(f"On your wall: {made.title} ({short_id(made.id)})")
    say_way_back(undo_id)


@win.command()
@click.argument("which", metavar="WIN")
@click.argument("how")
@click.option("--meaning", help="What it meant to you.")
@click.pass_context
def celebrate(context: click.Context, which: str, how: str, meaning: str | None) -> None:
    """Say HOW a WIN was celebrated; name it by its id or part of its title."""
    session = open_session(context)
    from kithward.wins import actions, queries

    row = queries.win_called(session.workspace, which)
    told = {"celebrated": how, "meaning": row.meaning if meaning is None else meaning}
    undo_id = actions.mark(session.workspace, row.id, as_of=session.today, **told)
    say(f"Celebrated: {row.title}")
    say_way_back(undo_id)


@win.command()
@click.argument("which", metavar="WIN")
@click.argument("name")
@click.option("--by", type=DAY, help="By when.")
@click.pass_context
def thank(context: click.Context, which: str, name: str, by: datetime | None) -> None:
    """Be reminded to thank NAME for a WIN: a follow-up."""
    session = open_session(context)
    from kithward.cli.people import one_person
    from kithward.wins import actions, queries

    row, person = queries.win_called(session.workspace, which), one_person(session, name)
    due_on = by.date() if by else None
    _, undo_id = actions.thank(session.workspace, row.id, [person.id], as_of=session.today, due_on=due_on)
    say(f"To thank: {person.name}, for “{row.title}”")
    say_way_back(undo_id)


@win.command()
@click.argument("which", metavar="WIN")
@click.pass_context
def forget(context: click.Context, which: str) -> None:
    """Take a WIN off the wall; one that was found is not found again."""
    session = open_session(context)
    from kithward.wins import actions, queries

    row = queries.win_called(session.workspace, which)
    undo_id = actions.forget(session.workspace, row.id, as_of=session.today)
    say(f"Off your wall: {row.title}")
    say_way_back(undo_id)
