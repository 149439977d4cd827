"""`kithward guide`: the first five steps, what is done of them, and the command for the next."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, say

if TYPE_CHECKING:
    from kithward.guide import Guide

COMMANDS = {
    "vision": "kithward vision questions",
    "goal": 'kithward goal add "meet three people in fintech within three months"',
    "people": "kithward import FILE --preview",
    "strengths": "kithward serve",  # twenty statements are for a page
    "week": "kithward week",
}


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def guide(context: click.Context, json_wanted: bool) -> None:
    """The first five steps, from where you want to be to a first plan: what is done, and what is next."""
    if context.invoked_subcommand is not None:
        return
    session = open_session(context)
    from kithward import guide as guiding

    found = guiding.guide(session.workspace, session.today)
    if json_wanted:
        print_json(guide_as_json(found))
    else:
        print_guide(found)


def guide_as_json(found: "Guide") -> dict[str, Any]:
    return {
        "state": found.state,
        "steps": [
            {
                "step": step.key,
                "title": step.title,
                "done": step.is_done,
                "skipped": step.is_skipped,
                "stands": step.stands or None,
                "minutes": step.minutes,
                "command": COMMANDS[step.key],
            }
            for step in found.steps
        ],
        "next": found.next.key if found.next else None,
    }


def print_guide(found: "Guide") -> None:
    for number, step in enumerate(found.steps, start=1):
        mark = "done" if step.is_done else "skipped" if step.is_skipped else f"{step.minutes} min"
        say(f"{number}. {step.title} ({mark}){f': {step.stands}' if step.stands else ''}")
        if step.is_open:
            say(f"   {step.asks}")
    say()
    if found.next is None:
        say("No step is open: `kithward week` shows your plan, `kithward log` takes what happens.")
    else:
        say(f"Next: {COMMANDS[found.next.key]}")


@guide.command()
@click.argument("step")
@click.pass_context
def skip(context: click.Context, step: str) -> None:
    """Pass over one STEP: vision, goal, people, strengths or week."""
    session = open_session(context)
    from kithward import guide as guiding

    guiding.skip(session.workspace, step)
    say("Skipped. `kithward guide again` brings it back.")


@guide.command()
@click.pass_context
def leave(context: click.Context) -> None:
    """Leave the guide: the pages say nothing of it any more."""
    session = open_session(context)
    from kithward import guide as guiding

    guiding.turn(session.workspace, "left")
    say("You have left the guide. `kithward guide again` takes it up.")


@guide.command()
@click.pass_context
def again(context: click.Context) -> None:
    """Take the guide up again, with the steps that were skipped."""
    session = open_session(context)
    from kithward import guide as guiding

    guiding.turn(session.workspace, "on")
    print_guide(guiding.guide(session.workspace, session.today))
