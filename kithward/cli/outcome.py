"""`kithward outcome ...`: note what came of it, and say which goals it was for."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, say
from kithward.cli.undo import say_way_back
from kithward.language.terms import FORMS

if TYPE_CHECKING:
    from uuid import UUID

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def outcome() -> None:
    """What came of it: noted, and tied to the goals it was for."""


@outcome.command()
@click.argument("kind", type=click.Choice(FORMS["outcome"]))
@click.option("--from", "name", required=True, metavar="NAME", help="From whom: a name, or the id of a person.")
@click.option("--on", "day", type=DAY, help="When; without it, today.")
@click.option("--note", default="", help="A few words.")
@click.option("--for", "names", multiple=True, metavar="GOAL", help="A goal it was for; several allowed.")
@click.pass_context
def add(context: click.Context, kind: str, name: str, day: datetime | None, note: str, names: tuple[str, ...]) -> None:
    """Note an outcome of a KIND: "referral", "invitation to speak" ..."""
    session = open_session(context)
    from kithward import diary
    from kithward.cli.log import print_news
    from kithward.cli.people import one_person
    from kithward.errors import BadInput
    from kithward.goals import outcomes, queries

    came_on = day.date() if day else session.today
    if came_on > session.today:
        raise BadInput("That day is still ahead: note it when it has come.")
    goals = [queries.goal_called(session.workspace, one).goal.id for one in names]
    whom = one_person(session, name).id
    added, told = diary.add_outcome(
        session.workspace, kind, day=came_on, person_id=whom, note=note, as_of=session.today
    )
    undo_id = outcomes.choose(session.workspace, added.id, goals) if goals else told.undo_id
    print_outcome(session, added.id)
    print_news(told.news)
    say_way_back(undo_id)


@outcome.command()
@click.argument("name", metavar="OUTCOME")
@as_json
@click.pass_context
def show(context: click.Context, name: str, json_wanted: bool) -> None:
    """One OUTCOME, by the id that `kithward outcomes` shows: the goals it was for, and those it may have been for."""
    session = open_session(context)
    from kithward.network.came_of_it import outcome_called

    print_outcome(session, outcome_called(session.workspace, name), json_wanted=json_wanted)


@outcome.command()
@click.argument("name", metavar="OUTCOME")
@click.argument("goal")
@click.pass_context
def tie(context: click.Context, name: str, goal: str) -> None:
    """Say that an OUTCOME was for a GOAL, by its id or words."""
    choose(open_session(context), name, goal, was_for=True)


@outcome.command()
@click.argument("name", metavar="OUTCOME")
@click.argument("goal")
@click.pass_context
def untie(context: click.Context, name: str, goal: str) -> None:
    """Say that an OUTCOME was not for a GOAL after all."""
    choose(open_session(context), name, goal, was_for=False)


def choose(session: Session, name: str, goal: str, *, was_for: bool) -> None:
    from kithward.goals import outcomes, queries
    from kithward.network.came_of_it import outcome_called

    outcome_id = outcome_called(session.workspace, name)
    goal_id = queries.goal_called(session.workspace, goal).goal.id
    tied = [one for one, _ in outcomes.goals_tied(session.workspace, [outcome_id])[outcome_id] if one != goal_id]
    undo_id = outcomes.choose(session.workspace, outcome_id, [*tied, goal_id] if was_for else tied)
    print_outcome(session, outcome_id)
    if undo_id is None:
        say("It was so already.")
    say_way_back(undo_id)


def print_outcome(session: Session, outcome_id: "UUID", *, json_wanted: bool = False) -> None:
    """One outcome with what it was for."""
    from kithward.cli.outcomes import came_as_json, line_of
    from kithward.network.came_of_it import came
    from kithward.outcomes import what_for

    (found,) = came(session.workspace, [outcome_id])
    was_for = what_for(session.workspace, [outcome_id], session.today)[outcome_id]
    if json_wanted:
        print_json(came_as_json(found, was_for))
        return
    say(line_of(found, was_for))
    for one in was_for.proposed:
        say(f"  perhaps for: {one.goal} ({one.why.removesuffix('.')})")
